from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.sentences import sentence_ends


@pytest.mark.parametrize(
    "text",
    [
        "It sails. |It does not.",
        "“It sails.” |She left.",
        "It sails! |“Does it?” |12 say so…",
        "Mr. Reyes met Dr. J. P. Okafor of Quay Co. Ltd. on Oct. 3. |They talked.",
        "It left at 9 p.m. on the tide. |They waved.",
        "He said no. |Then he left.",
        "“Will it sail?” she asked.",
        "彼は行った。|雨だ",
    ],
)
def test_where_sentences_end(text: str) -> None:
    plain = text.replace("|", "")
    expected = [mark.start() - number for number, mark in enumerate(re.finditer(r"\|", text))]
    assert [begin for _, begin in sentence_ends(plain, 0, len(plain))] == expected


@given(st.text(alphabet="aB. !?”\"'\n…。", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_ends_are_in_order_and_only_blanks_follow_them(text: str, start: int, end: int) -> None:
    before = start
    for stop, after in sentence_ends(text, start, end):
        assert before <= stop <= after <= end
        assert text[stop:after].strip() == ""
        before = after
