"""Date expressions: what a text says of days, times, durations and repetitions, as TIMEX3 values."""

from __future__ import annotations

from datetime import date
from heapq import heapify, heappop, heappush

from tui_reader.annotate.dates.context import Context, Match
from tui_reader.annotate.dates.grammar import RULES
from tui_reader.annotate.dates.joins import Found, follow, join, widen
from tui_reader.annotate.dates.values import days_of
from tui_reader.model import DateExpression

__all__ = ["find_dates"]


def find_dates(text: str, published: str | None) -> tuple[DateExpression, ...]:
    """All date expressions of a text, in its order, without overlaps.

    `published` is the ISO day against which relative expressions are read; without it their value is None or
    leaves the year open (`XXXX-05-02`).
    """
    context = Context(text, _day(published))
    matches = [
        _candidate(match, place) for place, rule in enumerate(RULES) for match in rule.pattern.finditer(text)
    ]
    heapify(matches)
    found: list[Found] = []
    end = 0
    while matches:
        start, _, place, match = heappop(matches)
        if start < end:
            if match.end() > end and (rest := RULES[place].pattern.search(text, end, match.end())):
                heappush(matches, _candidate(rest, place))
            continue
        reading = RULES[place].read(match, context)
        if reading is None:
            continue
        this = widen(text, Found(start, match.end(), reading), end)
        if found:
            this = this._replace(reading=follow(text, found[-1], this))
            if joined := join(text, found[-1], this):
                found.pop()
                this = joined
        found.append(this)
        context.end = end = this.end
        context.remember(this.start, this.reading)
    return tuple(_expression(text, each, context) for each in found)


def _candidate(match: Match, place: int) -> tuple[int, int, int, Match]:
    """A match as it is ordered: the first, of these the longest, of these that of the first rule."""
    return match.start(), -match.end(), place, match


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _expression(text: str, found: Found, context: Context) -> DateExpression:
    start, end, reading = found
    days = reading.days or days_of(reading.value)
    return DateExpression(
        start,
        end,
        text[start:end],
        reading.type,
        reading.value,
        str(days[0]) if days else None,
        str(days[1]) if days else None,
        str(context.today) if reading.anchored and context.today else None,
    )
