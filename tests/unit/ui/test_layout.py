"""Text set in rows: nothing is lost, nothing is split, nothing is wider than the pane."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui_reader.ui.columns import LABEL, MEASURE, columns
from tui_reader.ui.layout import Layout, is_unwrapped, measure_of, set_rows, split_blocks
from tui_reader.visible import visible

PLAIN = (
    "word",
    "a",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "—",
    "well-known",
    "x" * 30,
    "3-4",
    "“said”",
    "é",
)
ODD = (
    "港",
    "、",
    "e\u0301",
    "👩\u200d👧",
    "\u200b",
    "\x1b[31m",
    "\u202e",
    "\ud83d",
    "\x00",
    "\ufe0f",
    "\u0301",
)
PIECES = st.sampled_from(PLAIN + ODD)
TEXTS = st.lists(PIECES, max_size=120).map("".join)
WIDTHS = st.integers(1, 90)


def rows_of(layout: Layout) -> list[tuple[int, int]]:
    layout.set_more(10)
    layout.renumber()
    places = [layout.row(row) for row in range(layout.head, layout.height)]
    return [place for place in places if place is not None]


def lines(text: str, width: int, spaced: bool = False) -> list[str]:
    starts = [*set_rows(text, 0, len(text), width, spaced), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


@given(TEXTS, WIDTHS)
def test_every_character_stands_in_exactly_one_row(text: str, width: int) -> None:
    layout = Layout(text, width, head=3)
    rows = rows_of(layout)
    assert "".join(text[start:end] for start, end in rows) == text
    assert len(rows) == layout.height - 3
    for offset in range(len(text)):
        start, end = layout.row(layout.row_of(offset)) or (0, 0)
        assert start <= offset < end


@given(TEXTS, WIDTHS)
@example("word  、", 2)
def test_no_row_is_wider_than_the_text_unless_one_character_is(text: str, width: int) -> None:
    for row in lines(text, width):
        shown = visible(row).rstrip()
        assert cell_len(shown) <= width or len(split_graphemes(shown)[0]) == 1


@given(TEXTS, WIDTHS)
def test_no_row_begins_within_a_character(text: str, width: int) -> None:
    for line in text.split("\n"):
        whole = {start for start, _, _ in split_graphemes(visible(line))[0]} | {0}
        assert set(set_rows(line, 0, len(line), width, False)) <= whole


def test_rows_end_between_words() -> None:
    assert lines("The ferry left the harbour at noon.", 12) == [
        "The ferry ",
        "left the ",
        "harbour at ",
        "noon.",
    ]


def test_blanks_hang_at_the_end_of_a_row() -> None:
    assert lines("The ferry    left", 9) == ["The ferry    ", "left"]
    assert lines("港の火 事", 6) == ["港の火 ", "事"]


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert lines("ab " + "x" * 10, 4) == ["ab ", "xxxx", "xxxx", "xx"]
    assert lines(" " + "x" * 6, 4) == [" xxx", "xxx"]


def test_rows_may_end_after_hyphens_in_words_and_dashes() -> None:
    assert lines("a well-known man", 8) == ["a well-", "known ", "man"]
    assert lines("from 10-20 men", 8) == ["from ", "10-20 ", "men"]
    assert lines("gone—all of it", 6) == ["gone—", "all of ", "it"]


def test_double_width_characters_take_two_cells_and_break_anywhere_but_before_a_full_stop() -> None:
    assert lines("港の火事の報告", 6) == ["港の火", "事の報", "告"]
    assert lines("港の火。", 6) == ["港の", "火。"]


def test_combining_marks_stay_with_their_letter() -> None:
    assert lines("e\u0301" * 5, 2) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]


def test_an_endless_run_of_combining_marks_does_not_make_an_endless_row() -> None:
    text = "a" + "\u0301" * 5000
    assert max(map(len, lines(text, 10))) <= 8 * 10 + 128


def test_lines_that_are_paragraphs_are_set_apart() -> None:
    assert lines("One.\nTwo.\n\nThree.", 20, spaced=True) == ["One.\n", "", "Two.\n", "\n", "Three."]


def test_hard_wrapped_text_is_left_as_it_is() -> None:
    text = "A line of a letter that somebody wrapped by hand at\nseventy characters or so.\n" * 20
    assert not is_unwrapped(text)
    assert [row for row in rows_of(Layout(text, 72)) if row[0] == row[1]] == []
    assert is_unwrapped("A paragraph that goes on for longer than anyone wraps by hand. " * 10)


def test_the_measure_holds_the_lines_of_hard_wrapped_text() -> None:
    assert measure_of("x" * 78 + "\n" + "y" * 90) == 78
    assert measure_of("short\n") == MEASURE
    assert measure_of("long line " * 50) == MEASURE


def before_blocks(text: str, count: int) -> set[str]:
    """What stands right before each block but the first."""
    starts = list(split_blocks(text))
    assert len(starts) > 3
    return {text[start - count : start] for start in starts[1:]}


def test_blocks_end_at_lines_and_in_endless_lines_at_sentences() -> None:
    assert before_blocks("A line.\n" * 5000, 1) == {"\n"}
    assert before_blocks("The pumps failed. " * 3000, 2) == {". "}
    assert before_blocks("pump " * 8000, 1) == {" "}
    assert before_blocks("x" * 50_000, 1) == {"x"}
    assert before_blocks("e\u0301" * 20_000, 1) == {"\u0301"}
    assert before_blocks("short\n" + "x" * 40_000, 1) == {"\n", "x"}


def test_paragraphs_are_set_apart_across_blocks() -> None:
    text = ("A paragraph that goes on for longer than anyone wraps by hand. " * 3 + "\n") * 200
    rows = rows_of(Layout(text, 72))
    assert sum(start == end for start, end in rows) == 199


def test_a_place_far_down_is_found_before_the_rest_is_set() -> None:
    text = "".join(
        f"This is line {number} of a very long record of the harbour.\n" for number in range(30_000)
    )
    layout = Layout(text, 40, head=2)
    offset = text.index("line 25000 ")
    row = layout.row_of(offset)
    start, end = layout.row(row) or (0, 0)
    assert start <= offset < end
    above = layout.row_of(start - 1)
    assert above < layout.row_of(offset)
    while not layout.set_more(0.001):
        pass
    layout.renumber()
    assert layout.row(layout.row_of(offset)) == (start, end)
    assert layout.line_of(offset) == 25_001 == text.count("\n", 0, offset) + 1


def test_settling_makes_the_rows_around_a_place_exact() -> None:
    text = "A line.\n\nA line that is just a little too long for its row.\n" * 10_000
    layout = Layout(text, 40)
    offset = len(text) // 2
    layout.settle(offset, 500)
    row, numbering = layout.row_of(offset), layout.numbering
    layout.settle(offset, 500)
    assert layout.numbering == numbering
    places = [layout.row(near) for near in range(row - 500, row + 500)]
    assert all(one and other and one[1] == other[0] for one, other in pairwise(places))
    assert layout.row_of(offset) == row


def test_an_empty_text_has_no_rows() -> None:
    layout = Layout("", 10, head=4)
    assert (layout.height, layout.row_of(7), layout.row(4), layout.line_of(0)) == (4, 4, None, 1)
    layout.settle(0, 10)
    assert layout.set_more(0) is True


@pytest.mark.parametrize("width", [*range(1, 130), 300])
def test_columns_fit_in_the_pane(width: int) -> None:
    parts = columns(width)
    assert 1 <= parts.measure <= MEASURE
    assert parts.outer >= 0 and parts.left + parts.measure <= parts.right <= width
    assert (parts.label > 0) == (width >= 60)


def test_the_gutter_gives_way_to_the_text_before_the_measure_does() -> None:
    assert columns(91).label == LABEL and columns(91).measure == MEASURE
    assert columns(88).label < LABEL and columns(88).measure == MEASURE
    wide = columns(158)
    assert abs(wide.left - (wide.width - wide.left - wide.measure)) <= 1
