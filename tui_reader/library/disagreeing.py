"""What sources tell differently, most serious first, in words that take no side."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from tui_reader.collate import copies
from tui_reader.collate.disagreements import SERIOUSNESS, Conflict, conflicts, of_variants
from tui_reader.collate.disagreements.quoted import counted, shortened
from tui_reader.collate.sentences import around
from tui_reader.collate.statements import Told, told
from tui_reader.library.comparing import all_variants
from tui_reader.library.differing import aligned
from tui_reader.library.findings import finding
from tui_reader.model import Annotations, Disagreement, Finding, Source, Span

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache
    from tui_reader.store.statements import Statements

_OPEN = 64


def note(statements: Statements, number: int, source: Source, annotations: Annotations) -> None:
    """Keep what this source states, to be compared."""
    statements.put(number, msgspec.msgpack.encode(told(source, annotations)))


def disagreements(library: Library) -> tuple[Disagreement, ...]:
    """All that the sources tell differently, the most serious first."""
    quoted = [
        found for variants in all_variants(library) for found in of_variants(variants, aligned(variants))
    ]
    with library.cache() as cache:
        sources = lru_cache(_OPEN)(cache.source)  # many places stand in few sources
        stated = (
            found
            for found in _stated(cache, sources)
            if not any(_is_within(found, other) for other in quoted)
        )
        stories = copies.stories(cache.copies.pairs())
        shown = (
            replace(
                found,
                independent=copies.independent({place.source for place in found.places}, stories),
                contexts=tuple(_context(sources(place.source), place) for place in found.places),
            )
            for found in chain(stated, quoted)
        )
        return tuple(sorted(shown, key=_seriousness))


def _is_within(one: Disagreement, other: Disagreement) -> bool:
    """Whether another disagreement of the kind has all places of one: a number in a quote is told once."""
    return one.kind == other.kind and all(
        any(
            place.source == there.source and place.start < there.end and there.start < place.end
            for there in other.places
        )
        for place in one.places
    )


def stated_otherwise(cache: Cache) -> tuple[list[Conflict], Mapping[int, bytes]]:
    """What sources state otherwise of dates, counts and claims, and the paths of the sources by number."""
    known, paths = cache.statements.all(), cache.statements.paths()
    decode = msgspec.msgpack.Decoder(Told).decode
    return list(conflicts({number: decode(encoded) for number, encoded in known.items()})), paths


def _context(source: Source | None, place: Finding) -> Span:
    """The sentences around a place; the place itself where the source has changed meanwhile."""
    if source is None or source.sha256 != place.sha256:
        return Span(place.start, place.end, place.text)
    return source.span(*around(source.text, place.start, place.end))


def _seriousness(disagreement: Disagreement) -> tuple[int, int, str, int]:
    first = disagreement.places[0]
    return SERIOUSNESS.index(disagreement.kind), -disagreement.independent, first.source, first.start


def _stated(cache: Cache, sources: Callable[[str], Source | None]) -> Iterator[Disagreement]:
    """What sources state otherwise, with the words that stand at its places."""
    found, paths = stated_otherwise(cache)
    for conflict in found:
        places: list[Finding] = []
        for place in conflict.places:
            if (source := sources(os.fsdecode(paths[place.source]))) is not None:
                span = source.span(place.start, place.end)
                details = {"says": place.side or span.text}
                places.append(finding(source, span, source.line_of(span.start), details=details))
        places.sort(key=lambda place: (place.published or "9999", place.source, place.start))
        text = ""
        if conflict.sentence is not None:
            number, start, end = conflict.sentence
            source = sources(os.fsdecode(paths[number]))
            text = source.text[start:end] if source is not None else ""
        yield Disagreement(conflict.kind, _says(conflict, places, text), tuple(places))


def _says(conflict: Conflict, places: list[Finding], sentence: str) -> str:
    """One line: the question, and the answers with how many sources give each, the earliest first."""
    question = f"{conflict.question} in {shortened(sentence)}" if sentence else conflict.question
    if conflict.kind == "impossible":
        return f"{question}: {', '.join(dict.fromkeys(shortened(place.text) for place in places))}"
    answers: dict[str | None, set[str]] = {}
    shown: dict[str | None, str] = {}
    for place in places:
        side = place.details["says"]
        answers.setdefault(side, set()).add(place.source)
        shown.setdefault(side, side or "" if conflict.kind == "number" else shortened(place.text))
    told = "; ".join(f"{shown[side]} in {counted(len(given))}" for side, given in answers.items())
    return f"{question}: {told}"
