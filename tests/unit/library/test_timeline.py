"""The timeline of a folder."""

from __future__ import annotations

import pytest

from tui_reader.library import Library
from tui_reader.library.timeline import day, in_order, interval, time_of_day
from tui_reader.model import DateExpression, Event, EventKind, Finding


def event(value: str, earliest: str | None, latest: str | None, kind: EventKind = "event") -> Event:
    place = Finding("a.txt", "", "A", None, 0, 4, 1, "Then")
    return Event(place, DateExpression(0, 4, "Then", "DATE", value, earliest, latest), kind)


def test_events_of_a_folder(read_library: Library) -> None:
    events = read_library.timeline()
    assert [each.kind for each in events] == sorted(
        (each.kind for each in events), key=["event", "published", "undated"].index
    )
    monday = next(each for each in events if each.date.text == "Monday")
    assert monday.place.text == 'On Monday, Mayor Ines Okafor said the ferry "will sail again by June."'
    (start, end) = monday.place.highlights[0]
    assert read_library.read("council.txt").text[start:end] == "Monday"
    published = {(each.place.source, each.date.earliest) for each in events if each.kind == "published"}
    assert published == {("council.txt", "2031-05-06"), ("statement.md", "2031-05-07")}


def test_of_a_person(read_library: Library) -> None:
    (okafor,) = read_library.named("okafor")
    events = read_library.timeline(okafor)
    assert "Monday" in {each.date.text for each in events}
    assert all(okafor.key in each.persons for each in events if each.kind == "event")
    assert {each.place.source for each in events} == set(read_library.sources_of(okafor))


def test_narrowed_to_what_a_facet_leaves(read_library: Library) -> None:
    (reyes,) = [facet for facet in read_library.facets("person") if facet.name == "Tom Reyes"]
    sources = {each.place.source for each in read_library.timeline(narrowed=[reyes])}
    assert sources == {"council.txt", "posts/reyes.txt"}


def test_a_source_that_is_gone_dates_nothing(read_library: Library) -> None:
    (read_library.root / "council.txt").unlink()
    for _ in read_library.build():
        pass
    assert "council.txt" not in {each.place.source for each in read_library.timeline()}


def test_order() -> None:
    year = event("2031", "2031-01-01", "2031-12-31")
    month = event("2031-01", "2031-01-01", "2031-01-31")
    morning, noon, night = (
        event(f"2031-01-01T{time}", "2031-01-01", "2031-01-01") for time in ("MO", "12:00", "NI")
    )
    published = event("2030-01-01", "2030-01-01", "2030-01-01", "published")
    undated = event("XXXX-01-01", None, None, "undated")
    ordered = [year, month, morning, noon, night, published, undated]
    assert in_order(reversed(ordered)) == ordered


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2031-05-01", "2031-05-01", "2031-05-01 Thursday"),
        ("2032-02-01", "2032-02-29", "2032-02"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-05-03", "2031-05-04", "2031-05-03..2031-05-04"),
        ("2031-01-01", "2031-02-28", "2031-01-01..2031-02-28"),
    ],
)
def test_intervals_in_words(earliest: str, latest: str, words: str) -> None:
    assert day(event("", earliest, latest)) == words


def test_times_in_words() -> None:
    assert time_of_day(event("2031-05-01T21:40", None, None)) == "21:40"
    assert time_of_day(event("2031-05-01TEV", None, None)) == "evening"
    assert time_of_day(event("2031-05", None, None)) == ""
    assert interval(event("XXXX-05-01T21:40", None, None)) == "XXXX-05-01"
