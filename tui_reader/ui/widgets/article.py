"""The article pane: one source, set for reading, with a cursor that goes by lines, pages or items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.color import Color
from textual.message import Message
from textual.strip import Strip

from tui_reader.model import Annotations, Mark, Source, Span
from tui_reader.ui.columns import Columns, columns
from tui_reader.ui.inks import Inks, Palette
from tui_reader.ui.layout import Layout, measure_of
from tui_reader.ui.page import Extents, Item, Kind, Page
from tui_reader.ui.render import character_at, draw, head_rows
from tui_reader.ui.widgets.rows import RowView

_OVERLAP = 2  # rows that pages share
_CACHED_ROWS = 1024


class ArticleView(RowView, can_focus=True, inherit_bindings=False):
    """One source. Offsets, in and out, are code points of its text."""

    ALLOW_SELECT = False  # what is drawn is not what stands in the source

    @dataclass
    class CursorMoved(Message):
        """The cursor stands elsewhere: at an offset, in a line counted from 1."""

        view: ArticleView
        offset: int
        line: int

        @property
        def control(self) -> ArticleView:
            return self.view

    @dataclass
    class ItemOpened(Message):
        """Enter was pressed on an item, or it was clicked."""

        view: ArticleView
        item: Item

        @property
        def control(self) -> ArticleView:
            return self.view

    def __init__(
        self,
        *,
        confidence: float = 0.5,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`confidence` is how sure an attribution must be for its speaker to be shown."""
        super().__init__(name=name, id=id, classes=classes)
        self._confidence = confidence
        self._page: Page | None = None
        self._head: list[tuple[str, str]] = []
        self._cursor = 0
        self._kind: Kind | None = None
        self._selected: Item | None = None
        self._centre_when_shown = False
        self._inks: Inks | None = None
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(_CACHED_ROWS)

    # What is shown

    def show(
        self,
        source: Source,
        annotations: Annotations | None,
        at: int | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Show a source from its beginning or, with the cursor there, around an offset.

        `names` are the names of persons across all sources, by their id in this one: they give the colours.
        """
        self._page = Page(source, self._confidence)
        self._page.annotate(annotations, names or {})
        self._cursor = self._clamp(at or 0)
        self._kind = self._selected = None
        self.set_text()
        self._centre_when_shown = at is not None
        self._centre()
        self._report()

    def replace(
        self, source: Source, annotations: Annotations | None, at: int, names: Mapping[str, str]
    ) -> None:
        """Show another version of the source: what stood at the cursor, now at `at`, stays in its row."""
        before = self.rows
        below = before.row_of(self._cursor) - self.top if before is not None else 0
        self.show(source, annotations, at, names)
        if (rows := self.settled(self._cursor)) is not None:
            self.scroll_to_row(rows.row_of(self._cursor) - below)

    def set_annotations(
        self, annotations: Annotations | None, names: Mapping[str, str] | None = None
    ) -> None:
        """Show what was found in the source meanwhile; nothing moves."""
        if self._page is not None:
            self._page.annotate(annotations, names or {})
            self._redraw()

    def set_matches(self, spans: Sequence[Span]) -> None:
        """Highlight what a search found."""
        if self._page is not None:
            self._page.matches = Extents(spans)
            self._redraw()

    def set_marks(self, marks: Sequence[Mark | Span]) -> None:
        """Show the user's marks."""
        if self._page is not None:
            self._page.marks = Extents(marks)
            self._redraw()

    @property
    def source(self) -> Source | None:
        return self._page.source if self._page else None

    # The cursor

    @property
    def line(self) -> int:
        """The line of the cursor, counted from 1."""
        place = self.rows or (self._page.source if self._page is not None else None)
        return place.line_of(self._cursor) if place is not None else 1

    @property
    def cursor(self) -> int:
        """The offset of the item, or of the row, under the cursor."""
        return self._cursor

    @property
    def item_under_cursor(self) -> Item | None:
        """The item the cursor was moved to; else the innermost at the cursor, else the first of its row."""
        if self._selected is not None or self.rows is None or self._page is None:
            return self._selected
        if (found := self._page.item_at(self._cursor)) is not None:
            return found[1]
        start, end = self.rows.row(self.rows.row_of(self._cursor)) or (0, 0)
        items = [item for extents in self._page.items().values() for item in extents.starting(start, end)]
        return min(items, key=lambda item: item.start, default=None)

    def go_to(self, offset: int, centre: bool = True) -> None:
        """Move the cursor to an offset, and to the item that begins there: a match before others."""
        if self._page is None:
            return
        offset = self._clamp(offset)
        self._move(offset, *(self._page.item_from(offset) or (None, None)))
        if self.rows is None or not self.size.height:
            self._centre_when_shown = True
        else:
            self._reveal(centre)

    def next_item(self, kind: Kind, step: Literal[1, -1] = 1) -> bool:
        """Move the cursor to the next or previous item of a kind; whether there is one."""
        if self._page is None:
            return False
        selected = self._selected if self._kind == kind else None
        item = self._page.item_beside(kind, self._cursor, selected, step)
        if item is None:
            return False
        self._move(item.start, kind, item)
        self._reveal()
        return True

    def move_lines(self, count: int) -> None:
        """Move the cursor by rows, over the blank ones that are not in the text."""
        if (rows := self.settled()) is None:
            return
        target = rows.row_of(self._cursor) + count
        while (place := rows.row(target)) is not None and place[0] == place[1]:
            target += 1 if count > 0 else -1
        self._move_to_row(target)
        self._reveal()

    def move_pages(self, pages: float) -> None:
        """Move by pages, which share two rows, or halves of the pane; the cursor keeps its height in it."""
        if (rows := self.settled()) is None:
            return
        height = self.size.height
        count = round(pages * (max(1, height - _OVERLAP) if abs(pages) >= 1 else max(2, height)))
        top = self.top + count
        self._move_to_row(rows.row_of(self._cursor) + count)
        self.scroll_to_row(top)
        self.scrolled()

    def move_top(self) -> None:
        """Move to the beginning."""
        self._move(0)
        self.scroll_to_row(0)

    def move_end(self) -> None:
        """Move to the last row."""
        if self.rows is not None:
            self._move_to_row(self.rows.row_of(len(self.rows.text)))
            self._reveal()

    def open_item(self) -> None:
        """Post `ItemOpened` for the item under the cursor, if there is one."""
        if (item := self.item_under_cursor) is not None:
            self.post_message(self.ItemOpened(self, item))

    def _clamp(self, offset: int) -> int:
        length = len(self._page.source.text) if self._page else 0
        return max(0, min(offset, length - 1))

    def _move(self, offset: int, kind: Kind | None = None, item: Item | None = None) -> None:
        if (offset, item) == (self._cursor, self._selected):
            return
        self._redraw_cursor()
        self._cursor, self._kind, self._selected = offset, kind, item
        self._redraw_cursor()
        self._report()

    def _move_to_row(self, row: int) -> None:
        rows = self.rows
        if rows is not None and rows.text:
            row = max(rows.head, min(row, rows.row_of(len(rows.text))))
            if (place := rows.row(row)) is not None:
                self._move(place[0])

    def _report(self) -> None:
        if self._page is not None:
            self.post_message(self.CursorMoved(self, self._cursor, self.line))

    def _reveal(self, centre: bool = False) -> None:
        start, end = self._extent()
        self.reveal(start, end, centre)

    def _centre(self) -> None:
        if self._centre_when_shown and self.rows is not None and self.size.height:
            self._centre_when_shown = False
            self._reveal(centre=True)

    def _extent(self) -> tuple[int, int]:
        """The stretch of text that the cursor is on."""
        item = self._selected
        return (item.start, item.end) if item is not None else (self._cursor, self._cursor)

    def scrolled(self) -> None:
        """The cursor stays in sight."""
        rows, height = self.rows, self.size.height
        if rows is not None and height:
            row = rows.row_of(self._cursor)
            if not self.top <= row < self.top + height:
                self._move_to_row(max(self.top, min(row, self.top + height - 1)))

    def resized(self) -> None:
        super().resized()
        self._centre()

    # Drawing

    def _redraw(self) -> None:
        """Draw all anew, and find the item under the cursor among what there is now."""
        self._strips.clear()
        if self._page is not None and self._selected is not None and self._kind is not None:
            self._selected = self._page.same_item(self._kind, self._selected)
        self.refresh()

    def _redraw_cursor(self) -> None:
        self.redraw(*self._extent())
        self.redraw(self._cursor, self._cursor)

    def lay_out(self, width: int) -> tuple[Columns, Layout] | None:
        self._strips.clear()
        if self._page is None:
            return None
        source = self._page.source
        divided = columns(width, measure_of(source.text))
        self._head = head_rows(source, divided, self._page.title is not None)
        return divided, Layout(source.text, divided.measure, len(self._head))

    def notify_style_update(self) -> None:
        self._inks = None
        self._strips.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        self._redraw_cursor()

    def on_blur(self) -> None:
        self._redraw_cursor()

    def _made_inks(self) -> Inks:
        if self._inks is None:
            self._inks = self._make_inks()
        return self._inks

    def _make_inks(self) -> Inks:
        variables = self.app.theme_variables
        _, background = self.background_colors
        return Inks(
            Palette(
                background=background,
                foreground=self.styles.color,
                quote=Color.parse(variables["secondary"]),
                date=Color.parse(variables["primary"]),
                match=Color.parse(variables["warning"]),
                sign=Color.parse(variables["accent"]),
            )
        )

    def blank_style(self) -> Style:
        return self._made_inks().plain

    def thumb_style(self) -> Style:
        return self._made_inks().thumb

    def draw_row(self, row: int, place: tuple[int, int] | None) -> Strip:
        inks = self._made_inks()
        if self._page is None or place is None:
            return self._head_strip(row, inks)
        cursor = place[0] <= self._cursor < place[1]
        item = self._selected
        plain = not cursor and not (item is not None and item.start < place[1] and place[0] < item.end)
        strip = self._strips.get(place) if plain else None
        if strip is None:
            sign = (inks.sign if self.has_focus else inks.faint) if cursor else None
            segments = draw(self._page, *place, self.columns, inks, current=item, cursor=sign)
            strip = Strip(segments).adjust_cell_length(self.size.width, inks.plain)
            if plain:
                self._strips[place] = strip
        return strip

    def _head_strip(self, row: int, inks: Inks) -> Strip:
        what, words = self._head[row]
        style = {"title": inks.title, "faint": inks.faint, "warning": inks.warning}.get(what, inks.plain)
        segments = [Segment(" " * self.columns.left, inks.plain), Segment(words, style)]
        return Strip(segments).adjust_cell_length(self.size.width, inks.plain)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to what was clicked, and open it; a name in the gutter stands for its quote."""
        offset = event.get_content_offset(self)
        if offset is None or self._page is None or self.rows is None:
            return
        place = self.rows.row(self.top + offset.y)
        if place is None:
            return
        start, end = place
        found = None
        if offset.x >= self.columns.left:
            index = character_at(self._page.source.text[start:end], offset.x - self.columns.left)
            if index is not None:
                start += index
                found = self._page.item_at(start)
        elif self.columns.label and (label := self._page.label(start, end, self.columns.label)) is not None:
            found = ("quote", label[2])
        if found is None:
            self._move(start)
        else:
            kind, item = found
            self._move(item.start, kind, item)
            self.post_message(self.ItemOpened(self, item))
