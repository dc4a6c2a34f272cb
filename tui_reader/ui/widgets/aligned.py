"""The wordings of an utterance one above another, in blocks as wide as the pane; differences are marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui_reader.export.comparison.aligned import Cell, Wording, blocks
from tui_reader.export.comparison.weighing import LOUD, WEIGHTS
from tui_reader.ui.cells import Piece, fit, fit_pieces
from tui_reader.ui.widgets.weighed import WeighedList

GAP = "·"
_LEGEND = (
    ("added", Cell("", "added", "word")),
    ("changed", Cell("", "changed", "word")),
    ("number, negation, name", Cell("", "changed", "number")),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A wording in a block; or, without one, a blank row."""

    wording: int | None
    columns: Sequence[tuple[int, int]] = ()


class AlignedView(WeighedList):
    """Only scrolls. Where not all wordings have room above one another, the fullest and the one that is
    followed are shown."""

    def __init__(self) -> None:
        super().__init__(id="aligned")
        self.wordings: Sequence[Wording] = ()
        self.followed = 0
        self.room = 1
        self._rows: list[_Row] = []

    def show(self, wordings: Sequence[Wording]) -> None:
        self.wordings, self.followed = wordings, 0
        self.relayout()
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False)

    def give(self, rows: int) -> None:
        """How many rows there are for all of it."""
        self.room = max(1, rows)
        self.styles.max_height = self.room
        self.relayout()

    def follow(self, wording: int) -> None:
        """Mark one of the wordings, and bring into sight where it differs most."""
        before, self.followed = self.followed, wording
        if before == wording:
            return
        if not self._all_fit:
            self.relayout()
        self.refresh()
        rows = [number for number, row in enumerate(self._rows) if row.wording == wording]
        loudest = min(rows, key=lambda number: self._rank(self._rows[number]), default=0)
        y, height = self.scroll_offset.y, self.size.height
        if height and not y <= loudest < y + height:
            first = max(n for n in range(loudest + 1) if n == 0 or self._rows[n - 1].wording is None)
            self.scroll_to(y=first, animate=False)

    def selectable(self, index: int) -> bool:
        return False

    def move(self, unit: str, step: int) -> None:
        rows = {"line": 1, "half": self.size.height // 2, "page": self.size.height - 1}
        self.scroll_relative(y=step * rows.get(unit, len(self._rows)), animate=False)

    def relayout(self) -> None:
        width = (self.scrollable_content_region.width or 80) - self._label_width - 1
        self._rows = []
        for columns in blocks(self._shown, width):
            self._rows += [_Row(n, columns) for n in self._numbers if self.wordings[n].has(columns)]
            self._rows.append(_Row(None))
        self.set_heights([1] * (len(self._rows) + 1))
        self.can_focus = self.count > self.room

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        plain = self.style()
        if index == len(self._rows):
            return fit_pieces(self._legend(), width, plain)
        item = self._rows[index]
        if item.wording is None:
            return fit_pieces((), width, plain)
        wording = self.wordings[item.wording]
        followed = item.wording == self.followed
        label = f" {wording.label}", self.style("current" if followed else "strong")
        times = len(wording.versions)
        count = f" ×{times}" if times > 1 else ""
        pieces: list[Piece] = [
            label,
            (f"{count:<{self._label_width - cell_len(label[0])}}", self.style("dim")),
        ]
        for column, wide in item.columns:
            cell = wording.cells[column]
            words = fit(cell.text, wide) or (GAP * wide if cell.kind else "")
            pieces += [(words, self._cell_style(cell)), (" " * (wide + 1 - cell_len(words)), plain)]
        return fit_pieces(pieces, width, plain)

    @property
    def _all_fit(self) -> bool:
        return len(self.wordings) + 1 < max(self.room, 4)

    @property
    def _numbers(self) -> list[int]:
        """The wordings that are shown."""
        everything = range(len(self.wordings))
        if self._all_fit:
            return list(everything)
        return [number for number in everything if self.wordings[number].fullest or number == self.followed]

    @property
    def _shown(self) -> list[Wording]:
        return [self.wordings[number] for number in self._numbers]

    @property
    def _label_width(self) -> int:
        widths = (
            len(w.label) + (len(str(len(w.versions))) + 2) * (len(w.versions) > 1) for w in self.wordings
        )
        return 2 + max(widths, default=1)

    def _rank(self, row: _Row) -> int:
        """How much a row differs from the fullest wording, the least number the most."""
        cells = self.wordings[row.wording or 0].cells
        weights = [cells[column].weight for column, _ in row.columns if cells[column].kind]
        return min((WEIGHTS.index(weight) for weight in weights if weight), default=len(WEIGHTS))

    def _cell_style(self, cell: Cell) -> Style:
        """Colour by weight; what turns the sense is reversed, what is added underlined."""
        if cell.weight is None:
            return self.style("dim" if cell.kind else "")
        style = self.style(cell.weight)
        if cell.kind is None:
            return style if cell.weight != "form" else self.style()
        if cell.kind == "added":
            style += Style(underline=True)
        if cell.kind == "omitted" and cell.weight not in LOUD:
            return self.style("dim")
        return style + Style(reverse=cell.weight in LOUD)

    def _legend(self) -> list[Piece]:
        plain = self.style()
        pieces: list[Piece] = [(f" {GAP * 3} left out", self.style("dim"))]
        for words, cell in _LEGEND:
            pieces += [("   ", plain), (words, self._cell_style(cell))]
        return pieces
