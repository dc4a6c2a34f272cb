"""Full-text search: what words are, what a query means, and an index that says where to look.

What looks into the index or writes it loads Whoosh when it is first touched; the rest does without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui_reader.index.match import alias_test, match, no_persons
from tui_reader.index.nodes import And, Leaf, Node
from tui_reader.index.query import parse
from tui_reader.index.text import fold, passages, tokens, vocabulary

if TYPE_CHECKING:
    from tui_reader.index.build import writer
    from tui_reader.index.schema import is_whole, parts
    from tui_reader.index.search import Candidates, candidates, forms_near, forms_starting

__all__ = [
    "And",
    "Candidates",
    "Leaf",
    "Node",
    "alias_test",
    "candidates",
    "fold",
    "forms_near",
    "forms_starting",
    "is_whole",
    "match",
    "no_persons",
    "parse",
    "parts",
    "passages",
    "tokens",
    "vocabulary",
    "writer",
]

_ON_WHOOSH = {
    "Candidates": "search",
    "candidates": "search",
    "forms_near": "search",
    "forms_starting": "search",
    "is_whole": "schema",
    "parts": "schema",
    "writer": "build",
}


def __getattr__(name: str) -> Any:
    if name in _ON_WHOOSH:
        return getattr(import_module(f"{__name__}.{_ON_WHOOSH[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
