"""Words made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.collate.wording import Word, words_of


def words(text: str) -> list[Word]:
    return words_of(text, 0, len(text))


def keys(text: str) -> list[str]:
    return [word.key for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Élan, “Naïve” CAFÉ!", "elan naive cafe"),
        ("I’m not; they're, we've, you'll", "i am not they are we have you will"),
        ("didn't won't can’t cannot shan't", "did not will not can not can not shall not"),
        ("He'd been told he'd better go, and she'd go", "he had been told he had better go and she would go"),
        ("It's late; he's gone; Ann's boat", "it is late he has gone ann 's boat"),
        ("Let's go", "let us go"),
        ("fourteen of twenty-one and 2,300", "14 of 21 and 2300"),
        ("two hundred and three thousand", "203000"),
        ("two hundred thousand five hundred", "200500"),
        ("3 million, 2.5 million, 3.5", "3000000 2500000 3.5"),
        ("one of us, twenty one", "one of us 21"),
        ("1st and 23rd", "first and 23th"),
        ("40% of the 25-year plan", "40% of the 25 year plan"),
        ("five per cent, 5 percent, a hundred percent", "5% 5% 100%"),
        ("£41.6m, 41.6 million pounds, a million dollars", "41600000£ 41600000£ 1000000$"),
        ("2bn people ran 100m", "2000000000 people ran 100m"),
        ("three hundred and twelve, or one hundred and two hundred", "312 or 100 and 200"),
        ("in 2000 and two more", "in 2000 and 2 more"),
        ("the engine-room log", "the engine room log"),
        ("", ""),
    ],
)
def test_keys(text: str, expected: str) -> None:
    assert " ".join(keys(text)) == expected


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[...]", "[…]", "(...)"])
def test_an_ellipsis_is_a_gap_before_the_next_word(mark: str) -> None:
    assert [(word.key, word.gap) for word in words(f"we {mark} sailed")] == [("we", False), ("sailed", True)]


def test_brackets_hold_words_of_the_editor() -> None:
    assert [word.key for word in words("over [our own] years") if word.editorial] == ["our", "own"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sank. It was cold.", [0, 0, 1, 1, 1]),
        ("Ask Mr. Lee. He knows", [0, 0, 0, 1, 1]),
        ("by J. Lee", [0, 0, 0]),
        ("never again. said he", [0, 0, 0, 0]),
        ("Why? “Because” no", [0, 1, 1]),
        ("We sank\n\nIt was cold", [0, 0, 1, 1, 1]),
    ],
)
def test_sentences(text: str, expected: list[int]) -> None:
    assert [word.sentence for word in words(text)] == expected


def test_names_have_a_capital_within_a_sentence_or_are_known() -> None:
    assert [word.key for word in words("Then Hesketh rang Lotte, and I saw Ann") if word.name] == [
        "hesketh",
        "lotte",
        "ann",
    ]
    text = "Hesketh rang"
    assert [word.name for word in words_of(text, 0, len(text), (), [(0, 7)])] == [True, False]
    assert not any(word.name for word in words("Mayor Denies All Knowledge"))


def test_nested_words_are_known() -> None:
    text = "she said, 'go home', and left"
    assert [word.key for word in words_of(text, 0, len(text), [(11, 18)]) if word.nested] == ["go", "home"]


@given(st.text(alphabet="aI'’. …[]2,%\n-é", max_size=40), st.integers(0, 5))
def test_words_stand_in_order_within_the_stretch(text: str, start: int) -> None:
    found = words_of(text, start, len(text))
    ends = start
    sentence = 0
    for word in found:
        assert ends <= word.start < word.end <= max(len(text), start)
        assert word.sentence >= sentence
        assert word.key
        ends, sentence = word.end, word.sentence
