"""Full-text search: what words are, what a query means, and an index that says where to look.

`candidates`, `is_whole` and `writer` load Whoosh when they are first touched; the rest does without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui_reader.index.match import alias_test, match, no_persons
from tui_reader.index.nodes import And, Leaf, Node
from tui_reader.index.query import parse
from tui_reader.index.text import fold, passages, tokens

if TYPE_CHECKING:
    from tui_reader.index.build import writer
    from tui_reader.index.schema import is_whole
    from tui_reader.index.search import candidates

__all__ = [
    "And",
    "Leaf",
    "Node",
    "alias_test",
    "candidates",
    "fold",
    "is_whole",
    "match",
    "no_persons",
    "parse",
    "passages",
    "tokens",
    "writer",
]

_ON_WHOOSH = {"candidates": "search", "is_whole": "schema", "writer": "build"}


def __getattr__(name: str) -> Any:
    if name in _ON_WHOOSH:
        return getattr(import_module(f"{__name__}.{_ON_WHOOSH[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
