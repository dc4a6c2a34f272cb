"""What differences weigh, and which utterances come first by them."""

from __future__ import annotations

from tests.unit.compared import utterance
from tui_reader.export.comparison.weighing import by_difference, is_part


def test_quotes_come_by_what_their_differences_weigh() -> None:
    same = utterance("The tide was out", "The tide was out")
    part = utterance("The tide was out", "was out")
    word = utterance("The tide was out", "The tide is out")
    number = utterance("The 3 boats", "The 4 boats", loud=("3",), weight="number")
    negated = utterance("We did not go", "We did go", loud=("not",))
    assert sorted([same, part, word, number, negated], key=by_difference) == [
        *(negated, number, word, same, part),
    ]


def test_a_part_lacks_more_than_a_few_words_at_an_end() -> None:
    for own, part in {
        "keep the boat running": True,
        "We were told to keep the boat": False,
        "We were told the boat running": False,
    }.items():
        variants = utterance("We were told to keep the boat running", own)
        assert [is_part(variants, each) for each in variants.differences] == [part]
