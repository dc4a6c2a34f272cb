"""Amounts that can be compared, and those that cannot."""

from __future__ import annotations

import pytest

from tui_reader.collate.amounts import amounts


def told(sentence: str) -> list[tuple[str, str]]:
    return [(one.told, one.unit) for one in amounts(sentence, 0)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The firm bought the mill for £4.2 million in 2019.", [("£4.2 million", "£")]),
        ("The council passed it by 9 votes to 2.", [("9 votes to 2", "vote")]),
        ("The bill was approved 51-49 by the senate.", [("51-49", "vote")]),
        ("She was sentenced to nine years in prison.", [("nine years", "year")]),
        ("The letter lists twenty-one wells.", [("twenty-one wells", "well")]),
    ],
)
def test_amounts(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost about £4.2 million.",
        "It cost as much as a boat (£4.20) then.",
        "It would cost £4.2 million.",
        "Shares closed up 12 pence.",
        "The well is 3 to 4 yards deep.",
        "The rebate was £300 less than hers.",
    ],
)
def test_what_is_inexact_supposed_converted_or_of_a_series_is_none(sentence: str) -> None:
    assert told(sentence) == []


def test_an_amount_is_as_exact_as_it_is_told() -> None:
    (rough,), (fine,) = amounts("It cost £4 million.", 0), amounts("It cost £4.2m.", 0)
    assert (rough.number, rough.step) == (4_000_000, 1_000_000)
    assert (fine.number, round(fine.step)) == (4_200_000, 100_000)
