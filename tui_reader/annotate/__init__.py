"""A Source becomes Annotations: people, quotes with their speakers, dates. The only room that knows spaCy.

`annotate` loads the grammars of this room when it is first touched: what only asks how annotations are made,
such as the screen at its start, does without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui_reader.annotate.people.entities import model_name

if TYPE_CHECKING:
    from tui_reader.annotate.pipeline import annotate

__all__ = ["RULES", "annotate", "model_name"]

RULES = "9"
"""The version of the rules: annotations made by another are made anew."""


def __getattr__(name: str) -> Any:
    if name == "annotate":
        return import_module("tui_reader.annotate.pipeline").annotate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
