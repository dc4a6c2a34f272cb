"""What could stand in place of the word being typed: a few rows under the query, always as many."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment

from tui_reader.model import Suggestion
from tui_reader.ui.cells import between, fit_pieces
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible


class SuggestionList(LineList, can_focus=False):
    """People, then words; what is only spelt nearly so is offered as a question.

    It never takes the focus: the query keeps it, and keys that move reach it from there.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.suggestions: Sequence[Suggestion] = ()

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """As many of these as there are rows."""
        if suggestions != self.suggestions:
            self.suggestions = suggestions
            self.selected = None
            self.relayout()

    def relayout(self) -> None:
        self.set_heights([1] * min(len(self.suggestions), self.size.height))

    @property
    def best(self) -> Suggestion | None:
        """The suggestion that is selected, else the first."""
        return self.suggestions[self.selected or 0] if self.count else None

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        plain, dim = self.style(), self.style("dim")
        item = self.suggestions[index]
        name = visible(item.name), self.style("accent" if item.kind == "person" else "")
        asked = [("did you mean ", dim)] if item.near else []
        key = " tab" if index == 0 and self.selected is None else "    "
        if width < 20:
            return fit_pieces([(" ", plain), name], width, plain)
        return between([("   ", plain), *asked, name], [(f" {item.sources:,}{key} ", dim)], width, plain)
