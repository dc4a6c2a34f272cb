"""Dates that cannot be, given the other dates of their own source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui_reader.collate.disagreements.conflict import Conflict, Place, conflict
from tui_reader.collate.statements import Told


def impossible_conflicts(sources: Mapping[int, Told]) -> Iterator[Conflict]:
    """A conflict for each impossible date, with the one it cannot stand beside."""
    for number, told in sources.items():
        for one in told.impossible:
            places = [
                Place(number, one.start, one.end, ""),
                Place(number, one.other_start, one.other_end, ""),
            ]
            yield conflict("impossible", one.why, places)
