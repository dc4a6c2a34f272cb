"""Installing the peers: which Python runs each, or why it cannot be measured."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path


class Missing(Exception):
    """Why a peer is not there."""


def find(engine: str, scratch: Path) -> str:
    """The Python that runs an engine, which is installed if need be; raises Missing."""
    return _FOUND[engine](scratch) if engine in _FOUND else sys.executable


def _ripgrep(scratch: Path) -> str:
    if not shutil.which("rg"):
        _apt("ripgrep")
    return sys.executable


def _recoll(scratch: Path) -> str:
    if not shutil.which("recollindex"):
        _apt("recollcmd", "python3-recoll")
    for python in (sys.executable, "/usr/bin/python3"):
        if shutil.which(python) and _runs(python, "-c", "from recoll import recoll"):
            return python
    raise Missing("no Python here has Recoll's module")


def _fts5(scratch: Path) -> str:
    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE sources USING fts5 (text)")
    except sqlite3.OperationalError as error:
        raise Missing(str(error)) from error
    return sys.executable


def _tantivy(scratch: Path) -> str:
    venv.create(scratch / "tantivy", with_pip=True)
    python = str(scratch / "tantivy" / "bin" / "python")
    if not _runs(python, "-m", "pip", "install", "-q", "tantivy"):
        raise Missing("pip cannot install it here")
    return python


_FOUND: dict[str, Callable[[Path], str]] = {
    "ripgrep": _ripgrep,
    "recoll": _recoll,
    "fts5": _fts5,
    "tantivy": _tantivy,
}


def _apt(*packages: str) -> None:
    if not shutil.which("apt-get") or os.geteuid():
        raise Missing(f"install {' and '.join(packages)} first")
    _runs("apt-get", "-q", "update")
    if not _runs("apt-get", "-q", "install", "-y", "--no-install-recommends", *packages):
        raise Missing(f"apt-get cannot install {' and '.join(packages)} here")


def _runs(*command: str) -> bool:
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return ran.returncode == 0
