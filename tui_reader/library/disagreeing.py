"""What sources tell differently, most serious first, in words that take no side."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from tui_reader.collate.disagreements import SERIOUSNESS, Conflict, conflicts, of_variants
from tui_reader.collate.statements import Told, told
from tui_reader.library.comparing import aligned, all_variants
from tui_reader.library.findings import line_finder
from tui_reader.model import Annotations, Disagreement, Finding, Source, Span

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache
    from tui_reader.store.statements import Statements

_SHOWN = 60
_QUESTIONS = {
    "hurt": "How many were hurt",
    "killed": "How many were killed",
    "on board": "How many were on board",
    "missing": "How many were missing",
    "arrested": "How many were arrested",
    "rescued": "How many were rescued",
    "evacuated": "How many were evacuated",
    "knowledge": "Whether anybody knew",
    "instruction": "Whether that was the instruction",
}


def note(statements: Statements, number: int, source: Source, annotations: Annotations) -> None:
    """Keep what this source states, to be compared."""
    statements.put(number, msgspec.msgpack.encode(told(source, annotations)))


def disagreements(library: Library) -> tuple[Disagreement, ...]:
    """All that the sources tell differently, the most serious first."""
    with library.cache() as cache:
        with cache.statements() as statements:
            known, paths = statements.all(), statements.paths()
        decode = msgspec.msgpack.Decoder(Told).decode
        found = list(conflicts({number: decode(encoded) for number, encoded in known.items()}))
        stated = list(_shown(library, cache, found, paths))
    quoted = [
        found for variants in all_variants(library) for found in of_variants(variants, aligned(variants))
    ]
    return tuple(sorted((*stated, *quoted), key=_seriousness))


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
                places.append(_finding(source, source.span(place.start, place.end), place.side))
        places.sort(key=lambda place: (place.published or "9999", place.source, place.start))
        names = list(dict.fromkeys(place.source for place in places))
        says = _says(conflict, places)
        yield Disagreement(conflict.kind, says, tuple(places), library.independent(names))


def _finding(source: Source, span: Span, side: str) -> Finding:
    return Finding(
        source=source.path,
        sha256=source.sha256,
        title=source.title,
        published=source.published,
        start=span.start,
        end=span.end,
        line=line_finder(source.text)(span.start),
        text=span.text,
        details={"says": side or span.text},
    )


def _says(conflict: Conflict, places: list[Finding]) -> str:
    """One line: the question, and the answers with how many sources give each, the earliest first."""
    answers: dict[str | None, list[Finding]] = {}
    for place in places:
        answers.setdefault(place.details["says"], []).append(place)
    told = [f"{_answer(conflict, given)} in {_sources(given)}" for given in answers.values()]
    return f"{_question(conflict)}: {'; '.join(told)}"


def _question(conflict: Conflict) -> str:
    match conflict.kind:
        case "date":
            return f"Date of “{conflict.about}”"
        case "time":
            return f"Time of “{conflict.about}”"
        case "impossible":
            return conflict.about[0].upper() + conflict.about[1:]
    return _QUESTIONS.get(conflict.about, "How much, or how many")


def _answer(conflict: Conflict, given: list[Finding]) -> str:
    """What sources of one side say, in the words of the first."""
    if conflict.kind == "number":
        return given[0].details["says"] or given[0].text
    words = " ".join(given[0].text.split())
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + '…'}”"


def _sources(places: list[Finding]) -> str:
    count = len({place.source for place in places})
    return "1 source" if count == 1 else f"{count} sources"
