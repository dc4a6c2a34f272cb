"""A card over the reading room: rows of text, some of which lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen

from tui_reader.model import PersonSummary
from tui_reader.ui.actions import MODAL_MOVES, bindings
from tui_reader.ui.cards import Card, CardRow, Target
from tui_reader.ui.cells import fit, fit_pieces, row_of, wrap
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

_LABEL = 14
_FRAME = 6  # rows of a card around its list


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """The export of all about a person was asked for."""

    person: PersonSummary


class CardList(LineList):
    """The rows of a card, wrapped; those that lead somewhere can be chosen."""

    def __init__(self, rows: tuple[CardRow, ...]) -> None:
        super().__init__()
        self.rows = rows
        self._wrapped = lru_cache(1024)(self._wrap)

    def on_mount(self) -> None:
        self.selected = next((n for n, row in enumerate(self.rows) if row.target), None)

    def selectable(self, index: int) -> bool:
        return self.rows[index].target is not None

    def move(self, unit: str, step: int) -> None:
        """Where nothing can be selected, or the next place is far, scroll instead."""
        if unit == "line" and not any(row.target for row in self.rows):
            self.scroll_relative(y=step, animate=False)
        else:
            super().move(unit, step)

    def relayout(self) -> None:
        self._wrapped.cache_clear()
        self.set_heights(len(self._wrapped(index)) for index in range(len(self.rows)))

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        item, plain = self.rows[index], self.style()
        start, end = row_of(self._wrapped(index), row)
        label = fit(visible(item.label or ""), _LABEL - 1) if row == 0 else ""
        indent = f"{label:<{self._indent(item)}}"
        words = visible(item.words)[start:end]
        return fit_pieces([(indent, self.style("dim")), (words, self.style(item.style))], width, plain)

    def _indent(self, item: CardRow) -> int:
        return 0 if item.label is None else _LABEL

    def _wrap(self, index: int) -> list[tuple[int, int]]:
        item = self.rows[index]
        width = (self.scrollable_content_region.width or 60) - self._indent(item) - 1
        return wrap(visible(item.words), width)


class CardScreen(ModalScreen[Target | ExportPerson | None]):
    """Closes with where the reader wants to go, or None."""

    BINDINGS = bindings(MODAL_MOVES)

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card

    def compose(self) -> ComposeResult:
        hint = "enter goes there" + ("   e export" if self.card.person else "") + "   esc close"
        with Vertical(classes="sheet"):
            yield Line((visible(self.card.title), "strong"), classes="sheet-title")
            yield CardList(self.card.rows)
            yield Line((hint, "dim"), classes="sheet-hints")

    def on_mount(self) -> None:
        self.query_one(CardList).focus()

    def on_resize(self, event: Resize) -> None:
        self.query_one(CardList).styles.max_height = max(1, event.size.height - _FRAME)

    def action_move(self, unit: str, step: int) -> None:
        self.query_one(CardList).move(unit, step)

    def action_open(self) -> None:
        self.query_one(CardList).choose()

    def action_back(self) -> None:
        self.dismiss(None)

    def action_export(self) -> None:
        if self.card.person is not None:
            self.dismiss(ExportPerson(self.card.person))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(self.card.rows[event.index].target)
