"""Lists that show differences in the colours of what these weigh."""

from __future__ import annotations

from tui_reader.export.comparison.weighing import WEIGHTS
from tui_reader.ui.widgets.lines import LineList


class WeighedList(LineList):
    """A list whose styles are also the weights of differences."""

    COMPONENT_CLASSES = {f"lines--{weight}" for weight in WEIGHTS}  # noqa: RUF012
