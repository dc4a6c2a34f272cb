"""Writing an export: whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from tui_reader.errors import ReaderError
from tui_reader.visible import visible


def save(path: Path, chunks: Iterable[str], overwrite: bool = False) -> None:
    """Write the chunks to the file as UTF-8.

    The file appears, or changes, in one step when all of it is on the disk; a link is followed, and what is
    not a regular file (a pipe, a device) is written to as it is. Raises ReaderError if the file exists and is
    not to be overwritten, and if it cannot be written; then nothing has changed.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as file:
                file.writelines(chunks)
        else:
            _replace(target, chunks, overwrite)
    except FileExistsError:
        raise ReaderError(
            f"{visible(str(path))}: exists already; choose another name or allow to overwrite it (--force)"
        ) from None
    except OSError as error:
        raise ReaderError(
            f"{visible(str(path))}: cannot be written: {error.strerror}; choose another place"
        ) from error


def _replace(target: Path, chunks: Iterable[str], overwrite: bool) -> None:
    if target.exists() and not overwrite:
        raise FileExistsError(target)
    draft = target.with_name(f".reader-{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            if not overwrite:
                raise FileExistsError(target)
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
