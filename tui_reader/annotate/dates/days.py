"""What expressions of days and times of day mean: a function for each kind, from its match to its Reading.

News anchoring: what is not absolute is read against the day of publication, towards the past unless the
clause speaks of the future (cf. Strötgen & Gertz 2013, HeidelTime's "news" domain).
"""

from __future__ import annotations

import re
from datetime import date

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import AHEAD, BACK, Context, Match, Reading, group
from tui_reader.annotate.dates.words import (
    clock,
    month_number,
    number,
    part_of_day,
    weekday_number,
    year_number,
)

_DAYS_ON = {"yesterday": -1, "tomorrow": 1}
_NEAR = 120
_SOON = 31
_VERBS = ("may", "march", "august")
_GIVEN_NAMES = ("april", "june")
_AT = re.compile(r"\b(?:at|by|until|from|to|around|about|before|after)\s+$", re.IGNORECASE)
_IN = re.compile(
    r"(?:in|of|since|by|until|till|from|through|during|to|between|for|and|before|after|at|on|as|,)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)


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
    words, shown = match["month"], group(match, "year") or group(match, "short")
    month, day, year = month_number(words), number(match["day"]), year_number(shown) if shown else None
    if day is None or not 1 <= day <= 31 or (words == "may" and match["day"].isalpha()):
        return None
    day2 = number(group(match, "day2")) if group(match, "day2") else None
    anchored = year is None
    if year is None:
        if context.today is None:
            return _with_time(match, f"XXXX-{month:02}-{day:02}", False)
        year = _nearest_year(match, context, context.today, month, day)
    first = values.make_day(year, month, day)
    if first is None:
        return None
    if day2 is not None:
        last = values.make_day(year, month, day2)
        if last and last > first:
            return Reading("DATE", f"{first}/{last}", anchored)
    return _with_time(match, str(first), anchored)


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
        if (ahead - today).days <= _NEAR and ahead.year == today.year and (today - past).days > 180:
            return ahead.year
        if context.is_future(match.start(), match.end()) and (ahead - today).days < (today - past).days * 2:
            return ahead.year
    return past.year


def day_of_some_month(match: Match, context: Context) -> Reading | None:
    """Monday 21, Tuesday the eleventh: the last such day."""
    day, weekday_ = number(match["day"]), weekday_number(match["weekday"])
    if context.today is None or day is None:
        return Reading("DATE", f"XXXX-XX-{day:02}") if day else None
    for months in range(0, 40):
        of = values.shift(context.today.replace(day=1), -months, "M")
        found = values.make_day(of.year, of.month, day)
        if found and found <= values.shift(context.today, 6, "D") and found.weekday() == weekday_:
            return Reading("DATE", str(found), True)
    return None


def day_of_month(match: Match, context: Context) -> Reading | None:
    """the 15th of next month."""
    day = number(match["day"])
    if context.today is None or day is None:
        return Reading("DATE", f"XXXX-XX-{day:02}") if day else None
    months = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    of = values.shift(context.today.replace(day=1), months, "M")
    found = values.make_day(of.year, of.month, day)
    return Reading("DATE", str(found), True) if found else None


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


def month_of_year(match: Match, context: Context) -> Reading | None:
    """May 1998, early May of last year, June to August 2001."""
    words = match["year"].lower()
    anchored = "year" in words
    if anchored:
        if context.today is None:
            return Reading("DATE", f"XXXX-{month_number(match['month']):02}")
        year = context.today.year + {"t": 0, "l": -1, "n": 1}[words[0]]
    else:
        year = year_number(words) or 0
    first = f"{year:04}-{month_number(match['month']):02}"
    if match["month2"]:
        return Reading("DATE", f"{first}/{year:04}-{month_number(match['month2']):02}", anchored)
    return Reading("DATE", first, anchored)


def bare_month(match: Match, context: Context) -> Reading | None:
    """September, last May, early June, mid-March; but not the verbs "may" and "march" or somebody's name."""
    words, which = match["month"], group(match, "which").lower()
    lowered = words.lower()
    if not words[0].isupper() or (len(words.rstrip(".")) <= 4 and lowered not in ("may", "june", "july")):
        return None
    led = which or match["phase"] or match["phase2"]
    led = led or _IN.search(context.text, max(0, match.start() - 14), match.start())
    if not led and (lowered in _VERBS or (lowered in _GIVEN_NAMES and _is_name(match, context))):
        return None
    month, today = month_number(words), context.today
    if today is None:
        return Reading("DATE", f"XXXX-{month:02}")
    past = today.year if month <= today.month else today.year - 1
    ahead = today.year if month >= today.month else today.year + 1
    if which.startswith("last"):
        year = today.year if month < today.month else today.year - 1
    elif which == "next" or which.endswith("coming"):
        year = ahead
    elif which.startswith("this"):
        year = today.year
    else:
        soon = (month - today.month) % 12 <= 2 and not context.is_past(match.start(), match.end())
        year = ahead if soon or context.is_future(match.start(), match.end()) else past
    return Reading("DATE", f"{year:04}-{month:02}", True)


def _is_name(match: Match, context: Context) -> bool:
    return re.match(r"\s+[A-Z]", context.text[match.end() : match.end() + 3]) is not None


def weekday(match: Match, context: Context) -> Reading | None:
    """Friday, last Friday, Friday night, 6 p.m. Friday, Friday of next week."""
    name = match["weekday"]
    number_, which, week = weekday_number(name), group(match, "which").lower(), group(match, "week").lower()
    led = which or week or context.text[max(0, match.start() - 3) : match.start()] == "on "
    if not led and not name[0].isupper():
        return None
    if context.today is None:
        day = f"XXXX-WXX-{number_ + 1}"
    else:
        day = str(_weekday(match, context, context.today, number_, which, week))
    return _with_time(match, day, context.today is not None)


def _weekday(match: Match, context: Context, today: date, number_: int, which: str, week: str) -> date:
    if week:
        monday = values.weekday_near(today, 0)
        weeks = {"last": -1, "next": 1}.get(week, 0)
        return values.shift(monday, 7 * weeks + number_, "D")
    if which.endswith(("past", *BACK)):
        return values.weekday_near(today, number_, strict=True)
    if which.endswith(AHEAD):
        if which in ("next", "following"):
            return values.shift(values.weekday_near(today, 0), 7 + number_, "D")
        return values.weekday_near(today, number_, future=True, strict=True)
    if which == "this":
        return values.shift(values.weekday_near(today, 0), number_, "D")
    if today.weekday() != number_ and context.is_future(match.start(), match.end()):
        return values.weekday_near(today, number_, future=True)
    return values.weekday_near(today, number_)


def _with_time(match: Match, day: str, anchored: bool) -> Reading:
    """The reading of a day with the time of day that its match may name."""
    time, part = group(match, "clock") or group(match, "clock2"), group(match, "part")
    if time:
        return Reading("TIME", f"{day}T{clock(time)}", anchored)
    if part:
        return Reading("TIME", f"{day}T{part_of_day(part)}", anchored)
    return Reading("DATE", day, anchored)


def near_day(match: Match, context: Context) -> Reading | None:
    """today, yesterday afternoon, late tomorrow, tonight."""
    word = match["day"].lower()
    if context.today is None:
        return Reading("DATE", "PRESENT_REF" if word in ("today", "tonight") else None)
    day = str(values.shift(context.today, _DAYS_ON.get(word, 0), "D"))
    if word == "tonight":
        return Reading("TIME", f"{day}TNI", True)
    return _with_time(match, day, True)


def time_of_day(match: Match, context: Context) -> Reading | None:
    """6 p.m., 10:30, noon."""
    words = match["clock"]
    if (
        ":" in words
        and words[-1].isdigit()
        and not _AT.search(context.text, max(0, match.start() - 8), match.start())
    ):
        return None
    if context.today is None:
        return Reading("TIME", f"XXXX-XX-XXT{clock(words)}")
    day = values.shift(context.today, _DAYS_ON.get(group(match, "day").lower(), 0), "D")
    return Reading("TIME", f"{day}T{clock(words)}", True)


def o_clock(match: Match, context: Context) -> Reading | None:
    """ten o'clock, half past eleven, three in the morning."""
    hour = number(match["hour"]) or 0
    if group(match, "part").lower() in ("afternoon", "evening") and hour < 12:
        hour += 12
    minutes = "30" if group(match, "half") else "00"
    return Reading("TIME", f"{context.today or 'XXXX-XX-XX'}T{hour:02}:{minutes}", context.today is not None)


_HOLIDAY_KEYS = {name.replace("'", ""): name for name in values.HOLIDAYS}


def _holiday_key(words: str) -> str:
    return _HOLIDAY_KEYS[" ".join(words.lower().replace("’", "").replace("'", "").split())]


def holiday(match: Match, context: Context) -> Reading | None:
    """Christmas, last Thanksgiving, Easter 2018."""
    of = values.HOLIDAYS[_holiday_key(match["name"])]
    which = group(match, "which").lower()
    if match["year"]:
        return Reading("DATE", str(of(year_number(match["year"]) or 1)))
    if context.today is None:
        return Reading("DATE", None)
    today = context.today
    days = [of(year_) for year_ in range(max(2, today.year - 1), min(9998, today.year + 1) + 1)]
    past = [day for day in days if day <= today and not (which in BACK and day == today)]
    ahead = [day for day in days if day > today]
    soon = not which and ahead and (ahead[0] - today).days < _SOON
    looks_ahead = which in AHEAD or (which not in BACK and context.is_future(match.start(), match.end()))
    if ahead and (soon or looks_ahead or not past):
        return Reading("DATE", str(ahead[0]), True)
    return Reading("DATE", str(past[-1]), True) if past else None
