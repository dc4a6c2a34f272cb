"""Which quotes are one utterance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.collate.variants import (
    VERY_MUCH,
    Said,
    groups,
    joins,
    kept,
    may_join,
    may_report,
    reports,
    shingles,
    suits,
    suits_reported,
    ties,
    written,
)
from tui_reader.collate.wording import Word, words_of

SAID = "I asked the crew to leave the deck, and I am not going to forget how calmly they went."


def words(text: str) -> list[Word]:
    return words_of(text, 0, len(text))


def joined(one: str, other: str) -> list[tuple[int, int, int]]:
    """The sentences that are joined, and which is part of which."""
    return [(join.a, join.b, join.part) for join in joins(words(one), words(other))]


@pytest.mark.parametrize(
    ("other", "part"),
    [
        (SAID, 0),
        ("I asked the crew to leave the deck, and I'm not going to forget how calmly they went", 0),
        ("I asked the crew to leave the deck ... and forget how calmly they went.", 0),
        ("[We] asked the crew to leave the deck, and I am not going to forget how calmly they left.", 0),
        ("I asked the crew to leave the deck", 1),
        ("forget how calmly they went", 1),
    ],
)
def test_versions_are_joined(other: str, part: int) -> None:
    assert joined(SAID, other) == [(0, 0, part)]


@pytest.mark.parametrize(
    "other",
    [
        "The crew will ask for more pay on Monday.",
        "We take these matters very seriously.",
        "They were calm, and I am not going to complain.",
        "I am going to leave the country next year, and nobody can stop me.",
    ],
)
def test_other_statements_are_not(other: str) -> None:
    assert joined(SAID, other) == []


def test_the_same_words_around_other_content_are_not_the_same() -> None:
    one = "Harbour fees are likely to remain frozen for some time."
    other = "Harbour fees and ferry fares are both likely to remain well above those of other ports."
    assert joined(one, other) == []


def test_a_that_which_is_left_out_breaks_no_words_apart() -> None:
    said = "He was warned that he could lose the boat if the harbour dues were not paid by the autumn."
    assert joined(said, "He was warned he could lose the boat") == [(0, 0, 1)]
    assert joined(said, "He was warned last week he could sell the boat") == []


def test_what_is_said_within_does_not_count() -> None:
    outer = "My aunt told me, 'Keep the lamp burning at night,' and then she laughed."
    within = words_of(outer, 0, len(outer), [(18, 49)])
    assert joins(within, words("Keep the lamp burning at night.")) == []


def test_sentences_are_joined_one_by_one() -> None:
    speech = "We closed the harbour at noon. The pilots had refused to sail. Nobody was paid for that day."
    assert joined(speech, "The pilots had refused to sail.") == [(1, 0, 0)]
    assert joined(speech, "We closed the harbour at noon, the pilots had refused to sail") == [
        (0, 0, 0),
        (1, 0, 0),
    ]


def test_a_short_sentence_beside_one_that_matches_is_joined() -> None:
    alone = joins(words("We closed early."), words("We closed early."))
    beside = joins(
        words("The pilots had refused to sail that morning. We closed early."),
        words("The pilots had refused to sail this morning. We closed early."),
    )
    assert [(join.a, join.b) for join in beside] == [(0, 0), (1, 1)]
    assert beside[1].bits == beside[0].bits > alone[0].bits


def test_indirect_speech() -> None:
    said = words("The permits were not drafted to weaken the authority of the harbour court or its officers.")
    assert reports(words("the permits were not meant to weaken the authority of the court"), said)
    assert not reports(words("the officers would meet at the harbour"), said)
    assert not reports(
        words("the court was strong, and that nobody could weaken the authority of judges"), said
    )


def test_speakers_and_stories_decide() -> None:
    ann, ben, nobody = frozenset({"ann"}), frozenset({"ben"}), frozenset[str]()

    def said(speakers: frozenset[str], source: int, copies: tuple[int, ...] = (), story: int = 0) -> Said:
        return Said(speakers, source, frozenset(copies), frozenset({story or -source}))

    assert suits(14, said(ann, 1), said(ann | ben, 2))
    assert not suits(14, said(ann, 1, story=7), said(nobody, 2, story=7))
    assert suits(14, said(ann, 1, copies=(2,)), said(nobody, 2, copies=(1,)))
    assert suits(26, said(ann, 1, story=7), said(nobody, 2, story=7))
    assert suits(26, said(ann, 1), said(nobody, 1))
    assert not suits(26, said(ann, 1), said(nobody, 2))
    assert not suits(26, said(ann, 1, (2,), story=7), said(ben, 2, (1,), story=7))
    assert suits(44, said(ann, 1, story=7), said(ben, 2, story=7))
    assert suits(80, said(ann, 1), said(ben, 2))
    assert suits_reported(36, said(ann, 1), said(ann | ben, 2))
    assert not suits_reported(80, said(ann, 1, story=7), said(ben, 2, story=7))
    assert suits_reported(80, said(ann, 1, story=7), said(nobody, 2, story=7))
    assert not suits_reported(79, said(ann, 1, story=7), said(nobody, 2, story=7))
    assert not suits_reported(80, said(ann, 1), said(nobody, 2))


_SAID = st.builds(
    Said,
    st.frozensets(st.sampled_from(["ann", "ben"])),
    st.integers(1, 3),
    st.frozensets(st.integers(1, 3)),
    st.frozensets(st.integers(1, 2)),
)


@given(st.integers(0, VERY_MUCH - 1), _SAID, _SAID)
def test_without_a_tie_less_than_very_much_joins_nothing(bits: int, one: Said, other: Said) -> None:
    assert not suits(bits, one, other) or set(ties(one)) & set(ties(other))


def test_a_part_goes_with_the_likelier_statement_or_none() -> None:
    assert groups([("part", "long", -1)]) == [["part", "long"]]
    apart = groups([("part", "one", -1), ("part", "other", -1)])
    assert sorted(map(sorted, apart)) == [["one"], ["other"], ["part"]]
    likelier = groups([("part", "one", -1), ("part", "other", -1), ("part", "same", -1), ("one", "same", 0)])
    assert sorted(map(sorted, likelier)) == [["one", "part", "same"], ["other"]]


def test_halves_come_together_in_the_whole() -> None:
    assert sorted(groups([("first", "whole", -1), ("whole", "second", 1)])[0]) == ["first", "second", "whole"]


PLACES = st.sampled_from("abcdefg")


@given(st.lists(st.tuples(PLACES, PLACES, st.sampled_from([-1, 0, 1])), max_size=15))
def test_groups_share_nothing_and_hold_all(edges: list[tuple[str, str, int]]) -> None:
    found = groups(edges)
    places = [place for group in found for place in group]
    assert sorted(places) == sorted({place for edge in edges for place in edge[:2]})
    for one, other, part in edges:
        if part == 0:
            assert any(one in group and other in group for group in found)


def test_shingles_pass_over_small_words() -> None:
    assert shingles(words("knew of any fault")) == shingles(words("knew about the fault"))
    assert shingles(words("fault")) == set()
    assert shingles(words("walked away")) == shingles(words("walk away"))


def test_enough_in_common_is_worth_a_look() -> None:
    assert may_join(1, 2, 40)
    assert not may_join(1, 3, 40)
    assert may_join(4, 40, 40)
    assert may_report(1, 5, 40)
    assert not may_report(1, 6, 40)


def test_words_are_kept_as_they_compare() -> None:
    text = "We sank. It was ... cold, 'so cold'"
    found = words_of(text, 0, len(text), [(27, 34)])
    assert written(found) == "we sank . it was … cold"
    plain = [word._replace(start=0, end=0, opened=False, name=False) for word in found if not word.nested]
    assert kept(written(found)) == plain
