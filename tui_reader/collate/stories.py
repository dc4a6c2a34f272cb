"""Which sources may tell of the same thing, and which of their statements: they share what few have."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from tui_reader.collate.statements import Statement, Told

_SMOOTHING = 50
_BLOCK = 200
"""A key that more statements share leads to none of them."""

_NAMES = 3
_RARE = 1.4
"""Of fewer names, that few sources have, so much is as good."""

_RELATED = 0.15
_DISTINCTIVE = 0.5
_TELLING = 1.6


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of the source with this number."""

    source: int
    statement: Statement


class Stories:
    """What the sources of a folder tell, by number, and how rare its words are."""

    def __init__(self, sources: Mapping[int, Told]) -> None:
        self.sources = sources
        self._size = len(sources) + _SMOOTHING
        self._rarest = math.log(self._size / 2)
        self._related: dict[tuple[int, int], float] = {}
        self._holders: Counter[str] = Counter()
        for told in sources.values():
            self._holders.update(
                told.names.union(
                    *(statement.context for statement in told.statements),
                    *(assertion.stems() for assertion in told.assertions),
                )
            )

    def rarity(self, words: Iterable[str]) -> float:
        """How much it tells that two sources share these words: the fewer have them, the more (Spärck Jones
        1972). Smoothed, so that the common words of a small folder about one story still tell something."""
        return sum(math.log(self._size / max(self._holders[word], 2)) for word in words)

    def distinctive(self, words: Iterable[str]) -> bool:
        """Whether one of these words tells the few sources that have it from all others."""
        return any(self.rarity([word]) >= _DISTINCTIVE * self._rarest for word in words)

    def telling(self, words: Iterable[str]) -> bool:
        """Whether these words together tell nearly as much as two that hardly another source has."""
        return self.rarity(words) >= _TELLING * self._rarest

    def shared(self, here: frozenset[str], there: frozenset[str]) -> float:
        """Which part of the poorer of two sets the other one has too, by rarity."""
        poorer = min(self.rarity(here), self.rarity(there))
        return self.rarity(here & there) / poorer if poorer else 0.0

    def related(self, left: int, right: int, needed: float = _RELATED) -> bool:
        """Whether two sources name the same ones, as those about one story do."""
        pair = min(left, right), max(left, right)
        if pair not in self._related:
            here, there = self.sources[left].names, self.sources[right].names
            common = here & there
            enough = len(common) >= _NAMES or self.rarity(common) >= _RARE * self._rarest
            self._related[pair] = self.shared(here, there) if enough else 0.0
        return self._related[pair] >= needed

    def of_one_day(self, left: int, right: int) -> bool:
        """Whether two sources were published on the same day."""
        return self.sources[left].published == self.sources[right].published

    def pairs(
        self, wanted: Callable[[Statement], bool], keys: Callable[[Statement], Iterable[Hashable]]
    ) -> Iterator[tuple[Stated, Stated]]:
        """The pairs of wanted statements of related sources that share a key which few have, each once."""
        blocks: defaultdict[Hashable, list[Stated]] = defaultdict(list)
        for number, told in self.sources.items():
            for statement in filter(wanted, told.statements):
                for key in keys(statement):
                    blocks[key].append(Stated(number, statement))
        seen: set[tuple[int, int, int, int]] = set()
        for block in blocks.values():
            if len(block) <= _BLOCK:
                for left, right in combinations(block, 2):
                    pair = left.source, left.statement.start, right.source, right.statement.start
                    if left.source != right.source and pair not in seen:
                        seen.add(pair)
                        if self.related(left.source, right.source):
                            yield left, right
