"""One file becomes one Source."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui_reader.errors import SourceError
from tui_reader.model import Source
from tui_reader.sources.decode import decode
from tui_reader.sources.header import header


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells whether a file has changed: its size in bytes, its modification time in ns."""

    size: int
    modified: int


class Changing(SourceError):
    """A file that is being written."""


def fingerprint(root: Path, path: str) -> Fingerprint:
    """Raises SourceError if the file is gone or out of reach."""
    try:
        return _fingerprint(os.stat(root / path))
    except OSError as error:
        raise _cannot_read(error) from error


def read_source(root: Path, path: str) -> tuple[Source, Fingerprint]:
    """The source at `path`, which is relative to `root`, and the state of the file it was read in.

    Raises SourceError, which says why, for what is out of reach, not text, or changes while it is read.
    """
    data, state = _bytes(root / path)
    decoded = decode(data)
    if decoded is None:
        raise SourceError("not a text: the bytes are of another format")
    problems = []
    if not decoded.text.strip():
        problems.append("the file is empty")
    if decoded.undecodable:
        problems.append(f"{decoded.undecodable} characters could not be decoded as {decoded.encoding}")
    title, published = header(decoded.text)
    source = Source(
        path=path,
        text=decoded.text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        title=title or PurePosixPath(path).name,
        published=published,
        problems=tuple(problems),
    )
    return source, state


def _bytes(file: Path) -> tuple[bytes, Fingerprint]:
    """All bytes of a file that did not change meanwhile; tried twice."""
    try:
        for _ in range(2):
            # Without O_NONBLOCK a named pipe that took the file's place would block for ever.
            with open(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
                before = os.fstat(opened.fileno())
                if not stat.S_ISREG(before.st_mode):
                    raise SourceError("not a regular file")
                data = opened.read()
                after = os.fstat(opened.fileno())
            if _fingerprint(before) == _fingerprint(after) and len(data) == after.st_size:
                return data, _fingerprint(after)
    except (OSError, MemoryError) as error:
        raise _cannot_read(error) from error
    raise Changing("the file was changing while it was read; it is tried again")


def _fingerprint(state: os.stat_result) -> Fingerprint:
    return Fingerprint(state.st_size, state.st_mtime_ns)


def _cannot_read(error: OSError | MemoryError) -> SourceError:
    if isinstance(error, MemoryError):
        return SourceError("too large for the memory of this machine")
    return SourceError(f"cannot be read: {error.strerror or error}")
