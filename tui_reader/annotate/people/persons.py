"""Which names of a source stand for the same person.

Full names that agree ("Ada Finch", "Ada M. Finch") are one person; a surname or first name belongs to the
person whose full name holds it. Where it could be two people it goes to the one mentioned last, if only
that one is near, and else stays a person of its own: two people apart do less harm than two made one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from tui_reader.annotate.given_names import FEMININE, MASCULINE
from tui_reader.annotate.people.name_words import NICKNAMES
from tui_reader.model import Mention, Person

_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_ID_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(
    r"\b(?:(mr|sir|lord|king|prince)|mrs|ms|miss|dame|lady|queen|princess)\.?[ \xa0]$", re.IGNORECASE
)
_PLURAL = re.compile(r"\b(?:the|both) $", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,|,? (?:and|or|nor|&)) (?:(?:his|her|their) [\w-]+ )?|['’]s [\w-]+ ")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_NEAR = 1_000
_SHORTEST = 3
_MANY = 100
_SHORT_FORMS = {
    name: [short for short, names in NICKNAMES.items() if name in names]
    for name in {name for names in NICKNAMES.values() for name in names}
}

Form = tuple[str, ...]


@dataclass
class _Known:
    """The persons of full names, as the longest form of each, and where each part of a name leads."""

    root: dict[Form, Form] = field(default_factory=dict)
    by_last: dict[str, set[Form]] = field(default_factory=dict)
    by_first: dict[str, set[Form]] = field(default_factory=dict)
    by_any: dict[str, set[Form]] = field(default_factory=dict)
    short: dict[str, set[Form]] = field(default_factory=dict)

    def bearers(self, word: str) -> set[Form]:
        """The persons whom a single name may mean: by surname, else first name, any part, short form."""
        found = self.by_last.get(word) or self.by_first.get(word) or self.by_any.get(word)
        return found or {
            root for root in self.short.get(word[:_SHORTEST], ()) if is_short_form(word, root[0])
        }


def resolve(text: str, names: Sequence[tuple[int, int]]) -> tuple[tuple[Mention, ...], tuple[Person, ...]]:
    """The names (half-open code point spans, in order) as mentions, and the persons they stand for.

    Plurals such as "the Obamas" are nobody and left out. Persons come in the order of their first mention.
    """
    forms = {(start, end): _form(text[start:end]) for start, end in names}
    apart = _apart(text, forms)
    known = _known(forms.values(), apart)
    named: list[tuple[int, int, Form]] = []
    genders = {
        form: gender
        for (start, _), form in forms.items()
        if len(form) > 1 and (gender := _gender(text, start, form)) != "x"
    }
    first: dict[Form, int] = {}
    for (start, _), form in forms.items():
        if len(form) > 1:
            first.setdefault(known.root[form], start)
    seen: dict[Form, int] = {}
    held: dict[Form, Form] = {}
    for start, end in names:
        form = forms[start, end]
        if not form or _is_plural(text, start, form, known):
            continue
        person = known.root.get(form)
        if person is None:
            bearers = _bearers(text, start, form, known, genders)
            bearers = [root for root in bearers if (form, root) not in apart]
            person = _only(bearers, form, first, seen, held)
        seen[person] = start
        named.append((start, end, person))
    return _number(text, named)


def slug(name: str) -> str:
    """The name as an id: folded, its words joined by hyphens."""
    return "-".join(_ID_WORD.findall(fold(name))) or "person"


def fold(text: str) -> str:
    """Case and diacritics taken off."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("’", "'")


def _form(name: str) -> Form:
    words = tuple(_WORD.findall(fold(name)))
    return words[:-1] if len(words) > 2 and words[-1] in _SUFFIXES else words


def _apart(text: str, forms: Mapping[tuple[int, int], Form]) -> set[tuple[Form, Form]]:
    """The forms that a text sets side by side, and so tells apart: "Dan and Daniel Lund"."""
    apart: set[tuple[Form, Form]] = set()
    for ((_, end), form), ((start, _), other) in pairwise(forms.items()):
        alike = set(form) <= set(other) or set(other) <= set(form)
        if not alike and _BESIDE.fullmatch(text, end, start):
            apart |= {(form, other), (other, form)}
    return apart


def _known(forms: Iterable[Form], apart: Set[tuple[Form, Form]]) -> _Known:
    known = _Known()
    full = sorted(
        {form for form in forms if len(form) > 1}, key=lambda form: (-len(form), -len("".join(form)), form)
    )
    for form in full:
        longer = known.by_any.get(form[-1], set())
        if len(longer) > _MANY:
            longer = longer & known.by_any.get(form[0], set())
        roots = {root for root in longer if _agree(form, root) and (form, root) not in apart}
        root = roots.pop() if len(roots) == 1 else form
        known.root[form] = root
        for word in form:
            known.by_any.setdefault(word, set()).add(root)
        known.by_first.setdefault(form[0], set()).add(root)
        for start in (form[0], *_SHORT_FORMS.get(form[0], ())):
            known.short.setdefault(start[:_SHORTEST], set()).add(root)
        known.by_last.setdefault(form[-1], set()).add(root)
    return known


def _agree(short: Form, long: Form) -> bool:
    """Whether the words of one name stand in the other in the same order, initials counting for words."""
    if not any(len(word) > 1 for word in short[1:]):
        return False
    rest = iter(long)
    if short[-1] == long[-1] and is_short_form(short[0], long[0]):
        return set(short[1:]) <= set(long)
    return all(any(word == other or _initial(word, other) for other in rest) for word in short)


def is_short_form(word: str, name: str) -> bool:
    """Whether a given name is short for another: "Dan" or "Danny" for "Daniel", "Bill" for "William"."""
    stem = re.sub(r"(?:(?<=(.))\1)?(?:y|ie)$", "", word)
    if name in NICKNAMES.get(word, ()) or name in NICKNAMES.get(stem, ()):
        return True
    return len(stem) >= _SHORTEST and len(name) > len(stem) and name.startswith(stem)


def _initial(word: str, other: str) -> bool:
    return (len(word) == 1 or len(other) == 1) and word[0] == other[0]


def _is_plural(text: str, start: int, form: Form, known: _Known) -> bool:
    if len(form) != 1 or not form[0].endswith("s") or not _PLURAL.search(text, max(0, start - 8), start):
        return False
    return form[0] not in known.by_last


def _bearers(text: str, start: int, form: Form, known: _Known, genders: Mapping[Form, str]) -> list[Form]:
    """The persons whom a single name may mean, less those of whom a title before it cannot speak."""
    gender = _gender(text, start, ())
    return [root for root in known.bearers(form[0]) if {gender, genders.get(root, "x")} != {"m", "f"}]


def _only(
    bearers: Sequence[Form],
    form: Form,
    first: Mapping[Form, int],
    seen: Mapping[Form, int],
    held: dict[Form, Form],
) -> Form:
    """The one bearer whom a single name means; the name itself where it could be more than one.

    A name that stands alone before its second bearer comes is the first one's (`held`), and stays so: the
    others are told by their given names.
    """
    if not bearers:
        return form
    if len(bearers) == 1:
        return bearers[0]
    recent = sorted((root for root in bearers if root in seen), key=lambda root: -seen[root])
    if len(recent) <= 1:
        return held.setdefault(form, recent[0] if recent else min(bearers, key=lambda root: first[root]))
    if seen[recent[0]] - seen[recent[1]] > _NEAR:
        return recent[0]
    return held[form] if held.get(form) in bearers else form


def _gender(text: str, start: int, form: Form) -> str:
    """m or f where the title before a name or the given name in it tells, else x."""
    title = _TITLE.search(text, max(0, start - 12), start)
    if title:
        return "m" if title[1] else "f"
    given = form[0] if form else ""
    return "f" if given in FEMININE else "m" if given in MASCULINE else "x"


def _number(
    text: str, named: Sequence[tuple[int, int, Form]]
) -> tuple[tuple[Mention, ...], tuple[Person, ...]]:
    aliases: dict[Form, dict[str, None]] = {}
    for start, end, person in named:
        aliases.setdefault(person, {})[text[start:end]] = None
    ids: dict[Form, str] = {}
    persons: list[Person] = []
    taken: set[str] = set()
    for person, used in aliases.items():
        fullest = sorted(used, key=_fullness)
        base = slug(fullest[0])
        number, id = 1, base
        while id in taken:
            number += 1
            id = f"{base}-{number}"
        taken.add(id)
        ids[person] = id
        persons.append(Person(id, fullest[0], tuple(fullest)))
    mentions = tuple(Mention(start, end, text[start:end], ids[person]) for start, end, person in named)
    return mentions, tuple(persons)


def _fullness(name: str) -> tuple[int, bool, int]:
    """Sorts the fullest name first: most words that are not initials, not in capitals, longest."""
    words = _form(name)
    return -sum(1 + (len(word) > 1) for word in words), name.isupper(), -len(name)
