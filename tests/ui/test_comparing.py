"""The comparison of a quote, the disagreements and the quotes in several versions, by their keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.shelf import SOURCES, ask, begun, until
from tests.unit.compared import DATES, utterance
from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Disagreement, Span, Variants
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.compare import CompareScreen
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.screens.overview import DisagreementScreen, UtteranceScreen
from tui_reader.ui.widgets.aligned import AlignedView
from tui_reader.ui.widgets.lines import LineList

WIDE, NARROW = (160, 48), (80, 24)
Snap = Callable[..., bool]
COUNCIL, STATEMENT, REYES = "a-council.txt", "b-statement.md", "posts/reyes.txt"


def standing(variants: Variants, *paths: str) -> Variants:
    """The same utterance with each version where its words stand in a source of the shelf."""
    moved = []
    for version, path in zip(variants.versions, paths, strict=True):
        start = SOURCES[path].index(version.place.text)
        end = start + len(version.place.text)
        moved.append(replace(version, place=replace(version.place, source=path, start=start, end=end)))
    by = [m.place.start - v.place.start for m, v in zip(moved, variants.versions, strict=True)]
    differences = tuple(
        replace(
            each,
            base=each.base
            and replace(
                each.base, start=each.base.start + by[variants.base], end=each.base.end + by[variants.base]
            ),
            own=each.own
            and replace(
                each.own, start=each.own.start + by[each.version], end=each.own.end + by[each.version]
            ),
        )
        for each in variants.differences
    )
    return replace(variants, versions=tuple(moved), differences=differences)


SAIL = standing(
    utterance(
        "The ferry will sail again by June.",
        "The ferry will sail again by July.",
        loud=("june", "july"),
        weight="number",
    ),
    COUNCIL,
    STATEMENT,
)
CALLED = standing(utterance("Nobody called us,", "Nobody called us. Not since May.", base=1), COUNCIL, REYES)
GROUPS = (CALLED, SAIL)
REPORTED = utterance(
    "We reported the fault three times in April, and three times we were told to keep the boat running, "
    "and nobody in the whole of the harbour office ever asked us again what we meant by it.",
    "We did not report the fault four times in April, and three times we were told to keep the boat running, "
    "and nobody in the harbour office asked us what we meant.",
    "told to keep the boat running",
    "We reported the fault three times in April ... nobody in the whole of the harbour office ever asked us "
    "again what we really meant by it.",
    "told to keep the boat running.",
    loud=("not", "four"),
)


def about(group: Variants, **changes: Any) -> Disagreement:
    """A disagreement whose places are all that the versions say."""
    places = tuple(version.place for version in group.versions)
    contexts = tuple(Span(place.start, place.end, place.text) for place in places)
    return replace(DATES, places=places, contexts=contexts, **changes)


DISAGREEMENTS = (about(SAIL, kind="number", says="One source says June, one says July"), DATES)


@pytest.fixture(autouse=True)
def compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def variants(self: Library, path: str, start: int) -> Variants | None:
        places = ((group, v.place) for group in GROUPS for v in group.versions)
        return next((g for g, p in places if p.source == path and p.start <= start < p.end), None)

    monkeypatch.setattr(Library, "variants", variants, raising=False)
    monkeypatch.setattr(Library, "all_variants", lambda self: iter(GROUPS), raising=False)
    monkeypatch.setattr(Library, "disagreements", lambda self: DISAGREEMENTS, raising=False)
    monkeypatch.chdir(tmp_path)


async def comparison(pilot: Pilot[Any]) -> CompareScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def compared_here(pilot: Pilot[Any]) -> CompareScreen:
    """The comparison of the first quote of the first source."""
    await begun(pilot)
    await pilot.press("t", "c")
    return await comparison(pilot)


async def disagreements(pilot: Pilot[Any]) -> DisagreementScreen:
    await begun(pilot)
    await pilot.press("C")
    await until(pilot, lambda: isinstance(pilot.app.screen, DisagreementScreen) and pilot.app.screen.items)
    screen = pilot.app.screen
    assert isinstance(screen, DisagreementScreen)
    return screen


def drawn(screen: Any) -> str:
    """What stands in the rows of a screen."""
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def comparing(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    pilot.app.push_screen(CompareScreen(REPORTED, lambda step: None))
    await comparison(pilot)
    await pilot.press("j", "j")


async def listing_disagreements(pilot: Pilot[Any]) -> None:
    await disagreements(pilot)
    await until(pilot, lambda: "disagreements in" in drawn(pilot.app.screen))


async def listing_quotes(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    await pilot.press("w")
    await until(pilot, lambda: isinstance(pilot.app.screen, UtteranceScreen) and pilot.app.screen.items)
    await until(pilot, lambda: "quotes in" in drawn(pilot.app.screen))


LOOKS = {"comparison": comparing, "disagreements": listing_disagreements, "quotes": listing_quotes}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", LOOKS)
def test_screens(name: str, size: tuple[int, int], read: Library, snap_compare: Snap) -> None:
    assert snap_compare(ReaderApp(read), terminal_size=size, run_before=LOOKS[name])


def test_no_colour(read: Library, snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReaderApp(read), terminal_size=NARROW, run_before=comparing)


async def test_c_compares_the_quote_under_the_cursor(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await compared_here(pilot)
        await pilot.pause()
        shown = drawn(screen)
        assert "2 sources, 1 independent" in shown
        assert " A The ferry will sail again by June." in shown
        assert " B The ferry will sail again by July." in shown
        assert "“July” for “June”" in shown
        assert "Speaker 1  0.90  named in the same sentence" in shown
        await pilot.press("escape")
        assert app.screen_stack == [app.screen_stack[0]]


async def test_enter_opens_the_version_at_its_characters(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await compared_here(pilot)
        room = app.screen_stack[0]
        await pilot.press("j", "enter")
        await until(pilot, lambda: room.article.source.path == STATEMENT)  # type: ignore[attr-defined]
        assert room.article.cursor == SAIL.versions[1].place.start  # type: ignore[attr-defined]
        assert app.screen is room


async def test_the_cursor_follows_the_wordings(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await compared_here(pilot)
        aligned = screen.query_one(AlignedView)
        assert aligned.followed == 0
        await pilot.press("down")
        await until(pilot, lambda: aligned.followed == 1)
        await pilot.press("G", "g")
        await until(pilot, lambda: aligned.followed == 0)


async def test_the_next_quote_of_the_source_and_the_one_before(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await compared_here(pilot)
        assert screen.variants is SAIL
        await pilot.press("n")
        await until(pilot, lambda: screen.variants is CALLED)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "No further quote" in drawn(screen))
        await pilot.press("p")
        await until(pilot, lambda: screen.variants is SAIL)
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "No earlier quote" in drawn(screen))


async def test_a_quote_that_stands_nowhere_else_says_so(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "t", "t", "t", "c")
        await until(pilot, lambda: "This quote stands nowhere else in" in room.status.text)
        assert "of 6 sources" in room.status.text  # one cannot be read


async def test_without_a_quote_c_says_what_to_do(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("c")
        await until(pilot, lambda: "There is no quote here" in room.status.text)


async def test_c_compares_the_quote_of_a_hit(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "since")
        await pilot.press("escape", "3", "down", "down")
        await until(pilot, lambda: room.search.selected_hit is not None)
        while room.search.selected_hit.source != REYES:  # type: ignore[union-attr]
            await pilot.press("down")
        await pilot.press("c")
        assert (await comparison(pilot)).variants is CALLED


async def test_y_copies_the_version_with_its_citation(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(ReaderApp, "copy_to_clipboard", lambda self, text: sent.append(text))
    async with app.run_test(size=WIDE) as pilot:
        screen = await compared_here(pilot)
        await pilot.press("j", "y", "Y")
        assert sent[0].startswith(
            "“The ferry will sail again by July.” — Paper 1, 2031-05-02, b-statement.md:8"
        )
        assert sent[1] == "b-statement.md:8"
        await until(pilot, lambda: "sent to the clipboard" in drawn(screen))


async def test_e_exports_the_comparison(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await compared_here(pilot)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: "1 finding written" in drawn(screen))
    (file,) = tmp_path.glob("versions-of-*.md")
    assert "**July** for ~~June~~ (number)" in file.read_text("utf-8")


async def test_help_lies_over_what_was_compared(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await begun(pilot)
        for key in ("C", "enter"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, DisagreementScreen | CompareScreen))
            await until(pilot, lambda: app.screen.query(LineList).last().count)
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape")


async def test_many_wordings_leave_room_for_the_fullest_and_the_one_that_is_followed(app: ReaderApp) -> None:
    many = utterance(*(f"The ferry will sail again in {n} days" for n in range(2, 40)))
    async with app.run_test(size=NARROW) as pilot:
        await begun(pilot)
        screen = CompareScreen(many, lambda step: None)
        app.push_screen(screen)
        await until(pilot, lambda: screen.query(AlignedView))
        await pilot.press("G")
        await until(pilot, lambda: " AL The ferry will sail again in 39 days" in drawn(screen))
        assert " A  The ferry will sail again in 2  days" in drawn(screen)
        assert "in 20 days" not in drawn(screen)


async def test_a_long_comparison_scrolls_once_it_has_the_keys(app: ReaderApp) -> None:
    long = utterance(" ".join(f"word{n}" for n in range(300)), " ".join(f"word{n}" for n in range(1, 300)))
    async with app.run_test(size=NARROW) as pilot:
        await begun(pilot)
        screen = CompareScreen(long, lambda step: None)
        app.push_screen(screen)
        await until(pilot, lambda: screen.query(AlignedView) and screen.query_one(AlignedView).can_focus)
        assert "word299" not in drawn(screen)
        await pilot.press("tab", "G")
        await until(pilot, lambda: "word299" in drawn(screen))
        await pilot.press("g", "space", "k")
        assert screen.query_one(AlignedView).scroll_offset.y > 1


async def test_a_comparison_in_a_tiny_terminal_does_not_break(app: ReaderApp) -> None:
    async with app.run_test(size=(20, 5)) as pilot:
        await compared_here(pilot)
        await pilot.press("j", "G", "tab", "j", "escape", "C")
        await pilot.press("j", "G", "g", "escape", "w", "j")
        await until(pilot, lambda: isinstance(app.screen, UtteranceScreen) and app.screen.items)
        await pilot.press("enter")
        await comparison(pilot)


async def test_disagreements_list_each_with_its_places(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await disagreements(pilot)
        await until(pilot, lambda: "2 disagreements in" in drawn(screen))
        shown = drawn(screen)
        assert "number     One source says June, one says July" in shown
        assert "2031-05-02  The ferry will sail again by July." in shown
        assert "2031-05-01  It sank on 9 April." in shown
        await pilot.press("q")
        assert len(app.screen_stack) == 1


async def test_a_disagreement_opens_its_comparison_and_a_place_its_source(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await disagreements(pilot)
        room = app.screen_stack[0]
        await pilot.press("enter")
        assert (await comparison(pilot)).variants is SAIL
        await pilot.press("escape", "j", "j", "enter")
        await until(pilot, lambda: room.article.source.path == STATEMENT)  # type: ignore[attr-defined]
        assert app.screen is room


async def test_a_disagreement_without_a_comparison_opens_its_first_place(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = about(SAIL)
    dated = replace(dated, places=tuple(replace(place, start=40) for place in dated.places))
    monkeypatch.setattr(Library, "disagreements", lambda self: (dated,))
    async with app.run_test(size=NARROW) as pilot:
        await disagreements(pilot)
        room = app.screen_stack[0]
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is room)
        await until(pilot, lambda: room.article.cursor == 40)  # type: ignore[attr-defined]


async def test_a_comparison_of_a_disagreement_leads_to_the_next(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = about(CALLED, kind="cut")
    monkeypatch.setattr(Library, "disagreements", lambda self: (DISAGREEMENTS[0], DATES, called))
    async with app.run_test(size=NARROW) as pilot:
        listed = await disagreements(pilot)
        await pilot.press("enter")
        screen = await comparison(pilot)
        await pilot.press("n")
        await until(pilot, lambda: screen.variants is CALLED)
        await pilot.press("n")
        await until(pilot, lambda: "No further quote" in drawn(screen))
        await pilot.press("escape")
        assert listed.list.selected == 8


async def test_brackets_go_from_disagreement_to_disagreement(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await disagreements(pilot)
        at = []
        for key in ("right_square_bracket", "n", "p", "left_square_bracket"):
            await pilot.press(key)
            at.append(screen.list.selected)
        assert at == [4, 4, 0, 0]


async def test_a_list_is_found_again_where_it_was_left(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await disagreements(pilot)
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert (await disagreements(pilot)).list.selected == 2


async def test_disagreements_are_exported(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await disagreements(pilot)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("tab", "left", "enter")
        await until(pilot, lambda: app.screen is screen)
    lines = (tmp_path / "disagreements.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["about"] for line in lines] == ["number", "date"]


async def test_w_lists_quotes_those_that_differ_most_first(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, UtteranceScreen) and app.screen.items)
        screen = app.screen
        assert isinstance(screen, UtteranceScreen)
        assert list(screen.items) == [SAIL, CALLED]
        assert "a part only" in drawn(screen)
        await pilot.press("enter")
        over = await comparison(pilot)
        await pilot.press("n")
        await until(pilot, lambda: over.variants is CALLED)
        await pilot.press("escape")
        assert screen.list.selected == 1
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await until(pilot, lambda: app.screen_stack[0].article.source.path == REYES)  # type: ignore[attr-defined]


async def test_what_is_not_compared_yet_is_told_and_comes(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui_reader.ui.screens.overview._AGAIN", 0.01)
    compared = [2, 6]
    monkeypatch.setattr(Library, "compared", lambda self: tuple(compared))
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        ready = room.progress
        room.progress = replace(ready, stage="collating", done=2, total=6)  # type: ignore[type-var]
        screen = await disagreements(pilot)
        await until(pilot, lambda: "in 2 of 6 sources · comparing 2 of 6" in drawn(screen))
        monkeypatch.setattr(Library, "disagreements", lambda self: DISAGREEMENTS[:1])
        compared[0], room.progress = 6, ready
        await until(pilot, lambda: "1 disagreement in 6 sources" in drawn(screen))


async def test_what_goes_wrong_is_a_line(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Library, *arguments: object) -> None:
        raise ReaderError("disk: full; make room")

    monkeypatch.setattr(Library, "compared", broken)
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        await pilot.press("t", "c")
        await until(pilot, lambda: "disk: full" in room.status.text)
        room.notice = None
        await pilot.press("C")
        await until(pilot, lambda: room.notice and "disk: full" in room.notice[0])
