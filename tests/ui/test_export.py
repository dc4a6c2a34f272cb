"""The export: what, as what, to which file; a preview first, and nothing overwritten unasked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.shelf import ask, begun, until
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.card import CardScreen
from tui_reader.ui.screens.export import Choice, ExportScreen
from tui_reader.ui.screens.room import ReadingRoom
from tui_reader.ui.widgets.line import Line

WIDE = (160, 48)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def opened(pilot: Pilot[Any]) -> ExportScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


def notice(screen: ExportScreen) -> str:
    return screen.query_one("#export-notice", Line).text


def subjects(screen: ExportScreen) -> list[str]:
    return list(screen.query_one("#subject", Choice).options)


async def test_hits_are_written_as_previewed(app: ReaderApp, here: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("escape", "e")
        screen = await opened(pilot)
        assert subjects(screen)[0] == "Hits for ferry"
        preview = screen.query_one("#preview-text")
        await until(pilot, lambda: "**ferry**" in str(preview.render()))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingRoom))
        total = room.search.result.total  # type: ignore[union-attr]
        assert f"{total} findings written to hits-for-ferry.md" in room.status.text
    assert (here / "hits-for-ferry.md").read_text("utf-8").count("SHA-256") == total


async def test_format_changes_the_name_and_the_preview(app: ReaderApp, here: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ask(pilot, "marigold")
        await pilot.press("escape", "e")
        screen = await opened(pilot)
        await pilot.press("tab", "right", "right", "right")
        assert screen.query_one(Input).value == "hits-for-marigold.jsonl"
        await pilot.press("left")
        assert screen.query_one(Input).value == "hits-for-marigold.csv"
        await pilot.press("l", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingRoom))
    assert json.loads((here / "hits-for-marigold.jsonl").read_text("utf-8"))["text"].endswith("marigold.")


async def test_a_file_that_exists_is_asked_about(app: ReaderApp, here: Path) -> None:
    (here / "hits-for-ferry.md").write_text("mine", "utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await ask(pilot, "ferry")
        await pilot.press("escape", "e")
        screen = await opened(pilot)
        await pilot.press("enter")
        assert "exists" in notice(screen) and (here / "hits-for-ferry.md").read_text("utf-8") == "mine"
        await pilot.press("tab", "tab", "end", "x", "backspace")
        assert notice(screen) == ""
        await pilot.press("enter")
        assert "exists" in notice(screen) and (here / "hits-for-ferry.md").read_text("utf-8") == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingRoom))
    assert (here / "hits-for-ferry.md").read_text("utf-8") != "mine"


@pytest.mark.parametrize(
    ("name", "said"), [("", "Type a name"), (".", "is a folder"), ("nowhere/there.md", "nowhere/there.md")]
)
async def test_names_that_cannot_be_written_say_so(app: ReaderApp, name: str, said: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ask(pilot, "ferry")
        await pilot.press("escape", "e")
        screen = await opened(pilot)
        screen.query_one(Input).value = name
        await pilot.press("enter")
        await until(pilot, lambda: said in notice(screen))
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingRoom)


async def test_what_is_under_the_cursor_can_be_exported(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "m")
        await until(pilot, lambda: room.marks)
        await pilot.press("e")
        screen = await opened(pilot)
        expected = ["Page of Ines Okafor", "Quotes of Ines Okafor", "Mentions of Ines Okafor", "Marks"]
        assert subjects(screen)[:4] == expected
        preview = screen.query_one("#preview-text")
        for words in (
            "Page of Ines Okafor",
            "by July",
            "Mentions of Ines Okafor",
            "Marks",
            "by July",
            "Tom Reyes",
            "2031",
        ):
            await until(pilot, lambda words=words: words in str(preview.render()))
            await pilot.press("right")


async def test_a_card_exports_its_person(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("p", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        await pilot.press("e")
        assert subjects(await opened(pilot))[0] == "Page of Ines Okafor"
