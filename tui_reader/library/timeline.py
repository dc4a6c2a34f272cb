"""The timeline of a folder: what its sources say happened when."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui_reader.library.findings import finding
from tui_reader.library.searching import sharing
from tui_reader.model import Dated, DisagreementKind, Event, EventKind, Facet, Finding, PersonSummary, Source

if TYPE_CHECKING:
    from tui_reader.library.folder import Library


_OF_DATES: tuple[DisagreementKind, ...] = ("date", "time", "impossible")
_KINDS: tuple[EventKind, ...] = ("event", "published", "undated")
_PARTS_OF_DAY = {
    "MO": ("T06", "morning"),
    "AF": ("T12", "afternoon"),
    "EV": ("T18", "evening"),
    "NI": ("T21", "night"),
}


def timeline(
    library: Library, person: PersonSummary | None, narrowed: Sequence[Facet], conflicts: bool
) -> tuple[Event, ...]:
    """See `Library.timeline`."""
    events = in_order(_events(library, person, narrowed))
    if not conflicts:
        return tuple(events)
    contested = _contested(library)
    return tuple(
        replace(event, conflicts=True)
        if any(
            start < event.date.end and event.date.start < end
            for start, end in contested.get(event.place.source, ())
        )
        else event
        for event in events
    )


def _contested(library: Library) -> dict[str, list[tuple[int, int]]]:
    """The words, by path and place, that date what other sources, or their own, date otherwise."""
    from tui_reader.library.disagreeing import stated_otherwise

    with library.cache() as cache:
        found, paths = stated_otherwise(cache)
    places: dict[str, list[tuple[int, int]]] = {}
    for conflict in found:
        if conflict.kind in _OF_DATES:
            for place in conflict.places:
                places.setdefault(os.fsdecode(paths[place.source]), []).append((place.start, place.end))
    return places


def _events(library: Library, person: PersonSummary | None, narrowed: Sequence[Facet]) -> Iterator[Event]:
    with library.cache() as cache:
        paths = set(cache.dates.paths()) if person is None else set(cache.found.sources_of(person.key))
        for facet in narrowed:
            paths &= sharing(library, cache, facet)
        for path in paths:
            source = cache.source(path)
            if source is None:
                continue
            keys = {id: key for id, (key, _) in cache.found.of(path).items()}
            for each in cache.dates.of(path):
                named = tuple(keys[id] for id in each.persons if id in keys)
                if person is None or each.kind == "published" or person.key in named:
                    yield _event(source, each, named)


def _event(source: Source, dated: Dated, persons: tuple[str, ...]) -> Event:
    date = dated.date
    passage = source.span(dated.start, dated.end)
    place = finding(source, passage, source.line_of(dated.start), ((date.start, date.end),))
    return Event(place, date, dated.kind, persons)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events, then publications, then what is undated; each by the day it begins, longer intervals first."""
    found = sorted(events, key=lambda event: (_moment(event), event.place.source, event.date.start))
    found.sort(key=lambda event: event.date.latest or "", reverse=True)
    return sorted(found, key=lambda event: (_KINDS.index(event.kind), event.date.earliest or ""))


def _moment(event: Event) -> str:
    """The value, in which parts of the day sort among clock times."""
    day, _, time = (event.date.value or "").partition("T")
    return day + _PARTS_OF_DAY.get(time, (f"T{time}", ""))[0] if time else day


def interval(event: Event) -> str:
    """When it happened, as queries for dates write it: `2031-05-01`, `2031-05`, `2031`,
    `2031-05-03..2031-05-04`; without an interval its value."""
    earliest, latest = event.date.earliest, event.date.latest
    if earliest is None or latest is None:
        return (event.date.value or "").partition("T")[0]
    if earliest == latest:
        return earliest
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if first.day == 1 and (last + timedelta(1)).day == 1:
        if earliest[:7] == latest[:7]:
            return earliest[:7]
        if earliest[:4] == latest[:4] and (first.month, last.month) == (1, 12):
            return earliest[:4]
    return f"{earliest}..{latest}"


def day(event: Event) -> str:
    """The same, with the day of the week of a day: `2031-05-01 Thursday`."""
    words = interval(event)
    return f"{words} {date.fromisoformat(words):%A}" if len(words) == len("2031-05-01") else words


def time_of_day(event: Event) -> str:
    """`21:40`, `evening`; empty where only a day is meant."""
    time = (event.date.value or "").partition("T")[2]
    return _PARTS_OF_DAY.get(time, ("", time))[1]


def event_findings(events: Iterable[Event]) -> Iterator[Finding]:
    """The date expressions of events, with what they mean and the passage they stand in."""
    for event in events:
        date, place = event.date, event.place
        yield replace(
            place,
            start=date.start,
            end=date.end,
            line=place.line + place.text.count("\n", 0, date.start - place.start),
            text=date.text,
            highlights=(),
            details={
                "kind": event.kind,
                "type": date.type,
                "value": date.value,
                "earliest": date.earliest,
                "latest": date.latest,
                "anchor": date.anchor,
                "conflicts": "yes" if event.conflicts else None,
                "passage": place.text,
            },
        )
