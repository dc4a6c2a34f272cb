"""Words, folding and passages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.index.text import (
    PASSAGE_LIMIT,
    fold,
    folded,
    in_a_row,
    overlapped,
    passages,
    positions,
    tokens,
    vocabulary,
    words,
)

ODD = st.text(st.sampled_from("aBé\u0301ßﬁİ½ '’-–\u00ad\n_.Łœ\u200d漢"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mérkel", "merkel"),
        ("Me\u0301rkel", "merkel"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("co\u00adoperate", "cooperate"),
        ("O’Brien", "o'brien"),
        ("Smith–Jones", "smith-jones"),
        ("ﬁn", "fin"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(), st.text())
def test_fold_is_stable_and_goes_character_by_character(a: str, b: str) -> None:
    assert fold(fold(a)) == fold(a)
    assert fold(a + b) == fold(a) + fold(b)


def test_offsets_are_those_of_the_text_as_it_stands() -> None:
    text = "\ufeffCafe\u0301 Straße’s ½ x"
    assert [(form, text[start:end]) for form, start, end in tokens(text)] == [
        ("cafe", "Cafe\u0301"),
        ("strasse", "Straße"),
        ("s", "s"),
        ("1", "½"),
        ("2", "½"),
        ("x", "x"),
    ]


@given(st.one_of(st.text(), ODD))
def test_each_word_folds_from_what_stands_at_its_offsets(text: str) -> None:
    last = 0
    for form, start, end in tokens(text):
        assert last <= start < end <= len(text)
        assert form in fold(text[start:end])
        last = start


@given(st.one_of(st.text(), ODD), st.integers(0, 50))
def test_every_stretch_unfolds_to_what_it_was_folded_from(text: str, offset: int) -> None:
    origin = [at for at, char in enumerate(text, offset) for _ in fold(char)]
    following = [*origin, offset + len(text)]
    found = folded(text, offset)
    assert found.text == fold(text)
    for start, first in enumerate(origin):
        for last in range(start, len(origin)):
            assert found.unfold(start, last + 1) == (first, max(following[last + 1], origin[last] + 1))


def test_pieces_in_a_row_keep_their_own_offsets() -> None:
    text = "“We went,” she said, “nowhere.”"
    row = in_a_row([(text[1:9], 1), (text[22:30], 22)])
    at = row.text.index("nowhere")
    assert row.unfold(at, at + 7) == (22, 29)
    assert words(row.text).forms == ["we", "went", "nowhere"]


def test_joined_words_are_also_found_written_as_one() -> None:
    found = words(fold("Mary-Ann O'Brien's state-of-the-art-museum"))
    assert [form for form, _, _ in found.runs()] == [
        *("maryann", "obrien", "obriens", "briens"),
        *("stateof", "stateofthe", "stateoftheart", "ofthe", "oftheart", "oftheartmuseum"),
        *("theart", "theartmuseum", "artmuseum"),
    ]


def test_marks_that_join_nothing() -> None:
    assert not list(words("a - b 'c' --d e-- f--g 'h-").runs())


def test_words_written_as_one_stand_next_to_both_neighbours() -> None:
    assert positions("the o'brien case") == [
        *((0, "the"), (1, "o"), (1, "obrien"), (2, "brien"), (2, "obrien"), (3, "case")),
    ]


@given(ODD)
def test_positions_never_go_back(text: str) -> None:
    placed = [at for at, _ in positions(fold(text))]
    assert placed == sorted(placed)


@given(st.one_of(st.text(), ODD), st.integers(1, 10))
def test_the_vocabulary_is_what_positions_give_whatever_the_pieces(text: str, piece: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui_reader.index.text._PIECE", piece)
        assert vocabulary(text) == {form for _, form in positions(fold(text))}


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text)]


def test_passages_are_blocks_between_blank_lines() -> None:
    assert cut("\n\nOne\nmore.\n \t\nTwo.\r\n\r\nThree.\n") == ["One\nmore.", "Two.", "Three."]


def test_passages_are_lines_where_no_line_is_blank() -> None:
    assert cut("\nOne.\n  Two.\nThree.\n\n") == ["One.", "Two.", "Three."]


def test_no_text_no_passages() -> None:
    assert passages("") == passages(" \n\n\t") == []


@pytest.mark.parametrize(
    ("unit", "end"), [("All went well here\n", "here"), ("All went well. ", "well."), ("alpha ", "alpha")]
)
def test_long_passages_are_cut_where_it_hurts_least(unit: str, end: str) -> None:
    found = cut("Title\n\n" + unit * (3 * PASSAGE_LIMIT // len(unit)))
    assert len(found) >= 4
    assert all(len(passage) <= PASSAGE_LIMIT and passage.endswith(end) for passage in found[1:])


def test_one_endless_word_is_cut_too() -> None:
    assert [len(passage) for passage in cut("x" * (2 * PASSAGE_LIMIT + 1))] == [
        PASSAGE_LIMIT,
        PASSAGE_LIMIT,
        1,
    ]


@given(st.text(st.sampled_from("ab .\n\r\t\u2028")))
def test_passages_hold_all_but_white_space(text: str) -> None:
    found = passages(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())


@given(st.lists(st.integers(0, 30), max_size=10, unique=True), st.integers(0, 30), st.integers(1, 10))
def test_overlapped(borders: list[int], start: int, length: int) -> None:
    places = list(zip(sorted(borders)[::2], sorted(borders)[1::2], strict=False))
    expected = [at for at, (a, b) in enumerate(places) if a < start + length and b > start]
    assert list(overlapped(places, start, start + length)) == expected
