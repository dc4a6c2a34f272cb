"""Rows and order of what was compared."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.compared import DATES, FERRY, utterance
from tui_reader.model import Progress
from tui_reader.ui.comparing import (
    DisagreementRow,
    differences,
    disagreement_rows,
    scope,
    told,
)


def test_a_disagreement_has_a_row_and_one_for_each_place() -> None:
    assert disagreement_rows([DATES, replace(DATES, places=DATES.places[:1])]) == [
        DisagreementRow(0),
        DisagreementRow(0, 0),
        DisagreementRow(0, 1),
        None,
        DisagreementRow(1),
        DisagreementRow(1, 0),
    ]


def test_what_differs_is_told_once() -> None:
    twice = utterance("The tide was out", "The tide is out", "The tide is out")
    assert differences(twice) == [("word", "“is” for “was”")]
    assert differences(FERRY)[0] == ("negation", "without “not”")


def test_details_of_a_place_are_told() -> None:
    place = replace(DATES.places[0], details={"day": "2031-04-09", "note": None, "says": "the first"})
    assert told(place) == "2031-04-09 · the first"


def test_the_scope_says_what_is_not_compared_yet() -> None:
    assert scope(150, 150, Progress("ready")) == "in 150 sources"
    assert scope(147, 150, None) == "in 147 of 150 sources"
    assert scope(0, 150, Progress("annotating", 3, 150)) == "in 0 of 150 sources · finding people 3 of 150"
    assert scope(120, 150, Progress("collating", 120, 150)) == (
        "in 120 of 150 sources · comparing 120 of 150"
    )
