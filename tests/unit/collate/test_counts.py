"""How many people news counts, and what is no such count."""

from __future__ import annotations

import pytest

from tui_reader.collate.counts import counts


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The blast injured 12 people.", [("hurt", "people", 12, 12)]),
        ("Twelve passengers were slightly hurt.", [("hurt", "passenger", 12, 12)]),
        ("The fall left nine miners in hospital.", [("hurt", "miner", 9, 9)]),
        ("It killed at least 1,200 people.", [("killed", "people", 1200, None)]),
        ("More than forty were killed.", [("killed", "people", 41, None)]),
        (
            "The crash injured 3 of the 40 people on board.",
            [("hurt", "people", 3, 3), ("on board", "people", 40, 40)],
        ),
        ("A bus carrying 31 pupils and two teachers.", [("on board", "pupil", 31, 31)]),
        ("Thirty guests and six waiters were on board.", [("on board", "guest", 30, 30)]),
        ("Police arrested about 20 demonstrators.", [("arrested", "demonstrator", 16, 24)]),
    ],
)
def test_counts(sentence: str, found: list[tuple[str, str, int, int | None]]) -> None:
    assert [(one.of, one.who, one.low, one.high) for one in counts(sentence, 0)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Three were still in hospital.",
        "Two of them were killed.",
        "Another five were hurt.",
        "Six more were injured.",
        "My aunt is 84 and was on board.",
        "He ran for 14 miles.",
        "A 12-year-old was hurt.",
    ],
)
def test_a_part_of_those_counted_is_no_count(sentence: str) -> None:
    assert list(counts(sentence, 0)) == []


def test_offsets_are_those_of_the_source() -> None:
    (count,) = counts("It hurt fourteen men.", 100)
    assert (count.start, count.end) == (108, 116)
