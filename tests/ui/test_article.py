"""The article pane in a bare app: moving, items, staying in place, hostile text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tui_reader.model import Annotations, DateExpression, Mark, Mention, Person, Quote, Source, Span, Speaker
from tui_reader.ui.page import Kind
from tui_reader.ui.themes import DARK, LIGHT
from tui_reader.ui.widgets.article import ArticleView
from tui_reader.visible import visible

PARAGRAPH = (
    'On Monday the harbour master, Ines Calloway, said the pumps had failed twice. "We kept the sheets, and '
    'anyone may read them before the hearing," Calloway said. The authority did not answer letters about it.'
)
TEXT = "\n".join([PARAGRAPH] * 40)


def source(text: str = TEXT, title: str = "The pumps", path: str = "one.txt") -> Source:
    return Source(path, text, "0" * 64, "utf-8", title, "2024-03-12")


def spans(words: str, text: str = TEXT) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words), words)
        start = text.find(words, start + 1)


def annotations(text: str = TEXT) -> Annotations:
    people = tuple(Mention(s.start, s.end, s.text, "c") for s in spans("Calloway", text))
    by = Speaker(people[0].start, people[0].end, "Calloway", "c")
    quote = "We kept the sheets, and anyone may read them before the hearing,"
    return Annotations(
        people=people,
        quotes=tuple(Quote(s.start, s.end, s.text, speaker=by, confidence=0.9) for s in spans(quote, text)),
        dates=tuple(DateExpression(s.start, s.end, s.text) for s in spans("Monday", text)),
        persons=(Person("c", "Ines Calloway", ("Ines Calloway", "Calloway")),),
    )


class Bare(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.view = ArticleView()
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_article_view_cursor_moved(self, message: ArticleView.CursorMoved) -> None:
        self.messages.append(message)

    def on_article_view_item_opened(self, message: ArticleView.ItemOpened) -> None:
        self.messages.append(message)

    def screen_rows(self) -> list[str]:
        return [self.view.render_line(y).text for y in range(self.view.size.height)]

    def row_with(self, words: str) -> tuple[int, int]:
        for y, row in enumerate(self.screen_rows()):
            if words in row:
                return row.index(words), y
        raise AssertionError(words)


async def opened(pilot: Pilot[None], text: str = TEXT, found: bool = True, at: int | None = None) -> Bare:
    app = pilot.app
    assert isinstance(app, Bare)
    app.view.show(source(text), annotations(text) if found else None, at)
    app.view.focus()
    await pilot.pause()
    return app


class Press(Bare):
    """A short source with everything in it, in a theme of the house."""

    TEXT = (
        "Harbour fire: the port knew of faulty pumps\n"
        f"{PARAGRAPH}\n"
        '"Nobody told me," the chairman said. “I wrote ‘leave it until summer’ down,” a deckhand said.\n'
        "港の火事についての報告書は、来週公開される予定です。"
        "Cafe\u0301, [/draft], \x1b]52;c;aGk=\x07 and \u202e.\n"
    )

    def __init__(self, theme: str, kind: Kind) -> None:
        super().__init__()
        self.house, self.kind = theme, kind

    def on_mount(self) -> None:
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = self.house
        text = self.TEXT
        found = annotations(text)
        others = (
            ("Nobody told me,", "the chairman", 0.2, 1),
            ("I wrote ‘leave it until summer’ down,", "a deckhand", 0.8, 2),
        )
        quotes = [
            Quote(
                s.start, s.end, s.text, group=group, speaker=Speaker(by.start, by.end, name), confidence=sure
            )
            for words, name, sure, group in others
            for s, by in zip(spans(words, text), spans(name, text), strict=True)
        ]
        shown = replace(source(text, text.split("\n")[0], "press/[one].txt"), problems=("cut short",))
        self.view.show(shown, replace(found, quotes=(*found.quotes, *quotes)))
        self.view.set_matches([*spans("pumps", text)])
        self.view.set_marks([*spans("The authority did not answer letters", text)])
        self.view.focus()
        self.view.next_item(self.kind)


LOOKS = (
    ("reader-dark", "match", (80, 24)),
    ("reader-light", "quote", (160, 48)),
    ("reader-dark", "person", (40, 24)),
)


@pytest.mark.parametrize(("theme", "kind", "size"), LOOKS)
def test_the_page_looks_as_it_should(
    snap_compare: Any, theme: str, kind: Kind, size: tuple[int, int]
) -> None:
    assert snap_compare(Press(theme, kind), terminal_size=size)


async def test_a_source_is_shown_from_its_head() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        rows = app.screen_rows()
        assert "2024-03-12 · one.txt" in rows[1]
        assert "The pumps" in rows[2]
        assert rows[4].lstrip().startswith("› ")
        assert all(len(row) == 80 for row in rows)
        assert app.view.cursor == app.view.top_offset == 0


async def test_a_source_that_comes_while_the_pane_is_hidden_is_shown_with_it() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        app.view.display = False
        await pilot.pause()
        app.view.show(source("Another text."), None)
        app.view.display = True
        await pilot.pause()
        assert any("Another text." in row for row in app.screen_rows())


async def test_speakers_stand_in_the_gutter_where_there_is_room() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        assert any(row.lstrip().startswith("Calloway    ") for row in app.screen_rows())
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert not any(row.lstrip().startswith("Calloway    ") for row in app.screen_rows())


async def test_lines_move_the_cursor_over_blank_rows_and_scroll_at_the_edge() -> None:
    async with Bare().run_test(size=(80, 12)) as pilot:
        app = await opened(pilot)
        view = app.view
        offsets = [view.cursor]
        for _ in range(20):
            view.move_lines(1)
            offsets.append(view.cursor)
        assert offsets == sorted(set(offsets))
        assert view.top > 0
        await pilot.pause()
        assert sum("›" in row for row in app.screen_rows()) == 1
        for _ in range(20):
            view.move_lines(-1)
            assert view.cursor == offsets[-2]
            offsets.pop()
        assert view.top == 0


async def test_pages_share_rows_and_the_cursor_stays_in_sight() -> None:
    async with Bare().run_test(size=(80, 20)) as pilot:
        app = await opened(pilot)
        view = app.view
        view.move_pages(1)
        assert view.top == 18
        view.move_pages(0.5)
        assert view.top == 28
        view.move_pages(-0.5)
        view.move_pages(-1)
        assert view.top == 0
        assert view.cursor == 0
        view.move_end()
        assert view.top == view.max_scroll_y
        last = view.cursor
        view.move_pages(1)
        view.move_lines(1)
        assert (view.top, view.cursor) == (view.max_scroll_y, last)
        view.move_top()
        assert (view.top, view.cursor) == (0, 0)


async def test_each_kind_of_item_is_visited_in_order_to_its_end_and_back() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        view, found = app.view, annotations()
        view.set_matches(list(spans("pumps")))
        view.set_marks([Mark("one.txt", "0", 10, 20, TEXT[10:20], "2024-01-01")])
        for kind, items in (("person", found.people), ("quote", found.quotes), ("date", found.dates)):
            view.move_top()
            for item in items:
                assert view.next_item(kind)  # type: ignore[arg-type]
                assert (view.item_under_cursor, view.cursor) == (item, item.start)
                assert view.top <= (view.rows.row_of(item.start) if view.rows else 0) < view.top + 24
            assert not view.next_item(kind)  # type: ignore[arg-type]
            assert view.next_item(kind, -1)  # type: ignore[arg-type]
            assert view.item_under_cursor == items[-2]
        view.move_top()
        assert not view.next_item("person", -1)
        assert view.next_item("mark") and isinstance(view.item_under_cursor, Mark)
        assert view.next_item("match") and view.item_under_cursor == next(spans("pumps"))


async def test_a_jump_within_sight_does_not_scroll() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        app.view.next_item("person")
        app.view.next_item("quote")
        assert app.view.top == 0


async def test_nested_items_are_visited_from_the_outer_to_the_inner() -> None:
    text = 'He said "they say wait until summer".'
    outer, inner = Quote(9, 35, text[9:35]), Quote(9, 13, text[9:13], inside=0)
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, text, found=False)
        app.view.set_annotations(Annotations(quotes=(inner, outer)))
        assert app.view.next_item("quote") and app.view.item_under_cursor == outer
        assert app.view.next_item("quote") and app.view.item_under_cursor == inner
        assert not app.view.next_item("quote")
        assert app.view.next_item("quote", -1) and app.view.item_under_cursor == outer


async def test_going_to_an_offset_selects_the_match_there() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        match = list(spans("Calloway"))[50]
        app.view.set_matches([match])
        app.view.go_to(match.start)
        assert app.view.item_under_cursor == match
        y = app.view.rows.row_of(match.start) - app.view.top if app.view.rows else 0
        assert 6 <= y <= 10
        app.view.set_matches([])
        assert isinstance(app.view.item_under_cursor, Mention)


async def test_a_source_can_be_opened_in_its_middle() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, at=len(TEXT) // 2)
        assert app.view.cursor == len(TEXT) // 2
        assert app.view.top_offset <= len(TEXT) // 2
        assert any("›" in row for row in app.screen_rows())


async def test_a_line_has_the_item_that_stands_in_it() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        assert app.view.item_under_cursor == annotations().dates[0]
        app.view.open_item()
        await pilot.pause()
        opened_item = app.messages[-1]
        assert isinstance(opened_item, ArticleView.ItemOpened) and opened_item.item == annotations().dates[0]


async def test_what_arrives_later_moves_nothing() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, found=False)
        view = app.view
        assert view.item_under_cursor is None and not view.next_item("person")
        view.move_pages(2)
        await pilot.pause()
        before = view.top, view.cursor, [row[16:] for row in app.screen_rows()]
        view.set_annotations(annotations())
        await pilot.pause()
        assert (view.top, view.cursor, [row[16:] for row in app.screen_rows()]) == before
        view.next_item("person")
        item = view.item_under_cursor
        view.set_annotations(annotations())
        assert view.item_under_cursor == item


async def test_resizing_keeps_the_place() -> None:
    async with Bare().run_test(size=(120, 30)) as pilot:
        app = await opened(pilot)
        app.view.move_pages(3)
        place = app.view.top_offset
        for size in ((50, 30), (90, 12), (1, 3), (20, 5), (120, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.view.top_offset == place
        row = app.view.rows.row(app.view.top) if app.view.rows else None
        assert row is not None and row[0] == place


async def test_the_wheel_takes_the_cursor_along() -> None:
    async with Bare().run_test(size=(80, 12)) as pilot:
        app = await opened(pilot)
        app.view.scroll_to_row(30)
        await pilot.pause()
        rows = app.view.rows
        assert rows is not None and app.view.top <= rows.row_of(app.view.cursor) < app.view.top + 12
        moved = app.messages[-1]
        assert isinstance(moved, ArticleView.CursorMoved) and moved.control is app.view
        assert moved.line == TEXT.count("\n", 0, moved.offset) + 1 > 1


async def test_a_click_opens_what_is_there() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        x, y = app.row_with("Calloway,")
        await pilot.click(app.view, offset=(x + 2, y))
        assert isinstance(app.view.item_under_cursor, Mention)
        x, y = app.row_with('"We')
        await pilot.click(app.view, offset=(2, y))
        assert isinstance(app.view.item_under_cursor, Quote)
        count = len(app.messages)
        x, y = app.row_with("harbour")
        await pilot.click(app.view, offset=(x, y))
        await pilot.pause()
        assert isinstance(app.messages[-1], ArticleView.CursorMoved) and len(app.messages) == count + 1
        await pilot.click(app.view, offset=(30, 0))
        await pilot.click(app.view, offset=(1, y))
        assert app.view.cursor <= TEXT.index("harbour")


async def test_the_last_of_a_long_source_is_set_while_others_run() -> None:
    text = "".join(f"Entry {number}: the pumps were seen, nothing was found.\n" for number in range(60_000))
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, text, found=False, at=text.index("Entry 50000:"))
        assert any("Entry 50000:" in row for row in app.screen_rows())
        before = app.view.top_offset
        for _ in range(1000):
            if app.view.rows is not None and app.view.rows.set_more(0):
                break
            await asyncio.sleep(0.002)
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.view.top_offset == before
        assert app.view.virtual_size.height == 60_000 + 4
        app.view.move_lines(-1)
        app.view.move_pages(-1)
        assert app.view.top_offset < before


async def test_moving_a_line_draws_two_rows_and_resting_none(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        original = ArticleView.render_line
        monkeypatch.setattr(ArticleView, "render_line", lambda view, y: drawn.append(y) or original(view, y))
        app.view.move_lines(1)
        await pilot.pause()
        assert drawn and set(drawn) <= {4, 5}
        drawn.clear()
        await pilot.pause(0.05)
        assert drawn == []


async def test_a_page_is_sent_in_less_than_12_kb() -> None:
    async with Bare().run_test(size=(160, 48)) as pilot:
        app = await opened(pilot)
        console = Console(force_terminal=True, color_system="truecolor", width=160)
        parts = app.view.columns
        app.view.move_pages(1)
        rows = [app.view.render_line(y).crop(parts.outer, parts.right) for y in range(48)]
        sent = sum(len("\x1b[48;160H") + len(row.render(console).encode()) for row in rows)
        assert 4_000 < sent < 12 * 1024


async def test_the_theme_gives_the_colours() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = await opened(pilot)
        seen = set()
        for theme in ("textual-dark", "textual-light", "ansi-dark", "nord"):
            app.theme = theme
            await pilot.pause()
            seen.add(tuple(segment.style for segment in app.view.render_line(4)))
        assert len(seen) == 4


HOSTILE = (
    "\x1b]52;c;aGk=\x07 and \x1b[2J",
    "[/draft] [bold]markup[/] [@click=app.quit]x[/]",
    "\u202egnp.exe\u202c \u2066 \u200f",
    "\x00\x01\x7f\x85\x9b31m",
    "\ud83d lone \udcff",
    "港" * 200,
    "e" + "\u0301" * 3000,
    "\u200d\ufe0f" * 50,
    "\r" * 300,
    "\t" * 300 + "x",
    "",
    "\n",
    " ",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(80, 24), (20, 5), (7, 3), (1, 2)])
async def test_hostile_text_is_shown_as_text(text: str, size: tuple[int, int]) -> None:
    async with Bare().run_test(size=size) as pilot:
        app = pilot.app
        assert isinstance(app, Bare)
        everything = Span(0, len(text), text)
        app.view.show(source(text, text or "title", path=text or "x"), None)
        app.view.set_matches([everything, Span(1, 2, "")])
        app.view.set_marks([everything])
        app.view.focus()
        await pilot.pause()
        for step in (1, -1):
            app.view.next_item("match", step)
            app.view.move_lines(step)
            app.view.move_pages(step)
            app.view.move_pages(step / 2)
        app.view.move_end()
        app.view.go_to(10**9)
        app.view.go_to(-5)
        app.view.open_item()
        await pilot.click(app.view, offset=(0, 0))
        await pilot.pause()
        for row in app.screen_rows():
            assert visible(row) == row
        app.export_screenshot()


async def test_nothing_shown_is_nothing_done() -> None:
    async with Bare().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Bare)
        view = app.view
        view.set_annotations(None)
        view.set_matches([])
        view.set_marks([])
        view.go_to(5)
        view.move_lines(1)
        view.move_pages(1)
        view.move_top()
        view.move_end()
        view.open_item()
        view.post_message(events.Focus())
        assert not view.next_item("person")
        await pilot.pause()
        assert view.source is None and view.item_under_cursor is None and view.cursor == 0
        assert {row.strip() for row in app.screen_rows()} == {""}
        assert app.messages == []
