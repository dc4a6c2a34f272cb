"""What a search says in words, which rows show it, and where `n` halts. No Textual here.

An answer may hold 100,000 hits and grow many times a second: nothing is made for a hit until it is seen.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add, attrgetter, is_
from typing import overload

from tui_reader.model import Hit, PersonSummary, SearchResult, Span

FAR = 600
"""Matches of one passage further apart than this, in code points, are halted at one by one."""


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
    path: str
    hits: int


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
class QueryRow:
    """What was asked before."""

    query: str


@dataclass(frozen=True, slots=True)
class MoreRow:
    count: int


Row = Heading | Note | PersonRow | SourceRow | HitRow | PlaceRow | QueryRow | MoreRow


class Listing(Sequence[Row]):
    """The rows of an answer: persons, then each source with its hits, then what is not shown of it."""

    def __init__(
        self, result: SearchResult, advice: Sequence[str] = (), before: Listing | None = None
    ) -> None:
        """`advice` is what to say where there are no hits. Where this answer has grown from that of `before`,
        what is known of its hits is used again."""
        self.hits = result.hits
        self.total, self.sources = result.total, result.sources
        self._counts = result.counts
        self._head = [PersonRow(person) for person in result.persons]
        self._tail: list[Row] = []
        if len(result.hits) < result.total:
            self._tail.append(MoreRow(result.total - len(result.hits)))
        if not result.hits:
            self._tail += [Note(""), *map(Note, advice)]
        grown = before is not None and len(before.hits) <= len(self.hits)
        known = before if before and grown and all(map(is_, before.hits, self.hits)) else None
        fresh = self.hits[len(known.hits) :] if known else self.hits
        self._counted: Counter[str] = Counter(known._counted if known else ())  # in the order of the hits
        self._counted.update(map(attrgetter("source"), fresh))
        self.lengths: list[int] = list(known.lengths) if known else []
        """The length of the passage of every hit."""
        self.lengths += map(len, map(attrgetter("passage.text"), fresh))
        self._paths = list(self._counted)
        self._groups = dict(zip(self._paths, range(len(self._paths)), strict=True))
        # The number of the first hit of each source, and the row of its title.
        self._firsts: array[int] = array("l", accumulate(self._counted.values(), initial=0))
        self._starts: array[int] = array("l", map(add, self._firsts, count(len(self._head))))

    def __len__(self) -> int:
        return self._starts[-1] + len(self._tail)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index < len(self._head):
            return self._head[index]
        if index >= self._starts[-1]:
            return self._tail[index - self._starts[-1]]
        group = bisect_right(self._starts, index) - 1
        within = index - self._starts[group]
        if within:
            return HitRow(self._firsts[group] + within - 1)
        path = self._paths[group]
        return SourceRow(path, self._counts.get(path) or self._firsts[group + 1] - self._firsts[group])

    def row_of_hit(self, number: int) -> int:
        group = self._group_of(number)
        return self._starts[group] + 1 + number - self._firsts[group]

    def row_of(self, row: Row, hit: Hit | None) -> int | None:
        """Where this row of an earlier listing stands in this one; `hit` is its hit, if it is one's."""
        match row:
            case HitRow() if hit is not None and (number := self.number_of(hit)) is not None:
                return self.row_of_hit(number)
            case SourceRow(path) if path in self._groups:
                return self._starts[self._groups[path]]
            case PersonRow() if row in self._head:
                return self._head.index(row)
        return None

    def number_of(self, hit: Hit) -> int | None:
        """The number of a hit that an earlier answer held."""
        same = (n for n in self.numbers_of(hit.source) if self.hits[n].passage == hit.passage)
        return next(same, None)

    def numbers_of(self, path: str) -> range:
        """The numbers of the hits that are known of a source."""
        group = self._groups.get(path)
        return range(0) if group is None else range(self._firsts[group], self._firsts[group + 1])

    def heights(self, of: Callable[[int, Row], int], of_hits: Sequence[int]) -> list[int]:
        """The lines that every row takes, given those of each hit; a source has a blank line above it."""
        found = [of(index, row) for index, row in enumerate(self._head)]
        for group in range(len(self._paths)):
            found.append(2 if found else 1)
            found += of_hits[self._firsts[group] : self._firsts[group + 1]]
        return found + [of(self._starts[-1] + index, row) for index, row in enumerate(self._tail)]

    def where(self, number: int) -> str:
        """`4 of 14 · source 2 of 9`."""
        group = self._group_of(number)
        return f"{number + 1:,} of {self.total:,} · source {group + 1:,} of {self.sources:,}"

    def _group_of(self, number: int) -> int:
        return bisect_right(self._firsts, number) - 1


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where `n` halts: the number of the hit, and which of the halts in it."""

    hit: int
    halt: int = 0


def halts(hit: Hit) -> list[Span]:
    """The first match, and more where a passage is so long that its matches stand far apart."""
    found: list[Span] = []
    for match in hit.matches or (hit.passage,):
        if not found or match.start - found[-1].start > FAR:
            found.append(match)
    return found


def next_stop(hits: Sequence[Hit], stop: Stop | None, step: int) -> Stop | None:
    """The stop after this one, or before it; the first or last where there is none yet. None at an end."""
    if stop is not None and 0 <= stop.halt + step < len(halts(hits[stop.hit])):
        return Stop(stop.hit, stop.halt + step)
    number = (0 if step > 0 else len(hits) - 1) if stop is None else stop.hit + step
    if not 0 <= number < len(hits):
        return None
    return Stop(number, 0 if step > 0 else len(halts(hits[number])) - 1)


def summary(result: SearchResult, stories: Mapping[str, str]) -> str:
    """`14 hits in 9 of 150 sources`; `14 hits in 9 sources, 7 independent`, where some copy others (by
    `Library.stories`); where not all could be searched, in how many of them.

    `14+ hits` are those counted so far.
    """
    found = plural(result.total, "hit") if result.complete else f"{result.total:,}+ hits"
    everywhere = result.searched == result.known
    if not result.total:
        searched = "" if everywhere else f"{result.searched:,} of "
        return f"{found} in {searched}{plural(result.known, 'source')}"
    if everywhere:
        where = f"{found} in {result.sources:,} of {plural(result.known, 'source')}"
        copies = len(result.paths) - independent(result.paths, stories) if result.complete else 0
        if copies:
            where = f"{found} in {plural(result.sources, 'source')}, {result.sources - copies:,} independent"
        return where
    return f"{found} in {plural(result.sources, 'source')} · {result.searched:,} of {result.known:,} searched"


def advice(result: SearchResult, only_source: bool, narrowed: bool) -> list[str]:
    """What to try where nothing was found."""
    found = []
    if result.searched < result.known:
        found.append("Not all sources could be searched yet: ! says which and why.")
    if narrowed:
        found.append("Only sources with what stands above were searched: F searches all.")
    if only_source:
        found.append("Only this source was searched: / again searches all.")
    return [*found, "Every word must stand in the source. Try fewer, OR between them, or a beginning: harb*"]


def counted(paths: Collection[str], stories: Mapping[str, str]) -> str:
    """`3 sources, 2 independent`, by what `Library.stories` tells; the second only if it is another."""
    count, words = independent(paths, stories), plural(len(paths), "source")
    return words if count == len(paths) else f"{words}, {count:,} independent"


def independent(paths: Iterable[str], stories: Mapping[str, str]) -> int:
    """How many sources there are when those of one story count as one."""
    return len({stories.get(path, path) for path in paths})


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
