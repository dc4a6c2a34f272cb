"""What a user names, as a library."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tui_reader.errors import UsageError
from tui_reader.library.folder import Library
from tui_reader.settings import Settings


def open_library(targets: Sequence[Path], settings: Settings) -> Library:
    """The library of a folder, or of one or more files; raises UsageError for anything else."""
    folders = [target for target in targets if target.is_dir()]
    if len(targets) == 1 and folders:
        return Library(folders[0].resolve(), settings)
    if folders:
        raise UsageError(f"{folders[0]}: name one folder, or files only")
    for target in targets:
        if not target.exists():
            raise UsageError(f"{target}: there is no such file or folder")
    files = [target.parent.resolve() / target.name for target in targets]
    root = Path(os.path.commonpath([file.parent for file in files]))
    return Library(root, settings, tuple(dict.fromkeys(file.relative_to(root).as_posix() for file in files)))
