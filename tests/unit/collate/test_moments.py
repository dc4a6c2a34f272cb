"""What a sentence dates, and by which event."""

from __future__ import annotations

import pytest

from tui_reader.annotate.dates import find_dates
from tui_reader.collate.moments import moments
from tui_reader.model import Source


def dated(sentence: str) -> list[tuple[str, str | None, str | None]]:
    source = Source("a.txt", sentence, "", "utf-8", "", "2030-06-12")
    dates = find_dates(sentence, source.published)
    return [
        (one.value, one.event, one.ordinal) for one in moments(source, dates, 0, len(sentence), frozenset())
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The barge struck the weir on 3 June.", [("2030-06-03", "collision", None)]),
        ("A barge ploughed into the weir at 9.10 p.m. on 3 June.", [("2030-06-03T21:10", "collision", None)]),
        ("The blaze broke out at 2:15 a.m. in a shed.", [("XXXX-XX-XXT02:15", "fire", None)]),
        ("The first complaint came on 3 June.", [("2030-06-03", None, "first complaint")]),
        ("The weir was last inspected on 3 June.", [("2030-06-03", "inspect", "last inspected")]),
        ("It was inspected for the last time on 3 June.", [("2030-06-03", "inspect", "last inspected")]),
    ],
)
def test_moments(sentence: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert dated(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "She will be sentenced on 20 June.",
        "The weir was inspected about a month ago.",
        "The weir was opened before 3 June.",
        "The weir burst, she said on 3 June.",
        "He won the 2028 Tallis Prize.",
        "The mill sold nothing between 3 May and 4 June.",
        "Sales were weak in the week ended 4 June.",
    ],
)
def test_what_is_planned_vague_or_only_said_then_is_no_moment(sentence: str) -> None:
    assert dated(sentence) == []
