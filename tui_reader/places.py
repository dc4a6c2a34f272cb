"""Where things of the user live: the configuration, what can be made again (cache), what cannot (data)."""

from __future__ import annotations

import os
import re
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

from tui_reader.errors import ReaderError

_APP = "tui-reader"


def config_file() -> Path:
    return user_config_path(_APP, appauthor=False) / "config.toml"


def cache_dir(key: str) -> Path:
    """Where indexes and annotations of the folder with this key are kept; can be deleted at any time."""
    return user_cache_path(_APP, appauthor=False) / key


def data_dir(key: str) -> Path:
    """Where the user's own work on the folder with this key is kept."""
    return user_data_path(_APP, appauthor=False) / key


def folder_key(root: Path) -> str:
    """A name for the folder: readable, and unique to its absolute path."""
    digest = _digest(os.fsencode(root.resolve()))
    readable = re.sub(r"[^a-z0-9]+", "-", root.resolve().name.lower()).strip("-")[:32]
    return f"{readable or 'folder'}-{digest}"


def selection_key(selection: tuple[str, ...]) -> str:
    """A name for some files of a folder, or for all of it where none are selected."""
    return f"files-{_digest(*map(os.fsencode, selection))}" if selection else "all"


def _digest(*parts: bytes) -> str:
    import hashlib  # loads OpenSSL, which the screen need not wait for

    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def private_dir(path: Path) -> Path:
    """Make the folder, for nobody but the user (mode 0700); ReaderError where that cannot be."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    except OSError as error:
        raise ReaderError(
            f"{path}: {error.strerror or error}; free the place or set XDG_CACHE_HOME and XDG_DATA_HOME"
        ) from error
    return path
