"""A text scrolled by its rows: any place is shown at once, and what is at the top stays there."""

from __future__ import annotations

import asyncio
from abc import abstractmethod

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from tui_reader.ui.columns import Columns, columns
from tui_reader.ui.layout import Layout
from tui_reader.ui.widgets.sized import SizedView

THUMB = "▕"

_AT_ONCE = 0.01  # seconds a text is laid out for before its first rows are shown
_SLICE = 0.004  # seconds the event loop lends to the rest of it, and has in between
_CONTEXT = 2  # rows kept in sight beyond what is revealed


class RowView(SizedView, can_focus=True, inherit_bindings=False):
    """Rows of a text below a head; a subclass gives the text (`lay_out`) and draws it (`draw_row`).

    A scrollbar would be sent anew with every row scrolled, which is 3 KB; only its thumb is drawn, beside the
    text. Numbers of rows are good until the next call: those of a long text are estimates at first.
    """

    DEFAULT_CSS = """
    RowView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 0;
    }
    """

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.columns: Columns = columns(1)
        self.rows: Layout | None = None
        self._place: int | None = None  # the offset at the top; None: the head is there
        self._placing = False
        self._complete = True
        self._numbering = 0
        self._thumb = range(0)

    @abstractmethod
    def lay_out(self, width: int) -> tuple[Columns, Layout] | None:
        """The text set for a pane of some width; None while there is none to show."""

    @abstractmethod
    def draw_row(self, row: int, place: tuple[int, int] | None) -> Strip:
        """A row of the head (no place) or of the text, as wide as the pane."""

    @abstractmethod
    def blank_style(self) -> Style:
        """The style of what is empty."""

    @abstractmethod
    def thumb_style(self) -> Style:
        """The style of the thumb that shows which part of the text is in sight."""

    def scrolled(self) -> None:
        """Called when other rows are in sight."""

    @property
    def top(self) -> int:
        """The first row in sight."""
        return self.scroll_offset.y

    @property
    def top_offset(self) -> int:
        """The offset of the first character in sight."""
        return self._place or 0

    def set_text(self) -> None:
        """Lay out a new text, to be seen from its head."""
        self._place = None
        self._set_rows()

    def settled(self, offset: int | None = None) -> Layout | None:
        """The rows, exact for some pages around those in sight, and around an offset."""
        rows = self.rows
        if rows is not None and not self._complete:
            rows.settle(self.top_offset, 2 * self.size.height)
            if offset is not None:
                rows.settle(offset, 2 * self.size.height)
            if rows.numbering != self._numbering:
                self._apply_height(rows)
        return rows

    def scroll_to_row(self, row: int) -> None:
        """Bring a row to the top, as far as there is text to fill the pane."""
        self.scroll_to(y=row, animate=False, force=True)

    def reveal(self, start: int, end: int, centre: bool = False) -> None:
        """Bring a stretch of the text into sight: by the least scrolling, from afar to the upper third."""
        rows = self.settled(start)
        height = self.size.height
        if rows is None or not height:
            return
        first, last = rows.row_of(start), rows.row_of(max(start, end - 1))
        context = min(_CONTEXT, (height - 1) // 2)
        above = 0 if first - context <= rows.head and last + context < height else first - context
        below = last + context + 1 - height
        if centre or not self.top - height <= first <= self.top + 2 * height:
            self.scroll_to_row(above if above == 0 else first - height // 3)
        elif above < self.top or below > above:
            self.scroll_to_row(above)
        elif below > self.top:
            self.scroll_to_row(below)

    def redraw(self, start: int, end: int) -> None:
        """Draw anew the rows of a stretch of the text that are in sight."""
        rows = self.rows
        if rows is None:
            return
        first = max(0, rows.row_of(start) - self.top)
        last = min(self.size.height - 1, rows.row_of(max(start, end - 1)) - self.top)
        if first <= last:
            self.refresh(self._drawn(first, last - first + 1))

    def resized(self) -> None:
        if self.rows is None or self.columns.width != self.size.width:
            self._set_rows()
        else:
            self._place_thumb()
            self.settled()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what is in sight, without the blank margins: they need not be sent."""
        if round(old_value) == round(new_value):
            return
        self._place_thumb()
        self.refresh(self._drawn(0, self.size.height))
        rows = self.rows
        if rows is not None and not self._placing:
            place = rows.row(self.top)
            self._place = place[0] if place else None
            self.settled()
            self.scrolled()

    def render_line(self, y: int) -> Strip:
        row = self.top + y
        rows = self.rows
        if rows is None or not 0 <= row < max(rows.height, rows.head):
            return Strip.blank(self.size.width, self.blank_style())
        strip = self.draw_row(row, rows.row(row) if row >= rows.head else None)
        if y in self._thumb:
            thumb = Strip([Segment(THUMB, self.thumb_style())], 1)
            right = self.columns.right
            return Strip.join([strip.crop(0, right - 1), thumb, strip.crop(right, None)])
        return strip

    def _drawn(self, y: int, height: int) -> Region:
        return Region(self.columns.outer, y, self.columns.right - self.columns.outer, height)

    def _set_rows(self) -> None:
        """Lay the text out for the width there is, and keep the same character at the top."""
        width = self.size.width
        made = self.lay_out(width) if width else None
        if made is None:
            self.rows = None
            return
        self.columns, rows = made
        self.rows = rows
        self._complete = rows.set_more(_AT_ONCE)
        rows.renumber()
        self._apply_height(rows)
        if not self._complete:
            self.run_worker(self._set_rest(rows), group="rows", exclusive=True)
        self.refresh()

    async def _set_rest(self, rows: Layout) -> None:
        while rows is self.rows:
            if rows.set_more(_SLICE):
                self._complete = True
                rows.renumber()
                self._apply_height(rows)
                return
            await asyncio.sleep(_SLICE)

    def _apply_height(self, rows: Layout) -> None:
        self._placing = True
        self._numbering = rows.numbering
        self.virtual_size = Size(self.size.width, rows.height)
        row = min(self.top, rows.head) if self._place is None else rows.row_of(self._place)
        self.scroll_to_row(row)
        self._placing = False
        self._place_thumb()

    def _place_thumb(self) -> None:
        """Say which rows of the pane the thumb stands in: none where all is in sight or there is no room."""
        before = self._thumb
        height, total = self.size.height, self.virtual_size.height
        if total <= height or self.columns.right == self.columns.left + self.columns.measure:
            self._thumb = range(0)
        else:
            length = max(1, height * height // total)
            first = round((height - length) * self.top / (total - height))
            self._thumb = range(first, first + length)
        if self._thumb != before:
            self.refresh(Region(self.columns.right - 1, 0, 1, height))
