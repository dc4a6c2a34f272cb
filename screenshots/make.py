"""Draws the pictures of the README from seeds/, in a home of their own: `python screenshots/make.py`."""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from tui_reader.library import Library, open_library
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.card import CardScreen
from tui_reader.ui.screens.compare import CompareScreen
from tui_reader.ui.screens.overview import DisagreementScreen
from tui_reader.ui.screens.room import ReadingRoom
from tui_reader.ui.screens.timeline import TimelineScreen

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
WIDE, BROAD, SMALL = (160, 48), (100, 30), (80, 24)
QUERY = "speaker:o'carrick said:april"
KEYS = {" ": "space", ":": "colon", "'": "apostrophe"}

FONTS = 'Menlo, Consolas, "DejaVu Sans Mono", monospace'
CELL = 12.2
TEXT = re.compile(
    r'<text(?P<style>[^>]*?) x="(?P<x>[\d.]+)"(?P<y> y="[^"]+") textLength="[^"]+"'
    r"(?P<rest>[^>]*)>(?P<words>[^<]*)</text>"
)

Acts = Callable[[Pilot[None]], Awaitable[None]]


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait for what a thread brings."""
    async with asyncio.timeout(30):
        while not condition():
            await pilot.pause(0.02)
    await pilot.pause()


async def room_with(pilot: Pilot[None], path: str) -> ReadingRoom:
    """The reading room with this source open, once all is known."""
    room = pilot.app.screen_stack[0]
    assert isinstance(room, ReadingRoom)
    await until(pilot, lambda: room.summaries and room.article.source is not None)
    room.open(path)
    await until(pilot, lambda: room.article.source is not None and room.article.source.path == path)
    await until(pilot, lambda: room.progress is not None and room.progress.stage == "ready")
    await until(pilot, lambda: not room._stale)
    return room


async def at_item(pilot: Pilot[None], key: str, words: str) -> ReadingRoom:
    """The reading room with the cursor on an item that holds these words, reached by its key."""
    room = await room_with(pilot, "01-harbour-courier.txt")
    for _ in range(100):
        await pilot.press(key)
        item = room.article.item_under_cursor
        if item is not None and words in item.text:
            break
    return room


async def reading(pilot: Pilot[None]) -> None:
    await at_item(pilot, "t", "I have been crossing")


async def searching(pilot: Pilot[None]) -> None:
    room = await room_with(pilot, "01-harbour-courier.txt")
    await pilot.press("slash")
    await pilot.press(*(KEYS.get(character, character) for character in QUERY))
    await until(pilot, lambda: room.search.result is not None and room.search.result.query == QUERY)
    await pilot.press("escape", "n")
    await until(pilot, lambda: room.search.where.startswith("1 of"))


async def person(pilot: Pilot[None]) -> None:
    await at_item(pilot, "p", "Niamh O'Carrick")
    await card(pilot)


async def quote(pilot: Pilot[None]) -> None:
    await at_item(pilot, "t", "Safety is the first item")
    await card(pilot)


async def card(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, CardScreen))


async def comparison(pilot: Pilot[None]) -> None:
    await at_item(pilot, "t", "We reported the steering fault")
    await pilot.press("c")
    await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
    await pilot.press(*"jjjjjj")


async def disagreements(pilot: Pilot[None]) -> None:
    await room_with(pilot, "01-harbour-courier.txt")
    await pilot.press("C")
    await until(pilot, lambda: isinstance(pilot.app.screen, DisagreementScreen) and pilot.app.screen.items)
    await pilot.press("right_square_bracket")


async def timeline(pilot: Pilot[None]) -> None:
    await at_item(pilot, "d", "Thursday")
    await pilot.press("v")
    await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen) and pilot.app.screen.events)
    await until(pilot, lambda: any(event.conflicts for event in pilot.app.screen.events))


PICTURES: tuple[tuple[str, tuple[int, int], Acts], ...] = (
    ("reading", WIDE, reading),
    ("search", WIDE, searching),
    ("person", SMALL, person),
    ("quote", SMALL, quote),
    ("comparison", BROAD, comparison),
    ("disagreements", BROAD, disagreements),
    ("timeline", BROAD, timeline),
    ("narrow", SMALL, reading),
    ("no-color", WIDE, reading),
)


async def draw(library: Library, size: tuple[int, int], acts: Acts) -> str:
    app = ReaderApp(library)
    async with app.run_test(size=size) as pilot:
        await acts(pilot)
        return self_contained(app.export_screenshot(title="reader", simplify=True))


def self_contained(svg: str) -> str:
    """The picture without the fonts it would fetch, the same at each run, right in any fixed-width font."""
    svg = re.sub(r"\s*@font-face \{.*?\}|\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"font-family: *Fira Code, *monospace", f"font-family: {FONTS}", svg)
    return TEXT.sub(_placed_words, svg)


def _placed_words(text: re.Match[str]) -> str:
    """A text as pieces without wide gaps: some programs drop spaces, and what follows would shift."""
    words = html.unescape(text["words"])
    pieces = []
    for found in re.finditer(r"[^\xa0]+(?:\xa0[^\xa0]+)*", words):
        start = float(text["x"]) + CELL * cell_len(words[: found.start()])
        length = CELL * cell_len(found.group())
        shown = html.escape(found.group()).replace("\xa0", "&#160;")
        place = f'x="{start:.1f}"{text["y"]} textLength="{length:.1f}"'
        pieces.append(f"<text{text['style']} {place}{text['rest']}>{shown}</text>")
    return "".join(pieces)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({f"XDG_{kind}_HOME": str(Path(home, kind)) for kind in ("CACHE", "CONFIG")})
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        library = open_library([SEEDS], Settings())
        for _ in library.build():
            pass
        for name, size, acts in PICTURES:
            os.environ["XDG_DATA_HOME"] = str(Path(home, name))
            os.environ.pop("NO_COLOR", None)
            if name == "no-color":
                os.environ["NO_COLOR"] = "1"
            (HERE / f"{name}.svg").write_text(asyncio.run(draw(library, size, acts)), "utf-8")


if __name__ == "__main__":
    main()
