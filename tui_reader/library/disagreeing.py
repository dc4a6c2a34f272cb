"""What sources tell differently, most serious first, in words that take no side."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

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
    with library.cache() as cache:
        found, paths = stated_otherwise(cache)
        stated = list(_shown(library, cache, found, paths))
    quoted = [
        replace(found, independent=library.independent({place.source for place in found.places}))
        for variants in all_variants(library)
        for found in of_variants(variants, aligned(variants))
    ]
    with library.cache() as cache:
        shown = map(_Contexts(cache).shown, (*stated, *quoted))
        return tuple(sorted(shown, key=_seriousness))


def stated_otherwise(cache: Cache) -> tuple[list[Conflict], Mapping[int, bytes]]:
    """What sources state otherwise of dates, counts and claims, and the paths of the sources by number."""
    known, paths = cache.statements.all(), cache.statements.paths()
    decode = msgspec.msgpack.Decoder(Told).decode
    return list(conflicts({number: decode(encoded) for number, encoded in known.items()})), paths


class _Contexts:
    """The sentences around places; sources are kept open for a while, as many places stand in few."""

    def __init__(self, cache: Cache) -> None:
        self._source = lru_cache(_OPEN)(cache.source)

    def shown(self, found: Disagreement) -> Disagreement:
        return replace(found, contexts=tuple(map(self._context, found.places)))

    def _context(self, place: Finding) -> Span:
        source = self._source(place.source)
        if source is None or source.sha256 != place.sha256:
            return Span(place.start, place.end, place.text)
        return source.span(*around(source.text, place.start, place.end))


def _seriousness(disagreement: Disagreement) -> tuple[int, int, str, int]:
    first = disagreement.places[0]
    return SERIOUSNESS.index(disagreement.kind), -disagreement.independent, first.source, first.start


def _shown(
    library: Library, cache: Cache, found: list[Conflict], paths: Mapping[int, bytes]
) -> Iterator[Disagreement]:
    """These conflicts with the words that stand at their places."""
    sources: dict[int, Source | None] = {}
    for conflict in found:
        places: list[Finding] = []
        for place in conflict.places:
            if place.source not in sources:
                sources[place.source] = cache.source(os.fsdecode(paths[place.source]))
            source = sources[place.source]
            if source is not None:
                span = source.span(place.start, place.end)
                details = {"says": place.side or span.text}
                places.append(finding(source, span, source.line_of(span.start), details=details))
        places.sort(key=lambda place: (place.published or "9999", place.source, place.start))
        names = {place.source for place in places}
        text = ""
        if conflict.sentence is not None and (source := sources[conflict.sentence[0]]) is not None:
            text = source.text[conflict.sentence[1] : conflict.sentence[2]]
        says = _says(conflict, places, text)
        yield Disagreement(conflict.kind, says, tuple(places), library.independent(names))


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
