"""The timeline in rows, and as a bar that shows at a glance when much happened. No Textual here."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui_reader.library.timeline import day, interval
from tui_reader.model import Event, EventKind, Facet, PersonSummary
from tui_reader.ui.results import counted, plural

APART: dict[EventKind, str] = {"published": "Published", "undated": "Of any year"}
BLOCKS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the events of a day, or of what is told apart; `count` says of how many sources."""

    words: str
    count: str


Row = Heading | int
"""An event is known by its number."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Events in order, in rows and as columns of days, of months and of years. `places` are the rows of the
    events, by their numbers; `says` tells how much there is."""

    events: Sequence[Event] = ()
    rows: Sequence[Row] = ()
    places: Sequence[int] = ()
    columns: Sequence[Sequence[Column]] = ((),)
    says: str = ""

    def columns_for(self, room: int) -> Sequence[Column]:
        """Those of the shortest time that are no more than `room`, else the years."""
        return next((columns for columns in self.columns if len(columns) <= room), self.columns[-1])


def chronicle(events: Sequence[Event], stories: Mapping[str, str]) -> Chronicle:
    """The events in rows and columns; `stories` as `Library.stories` gives them."""
    rows = _rows(events, stories)
    places = [index for index, row in enumerate(rows) if isinstance(row, int)]
    dated = [event for event in events if event.kind != "published"]
    says = f"{plural(len(dated), 'date')} in {sources(dated, stories)}"
    return Chronicle(events, rows, places, [_columns(events, key) for key in _KEYS], says)


def _rows(events: Sequence[Event], stories: Mapping[str, str]) -> list[Row]:
    found: list[Row] = []
    for words, group in groupby(enumerate(events), key=lambda each: heading(each[1])):
        numbers, dated = zip(*group, strict=True)
        found.append(Heading(words, sources(dated, stories)))
        found += numbers
    return found


def heading(event: Event) -> str:
    """What an event stands under."""
    return day(event) if event.kind == "event" else APART[event.kind]


def sources(events: Iterable[Event], stories: Mapping[str, str]) -> str:
    """`3 sources, 2 independent`; the second only where it is another number."""
    return counted({event.place.source for event in events}, stories)


@dataclass(frozen=True, slots=True)
class Column:
    """One of a bar: a day that something is dated to, or a longer interval.

    `first` is the number of its first event, `is_day` says that it is a single day.
    """

    earliest: str
    first: int
    count: int
    is_day: bool


def _columns(events: Sequence[Event], key: Callable[[Event], str]) -> list[Column]:
    dated = [event for event in events if event.kind == "event"]
    found: list[Column] = []
    first = 0
    for _, group in groupby(dated, key=key):
        together = list(group)
        date = together[0].date
        is_day = key is interval and date.earliest == date.latest
        found.append(Column(date.earliest or "", first, len(together), is_day))
        first += len(together)
    return found


_KEYS: tuple[Callable[[Event], str], ...] = (
    interval,
    lambda event: (event.date.earliest or "")[:7],
    lambda event: (event.date.earliest or "")[:4],
)


def column_of(columns: Sequence[Column], number: int) -> int | None:
    """The column of an event; None of one without."""
    if not columns or number >= columns[-1].first + columns[-1].count:
        return None
    return bisect_right(columns, number, key=lambda column: column.first) - 1


def blocks(columns: Sequence[Column], rows: int, most: int) -> list[str]:
    """Rows of blocks from the top, as high as a column has events; full where it has `most`."""
    eighths = [max(1, round(8 * rows * column.count / most)) for column in columns]
    return [
        "".join(BLOCKS[min(8, max(0, height - 8 * below))] for height in eighths)
        for below in reversed(range(rows))
    ]


def labels(columns: Sequence[Column], step: int, width: int) -> str:
    """The row below the blocks: where there is room the years, then months, then days, the fullest first."""
    row = [" "] * width
    for length, name in _NAMES:
        together = [
            list(group) for _, group in groupby(enumerate(columns), key=lambda c: c[1].earliest[:length])
        ]
        together.sort(key=lambda group: -sum(column.count for _, column in group))
        for (number, column), *_ in together:
            words = name(column)
            start, end = number * step, number * step + len(words)
            if end <= width and not any(map(str.strip, row[max(0, start - 1) : end + 1])):
                row[start:end] = words
    return "".join(row)


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_NAMES: tuple[tuple[int, Callable[[Column], str]], ...] = (
    (4, lambda column: column.earliest[:4]),
    (7, lambda column: _MONTHS[int(column.earliest[5:7]) - 1]),
    (10, lambda column: str(int(column.earliest[8:])) if column.is_day else ""),
)


def people(events: Iterable[Event], known: Iterable[PersonSummary]) -> list[Facet]:
    """Those whom passages with dates name, with how many of them, the most named first."""
    counts = Counter(key for event in events for key in event.persons)
    found = [Facet("person", who.key, who.name, counts[who.key]) for who in known if who.key in counts]
    return sorted(found, key=lambda facet: (-facet.count, facet.name))


def of_person(events: Iterable[Event], key: str) -> tuple[Event, ...]:
    """What passages that name the person date, and when the sources of these were published."""
    named = [event for event in events if key in event.persons]
    paths = {event.place.source for event in named}
    return tuple(
        event
        for event in events
        if key in event.persons or (event.kind == "published" and event.place.source in paths)
    )
