"""Finds the weights in tui_reader/annotate/people/signs.py anew, and prints them beside the present ones.

    python -m tools.sign_weights worldwide_dev conllpp_dev uner_ewt_dev

Each SET is one of tests/accuracy that labels people. Of every form of capitalised words in a document it is
known which signs it shows, and at how many of its places it was labelled as a person's name. A logistic
regression (Newton's method, ridge 1; a form counts by its places to the power of 0.7, so that a name all
over one document does not rule) finds the weights that tell this best, for forms of several words and of one
apart. They are rounded to halves; beside them stand the present ones and how many forms show the sign. The
full names whose parts are signs are found by the present weights, so after a change the weights are found
anew until they stay.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.accuracy.align import of_person
from tests.accuracy.sets import gold_of
from tui_reader.annotate.people.entities import find_entities
from tui_reader.annotate.people.full_names import weigh
from tui_reader.annotate.people.pieces import Form, bare, form_of, pieces_of
from tui_reader.annotate.people.signs import BASE, FORM, ONCE, PARALLEL, SHARES, Signs

WEIGHTS = {"a form": BASE, "parallel to persons": PARALLEL, **SHARES, **ONCE, **FORM}
SIGNS = list(WEIGHTS)
OF_OTHERS = ("surname of a full name", "first name of a full name")
"""Signs of single words; a full name shows them of itself."""
RIDGE = 1.0
EVENING = 0.7
MOST_STEPS = 50
CLOSE = 1e-6

Vector = npt.NDArray[np.float64]
Row = tuple[Form, Vector, int, int]
"""A form, how far it shows each sign, its places, and how many of them are labelled."""


def main() -> None:
    rows = [row for name in sys.argv[1:] for row in rows_of(name)]
    if not rows:
        sys.exit(__doc__)
    parts = [[row for row in rows if (len(row[0]) == 1) == alone] for alone in (False, True)]
    found = [fitted(part) for part in parts]
    print(f"{'':36}{'several words':>28}{'one word':>28}")
    print(f"{'':36}" + 2 * f"{'found':>14}{'now':>7}{'forms':>7}")
    for at, sign in enumerate(SIGNS):
        line = f"{sign:36}"
        for weights, now, part in zip(found, WEIGHTS[sign], parts, strict=True):
            forms = sum(row[1][at] != 0 for row in part)
            line += f"{weights[at]:8.2f}{round(2 * weights[at]) / 2:6.1f}{now:7}{forms:7}"
        print(line)


def rows_of(name: str) -> Iterator[Row]:
    """The forms of all documents of a set."""
    with gold_of(name).open(encoding="utf-8") as labels:
        for line in labels:
            yield from _rows(json.loads(line))


def _rows(document: dict[str, Any]) -> Iterator[Row]:
    text, scope = document["text"], document.get("scope")
    labelled = {of_person(text, p) for p in document["people"] if p.get("mention", "name") == "name"}
    runs, evidence = weigh(text, list(pieces_of(text, find_entities(text))))
    places, names = Counter[Form](), Counter[Form]()
    for piece in (piece for run in runs for piece in run):
        words = bare(piece.words)
        start, end = (words[0].start, words[-1].end) if words else (0, 0)
        if words and (scope is None or any(a <= start and end <= b for a, b in scope)):
            places[form_of(words)] += 1
            names[form_of(words)] += of_person(text, {"start": start, "end": end}) in labelled
    for form, count in places.items():
        yield form, _vector(evidence.signs, form), count, names[form]


def _vector(signs: Signs, form: Form) -> Vector:
    shown = {"a form": 1.0, "parallel to persons": signs.parallel.get(form, 0.0)}
    for sign, places in signs.shown[form].items():
        shown[sign] = places / signs.seen[form] if sign in SHARES else 1.0
    for sign in signs.of_form(form):
        shown[sign] = 0.0 if sign in OF_OTHERS and len(form) > 1 else 1.0
    return np.array([shown.get(sign, 0.0) for sign in SIGNS])


def fitted(rows: list[Row]) -> Vector:
    """The weights of a logistic regression, in the order of SIGNS."""
    signs = np.array([vector for _, vector, _, _ in rows])
    counted = np.array([count**EVENING for _, _, count, _ in rows])
    share = np.array([labelled / count for _, _, count, labelled in rows])
    weights = np.zeros(len(SIGNS))
    for _ in range(MOST_STEPS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (counted * (likely - share)) + RIDGE * weights
        bend = (signs.T * (counted * likely * (1 - likely))) @ signs + RIDGE * np.eye(len(SIGNS))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < CLOSE:
            break
    return weights


if __name__ == "__main__":
    main()
