"""What stands where: forms between the same neighbours, as in tables and lists, name things of one kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from tui_reader.annotate.people.pieces import Form

_BEFORE = re.compile(r"(\n|[^\W\d_]+|\d|[^\w\s])[ \t\xa0]*$")
_AFTER = re.compile(r"[ \t\xa0]*(\n|[^\W\d_]+|\d|[^\w\s]|$)")
_REACH = 20
_ENOUGH = 3

Place = tuple[str, str, bool]


class Parallels:
    """Which forms stand between which neighbours."""

    def __init__(self) -> None:
        self._forms: defaultdict[Place, set[Form]] = defaultdict(set)
        self._places: defaultdict[Form, Counter[Place]] = defaultdict(Counter)

    def add(self, text: str, start: int, end: int, form: Form) -> None:
        """Counts a form at its half-open span of the text."""
        place = _place(text, start, end, form)
        self._forms[place].add(form)
        self._places[form][place] += 1

    def settle(self, is_person: Callable[[Form], bool]) -> dict[Form, float]:
        """For each form with parallels, from -1 to 1: whether those are persons by a first judgement."""
        judged = {form: is_person(form) for form in self._places}
        persons = {place: sum(judged[form] for form in forms) for place, forms in self._forms.items()}
        shares: dict[Form, float] = {}
        for form, places in self._places.items():
            total = 0.0
            for place, count in places.items():
                others = len(self._forms[place]) - 1
                if others >= _ENOUGH:
                    total += count * (2 * (persons[place] - judged[form]) / others - 1)
            if total:
                shares[form] = total / places.total()
        return shares


def _place(text: str, start: int, end: int, form: Form) -> Place:
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end)
    return _kind(before), _kind(after), len(form) > 1


def _kind(found: re.Match[str] | None) -> str:
    token = found.group(1).casefold() if found else ""
    return "0" if token.isdigit() else token
