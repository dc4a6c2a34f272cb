"""Every key of the reading room does what the help says."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.ui.shelf import FakeBuild, ask, begun, until
from tui_reader.errors import ReaderError
from tui_reader.library import Library, searching
from tui_reader.model import DateExpression, Mention, Progress, Quote, SearchResult
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.painting import Painted
from tui_reader.ui.screens.card import CardList, CardScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.screens.room import ReadingRoom
from tui_reader.ui.widgets.line import Line

WIDE, NARROW = (160, 48), (80, 24)


def shown(app: ReaderApp) -> str:
    """What stands on the screen."""
    return "\n".join("".join(s.text for s in line) for line in app.screen._compositor.render_strips())


def seen(room: ReadingRoom) -> set[str]:
    return {name for name in ("sources", "article", "search") if room.query_one(f"#{name}").display}


async def test_the_first_source_is_open_and_has_the_keys(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        assert room.article.source is not None and room.article.source.path == "a-council.txt"
        assert room.article.has_focus
        assert seen(room) == {"sources", "article", "search"}


async def test_panes_by_number_and_tab(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("1")
        assert room.pane == "sources" and room.sources.has_focus
        await pilot.press("tab")
        assert room.pane == "article" and room.article.has_focus
        await pilot.press("tab")
        assert room.pane == "search" and room.search.has_focus_within
        await pilot.press("shift+tab")
        assert room.pane == "article"
        await pilot.press("3", "escape")
        assert room.pane == "article"


async def test_narrow_terminals_show_one_pane(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        room = await begun(pilot)
        assert seen(room) == {"article"}
        await pilot.press("1")
        assert seen(room) == {"sources"}
        await pilot.press("2", "tab")
        assert seen(room) == {"search"}
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert seen(room) == {"sources", "article", "search"}


async def test_zoom_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("z")
        assert seen(room) == {"article"}
        await pilot.press("escape")
        assert len(seen(room)) == 3


async def test_q_goes_back_then_quits(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("1", "q")
        assert room.pane == "article" and app.is_running
        await pilot.press("q")
        await pilot.pause()
        assert app._exit


async def test_ctrl_q_quits_even_while_typing(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("slash", "ctrl+q")
        assert app._exit


@pytest.mark.parametrize(
    ("keys", "line"),
    [("j", 2), ("down down", 3), ("j j j k", 3), ("G", 9), ("end", 9), ("G g", 1), ("G home", 1)],
)
async def test_moving_in_the_article(app: ReaderApp, keys: str, line: int) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press(*keys.split())
        assert room.article.line == line


async def test_pages_move_by_pages(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        room = await begun(pilot)
        await pilot.press("right_square_bracket", "right_square_bracket")
        await until(pilot, lambda: room.article.source and room.article.source.path == "c-minutes.txt")
        tops = []
        for key in ("space", "pagedown", "ctrl+d", "ctrl+u", "b", "pageup"):
            await pilot.press(key)
            tops.append(room.article.top_offset)
        assert tops[0] < tops[1] < tops[2] and tops[3] == tops[1] and tops[4] == tops[0] and tops[5] == 0


async def test_people_quotes_and_dates(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        item: Callable[[], Any] = lambda: room.article.item_under_cursor  # noqa: E731
        await pilot.press("p")
        assert isinstance(item(), Mention) and item().text == "Ines Okafor"
        await pilot.press("p")
        assert item().text == "Tom Reyes"
        await pilot.press("P")
        assert item().text == "Ines Okafor"
        await pilot.press("t")
        assert isinstance(item(), Quote) and item().text == "The ferry will sail again by June."
        await pilot.press("t", "T")
        assert item().text == "The ferry will sail again by June."
        await pilot.press("g", "d", "d")
        assert isinstance(item(), DateExpression) and item().text == "2031-05-02"
        await pilot.press("D", "D")
        assert "No earlier date" in room.status.text


async def test_sources_one_after_the_other(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("left_square_bracket")
        assert "first source" in room.status.text
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: room.article.source and room.article.source.path == "b-statement.md")
        await pilot.press("1", "j", "enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "c-minutes.txt")
        assert room.pane == "article"


async def test_matches_lead_on_into_the_next_source(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        result = room.search.result
        assert result is not None and result.total == len(result.hits) >= 4
        await pilot.press("escape")
        assert room.article.has_focus
        visited = []
        for number in range(result.total):
            await pilot.press("n")
            hit = result.hits[number]
            await until(pilot, lambda hit=hit: room.article.source and room.article.source.path == hit.source)
            await until(pilot, lambda hit=hit: room.article.cursor == hit.matches[0].start)
            visited.append(room.search.where)
        assert visited[0].startswith(f"1 of {result.total} · source 1 of {result.sources}")
        assert visited[-1].startswith(f"{result.total} of {result.total} · source {result.sources}")
        await pilot.press("n")
        assert "No further match" in room.status.text
        await pilot.press("N")
        assert room.search.where.startswith(f"{result.total - 1} of")


async def test_enter_opens_the_first_hit_and_escape_clears(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "marigold")
        await pilot.press("enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "c-minutes.txt")
        await until(pilot, lambda: room.article.cursor > 10_000)
        assert room.pane == "article" and room.search.where == "1 of 1 · source 1 of 1"
        await pilot.press("escape")
        await until(pilot, lambda: room.search.result is None)
        assert room.search.where == ""


@pytest.mark.parametrize("opened", ["a-council.txt", "c-minutes.txt"])
async def test_a_hit_is_seen_where_one_pane_hides_the_others(app: ReaderApp, opened: str) -> None:
    async with app.run_test(size=NARROW) as pilot:
        room = await begun(pilot)
        room.open(opened)
        await until(pilot, lambda: room.article.source and room.article.source.path == opened)
        await ask(pilot, "marigold")
        await pilot.press("enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "c-minutes.txt")
        await until(pilot, lambda: "The last word is marigold." in shown(app))


async def test_the_hits_can_be_walked_while_typing(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: room.pane == "article")
        assert room.search.hit is not None


async def test_a_second_slash_searches_this_source_only(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("escape", "slash", "slash")
        await until(pilot, lambda: room.search.result and room.search.result.sources == 1)
        assert room.search.within == "a-council.txt"
        await pilot.press("escape", "slash", "slash")
        await until(pilot, lambda: room.search.result and room.search.result.sources > 1)


async def test_a_query_that_does_not_parse_points_at_the_place(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        result = room.search.result
        await pilot.press("space", "left_parenthesis")
        error = room.search.query_one("#query-error")
        await until(pilot, lambda: error.display)
        caret = str(error.render()).split("\n")[0]  # type: ignore[attr-defined]
        assert caret.strip() == "^" and len(caret) >= len("ferry (")
        assert room.search.result is not None and room.search.result.hits == result.hits
        await pilot.press("backspace", "backspace", "space", "s", "a", "i", "l")
        await until(pilot, lambda: not error.display)


async def test_no_hits_say_where_was_searched(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "zzzz")
        assert "0 hits in 5 of 6 sources" in room.search.query_one("#search-count").text  # type: ignore[attr-defined]
        await pilot.press("escape", "n")
        assert "No further match" in room.status.text


async def test_a_person_named_by_the_query_has_a_card(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "okafor")
        assert room.search.result is not None and room.search.result.persons[0].name == "Ines Okafor"
        await pilot.press("escape", "3", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        assert isinstance(app.screen, CardScreen) and app.screen.card.title == "Ines Okafor"


async def test_card_of_a_person_leads_to_their_quote(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("p", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        words = [row.words for row in app.screen.card.rows]  # type: ignore[attr-defined]
        app.screen.query_one(CardList).selected = next(n for n, row in enumerate(words) if "by July" in row)
        await pilot.press("enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "b-statement.md")
        await until(pilot, lambda: isinstance(room.article.item_under_cursor, Quote))


async def test_card_of_a_person_leads_to_the_card_of_another(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("p", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        words = [row.words for row in app.screen.card.rows]  # type: ignore[attr-defined]
        app.screen.query_one(CardList).selected = words.index("Tom Reyes")
        await pilot.press("enter")
        await until(pilot, lambda: getattr(getattr(app.screen, "card", None), "title", "") == "Tom Reyes")


async def test_card_of_a_person_offers_a_search(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("p", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        await pilot.press("enter")
        await until(pilot, lambda: room.search.result is not None)
        assert room.search.asked == 'person:"Ines Okafor"' and room.search.result.total  # type: ignore[union-attr]


async def test_card_of_a_quote_says_why_and_leads_to_the_speaker(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("t", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        words = [row.words for row in app.screen.card.rows]  # type: ignore[attr-defined]
        assert "Ines Okafor" in words and any("named in the same sentence" in row for row in words)
        await pilot.press("enter")
        await until(pilot, lambda: getattr(getattr(app.screen, "card", None), "title", "") == "Ines Okafor")
        await pilot.press("q")
        assert isinstance(app.screen, ReadingRoom)


async def test_an_uncertain_speaker_is_unknown(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("t", "t", "t", "t", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        rows = {row.label: row.words for row in app.screen.card.rows}  # type: ignore[attr-defined]
        assert rows["Speaker"] == "unknown"


async def test_card_of_a_date(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("d", "d", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        rows = {row.label: row.words for row in app.screen.card.rows}  # type: ignore[attr-defined]
        assert rows["Value"] == "2031-05-02"
        await pilot.press("enter")
        await until(pilot, lambda: room.search.result is not None and room.search.result.total == 1)


async def test_problems_say_what_was_not_read_and_why(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        assert "1 problem" in room.status.text
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        rows = app.screen.card.rows  # type: ignore[attr-defined]
        assert "e-picture.txt" in rows[0].words and len(rows[1].words) > 10
        await pilot.press("enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "e-picture.txt")
        assert room.article.source is not None and room.article.source.problems


async def test_marks_are_kept_across_restarts(read: Library) -> None:
    app = ReaderApp(read)
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "m")
        await until(pilot, lambda: room.marks)
        assert room.marks[0].text == "The ferry will sail again by June."
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: room.article.source and room.article.source.path == "b-statement.md")
    again = ReaderApp(read)
    async with again.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await until(pilot, lambda: room.marks)
        assert room.article.source is not None and room.article.source.path == "b-statement.md"
        await pilot.press("U")
        await until(pilot, lambda: room.article.source and room.article.source.path == "a-council.txt")
        await until(pilot, lambda: room.article.cursor == room.marks[0].start)
        await pilot.press("m")
        await until(pilot, lambda: not room.marks)
        await pilot.press("u")
        assert "No further mark" in room.status.text
    assert read.desk.marks() == ()


async def test_the_place_in_a_source_is_kept(read: Library) -> None:
    app = ReaderApp(read)
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        room.open("c-minutes.txt", 20_000)
        await until(pilot, lambda: room.article.source and room.article.source.path == "c-minutes.txt")
        await pilot.press("q")
    async with ReaderApp(read).run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        assert room.article.source is not None and room.article.source.path == "c-minutes.txt"
        assert abs(room.article.cursor - 20_000) < 200


async def test_copies_are_sent_to_the_clipboard(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "y")
        assert "“The ferry will sail again by June.”" in app.clipboard and "a-council.txt:5" in app.clipboard
        assert "sent" in room.status.text
        await pilot.press("Y")
        assert app.clipboard == "a-council.txt:5"
        assert len(base64.b64encode(app.clipboard.encode())) < 12_000


async def test_help_lists_the_keys_that_are_in_force(shelved: Callable[[Settings], Library]) -> None:
    app = ReaderApp(shelved(Settings(keys={"zoom": "x", "nonsense": "y"})))
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        assert "nonsense" in room.status.text
        await pilot.press("x")
        assert seen(room) == {"article"}
        await pilot.press("z")
        assert seen(room) == {"article"}
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("j", "space", "G", "g", "ctrl+d", "escape")
        assert isinstance(app.screen, ReadingRoom)
        await pilot.press("f1", "enter")
        assert isinstance(app.screen, ReadingRoom)


async def test_the_editor_opens_at_the_line_without_a_shell(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called: list[list[str]] = []

    class Done:
        returncode = 3

    monkeypatch.setattr("subprocess.run", lambda command, check: called.append(command) or Done())
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver.can_suspend", True)
    monkeypatch.setenv("VISUAL", "vim -u NONE")
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "o")
        await pilot.pause()
        assert called[0][:3] == ["vim", "-u", "NONE"] and called[0][3] == "+5"
        assert Path(called[0][4]).is_absolute() and called[0][4].endswith("a-council.txt")
        assert "code 3" in room.status.text
        monkeypatch.delenv("VISUAL")
        monkeypatch.delenv("EDITOR", raising=False)
        await pilot.press("o")
        assert "VISUAL or EDITOR" in room.status.text


async def test_palette_runs_commands_and_changes_themes(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("colon")
        await pilot.pause()
        await pilot.press(*"zoom the")
        await pilot.pause(0.6)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: room.zoomed)
        assert "reader-light" in app.available_themes and "nord" in app.available_themes


async def test_progress_shows_and_brings_news(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(FakeBuild):
        reports = (Progress("reading", 312, 2_000, changed=True),)

    monkeypatch.setattr(Library, "start_build", lambda self: Slow())
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await until(pilot, lambda: "reading 312 of 2,000" in room.status.text)


async def test_a_build_that_fails_is_told(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failed(FakeBuild):
        reports = (Progress("failed", message="the disk is full; make room"),)

    monkeypatch.setattr(Library, "start_build", lambda self: Failed())
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await until(pilot, lambda: "the disk is full; make room" in room.status.text)


async def test_clicks_choose(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.click("#source-list", offset=(5, 2))
        await until(pilot, lambda: room.article.source and room.article.source.path == "b-statement.md")


async def test_hostile_names_and_texts_never_reach_the_terminal(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        room.open("d-hostile [/draft] \x1b[31m.txt")
        await until(pilot, lambda: room.article.source and "hostile" in room.article.source.path)
        await ask(pilot, "markup")
        await pilot.press("enter", "m")
        await until(pilot, lambda: room.marks)
        await pilot.press("y", "Y", "e")
        await pilot.pause(0.2)
        await pilot.press("escape", "escape")
        screen = shown(app)
        assert "[/draft]" in screen and "␛[31m" in screen
        assert not {"\x1b", "\x07", "\u202e", "\u202c"} & set(screen)


async def test_a_tiny_terminal_does_not_break(app: ReaderApp) -> None:
    async with app.run_test(size=(20, 5)) as pilot:
        await begun(pilot)
        await pilot.press("1", "2", "3", "question_mark", "escape", "2", "t", "enter")
        await pilot.pause(0.2)
        await pilot.press("escape", "e")
        await pilot.pause(0.2)
        await pilot.press("escape")
        await pilot.resize_terminal(1, 1)
        await pilot.pause()
        await pilot.resize_terminal(300, 80)
        await pilot.pause()


async def test_an_empty_folder_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui_reader.library import open_library

    monkeypatch.setattr(Library, "start_build", lambda self: FakeBuild())
    app = ReaderApp(open_library([tmp_path], Settings()))
    async with app.run_test(size=WIDE) as pilot:
        room = pilot.app.screen
        assert isinstance(room, ReadingRoom)
        await until(pilot, lambda: room.empty.display)
        assert "nothing to read" in str(room.empty.render())
        await pilot.press("j", "p", "n", "m", "y", "o", "enter", "slash", "x", "escape", "q")


async def test_the_input_never_blinks(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        assert not any(field.cursor_blink for field in room.query(Input))


async def test_a_search_that_takes_long_says_so(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui_reader.ui.widgets.asking.PATIENCE", 0.01)
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "pumps")
        count = room.search.query_one("#search-count", Line)
        slow, search = threading.Event(), searching.search

        def late(*asked: Any, **how: Any) -> Iterator[SearchResult]:
            slow.wait(20)
            yield from search(*asked, **how)

        monkeypatch.setattr(searching, "search", late)
        await pilot.press("backspace")
        await until(pilot, lambda: count.text == "searching… ")
        slow.set()
        await until(pilot, lambda: count.text.startswith("0 hits"))


async def test_a_growing_answer_does_not_lose_the_place(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "ferry")
        await pilot.press("enter", "n")
        where, whole = room.search.where, room.search.result
        assert whole is not None and where.startswith("2 of")
        room.search._take(room.search.question, replace(whole, hits=()))
        assert room.search.hit is None
        room.search._take(room.search.question, whole)
        assert room.search.where == where


async def test_more_hits_come_when_they_are_asked_for(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui_reader.ui.asking.FIRST_HITS", 2)
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "pumps")
        assert room.search.result is not None
        assert (len(room.search.result.hits), room.search.result.total) == (2, 1000)
        await pilot.press("escape", "n", "n")
        await until(pilot, lambda: room.search.where.startswith("2 of 1,000"))
        await pilot.press("n")
        await until(pilot, lambda: room.search.result and len(room.search.result.hits) == 1000)
        await until(pilot, lambda: room.search.where.startswith("2 of 1,000"))
        await pilot.press("n")
        assert room.search.where.startswith("3 of 1,000")


async def test_the_last_row_shows_all_hits(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui_reader.ui.asking.FIRST_HITS", 2)
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "pumps")
        await pilot.press("escape", "3", "G", "enter")
        await until(pilot, lambda: room.search.result and len(room.search.result.hits) == 1000)


async def test_a_source_among_the_hits_opens_at_its_first(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "pumps")
        await pilot.press("down", "enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "c-minutes.txt")
        await until(pilot, lambda: room.article.source.text[room.article.cursor :].startswith("pumps"))


async def test_marks_and_people_are_offered_before_anything_is_asked(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "m")
        await until(pilot, lambda: room.marks)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: room.article.source and room.article.source.path == "b-statement.md")
        await pilot.press("3", "down", "down", "down", "enter")
        await until(pilot, lambda: room.article.source and room.article.source.path == "a-council.txt")
        assert room.article.cursor == room.marks[0].start
        await pilot.press("3", "up", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))


async def test_lists_move_by_pages(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        room = await ask(pilot, "pumps")
        await pilot.press("escape", "3", "j", "space")
        first = room.search._results.selected
        await pilot.press("ctrl+d", "ctrl+u", "b")
        assert first is not None and first > 5 and (room.search._results.selected or 0) < first
        await pilot.press("G", "g")
        assert room.search._results.selected == 0


async def test_what_goes_wrong_on_disk_is_a_line_not_a_crash(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, *arguments: object) -> None:
        raise ReaderError("disk: full; make room")

    for name in ("marks", "add_mark", "position", "remember"):
        monkeypatch.setattr(f"tui_reader.store.desk.Desk.{name}", broken)
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await until(pilot, lambda: "disk: full" in room.status.text)
        room._end_notice()
        await pilot.press("m")
        await until(pilot, lambda: "disk: full" in room.status.text)


async def test_a_person_not_known_yet_is_told(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        monkeypatch.setattr(Library, "person_of", lambda self, path, person: None)
        await pilot.press("p", "enter")
        await until(pilot, lambda: "not known across sources yet" in room.status.text)


@pytest.mark.parametrize("sheet", [(), ("question_mark",), ("e",), ("v",), ("ctrl+p",)])
async def test_the_screen_can_be_drawn_anew(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch, sheet: tuple[str, ...]
) -> None:
    forgotten: list[None] = []
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press(*sheet)
        await until(pilot, lambda: (app.screen is room) == (not sheet))
        shown = app.screen
        monkeypatch.setattr(Painted, "forget", lambda _: forgotten.append(None))
        await pilot.press("ctrl+l")
        assert len(forgotten) == 1
        assert app.screen is shown
