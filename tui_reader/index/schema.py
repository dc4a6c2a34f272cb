"""What the index holds, and where it lives.

Two documents a source, because annotations come later than text: a `TEXT` and an `ANNOTATIONS`. The index is
a cache of the user's own making. As Whoosh's files hold pickles, only a folder with our marker is opened.
"""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from time import sleep
from typing import Any

from whoosh import fields
from whoosh.analysis import Analyzer, Token
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshError

from tui_reader.index.text import fold, positions

FORMAT = "tui-reader index 2\n"  # to be counted up whenever the schema or the words it holds change
TEXT, ANNOTATIONS = "text", "annotations"
UNSURE, UNORDERED = "unsure", "unordered"
_MARKER = "complete"
_TRIES = 10
DAMAGED = (WhooshError, FileFormatError, OSError, EOFError, struct.error, pickle.UnpicklingError)
_UNREADABLE = (*DAMAGED, ValueError, LookupError, AttributeError, ImportError)  # what damaged pickles raise


class _Words(Analyzer):  # type: ignore[misc]
    """Gives Whoosh the words that `positions` finds."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        token = Token(positions=True)
        for token.pos, token.text in positions(fold(value)):
            yield token


class _Held:
    """A lock that is always had: the writer holds one of its own, and Whoosh, if it fails, keeps its lock."""

    def acquire(self) -> bool:
        return True

    def release(self) -> None:
        pass


class _Mapped(FileStorage):  # type: ignore[misc]
    """Reads files where the system keeps them; Whoosh itself would copy the whole index at each opening."""

    def lock(self, name: str) -> _Held:
        return _Held()

    def open_file(self, name: str, **options: Any) -> Any:
        with (Path(self.folder) / name).open("rb") as file:
            if not os.fstat(file.fileno()).st_size:  # cannot be mapped
                return super().open_file(name, **options)
            return StructFile(mmap(file.fileno(), 0, access=ACCESS_READ), name=name, **options)


def schema() -> fields.Schema:
    in_order, counted = fields.TEXT(analyzer=_Words()), fields.TEXT(analyzer=_Words(), phrase=False)
    return fields.Schema(
        path=fields.ID(sortable=True),
        kind=fields.ID,
        text=in_order,
        order=fields.ID,  # UNORDERED where the text is long and each of its words is held but once
        name=in_order,  # the words of the path
        published=fields.ID,
        person=counted,  # the names and aliases of a person, once a mention
        speaker=counted,
        said=in_order,
        unsure=fields.ID,  # UNSURE where the speaker of a quote is not known for sure
        date=fields.KEYWORD(commas=True),  # the earliest days that date expressions may mean
    )


def key(path: str) -> str:
    """A path as text that UTF-8 can hold, whatever bytes the file's name is made of."""
    return path.encode("utf-8", "surrogatepass").decode("latin-1")


def path_of(key: str) -> str:
    return key.encode("latin-1").decode("utf-8", "surrogatepass")


def opened(directory: Path) -> FileIndex | None:
    """The index in a folder, None if there is none that is whole and of our format."""
    try:
        if (directory / _MARKER).read_text("utf-8") != FORMAT:
            return None
    except (OSError, ValueError):
        return None
    for _ in range(_TRIES):
        try:
            return _Mapped(str(directory)).open_index()
        except FileNotFoundError:  # a writer has just put another generation in its place
            sleep(0.01)
        except _UNREADABLE:
            break
    return None


def is_whole(directory: Path) -> bool:
    """Whether there is an index in a folder that can be searched; else a writer begins an empty one."""
    return opened(directory) is not None


def created(directory: Path) -> FileIndex:
    """A new, empty index in a folder, in place of what was there of one."""
    (directory / _MARKER).unlink(missing_ok=True)
    for file in directory.iterdir():
        if file.is_file() and file.name.lstrip("_").startswith("MAIN"):
            file.unlink()
    return _Mapped(str(directory)).create_index(schema())


def complete(directory: Path) -> None:
    """Marks the index in a folder as whole."""
    marker = directory / _MARKER
    if not marker.exists():
        marker.write_text(FORMAT, "utf-8")
