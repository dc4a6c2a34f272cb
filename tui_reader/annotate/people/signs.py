"""Signs that a form of capitalised words names a person, over all places where a text has it.

Each sign has a weight; where the sum is above zero, the form is a name. The weights are logarithms of odds
as a logistic regression finds them on news, rounded to halves, with a few moved by hand where more names
were right for it (`tools/sign_weights.py` prints both). They hardly differ between agencies and decades, so
the sum is the logarithm of the odds that the form names a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tui_reader.annotate.people.contexts import (
    HAD_BY_PERSONS,
    acts,
    has_article,
    has_relative,
    is_credit,
    is_described,
    is_personal_title,
    is_title,
    next_word,
    speaks_around,
    word_before,
)
from tui_reader.annotate.people.entities import PERSON
from tui_reader.annotate.people.listed import is_english, is_given_name, is_surname
from tui_reader.annotate.people.name_words import NOT_NAMES, ORGANISATIONS, ROLES
from tui_reader.annotate.people.parallels import Parallels
from tui_reader.annotate.people.pieces import Form, Piece, form_of
from tui_reader.annotate.people.place_words import PLACES
from tui_reader.annotate.people.runs import Word
from tui_reader.annotate.words import words as listed

_PLACED = listed("in at near from across outside into around throughout inside")
_RELATED = listed("of to for")
_WITH_PERSONS = listed(
    "wife husband widow son daughter sons daughters father mother parents brother sister nephew niece uncle "
    "aunt cousin friend death murder killing assassination arrest trial conviction detention disappearance "
    "release resignation election re-election leadership"
)
_INITIALS = re.compile(r"(?:\w(?:\.[ -]?|$)){1,3}")
_LONG = 4
_LONGEST_ACRONYM = 5

# Of names of several words and of one.
BASE = (-1.25, -3.0)
PARALLEL = (2.5, 1.0)
SHARES = {  # in proportion to the places that show the sign
    "read as a person": (2.0, 2.0),
    "part of what is read as a person": (1.0, -0.5),
    "read as a place": (-1.0, 0.0),
    "read as a people": (-2.0, -2.0),
    "read as an organisation": (0.0, 0.5),
    "joined": (-1.0, 0.0),
    "after the article": (-2.0, -2.5),
    "after in": (-1.0, -2.0),
    "after of": (-0.5, -1.0),
    "before an organisation": (-2.0, -2.0),
    "before a thing": (-1.5, -1.5),
    "in a town of": (-0.5, -2.0),
    "before what persons have": (0.0, 1.0),
    "of whom": (2.0, 0.0),
    "before a verb": (0.5, 1.5),
    "possessive": (0.5, 1.0),
    "acronym": (-0.5, -2.0),
}
ONCE = {  # where any place shows the sign
    "after a title": (2.0, 3.0),
    "after a rank": (1.5, 1.5),
    "after a role": (1.5, 1.0),
    "speaks": (0.5, 1.5),
    "before who": (1.0, 2.0),
    "in a byline": (4.0, 0.0),
    "described": (2.0, 2.0),
}
FORM = {
    "given name": (1.5, 2.0),
    "surname": (0.5, 1.0),
    "given name and surname": (0.0, -1.0),
    "holds an organisation": (-1.5, -0.5),
    "holds a place": (-2.0, -2.0),
    "holds no name": (-1.0, -3.0),
    "initial first": (1.5, 1.0),
    "of many words": (-0.5, 0.0),
    "surname of a full name": (0.0, 4.5),
    "first name of a full name": (0.0, 2.5),
    "holds an English word": (-2.0, -2.0),
    "written small elsewhere": (-1.0, -1.0),
    "plural": (-0.5, -1.0),
}
_READ = {
    "ORG": "read as an organisation",
    "GPE": "read as a place",
    "LOC": "read as a place",
    "FAC": "read as a place",
    "NORP": "read as a people",
}


@dataclass
class Signs:
    """How often each form was seen, with which signs, and the full names' first and last words."""

    seen: Counter[Form] = field(default_factory=Counter)
    shown: defaultdict[Form, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    parallels: Parallels = field(default_factory=Parallels)
    parallel: dict[Form, float] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)

    def add(self, text: str, words: Sequence[Word], piece: Piece, before: str, after: str) -> None:
        """Counts a place of a form: its words, their piece, the words before and after them in the run."""
        form = form_of(words)
        self.seen[form] += 1
        self.parallels.add(text, words[0].start, words[-1].end, form)
        self.shown[form].update(_signs_at(text, words, piece, before, after))

    def weigh(self, form: Form) -> float:
        """The sum for a form; above zero where it is more likely a person's name than not."""
        column = 0 if len(form) > 1 else 1
        seen = self.seen[form]
        total = BASE[column] + PARALLEL[column] * self.parallel.get(form, 0.0)
        for sign, places in self.shown[form].items() if seen else ():
            total += SHARES[sign][column] * places / seen if sign in SHARES else ONCE[sign][column]
        return total + sum(FORM[sign][column] for sign in self.of_form(form))

    def of_form(self, form: Form) -> Iterator[str]:
        """The signs that a form shows wherever it stands, by itself or beside the other forms of the text."""
        yield from _in_itself(form)
        first, last = form[0], form[-1]
        if last in self.last:
            yield "surname of a full name"
        if first in self.first and first not in self.last:
            yield "first name of a full name"
        if self.small.issuperset(form):
            yield "written small elsewhere"


@lru_cache(maxsize=10_000)
def _in_itself(form: Form) -> tuple[str, ...]:
    """The signs that a form shows by itself, wherever it stands."""
    signs = {
        "given name": is_given_name(form[0]),
        "surname": is_surname(form[-1]),
        "given name and surname": is_given_name(form[0]) and is_surname(form[-1]),
        "holds an organisation": not ORGANISATIONS.isdisjoint(form),
        "holds a place": not PLACES.isdisjoint(form),
        "holds no name": not NOT_NAMES.isdisjoint(form),
        "holds an English word": any(map(is_english, form)),
        "initial first": _INITIALS.fullmatch(form[0]) is not None,
        "of many words": len(form) >= _LONG,
        "plural": form[-1].endswith("s"),
    }
    return tuple(sign for sign, shown in signs.items() if shown)


def _signs_at(text: str, words: Sequence[Word], piece: Piece, before: str, after: str) -> tuple[str, ...]:
    start, end = words[0].start, words[-1].end
    previous, following = word_before(text, start), next_word(text, end)
    noun = word_before(text, text.rfind(previous, 0, start)) if previous == "of" else ""
    signs = {
        "joined": bool(piece.parts) and piece.parts[0].label != PERSON,
        "after the article": has_article(text, start, end),
        "after in": previous in _PLACED,
        "after of": previous in _RELATED,
        "before an organisation": after in ORGANISATIONS,
        "before a thing": following in ORGANISATIONS and following not in HAD_BY_PERSONS,
        "before what persons have": following in HAD_BY_PERSONS,
        "of whom": previous == "of" and noun in _WITH_PERSONS,
        "in a town of": previous == "of" and noun in ORGANISATIONS,
        "before a verb": acts(text, end),
        "possessive": text[end : end + 2] in ("'s", "’s"),
        "acronym": end - start <= _LONGEST_ACRONYM and text[start:end].isupper(),
        "after a title": is_personal_title(before),
        "after a rank": is_title(before),
        "after a role": previous in ROLES and not is_title(before),
        "speaks": speaks_around(text, start, end),
        "before who": has_relative(text, end),
        "in a byline": is_credit(text, start),
        "described": is_described(text, end),
    }
    if piece.label == PERSON:
        signs["read as a person" if piece.whole else "part of what is read as a person"] = True
    elif piece.label in _READ:
        signs[_READ[piece.label]] = True
    return tuple(sign for sign, shown in signs.items() if shown)
