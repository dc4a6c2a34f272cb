"""Expressions that stand side by side and mean one date: 6 p.m. on May 2, Monday of next week, two weeks
before Christmas, the day after New Year's Eve."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import Reading
from tui_reader.annotate.dates.words import MONTH, WEEKDAY, compile_pattern, weekday_number

_WIDEST_GAP = 16
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ANY_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-\d\d|WXX-\d)")
_A_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
_EXPLICIT = re.compile(rf"\d|{MONTH}", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")
_AROUND = re.compile(r"\baround\s+$", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_BARE_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_NO_DISTANCE = re.compile(r"\b(?:for|of|over|within|during|the|every|each|least)\s+$", re.IGNORECASE)
_NEXT_TO = compile_pattern(r"\b(?:the_)?(?P<unit>day|night|week)_(?P<side>before|after|of)_(?:the_)?$")


class Found(NamedTuple):
    """An expression and where it stands."""

    start: int
    end: int
    reading: Reading


def gap_between(text: str, first: Found, second: Found) -> str | None:
    """What stands between two neighbours, in lower case; None where that is much or a paragraph ends."""
    gap = text[first.end : second.start] if second.start - first.end <= _WIDEST_GAP else "\n\n"
    return None if _PARAGRAPH.search(gap) else " ".join(gap.lower().split())


def join(text: str, first: Found, second: Found, gap: str) -> Found | None:
    """The one expression that two neighbours with this gap make, if they make one."""
    reading = (
        _time_and_day(first.reading, second.reading, gap)
        or _weekday_and_date(text, first, second, gap)
        or _weekday_and_date(text, second, first, gap)
        or _distance_from(text, first, second, gap)
    )
    return Found(first.start, second.end, reading) if reading else None


def widen(text: str, found: Found, after: int) -> Found:
    """The expression with what, from `after` on, makes another day or week of it: the week of May 2."""
    if _EXPLICIT.match(text, found.start, found.end) and _A_DAY.match(found.reading.value or ""):
        around = _AROUND.search(text, max(after, found.start - _WIDEST_GAP), found.start)
        if around:
            return found._replace(start=around.start())
    if not _DAY.fullmatch(found.reading.value or ""):
        return found
    led = _NEXT_TO.search(text, max(after, found.start - _WIDEST_GAP), found.start)
    if not led or (led["unit"].lower() == "week") != (led["side"].lower() == "of"):
        return found
    day = date.fromisoformat(found.reading.value or "")
    if led["unit"].lower() == "week":
        value = values.week(day)
    else:
        value = str(values.shift(day, 1 if led["side"].lower() == "after" else -1, "D"))
    return Found(led.start(), found.end, found.reading._replace(value=value, part=""))


def follow(text: str, first: Found, second: Found, gap: str) -> Found:
    """The second of two neighbours; a weekday beside another is near it: Saturday and Sunday."""
    value = first.reading.value or ""
    if gap not in ("or", "and", ",", ", or", ", and", "&") or not _DAY.fullmatch(value):
        return second
    is_weekday = _BARE_WEEKDAY.fullmatch(text, second.start, second.end)
    if not is_weekday or not _BARE_WEEKDAY.search(text, first.start, first.end):
        return second
    day = date.fromisoformat(value)
    ahead = (weekday_number(is_weekday[0]) - day.weekday()) % 7
    near = values.shift(day, ahead if ahead < 4 else ahead - 7, "D")
    return second._replace(reading=second.reading._replace(value=str(near)))


def _time_and_day(first: Reading, second: Reading, gap: str) -> Reading | None:
    """6 p.m. on Friday, May 2 at noon."""
    if first.part == "clock" and gap in ("", ",", "on", ", on"):
        clock, day = first, second
    elif second.part == "clock" and gap in ("at", "at about", "at around"):
        clock, day = second, first
    else:
        return None
    if day.part == "clock":
        return None
    value, _, part = (day.value or "").partition("T")
    if not _ANY_DAY.fullmatch(value):
        return None
    time = (clock.value or "").partition("T")[2]
    if part in ("AF", "EV", "NI") and "00" < time[:2] < "12":
        time = f"{int(time[:2]) + 12}{time[2:]}"
    return Reading("TIME", f"{value}T{time}", day.anchored)


def _weekday_and_date(text: str, one: Found, other: Found, gap: str) -> Reading | None:
    """Friday 2018-07-06, Monday of next week, next week on Monday, Saturday two weeks from now."""
    value = other.reading.value or ""
    if one.reading.part == "weekday" and one.start < other.start and gap in ("before", "after"):
        return _weekday_beside(text, one, other, gap == "after")
    if one.reading.part != "weekday" or other.reading.part == "weekday" or other.reading.type != "DATE":
        return None
    if other.reading.part == "distance" or _WEEK.fullmatch(value):
        return _in_week_of(text, one, other) if gap in ("", ",", "of", "on", "-") else None
    told = _EXPLICIT.search(text, other.start, other.end) and _ANY_DAY.fullmatch(value)
    return other.reading if told and one.start < other.start and gap in ("", ",", "(", "-") else None


def _weekday_beside(text: str, weekday: Found, other: Found, after: bool) -> Reading | None:
    """the Monday after Thanksgiving."""
    name = _BARE_WEEKDAY.search(text, weekday.start, weekday.end)
    if not name or other.reading.part or not _DAY.fullmatch(other.reading.value or ""):
        return None
    day = date.fromisoformat(other.reading.value or "")
    near = values.weekday_near(day, weekday_number(name[0]), future=after, strict=True)
    return Reading("DATE", str(near), other.reading.anchored)


def _in_week_of(text: str, weekday: Found, other: Found) -> Reading | None:
    days = values.days_of(other.reading.value)
    name = _BARE_WEEKDAY.search(text, weekday.start, weekday.end)
    if not days or not name or (days[1] - days[0]).days > 6:
        return None
    monday = values.weekday_near(days[0], 0)
    return Reading("DATE", str(values.shift(monday, weekday_number(name[0]), "D")), True)


def _distance_from(text: str, first: Found, second: Found, gap: str) -> Reading | None:
    """two weeks before Christmas, three days from Tuesday; but not "for two weeks after Christmas"."""
    length = _LENGTH.fullmatch(first.reading.value or "")
    if not length or gap not in ("before", "after", "from", "prior to", "following"):
        return None
    value = second.reading.value or ""
    if first.reading.type != "DURATION" or not _DAY.fullmatch(value):
        return None
    if _NO_DISTANCE.search(text, max(0, first.start - 9), first.start):
        return None
    count = int(length[1]) * (-1 if gap in ("before", "prior to") else 1)
    day = values.shift(date.fromisoformat(value), count, length[2])
    return Reading("DATE", str(day), second.reading.anchored, part="distance")
