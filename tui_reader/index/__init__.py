"""Full-text search: what words are, what a query means, and an index that says where to look.

`Index`, to ask, and `writer`, to build, load Whoosh when they are first touched; the rest does without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui_reader.index.match import alias_test, match, no_persons
from tui_reader.index.nodes import Node
from tui_reader.index.query import parse
from tui_reader.index.text import fold, passages, tokens

if TYPE_CHECKING:
    from tui_reader.index.build import writer
    from tui_reader.index.search import Index

__all__ = [
    "Index",
    "Node",
    "alias_test",
    "fold",
    "match",
    "no_persons",
    "parse",
    "passages",
    "tokens",
    "writer",
]


def __getattr__(name: str) -> Any:
    if name == "Index":
        from tui_reader.index.search import Index

        return Index
    if name == "writer":
        from tui_reader.index.build import writer

        return writer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
