"""Full-text search: what words are, what a query means, and an index that says where to look."""

from __future__ import annotations

from tui_reader.index.match import alias_test, match, no_persons
from tui_reader.index.nodes import Node
from tui_reader.index.query import parse
from tui_reader.index.text import fold, passages, tokens

__all__ = ["Node", "alias_test", "fold", "match", "no_persons", "parse", "passages", "tokens"]
