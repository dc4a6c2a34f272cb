"""Who is who across sources: equal full names are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tui_reader.index.match import alias_test
from tui_reader.model import Person, PersonSummary
from tui_reader.store.cache import Cache


@dataclass(frozen=True, slots=True)
class Identities:
    """`people`, the most mentioned first; `places` gives for the path of a source and the id of one of its
    persons the number of that person in `people`."""

    people: tuple[PersonSummary, ...]
    places: Mapping[tuple[str, str], int]

    def of(self, path: str, person: str) -> PersonSummary | None:
        """Who this person of this source is; None if the source is not annotated."""
        place = self.places.get((path, person))
        return None if place is None else self.people[place]

    def named(self, words: str) -> tuple[PersonSummary, ...]:
        """All who have an alias with these words, given as in a query: a word, `har*`, `"ann lee"`."""
        answers = alias_test(words)
        return tuple(person for person in self.people if any(map(answers, person.aliases)))


def identities_of(cache: Cache) -> Identities:
    """The identities of all annotated sources; made anew only when something was written."""
    return _identities(cache.directory, cache.stamp())


@lru_cache(maxsize=2)
def _identities(directory: Path, stamp: object) -> Identities:
    with Cache(directory) as cache:
        return identify(cache.persons())


def identify(persons: Iterable[tuple[str, Person, int]]) -> Identities:
    """Join the persons of many sources, each given as path, person and number of mentions.

    A name of one word may be anybody's: it stays a person of its own in each source.
    """
    members: dict[tuple[str, str], list[tuple[str, Person, int]]] = {}
    for path, person, mentions in persons:
        key = (person.id, "" if " " in person.name else path)
        members.setdefault(key, []).append((path, person, mentions))
    groups = sorted(members.values(), key=lambda group: -sum(mentions for *_, mentions in group))
    return Identities(
        people=tuple(_summary(group) for group in groups),
        places={(path, person.id): place for place, group in enumerate(groups) for path, person, _ in group},
    )


def _summary(group: list[tuple[str, Person, int]]) -> PersonSummary:
    aliases = Counter(alias for _, person, _ in group for alias in (person.name, *person.aliases))
    ordered = sorted(aliases, key=lambda alias: (-len(alias.split()), -aliases[alias], alias))
    return PersonSummary(
        name=group[0][1].name,
        aliases=tuple(ordered),
        mentions=sum(mentions for *_, mentions in group),
        sources=tuple(dict.fromkeys(path for path, *_ in group)),
    )
