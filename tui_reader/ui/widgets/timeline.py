"""The timeline: a bar of how much happened when, and the events under their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events as textual
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.export.citation import place
from tui_reader.library.timeline import interval, time_of_day
from tui_reader.model import Event
from tui_reader.ui import timeline
from tui_reader.ui.cards import Place
from tui_reader.ui.cells import Piece, between, fit_pieces, snippet
from tui_reader.ui.timeline import Chronicle, Heading, Row
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

_BLOCK_ROWS = 2
_WIDEST = 4
_TIME = 14
_WIDE = 60


class DensityBar(Widget):
    """Two rows of blocks, one column a day, month or year that something is dated to, above their names."""

    COMPONENT_CLASSES = {"density--block", "density--long", "density--here", "density--label"}  # noqa: RUF012

    @dataclass
    class Chosen(Message):
        """A column was clicked: the number of its first event."""

        number: int

    def __init__(self) -> None:
        super().__init__(id="density")
        self._chronicle = Chronicle()
        self._columns: Sequence[timeline.Column] = ()
        self._here: int | None = None
        self._left = 0

    def show(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._here = None
        self._set()

    def follow(self, number: int | None) -> None:
        """Mark the column of an event, and bring it into sight."""
        here = None if number is None else timeline.column_of(self._columns, number)
        if here != self._here:
            self._here = here
            if here is not None:
                room = max(1, self._width // self._step)
                self._left = min(max(self._left, here - room + 1), here)
            self.refresh()

    def on_resize(self, event: textual.Resize) -> None:
        here = None if self._here is None else self._columns[self._here].first
        self._set()
        self.follow(here)

    def on_click(self, event: textual.Click) -> None:
        offset = event.get_content_offset(self)
        number = self._left + offset.x // self._step if offset is not None else -1
        if 0 <= number < len(self._columns):
            self.post_message(self.Chosen(self._columns[number].first))

    def render_line(self, y: int) -> Strip:
        shown = self._columns[self._left : self._left + max(1, self._width // self._step)]
        if y == _BLOCK_ROWS:
            words = timeline.labels(shown, self._step, self._width)
            return Strip([Segment(words, self._style("label"))], self._width)
        if y > _BLOCK_ROWS or not shown:
            return Strip.blank(self._width, self.rich_style)
        most = max(column.count for column in self._columns)
        pieces: list[Piece] = []
        wide = self._step - (self._step > 1)
        for number, block in enumerate(timeline.blocks(shown, _BLOCK_ROWS, most)[y], self._left):
            name = "here" if number == self._here else "block" if self._columns[number].is_day else "long"
            pieces += [(block * wide, self._style(name)), (" " * (self._step - wide), self.rich_style)]
        return Strip(fit_pieces(pieces, self._width, self.rich_style), self._width)

    @property
    def _width(self) -> int:
        return self.content_size.width

    @property
    def _step(self) -> int:
        return min(_WIDEST, max(1, self._width // max(1, len(self._columns))))

    def _set(self) -> None:
        self._columns = self._chronicle.columns_for(max(1, self._width))
        self._left = 0
        self.refresh()

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"density--{name}")


class EventList(LineList):
    """Events under their days: the passage, the date in it underlined, and below it who says so."""

    @dataclass
    class Moved(Message):
        """Another event is under the cursor."""

        number: int | None

    def __init__(self) -> None:
        super().__init__(id="events")
        self._chronicle = Chronicle()
        self._passage = lru_cache(512)(self._set_passage)

    @property
    def events(self) -> Sequence[Event]:
        return self._chronicle.events

    @property
    def rows(self) -> Sequence[Row]:
        return self._chronicle.rows

    def show(self, chronicle: Chronicle, at: Place | None) -> None:
        """Show these. The cursor stays where it is if it can; if it is nowhere yet, it goes to the event at
        that place."""
        event = self.event
        self._chronicle = chronicle
        self.selected = None
        self.relayout()
        self.scroll_to(y=0, animate=False)
        kept = at if event is None else place_of(event)
        if self.events:
            self.go_to(0 if kept is None else self._number_at(kept, event is not None))

    def _number_at(self, place: Place, even_published: bool) -> int:
        """The number of the event at a place, the first one's if there is none."""
        for number, each in enumerate(self.events):
            if each.date.start == place.start and each.place.source == place.path:
                return number if even_published or each.kind != "published" else 0
        return 0

    @property
    def event(self) -> Event | None:
        """The one under the cursor."""
        return None if self.number is None else self.events[self.number]

    @property
    def number(self) -> int | None:
        """The number of the event under the cursor."""
        row = self.rows[self.selected] if self.selected is not None else None
        return row if isinstance(row, int) else None

    def go_to(self, number: int, *, top: bool = False) -> None:
        """Select an event by its number."""
        self.select(self._chronicle.places[number], top=top)

    def step(self, step: int) -> bool:
        """Go to the first event of the next day, or of the day before; False if there is none."""
        at = self.selected or 0
        beyond = range(at + 1, len(self.rows)) if step > 0 else range(at - 2, -1, -1)
        heading = next((row for row in beyond if isinstance(self.rows[row], Heading)), None)
        if heading is None:
            return False
        self.select(heading + 1, top=True)
        return True

    def select(self, index: int | None, *, top: bool = False) -> None:
        super().select(index, top=top)
        if index and isinstance(self.rows[index - 1], Heading):
            heading = self._starts[index] - 1
            if heading < self.scroll_offset.y:
                self.scroll_to(y=heading, animate=False)
        self.post_message(self.Moved(self.number))

    def selectable(self, index: int) -> bool:
        return isinstance(self.rows[index], int)

    def relayout(self) -> None:
        self._passage.cache_clear()
        width = self.scrollable_content_region.width
        self.set_heights(self._height(row, width) for row in self.rows)

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        item, plain, dim = self.rows[index], self.style(), self.style("dim")
        if isinstance(item, Heading):
            if row < self._height(item, width) - 1 and index:
                return fit_pieces([], width, plain)
            return between(
                [(f" {item.words}", self.style("strong"))], [(f"{item.count} ", dim)], width, plain
            )
        event = self.events[item]
        where = visible(place(event.place))
        if event.kind == "published":
            words = [(f"   {event.date.earliest}  ", dim), (visible(event.place.title), dim)]
            return between(words, [(f"  {where} ", dim)], width, plain)
        passage = self._passage(item)
        if row > len(passage):
            return fit_pieces([], width, plain)
        if row == len(passage):
            title = (" " * _TIME + visible(event.place.title), dim)
            return between([title], [(f"  {where} ", dim)] if width >= _WIDE else [], width, plain)
        sign = ("!", self.style("warning")) if event.conflicts and row == 0 else (" ", plain)
        time = _time(event) if row == 0 else ""
        pieces = [(" ", plain), sign, (f" {time:<{_TIME - 4}} ", self.style("accent"))]
        return fit_pieces([*pieces, *self._inked(passage[row], event)], width, plain)

    def _inked(self, words: Sequence[tuple[str, bool]], event: Event) -> list[Piece]:
        date = self.style("warning") + Style(underline=True) if event.conflicts else self.style("date")
        return [(text, date if dated else self.style()) for text, dated in words]

    def _height(self, row: Row, width: int) -> int:
        """A long list is not laid out before it is seen: the rows of a passage are told by its length."""
        if isinstance(row, Heading):
            return 1 if row is self.rows[0] else 2
        event = self.events[row]
        if event.kind == "published":
            return 1
        return 3 if len(event.place.text) > width - _TIME - 1 else 2

    def _set_passage(self, number: int) -> list[list[tuple[str, bool]]]:
        event = self.events[number]
        width = self.scrollable_content_region.width - _TIME - 1
        at = event.place.start
        dates = [(start - at, end - at) for start, end in event.place.highlights]
        return list(snippet(event.place.text, dates, width, self._height(number, width + _TIME + 1) - 1))


def _time(event: Event) -> str:
    return time_of_day(event) if event.kind == "event" else interval(event)


def place_of(event: Event) -> Place:
    return Place(event.place.source, event.date.start)
