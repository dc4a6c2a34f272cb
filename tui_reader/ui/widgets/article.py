"""The article pane: one source, set for reading, with a cursor that goes by lines, pages or items."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import split_graphemes
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.model import Annotations, DateExpression, Mark, Mention, Quote, Source, Span
from tui_reader.ui.layout import Columns, Layout, columns
from tui_reader.ui.render import Extent, Extents, Inks, Page, Palette, draw, head_rows
from tui_reader.visible import visible

Kind = Literal["person", "quote", "date", "mark", "match"]
Item = Mention | Quote | DateExpression | Mark | Span

_AT_ONCE = 0.01  # seconds a text is laid out for before its first rows are shown
_SLICE = 0.004  # seconds the event loop lends to the rest of it, and has in between
_CONTEXT = 2  # rows kept in sight beyond the cursor
_CACHED_ROWS = 1024
_NOTHING: Extents[Item] = Extents()


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """One source. Offsets, in and out, are code points of its text."""

    DEFAULT_CSS = """
    ArticleView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "lines(1)", "Down", show=False),
        Binding("up", "lines(-1)", "Up", show=False),
        Binding("pagedown", "pages(1)", "Page down", show=False),
        Binding("pageup", "pages(-1)", "Page up", show=False),
        Binding("home", "top", "Top", show=False),
        Binding("end", "end", "End", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

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
        self._layout: Layout | None = None
        self._columns: Columns = columns(1)
        self._head: list[tuple[str, str]] = []
        self._cursor = 0
        self._kind: Kind | None = None
        self._selected: Item | None = None
        self._place: int | None = None  # the offset at the top; None: the head is there
        self._centre_when_shown = False
        self._placing = False
        self._complete = True
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
        self._selected = None
        self._place = None
        self._centre_when_shown = at is not None
        self._set_text()
        self._report()

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
    def cursor(self) -> int:
        """The offset of the item, or of the row, under the cursor."""
        return self._cursor

    @property
    def top_offset(self) -> int:
        """The offset of the first character in sight."""
        return self._place or 0

    @property
    def item_under_cursor(self) -> Item | None:
        """The item the cursor was moved to; else the innermost at the cursor, else the first of its row."""
        if self._selected is not None or self._page is None or self._layout is None:
            return self._selected
        if (found := self._item_at(self._cursor)) is not None:
            return found[1]
        start, end = self._layout.row(self._layout.row_of(self._cursor)) or (0, 0)
        items = [item for extents in self._extents().values() for item in extents.starting(start, end)]
        return min(items, key=lambda item: item.start, default=None)

    def go_to(self, offset: int, centre: bool = True) -> None:
        """Move the cursor to an offset, and to the item that begins there: a match before others."""
        if self._page is None:
            return
        offset = self._clamp(offset)
        here = ((kind, extents.starting(offset, offset + 1)) for kind, extents in self._extents().items())
        kind, items = next(((kind, items) for kind, items in here if items), (None, ()))
        self._move(offset, kind, items[-1] if items else None)
        if self._layout is None:
            self._centre_when_shown = True
        else:
            self._reveal(centre)

    def next_item(self, kind: Kind, step: Literal[1, -1] = 1) -> bool:
        """Move the cursor to the next or previous item of a kind; whether there is one."""
        extents = self._extents().get(kind, _NOTHING)
        index = bisect_left(extents.starts, self._cursor)
        if self._selected is not None and self._kind == kind:
            while extents.items[index] is not self._selected:
                index += 1
            index += step
        elif step < 0:
            index -= 1
        if not 0 <= index < len(extents):
            return False
        self._move(extents.starts[index], kind, extents.items[index])
        self._reveal()
        return True

    def move_lines(self, rows: int) -> None:
        """Move the cursor by rows, over the blank ones that are not in the text."""
        layout = self._settled()
        if layout is None:
            return
        target = layout.row_of(self._cursor) + rows
        while (place := layout.row(target)) is not None and place[0] == place[1]:
            target += 1 if rows > 0 else -1
        self._move_to_row(target)
        self._reveal()

    def move_pages(self, pages: float) -> None:
        """Move by pages, which overlap by two rows, or by halves of the pane; the cursor keeps its height."""
        layout = self._settled()
        if layout is None:
            return
        height = self.size.height
        rows = max(1, height - _CONTEXT if abs(pages) >= 1 else height // 2)
        rows = round(rows * pages if abs(pages) >= 1 else rows * pages * 2)
        top = self.scroll_offset.y + rows
        self._move_to_row(layout.row_of(self._cursor) + rows)
        self._scroll_to_row(top)
        self._keep_cursor_in_sight()

    def move_top(self) -> None:
        """Move to the beginning."""
        if self._layout is not None:
            self._move(0)
            self._scroll_to_row(0)

    def move_end(self) -> None:
        """Move to the last row."""
        if self._layout is not None:
            self._move_to_row(self._layout.row_of(len(self._layout.text)))
            self._reveal()

    def open_item(self) -> None:
        """Post `ItemOpened` for the item under the cursor, if there is one."""
        if (item := self.item_under_cursor) is not None:
            self.post_message(self.ItemOpened(self, item))

    def action_lines(self, rows: int) -> None:
        self.move_lines(rows)

    def action_pages(self, pages: float) -> None:
        self.move_pages(pages)

    def action_top(self) -> None:
        self.move_top()

    def action_end(self) -> None:
        self.move_end()

    def action_open(self) -> None:
        self.open_item()

    def _extents(self) -> Mapping[Kind, Extents[Item]]:
        page = self._page
        if page is None:
            return {}
        return {
            "match": page.matches,
            "mark": page.marks,
            "date": page.dates,
            "person": page.people,
            "quote": page.quotes,
        }

    def _item_at(self, offset: int) -> tuple[Kind, Item] | None:
        """The innermost item at an offset."""
        items = [
            (kind, item)
            for kind, extents in self._extents().items()
            for item in extents.within(offset, offset + 1)
        ]
        return min(items, key=lambda found: found[1].end - found[1].start, default=None)

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
        layout = self._layout
        if layout is not None and layout.text:
            row = max(layout.head, min(row, layout.row_of(len(layout.text))))
            if (place := layout.row(row)) is not None:
                self._move(place[0])

    def _report(self) -> None:
        if self._page is not None:
            line = (
                self._layout.line_of(self._cursor)
                if self._layout
                else self._page.source.line_of(self._cursor)
            )
            self.post_message(self.CursorMoved(self, self._cursor, line))

    def _rows_of(self, item: Extent) -> tuple[int, int]:
        assert self._layout is not None
        return self._layout.row_of(item.start), self._layout.row_of(max(item.start, item.end - 1))

    # Where the pane stands in the text

    def _set_text(self) -> None:
        """Lay the text out for the width there is, and go to the place where the reader was."""
        self._strips.clear()
        width = self.size.width
        if self._page is None or not width:
            self._layout = None
            return
        self._columns = columns(width)
        self._head = head_rows(self._page.source, self._columns, self._page.title is not None)
        layout = self._layout = Layout(self._page.source.text, self._columns.measure, len(self._head))
        self._complete = layout.set_more(_AT_ONCE)
        layout.renumber()
        self._apply_height()
        if self._centre_when_shown:
            self._centre_when_shown = False
            self._reveal(centre=True)
        if not self._complete:
            self.run_worker(self._set_rest(layout), group="layout", exclusive=True)
        self.refresh()

    async def _set_rest(self, layout: Layout) -> None:
        while layout is self._layout:
            if layout.set_more(_SLICE):
                self._complete = True
                layout.renumber()
                self._apply_height()
                return
            await asyncio.sleep(_SLICE)

    def _apply_height(self) -> None:
        """Take the layout's number of rows, and keep the same character at the top."""
        if (layout := self._layout) is None:
            return
        self._placing = True
        self.virtual_size = Size(self.size.width, layout.height)
        row = min(self.scroll_offset.y, layout.head) if self._place is None else layout.row_of(self._place)
        self.scroll_to(y=row, animate=False, force=True)
        self._placing = False

    def _settled(self) -> Layout | None:
        """The layout, exact for two pages around what is in sight."""
        layout = self._layout
        if layout is not None and not self._complete:
            top, height = self.scroll_offset.y, self.size.height
            layout.settle(top - 2 * height, top + 3 * height)
            if layout.height != self.virtual_size.height:
                self._apply_height()
        return layout

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True)

    def _reveal(self, centre: bool = False) -> None:
        """Bring the cursor and its item into sight: by the least scrolling, or to the upper third."""
        layout = self._settled()
        height = self.size.height
        if layout is None or not height:
            return
        target: Extent = self._selected or Span(self._cursor, self._cursor, "")
        first, last = self._rows_of(target)
        context = min(_CONTEXT, (height - 1) // 2)
        top = self.scroll_offset.y
        above = 0 if first - context <= layout.head and last + context < height else first - context
        below = last + context + 1 - height
        if centre or not top - height <= first <= top + 2 * height:
            self._scroll_to_row(above if above == 0 else first - height // 3)
        elif above < top or below > above:
            self._scroll_to_row(above)
        elif below > top:
            self._scroll_to_row(below)
        self._settled()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        layout = self._layout
        if layout is None or self._placing or round(old_value) == round(new_value):
            return
        place = layout.row(self.scroll_offset.y)
        self._place = place[0] if place else None
        self._settled()
        self._keep_cursor_in_sight()

    def _keep_cursor_in_sight(self) -> None:
        layout = self._layout
        if layout is None or not self.size.height:
            return
        top = self.scroll_offset.y
        row = layout.row_of(self._cursor)
        if not top <= row < top + self.size.height:
            self._move_to_row(max(top, min(row, top + self.size.height - 1)))

    def on_resize(self, event: events.Resize) -> None:
        if self._layout is None or self._columns.width != self.size.width:
            self._set_text()
        else:
            self._settled()

    # Drawing

    def _redraw(self) -> None:
        """Draw all anew, and find the item under the cursor among what there is now."""
        self._strips.clear()
        if (item := self._selected) is not None and self._kind is not None:
            same = self._extents()[self._kind].starting(item.start, item.start + 1)
            self._selected = next((other for other in same if other.end == item.end), None)
        self.refresh()

    def _redraw_cursor(self) -> None:
        layout = self._layout
        if layout is None:
            return
        first = last = layout.row_of(self._cursor)
        if self._selected is not None:
            first, last = self._rows_of(self._selected)
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height - 1)
        if first <= last:
            self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    def notify_style_update(self) -> None:
        self._inks = None
        self._strips.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        self._redraw_cursor()

    def on_blur(self) -> None:
        self._redraw_cursor()

    def _made_inks(self) -> Inks:
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

    def render_line(self, y: int) -> Strip:
        inks = self._inks = self._inks or self._made_inks()
        layout, page, width = self._layout, self._page, self.size.width
        row = self.scroll_offset.y + y
        if layout is None or page is None:
            return Strip.blank(width, inks.plain)
        if row < layout.head:
            return self._head_strip(row, inks)
        place = layout.row(row)
        if place is None:
            return Strip.blank(width, inks.plain)
        cursor = place[0] <= self._cursor < place[1]
        item = self._selected
        plain = not cursor and not (item is not None and item.start < place[1] and place[0] < item.end)
        strip = self._strips.get(place) if plain else None
        if strip is None:
            sign = (inks.sign if self.has_focus else inks.faint) if cursor else None
            segments = draw(page, *place, self._columns, inks, current=item, cursor=sign)
            strip = Strip(segments).adjust_cell_length(width, inks.plain)
            if plain:
                self._strips[place] = strip
        return strip

    def _head_strip(self, row: int, inks: Inks) -> Strip:
        what, words = self._head[row]
        style = {"title": inks.title, "faint": inks.faint, "warning": inks.warning}.get(what, inks.plain)
        segments = [Segment(" " * self._columns.left, inks.plain), Segment(words, style)]
        return Strip(segments).adjust_cell_length(self.size.width, inks.plain)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        if (offset := event.get_content_offset(self)) is None or self._page is None:
            return
        hit = self._at_cell(offset.x, offset.y)
        if hit is None:
            return
        place, kind, item = hit
        self._move(item.start if item is not None else place, kind, item)
        if item is not None:
            self.post_message(self.ItemOpened(self, item))

    def _at_cell(self, x: int, y: int) -> tuple[int, Kind | None, Item | None] | None:
        """The character and the item drawn at a cell; a label in the gutter stands for its quote."""
        if self._layout is None or self._page is None:
            return None
        place = self._layout.row(self.scroll_offset.y + y)
        if place is None:
            return None
        start, end = place
        if x < self._columns.left:
            label = self._page.label(start, end, self._columns.label) if self._columns.label else None
            return (start, "quote", label[2]) if label else (start, None, None)
        cells = self._columns.left
        for first, _, size in split_graphemes(visible(self._page.source.text[start:end]))[0]:
            cells += size
            if cells > x:
                kind, item = self._item_at(start + first) or (None, None)
                return start + first, kind, item
        return start, None, None
