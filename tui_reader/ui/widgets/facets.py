"""Facets in rows: the best few of every kind beside the results, or a list of one kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Facet, FacetKind, SearchResult
from tui_reader.ui import facets
from tui_reader.ui.cells import between
from tui_reader.ui.latest import Latest, Wanted
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

EACH = 3
"""Rows of a kind beside the results."""

_LABEL = 10
_DELAY = 0.2  # seconds in which no other answer came


class FacetList(LineList):
    """Facets of one kind, with how many sources have each; what is narrowed by is ticked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.facets: Sequence[Facet] = ()
        self.narrowed: Sequence[Facet] = ()

    def show(self, found: Sequence[Facet]) -> None:
        self.facets = found
        self.selected = 0 if found else None
        self.set_heights([1] * len(found))
        self.scroll_to(y=0, animate=False)

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        return self.draw_facet(self.facets[index], "", width)

    def draw_facet(self, facet: Facet, label: str, width: int) -> list[Segment]:
        plain, dim = self.style(), self.style("dim")
        ticked = any(facets.same(facet, other) for other in self.narrowed)
        name = visible(facet.name), self.style("accent" if ticked else "")
        left = [(f" {label}", dim), ("✓ " if ticked else "  ", self.style("accent")), name]
        return between(left, [(f" {facet.count:,} ", dim)], width, plain)


class FacetBlock(FacetList):
    """The best few of every kind, in a fixed number of rows: nothing moves while answers grow."""

    def __init__(self) -> None:
        super().__init__()
        self._slots: list[Facet | None] = []

    def on_mount(self) -> None:
        self.show_kinds({})

    def show_kinds(self, found: Mapping[FacetKind, Sequence[Facet]]) -> None:
        self._slots = []
        for kind in facets.KINDS:
            best = list(found.get(kind, ()))[:EACH]
            self._slots += [*best, *[None] * (EACH - len(best))]
        if self.selected is not None and self._slots[self.selected] is None:
            self.selected = None
        self.set_heights([1] * len(self._slots))

    def facet_at(self, index: int) -> Facet | None:
        return self._slots[index]

    @property
    def is_empty(self) -> bool:
        return not any(self._slots)

    @property
    def kind(self) -> FacetKind:
        """The kind of the facet that is selected."""
        return list(facets.KINDS)[(self.selected or 0) // EACH]

    def selectable(self, index: int) -> bool:
        return self._slots[index] is not None

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        kind = list(facets.KINDS.values())[index // EACH] if index % EACH == 0 else ""
        facet = self._slots[index]
        if facet is not None:
            return self.draw_facet(facet, f"{kind:<{_LABEL}}", width)
        return between([(f" {kind}", self.style("dim"))], [], width, self.style())


class FacetPlace(Vertical):
    """The facets beside the results, asked for once the answers have settled. Posts `Chosen`."""

    @dataclass
    class Chosen(Message):
        facet: Facet

    @dataclass
    class _Found(Message):
        result: SearchResult
        facets: Mapping[FacetKind, Sequence[Facet]]

    def __init__(self, library: Library, title_of: Callable[[str], str]) -> None:
        super().__init__(id="facets")
        self._library = library
        self._title_of = title_of
        self._latest = Latest("facets")
        self._due: Timer | None = None
        self._result: SearchResult | None = None
        self.block = FacetBlock()

    def on_mount(self) -> None:
        """What is not seen at first is mounted once the first screen is painted."""
        self.call_after_refresh(self.mount, Line(("Narrow by", "strong"), classes="pane-note"), self.block)

    def on_unmount(self) -> None:
        self._latest.close()

    def take(self, result: SearchResult | None, narrowed: Sequence[Facet]) -> None:
        """Show the facets of this answer soon; those of the one before stay till then."""
        self._result = result
        self.block.narrowed = narrowed
        if self._due is not None:
            self._due.stop()
        if result is not None:
            self._due = self.set_timer(_DELAY, lambda: self._ask(result, narrowed))

    def _ask(self, result: SearchResult, narrowed: Sequence[Facet]) -> None:
        if self.display:
            self._latest.run(lambda wanted: self._find(result, narrowed, wanted))

    def _find(self, result: SearchResult, narrowed: Sequence[Facet], wanted: Wanted) -> None:
        """In a thread. What cannot be read is told by the search."""
        found: dict[FacetKind, Sequence[Facet]] = {}
        for kind in facets.KINDS:
            try:
                best = self._library.facets(kind, result, narrowed=narrowed, limit=EACH)
            except ReaderError:
                return
            if not wanted(0):
                return
            found[kind] = facets.titled(best, self._title_of)
        self.post_message(self._Found(result, found))

    def on_facet_place__found(self, event: _Found) -> None:
        event.stop()
        if event.result is self._result:
            self.block.show_kinds(event.facets)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        facet = self.block.facet_at(event.index)
        if facet is not None:
            self.post_message(self.Chosen(facet))

    def focus_block(self) -> bool:
        """Go to the facets; False where there are none, or that is where one is."""
        if not self.display or self.block.has_focus or self.block.is_empty:
            return False
        if self.block.selected is None:
            self.block.move("end", -1)
        self.screen.set_focus(self.block)
        return True
