"""What a comparison finds, before it is shown: places in numbered sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from tui_reader.model import DisagreementKind

_SEVERAL = 2

Said = TypeVar("Said", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words in [start, end) of the source with this number, and on which `side` they stand: places of one
    side say the same."""

    source: int
    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Places that answer a question differently; where the question alone does not tell what it is about,
    `sentence` is the stretch of a source that does."""

    kind: DisagreementKind
    question: str
    places: tuple[Place, ...]
    sentence: tuple[int, int, int] | None = None


def conflict(
    kind: DisagreementKind,
    question: str,
    places: Iterable[Place],
    sentence: tuple[int, int, int] | None = None,
) -> Conflict:
    """A conflict with each place once, in the order of sources."""
    return Conflict(kind, question, tuple(sorted(set(places))), sentence)


def differing(
    said: Sequence[tuple[int, Said]], exclude: Callable[[Said, Said], bool]
) -> set[tuple[int, Said]]:
    """What sources (by number) say of one thing that excludes all that another source says of it."""
    by_source: defaultdict[int, list[Said]] = defaultdict(list)
    for source, one in said:
        by_source[source].append(one)
    return {
        (number, one)
        for source, other in combinations(by_source, 2)
        if all(exclude(one, another) for one in by_source[source] for another in by_source[other])
        for number in (source, other)
        for one in by_source[number]
    }


def is_series(said: Iterable[tuple[int, Hashable]]) -> bool:
    """Whether three sources or more, by number, all say something else, or one says three things: as
    reports do of what is measured or happens again and again."""
    answers: defaultdict[Hashable, set[int]] = defaultdict(set)
    given: Counter[int] = Counter()
    for source, answer in set(said):
        answers[answer].add(source)
        given[source] += 1
    alone = all(len(sources) == 1 for sources in answers.values())
    return max(given.values(), default=0) > _SEVERAL or (alone and len(given) > _SEVERAL)
