"""What expressions of weeks, months, quarters, seasons, years and decades mean.

A function for each kind, from its match to its Reading; anchored as in `days`.
"""

from __future__ import annotations

import re
from datetime import date

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import AHEAD, BACK, Context, Match, Reading, group
from tui_reader.annotate.dates.words import (
    is_part_of_day,
    is_season,
    number,
    part_of_day,
    season_of,
    unit_of,
    year_number,
)

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_OF_PERIOD = re.compile(r"\b(?:for|in|over|during|by|ahead of|throughout|through|within)\s+$", re.IGNORECASE)
_OF_SEASON = re.compile(
    r"\b(?:over|during|in|into|by|until|since|through|of|before|after)\s+$", re.IGNORECASE
)
_ENDS = re.compile(r"\s*(?:[.,;:?!)]|$)|\s+(?:and|but|as|when|after|before|to|with|by|at|for)\b")
_HALF = re.compile(r"\b(first|second|last|latter)\s+half", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    r"[ \xa0-](?:percent|points?|people|troops|soldiers|shares|miles|feet|pounds|dollars|jobs|meters|metres|"
    r"kilomet|tons|tonnes|votes|members|employees|workers|km|mph|rpm|hp|pieces|copies|students|words)"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|through|during|between|before|after|year|circa|c\.|"
    r"(?:janua|februa)ry|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|"
    r"spring|summer|fall|autumn|winter)|[(,])[ \xa0(]*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?!(?:The|An?|His|Her|Its|Their)\b)[A-Z]\w*\s|[^\w\s(\[“”\"'‘’–—])$|\b[Nn]umber\s$"
)
_BEFORE_SHORT_YEAR = re.compile(
    r"\b(?:in|of|since|by|from|the|class|summer|fall|winter|spring)\s+$", re.IGNORECASE
)
_REFERRING = ("that", "same", "following", "preceding", "prior", "previous")
_DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip


def determined_unit(match: Match, context: Context) -> Reading | None:
    """last month, this summer, earlier this week, the end of next year, the same day, this morning."""
    which, unit = " ".join(match["which"].lower().split()), match["unit"].lower()
    step = 0
    if which in BACK or which.endswith("past"):
        step = -1
    elif which.endswith(AHEAD):
        step = 1
    if context.today is None:
        return Reading("DATE", "PRESENT_REF" if which.startswith(("this", "current", "present")) else None)
    if unit in ("decade", "century") and which == "past":
        return Reading("DURATION", "P10Y" if unit == "decade" else "P100Y")
    anchor = context.today
    the_next = which == "next" and "the" in match.group().lower().split() and _is_of_day(unit)
    if unit == "quarter" and which.startswith(("that", "same")):
        return Reading("DATE", context.last_quarter(), True)
    if which.startswith(_REFERRING) or the_next:
        kind = "D" if _is_of_day(unit) else "Y" if is_season(unit) else unit_of(unit)
        recent = context.recent_of(kind)
        if unit not in ("week", "month", "year") and not (recent or the_next or (unit == "day" and step)):
            return None
        anchor = recent or anchor
    return _half(match, _unit_at(unit, anchor, step, which))


def _half(match: Match, reading: Reading | None) -> Reading | None:
    """The first or second half of a year, where the words say so."""
    half = _HALF.search(group(match, "phase2"))
    if half is None or reading is None or len(reading.value or "") != 4:
        return reading
    return reading._replace(value=f"{reading.value}-H{1 if half[1].lower() == 'first' else 2}")


def _is_of_day(unit: str) -> bool:
    return unit == "day" or is_part_of_day(unit)


def _unit_at(unit: str, anchor: date, step: int, which: str = "") -> Reading | None:
    """The unit that holds a day, or the one so many steps on."""
    if is_season(unit):
        return Reading("DATE", _season_at(season_of(unit), anchor, step), True)
    if is_part_of_day(unit):
        if which == "last" and unit != "night":
            return None
        return Reading("TIME", f"{values.shift(anchor, step, 'D')}T{part_of_day(unit)}", True)
    code = unit_of(unit)
    if code == "D" and which.startswith(("this", "current", "present")):
        return Reading("DATE", "PRESENT_REF")
    if code == "Q" and which == "latest":
        step = -1
    return Reading("DATE", values.at_distance(anchor, step, code), True)


def _season_at(code: str, anchor: date, step: int) -> str:
    first = values.SEASONS[code]
    year = anchor.year
    if step < 0:
        year -= anchor.month <= first + 2
    elif step > 0:
        year += anchor.month >= first
    elif code == "WI" and anchor.month < 3:
        year -= 1
    return f"{year:04}-{code}"


def quarter(match: Match, context: Context) -> Reading | None:
    """the third quarter, the first quarter of 1999, last year's third quarter, Q3 2020."""
    word = match["ordinal"].lower()
    shown = group(match, "year") or group(match, "year0") or group(match, "whose")
    number_ = _QUARTERS.get(word) or (int(word[0]) if word[0].isdigit() else 0)
    before = shown.lower().startswith("year")
    year = context.year(shown) if shown and not before else None
    if year is not None:
        letter = group(match, "half").upper() or "Q"
        return Reading("DATE", f"{year:04}-{letter}{number_ or 'X'}", "year" in shown.lower())
    if context.today is None:
        return Reading("DATE", f"XXXX-Q{number_ or 'X'}")
    if not number_:
        return Reading("DATE", values.at_distance(context.today, -1, "Q"), True)
    current = (context.today.month + 2) // 3
    ahead = (number_ - current) % 4
    if context.looks_ahead(match.start(), match.end(), ahead, 3 - ahead):
        year = context.today.year + (number_ < current)
    else:
        year = context.today.year - (number_ > current)
    return Reading("DATE", f"{year - before:04}-Q{number_}", True, carries=not before)


def plain_unit(match: Match, context: Context) -> Reading | None:
    """the quarter (the one spoken of last), for the year, over the weekend, the end of the month."""
    unit, start, end = match["unit"].lower(), match.start(), match.end()
    if unit in ("quarter", "period"):
        if (unit == "period" and match["which"] is None) or context.text.startswith(("-", " of "), end):
            return None
        return Reading("DATE", context.last_quarter(), True)
    if not match["phase"] and not match["phase2"]:
        led = _OF_PERIOD.search(context.text, max(0, start - 12), start)
        if not led or unit in ("day", "decade", "century", "month"):
            return None
    if context.today is None:
        return Reading("DATE", None)
    just_past = unit == "weekend" and context.today.weekday() < 3 and not context.is_future(start, end)
    return _half(match, _unit_at(unit, context.today, -1 if just_past else 0))


def same_time_in_year(match: Match, context: Context) -> Reading | None:
    """the 1988 period, the same quarter last year: the quarter spoken of, in that year."""
    year_ = context.year(match["year"])
    if year_ is None:
        return Reading("DATE", None)
    return Reading("DATE", f"{year_:04}{(context.quarter or '')[4:]}", "year" in match["year"], carries=False)


def year_end(match: Match, context: Context) -> Reading | None:
    """year-end, the year's end."""
    return Reading("DATE", f"{context.today.year:04}-12-31" if context.today else None, True)


def same_time_last_year(match: Match, context: Context) -> Reading | None:
    """the year-earlier quarter, year-ago."""
    words = match.group().lower()
    spoken_of = context.quarter if words.endswith("period") else context.recent
    value = values.year_before(context.last_quarter() if words.endswith("quarter") else spoken_of)
    if value is None and context.today is not None:
        value = f"{context.today.year - 1:04}"
    return Reading("DATE", value, True, carries=False)


def year(match: Match, context: Context) -> Reading | None:
    """1998, early 1998, fiscal 1998, 1998-99, '98, nineteen ninety-eight."""
    shown = match["year"]
    number_ = year_number(shown)
    text, start, end = context.text, match.start(), match.end()
    if number_ is None or _YEAR_AFTER.match(text, end) or text.startswith(("°", "%"), end):
        return None
    plain = end - start == len(shown)
    if shown.isdigit():
        led = _BEFORE_YEAR.search(text, max(0, start - 12), start)
        odd = number_ > 1500 and number_ % 100 and not _NUMBERED.search(text, max(0, start - 16), start)
        if plain and number_ < 1900 and not led and not odd:
            return None
    elif shown[0] in "'’":
        if plain and not _BEFORE_SHORT_YEAR.search(text, max(0, start - 10), start):
            return None
    elif not 1500 <= number_ <= 2100:
        return None
    last = match["year2"]
    if last:
        until = int(last) if len(last) == 4 else number_ - number_ % 100 + int(last)
        if until > number_:
            return Reading("DATE", f"{number_:04}/{until:04}")
        return None
    return _half(match, Reading("DATE", f"{number_:04}"))


def decade(match: Match, context: Context) -> Reading | None:
    """the 1990s, the early '80s, the seventies; but not somebody's age."""
    shown = match["decade"].lower()
    digits = re.search(r"\d+", shown)
    if digits and len(digits[0]) == 4:
        return Reading("DATE", digits[0][:3])
    words = match.group().lower()
    between = context.text[context.end : match.start()] if match.start() - context.end < 8 else ""
    if len(context.recent or "") == 3 and between.strip() == "and":
        return Reading("DATE", f"{(context.recent or '')[:2]}{digits[0][0]}") if digits else None
    if shown[0] in "234":
        return None
    if "the " not in words and not shown.startswith(("'", "’", "nineteen")):
        return None
    number_ = int(digits[0]) // 10 if digits else _DECADES[shown.split()[-1]]
    return Reading("DATE", f"19{number_}")


def century(match: Match, context: Context) -> Reading | None:
    """the 19th century, the twenty-first century."""
    number_ = number(match["century"])
    return Reading("DATE", f"{number_ - 1:02}") if number_ and number_ <= 30 else None


def season(match: Match, context: Context) -> Reading | None:
    """summer 1998, the fall of 1989."""
    year_ = year_number(match["year"])
    return Reading("DATE", f"{year_:04}-{season_of(match['season'])}") if year_ else None


def era(match: Match, context: Context) -> Reading | None:
    """300 B.C., A.D. 79."""
    return Reading("DATE", f"BC{int(match['year']):04}" if match["year"] else f"{int(match['ad']):04}")


def bare_season(match: Match, context: Context) -> Reading | None:
    """in the summer, over the winter: the one that is, else the last or the next."""
    start, end = match.start(), match.end()
    if not _OF_SEASON.search(context.text, max(0, start - 12), start) or not _ENDS.match(context.text, end):
        return None
    code, today = season_of(match["season"]), context.today
    if today is None:
        return Reading("DATE", f"XXXX-{code}")
    since = (today.month - values.SEASONS[code]) % 12
    step = 0
    if since > 2:
        step = 1 if context.looks_ahead(start, end, 12 - since, since - 2) else -1
    return Reading("DATE", _season_at(code, today, step), True)


def vague(match: Match, context: Context) -> Reading | None:
    """now, recently, the future."""
    if match["present"]:
        return Reading("DATE", "PRESENT_REF")
    return Reading("DATE", "PAST_REF" if match["past"] else "FUTURE_REF")
