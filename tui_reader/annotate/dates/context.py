"""What a date is read against: the day of publication, the tense of its clause, what was dated before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal, NamedTuple

from tui_reader.annotate.dates.values import at_distance, days_of
from tui_reader.annotate.dates.words import year_number
from tui_reader.model import TimexType

Match = re.Match[str]

BACK = ("last", "past", "previous", "prior", "preceding")
AHEAD = ("next", "following", "coming", "upcoming")
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|would|could|might|going to|as (?:soon|early) as|until|till|"
    r"(?:by|through)(?=\s+(?:the\s+)?$)|"
    r"(?:is|are|was|were) (?:to|due|scheduled|set|expected|slated|supposed) (?:to )?|"
    r"(?<!as )(?:scheduled|planned|postponed|delayed|due) (?:for|to|until)(?! [a-z]+ing)|"
    r"(?:has|have) (?:scheduled|planned|called)|plan(?:s|ning)? (?:to|a|on|for)|planned (?:to|a)|expected|"
    r"due(?! to)|expires?|matur\w+|payable|upcoming|deadline|effective|starts?|begins?|holders? of record)\b|"
    r"['’]ll\b",
    re.IGNORECASE,
)
_INTENDED = re.compile(r"\bto (?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b)[a-z]{2,}\b")
_PAST = re.compile(
    r"\b(?<!\bbe )(?<!\bis )(?<!\bare )(?:"
    r"was|were|had|did|said|says|told|went|came|took|made|got|gave|won|lost|fell|rose|"
    r"ago|since|spoke|met|held|began|kept|left|saw|heard|knew|thought|found|sent|spent|"
    r"built|ran|sang|drew|brought|bought|caught|fought|taught|sold|stood|sat|broke|chose|"
    r"drove|wrote|rode|flew|threw|grew|blew|became|led|fled|paid|shot|struck|sank|slept|"
    r"felt|meant|wore|swore|tore|shook|woke|ate|drank|swam|rang|hid|bit|"
    r"(?!un)[a-z]+[^\We]ed|agreed|freed|guaranteed)\b"
)
_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?](?=\s)|\n\s*\n|[;\"“”]|''|``")
_ENDED = re.compile(r"\bend(?:ed|ing|s)\s+$")
_REACH = 160
_WIDEST = {"D": 1, "W": 7, "M": 31}
_REACH_OF_TENSE = {2: 3, 1: 0.5, 0: 0.2, -1: 0.125}


class Reading(NamedTuple):
    """What an expression means. `anchored` says that the day of publication was needed to know it; `days`
    are the first and last day where they do not follow from the value. `carries` says that what follows may
    refer back to it. `part` is set where a neighbour may complete the words to a date: a bare weekday, a bare
    time of day, a distance from the day of publication."""

    type: TimexType
    value: str | None
    anchored: bool = False
    days: tuple[date, date] | None = None
    carries: bool = True
    part: Literal["", "weekday", "clock", "distance"] = ""


@dataclass
class Context:
    """`today` is the day of publication, if known; `recent` the value of the last date that what follows may
    refer to, `quarter` that of the last quarter, `day` the last single day, `end` where the last expression
    ended."""

    text: str
    today: date | None
    recent: str | None = None
    quarter: str | None = None
    day: date | None = None
    end: int = 0

    def remember(self, start: int, reading: Reading) -> None:
        """Keeps what follows may refer to: of "the quarter ended June 30" the quarter, not the day."""
        ends_period = "-Q" in (self.recent or "") and _ENDED.search(self.text, max(0, start - 8), start)
        days = days_of(reading.value)
        if not reading.carries or ends_period or not days:
            return
        if days[0] == days[1]:
            self.day = days[0]
        self.recent = reading.value
        if "-Q" in (reading.value or ""):
            self.quarter = reading.value

    def last_quarter(self) -> str | None:
        """The quarter last spoken of, else the one before that of publication."""
        return self.quarter or (at_distance(self.today, -1, "Q") if self.today else None)

    def year(self, words: str) -> int | None:
        """The year that words tell: 1998, last year; None where the day of publication is wanting for it."""
        if "year" not in words:
            return year_number(words)
        step = {"l": -1, "n": 1}.get(words[0].lower(), 0)
        return min(max(self.today.year + step, MINYEAR), MAXYEAR) if self.today else None

    def recent_of(self, unit: str) -> date | None:
        """What "that day", "that year" go on from: the last day for days, else what was last named."""
        days = days_of(self.recent)
        if not days or (days[1] - days[0]).days >= _WIDEST.get(unit, 400):
            return self.day
        return days[0]

    def day_of_sentence(self, start: int) -> date | None:
        """The one day spoken of last, if that was in the sentence that goes on at `start`."""
        days = days_of(self.recent)
        if not days or days[0] != days[1] or start - self.end > _REACH:
            return None
        return None if _END.search(self.text, self.end, start) else days[0]

    def looks_ahead(self, start: int, end: int, ahead: int, back: int) -> bool:
        """Whether a span means what is so far ahead, or what is so far back.

        A clause that speaks of what is to come may reach farther ahead than back; any other means the next
        only where that is much nearer.
        """
        return ahead <= back * _REACH_OF_TENSE[self._tense(start, end)]

    def is_future(self, start: int, end: int) -> bool:
        """Whether the clause around a span speaks of what is to come."""
        return self._tense(start, end) > 0

    def is_past(self, start: int, end: int) -> bool:
        """Whether the clause around a span speaks of what was."""
        return self._tense(start, end) < 0

    def _tense(self, start: int, end: int) -> int:
        """2 for the future, 1 for an infinitive, -1 for the past, 0 where the clause shows neither.

        The nearest word before the span decides, and where there is none, those after it.
        """
        before = _END.split(self.text[max(0, start - _REACH) : start])[-1]
        after = _END.split(self.text[end : end + _REACH], maxsplit=1)[0]
        future, intended, past = (_last(pattern, before) for pattern in (_FUTURE, _INTENDED, _PAST))
        if future == intended == past:
            future, past = bool(_FUTURE.search(after)), bool(_PAST.search(after))
        if future > past:
            return 2
        if intended > past:
            return 1
        return -1 if past > future else 0


def much_nearer(ahead: int, back: int) -> bool:
    """Whether the next is so much nearer than the last that it is meant whatever the tense."""
    return ahead <= back * _REACH_OF_TENSE[0]


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def group(match: Match, name: str) -> str:
    """What a named group matched, without blanks around it; empty where the pattern has no such group."""
    return (match.groupdict().get(name) or "").strip()
