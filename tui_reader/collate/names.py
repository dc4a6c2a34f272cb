"""Names of persons, compared: their words, what joins two of them, and how many people may bear one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_APOSTROPHES = str.maketrans("", "", "'’`")

Form = tuple[str, ...]
"""The words of a name, folded, without apostrophes and suffixes such as "Jr"."""

Likeness = Literal["same", "longer", "short", "spelling", "initial"]
"""How two full names with one surname agree: in all words; with a middle name more; a short form of the
given name; one letter of it otherwise; an initial for it."""

_SPELT_OTHERWISE = 5  # letters: of shorter names one letter makes another


@dataclass(frozen=True, slots=True)
class Lists:
    """What is known of words in general, each of a folded word: whether it is usual as a given name, common
    as one, usual as a surname; whether the first is short for the second; whose given name it is ("f", "m");
    whether it says what somebody is ("captain")."""

    is_given_name: Callable[[str], bool]
    is_common: Callable[[str], bool]
    is_surname: Callable[[str], bool]
    is_short_form: Callable[[str, str], bool]
    gender: Callable[[str], str | None]
    is_role: Callable[[str], bool]


def fold(text: str) -> str:
    """Case and diacritics taken off."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def form(name: str) -> Form:
    words = tuple(word.translate(_APOSTROPHES) for word in _WORD.findall(fold(name)))
    return words[:-1] if len(words) > 2 and words[-1] in _SUFFIXES else words


def is_full(name: Form) -> bool:
    """Whether a name has a given name, or an initial for it, and a surname."""
    return len(name) > 1 and len(name[-1]) > 1


def likeness(one: Form, other: Form, lists: Lists) -> Likeness | None:
    """How two full names with one surname agree; None if they do not."""
    if one == other:
        return "same"
    short, long = sorted((one, other), key=lambda name: (len(name), len(name[0])))
    middle = set(long[1:-1])
    agrees = all(
        word in middle or any(word[0] == full[0] and 1 in (len(word), len(full)) for full in middle)
        for word in short[1:-1]
    )
    if not agrees and middle:
        return None
    first, given = short[0], long[0]
    if first == given or first in middle:
        return "longer"
    if 1 in (len(first), len(given)):
        return "initial" if first[0] == given[0] else None
    if lists.is_short_form(first, given) or lists.is_short_form(given, first):
        return "short"
    known = lists.is_common(first) and lists.is_common(given)
    if not known and len(first) >= _SPELT_OTHERWISE and DamerauLevenshtein.distance(first, given) == 1:
        return "spelling"
    return None
