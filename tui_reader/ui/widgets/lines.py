"""A list drawn line by line: nothing is made for an item until it is seen, so 20,000 cost what 20 do."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, chain

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui_reader.ui.widgets.sized import SizedView


class LineList(SizedView, can_focus=True, inherit_bindings=False):
    """Items of one or more rows, one of them selected.

    A subclass says how many rows each item has (`set_heights`), draws a row (`draw`) and names the items that
    can be selected (`selectable`).
    """

    COMPONENT_CLASSES = {  # noqa: RUF012
        "lines--selected",
        "lines--current",
        "lines--strong",
        "lines--dim",
        "lines--warning",
        "lines--match",
        "lines--accent",
        "lines--date",
    }

    @dataclass
    class Chosen(Message):
        """An item was clicked, or enter was pressed on it."""

        list: LineList
        index: int

        @property
        def control(self) -> LineList:
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.selected: int | None = None
        self._starts = array("l", [0])
        self._styles: dict[str, Style] = {}

    # What a subclass gives

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        """One row of an item as segments of exactly `width` cells."""
        raise NotImplementedError

    def selectable(self, index: int) -> bool:
        return True

    def relayout(self) -> None:
        """The width has changed: heights that depend on it are to be set anew."""

    # Items

    @property
    def count(self) -> int:
        return len(self._starts) - 1

    def set_heights(self, heights: Iterable[int]) -> None:
        """The rows of every item, from the first; the selection stays if there still is such an item."""
        self._starts = array("l", accumulate(heights, initial=0))
        if self.selected is not None and self.selected >= self.count:
            self.selected = None
        self.virtual_size = Size(0, self._starts[-1])
        self.refresh()

    def select(self, index: int | None, *, top: bool = False) -> None:
        """Select an item and bring it into view, at the top if asked for."""
        before, self.selected = self.selected, index
        for changed in {before, index} - {None}:
            self.refresh_item(changed)
        if index is not None:
            self._show(index, top)

    def refresh_item(self, index: int | None) -> None:
        if index is not None and index < self.count:
            start, end = self._starts[index], self._starts[index + 1]
            self.refresh(Region(0, start - self.scroll_offset.y, self.size.width, end - start))

    # Moving, as the commands of the reading room ask for it

    def move(self, unit: str, step: int) -> None:
        """Move the selection by a line, half a page, a page, or to an end; `step` is +1 or -1."""
        if unit == "end":
            self._select_near(self.count - 1 if step > 0 else 0, -step)
        elif unit == "line" or self.selected is None:
            start = -1 if step > 0 else self.count
            self._select_near((start if self.selected is None else self.selected) + step, step)
        else:
            rows = max(1, self.size.height // (2 if unit == "half" else 1) - 1)
            self._select_near(self._item_at(self._starts[self.selected] + step * rows), step)

    def choose(self) -> None:
        if self.selected is not None:
            self.post_message(self.Chosen(self, self.selected))

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not self.count:
            return
        y = offset.y + self.scroll_offset.y
        index = self._item_at(y)
        if y < self._starts[-1] and self.selectable(index):
            self.select(index)
            self.choose()

    def resized(self) -> None:
        self.relayout()
        if self.selected is not None:
            self._show(self.selected)

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Styles are looked up once for all rows that are painted: each costs as much as a row."""
        self._styles.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        if y >= self._starts[-1]:
            return Strip.blank(width, self.style())
        index = self._item_at(y)
        segments = self.draw(index, y - self._starts[index], width)
        if index == self.selected:
            cursor = self._cursor_style()
            segments = [Segment(text, (style or Style.null()) + cursor) for text, style, _ in segments]
        return Strip(segments, width)

    def style(self, name: str = "") -> Style:
        """One of the styles of a list by its short name, the plain one without a name."""
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"lines--{name}") if name else self.rich_style
        return self._styles[name]

    def _cursor_style(self) -> Style:
        """What the selected item has beyond its own style; sixteen colours have no quiet background."""
        style = self.style("selected")
        if self.app.console.color_system == "standard":
            return Style(reverse=True) if self.has_focus else Style(underline=True)
        return Style(bgcolor=style.bgcolor, reverse=style.reverse, underline=style.underline)

    def _item_at(self, y: int) -> int:
        return min(max(0, bisect_right(self._starts, y) - 1), self.count - 1)

    def _select_near(self, index: int, step: int) -> None:
        """Select this item, or where it cannot be the next one that can, first onwards, then back."""
        index = min(max(0, index), self.count - 1)
        onwards = range(index, self.count if step > 0 else -1, step)
        back = range(index, -1 if step > 0 else self.count, -step)
        for candidate in chain(onwards, back):
            if self.selectable(candidate):
                self.select(candidate)
                return

    def _show(self, index: int, top: bool = False) -> None:
        start, end = self._starts[index], self._starts[index + 1]
        height = self.size.height
        y = self.scroll_offset.y
        if top or start < y:
            y = start if any(map(self.selectable, range(index))) else 0
        elif end > y + height:
            y = end - height
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False)
