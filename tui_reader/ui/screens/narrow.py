"""All facets of one kind over the reading room: filtered by what is typed, one of them chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui_reader.errors import ReaderError
from tui_reader.library.facets import Filter
from tui_reader.model import Facet, FacetKind
from tui_reader.ui.facets import KINDS
from tui_reader.ui.widgets.facets import FacetList
from tui_reader.ui.widgets.line import Line, Words
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

Load = Callable[[FacetKind], Sequence[Facet]]


class FacetScreen(ModalScreen[Facet | None]):
    """Closes with the facet that was chosen, or None."""

    BINDINGS = [  # noqa: RUF012
        Binding("left", "kind(-1)", priority=True),
        Binding("right", "kind(1)", priority=True),
        Binding("down", "move('line', 1)", priority=True),
        Binding("up", "move('line', -1)", priority=True),
        Binding("pagedown", "move('page', 1)", priority=True),
        Binding("pageup", "move('page', -1)", priority=True),
        Binding("home", "move('end', -1)", priority=True),
        Binding("end", "move('end', 1)", priority=True),
        Binding("enter", "choose", priority=True),
        Binding("escape", "close", priority=True),
    ]

    def __init__(
        self, kinds: Sequence[FacetKind], kind: FacetKind, narrowed: Sequence[Facet], load: Load, enter: str
    ) -> None:
        """`load` gives the facets of a kind, in a thread; `enter` says what enter does."""
        super().__init__()
        self._kinds = list(kinds)
        self._kind = kind
        self._narrowed = narrowed
        self._load = load
        self._enter = enter
        self._filters: dict[FacetKind, Filter] = {}

    def compose(self) -> ComposeResult:
        self._title = Line(classes="sheet-title")
        self._typed = Input(id="filter", compact=True, placeholder="type a part of the name")
        self._typed.cursor_blink = False
        self._list = FacetList(id="facet-list")
        self._list.narrowed = self._narrowed
        self._list.can_focus = False
        with Vertical(classes="sheet"):
            yield self._title
            yield self._typed
            yield self._list
            hints = f"enter {self._enter}   ← → other kinds   esc close"
            yield Line((hints, "dim"), classes="sheet-hints")

    def on_mount(self) -> None:
        self._typed.focus()
        self._show()

    def action_kind(self, step: int) -> None:
        at = self._kinds.index(self._kind) + step
        self._kind = self._kinds[at % len(self._kinds)]
        self._show()

    def action_move(self, unit: str, step: int) -> None:
        if self._list.facets:
            self._list.move(unit, step)

    def action_choose(self) -> None:
        self._list.choose()

    def action_close(self) -> None:
        self.dismiss(None)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(self._list.facets[event.index])

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show()

    def _show(self) -> None:
        """What the words typed leave of this kind; asked for first where it is not known."""
        known = self._filters.get(self._kind)
        if known is None:
            self.run_worker(self._ask(self._kind), group="facets", exit_on_error=False)
        self._list.show(known.with_words(self._typed.value) if known else ())
        tabs: list[Words] = []
        for kind in self._kinds:
            tabs += [(f" {KINDS[kind]} ", "current" if kind == self._kind else "dim"), (" ", "")]
        count = ""
        if known is not None:
            shown, every = len(self._list.facets), len(known.facets)
            count = f"{every:,}" if shown == every else f"{shown:,} of {every:,}"
        self._title.say(*tabs, right=[(count, "dim")])

    async def _ask(self, kind: FacetKind) -> None:
        try:
            self._filters[kind] = await asyncio.to_thread(lambda: Filter(self._load(kind)))
        except ReaderError as error:
            self._title.say((visible(str(error)), "warning"))
        else:
            self._show()
