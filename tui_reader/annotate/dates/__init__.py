"""Date expressions: what a text says of days, times, durations and repetitions, as TIMEX3 values."""

from __future__ import annotations

from datetime import date

from tui_reader.annotate.dates.context import Context
from tui_reader.annotate.dates.grammar import RULES, starts
from tui_reader.annotate.dates.joins import Found, follow, gap_between, join, widen
from tui_reader.annotate.dates.names import is_named
from tui_reader.annotate.dates.values import days_of
from tui_reader.model import DateExpression

__all__ = ["find_dates"]


def find_dates(text: str, published: str | None) -> tuple[DateExpression, ...]:
    """All date expressions of a text, in its order, without overlaps.

    `published` is the ISO day against which relative expressions are read; without it their value is None or
    leaves the year open (`XXXX-05-02`).
    """
    context = Context(text, _day(published))
    found: list[Found] = []
    for start in starts(text):
        if start < context.end or is_named(text, start):
            continue
        this = _read(text, start, context)
        if this is None:
            continue
        this = widen(text, this, context.end)
        if found and (gap := gap_between(text, found[-1], this)) is not None:
            this = follow(text, found[-1], this, gap)
            if joined := join(text, found[-1], this, gap):
                found.pop()
                this = joined
        found.append(this)
        context.end = this.end
        context.remember(this.start, this.reading)
    return tuple(_expression(text, each, context) for each in found)


def _read(text: str, start: int, context: Context) -> Found | None:
    """The longest expression that begins at `start`; of two as long, that of the first rule."""
    matches = [(match, rule.read) for rule in RULES if (match := rule.pattern.match(text, start))]
    matches.sort(key=lambda each: -each[0].end())
    for match, read in matches:
        reading = read(match, context)
        if reading is not None:
            return Found(start, match.end(), reading)
    return None


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
