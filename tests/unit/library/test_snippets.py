"""Snippets begin and end where sentences do, where that fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.library.snippets import Snippet, snippet

TEXT = (
    "The council put off its vote on the quay. Mr. Lee and J. Ode left early. The ferry has not sailed since "
    "the storm, when it struck the wall, and nobody would say when it sails again. Then it rained for days."
)


def shown(words: str, room: int, text: str = TEXT) -> str:
    start = text.index(words)
    return snippet(text, start, start + len(words), room, lambda part: len(part) <= room).of(text)


@pytest.mark.parametrize(
    ("words", "room", "said"),
    [
        ("council", 50, "The council put off its vote on the quay."),
        ("Ode", 45, "Mr. Lee and J. Ode left early."),
        ("Ode", 80, "The council put off its vote on the quay. Mr. Lee and J. Ode left early."),
        ("ferry", 40, "The ferry has not sailed since the…"),
        ("sails again", 40, "…nobody would say when it sails again."),
        ("struck", 30, "…when it struck the wall, and…"),
        ("rained", 200, TEXT[TEXT.index("Mr.") :]),
    ],
)
def test_whole_sentences_where_they_fit_else_whole_words(words: str, room: int, said: str) -> None:
    assert shown(words, room) == said


def test_a_short_text_is_whole() -> None:
    assert snippet("A vote.", 2, 6, 80, lambda part: True) == Snippet(0, 7, False, False)


def test_a_short_sentence_among_long_ones_gets_company() -> None:
    text = (
        "He ran. " + "The pumps of every basin were looked at and found dry again, as the minutes say. " * 3
    )
    assert shown("ran", 60, text).startswith("He ran. The pumps of") and shown("ran", 60, text).endswith("…")


def test_where_there_is_no_blank_it_is_cut_anywhere() -> None:
    text = "x" * 500 + "needle" + "x" * 500
    assert "needle" in shown("needle", 60, text)


def test_sentences_of_other_scripts() -> None:
    text = "渡轮没有开。" * 20
    assert snippet(text, 12, 14, 20, lambda part: len(part) <= 20).of(text) == "渡轮没有开。" * 3


@given(st.text(st.sampled_from('aB. \n"!漢'), min_size=1, max_size=200), st.integers(8, 60), st.data())
def test_the_match_is_shown_and_all_of_it_fits(text: str, room: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    found = snippet(text, start, start + 1, room, lambda part: len(part) <= room)
    assert 0 <= found.start <= start < found.end <= len(text)
    assert len(found.of(text)) <= room
