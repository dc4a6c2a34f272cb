"""Dates that cannot be, given the other dates of their own source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui_reader.collate.listed import listed
from tui_reader.collate.sentences import paragraphs, sentences
from tui_reader.model import DateExpression, Source


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date in [start, end) that cannot be, and the one it cannot stand beside, in [other_start, other_end);
    both are the same words where a date contradicts itself. `why` is one of the kinds below."""

    start: int
    end: int
    other_start: int
    other_end: int
    why: str


REACTION = "A reaction, dated before what it reacts to"
FUTURE = "Told in the past, dated after its source was published"
WEEKDAY = "Not that day of the week"

_ACCIDENT = "|".join(listed("attack crash collision shooting explosion fire raid blaze blast bombing"))
"""What nobody speaks of before it happens."""

_THING = f"{_ACCIDENT}|" + "|".join(
    listed(
        """
        video post letter statement report article tweet interview speech vote ruling verdict decision
        announcement email e-mail memo message hearing meeting broadcast complaint lawsuit story column essay
        podcast episode photograph photo clip recording notice order bill strike protest march
        """
    )
)
_MADE = (
    r"(?:\s+(?:(?:was|were|is|that|which|had been|has been)\s+)*(?:\w+ed|sent|written|given|held|made)"
    r"(?:\s+[\w’'-]+){0,4}?|\s+(?:was|took place|happened|occurred|began|started|broke out))?"
)
_THING_BEFORE = re.compile(rf"\b({_THING})(?:\s+dated\s+|{_MADE}(?:\s+(?:on|of|from))?\s+)$", re.IGNORECASE)
_THING_AFTER = re.compile(rf"\s+(?:[\w’'-]+\s+)?({_THING})\b", re.IGNORECASE)
_OWNED = (
    r"(?:the|that|this|(?:[\w’'-]+\s+){0,6}?[\w-]+['’]s?|his|her|their|its|my|our)\s+(?:[\w’'-]+\s+){0,2}?"
)
_ANSWER = (
    r"\b(?:reaction|react(?:ed|ing)|response|respond(?:s|ed|ing)|reply|repl(?:ied|ies|ying)"
    r"|answer(?:s|ed|ing)?)"
)
_REACTION = re.compile(
    rf"{_ANSWER}\s+to\s+{_OWNED}(?P<thing>{_THING})\b"
    r"|\b(?:tweeted|posted|commented|spoke|wrote|apologi[sz]ed|joked)\s+(?:about|on|for)\s+"
    rf"(?:the|that|this)\s+(?P<accident>{_ACCIDENT})\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    rf"{_ANSWER}\s+(?:to\s+)?(?:an?\s+|{_OWNED})(?:{_THING}|question|request|inquiry|demand)\s+"
    r"(?:[\w’'-]+\s+){0,8}?(?:on|of|dated|from)\s+$",
    re.IGNORECASE,
)
"""What is reacted to, up to its date."""

_LATER = re.compile(r"\b(?:after|since|following|until|before|by)\b[^,;]*$", re.IGNORECASE)
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_YEAR = re.compile(r"\b\d{4}\b")
_PAST = re.compile(
    r"\b(?:was|were|had been)\s+(?:[a-z]+ly\s+)?"
    r"(?:\w+ed|held|shot|hit|struck|sent|born|found|sold|told|made|given|seen)\b[^,;.]{0,40}\son\s+$"
)
_PLANNED = re.compile(
    r"\b(?:scheduled|planned|due|expected|set|slated|postponed|moved|delayed|extended|adjourned|supposed|will"
    r"|would|to be|if|deadline|proposed)\b",
    re.IGNORECASE,
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


def impossible_dates(source: Source, dates: Sequence[DateExpression]) -> Iterator[Impossible]:
    """The dates of a source that cannot be."""
    days = [date for date in dates if _day(date) is not None]
    yield from _reactions(source.text, days)
    yield from _futures(source, days)
    yield from _weekdays(days)


def _reactions(text: str, days: Sequence[DateExpression]) -> Iterator[Impossible]:
    things = {date: thing for date in days if (thing := _thing(text, date)) is not None}
    for paragraph in paragraphs(text):
        for start, end in sentences(text, *paragraph):
            inside = [date for date in days if start <= date.start < end]
            for reaction in _REACTION.finditer(text, start, end) if inside else ():
                what = (reaction["thing"] or reaction["accident"]).casefold()
                to = [date for date, thing in things.items() if thing == what]
                yield from _reaction(text, start, reaction.start(), inside, to)
            for date in inside[1:]:
                if answered := _ANSWERED.search(text, start, date.start):
                    yield from _reaction(text, start, answered.start(), inside, [date])


def _reaction(
    text: str, start: int, at: int, inside: Sequence[DateExpression], to: Sequence[DateExpression]
) -> Iterator[Impossible]:
    """The date of a sentence that tells of a reaction at this place, if what it is to has a later one."""
    own = [date for date in inside if date.start < at]
    if (
        len(own) == 1
        and len(to) == 1
        and own[0] is not to[0]
        and not _LATER.search(text, start, own[0].start)
        and _precedes(own[0], to[0])
    ):
        yield Impossible(own[0].start, own[0].end, to[0].start, to[0].end, REACTION)


def _thing(text: str, date: DateExpression) -> str | None:
    """What the date is the date of: "a May 2 video", "the letter of 2 May"."""
    found = _THING_AFTER.match(text, date.end) or _THING_BEFORE.search(
        text, max(0, date.start - 80), date.start
    )
    return found.group(1).casefold() if found else None


def _futures(source: Source, days: Sequence[DateExpression]) -> Iterator[Impossible]:
    published = next((date for date in days if date.value == source.published), None)
    for date in days:
        before = source.text[max(0, date.start - 120) : date.start]
        if (
            published is not None
            and date.value is not None
            and source.published is not None
            and _YEAR.search(date.text)
            and date.value > source.published
            and _PAST.search(before)
            and not _PLANNED.search(before)
        ):
            yield Impossible(date.start, date.end, published.start, published.end, FUTURE)


def _weekdays(days: Sequence[DateExpression]) -> Iterator[Impossible]:
    for date in days:
        named = _WEEKDAY.search(date.text)
        day = _day(date)
        if named is None or day is None or not _YEAR.search(date.text) or day.startswith("XXXX"):
            continue
        if datetime.date.fromisoformat(day).weekday() != _WEEKDAYS.index(named.group(1).casefold()):
            yield Impossible(date.start, date.end, date.start, date.end, WEEKDAY)


def _day(date: DateExpression) -> str | None:
    """The day of a date, its year XXXX where that is not known; None for all that is no day."""
    found = _DAY.match(date.value or "")
    return found.group() if found else None


def _precedes(one: DateExpression, other: DateExpression) -> bool:
    """Whether a day comes before another; without years, within half a year."""
    here, there = _day(one) or "", _day(other) or ""
    if "X" not in here + there:
        return here < there
    months = int(there[5:7]) - int(here[5:7])
    return here[5:] < there[5:] and months < 6
