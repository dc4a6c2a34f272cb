"""Words that say the opposite."""

from __future__ import annotations

import pytest

from tui_reader.collate.opposites import are_opposite


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("before", "after"),
        ("wins", "lost"),
        ("unlikely", "likely"),
        ("correct", "incorrect"),
        ("legal", "illegal"),
        ("agree", "disagree"),
    ],
)
def test_opposites_either_way(one: str, other: str) -> None:
    assert are_opposite(one, other)
    assert are_opposite(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("form", "inform"), ("vent", "invent"), ("til", "until"), ("after", "after"), ("he", "she")],
)
def test_words_that_only_look_so(one: str, other: str) -> None:
    assert not are_opposite(one, other)
