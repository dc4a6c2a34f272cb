"""What sources tell differently, a module a kind: of what they state (`conflicts`), and of one utterance that
several quote (`of_variants`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui_reader.collate.disagreements.changes import change_disagreements
from tui_reader.collate.disagreements.claims import claim_conflicts
from tui_reader.collate.disagreements.conflict import Conflict, Place
from tui_reader.collate.disagreements.cuts import cut_disagreements
from tui_reader.collate.disagreements.dates import date_conflicts
from tui_reader.collate.disagreements.denials import denial_conflicts
from tui_reader.collate.disagreements.impossible import impossible_conflicts
from tui_reader.collate.disagreements.numbers import amount_conflicts, number_conflicts
from tui_reader.collate.disagreements.quoted import Columns
from tui_reader.collate.disagreements.speakers import speaker_disagreements
from tui_reader.collate.statements import Told
from tui_reader.collate.stories import Stories
from tui_reader.model import Disagreement, DisagreementKind, Variants

__all__ = ["SERIOUSNESS", "Conflict", "Place", "conflicts", "of_variants"]

SERIOUSNESS: tuple[DisagreementKind, ...] = (
    "speaker", "negation", "claim", "number", "name", "cut", "date", "time", "impossible",
)  # fmt: skip
"""The kinds, the most serious first."""


def conflicts(sources: Mapping[int, Told]) -> Iterator[Conflict]:
    """All that these sources, by number, state differently."""
    stories = Stories(sources)
    yield from claim_conflicts(stories)
    yield from denial_conflicts(stories)
    yield from number_conflicts(stories)
    yield from amount_conflicts(stories)
    yield from date_conflicts(stories)
    yield from impossible_conflicts(sources)


def of_variants(variants: Variants, columns: Columns) -> Iterator[Disagreement]:
    """All that the versions of one utterance tell differently."""
    yield from speaker_disagreements(variants, columns)
    yield from change_disagreements(variants, columns)
    yield from cut_disagreements(variants, columns)
