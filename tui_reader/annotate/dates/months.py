"""What expressions of months mean, and of the weeks and weekdays counted within one.

A function for each kind, from its match to its Reading; anchored as in `days`.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import Context, Match, Reading, group
from tui_reader.annotate.dates.words import month_number, number, weekday_number

_VERBS = ("may", "march", "august")
_GIVEN_NAMES = ("april", "june")
_OF_MONTH = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Aa]n?)\s+\w+\s(?!(?:on|from|to|for|against|in)\b)[a-z]")
_NAME_GOES_ON = re.compile(r"\s+(?:[A-Z]|(?:said|says|told|had|has|[a-z]+ed)\b)")
_IN = re.compile(
    r"(?:in|of|since|by|until|till|from|through|during|to|between|for|and|before|after|at|on|as|,)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def month_of_year(match: Match, context: Context) -> Reading | None:
    """May 1998, early May of last year, June to August 2001."""
    year, anchored = context.year(match["year"]), "year" in match["year"].lower()
    if year is None:
        return Reading("DATE", f"XXXX-{month_number(match['month']):02}")
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
    led = led or _OF_MONTH.search(context.text, max(0, match.start() - 5), match.end() + 9)
    if not led and (lowered in _VERBS or (lowered in _GIVEN_NAMES and _is_name(match, context))):
        return None
    month = month_number(words)
    year = _year_of(match, context, month, which)
    return Reading("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", year is not None)


def _year_of(match: Match, context: Context, month: int, which: str) -> int | None:
    """The year of a month: of the last such, or of the next where it is near or the clause looks ahead."""
    today = context.today
    if today is None:
        return None
    past = today.year if month <= today.month else today.year - 1
    ahead = today.year if month >= today.month else today.year + 1
    if which.startswith("last"):
        return today.year if month < today.month - 1 else today.year - 1
    if which == "next" or which.endswith("coming"):
        return ahead
    if which.startswith("this"):
        return today.year
    months = (month - today.month) % 12
    return ahead if context.looks_ahead(match.start(), match.end(), months, 12 - months) else past


def within_month(match: Match, context: Context) -> Reading | None:
    """the first Friday of November, the last Monday in May 2018, the third week of next month."""
    ordinal, unit, which = match["ordinal"].lower(), match["unit"].lower(), group(match, "which").lower()
    if match["month"]:
        month = month_number(match["month"])
        year = context.year(match["year"]) if match["year"] else _year_of(match, context, month, "")
    elif context.today:
        of = values.shift(context.today, {"last": -1, "next": 1}.get(which, 0), "M")
        month, year = of.month, of.year
    else:
        return Reading("DATE", None)
    if year is None:
        return Reading("DATE", None)
    year = min(max(year, MINYEAR), MAXYEAR)
    count = -1 if ordinal == "last" else number(ordinal) or 1
    anchored = not match["year"]
    if unit == "week":
        day = values.make_day(year, month, values.last_of_month(year, month) if count < 0 else 7 * count - 6)
        return Reading("DATE", values.week(day), anchored) if day else None
    return Reading("DATE", str(values.nth_weekday(year, month, weekday_number(unit), count)), anchored)


def _is_name(match: Match, context: Context) -> bool:
    return _NAME_GOES_ON.match(context.text, match.end()) is not None
