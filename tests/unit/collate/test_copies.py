"""Text that stands in several sources: shares, boilerplate, quotes left out, and who is independent."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.collate.copies import depends, fingerprints, independent, share, stories, telling
from tui_reader.model import Quote

SEEDS = Path(__file__).parents[3] / "seeds"
STORY = (
    "The library on Canal Street will close in March after ninety years, its trustees decided on Monday. "
    "The roof has leaked since the storm of last winter and nobody has offered to pay for a new one. "
    "Readers have until Friday to return what they borrowed, and the children's books go to the school. "
)
OTHER = (
    "A goat that had lived on the roundabout since August was taken to a farm by four firemen and a vet. "
    "It had eaten two hedges, a road sign and most of the flowers that the town had planted in spring. "
    "Drivers who used to slow down for it say that the place is not what it was before they came. "
)
SPEECH = (
    "We looked at every other way to keep these doors open and we found none that we could pay for, so "
    "we ask everybody who loves this house to come on the last evening and take a book home with them"
)


def prints(text: str, *quoted: str) -> frozenset[int]:
    starts = [(text.index(words), words) for words in quoted]
    return fingerprints(text, [Quote(start, start + len(words), words) for start, words in starts])


def shares(one: frozenset[int], other: frozenset[int]) -> tuple[float, float]:
    return share(one, other), share(other, one)


def test_a_text_stands_in_itself_whatever_its_marks_and_lines() -> None:
    printed_again = STORY.upper().replace(". ", ".\n\n").replace("'", "’")
    assert shares(prints(STORY), prints(printed_again)) == (1.0, 1.0)


def test_different_texts_share_nothing() -> None:
    assert shares(prints(STORY), prints(OTHER)) == (0.0, 0.0)


def test_a_part_stands_in_the_whole() -> None:
    part, whole = shares(prints(STORY), prints(OTHER + STORY))
    assert part > 0.8 and 0.3 < whole < 0.7


def test_a_statement_that_both_quote_is_no_copying() -> None:
    one, other = f"{STORY}“{SPEECH},” they said.", f"{OTHER}“{SPEECH},” it says."
    assert depends(*shares(prints(one), prints(other)), one_agency=False)
    assert shares(prints(one, SPEECH), prints(other, SPEECH)) == (0.0, 0.0)


def test_a_source_that_is_all_speech_is_known_by_it() -> None:
    transcript = f"CHAIR: {SPEECH}"
    assert shares(prints(transcript, SPEECH), prints(SPEECH)) > (0.8, 0.8)


def test_boilerplate_tells_nothing() -> None:
    article, footer = prints(STORY + OTHER), prints(SPEECH)
    spread = dict.fromkeys(footer, 40)
    assert telling(article | footer, {**spread, **dict.fromkeys(article, 1)}) == set(article - footer)
    assert telling(footer, spread) == set(footer)  # a story that forty have printed is not boilerplate


def test_less_is_enough_where_both_credit_one_agency() -> None:
    assert not depends(0.2, 0.2, one_agency=False)
    assert depends(0.2, 0.0, one_agency=True)
    assert not depends(0.05, 0.05, one_agency=True)


def test_who_copies_the_same_source_is_not_independent() -> None:
    copies = stories([("a", "b"), ("b", "c"), ("d", "e")])
    assert independent(["a", "c", "d", "f"], copies) == 3
    assert independent([], copies) == 0


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_independent_are_as_many_as_there_are_groups(copies: list[tuple[str, str]]) -> None:
    groups = [{each} for each in "abcdef"]
    for one, other in copies:
        joined = [group for group in groups if group & {one, other}]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    assert independent("abcdef", stories(copies)) == len(groups)


@given(st.text(max_size=300))
def test_any_text_has_fingerprints_of_its_own(text: str) -> None:
    found = fingerprints(text, ())
    assert share(found, found) == (1.0 if found else 0.0)


@pytest.fixture(scope="module")
def across() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SEEDS / "gold-across.json").read_text("utf-8"))
    return found


def test_wire_copies_among_the_sample_sources(across: dict[str, Any]) -> None:
    records = [json.loads(line) for line in (SEEDS / "gold.jsonl").read_text("utf-8").splitlines()]
    known = {
        record["id"]: fingerprints(
            record["text"],
            [Quote(quote["start"], quote["end"], quote["text"]) for quote in record["quotes"]],
        )
        for record in records
    }
    found = [
        [one, other]
        for one, other in combinations(known, 2)
        if depends(*shares(known[one], known[other]), one_agency=False)
    ]
    assert found == across["wire"]
