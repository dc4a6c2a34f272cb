"""What the expressions of the grammar mean: a function for each kind, from its match to its Reading.

News anchoring: what is not absolute is read against the day of publication, towards the past unless the
clause speaks of the future (cf. Strötgen & Gertz, HeidelTime, on the "news" domain).
"""

from __future__ import annotations

import re
from datetime import date

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import Context, Reading
from tui_reader.annotate.dates.words import (
    clock,
    month_number,
    number,
    part_of_day,
    season_of,
    unit_of,
    weekday_number,
    year_number,
)

Match = re.Match[str]

_BACK = ("last", "past", "previous", "prior", "preceding")
_AHEAD = ("next", "following", "coming", "upcoming")
_NEAR = 120


def _group(match: Match, name: str) -> str:
    return (match.groupdict().get(name) or "").strip()


def full_date(match: Match, context: Context) -> Reading | None:
    """2023-09-09, 2023-09-09T10:30, 20230909."""
    day = values.make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    time = _group(match, "clock")
    return Reading("TIME", f"{day}T{time}") if time else Reading("DATE", str(day))


def numeric_date(match: Match, context: Context) -> Reading | None:
    """9/23/2020 and 23.9.2020; where both orders fit, the American one is taken with strokes, else the European."""
    a, b, year = int(match["a"]), int(match["b"]), year_number(match["year"])
    month_first = match["sep"] != "."
    if match["sep"] == "." and len(match["year"]) == 2:
        return None
    if (a > 12) if month_first else (b > 12):
        month_first = not month_first
    day = values.make_day(year or 0, a if month_first else b, b if month_first else a)
    return Reading("DATE", str(day)) if day else None


def month_day(match: Match, context: Context) -> Reading | None:
    """May 2, 2 May 1998, the second of May, Friday, May 2, May 2-5."""
    words, shown = match["month"], _group(match, "year")
    month, day, year = month_number(words), number(match["day"]), year_number(shown) if shown else None
    if day is None or not 1 <= day <= 31 or (words == "may" and match["day"].isalpha()):
        return None
    day2 = number(_group(match, "day2")) if _group(match, "day2") else None
    if year is None and context.today is None:
        return _with_time(match, f"XXXX-{month:02}-{day:02}", False)
    anchored = year is None
    if year is None:
        year = _nearest_year(match, context, month, day)
    first = values.make_day(year, month, day)
    if first is None:
        return None
    if day2 is not None:
        last = values.make_day(year, month, day2)
        if last and last > first:
            return Reading("DATE", f"{first}/{last}", anchored)
    return _with_time(match, str(first), anchored)


def _nearest_year(match: Match, context: Context, month: int, day: int) -> int:
    """The year of a day of the year: the last one, or the next one where it is near or the clause looks ahead."""
    assert context.today is not None
    today, which = context.today, _group(match, "which").lower()
    weekday = _group(match, "weekday")
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
    of = values.shift(context.today.replace(day=1), {"last": -1, "next": 1}.get(match["which"].lower(), 0), "M")
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
    found = values.make_day(_nearest_year(match, context, month, day), month, day)
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


_IN = re.compile(
    r"(?:in|of|since|by|until|till|from|through|during|to|between|for|and|before|after|at|on|as|,)\s+(?:the\s+)?$", re.IGNORECASE
)


def bare_month(match: Match, context: Context) -> Reading | None:
    """September, last May, early June, mid-March."""
    words, which, phase = match["month"], _group(match, "which").lower(), _group(match, "phase") or _group(match, "phase2")
    if not words[0].isupper() or (len(words.rstrip(".")) <= 4 and words.lower() not in ("may", "june", "july")):
        return None
    led = _IN.search(context.text, max(0, match.start() - 14), match.start())
    if words.isupper() and words != "MAY" and not led:
        led = re.match(r"", "")
    if words.lower() in ("may", "march", "august") and not (which or phase or led):
        return None
    if words.lower() in ("april", "june") and not (which or phase or led) and _is_name(match, context):
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
        year = ahead if context.is_future(match.start(), match.end()) else past
    return Reading("DATE", f"{year:04}-{month:02}", True)


def _is_name(match: Match, context: Context) -> bool:
    return re.match(r"\s+[A-Z]", context.text[match.end() : match.end() + 3]) is not None


def weekday(match: Match, context: Context) -> Reading | None:
    """Friday, last Friday, Friday night, 6 p.m. Friday, Friday of next week."""
    name = match["weekday"]
    number_, which, week = weekday_number(name), _group(match, "which").lower(), _group(match, "week").lower()
    if not name[0].isupper() and not which and not week and context.text[match.start() - 3 : match.start()] != "on ":
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
    if which.endswith(("past", *_BACK)):
        return values.weekday_near(today, number_, strict=True)
    if which.endswith(_AHEAD):
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
    time, part = _group(match, "clock"), _group(match, "part")
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
    day = str(values.shift(context.today, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "D"))
    if word == "tonight":
        return Reading("TIME", f"{day}TNI", True)
    return _with_time(match, day, True)


def determined_unit(match: Match, context: Context) -> Reading | None:
    """last month, this summer, earlier this week, the end of next year, the same day, this morning."""
    which, unit, phase = match["which"].lower(), match["unit"].lower(), _group(match, "phase").lower()
    step = -1 if which in _BACK or which.endswith("past") else 1 if which in _AHEAD or which.endswith(_AHEAD) else 0
    if unit in ("time", "moment", "period"):
        return None
    if which.startswith(("that", "same", "following", "preceding", "prior", "previous")) and not phase and unit not in ("day", "year", "month", "week"):
        return None
    if context.today is None:
        return Reading("DATE", "PRESENT_REF" if step == 0 and which.startswith(("this", "current")) else None)
    anchor = context.today
    if which.startswith(("that", "same", "following", "preceding", "prior", "previous")):
        recent = values.days_of(context.recent)
        anchor = recent[0] if recent else context.today
    return _unit_at(unit, anchor, step, which, match)


def _unit_at(unit: str, anchor: date, step: int, which: str, match: Match) -> Reading | None:
    if unit in ("spring", "summer", "fall", "autumn", "winter"):
        code = season_of(unit)
        year = anchor.year
        started = values.SEASONS[code] <= anchor.month
        if step < 0:
            year -= 0 if started and anchor.month > values.SEASONS[code] + 2 else 1
        elif step > 0:
            year += 1 if started else 0
        elif code == "WI" and anchor.month < 3:
            year -= 1
        return Reading("DATE", f"{year:04}-{code}", True)
    if unit == "hour":
        return None
    if unit in ("morning", "afternoon", "evening", "night", "noon", "midnight", "midday", "lunchtime", "dawn", "dusk"):
        if which == "last" and unit != "night":
            return None
        day = values.shift(anchor, step, "D")
        return Reading("TIME", f"{day}T{part_of_day(unit)}", True)
    code = unit_of(unit)
    if code == "D":
        if which.startswith("this") or which == "current":
            return Reading("DATE", "PRESENT_REF") if which != "current" else None
        return Reading("DATE", str(values.shift(anchor, step, "D")), True)
    if code in ("W", "WE"):
        return Reading("DATE", values.week(values.shift(anchor, step, "W")) + ("-WE" if code == "WE" else ""), True)
    if code == "M":
        return Reading("DATE", values.month(values.shift(anchor, step, "M")), True)
    if code == "Q":
        if which == "latest":
            step = -1
        return Reading("DATE", values.quarter(values.shift(anchor, 3 * step, "M")), True)
    if code == "Y":
        return Reading("DATE", f"{values.shift(anchor, step, 'Y').year:04}", True)
    if code == "E":
        return Reading("DATE", f"{anchor.year // 10 + step:03}", True)
    if code == "C":
        return Reading("DATE", f"{anchor.year // 100 + step:02}", True)
    return None


def counted_period(match: Match, context: Context) -> Reading | None:
    """the past two months, the next three years, the first nine months."""
    value = _duration(match["count"], match["unit"])
    which = match["which"].lower()
    if value is None:
        return None
    count, unit, today = number(match["count"]), unit_of(match["unit"]), context.today
    days = None
    if today is not None and count and unit in ("D", "W", "M", "Y") and which not in ("first", "final", "following"):
        ahead = which in ("next", "coming")
        other = values.shift(today, count if ahead else -count, unit)
        days = (today, other) if ahead else (other, today)
    return Reading("DURATION", value, days is not None, days)


def _duration(count: str, unit_word: str) -> str | None:
    """The TIMEX3 value of so many units; X stands for a number not told."""
    unit, words = unit_of(unit_word), count.lower()
    number_ = None if _VAGUE_COUNT.match(words) else number(words)
    if words.startswith("half"):
        halves = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "C": "P50Y", "E": "P5Y"}
        return halves.get(unit)
    shown = str(number_) if number_ is not None else "X"
    if "." in words and words.replace(".", "").isdigit():
        shown = words
    if unit.startswith("T"):
        return f"PT{shown}{unit[1]}"
    scaled = {"F": ("W", 2), "WE": ("WE", 1), "Q": ("M", 3), "E": ("Y", 10), "C": ("Y", 100)}
    if unit in scaled and number_ is None:
        return f"PX{ {'F': 'W', 'Q': 'Q', 'E': 'E', 'C': 'C'}.get(unit, unit)}"
    if unit in scaled and number_ is not None:
        letter, factor = scaled[unit]
        return f"P{number_ * factor}{letter}"
    return f"P{shown}{unit}"


_VAGUE_COUNT = re.compile(r"several|many|a few|few|some|a number|dozens|hundreds|numerous|half|recent", re.IGNORECASE)


def distance(match: Match, context: Context) -> Reading | None:
    """two months ago, a week later, three days from now, a year earlier."""
    direction = " ".join(match["direction"].lower().split())
    count, unit = number(match["count"]), unit_of(match["unit"])
    back = direction in ("ago", "earlier", "previously") or direction.startswith("before")
    if unit.startswith("T"):
        return Reading("TIME", _duration(match["count"], match["unit"]))
    if _VAGUE_COUNT.match(match["count"]) or count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    if context.today is None:
        return Reading("DATE", None)
    if unit == "Y" and count == 1 and back and (before := _year_before(context)):
        return Reading("DATE", before, True, carries=False)
    anchor = context.today
    if direction in ("earlier", "later", "previously"):
        recent = values.days_of(context.recent)
        anchor = recent[0] if recent else anchor
    elif direction.endswith(("tomorrow", "tmrw")):
        anchor = values.shift(anchor, 1, "D")
    elif direction.endswith("yesterday"):
        anchor = values.shift(anchor, -1, "D")
    count = -count if back else count
    if " " in direction and unit in ("D", "W", "M", "Y"):
        return Reading("DATE", str(values.shift(anchor, count, unit)), True)
    return Reading("DATE", _at_distance(anchor, count, unit), True)


def _at_distance(anchor: date, count: int, unit: str) -> str:
    """The value so many units from a day, as exact as the unit is."""
    if unit == "WE":
        return values.week(values.shift(anchor, count, "W")) + "-WE"
    if unit == "F":
        return values.week(values.shift(anchor, 2 * count, "W"))
    if unit == "Q":
        return values.quarter(values.shift(anchor, 3 * count, "M"))
    if unit in ("E", "C"):
        return f"{values.shift(anchor, count * (10 if unit == 'E' else 100), 'Y').year:04}"
    day = values.shift(anchor, count, unit)
    return {"D": str(day), "W": values.week(day), "M": values.month(day), "Y": f"{day.year:04}"}[unit]


def in_future(match: Match, context: Context) -> Reading | None:
    """in two weeks."""
    count, unit = number(match["count"]), unit_of(match["unit"])
    if count is None or context.today is None or context.is_past(match.start(), match.end()):
        return Reading("DURATION", _duration(match["count"], match["unit"]))
    if unit in ("F", "W"):
        return Reading("DATE", str(values.shift(context.today, count * (2 if unit == "F" else 1), "W")), True)
    return Reading("DATE", _at_distance(context.today, count, unit), True)


_RATE = re.compile(
    r"(?:\d|million|billion|thousand|times|once|twice|percent|tons|dollars|cents?|people|hours?|days?|%)\s+$",
    re.IGNORECASE,
)


def duration(match: Match, context: Context) -> Reading | None:
    """six months, a two-week, several years, recent months; but no ages."""
    if match["old"]:
        return None
    if match["count"].lower() in ("a", "an") and _RATE.search(context.text, max(0, match.start() - 12), match.start()):
        return None
    count, unit = match["count"].lower(), match["unit"].lower()
    if count in ("a", "an", "one") and unit in ("second", "night", "quarter", "minute", "day") and not match["long"]:
        return None if unit in ("second", "quarter", "night") else _plain_duration(match)
    if unit in ("quarter", "second") and not match["plural"]:
        return None
    return _plain_duration(match)


def _plain_duration(match: Match) -> Reading:
    return Reading("DURATION", _duration(match["count"], match["unit"]))


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def quarter(match: Match, context: Context) -> Reading | None:
    """the third quarter, the first quarter of 1999, last year's third quarter, Q3 2020."""
    word = match["ordinal"].lower()
    shown, whose = _group(match, "year") or _group(match, "year0"), _group(match, "whose").lower()
    number_ = _QUARTERS.get(word) or (int(word[0]) if word[0].isdigit() else 0)
    year = None
    if shown[:1].isdigit() or shown[:1] in ("'", "’"):
        year = year_number(shown)
    if year is not None:
        return Reading("DATE", f"{year:04}-Q{number_}" if number_ else f"{year:04}-QX")
    if context.today is None:
        return Reading("DATE", f"XXXX-Q{number_ or 'X'}")
    today = context.today
    current = (today.month + 2) // 3
    which = whose or (shown.split()[0].lower() if " " in shown else "")
    if not number_:
        return Reading("DATE", values.quarter(values.shift(today, -3, "M")), True)
    if which:
        year = today.year + {"last": -1, "next": 1}.get(which, 0)
    elif context.is_future(match.start(), match.end()):
        year = today.year if number_ >= current else today.year + 1
    else:
        year = today.year if number_ <= current else today.year - 1
    if shown.lower().startswith("year-"):
        return Reading("DATE", f"{year - 1:04}-Q{number_}", True, carries=False)
    return Reading("DATE", f"{year:04}-Q{number_}", True)


_OF_PERIOD = re.compile(r"\b(?:for|in|over|during|by|ahead of|throughout|through|within)\s+$", re.IGNORECASE)


def plain_unit(match: Match, context: Context) -> Reading | None:
    """the quarter (the one spoken of last), for the year, over the weekend, the end of the month."""
    unit = match["unit"].lower()
    if unit in ("quarter", "period"):
        if not re.search(r"-[QH]", context.recent or "") or (unit == "period" and "latest" not in match.group()):
            return None
        return Reading("DATE", context.recent, True)
    phase = match["phase"] or match["phase2"]
    if not phase and (
        unit in ("day", "decade", "century", "month")
        or not _OF_PERIOD.search(context.text, max(0, match.start() - 12), match.start())
    ):
        return None
    if context.today is None:
        return Reading("DATE", None)
    if unit == "weekend" and context.today.weekday() < 3 and not context.is_future(match.start(), match.end()):
        return _unit_at(unit, context.today, -1, "", match)
    return _unit_at(unit, context.today, 0, "", match)


def year_end(match: Match, context: Context) -> Reading | None:
    """year-end, the year's end."""
    return Reading("DATE", f"{context.today.year:04}-12-31" if context.today else None, True)


def year_before(match: Match, context: Context) -> Reading | None:
    """the year-earlier quarter, year-ago."""
    value = _year_before(context)
    if value is None and context.today is not None:
        value = f"{context.today.year - 1:04}"
    return Reading("DATE", value, True, carries=False)


def _year_before(context: Context) -> str | None:
    """The same stretch a year before the one spoken of last."""
    recent = re.match(r"(\d{4})(-(?:Q[1-4]|H[12]|\d\d))", context.recent or "")
    return f"{int(recent[1]) - 1:04}{recent[2]}" if recent else None


_YEAR_AFTER = re.compile(r"[ \xa0-](?:percent|points?|people|troops|soldiers|shares|miles|feet|pounds|dollars|jobs|meters|metres|"
                         r"kilomet|tons|tonnes|votes|members|employees|workers|km|mph|rpm|hp|pieces|copies|students|words)")
_YEAR_BEFORE = re.compile(r"(?:\b(?:in|of|since|by|until|till|from|through|during|to|between|for|and|before|after|around|about|or|than|"
                          r"the|year|fiscal|election|season|class|circa|c\.|©|january|february|march|april|may|june|july|august|"
                          r"september|october|november|december|spring|summer|fall|autumn|winter)|[(,])[ \xa0(]*$", re.IGNORECASE)


def year(match: Match, context: Context) -> Reading | None:
    """1998, early 1998, fiscal 1998, 1998-99, '98, nineteen ninety-eight."""
    shown = match["year"]
    number_ = year_number(shown)
    text, start, end = context.text, match.start(), match.end()
    if number_ is None or _YEAR_AFTER.match(text, end) or text[end : end + 1] in "°%":
        return None
    if shown.isdigit():
        certain = 1900 <= number_ < 2100
        plain = start + len(shown) == end
        if plain and not certain and not _YEAR_BEFORE.search(text, max(0, start - 12), start):
            return None
        if plain and not certain and re.search(r"\b(?:than|the|to|about|around|or|and|for|of)\s*$", text[max(0, start - 8) : start], re.IGNORECASE):
            return None
    elif shown[0] in "'’":
        if start == end - 3 and not re.search(r"\b(?:in|of|since|by|from|the|class|summer|fall|winter|spring)\s+$", text[max(0, start - 10) : start], re.IGNORECASE):
            return None
    elif len(shown.split()) < 2 and "-" not in shown:
        return None
    elif not 1500 <= number_ <= 2100:
        return None
    last = match["year2"]
    if last:
        until = int(last) if len(last) == 4 else number_ - number_ % 100 + int(last)
        if until > number_:
            return Reading("DATE", f"{number_:04}/{until:04}")
        return None
    return Reading("DATE", f"{number_:04}")


_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}


def decade(match: Match, context: Context) -> Reading | None:
    """the 1990s, the early '80s, the seventies; but not somebody's age."""
    shown = match["decade"].lower()
    digits = re.search(r"\d+", shown)
    if digits and len(digits[0]) == 4:
        return Reading("DATE", digits[0][:3])
    before = context.text[max(0, match.start() - 6) : match.start()].lower()
    if not match.group().lower().startswith("the") and "the " not in match.group().lower() and not shown.startswith(("'", "’", "nineteen")):
        return None
    if before.endswith(("his ", "her ", "their ")):
        return None
    number_ = int(digits[0]) // 10 if digits else _DECADES[re.split(r"\s+", shown)[-1]]
    return Reading("DATE", f"19{number_}")


def century(match: Match, context: Context) -> Reading | None:
    """the 19th century, the twenty-first century."""
    number_ = number(match["century"])
    return Reading("DATE", f"{number_ - 1:02}") if number_ and number_ <= 30 else None


def season(match: Match, context: Context) -> Reading | None:
    """summer 1998, the fall of 1989."""
    year_ = year_number(match["year"])
    return Reading("DATE", f"{year_:04}-{season_of(match['season'])}") if year_ else None


def holiday(match: Match, context: Context) -> Reading | None:
    """Christmas, last Thanksgiving, Easter 2018."""
    name = " ".join(match["name"].lower().replace("’", "'").split())
    of = values.HOLIDAYS.get(name) or next(
        (day for known, day in values.HOLIDAYS.items() if known.replace("'", "") == name.replace("'", "")), None
    )
    if of is None:
        return None
    which = _group(match, "which").lower()
    if match["year"]:
        year_ = year_number(match["year"]) or 1
        return Reading("DATE", str(of(year_)))
    if context.today is None:
        return Reading("DATE", None)
    today = context.today
    days = [of(year_) for year_ in range(max(2, today.year - 1), min(9998, today.year + 1) + 1)]
    past = [day for day in days if day <= today and not (which in _BACK and day == today)]
    ahead = [day for day in days if day > today]
    if ahead and (which in _AHEAD or (which not in _BACK and context.is_future(match.start(), match.end())) or not past):
        return Reading("DATE", str(ahead[0]), True)
    if ahead and not which and (ahead[0] - today).days < 45:
        return Reading("DATE", str(ahead[0]), True)
    return Reading("DATE", str(past[-1]), True) if past else None


def repeated(match: Match, context: Context) -> Reading | None:
    """every day, each Thursday, every two weeks."""
    words = match["unit"].lower()
    if words.endswith("day") and words != "day":
        return Reading("SET", f"XXXX-WXX-{weekday_number(words) + 1}")
    try:
        value = _duration({"other": "2", "": "1"}.get(_group(match, "other").lower(), match["other"]), match["unit"])
    except KeyError:
        return Reading("SET", f"XXXX-XX-XXT{part_of_day(words)}")
    return Reading("SET", value)


def adverb_of_frequency(match: Match, context: Context) -> Reading | None:
    """daily, annually."""
    value = {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
        "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W",
    }[match["adverb"].lower()]  # fmt: skip
    return Reading("SET", value) if match["adverb"].islower() else None


def weekdays(match: Match, context: Context) -> Reading | None:
    """Mondays."""
    return Reading("SET", f"XXXX-WXX-{weekday_number(match['weekday']) + 1}")


def time_of_day(match: Match, context: Context) -> Reading | None:
    """6 p.m., 10:30, noon."""
    words = match["clock"]
    if words.replace(":", "").isdigit() and not re.search(r"\b(?:at|by|until|from|to|around|about|before|after)\s+$", context.text[max(0, match.start() - 8) : match.start()], re.IGNORECASE):
        return None
    if context.today is None:
        return Reading("TIME", f"XXXX-XX-XXT{clock(words)}")
    day = values.shift(context.today, {"yesterday": -1, "tomorrow": 1}.get(_group(match, "day").lower(), 0), "D")
    return Reading("TIME", f"{day}T{clock(words)}", True)


def vague(match: Match, context: Context) -> Reading | None:
    """now, recently, soon."""
    if match["present"]:
        return Reading("DATE", "PRESENT_REF")
    return Reading("DATE", "PAST_REF" if match["past"] else "FUTURE_REF")
