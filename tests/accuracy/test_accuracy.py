"""The scorer judges as it should, and our annotations of seeds/ do not fall below their floors."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.accuracy.__main__ import below
from tests.accuracy.align import Placed, align
from tests.accuracy.score import score
from tests.accuracy.sets import OWN, gold_of, spans
from tests.accuracy.values import same_value

GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in gold_of(OWN).read_text(encoding="utf-8").splitlines()
]


def fed_back(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        *(
            {"type": "person", "label": p["entity"], **p}
            for p in document["people"]
            if p["mention"] == "name"
        ),
        *({"type": "quote", **quote} for quote in document["quotes"]),
        *({**date, "type": "date"} for date in document["dates"] if date["type"] in ("DATE", "TIME")),
    ]


def test_our_annotations_of_the_seeds_reach_their_floors() -> None:
    figures = score((document, spans(document)) for document in GOLD).figures()
    assert below(OWN, figures) == [], figures


def test_the_labels_fed_back_score_a_hundred() -> None:
    assert set(score((document, fed_back(document)) for document in GOLD).figures().values()) == {100.0}


def test_nothing_found_scores_nothing() -> None:
    figures = score((document, []) for document in GOLD).figures()
    assert figures.pop("speaker of direct", None) is None and figures.pop("at 85 %", None) is None
    assert set(figures.values()) == {0.0}


def quoted(who: str, start: int = 0) -> dict[str, Any]:
    return {"start": start, "end": start + len(who), "text": who}


@pytest.mark.parametrize(
    ("ours", "right"),
    [
        (quoted("Ann Lee", 30), 1),
        (quoted("she", 33), 1),  # overlaps the words labelled
        (quoted("Mayor Lee"), 1),
        (quoted("Lee's"), 1),
        (quoted("Tom Reyes"), 0),
        (None, 0),
    ],
)
def test_a_speaker_is_right_by_place_or_by_last_name(ours: dict[str, Any] | None, right: int) -> None:
    text = "“We sail on Friday at dawn,” — Ann Lee"
    quote = {"start": 1, "end": 27, "kind": "direct", "speaker": quoted("Ann Lee", 31)}
    document = {"text": text, "layers": ["quotes"], "quotes": [quote]}
    found = score([(document, [{"type": "quote", "start": 1, "end": 27, "speaker": ours}])])
    assert found.figures()["speaker of direct"] == 100.0 * right
    assert [error[0] for error in found.errors] == ["speakers"] * (1 - right)


def test_a_report_is_right_where_most_of_it_is_labelled() -> None:
    text = "The boat leaks, Ann Lee said. It rained."
    quote = {"start": 0, "end": 14, "kind": "indirect", "speaker": quoted("Ann Lee", 16)}
    document = {"text": text, "layers": ["quotes"], "quotes": [quote]}
    ours = [
        {"type": "reported", "start": start, "end": end, "text": text[start:end], "speaker": who}
        for start, end, who in ((0, 14, quoted("Lee", 20)), (0, 14, quoted("rained", 33)), (10, 39, None))
    ]
    found = score([(document, ours)])
    assert found.figures() == {"indirect": 66.67, "speaker of indirect": 50.0}
    assert [error[:2] for error in found.errors] == [("indirect", "speaker"), ("indirect", "false")]


def test_errors_have_classes() -> None:
    text = "Ann Lee and Tom Reyes met Bo Dahl and Ida Falk."
    names = [quoted(name, text.index(name)) for name in ("Ann Lee", "Tom Reyes", "Bo Dahl")]
    ours = [quoted(name, text.index(name)) for name in ("Ann", "Tom Reyes met", "Ida Falk")]
    document = {"text": text, "layers": ["people"], "people": names}
    found = score([(document, [{"type": "person", **name} for name in ours])])
    assert sorted(kind for _, kind, _, _ in found.errors) == ["false", "missed", "too long", "too short"]


def test_the_larger_overlap_wins() -> None:
    one, other = Placed((0, 10), {}), Placed((8, 20), {})
    ours = Placed((7, 19), {})
    found = align([one, other], [ours])
    assert (found.near, found.missed) == ([(other, ours)], [one])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2031-05-02", "2031-05-02", True),
        ("2031-05", "2031-05-01/2031-05-31", True),
        ("2031-W18", "2031-04-28/2031-05-04", True),
        ("203", "203X", True),
        ("2031-Q2", "2031-04/2031-06", True),
        ("2031-05-02T21:40:00", "2031-05-02 21:40", True),
        ("2031-AU", "2031-FA", True),
        ("2031-05-02", "2031-05-03", False),
        ("2031-02-30", "2031-03", False),
        ("PRESENT_REF", "PAST_REF", False),
        ("2031", None, False),
    ],
)
def test_values_that_mean_the_same_are_the_same(one: str, other: str | None, same: bool) -> None:
    assert same_value(one, other) is same
