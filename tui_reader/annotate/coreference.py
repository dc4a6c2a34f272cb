"""Whom "she", "the actress" and "the pair" stand for, where they name a speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui_reader.annotate.sentences import Sentence
from tui_reader.model import Evidence, Form, Mention, Person, Quote

if TYPE_CHECKING:
    from tui_reader.annotate.speakers import Attribution


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom words stand for, why, and how surely (a factor from 0 to 1)."""

    form: Form
    person: str | None
    persons: tuple[str, ...]
    confidence: float
    evidence: tuple[Evidence, ...]


def resolve_references(
    text: str,
    read: Sequence[Sentence],
    found: Mapping[int, Attribution],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    persons: Sequence[Person],
) -> dict[tuple[int, int], Reference]:
    return {}
