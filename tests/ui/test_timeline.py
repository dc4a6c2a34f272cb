"""The timeline by its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.shelf import SOURCES, begun, until
from tui_reader.library import Library
from tui_reader.library.timeline import in_order
from tui_reader.model import DateExpression, Event, EventKind, Finding, PersonSummary
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.screens.narrow import FacetScreen
from tui_reader.ui.screens.timeline import TimelineScreen

PEOPLE = (PersonSummary("Ines Okafor", (), 2, 2, "ines"), PersonSummary("Tom Reyes", (), 2, 2, "tom"))
WIDE, NARROW = (160, 48), (80, 24)


def event(
    source: str,
    passage: str,
    words: str,
    earliest: str | None,
    latest: str | None = None,
    *,
    kind: EventKind = "event",
    value: str | None = None,
    persons: tuple[str, ...] = (),
    conflicts: bool = False,
) -> Event:
    text = SOURCES[source]
    start = text.index(passage)
    at = text.index(words, start)
    title = {"a-council.txt": "Council delays harbour vote", "b-statement.md": "Statement on the ferry"}
    place = Finding(
        source, "", title.get(source, source), None, start, start + len(passage),
        text.count("\n", 0, start) + 1, passage, ((at, at + len(words)),),
    )  # fmt: skip
    date = DateExpression(at, at + len(words), words, "DATE", value or earliest, earliest, latest or earliest)
    return Event(place, date, kind, persons, conflicts)


COUNCIL, STATEMENT, REYES = "a-council.txt", "b-statement.md", "posts/reyes.txt"
FERRY = (
    "The ferry has not sailed since 2031-05-02, when it struck the quay, and nobody would say when it will "
    "sail again."
)
JULY = '"The ferry will sail again by July."'
HEAD = " date 2031-05-06 Council delays harbour vote"
MARIGOLD = "The last word is marigold."
DAY = "2031-05-02"
EVENTS = in_order(
    [
        event(COUNCIL, FERRY, DAY, DAY, persons=("ines",), conflicts=True),
        event(COUNCIL, "She left without taking questions.", "without", DAY, value="2031-05-02TEV"),
        event(STATEMENT, JULY, "July", "2031-07-01", "2031-07-31", persons=("ines",)),
        event("c-minutes.txt", MARIGOLD, "last", "2031-01-01", "2031-12-31"),
        event(REYES, "Not since May.", "May", "2031-05-01", "2031-05-31", persons=("tom",)),
        event(COUNCIL, HEAD, "2031-05-06", "2031-05-06", kind="published"),
        event(REYES, "The ferry is late.", "late", None, kind="undated", value="XXXX-06"),
    ]
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A timeline whose sources are those of the shelf."""
    monkeypatch.setattr(Library, "timeline", lambda self, *given, **named: tuple(EVENTS))
    monkeypatch.setattr(Library, "people", lambda self, limit=None: PEOPLE)
    monkeypatch.setattr(Library, "stories", lambda self: {"posts/reyes.txt": "b-statement.md"})


async def opened(pilot: Pilot[Any]) -> TimelineScreen:
    await begun(pilot)
    await pilot.press("v")
    screen = pilot.app.screen
    assert isinstance(screen, TimelineScreen)
    await until(pilot, lambda: screen._list.event is not None)
    return screen


def here(screen: TimelineScreen) -> str:
    assert screen._list.event is not None
    return screen._list.event.date.text


def dated(screen: TimelineScreen) -> Sequence[str]:
    return [each.date.text for each in screen._list.events]


async def test_v_opens_it_and_enter_opens_the_passage(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert here(screen) == "last" and "6 dates in 4 sources, 3 independent" in screen._title.text
        await pilot.press("j", "j")
        assert here(screen) == "2031-05-02"
        await pilot.press("enter")
        room = app.screen_stack[0]
        await until(pilot, lambda: app.screen is room)
        article = room.article  # type: ignore[attr-defined]
        await until(pilot, lambda: article.source and article.source.path == "a-council.txt")
        assert article.cursor == SOURCES["a-council.txt"].index("2031-05-02")
        await pilot.press("v")
        again = app.screen
        assert isinstance(again, TimelineScreen)
        await until(pilot, lambda: again._list.event is not None)
        assert here(again) == "2031-05-02"


async def test_d_goes_from_day_to_day(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await pilot.press("d", "d")
        assert here(screen) == "2031-05-02" and "2031-05-02 Friday" in screen._title.text
        await pilot.press("d", "D", "D")
        assert here(screen) == "May"
        await pilot.press("G")
        assert here(screen) == "late"
        await pilot.press("d", "g")
        assert here(screen) == "last"


async def test_f_narrows_to_a_person_and_widens(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await pilot.press("F")
        assert "Nothing is narrowed" in screen._title.text
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, FacetScreen) and app.screen._list.facets)
        await pilot.press("enter")
        await until(pilot, lambda: dated(screen) == ["2031-05-02", "July", "2031-05-06"])
        assert "Ines Okafor" in screen._title.text
        await pilot.press("F")
        await until(pilot, lambda: len(dated(screen)) == len(EVENTS))


async def test_e_exports_what_is_listed(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await until(pilot, lambda: "2031-05-02" in str(app.screen.query_one("#preview-text").render()))


async def test_the_other_keys(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.press("y")
        assert "“The last word is marigold.”" in app.clipboard
        await pilot.press("Y")
        assert app.clipboard == screen._list.event.place.source + ":2003"  # type: ignore[union-attr]
        await pilot.press("escape")
        assert app.screen is app.screen_stack[0]


async def test_a_click_on_the_bar_goes_there(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await pilot.click("#density", offset=(1 + 4 * 3, 1))
        await until(pilot, lambda: here(screen) == "July")


async def test_it_fits_a_tiny_terminal(app: ReaderApp) -> None:
    async with app.run_test(size=(20, 5)) as pilot:
        screen = await opened(pilot)
        await pilot.press("d", "d", "G", "g")
        assert here(screen) == "last"


async def looking(pilot: Pilot[Any]) -> None:
    await opened(pilot)
    await pilot.press("d", "d")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
def test_looks(size: tuple[int, int], read: Library, snap_compare: Any) -> None:
    assert snap_compare(ReaderApp(read), terminal_size=size, run_before=looking)


def test_looks_without_colour(read: Library, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReaderApp(read), terminal_size=NARROW, run_before=looking)
