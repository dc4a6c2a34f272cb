"""What differs, in words."""

from __future__ import annotations

from tests.unit.compared import FERRY, utterance
from tui_reader.export.comparison import words


def test_differences_are_told_what_weighs_most_first() -> None:
    assert words.differences(FERRY, 0) == []
    assert words.differences(FERRY, 1) == [
        ("negation", "without “not”"),
        ("negation", "“four” for “three”"),
        ("word", "“ever” added"),
    ]


def test_a_part_is_told_once_and_last() -> None:
    variants = utterance(
        "He said at the quay that we did keep the boat running.", "we did not keep the boat running"
    )
    assert words.differences(variants, 1) == [("word", "“not” added"), ("form", words.PART)]


def test_a_not_before_a_part_is_told() -> None:
    variants = utterance("Not said by us.", "said by us", loud=("not",))
    assert words.differences(variants, 1) == [("negation", "without “Not”")]


def test_sources_are_counted_once() -> None:
    places = [version.place for version in FERRY.versions]
    assert words.sources([*places, places[0]], 3) == "4 sources, 3 independent"
    assert words.sources(places[:1], 1) == "1 source"
