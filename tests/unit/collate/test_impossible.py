"""Dates that cannot be, and dates that only look so."""

from __future__ import annotations

import pytest

from tui_reader.annotate.dates import find_dates
from tui_reader.collate.impossible import FUTURE, REACTION, WEEKDAY, impossible_dates
from tui_reader.model import Source


def found(text: str, published: str | None = "2030-06-10") -> list[tuple[str, str]]:
    source = Source("a.txt", text, "", "utf-8", "", published)
    dates = find_dates(text, published)
    return [(one.why, text[one.start : one.end]) for one in impossible_dates(source, dates)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mill closed, its owner said in a June 4 video. In a June 2 post dyers gave their response"
            " to the owner's video.",
            [(REACTION, "June 2")],
        ),
        (
            "The mill closed, its owner said in a June 4 video. In a June 5 post dyers gave their response"
            " to the owner's video.",
            [],
        ),
        (
            "The fire was on Tuesday, June 4. On Monday, June 3, the mayor tweeted about the fire.",
            [(REACTION, "Monday, June 3")],
        ),
        ("The fire was on Tuesday, June 4. On June 5 the mayor tweeted about the fire.", []),
        ("The vote was on Tuesday, June 4. On June 3 the mayor tweeted about the vote.", []),
        (
            "His letter is dated June 3, and in it he answers a question that she put to him on June 5.",
            [(REACTION, "June 3")],
        ),
        ("His letter is dated June 6, and in it he answers a question that she put to him on June 5.", []),
        ("10 June 2030\nThe weir was opened on 12 June 2030.", [(FUTURE, "12 June 2030")]),
        ("10 June 2030\nThe weir was opened on 2 June 2030.", []),
        ("10 June 2030\nThe weir was to be opened on 12 June 2030.", []),
        ("10 June 2030\nThe hearing was moved to open on 12 June 2030.", []),
        ("They met on Monday, 4 June 2030.", [(WEEKDAY, "Monday, 4 June 2030")]),
        ("They met on Tuesday, 4 June 2030.", []),
    ],
)
def test_impossible_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
