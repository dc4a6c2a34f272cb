"""What sources tell differently: one module a kind. Conflicts compare what sources state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui_reader.collate.disagreements.claims import claim_conflicts
from tui_reader.collate.disagreements.conflict import Conflict, Place
from tui_reader.collate.disagreements.dates import date_conflicts
from tui_reader.collate.disagreements.impossible import impossible_conflicts
from tui_reader.collate.disagreements.numbers import number_conflicts
from tui_reader.collate.statements import Told
from tui_reader.collate.stories import Stories
from tui_reader.model import DisagreementKind

__all__ = ["SERIOUSNESS", "Conflict", "Place", "conflicts"]

SERIOUSNESS: tuple[DisagreementKind, ...] = (
    "negation", "claim", "speaker", "number", "name", "cut", "date", "time", "impossible",
)  # fmt: skip
"""The kinds, the most serious first."""


def conflicts(sources: Mapping[int, Told]) -> Iterator[Conflict]:
    """All that these sources, by number, state differently."""
    stories = Stories(sources)
    yield from claim_conflicts(stories)
    yield from number_conflicts(stories)
    yield from date_conflicts(stories)
    yield from impossible_conflicts(sources)
