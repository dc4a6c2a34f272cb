"""How sure it is that two references to a person mean the same one, as natural logarithms of odds.

As in the linkage of records (Fellegi & Sunter 1969, with the frequency of names as in Winkler 1989): the
rarer a name is, the less has to be known beside it. To equal names that hundreds of people may bear, much has
to be in common; to a rare one, nothing. What can be in common are the other persons that both sources name,
the places, ships and institutions, and the words that describe the person. Gender and age can speak against.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field

from tui_reader.collate.commonest import GIVEN_NAMES, SURNAMES
from tui_reader.collate.names import Form, Lists, fold, form, is_full, likeness
from tui_reader.model import Reference

ENOUGH = 1.0
"""From these odds on two references are one person."""

_SAME_STORY = 9.5
"""Sources with everything in common name the same people, some seventy of the population: no more can be told
by what they have in common."""

_POPULATION = 1_000_000
_UNSEEN_NAMES = 3_000
_COMMONEST_GIVEN, _COMMON_GIVEN, _GIVEN = 1e-2, 2e-3, 2e-4
_COMMONEST_SURNAME, _SURNAME = 3e-3, 1.5e-4
_UNLISTED = 1e-6
_MIDDLE, _AN_INITIAL = 2e-3, 0.05
_OTHER_NAME = -1.0

_UNSEEN_SOURCES = {"@": 5_000, '"': 5_000, "=": 800, "+": 100}
_UNSEEN_PHRASES, _UNSEEN_WORDS = 5_000, 300
_SMOOTHING, _OWN_SMOOTHING = 10.0, 2.0
_LEAST = 0.5
_MOST = {"=": 5.0, '"': 8.0, "+": 2.5}
_OTHER_ROLES, _OTHER_GENDER = -1.5, -8.0
_OTHER_AGE, _YEARS = -4.0, 2
_FAR_OTHER_AGE, _MANY_YEARS = -9.0, 15
"""Ages that differ by a few years may be a slip, or of another year; by a generation, hardly."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What is known of all sources: how many there are, and persons in them; the traits of a source (as
    `profiles.traits` gives them), and in how many sources a trait stands; names in general."""

    sources: int
    persons: int
    traits: Callable[[int], frozenset[str]]
    seen: Callable[[str], int]
    lists: Lists

    def chance(self, trait: str) -> float:
        """The probability that a source has a trait: as in the folder, and as if in so many sources beyond it
        there were none with the trait; a single word is common everywhere."""
        unseen = _UNSEEN_SOURCES.get(trait[0], _UNSEEN_PHRASES if " " in trait else _UNSEEN_WORDS)
        return (self.seen(trait) + 1) / (self.sources + unseen)

    def surname(self, word: str, bearers: int) -> float:
        """The probability that somebody has a surname that so many others in the folder bear."""
        listed = _UNLISTED
        if "-" not in word and self.lists.is_surname(word):
            listed = _COMMONEST_SURNAME if word in SURNAMES else _SURNAME
        return (bearers + _UNSEEN_NAMES * listed) / (self.persons + _UNSEEN_NAMES)

    def given(self, word: str, bearers: int = 0) -> float:
        """The probability that somebody has a given name, or one with this initial."""
        if len(word) == 1:
            return _AN_INITIAL
        usual = _UNLISTED
        if word in GIVEN_NAMES:
            usual = _COMMONEST_GIVEN
        elif self.lists.is_common(word):
            usual = _COMMON_GIVEN
        elif self.lists.is_given_name(word):
            usual = _GIVEN
        return usual + bearers / (self.persons + _UNSEEN_NAMES)


@dataclass(eq=False, slots=True)
class Cluster:
    """References that are one person, and what they tell, counted by reference."""

    references: list[Reference] = field(default_factory=list)
    names: set[Form] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    traits: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)
    genders: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)

    def take(self, other: Cluster) -> None:
        self.references += other.references
        self.names |= other.names
        self.sources |= other.sources
        self.traits.update(other.traits)
        self.own.update(other.own)
        self.genders |= other.genders
        self.ages |= other.ages


def cluster(references: Iterable[Reference], folder: Folder) -> Cluster:
    """One person to whom all these refer."""
    made = Cluster()
    for reference in references:
        profile, name = reference.profile, form(reference.name)
        gender = profile.gender or (folder.lists.gender(name[0]) if is_full(name) else None)
        made.references.append(reference)
        made.names |= names_of(reference)
        made.sources.add(reference.source)
        made.traits.update(folder.traits(reference.source))
        made.own.update(own_traits(reference))
        made.genders |= {gender} if gender else set()
        made.ages |= {profile.age} if profile.age else set()
    return made


def names_of(reference: Reference) -> set[Form]:
    """All names of a person in a source; one that is not the surname makes a full name with it, too."""
    used = (reference.name, *reference.aliases, *(told.text for told in reference.profile.told))
    found = {form(name) for name in used} - {()}
    surname = form(reference.name)[-1:]
    return found | {(*name, *surname) for name in found if len(name) == 1 and name != surname}


def own_traits(reference: Reference) -> set[str]:
    """What a source tells of a person: "=" before words that describe, a quote mark before sentences said,
    "+" before other words."""
    profile = reference.profile
    return {
        *("=" + fold(role.text) for role in profile.roles),
        *('"' + " ".join(form(said.text)) for said in profile.said),
        *("+" + word for word in profile.words),
    }


def of_full_name(name: Form, bearers: int, folder: Folder) -> float:
    """The odds that two with this full name are one, by how many people may have it; `bearers` is the number
    of other names in the folder with its surname."""
    given = folder.given(name[0])
    for middle in name[1:-1]:
        given *= _AN_INITIAL if len(middle) == 1 else _MIDDLE
    return -math.log(_POPULATION * given * folder.surname(name[-1], bearers) + 1e-3)


def of_surname(word: str, bearers: int, folder: Folder) -> float:
    """The same where one of the two is named by the surname only."""
    return -math.log(_POPULATION * folder.surname(word, bearers) + 1e-3)


def of_given_name(word: str, bearers: int, folder: Folder) -> float:
    """The same where one of the two is named by a given name or nickname only."""
    return -math.log(_POPULATION * folder.given(word, bearers) + 1e-3)


def of_names(one: Set[Form], other: Set[Form], bearers: int, folder: Folder) -> float | None:
    """The best odds that any two full names of two persons give; None if no two agree."""
    found: list[float] = []
    for name in filter(is_full, one):
        for like in filter(is_full, other):
            kind = likeness(name, like, folder.lists) if name[-1] == like[-1] else None
            if kind is not None:
                shorter = min(name, like, key=lambda words: sum(map(len, words)))
                odds = of_full_name(shorter, bearers, folder)
                found.append(odds if kind in ("same", "longer") else min(odds, 0.0) + _OTHER_NAME)
    return max(found, default=None)


def in_common(one: Cluster, other: Cluster, folder: Folder) -> float:
    """What speaks for and against two clusters being one person, beside their names: also how often the one
    is named already, as who is named often is likely to be named again."""
    if len(one.references) > len(other.references):
        one, other = other, one
    score = math.log(len(other.references)) + min(
        _SAME_STORY, sum(weight for weight, _ in shared_traits(one, other, folder))
    )
    own = shared_own(one, other, folder)
    for kind, most in _MOST.items():
        score += min(most, sum(weight for weight, trait in own if trait[0] == kind))
    roles = [any(trait[0] == "=" for trait in each.own) for each in (one, other)]
    if all(roles) and not any(trait[0] == "=" for _, trait in own):
        score += _OTHER_ROLES
    if one.genders and other.genders and not one.genders & other.genders:
        score += _OTHER_GENDER
    years = min((abs(a - b) for a in one.ages for b in other.ages), default=0)
    if years > _YEARS:
        score += _OTHER_AGE if years < _MANY_YEARS else _FAR_OTHER_AGE
    return score


def shared_traits(one: Cluster, other: Cluster, folder: Folder) -> list[tuple[float, str]]:
    """What the sources of two clusters have in common that tells something, and how much; without the words
    of the persons' own names, and without surnames where a full name has them."""
    own = {word for name in one.names | other.names for word in name}
    shared = one.traits.keys() & other.traits.keys()
    surnames = {trait.rpartition(" ")[2] for trait in shared if trait[0] == "@"}
    found = [
        (_weight(other.traits[trait], len(other.references), folder.chance(trait), _SMOOTHING), trait)
        for trait in shared
        if trait[0] not in "@~" or not (own.issuperset(trait[1:].split()) or trait[1:] in surnames)
    ]
    return sorted((each for each in found if each[0] > _LEAST), reverse=True)


def shared_own(one: Cluster, other: Cluster, folder: Folder) -> list[tuple[float, str]]:
    """What both sources tell of the person, the rarest first, and how much it tells."""
    size = len(other.references)
    found = [
        (_weight(other.own[trait], size, folder.chance(trait), _OWN_SMOOTHING), trait)
        for trait in one.own.keys() & other.own.keys()
    ]
    return sorted((each for each in found if each[0] > _LEAST), reverse=True)


def _weight(holders: int, size: int, chance: float, smoothing: float) -> float:
    """How much likelier a trait is in a cluster of this size, so many of which have it, than by chance."""
    return math.log((holders + smoothing * chance) / ((size + smoothing) * chance))
