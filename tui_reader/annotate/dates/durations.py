"""What durations, distances in time and repetitions mean: two weeks, three days ago, every Friday.

A function for each kind, from its match to its Reading; anchored as in `days`.
"""

from __future__ import annotations

import re

from tui_reader.annotate.dates import values
from tui_reader.annotate.dates.context import Context, Match, Reading, group
from tui_reader.annotate.dates.words import is_part_of_day, number, part_of_day, unit_of, weekday_number

_VAGUE_COUNT = re.compile(
    r"several|many|a few|few|some|a number|dozens|hundreds|numerous|half|recent", re.IGNORECASE
)
_HALVES = {"C": 50, "E": 5}
_AND_A_HALF = re.compile(r"(.+?)(?:\s+and\s+a\s+half|\s+1/2)")
_OF = re.compile(r"\s+of\b")
_SCALED = {"F": ("W", 2), "Q": ("M", 3), "E": ("Y", 10), "C": ("Y", 100)}
_RATE = re.compile(
    r"(?:\d|million|billion|thousand|times|once|twice|percent|tons|dollars|cents?|people|hours?|days?|%)\s+$",
    re.IGNORECASE,
)


def counted_period(match: Match, context: Context) -> Reading | None:
    """the past two months, the next three years, the first nine months."""
    value = _duration(match["count"], match["unit"])
    which = match["which"].lower()
    if value is None:
        return None
    count, unit, today = number(match["count"]), unit_of(match["unit"]), context.today
    days = None
    bounded = unit in ("D", "W", "M", "Y") and which not in ("first", "final", "following")
    if today is not None and count and bounded:
        ahead = which in ("next", "coming")
        other = values.shift(today, count if ahead else -count, unit)
        days = (today, other) if ahead else (other, today)
    return Reading("DURATION", value, days is not None, days)


def _duration(count: str, unit_word: str) -> str | None:
    """The TIMEX3 value of so many units; X stands for a number not told."""
    unit, words = unit_of(unit_word), re.sub(r"^a\s+(?=half)", "", count.lower())
    if fraction := _AND_A_HALF.fullmatch(words):
        words = f"{number(fraction[1])}.5"
    number_ = None if _VAGUE_COUNT.match(words) else number(words)
    if words.startswith("half"):
        halves = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "C": "P50Y", "E": "P5Y"}
        return halves.get(unit)
    shown = str(number_) if number_ is not None else "X"
    if "." in words and words.replace(".", "").isdigit():
        shown = words
    if unit.startswith("T"):
        return f"PT{shown}{unit[1]}"
    if unit in _SCALED and number_ is not None:
        letter, factor = _SCALED[unit]
        return f"P{number_ * factor}{letter}"
    return f"P{shown}{unit}"


def distance(match: Match, context: Context) -> Reading | None:
    """two months ago, a week later, three days from now, a year earlier."""
    direction = " ".join(match["direction"].lower().split())
    count, unit = number(match["count"]), unit_of(match["unit"])
    back = direction in ("ago", "earlier", "previously")
    if unit.startswith("T"):
        return Reading("DURATION", _duration(match["count"], match["unit"]))
    halves = _HALVES.get(unit) if match["count"].lower().startswith(("half", "a half")) else None
    if halves and context.today:
        return Reading("DATE", values.at_distance(context.today, -halves if back else halves, "Y"), True)
    if _VAGUE_COUNT.match(match["count"]) or count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    if context.today is None:
        return Reading("DATE", None)
    if unit == "Y" and count == 1 and back and (before := values.year_before(context.recent)):
        return Reading("DATE", before, True, carries=False)
    anchor = context.today
    if direction in ("earlier", "later", "previously"):
        anchor = context.recent_of(unit) or anchor
    count = -count if back else count
    if direction == "from now" and unit in ("D", "W", "M", "Y"):
        return Reading("DATE", str(values.shift(anchor, count, unit)), True, part="distance")
    value = values.at_distance(anchor, count, unit)
    return Reading("DATE", value, True, part="distance" if direction == "ago" else "")


def before_last(match: Match, context: Context) -> Reading | None:
    """the week before last, the night before last."""
    unit = unit_of(match["unit"])
    if context.today is None:
        return Reading("DATE", None)
    if match["unit"].lower() == "night":
        return Reading("TIME", f"{values.shift(context.today, -2, 'D')}TNI", True)
    return Reading("DATE", values.at_distance(context.today, -2, unit), True)


def long_ago(match: Match, context: Context) -> Reading | None:
    """years ago."""
    return Reading("DATE", "PAST_REF")


def many(match: Match, context: Context) -> Reading | None:
    """for years, within weeks."""
    return Reading("DURATION", _duration("several", match["unit"]))


def in_future(match: Match, context: Context) -> Reading | None:
    """in two weeks."""
    count, unit = number(match["count"]), unit_of(match["unit"])
    if count is None or context.today is None or context.is_past(match.start(), match.end()):
        return None
    if unit in ("F", "W"):
        day = values.shift(context.today, count * (2 if unit == "F" else 1), "W")
        return Reading("DATE", str(day), True, part="distance")
    return Reading("DATE", values.at_distance(context.today, count, unit), True, part="distance")


def duration(match: Match, context: Context) -> Reading | None:
    """six months, a two-week, several years, recent months; but no ages."""
    count, unit = match["count"].lower(), match["unit"].lower()
    if unit == "quarter" and (
        "-" in match.group() or _VAGUE_COUNT.match(count) or _OF.match(context.text, match.end())
    ):
        return None
    if match["old"] or (unit in ("second", "quarter") and not match["plural"]):
        return None
    if count in ("a", "an"):
        rate = _RATE.search(context.text, max(0, match.start() - 12), match.start())
        if rate or unit == "night":
            return None
    return Reading("DURATION", _duration(count, unit))


def repeated(match: Match, context: Context) -> Reading | None:
    """every day, each Thursday, every two weeks."""
    unit = match["unit"].lower()
    if unit.endswith("day") and unit not in ("day", "midday"):
        return Reading("SET", f"XXXX-WXX-{weekday_number(unit) + 1}")
    if is_part_of_day(unit) and unit != "night":
        return Reading("SET", f"XXXX-XX-XXT{part_of_day(unit)}")
    count = group(match, "other").lower() or "1"
    return Reading("SET", _duration("2" if count == "other" else count, unit))


def adverb_of_frequency(match: Match, context: Context) -> Reading | None:
    """daily, annually."""
    value = {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
        "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W",
    }[match["adverb"].lower()]  # fmt: skip
    return Reading("SET", value) if match["adverb"].islower() else None


def weekdays(match: Match, context: Context) -> Reading | None:
    """Mondays."""
    return Reading("SET", f"XXXX-WXX-{weekday_number(match['weekday']) + 1}")
