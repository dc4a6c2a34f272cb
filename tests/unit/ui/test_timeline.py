"""The timeline in rows and as a bar."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.library.timeline import in_order
from tui_reader.model import DateExpression, Event, EventKind, Finding, PersonSummary
from tui_reader.ui import timeline
from tui_reader.ui.timeline import Heading


def event(
    earliest: str | None,
    latest: str | None = None,
    *,
    source: str = "a.txt",
    kind: EventKind = "event",
    persons: tuple[str, ...] = (),
) -> Event:
    place = Finding(source, "", "A", None, 0, 4, 1, "Then")
    return Event(place, DateExpression(0, 4, "Then", "DATE", "", earliest, latest or earliest), kind, persons)


def columns(events: Sequence[Event], room: int) -> Sequence[timeline.Column]:
    return timeline.chronicle(events, {}).columns_for(room)


days = st.dates().map(lambda day: event(day.isoformat()))
several = st.lists(days).map(in_order)


def test_rows_stand_under_their_days() -> None:
    events = [
        event("2031-05-01", source="a.txt"),
        event("2031-05-01", source="b.txt"),
        event("2031-05-02"),
        event("2031-05-02", kind="published"),
        event(None, kind="undated"),
    ]
    chronicle = timeline.chronicle(events, {"a.txt": "b.txt", "b.txt": "b.txt"})
    assert [chronicle.rows[place] for place in chronicle.places] == [0, 1, 2, 3, 4]
    assert chronicle.rows == [
        Heading("2031-05-01 Thursday", "2 sources, 1 independent"),
        0,
        1,
        Heading("2031-05-02 Friday", "1 source"),
        2,
        Heading("Published", "1 source"),
        3,
        Heading("Of any year", "1 source"),
        4,
    ]


def test_columns_are_days_where_there_is_room_else_months_else_years() -> None:
    events = [event(f"{year}-0{month}-0{day}") for year in (2030, 2031) for month in (1, 2) for day in (1, 2)]
    assert [column.count for column in columns(events, 8)] == [1] * 8
    assert [column.earliest[:7] for column in columns(events, 7)] == [
        "2030-01", "2030-02", "2031-01", "2031-02",
    ]  # fmt: skip
    assert [column.count for column in columns(events, 3)] == [4, 4]


@given(several, st.integers(1, 200))
def test_every_event_has_a_column(events: Sequence[Event], room: int) -> None:
    shown = columns(events, room)
    assert sum(column.count for column in shown) == len(events)
    for number in range(len(events)):
        at = timeline.column_of(shown, number)
        assert at is not None
        assert shown[at].first <= number < shown[at].first + shown[at].count
    assert timeline.column_of(shown, len(events)) is None


@given(several, st.integers(1, 4), st.integers(1, 120))
def test_labels_fit(events: Sequence[Event], step: int, width: int) -> None:
    shown = columns(events, width)
    words = timeline.labels(shown, step, width)
    assert len(words) == width
    names = {day.date.earliest[:4] for day in events if day.date.earliest}
    assert all(word in names for word in words.split() if len(word) == 4)


def test_labels_name_the_fullest_first() -> None:
    events = [event("1999-03-01"), *[event(f"2031-05-{day:02}") for day in range(1, 20)]]
    assert timeline.labels(columns(events, 40), 1, 40).split()[0] == "2031"


def test_blocks_are_as_high_as_there_are_events() -> None:
    shown = columns([*[event("2031-05-01")] * 16, event("2031-05-02"), *[event("2031-05-03")] * 8], 9)
    assert timeline.blocks(shown, 2, 16) == ["█  ", "█▁█"]


def test_a_person_narrows_to_what_names_them() -> None:
    events = [
        event("2031-05-01", persons=("ann", "tom")),
        event("2031-05-02", source="b.txt", persons=("tom",)),
        event("2031-05-03", kind="published"),
        event("2031-05-03", source="b.txt", kind="published"),
    ]
    known = [PersonSummary(name, (), 1, 1, name) for name in ("ann", "ben", "tom")]
    assert [(facet.name, facet.count) for facet in timeline.people(events, known)] == [("tom", 2), ("ann", 1)]
    assert timeline.of_person(events, "ann") == (events[0], events[2])
