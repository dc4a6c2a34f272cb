"""Facets in words: their kinds, what one of them asks for. No Textual here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tui_reader.model import Facet, FacetKind
from tui_reader.visible import visible

KINDS: dict[FacetKind, str] = {
    "person": "people",
    "speaker": "speakers",
    "date": "dates",
    "source": "sources",
}


def query_of(facet: Facet) -> str:
    """The query that asks for what has this facet."""
    return f"{facet.kind}:{facet.key if facet.kind == 'date' else quoted(facet.name)}"


def quoted(words: str) -> str:
    """Words as one phrase of a query."""
    return '"' + words.replace('"', " ") + '"'


def titled(found: Sequence[Facet], title_of: Callable[[str], str]) -> Sequence[Facet]:
    """The same with sources called by their titles."""
    return [replace(facet, name=title_of(facet.key)) if facet.kind == "source" else facet for facet in found]


def toggled(narrowed: Sequence[Facet], facet: Facet) -> tuple[Facet, ...]:
    """What is narrowed by after this facet was chosen: it too, or no more it."""
    others = tuple(other for other in narrowed if not same(other, facet))
    return others if len(others) < len(narrowed) else (*others, facet)


def same(one: Facet, other: Facet) -> bool:
    """Whether two facets are one, whatever their counts."""
    return (one.kind, one.key) == (other.kind, other.key)


def words(narrowed: Sequence[Facet]) -> str:
    """`Ann Lee · 2031-05`."""
    return " · ".join(visible(facet.name) for facet in narrowed)
