"""What expressions of days and times of day mean: a function for each kind, from its match to its Reading.

News anchoring: what is not absolute is read against the day of publication, towards the past unless the
clause speaks of the future (cf. Strötgen & Gertz 2013, HeidelTime's "news" domain).
"""

from __future__ import annotations

import re
from datetime import date

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import AHEAD, BACK, Context, Match, Reading, group, much_nearer
from tui_reader.annotate.dates.times import with_part
from tui_reader.annotate.dates.words import (
    month_number,
    number,
    weekday_number,
    year_number,
)

_DAYS_ON = {"yesterday": -1, "tomorrow": 1, "tmrw": 1}
_MONTHS, _NEVER = 36, 100_000
_WEEKDAY_LED = re.compile(r"\b(?:on|of|week|week on)\s+$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\]\"'”’–—]|$)|\s+(?:in|at|to|for|of|and|or|as|when|while|with|by|on|from|before|after|but|he|she|they)\b"
)
_SOON = 31


def full_date(match: Match, context: Context) -> Reading | None:
    """2023-09-09, 2023-09-09T10:30, 20230909."""
    day = values.make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    time = group(match, "clock")
    return Reading("TIME", f"{day}T{time}") if time else Reading("DATE", str(day))


def numeric_date(match: Match, context: Context) -> Reading | None:
    """9/23/2020, 23.9.2020: in the order that fits.

    Where both do, the one near the day of publication is taken, else the American one with strokes and the
    European one with full stops.
    """
    a, b, year = int(match["a"]), int(match["b"]), year_number(match["year"]) or 0
    if match["sep"] == "." and len(match["year"]) == 2:
        return None
    days = [day for month, date_ in ((a, b), (b, a)) if (day := values.make_day(year, month, date_))]
    if match["sep"] == ".":
        days.reverse()
    if context.today and len(days) == 2:
        first, second = (abs((day - context.today).days) for day in days)
        if second < min(first, _SOON):
            days.reverse()
    return Reading("DATE", str(days[0])) if days else None


def month_day(match: Match, context: Context) -> Reading | None:
    """May 2, 2 May 1998, the second of May, Friday, May 2, May 2-5."""
    words, shown = match["month"], group(match, "year") or group(match, "short") or group(match, "shared")
    month, day, year = month_number(words), number(match["day"]), year_number(shown) if shown else None
    if day is None or not 1 <= day <= 31 or (words == "may" and match["day"].isalpha()):
        return None
    day2 = number(group(match, "day2")) if group(match, "day2") else None
    anchored = year is None
    if year is None:
        if context.today is None:
            return with_part(match, f"XXXX-{month:02}-{day:02}", False)
        year = _nearest_year(match, context, context.today, month, day)
    first = values.make_day(year, month, day)
    if first is None:
        return None
    if day2 is not None:
        last = values.make_day(year, month, day2)
        if last and last > first:
            return Reading("DATE", f"{first}/{last}", anchored)
    return with_part(match, str(first), anchored)


def _nearest_year(match: Match, context: Context, today: date, month: int, day: int) -> int:
    """The year of a day: that of the last such, or of the next where it is near or the clause looks ahead."""
    which = group(match, "which").lower()
    weekday = group(match, "weekday")
    years = range(today.year + 1, today.year - 9, -1)
    days = [found for year in years if (found := values.make_day(year, month, day))]
    if weekday:
        days = [found for found in days if found.weekday() == weekday_number(weekday)] or days
    past = next((found for found in days if found <= today), None)
    ahead = next((found for found in reversed(days) if found > today), None)
    if which == "next" or past is None:
        return ahead.year if ahead else today.year
    if ahead and which != "last":
        distances = (ahead - today).days, (today - past).days
        if context.looks_ahead(match.start(), match.end(), *distances):
            return ahead.year
    return past.year


def day_of_some_month(match: Match, context: Context) -> Reading | None:
    """Monday 21, Tuesday the eleventh; but not "Monday 21 people"."""
    day = number(match["day"]) if _ENDS.match(context.text, match.end()) else None
    return _day_near(match, context, day, weekday_number(match["weekday"])) if day else None


def day_of_month(match: Match, context: Context) -> Reading | None:
    """the 15th of next month."""
    day = number(match["day"])
    if context.today is None or day is None:
        return Reading("DATE", f"XXXX-XX-{day:02}") if day else None
    found = _day_in(context.today, {"last": -1, "next": 1}.get(match["which"].lower(), 0), day)
    return Reading("DATE", str(found), True) if found else None


def another_day(match: Match, context: Context) -> Reading | None:
    """The second of two days of a month: May 2 and 5."""
    said = context.text[context.end : match.start()].split()
    recent = context.day
    if len(said) != 1 or match.start() - context.end > 6 or recent is None:
        return None
    if context.recent != str(recent) or not _ENDS.match(context.text, match.end()):
        return None
    day = values.make_day(recent.year, recent.month, number(match["day"]) or 0)
    return Reading("DATE", str(day), True) if day and day > recent else None


def day_beside(match: Match, context: Context) -> Reading | None:
    """the day before, the day after: of the day spoken of."""
    recent = context.day or context.today
    step = 1 if match["side"].lower() == "after" else -1
    return Reading("DATE", str(values.shift(recent, step, "D")) if recent else None, True)


def day_of_nearest_month(match: Match, context: Context) -> Reading | None:
    """on the 15th; but not the 15th floor."""
    ends = _ENDS.match(context.text, match.end())
    if not ends or ends[0].strip() in ("and", "or", "of"):
        return None
    return _day_near(match, context, number(match["day"]) or 0)


def _day_near(match: Match, context: Context, day: int, weekday_: int | None = None) -> Reading | None:
    """The last such day of a month (and week), or the next."""
    if context.today is None:
        return Reading("DATE", f"XXXX-XX-{day:02}")
    nearest = []
    for sign in (-1, 1):
        days = (_day_in(context.today, sign * months, day) for months in range(_MONTHS))
        fitting = (found for found in days if found and weekday_ in (None, found.weekday()))
        distances = (sign * (found - context.today).days for found in fitting)
        nearest.append(next((distance for distance in distances if distance >= 0), _NEVER))
    back, ahead = nearest
    if min(back, ahead) == _NEVER:
        return None
    if weekday_ is None:
        future = context.looks_ahead(match.start(), match.end(), ahead, back)
    else:
        future = much_nearer(ahead, back)
    return Reading("DATE", str(values.shift(context.today, ahead if future else -back, "D")), True)


def _day_in(today: date, months: int, day: int) -> date | None:
    of = values.shift(today.replace(day=1), months, "M")
    return values.make_day(of.year, of.month, day)


def numeric_day(match: Match, context: Context) -> Reading | None:
    """Friday 7/6, on 22/04: month and day, in the order that fits, the American one first."""
    month, day = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if context.today is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    found = values.make_day(_nearest_year(match, context, context.today, month, day), month, day)
    return Reading("DATE", str(found), True) if found else None


def weekday(match: Match, context: Context) -> Reading | None:
    """Friday, last Friday, Friday night, 6 p.m. Friday, Friday of next week."""
    name = match["weekday"]
    number_, which = weekday_number(name), group(match, "which").lower()
    if match.group().startswith("Following"):
        return None
    led = which or _WEEKDAY_LED.search(context.text, max(0, match.start() - 12), match.start())
    if not led and not name[0].isupper():
        return None
    if context.today is None:
        day = f"XXXX-WXX-{number_ + 1}"
    else:
        day = str(_weekday(match, context, context.today, number_, which))
    reading = with_part(match, day, context.today is not None)
    return reading if group(match, "part") else reading._replace(part="weekday")


def _weekday(match: Match, context: Context, today: date, number_: int, which: str) -> date:
    if which in ("previous", "prior", "preceding"):
        if context.day and context.day < today:
            return values.weekday_near(context.day, number_, strict=True)
        return values.shift(values.weekday_near(today, 0), number_ - 7, "D")
    if which.endswith(BACK):
        day = values.weekday_near(today, number_, strict=True)
        just_now = which == "last" and (today - day).days == 1
        return values.shift(day, -1, "W") if just_now else day
    if which.endswith(AHEAD):
        if which in ("next", "following"):
            return values.shift(values.weekday_near(today, 0), 7 + number_, "D")
        return values.weekday_near(today, number_, future=True, strict=True)
    if which == "this":
        return values.shift(values.weekday_near(today, 0), number_, "D")
    ahead = (number_ - today.weekday()) % 7
    future = ahead > 0 and context.looks_ahead(match.start(), match.end(), ahead, 7 - ahead)
    if context.text.startswith(("'s", "’s"), match.end()):
        future = ahead == 1
    return values.weekday_near(today, number_, future=future)


def near_day(match: Match, context: Context) -> Reading | None:
    """today, yesterday afternoon, late tomorrow, tonight."""
    word = match["day"].lower()
    if context.today is None:
        return Reading("DATE", "PRESENT_REF" if word in ("today", "tonight") else None)
    day = str(values.shift(context.today, _DAYS_ON.get(word, 0), "D"))
    if word == "tonight":
        return Reading("TIME", f"{day}TNI", True)
    return with_part(match, day, True)
