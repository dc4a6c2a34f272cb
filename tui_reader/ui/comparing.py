"""What lists of disagreements and of utterances say, row by row, and in which order. No Textual here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui_reader.export.comparison import words
from tui_reader.export.comparison.weighing import WEIGHTS
from tui_reader.model import Disagreement, DisagreementKind, Finding, Progress, Variants, Weight
from tui_reader.ui.results import plural

KINDS: dict[DisagreementKind, tuple[str, Weight]] = {
    "negation": ("negation", "negation"),
    "speaker": ("speaker", "negation"),
    "claim": ("claim", "negation"),
    "cut": ("cut", "negation"),
    "number": ("number", "number"),
    "name": ("name", "name"),
    "date": ("date", "number"),
    "time": ("time", "number"),
    "impossible": ("impossible", "number"),
}
"""What a kind of disagreement is called, and as what difference it is shown."""


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """A disagreement (`place` None), or one of its places, by their numbers."""

    disagreement: int
    place: int | None = None


def disagreement_rows(found: Sequence[Disagreement]) -> list[DisagreementRow | None]:
    """Each disagreement with its places below it; None is a blank row between two."""
    rows: list[DisagreementRow | None] = []
    for number, each in enumerate(found):
        rows += [None, DisagreementRow(number)] if rows else [DisagreementRow(number)]
        rows += [DisagreementRow(number, place) for place in range(len(each.places))]
    return rows


def told(place: Finding) -> str:
    """What the details of a place say beyond its words."""
    return " · ".join(value for value in place.details.values() if value and value != place.text)


def differences(variants: Variants) -> list[tuple[Weight, str]]:
    """How its versions differ from the fullest, each difference once, what weighs most first."""
    versions = range(len(variants.versions))
    found = dict.fromkeys(told for version in versions for told in words.differences(variants, version))
    return sorted(found, key=lambda told: WEIGHTS.index(told[0]))


def scope(compared: int, known: int, progress: Progress | None) -> str:
    """`in 150 sources`; while not all have been compared, `in 147 of 150 sources · comparing 120 of 300`."""
    where = f"in {plural(known, 'source')}" if compared == known else f"in {compared:,} of {known:,} sources"
    if progress is not None and progress.stage in ("reading", "annotating", "collating"):
        doing = {"reading": "reading", "annotating": "finding people"}.get(progress.stage, "comparing")
        where += f" · {doing} {progress.done:,} of {progress.total:,}"
    return where
