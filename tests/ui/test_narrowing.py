"""Facets, sorting, suggestions and earlier queries, by their keys."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.ui.shelf import ask, begun, until
from tui_reader.library import Library, searching
from tui_reader.model import Facet, SearchResult
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.narrow import FacetScreen
from tui_reader.ui.screens.room import ReadingRoom
from tui_reader.ui.widgets.facets import FacetList
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.suggestions import SuggestionList

WIDE, NARROW = (160, 48), (80, 24)


def sheet(app: ReaderApp) -> FacetScreen:
    assert isinstance(app.screen, FacetScreen)
    return app.screen


def names(app: ReaderApp) -> list[str]:
    return [facet.name for facet in sheet(app).query_one(FacetList).facets]


def line(room: ReadingRoom, id: str) -> Line:
    return room.query_one(f"#{id}", Line)


def suggested(room: ReadingRoom) -> list[str]:
    return [each.name for each in room.query_one(SuggestionList).suggestions]


async def test_f_goes_to_the_facets_and_enter_narrows(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        await until(pilot, lambda: not room.search.facets.block.is_empty)
        await pilot.press("escape", "f")
        block = room.search.facets.block
        assert room.pane == "search" and block.has_focus and block.selected == 0
        chosen = block.facet_at(0)
        assert chosen is not None and chosen.count < 3
        await pilot.press("enter")
        await until(pilot, lambda: room.search.result.sources == chosen.count)  # type: ignore[union-attr]
        assert line(room, "narrowed").display and chosen.name in line(room, "narrowed").text
        await until(pilot, lambda: block.facet_at(0).count == chosen.count)  # type: ignore[union-attr]
        await pilot.press("enter")
        await until(pilot, lambda: room.search.result.sources == 3)  # type: ignore[union-attr]
        assert not line(room, "narrowed").display
        await pilot.press("escape")
        assert room.pane == "search" and not block.has_focus


async def test_f_opens_all_facets_of_a_kind_where_there_is_no_room(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("escape", "f")
        await until(pilot, lambda: len(names(app)) == 2)
        await pilot.press("left")
        await until(pilot, lambda: len(names(app)) == 3 and "Statement on the ferry" in names(app))
        await pilot.press("right", "right")
        await until(pilot, lambda: set(names(app)) == {"Ines Okafor", "Tom Reyes"})
        await pilot.press(*"REYES")
        assert names(app) == ["Tom Reyes"]
        await pilot.press("enter")
        await until(pilot, lambda: room.search.narrowed)
        assert app.screen is room and room.pane == "search"
        assert [(facet.kind, facet.name) for facet in room.search.narrowed] == [("speaker", "Tom Reyes")]
        await until(pilot, lambda: room.search.result.sources == 2)  # type: ignore[union-attr]


async def test_the_facet_sheet_moves_and_closes(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("escape", "f")
        await until(pilot, lambda: len(names(app)) == 2)
        facets = sheet(app).query_one(FacetList)
        at = []
        for key in ("down", "up", "end", "home", "pagedown", "pageup"):
            await pilot.press(key)
            at.append(facets.selected)
        assert at == [1, 0, 1, 0, 1, 0]
        await pilot.press(*"zz", "down")
        assert names(app) == []
        await pilot.press("enter", "escape")
        assert app.screen is room and not room.search.narrowed


async def test_narrowing_survives_other_queries_and_f_clears_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        room.search.narrow(Facet("person", "tom reyes", "Tom Reyes", 2))
        await until(pilot, lambda: room.search.result.sources == 2)  # type: ignore[union-attr]
        await pilot.press("ctrl+u", *"nobody")
        await until(pilot, lambda: room.search.result and room.search.result.query == "nobody")
        assert room.search.narrowed and line(room, "narrowed").display
        await pilot.press("escape", "F")
        assert not room.search.narrowed and not line(room, "narrowed").display
        await pilot.press("F")
        assert "Nothing is narrowed" in room.status.text


async def test_esc_clears_what_narrows_with_the_query(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        room.search.narrow(Facet("person", "tom reyes", "Tom Reyes", 2))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: room.search.result is None)
        assert not room.search.narrowed


async def test_without_a_query_f_asks_for_somebody(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("f")
        await until(pilot, lambda: len(names(app)) == 2)
        await pilot.press(*"oka", "enter")
        await until(pilot, lambda: room.search.result is not None)
        assert room.search.asked == 'person:"Ines Okafor"'
        assert room.search.result.sources == 2  # type: ignore[union-attr]


async def test_s_sorts(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("escape")
        seen = {}
        for said in ("newest first", "oldest first", "by source", "all sources"):
            await pilot.press("s")
            assert said in line(room, "search-title").text
            await until(pilot, lambda: room.search.done)
            seen[said] = list(dict.fromkeys(hit.source for hit in room.search.result.hits))  # type: ignore[union-attr]
        assert seen["newest first"] == ["b-statement.md", "a-council.txt", "posts/reyes.txt"]
        assert seen["oldest first"] == ["a-council.txt", "b-statement.md", "posts/reyes.txt"]
        assert seen["by source"] == sorted(seen["by source"])


@pytest.mark.parametrize("keys", [["tab"], ["right"], ["down", "enter"], ["down", "down", "up", "tab"]])
async def test_a_suggestion_is_taken(app: ReaderApp, keys: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "okaf")
        await until(pilot, lambda: suggested(room)[:1] == ["Ines Okafor"] and room.search.box._can_take())
        await pilot.press(*keys)
        await until(pilot, lambda: "Ines Okafor" in room.search.asked)
        await until(pilot, lambda: room.search.result and room.search.result.sources == 2)
        assert room.search.box.input.has_focus


async def test_results_do_not_move_while_suggestions_come_and_go(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferr")
        place = room.search._results.region
        await until(pilot, lambda: suggested(room))
        assert room.search._results.region == place
        await pilot.press(*"zzzzzzz")
        await until(pilot, lambda: not suggested(room))
        assert room.search._results.region == place


async def test_a_misspelt_name_is_asked_about(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "okafro")
        await until(pilot, lambda: suggested(room)[:1] == ["Ines Okafor"])
        assert room.query_one(SuggestionList).suggestions[0].near


async def test_tab_without_a_suggestion_goes_to_the_next_pane(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("slash", "tab")
        assert room.pane == "sources"


async def test_down_goes_through_suggestions_to_the_results_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "okafor")
        await until(pilot, lambda: suggested(room) and room.search.box._can_take())
        suggestions, found = room.query_one(SuggestionList), room.search._results
        for _ in range(suggestions.count):
            await pilot.press("down")
            assert suggestions.selected is not None and found.selected is None
        await pilot.press("down")
        assert suggestions.selected is None and found.selected == 0
        await pilot.press("up")
        assert suggestions.selected == suggestions.count - 1 and found.selected is None


async def test_earlier_queries_come_back(app: ReaderApp, read: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        for query in ("ferry", "nobody"):
            await ask(pilot, query)
            await pilot.press("enter", "slash", "ctrl+u")
        asked = room.search.box.input
        await pilot.press("up")
        assert asked.value == "nobody"
        await pilot.press("up")
        assert asked.value == "ferry"
        await pilot.press("up")
        assert asked.value == "ferry"
        await pilot.press("down", "down")
        assert asked.value == ""
        await until(pilot, lambda: read.queries() == ("nobody", "ferry"))
    again = ReaderApp(read)
    async with again.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await until(pilot, lambda: room.search.box.history.queries == ["nobody", "ferry"])
        await pilot.press("slash", "up")
        assert room.search.box.input.value == "nobody"


async def test_a_query_asked_before_is_offered_at_the_start(app: ReaderApp, read: Library) -> None:
    read.remember_query("nobody")
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await until(pilot, lambda: room.search.box.history.queries)
        found = room.search._results
        await until(pilot, lambda: any(getattr(row, "query", "") == "nobody" for row in found.rows))
        await pilot.press("3", "down", "down", "down", "enter")
        await until(pilot, lambda: room.search.result and room.search.result.query == "nobody")


async def test_a_search_stops_when_another_begins(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    began, go, stopped = threading.Event(), threading.Event(), threading.Event()
    search = searching.search

    def endless(library: Library, query: str, **how: Any) -> Iterator[SearchResult]:
        if query != "pump":
            yield from search(library, query, **how)
            return
        try:
            began.set()
            go.wait(20)
            while True:
                yield SearchResult(query, complete=False)
        finally:
            stopped.set()

    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        monkeypatch.setattr(searching, "search", endless)
        await pilot.press("slash", *"pump")
        began.wait(20)
        await pilot.press("s")
        go.set()
        await until(pilot, lambda: room.search.result and room.search.result.query == "pumps")
        assert stopped.is_set() and room.search.result.total == 1000  # type: ignore[union-attr]


async def test_every_match_of_the_open_source_is_highlighted(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui_reader.ui.asking.FIRST_HITS", 2)
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "pumps")
        assert len(room.search.matches("c-minutes.txt")) == 2
        await pilot.press("enter")
        await until(pilot, lambda: len(room.search.matches("c-minutes.txt")) == 1000)
