"""Where sentences and paragraphs begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.collate.sentences import around

TEXT = "The harbour\n\nMr. Vane left at nine. Rain fell on the\nquay until noon. Nobody stayed.\n\nAfterwards"


def shown(words: str) -> str:
    start = TEXT.index(words)
    begin, end = around(TEXT, start, start + len(words))
    return TEXT[begin:end]


def test_a_place_is_shown_in_its_sentence() -> None:
    assert shown("Vane") == "Mr. Vane left at nine."
    assert shown("the\nquay") == "Rain fell on the\nquay until noon."
    assert shown("noon. Nobody") == "Rain fell on the\nquay until noon. Nobody stayed."
    assert shown("harbour") == "The harbour"


def test_a_place_is_shown_in_a_part_of_a_sentence_without_end() -> None:
    text = "sea " * 5000
    start, end = around(text, 9000, 9003)
    assert start <= 9000 < 9003 <= end < start + 2100


@given(st.text('ab .\n"', max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_shown_holds_the_place(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    begin, stop = around(text, start, end)
    assert 0 <= begin <= start <= end <= stop <= len(text)
