"""TIMEX3 values (ISO 8601 with TIMEX3's additions) and the arithmetic of the calendar behind them.

See Pustejovsky et al., TimeML Annotation Guidelines 1.2.1: `1999-05-12`, `1999-W19`, `1999-05`, `1999-Q2`,
`1999-SU`, `1999`, `199` (a decade), `19` (a century, of the years 19xx), `P3D`, `XXXX-05-12`.
"""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_OF_YEAR = re.compile(r"(\d{4})(-(?:Q[1-4]|H[12]|\d\d))")
_DECADE = re.compile(r"\d{2,3}")


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def shift(day: date, count: int, unit: str) -> date:
    """The day so many units (D, W, M, Y) later, or earlier if negative; months end where they end.

    Where the calendar's years end, so does the shift.
    """
    if unit in "DW":
        ordinal = day.toordinal() + count * (7 if unit == "W" else 1)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if count < 0 else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week(day: date) -> str:
    """The value of the ISO week that holds a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def month(day: date) -> str:
    """The value of the month that holds a day."""
    return f"{day.year:04}-{day.month:02}"


def quarter(day: date) -> str:
    """The value of the calendar quarter that holds a day."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def weekday_near(day: date, weekday: int, *, future: bool = False, strict: bool = False) -> date:
    """The last such weekday (Monday is 0) up to a day, or the next from it on.

    `strict` leaves out the day itself.
    """
    if future:
        ahead = (weekday - day.weekday()) % 7
        return shift(day, ahead or (7 if strict else 0), "D")
    back = (day.weekday() - weekday) % 7
    return shift(day, -(back or (7 if strict else 0)), "D")


def last_of_month(year: int, month_: int) -> int:
    """The number of a month's last day."""
    return calendar.monthrange(year, month_)[1]


def nth_weekday(year: int, month_: int, weekday: int, number: int) -> date:
    """The so-manieth weekday (Monday is 0) of a month, counted from its end if negative."""
    if number > 0:
        first = weekday_near(date(year, month_, 1), weekday, future=True)
        return shift(first, number - 1, "W")
    return weekday_near(date(year, month_, last_of_month(year, month_)), weekday)


def at_distance(day: date, count: int, unit: str) -> str:
    """The value so many units from a day, as exact as the unit is (units as in `words`)."""
    if unit == "WE":
        return week(shift(day, count, "W")) + "-WE"
    if unit == "F":
        return week(shift(day, 2 * count, "W"))
    if unit == "Q":
        return quarter(shift(day, 3 * count, "M"))
    if unit == "E":
        return f"{shift(day, 10 * count, 'Y').year // 10:03}"
    if unit == "C":
        return f"{shift(day, 100 * count, 'Y').year // 100:02}"
    there = shift(day, count, unit)
    return {"D": str(there), "W": week(there), "M": month(there), "Y": f"{there.year:04}"}[unit]


def year_before(value: str | None) -> str | None:
    """The same month, quarter or half a year before; None for any other value."""
    found = _OF_YEAR.match(value or "")
    return f"{int(found[1]) - 1:04}{found[2]}" if found else None


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and last day a value may mean; None where it is no stretch of the calendar."""
    if value is None:
        return None
    if "/" in value:
        first, last = (days_of(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> tuple[date, date] | None:
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
    if found := _PART.fullmatch(value):
        year = int(found[1])
        if found[4]:
            first, months = date(year, SEASONS[found[4]], 1), 3
        elif found[2]:
            first, months = date(year, 3 * int(found[2]) - 2, 1), 3
        else:
            first, months = date(year, 6 * int(found[3]) - 5, 1), 6
        return first, shift(first, months, "M") - timedelta(1)
    if found := _DAY.fullmatch(value):
        year, month_, day = (int(part) if part else 0 for part in found.groups())
        last_month = month_ or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month_ or 1, day or 1), date(year, last_month, last_day)
    if _DECADE.fullmatch(value):
        span = 10 ** (4 - len(value))
        return date(int(value) * span or 1, 1, 1), date(int(value) * span + span - 1, 12, 31)
    return None
