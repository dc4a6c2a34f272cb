"""What one wording has otherwise than another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.collate.alignment import blocks, changes, columns, in_common
from tui_reader.collate.wording import Word, words_of

SAID = "We warned the harbour office three times in June, and Ann Reyes did not answer one letter."


def words(text: str) -> list[Word]:
    return words_of(text, 0, len(text))


def told(base: str, own: str) -> list[tuple[str, str, str, str]]:
    """Each difference as kind, weight and the words on both sides."""
    was, now = words(base), words(own)
    return [
        (
            change.kind,
            change.weight,
            " ".join(word.key for word in was[change.a : change.a_end]),
            " ".join(word.key for word in now[change.b : change.b_end]),
        )
        for change in changes(was, now)
    ]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (SAID, []),
        (SAID.upper().replace(",", " --"), []),
        (SAID.replace("did not", "didn't"), [("changed", "form", "did not", "did not")]),
        (SAID.replace("did not", "did"), [("omitted", "negation", "not", "")]),
        (SAID.replace("three times", "3 times"), []),
        (SAID.replace("did not answer", "did not ever answer"), [("added", "word", "", "ever")]),
        (SAID.replace("three times", "four times"), [("changed", "number", "3", "4")]),
        (SAID.replace("three times", "3 times"), []),
        (SAID.replace("Ann Reyes", "Ann Ito"), [("changed", "name", "reyes", "ito")]),
        (SAID.replace("harbour office", "office"), [("omitted", "word", "harbour", "")]),
        (SAID.replace("harbour", "harbor"), [("changed", "form", "harbour", "harbor")]),
        (SAID.replace("warned", "warn"), [("changed", "word", "warned", "warn")]),
        (SAID.replace("Ann Reyes", "[she]"), [("changed", "word", "ann reyes", "she")]),
        (
            SAID.replace("three times in June, and Ann", "... Ann"),
            [("omitted", "word", "3 times in june and", "")],
        ),
        (
            "Ann Reyes did not answer",
            [
                ("omitted", "word", "we warned the harbour office 3 times in june and", ""),
                ("omitted", "word", "one letter", ""),
            ],
        ),
        (
            SAID.replace("Ann Reyes did not answer", "... answer"),
            [("omitted", "negation", "ann reyes did not", "")],
        ),
    ],
)
def test_differences(own: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(SAID, own) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("It cost 40 million pounds.", []),
        ("It cost £40m.", []),
        ("It cost 40 million.", [("changed", "form", "40000000£", "40000000")]),
        ("It cost $40m.", [("changed", "number", "40000000£", "40000000$")]),
        ("It cost £14 million.", [("changed", "number", "40000000£", "14000000£")]),
    ],
)
def test_sums_are_compared_by_what_they_mean(own: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told("It cost £40 million.", own) == expected


def test_a_negation_that_is_kept_is_no_difference_of_negation() -> None:
    assert told("We did not see the letter", "We didn't see that letter")[-1][1] == "word"
    assert told("We never saw any letter", "We saw no letter")[0][1] == "negation"


WORDS = st.lists(st.sampled_from("the of boat fault letter mayor not three".split()), max_size=12)  # noqa: SIM905


@given(WORDS, WORDS)
def test_changes_make_the_one_of_the_other(base: list[str], own: list[str]) -> None:
    was, now = words(" ".join(base)), words(" ".join(own))
    made = [word.key for word in was]
    for change in reversed(changes(was, now)):
        made[change.a : change.a_end] = [word.key for word in now[change.b : change.b_end]]
    assert made == [word.key for word in now]


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_columns_hold_each_word_once_in_order(texts: list[list[str]], data: st.DataObject) -> None:
    wordings = [words(" ".join(text)) for text in texts]
    found = columns(wordings, data.draw(st.integers(0, len(texts) - 1)))
    for at, wording in enumerate(wordings):
        assert [column[at] for column in found if column[at] is not None] == list(range(len(wording)))
    assert all(any(place is not None for place in column) for column in found)


def test_words_that_match_share_a_column() -> None:
    wordings = [words("the boat never left the quay"), words("boat left early")]
    matched = [column for column in columns(wordings, 0) if None not in column]
    assert matched == [(1, 0), (3, 1), (4, 2)]
    assert [block.length for block in blocks(*wordings)] == [1, 1]


def test_words_that_come_twice_stand_for_those_at_their_place() -> None:
    assert told(
        "We told them three times in May, and three times we were sent home.",
        "We told them four times in May, and three times we were sent home.",
    ) == [("changed", "number", "3", "4")]


def test_small_words_count_only_near_others_that_match() -> None:
    base, own = words("The boat sank in the harbour after all of it"), words("sank in the evening")
    assert [(block.a, block.length) for block in in_common(base, own)] == [(2, 3)]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("They are losing their patience", [("form", "they", "we"), ("form", "their", "our")]),
        ("We were losing our patience", [("form", "were", "are")]),
        (
            "They were losing their nerve",
            [("form", "they were", "we are"), ("word", "their nerve", "our patience")],
        ),
        ("We may be losing our patience", [("word", "may be", "are")]),
    ],
)
def test_persons_and_tenses_shift_in_indirect_speech(own: str, expected: list[tuple[str, str, str]]) -> None:
    was, now = words("We are losing our patience"), words(own)
    found = [
        (
            change.weight,
            " ".join(word.key for word in now[change.b : change.b_end]),
            " ".join(word.key for word in was[change.a : change.a_end]),
        )
        for change in changes(was, now, indirect=True)
    ]
    assert found == expected
    assert all(change.weight != "form" for change in changes(was, now))
