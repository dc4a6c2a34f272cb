"""What the index holds, and where it lives.

Two kinds of documents, because annotations come later than text: one for the text of a source (with `path`), one
for its annotations (with `about`). The index is a cache of the user's own making. Whoosh's files hold pickles,
therefore only a folder with our marker in it is ever opened.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh import columns
from whoosh.analysis import Analyzer, Token
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema
from whoosh.index import FileIndex, create_in, open_dir
from whoosh.index import IndexError as WhooshError

from tui_reader.index.text import fold, positions

FORMAT = "tui-reader index 1\n"  # to be counted up whenever the schema or the words it holds change
_MARKER = "complete"
_DAMAGED = (WhooshError, OSError, EOFError, ValueError, KeyError, struct.error, pickle.UnpicklingError)


class _Words(Analyzer):  # type: ignore[misc]
    """Gives Whoosh the words that `positions` finds."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        token = Token(positions=True)
        for token.pos, token.text in positions(fold(value)):
            yield token


def schema() -> Schema:
    in_order, counted = TEXT(analyzer=_Words()), TEXT(analyzer=_Words(), phrase=False)
    return Schema(
        path=ID(sortable=True),
        sha256=COLUMN(columns.VarBytesColumn()),
        source=STORED,
        text=in_order,
        name=in_order,  # the words of the path
        published=ID,
        about=ID(sortable=True),
        person=counted,  # the names and aliases of a person, once a mention
        speaker=counted,
        said=in_order,
        unsure=ID,  # the lowest confidence in a speaker
        date=KEYWORD(commas=True),  # the earliest days that date expressions may mean
    )


def key(path: str) -> str:
    """A path as text that UTF-8 can hold, whatever bytes the file's name is made of."""
    return path.encode("utf-8", "surrogateescape").decode("latin-1")


def path_of(key: str) -> str:
    return key.encode("latin-1").decode("utf-8", "surrogateescape")


def opened(directory: Path) -> FileIndex | None:
    """The index in a folder, None if there is none that is whole and of our format."""
    try:
        if (directory / _MARKER).read_text("utf-8") == FORMAT:
            return open_dir(str(directory))
    except _DAMAGED:
        pass
    return None


def created(directory: Path) -> FileIndex:
    """A new, empty index in a folder, in place of what was there of one."""
    (directory / _MARKER).unlink(missing_ok=True)
    for file in directory.iterdir():
        if file.is_file() and file.name.lstrip("_").startswith("MAIN"):
            file.unlink()
    return create_in(str(directory), schema())


def complete(directory: Path) -> None:
    """Marks the index in a folder as whole."""
    marker = directory / _MARKER
    if not marker.exists():
        marker.write_text(FORMAT, "utf-8")
