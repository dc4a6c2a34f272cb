"""What a version has of the fullest one, and what otherwise."""

from __future__ import annotations

from tui_reader.collate.alignment import changes, in_common
from tui_reader.collate.wording import Word, words_of


def words(text: str) -> list[Word]:
    return words_of(text, 0, len(text))


def told(base: str, own: str) -> list[tuple[str, str, str]]:
    """The changes as weight, words of the base, words of the version."""
    one, other = words(base), words(own)
    return [
        (
            each.weight,
            " ".join(word.key for word in one[each.a : each.a_end]),
            " ".join(word.key for word in other[each.b : each.b_end]),
        )
        for each in changes(one, other)
    ]


def test_words_that_come_twice_stand_for_those_at_their_place() -> None:
    assert told(
        "We told them three times in May, and three times we were sent home.",
        "We told them four times in May, and three times we were sent home.",
    ) == [("number", "3", "4")]


def test_small_words_count_only_near_others_that_match() -> None:
    base, own = words("The boat sank in the harbour after all of it"), words("sank in the evening")
    assert [(block.a, block.length) for block in in_common(base, own)] == [(2, 3)]
