"""What times of day mean: an hour by the clock, a morning, a night.

A function for each kind, from its match to its Reading. A time is one of the day spoken of in its sentence,
else of the day of publication, a morning to come of the next; `joins` gives it the day named beside it.
"""

from __future__ import annotations

import re

from tui_reader.annotate.dates.context import Context, Match, Reading, group
from tui_reader.annotate.dates.values import shift
from tui_reader.annotate.dates.words import MONTH, WEEKDAY, clock, compile_pattern, number, part_of_day

_AT = re.compile(r"\b(?:at|by|until|from|to|around|about|before|after)\s+$", re.IGNORECASE)
_DAY_FOLLOWS = compile_pattern(rf",?_(?:on_)?(?:{WEEKDAY}|{MONTH}|\d|today|yesterday|tomorrow|this|last)")


def with_part(match: Match, day: str, anchored: bool) -> Reading:
    """The reading of a day with the part of the day that its match may name."""
    part = group(match, "part") or group(match, "part2")
    if part:
        return Reading("TIME", f"{day}T{part_of_day(part)}", anchored)
    return Reading("DATE", day, anchored)


def time_of_day(match: Match, context: Context) -> Reading | None:
    """6 p.m., noon; 10:30 only where words show that it is a time."""
    words, start, end = match["clock"], match.start(), match.end()
    led = _AT.search(context.text, max(0, start - 8), start) or _DAY_FOLLOWS.match(context.text, end)
    if ":" in words and words[-1].isdigit() and not led:
        return None
    return _at(clock(words), match, context)


def o_clock(match: Match, context: Context) -> Reading | None:
    """ten o'clock, half past eleven, three in the morning."""
    hour = number(match["hour"]) or 0
    if group(match, "part").lower() in ("afternoon", "evening") and hour < 12:
        hour += 12
    return _at(f"{hour:02}:{'30' if group(match, 'half') else '00'}", match, context)


def in_the_part(match: Match, context: Context) -> Reading | None:
    """in the morning, in the afternoon: of the day spoken of."""
    return _at(part_of_day(match["part"]), match, context)


def _at(time: str, match: Match, context: Context) -> Reading:
    day = context.day_of_sentence(match.start())
    if day is None and context.today:
        to_come = group(match, "part").lower() == "morning" and context.is_future(*match.span())
        day = shift(context.today, 1, "D") if to_come else context.today
    return Reading("TIME", f"{day or 'XXXX-XX-XX'}T{time}", day is not None, part="clock")
