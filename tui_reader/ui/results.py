"""What a search says in words, and where `n` halts. No Textual here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui_reader.model import Hit, PersonSummary, SearchResult, Span

FAR = 600
"""Matches of one passage further apart than this, in code points, are halted at one by one."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where `n` halts: the number of the hit, and the match in it."""

    hit: int
    match: Span


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    words: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    person: PersonSummary


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`more` says that the hits were cut within this source."""

    path: str
    hits: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class HitRow:
    number: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the user's own: a mark."""

    path: str
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class MoreRow:
    count: int


Row = Heading | Note | PersonRow | SourceRow | HitRow | PlaceRow | MoreRow


def stops(hits: Sequence[Hit]) -> list[Stop]:
    """One a hit, at its first match; more where a passage is so long that its matches stand far apart."""
    found = []
    for number, hit in enumerate(hits):
        last = None
        for match in hit.matches or (hit.passage,):
            if last is None or match.start - last > FAR:
                found.append(Stop(number, match))
                last = match.start
    return found


def counts(hits: Iterable[Hit]) -> dict[str, int]:
    """How many of these hits each source holds, in their order."""
    found: dict[str, int] = {}
    for hit in hits:
        found[hit.source] = found.get(hit.source, 0) + 1
    return found


def summary(result: SearchResult) -> str:
    """`14 hits in 9 of 150 sources`; where not all could be searched, in how many of them."""
    found = plural(result.total, "hit")
    everywhere = result.searched == result.known
    if not result.total:
        searched = "" if everywhere else f"{result.searched:,} of "
        return f"{found} in {searched}{plural(result.known, 'source')}"
    if everywhere:
        return f"{found} in {result.sources:,} of {plural(result.known, 'source')}"
    return f"{found} in {plural(result.sources, 'source')} · {result.searched:,} of {result.known:,} searched"


def where(result: SearchResult, hit: int) -> str:
    """`4 of 14 · source 2 of 9`."""
    sources = list(counts(result.hits))
    number = sources.index(result.hits[hit].source) + 1
    return f"{hit + 1:,} of {result.total:,} · source {number:,} of {result.sources:,}"


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
