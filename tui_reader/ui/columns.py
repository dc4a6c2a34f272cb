"""How a pane is divided into columns, in cells."""

from __future__ import annotations

from dataclasses import dataclass

MEASURE = 72
LABEL = 14
_LEAST_LABEL = 10
_MARGIN = 4  # blank, cursor sign, mark sign, blank


@dataclass(frozen=True, slots=True)
class Columns:
    """How a pane is divided, in cells: a gutter for labels (0: none), the margin with its signs, the text.

    `left` and `right` are where the text begins and where the last column that is ever drawn in ends.
    """

    width: int
    label: int
    margin: int
    left: int
    measure: int
    right: int

    @property
    def outer(self) -> int:
        """Where the first column that is drawn in begins."""
        return self.left - self.margin - self.label


def columns(width: int, measure: int = MEASURE) -> Columns:
    """The columns of a pane `width` cells wide: at most `measure` cells of text, about in the middle."""
    width = max(width, 1)
    right = 1 if width >= 8 else 0
    if width >= 60:
        margin = _MARGIN
        label = max(_LEAST_LABEL, min(LABEL, width - margin - measure - right))
    else:
        margin = 3 if width >= 24 else 1 if width >= 8 else 0
        label = 0
    measure = max(1, min(measure, width - label - margin - right))
    left = max(label + margin, (width - measure) // 2)
    return Columns(width, label, margin, left, measure, min(width, left + measure + 2 * right))
