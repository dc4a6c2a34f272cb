"""A small folder of invented people to tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tui_reader.collate.names import Lists
from tui_reader.collate.odds import Folder
from tui_reader.model import Profile, Reference, Span

GIVEN = {"ann": "f", "bo": "m", "daniel": "m", "frances": "f", "francis": "m", "john": "m", "mary": "f"}
SURNAMES = {"lund", "smith", "reyes"}
ROLES = {"pilot", "engineer", "mayor", "nurse", "cllr", "harbourmaster"}
SHORT = {("dan", "daniel"), ("bill", "william")}
LISTS = Lists(
    GIVEN.__contains__,
    GIVEN.__contains__,
    SURNAMES.__contains__,
    lambda short, long: (short, long) in SHORT,
    GIVEN.get,
    ROLES.__contains__,
)


def folder(traits: Mapping[int, set[str]], lists: Lists = LISTS) -> Folder:
    """A folder whose sources, by number, are about these."""
    seen = Counter(trait for source in traits.values() for trait in source)
    return Folder(
        len(traits),
        10 * len(traits),
        lambda number: frozenset(traits[number]),
        lambda trait: seen[trait],
        lists,
    )


def named(
    source: int, name: str, *aliases: str, roles: str = "", told: str = "", gender: str | None = None,
    age: int | None = None,
) -> Reference:  # fmt: skip
    profile = Profile(
        roles=tuple(Span(0, len(role), role) for role in roles.split()),
        told=tuple(Span(0, len(word), word) for word in told.split()),
        gender=gender,
        age=age,
    )
    return Reference(source, name.casefold(), name, (name, *aliases), profile)
