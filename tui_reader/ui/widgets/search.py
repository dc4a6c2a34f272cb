"""The search pane: a query, how much was found, the hits, and the facets they can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from tui_reader.library import Library
from tui_reader.model import Hit, PersonSummary
from tui_reader.ui import results
from tui_reader.ui.results import (
    Heading,
    HitRow,
    MoreRow,
    Note,
    PersonRow,
    PlaceRow,
    QueryRow,
    Row,
    SourceRow,
    Stop,
)
from tui_reader.ui.widgets.asking import AskingPane
from tui_reader.ui.widgets.facets import FacetPlace
from tui_reader.ui.widgets.line import Line, Words
from tui_reader.ui.widgets.query import QueryInput
from tui_reader.ui.widgets.querybox import QueryBox
from tui_reader.ui.widgets.results import ResultList

TALL = 36
"""From this height on the best facets have a place of their own."""

_QUERIES_SHOWN = 5


class SearchPane(AskingPane):
    """Posts `PlaceChosen` or `PersonChosen` when something is opened."""

    @dataclass
    class PlaceChosen(Message):
        """A place in a source is to be shown; `read` asks to go on reading there."""

        path: str
        start: int
        read: bool

    @dataclass
    class PersonChosen(Message):
        person: PersonSummary

    def __init__(self, library: Library, title_of: Callable[[str], str], *, id: str | None = None) -> None:
        super().__init__(library, id=id)
        self._title_of = title_of
        self._choosing = False
        self._start_rows: Sequence[Row] = ()
        self._stories: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        self._title = Line(("Search", "strong"), id="search-title", classes="pane-title")
        self._count = Line(id="search-count", classes="pane-note")
        self._results = ResultList(self._title_of, id="results")
        self.facets = FacetPlace(self.library, self._title_of)
        yield self._title
        yield self.box
        yield self._count
        yield self._results
        yield self.facets

    def on_mount(self) -> None:
        self.show_state()
        self._show_facets()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height >= TALL, "-tall")
        self._show_facets()

    # Where the keys go

    def focus_query(self) -> None:
        self.screen.set_focus(self.box.input)

    def focus_pane(self) -> None:
        self.screen.set_focus(self._results if self.asked else self.box.input)

    def back(self) -> bool:
        """Leave the facets for the results; False where there is nothing to leave but the pane."""
        if self.facets.block.has_focus:
            self.focus_pane()
            return True
        return False

    def move(self, unit: str, step: int) -> None:
        """Move the selection: through suggestions while a query is typed, then through what was found."""
        if self.facets.block.has_focus:
            self.facets.block.move(unit, step)
        elif unit != "line" or not self.box.input.has_focus:
            self._results.move(unit, step)
        elif self._results.selected is None:
            may_suggest = step > 0 or self.box.selected
            if not (may_suggest and self.box.move(step)) and (step > 0 or not self.asked):
                self._results.move(unit, step)
        else:
            before = self._results.selected
            self._results.move(unit, step)
            if self._results.selected == before and step < 0:
                self._results.select(None)
                self.box.move(step)

    def selects(self) -> bool:
        return self._results.selected is not None

    @property
    def selected_hit(self) -> Hit | None:
        """The hit under the cursor of the results."""
        at = self._results.selected
        row = self._results.rows[at] if at is not None else None
        return self.trail.listing.hits[row.number] if isinstance(row, HitRow) else None

    # What is opened

    def step(self, step: int) -> bool:
        """Go to the next match or the one before; False if there is none."""
        if self.result is None or not self.result.hits:
            return False
        stop = self.trail.next(step)
        if stop is not None:
            self._go_to(stop, read=False)
        elif step > 0 and len(self.result.hits) < self.result.total:
            self.ask_for_all()
        else:
            return False
        return True

    def choose(self) -> None:
        """Open what is selected, else the first hit."""
        if self.facets.block.has_focus:
            self.facets.block.choose()
        elif self._results.selected is not None:
            self._results.choose()
        elif self.trail.listing.hits:
            self._go_to(Stop(0), read=True)

    def on_input_changed(self, event: QueryInput.Changed) -> None:
        self._choosing = False

    def on_input_submitted(self, event: QueryInput.Submitted) -> None:
        """Take the suggestion that is selected; else open the first hit, as soon as it is known: what is
        typed from now on is no more of the query."""
        event.stop()
        if self.box.selected:
            self.box.take()
            return
        self.box.remember()
        if self.done or (self.up_to_date and self.trail.listing.hits):
            self.choose()
        elif self.asked:
            self._choosing = True
            self.screen.set_focus(self._results)

    def on_line_list_chosen(self, event: ResultList.Chosen) -> None:
        event.stop()
        match self._results.rows[event.index]:
            case HitRow(number):
                self._go_to(Stop(number), read=True)
            case SourceRow(path):
                self._go_to(Stop(self.trail.listing.numbers_of(path)[0]), read=True)
            case PersonRow(person):
                self.post_message(self.PersonChosen(person))
            case PlaceRow(path, start):
                self.post_message(self.PlaceChosen(path, start, read=True))
            case QueryRow(query):
                self.ask(query)
            case MoreRow():
                self.ask_for_all()

    def on_facet_place_chosen(self, event: FacetPlace.Chosen) -> None:
        event.stop()
        self.narrow(event.facet)

    def _go_to(self, stop: Stop, read: bool) -> None:
        path, match = self.trail.halt(stop)
        self.box.remember()
        self._results.select_hit(stop.hit)
        self.post_message(self.PlaceChosen(path, match.start, read))

    # What is shown

    def set_start(self, rows: Sequence[Row]) -> None:
        """What stands here while nothing is asked, above queries asked before and how to ask."""
        self._start_rows = rows
        if not self.asked:
            self._results.show(self._start(), same=True)

    def on_query_box_remembered(self, event: QueryBox.Remembered) -> None:
        event.stop()
        self.set_start(self._start_rows)

    def _start(self) -> list[Row]:
        rows = list(self._start_rows)
        if self.box.history.queries:
            rows += [Heading("Asked before"), *map(QueryRow, self.box.history.queries[:_QUERIES_SHOWN])]
        return [*rows, Heading("How to ask"), *map(Note, _SYNTAX)]

    def show_found(self, same: bool) -> None:
        self._results.show(self._start() if self.result is None else self.trail.listing, same=same)
        self._show_facets()
        if self._choosing and self.trail.listing.hits:
            self._choosing = False
            self.choose()

    def set_stories(self, stories: Mapping[str, str]) -> None:
        """Which sources copy one another, as `Library.stories` tells."""
        self._stories = stories
        self.show_state()

    def show_settled(self) -> None:
        self.facets.take(self.result, self.narrowed)

    def show_state(self) -> None:
        """Where a search takes long, no more is said than what it has found itself."""
        scope = "this source only" if self.only_source else "all sources"
        self._title.say(("Search", "strong"), (f"  {scope}", "dim"), right=[(_ORDERS[self.order], "dim")])
        words: list[Words] = [("searching… ", "accent")] if self.late else []
        if self.result is not None and (self.up_to_date or not self.late):
            words.append((results.summary(self.result, self._stories), "dim"))
        self._count.say(*words)

    def _show_facets(self) -> None:
        self.facets.display = self.result is not None and self.size.height >= TALL


_ORDERS = {"relevance": "", "newest": "newest first ", "oldest": "oldest first ", "source": "by source "}
_SYNTAX = (
    "harbour vote   both words",
    "ferry OR boat   either; NOT, ( )",
    '"harbour vote"   a phrase',
    "harb*   beginnings",
    "person:okafor   by any name",
    "speaker:okafor said:ferry",
    "speaker:unknown   not for sure",
    "date:2031-05   days mentioned",
    "published:2031-05   source:posts",
)
