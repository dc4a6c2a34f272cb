"""How every screen looks, at both usual sizes, in both themes and without colour."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.shelf import ask, begun, room_of, until
from tui_reader.library import Library
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.card import CardScreen
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.narrow import FacetScreen
from tui_reader.ui.widgets.facets import FacetBlock, FacetList

SIZES = [(80, 24), (160, 48)]
Snap = Callable[..., bool]
Acts = Callable[[Pilot[Any]], Awaitable[None]]


def card(*keys: str) -> Acts:
    async def acts(pilot: Pilot[Any]) -> None:
        await begun(pilot)
        await pilot.press(*keys, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardScreen))

    return acts


async def reading(pilot: Pilot[Any]) -> None:
    room = await begun(pilot)
    await pilot.press("t", "m")
    await until(pilot, lambda: room.marks)
    await pilot.press("j")
    room._end_notice()


async def searching(pilot: Pilot[Any]) -> None:
    await ask(pilot, "okafor OR ferry")
    await pilot.press("down", "down", "down")


async def at_a_match(pilot: Pilot[Any]) -> None:
    room = await ask(pilot, "ferry")
    await pilot.press("escape", "n", "n")
    await until(pilot, lambda: room.search.where.startswith("2 of"))


async def wrong_query(pilot: Pilot[Any]) -> None:
    room = await ask(pilot, "ferry")
    await pilot.press("space", "left_parenthesis")
    await until(pilot, lambda: room.search.query_one("#query-error").display)


async def no_hits(pilot: Pilot[Any]) -> None:
    await ask(pilot, "zeppelin")


async def sources(pilot: Pilot[Any]) -> None:
    await ask(pilot, "ferry")
    await pilot.press("escape", "1")


async def suggesting(pilot: Pilot[Any]) -> None:
    room = await ask(pilot, "ok")
    await until(pilot, lambda: room.search.box._suggestions.count)


async def facets_beside(pilot: Pilot[Any]) -> None:
    room = await ask(pilot, "ferry")
    await pilot.press("escape", "3")
    await until(pilot, lambda: not room.search.facets.display or not room.search.facets.block.is_empty)


async def all_facets(pilot: Pilot[Any]) -> None:
    await facets_beside(pilot)
    await pilot.press("f")
    if not isinstance(pilot.app.screen, FacetScreen):
        await pilot.press("f")
    await until(pilot, lambda: pilot.app.screen.query_one(FacetList).facets)


async def narrowed(pilot: Pilot[Any]) -> None:
    await all_facets(pilot)
    room = room_of(pilot)
    await pilot.press("right", "r", "e", "y")
    await until(pilot, lambda: len(pilot.app.screen.query_one(FacetList).facets) == 1)
    result = room.search.result
    await pilot.press("enter", "s")
    await until(pilot, lambda: room.search.result is not result and room.search.done)
    facets = room.search.facets
    await until(pilot, lambda: not facets.display or first_of(facets.block) == "Tom Reyes")


def first_of(block: FacetBlock) -> str | None:
    facet = block.facet_at(0)
    return facet and facet.name


async def helping(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    await pilot.press("question_mark")


async def exporting(pilot: Pilot[Any]) -> None:
    await ask(pilot, "ferry")
    await pilot.press("escape", "e")
    await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
    await until(pilot, lambda: "ferry" in str(pilot.app.screen.query_one("#preview-text").render()))


async def unread(pilot: Pilot[Any]) -> None:
    room = await begun(pilot)
    room.open("e-picture.txt")
    await until(pilot, lambda: room.article.source and room.article.source.path == "e-picture.txt")


async def problems(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    await pilot.press("exclamation_mark")
    await until(pilot, lambda: isinstance(pilot.app.screen, CardScreen))


SCREENS: dict[str, Acts] = {
    "reading": reading,
    "searching": searching,
    "match": at_a_match,
    "wrong-query": wrong_query,
    "no-hits": no_hits,
    "sources": sources,
    "suggestions": suggesting,
    "facets": facets_beside,
    "all-facets": all_facets,
    "narrowed": narrowed,
    "person": card("p"),
    "quote": card("t"),
    "date": card("d", "d"),
    "problems": problems,
    "help": helping,
    "export": exporting,
    "unread": unread,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screens(name: str, size: tuple[int, int], read: Library, snap_compare: Snap) -> None:
    assert snap_compare(ReaderApp(read), terminal_size=size, run_before=SCREENS[name])


def test_light(shelved: Callable[[Settings], Library], snap_compare: Snap) -> None:
    library = shelved(Settings(theme="reader-light"))
    assert snap_compare(ReaderApp(library), terminal_size=(160, 48), run_before=at_a_match)


def test_no_colour(read: Library, snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReaderApp(read), terminal_size=(160, 48), run_before=at_a_match)


def test_no_colour_is_sent(read: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert ReaderApp(read).native_ansi_color
