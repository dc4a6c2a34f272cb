"""Versions word by word: what stands in which column, and how it is marked."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.compared import FERRY, utterance
from tui_reader.export.comparison.aligned import Cell, Wording, blocks, wordings


def shown(wording: Wording) -> str:
    """The cells with a blank between them: `·` is left out, `+` added, `*` changed, `!` turns the sense."""
    signs = {"omitted": "·", "added": "+", "changed": "*", None: ""}
    return " ".join(
        signs[cell.kind] + ("!" if cell.weight == "negation" else "") + cell.text for cell in wording.cells
    )


def test_the_same_words_are_one_wording_whatever_their_case_and_punctuation() -> None:
    assert [(each.label, each.versions, each.fullest) for each in wordings(FERRY)] == [
        ("A", (0, 2), True),
        ("B", (1,), False),
        ("C", (3,), False),
    ]


def test_words_that_stand_for_one_another_share_a_column() -> None:
    full, other, part = map(shown, wordings(FERRY))
    assert full == "We did not report the fault !three times in April, and nobody  answered."
    assert other == "We did ·! report the fault *!four times in April, and nobody +ever answered."
    assert part == "·! ·! ·! report the fault ·!... ·! in April · ·  ·"


def test_a_part_is_blank_outside_but_a_dropped_not_or_a_few_words_are_told() -> None:
    _, part = wordings(utterance("That was not said by us.", "said by us"))
    assert shown(part) == "   said by us"
    _, turned = wordings(utterance("Not said by us.", "said by us", loud=("not",)))
    assert turned.cells[0] == Cell("", "omitted", "negation")
    _, clipped = wordings(utterance("We sail at noon and at dusk today.", "We sail at noon and at dusk."))
    assert clipped.cells[-1] == Cell("", "omitted", "word")


def test_more_words_for_fewer_take_columns_of_their_own() -> None:
    full, other = wordings(utterance("I'm sure we were told", "I am quite sure we had been told"))
    assert shown(full) == "I 'm  sure we were  told"
    assert shown(other) == "*I *am *quite sure we *had *been told"


def test_a_wording_has_nothing_in_a_block_of_which_no_part_is_quoted() -> None:
    full, part = wordings(utterance("We were told to keep it", "keep it"))
    assert [[row.has(columns) for row in (full, part)] for columns in blocks((full, part), 12)] == [
        [True, False],
        [True, True],
    ]


def test_words_that_do_not_count_as_different_still_pair() -> None:
    variants = utterance("The fourteen hurt", "The 14 hurt")
    _, other = wordings(type(variants)(variants.versions, 0))
    assert shown(other) == "The 14 hurt"


def test_the_fullest_is_the_one_to_compare_with_wherever_it_stands() -> None:
    part, full = wordings(utterance("keep it", "We were told to keep it running", base=1))
    assert (part.fullest, full.fullest) == (False, True)
    assert shown(part) == "    keep it ·"


def test_words_are_fit_to_be_seen() -> None:
    _, other = wordings(utterance("a b", "a \x1b[31mb"))
    assert "\x1b" not in shown(other)


def test_labels_go_on_after_z() -> None:
    many = wordings(utterance(*(f"word{n} here" for n in range(28))))
    assert [wording.label for wording in many][-3:] == ["Z", "AA", "AB"]


def test_blocks_fit_the_width() -> None:
    rows = wordings(FERRY)
    assert len(blocks(rows, 200)) == 1
    cut = blocks(rows, 20)
    assert [column for block in cut for column, _ in block] == list(range(len(rows[0].cells)))
    assert all(sum(width for _, width in block) + len(block) - 1 <= 20 for block in cut)


def test_blocks_are_about_as_wide_as_each_other() -> None:
    (row,) = wordings(utterance("one two one two one two one", "one two one two one two one"))
    assert [len(block) for block in blocks((row,), 23)] == [4, 3]


def test_a_word_wider_than_a_block_is_cut_to_it() -> None:
    assert blocks(wordings(utterance("a steamboat", "a steamboat")), 5) == [[(0, 1)], [(1, 5)]]


words = st.lists(st.sampled_from(["we", "did", "not", "keep", "the", "boat", "...", "tide—and"]), max_size=9)


@given(st.lists(words, min_size=1, max_size=4), st.integers(1, 30))
def test_every_word_of_every_wording_stands_once_and_in_order(texts: list[list[str]], width: int) -> None:
    variants = utterance(*("Aye " + " ".join(text) for text in texts), loud=("not",))
    rows = wordings(variants)
    assert sorted(number for row in rows for number in row.versions) == list(range(len(texts)))
    assert len({len(row.cells) for row in rows}) == 1
    for row in rows:
        own = variants.versions[variants.base if row.fullest else row.versions[0]].place.text
        assert re.sub(r"\s", "", "".join(cell.text for cell in row.cells)) == re.sub(r"\s", "", own)
    assert [column for block in blocks(rows, width) for column, _ in block] == list(range(len(rows[0].cells)))
