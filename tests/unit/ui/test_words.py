"""What the screen says and where it halts: the parts that need no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui_reader.model import Annotations as Found
from tui_reader.model import (
    DateExpression,
    Evidence,
    Finding,
    Hit,
    Mark,
    Mention,
    Person,
    PersonPage,
    PersonSummary,
    Progress,
    Quote,
    SearchResult,
    Source,
    Span,
    Speaker,
)
from tui_reader.ui import cards, cells, clipboard, editor, exportable, places, results, status
from tui_reader.ui.actions import (
    COMMANDS,
    IN_COMPARISON,
    IN_QUERY,
    IN_TIMELINE,
    bindings,
    grouped,
    keymap,
    keys_table,
    shown_keys,
)
from tui_reader.ui.results import HitRow, Listing, MoreRow, Note, PersonRow, SourceRow, Stop

ROOT = Path(__file__).parent.parent.parent.parent
texts = st.text(st.sampled_from("ab \t漢é\u0301🙂…-"), max_size=60)


def source(text: str, path: str = "a.txt") -> Source:
    return Source(path, text, "0" * 64, "utf-8", "A title", "2031-05-06")


def hit(path: str, start: int, *matches: int) -> Hit:
    passage = Span(start, start + 5_000, "x" * 5_000)
    return Hit(path, passage, tuple(Span(at, at + 1, "x") for at in matches), 1)


class TestCells:
    @given(texts, st.integers(0, 20))
    def test_fit_never_takes_more_cells(self, text: str, width: int) -> None:
        assert cell_len(cells.fit(text, width)) <= width

    @given(st.lists(texts, max_size=4), st.integers(0, 30))
    def test_pieces_fill_the_width_exactly(self, words: list[str], width: int) -> None:
        plain = Style()
        segments = cells.fit_pieces([(word, plain) for word in words], width, plain)
        assert sum(segment.cell_length for segment in segments) == width

    @given(texts, st.integers(2, 20))
    def test_wrap_keeps_every_letter_in_order(self, text: str, width: int) -> None:
        rows = cells.wrap(text, width)
        assert "".join("".join(text[a:b] for a, b in rows).split()) == "".join(text.split())
        assert all(cell_len(text[a:b]) <= width for a, b in rows if b - a > 1)

    @given(texts, st.integers(10, 30), st.integers(0, 50))
    def test_snippets_fit(self, text: str, width: int, start: int) -> None:
        matches = [(start, start + 2)] if start + 2 <= len(text) else []
        rows = list(cells.snippet(text, matches, width, 2))
        assert len(rows) <= 2
        assert all(cell_len("".join(words for words, _ in row)) <= width for row in rows)

    def test_a_snippet_cut_at_a_wide_character_with_a_mark_fits(self) -> None:
        rows = list(cells.snippet("a aaaaaa漢漢\u0301a", [], 10, 1))
        assert all(cell_len("".join(words for words, _ in row)) <= 10 for row in rows)

    def test_a_snippet_shows_a_match_far_into_the_passage(self) -> None:
        text = "word " * 300 + "marigold " + "word " * 300
        start = text.index("marigold")
        rows = list(cells.snippet(text, [(start, start + 8)], 40, 2))
        assert ("marigold", True) in [piece for row in rows for piece in row]
        assert rows[0][0][0].startswith("…") and rows[1][-1][0].endswith("…")

    def test_control_characters_become_visible(self) -> None:
        assert "\x1b" not in "".join(words for row in cells.snippet("a\x1bb", [], 20, 1) for words, _ in row)


class TestResults:
    def test_one_stop_a_hit_unless_matches_stand_far_apart(self) -> None:
        hits = [hit("a", 0, 10, 20, 2_000), hit("b", 0)]
        onwards = [Stop(0), Stop(0, 1), Stop(1)]
        assert [results.next_stop(hits, stop, 1) for stop in (None, *onwards)] == [*onwards, None]
        assert [results.next_stop(hits, stop, -1) for stop in (None, *onwards)] == [
            Stop(1),
            None,
            *onwards[:2],
        ]
        assert [match.start for match in results.halts(hits[0])] == [10, 2_000]

    def test_the_rows_of_an_answer(self) -> None:
        person = PersonSummary("Ann Lee", (), 2, 1)
        hits = (hit("a", 0, 1), hit("a", 9_000, 9_001), hit("b", 0, 1))
        listing = Listing(SearchResult("q", hits, 14, 9, persons=(person,), counts={"a": 2, "b": 7}))
        assert list(listing) == [
            PersonRow(person),
            SourceRow("a", 2),
            HitRow(0),
            HitRow(1),
            SourceRow("b", 7),
            HitRow(2),
            MoreRow(11),
        ]
        assert listing[1:3] == [SourceRow("a", 2), HitRow(0)]
        assert [listing.row_of_hit(number) for number in range(3)] == [2, 3, 5]
        assert listing.heights(lambda index, row: 7, [1, 2, 2]) == [7, 2, 1, 2, 2, 2, 7]
        assert (listing.numbers_of("b"), listing.numbers_of("c")) == (range(2, 3), range(0))
        assert listing.where(2) == "3 of 14 · source 2 of 9"

    def test_an_answer_without_hits_gives_advice(self) -> None:
        listing = Listing(SearchResult("q"), ["Try fewer words."])
        assert list(listing) == [Note(""), Note("Try fewer words.")]

    def test_rows_are_found_again_in_another_answer(self) -> None:
        person = PersonSummary("Ann Lee", (), 2, 1)
        first, second, third = hit("a", 0, 1), hit("b", 0, 1), hit("b", 9_000)
        listing = Listing(SearchResult("q", (second, third, first), 3, 2, persons=(person,)))
        assert listing.row_of(HitRow(7), second) == 2
        assert listing.row_of(SourceRow("a", 1), None) == 4
        assert listing.row_of(PersonRow(person), None) == 0
        assert listing.row_of(HitRow(0), hit("c", 0)) is None and listing.row_of(Note("x"), None) is None

    def test_advice_says_what_limits_the_search(self) -> None:
        said = results.advice(SearchResult("q", searched=1, known=2), only_source=True, narrowed=True)
        assert len(said) == 4 and "F searches all" in said[1] and "this source" in said[2]

    @pytest.mark.parametrize(
        ("found", "said"),
        [
            (SearchResult("q", (), 14, 9, 150, 150), "14 hits in 9 of 150 sources"),
            (SearchResult("q", (), 1, 1, 1, 1), "1 hit in 1 of 1 source"),
            (SearchResult("q", (), 14, 9, 147, 150), "14 hits in 9 sources · 147 of 150 searched"),
            (SearchResult("q", (), 0, 0, 147, 150), "0 hits in 147 of 150 sources"),
            (SearchResult("q", (), 14, 9, 9, 9, complete=False), "14+ hits in 9 of 9 sources"),
            (SearchResult("q", (), 0, 0, 150, 150), "0 hits in 150 sources"),
        ],
    )
    def test_summary(self, found: SearchResult, said: str) -> None:
        assert results.summary(found, {}) == said

    def test_summary_of_copies(self) -> None:
        found = SearchResult("q", (), 14, 3, 150, 150, paths=("a", "b", "c"))
        copies = {"a": "b", "b": "b"}
        assert results.summary(found, copies) == "14 hits in 3 sources, 2 independent"


class TestPlaces:
    TEXT = "First line.\n  Second line, with a quote here.  \nThird."

    def test_a_quote_a_passage_or_the_line(self) -> None:
        text = source(self.TEXT)
        quote = Quote(14, 20, "Second")
        assert places.stretch(text, 16, quote, None).text == "Second"
        assert places.stretch(text, 16, None, None).text == "Second line, with a quote here."
        assert places.stretch(text, 16, Mention(14, 20, "Second", "p"), None).text.startswith("Second line")
        found = Hit("a.txt", text.span(0, 30), (), 1)
        assert places.stretch(text, 16, None, found).text == self.TEXT[:30]
        assert places.stretch(text, len(self.TEXT), None, None).text == "Third."

    def test_a_very_long_line_is_cut_around_the_cursor(self) -> None:
        text = source("word " * 100_000)
        span = places.stretch(text, 250_000, None, None)
        assert span.start <= 250_000 < span.end and len(span.text) <= places.LONGEST
        assert text.text[span.start : span.end] == span.text

    def test_marks_are_found_again_after_the_source_changed(self) -> None:
        mark = Mark("a.txt", "old", 0, 6, "Second", "2031")
        gone = Mark("a.txt", "old", 0, 4, "gone", "2031")
        other = Mark("b.txt", "old", 0, 6, "Second", "2031")
        found = places.placed([mark, gone, other], source(self.TEXT))
        assert [(moved.start, made) for moved, made in found.items()] == [(14, mark)]

    def test_the_nearest_of_several_is_taken(self) -> None:
        mark = Mark("a.txt", "old", 9, 10, "x", "2031")
        assert next(iter(places.placed([mark], source("x........ .x")))).start == 11
        early = Mark("a.txt", "old", 2, 3, "x", "2031")
        assert next(iter(places.placed([early], source("x........ .x")))).start == 0

    def test_a_finding_has_its_line(self) -> None:
        found = places.finding(source(self.TEXT), Span(14, 20, "Second"))
        assert isinstance(found, Finding) and found.line == 2


class TestEditor:
    @pytest.mark.parametrize(
        ("wanted", "arguments"),
        [
            ("vim", ["vim", "+7", "/x/a.txt"]),
            ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "/x/a.txt"]),
            ("hx", ["hx", "/x/a.txt:7"]),
            ("code -w", ["code", "-w", "--goto", "/x/a.txt:7"]),
            ("unheard-of", ["unheard-of", "/x/a.txt"]),
            ("'broken", []),
        ],
    )
    def test_commands(self, wanted: str, arguments: list[str]) -> None:
        assert editor.editor_command({"EDITOR": wanted}, Path("/x/a.txt"), 7) == arguments

    def test_visual_comes_before_editor_and_a_name_is_no_option(self) -> None:
        command = editor.editor_command({"VISUAL": "vi", "EDITOR": "ed"}, Path("--help; rm"), 1)
        assert command[0] == "vi" and command[-1].startswith("/") and command[-1].endswith("--help; rm")
        assert editor.editor_command({}, Path("a"), 1) == []


class TestClipboard:
    def test_short_text_is_whole(self) -> None:
        assert clipboard.capped("é") == ("é", False)

    @given(st.text(st.characters(), min_size=2_500, max_size=3_000))
    def test_long_text_is_cut_between_characters(self, text: str) -> None:
        sent, cut = clipboard.capped(text * 4)
        assert len(sent.encode()) <= clipboard.CAP
        assert cut == (len((text * 4).encode("utf-8", "replace")) > clipboard.CAP)


class TestExportable:
    def test_names_are_made_of_titles(self) -> None:
        subject = exportable.Subject('Hits for "water main"/../x', lambda: iter(()))
        assert exportable.proposed(subject, "csv") == "hits-for-water-main-x.csv"
        assert exportable.proposed(exportable.Subject("!", lambda: iter(())), "json") == "findings.jsonl"

    def test_home(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", "/home/ines")
        assert exportable.chosen_path(" ~/a.md ") == Path("/home/ines/a.md")
        assert exportable.chosen_path("~nobody-here/a.md") == Path("~nobody-here/a.md")


class TestCards:
    TEXT = 'Ines Okafor and Tom Reyes said on Friday: "No."'
    PERSONS = (Person("io", "Ines Okafor"), Person("tr", "Tom Reyes"))

    def quote(self, **changes: object) -> Quote:
        given: dict[str, object] = {
            "cue": Span(26, 30, "said"),
            "speaker": Speaker(0, 25, self.TEXT[:25], None, ("io", "tr")),
            "confidence": 0.9,
            "evidence": (Evidence("cue", 26, 30, 'after "said"'),),
        }
        return Quote(43, 46, "No.", **{**given, **changes})  # type: ignore[arg-type]

    def rows(self, quote: Quote) -> list[cards.CardRow]:
        return list(cards.quote_card(source(self.TEXT), Found(persons=self.PERSONS), quote, 0.5).rows)

    def test_two_speakers_and_evidence(self) -> None:
        rows = self.rows(self.quote())
        assert [row.words for row in rows if isinstance(row.target, cards.Who)] == [
            "Ines Okafor",
            "Tom Reyes",
        ]
        assert 'after "said", line 1' in [row.words for row in rows]

    def test_below_the_threshold_it_is_unknown(self) -> None:
        rows = self.rows(self.quote(confidence=0.4))
        assert ("Speaker", "unknown") in [(row.label, row.words) for row in rows]
        assert not any(isinstance(row.target, cards.Who) for row in rows)

    def test_nobody_and_somebody_without_a_name(self) -> None:
        assert any("nothing near" in row.words for row in self.rows(self.quote(speaker=None, confidence=0.0)))
        someone = self.quote(speaker=Speaker(0, 4, "Ines"))
        assert ("Speaker", "Ines") in [(row.label, row.words) for row in self.rows(someone)]

    def test_dates(self) -> None:
        day = DateExpression(34, 40, "Friday", "DATE", "2031-05-02", "2031-05-02", "2031-05-02", "2031-05-06")
        week = DateExpression(34, 40, "Friday", "DATE", "2031-W18", "2031-04-28", "2031-05-04", None)
        unknown = DateExpression(34, 40, "Friday")
        assert cards.Ask("date:2031-05-02") in [
            row.target for row in cards.date_card(source(self.TEXT), day).rows
        ]
        wanted = cards.Ask("date:2031-04-28..2031-05-04")
        assert wanted in [row.target for row in cards.date_card(source(self.TEXT), week).rows]
        assert "unknown" in [row.words for row in cards.date_card(source(self.TEXT), unknown).rows]

    def test_a_person_without_quotes(self) -> None:
        person = PersonSummary('Ines "Bo" Okafor', ("Okafor",), 3, 1)
        card = cards.person_card(PersonPage(person))
        words = [row.words for row in card.rows]
        assert 'person:"Ines  Bo  Okafor"' in words and "No quotes with this speaker" in words

    def test_no_problems(self) -> None:
        assert "read whole" in cards.problems_card([]).rows[0].words


class TestStatus:
    @pytest.mark.parametrize(
        ("progress", "said"),
        [
            (Progress("reading", 312, 2_000), "reading 312 of 2,000"),
            (Progress("reading", 5, 5), ""),
            (
                Progress("annotating", 3_200, 20_000, seconds=640),
                "finding people 3,200 of 20,000 · 11 min left",
            ),
            (Progress("annotating", 1, 2, seconds=95), "finding people 1 of 2 · 2 min left"),
            (Progress("annotating", 1, 2, seconds=50), "finding people 1 of 2 · a minute left"),
            (Progress("annotating", 1, 2, seconds=5), "finding people 1 of 2"),
            (Progress("annotating", 1, 2, seconds=9_000), "finding people 1 of 2 · 2 h left"),
            (Progress("annotating", 1, 2), "finding people 1 of 2"),
            (Progress("waiting"), "reading"),
            (Progress("waiting", message="another"), "another reader is reading this folder"),
            (Progress("failed"), "reading stopped"),
            (Progress("ready"), ""),
        ],
    )
    def test_what_is_being_read(self, progress: Progress, said: str) -> None:
        assert status.doing(progress) == said

    def test_where_you_are(self) -> None:
        said = "".join(words for words, _ in status.here(source("x" * 101), 50, 3, None, {}))
        assert "a.txt" in said and "line 3 · 50 %" in said and "not found yet" in said
        refused = Found(problems=("not English",))
        foreign = "".join(words for words, _ in status.here(source("x"), 0, 1, refused, {}))
        assert "not English" in foreign
        assert status.here(None, 0, 1, None, {}) == []

    def test_copies_of_the_source(self) -> None:
        here = source("x")
        stories = {here.path: "c.txt", "b.txt": "c.txt", "c.txt": "c.txt", "d.txt": "e.txt", "e.txt": "e.txt"}
        assert ("  ≈ b.txt and 1 more", "dim") in status.here(here, 0, 1, None, stories)
        assert not any("≈" in words for words, _ in status.here(here, 0, 1, None, {"d.txt": "e.txt"}))

    def test_hostile_names_are_made_visible(self) -> None:
        assert "\x1b" not in "".join(
            words for words, _ in status.here(source("x", "\x1b[31m"), 0, 1, None, {})
        )


class TestCommands:
    def test_ids_are_unique_and_every_command_has_a_group(self) -> None:
        every = [*COMMANDS, *IN_QUERY, *IN_COMPARISON, *IN_TIMELINE]
        assert len({command.id for command in every}) == len(every)
        assert sum(len(commands) for _, commands in grouped()) == len(every)

    def test_no_key_is_bound_twice(self) -> None:
        keys = [key for command in COMMANDS for key in command.keys.split(",") if key]
        assert len(set(keys)) == len(keys)

    def test_every_key_becomes_a_binding(self) -> None:
        assert len(bindings()) == sum(bool(command.keys) for command in COMMANDS)

    def test_unknown_names_are_told(self) -> None:
        assert keymap({"zoom": "x", "zom": "y"}) == ({"zoom": "x"}, ["zom"])

    def test_keys_as_written(self) -> None:
        by_id = {command.id: command for command in COMMANDS}
        assert shown_keys(by_id["down"], {}) == "j ↓"
        assert shown_keys(by_id["down"], {"down": "x"}) == "x"

    def test_the_documentation_lists_every_command(self) -> None:
        """Write it anew with: python -m tui_reader.ui.actions > docs/keys.md"""
        assert (ROOT / "docs" / "keys.md").read_text("utf-8") == keys_table()


class TestPlacesAgain:
    OLD = "One. The ferry sails.\n\nTwo. The ferry waits.\n\nThree. It sails again.\n"

    @pytest.mark.parametrize(
        ("new", "words"),
        [
            ("Zero.\n\n" + OLD, "Two."),
            (OLD.replace("One. The ferry sails.\n\n", ""), "Two."),
            (OLD.replace("Three. It sails again.", "Three. It sank."), "Two."),
            (OLD.replace("Two. The ferry waits.\n\n", ""), "Three."),
        ],
    )
    def test_a_place_is_found_again_by_its_words(self, new: str, words: str) -> None:
        at = places.again(source(self.OLD), self.OLD.index("Two."), source(new))
        assert new[at:].startswith(words)

    def test_where_nothing_is_left_the_offset_stays(self) -> None:
        assert places.again(source(self.OLD), 30, source("x" * 100)) == 30
        assert places.again(source(self.OLD), 30, source("x")) == 1
        assert places.again(source(""), 0, source("x")) == 0
