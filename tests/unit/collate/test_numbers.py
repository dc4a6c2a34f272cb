from __future__ import annotations

import pytest

from tui_reader.collate.numbers import numbers, value
from tui_reader.collate.wording import words_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("fourteen", 14),
        ("twenty-one", 21),
        ("2,300", 2300),
        ("3 million", 3_000_000),
        ("a hundred and five", 105),
        ("Two Thousand", 2000),
    ],
)
def test_a_number_is_the_same_in_a_sentence_and_in_a_quote(words: str, number: int) -> None:
    assert value(words) == number
    assert numbers(f"They counted {words} gulls.") == {number}
    quoted = words.replace("a hundred and", "one hundred")
    assert [word.key for word in words_of(f"{quoted} gulls", 0, len(quoted) + 6)] == [str(number), "gulls"]


def test_endless_digits_are_no_number() -> None:
    digits = "7" * 5000
    assert numbers(f"Parcel {digits} and 12 more") == {12}
    assert len(words_of(f"Parcel {digits}", 0, len(digits) + 7)) == 2
