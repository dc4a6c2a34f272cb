"""What a date is read against: the day of publication, the tense of its clause, what was dated before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tui_reader.model import TimexType

Match = re.Match[str]

BACK = ("last", "past", "previous", "prior", "preceding")
AHEAD = ("next", "following", "coming", "upcoming")
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|would|could|might|going to|supposed to|as (?:soon|early) as|by|through|"
    r"(?:is|are|was|were) (?:to|due|scheduled|set|expected|slated|supposed) (?:to )?|"
    r"(?:scheduled|planned|postponed|delayed|due) (?:for|to|until)(?! [a-z]+ing)|"
    r"plan(?:s|ning)? (?:to|a|on|for)|planned (?:to|a)|expected|due(?! to)|expires?|matur\w+|"
    r"payable|upcoming|deadline|effective|starts?|begins?|holders? of record)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|says|told|went|came|took|made|got|gave|won|lost|fell|rose|ago|since|"
    r"[a-z]{2,}ed)\b"
)
_END = re.compile(r"[.!?](?=\s)|\n\s*\n|[;\"“”]|''|``")
_REACH = 160


class Reading(NamedTuple):
    """What an expression means. `anchored` says that the day of publication was needed to know it; `days`
    are the first and last day where they do not follow from the value. `carries` says that what follows may
    refer back to it."""

    type: TimexType
    value: str | None
    anchored: bool = False
    days: tuple[date, date] | None = None
    carries: bool = True


@dataclass
class Context:
    """`today` is the day of publication, if known; `recent` the value of the last expression read."""

    text: str
    today: date | None
    recent: str | None = None

    def is_future(self, start: int, end: int) -> bool:
        """Whether the clause around a span speaks of what is to come."""
        return self._tense(start, end) > 0

    def is_past(self, start: int, end: int) -> bool:
        """Whether the clause around a span speaks of what was."""
        return self._tense(start, end) < 0

    def _tense(self, start: int, end: int) -> int:
        """1 for the future, -1 for the past, 0 where the clause shows neither.

        The nearest word before the span decides, and where there is none, those after it.
        """
        before = _END.split(self.text[max(0, start - _REACH) : start])[-1]
        after = _END.split(self.text[end : end + _REACH], maxsplit=1)[0]
        future, past = _last(_FUTURE, before), _last(_PAST, before)
        if future < 0 and past < 0:
            future, past = bool(_FUTURE.search(after)), bool(_PAST.search(after))
        return (future > past) - (past > future)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def group(match: Match, name: str) -> str:
    """What a named group matched, without blanks around it; empty where the pattern has no such group."""
    return (match.groupdict().get(name) or "").strip()
