"""The query with what belongs to it: what is wrong with it, what narrows it, suggestions, earlier queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui_reader.errors import QueryError, ReaderError
from tui_reader.library import Library
from tui_reader.model import Facet, Suggestion
from tui_reader.ui import facets
from tui_reader.ui.history import History
from tui_reader.ui.latest import Latest, Wanted
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.lines import LineList
from tui_reader.ui.widgets.query import QueryInput
from tui_reader.ui.widgets.suggestions import SuggestionList
from tui_reader.visible import visible

_AFTER_THE_SEARCH = 0.06  # seconds


class QueryBox(Vertical):
    """Posts the messages of its `QueryInput`, and `Remembered` when the earlier queries are others."""

    @dataclass
    class Remembered(Message):
        queries: Sequence[str]

    @dataclass
    class _Suggested(Message):
        query: str
        suggestions: Sequence[Suggestion]

    def __init__(self, library: Library, selects: Callable[[], bool]) -> None:
        """`selects` says whether a result is selected: then `up` leads to the one above it."""
        super().__init__(id="query-box")
        self._library = library
        self._selects = selects
        self._suggesting, self._remembering = Latest("suggest"), Latest("queries")
        self._suggested_for = ""
        self._recalled: str | None = None
        self.history = History()

    def compose(self) -> ComposeResult:
        self.input = QueryInput(self._can_take, self._can_recall, id="query")
        self._error = Static(id="query-error")
        self._narrowed = Line(id="narrowed", classes="pane-note")
        self._suggestions = SuggestionList(id="suggestions")
        yield self.input

    def on_mount(self) -> None:
        """What is not seen at first is mounted once the first screen is painted."""
        self._error.display = self._narrowed.display = self._suggestions.display = False
        self.call_after_refresh(self.mount, self._error, self._narrowed, self._suggestions)
        self.call_after_refresh(self._remembering.run, self._load_queries)

    def on_unmount(self) -> None:
        self._suggesting.close()
        self._remembering.close()

    def set_query(self, query: str) -> None:
        self.input.value = query
        self.input.cursor_position = len(query)

    # What is wrong, and what narrows

    def show_error(self, error: ReaderError | None) -> None:
        """Point at the character that does not parse; None: all is well."""
        self._error.display = error is not None
        if error is not None:
            message = visible(str(error))
            if isinstance(error, QueryError):
                column = len(visible(self.input.value[: error.position])) - int(self.input.scroll_offset.x)
                message = " " * max(0, min(column, self.input.size.width - 1)) + "^\n" + message
            self._error.update(Content(message))

    def show_narrowed(self, narrowed: Sequence[Facet]) -> None:
        self._narrowed.display = bool(narrowed)
        self._narrowed.say(("in sources with: ", "dim"), (facets.words(narrowed), "accent"))

    # Suggestions

    def show_suggestions(self) -> None:
        """They have their rows while the query is typed in, whether there are any or not: no result moves."""
        self._suggestions.display = self.input.has_focus and bool(self.input.value)

    def on_descendant_focus(self) -> None:
        self.show_suggestions()

    def on_descendant_blur(self) -> None:
        self.show_suggestions()

    def on_input_changed(self, event: QueryInput.Changed) -> None:
        """The pane hears of it too."""
        self.show_suggestions()
        query, at = event.value, self.input.cursor_position
        if query.strip() and query != self._recalled:
            self._suggesting.run(lambda wanted: self._suggest(query, at, wanted))
        else:
            self._suggesting.drop()
            self._suggestions.show(())

    def _suggest(self, query: str, at: int, wanted: Wanted) -> None:
        """In a thread. What cannot be read is told by the search, which comes first."""
        if not wanted(_AFTER_THE_SEARCH):
            return
        try:
            found = self._library.suggestions(query, at)
        except ReaderError:
            found = ()
        if wanted(0):
            others = [
                each for each in found if each.text.casefold() != query[each.start : each.end].casefold()
            ]
            self.post_message(self._Suggested(query, others))

    def on_query_box__suggested(self, event: _Suggested) -> None:
        event.stop()
        if event.query == self.input.value:
            self._suggested_for = event.query
            self._suggestions.show(event.suggestions)

    def on_query_input_taken(self, event: QueryInput.Taken) -> None:
        event.stop()
        self.take()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.take()

    def take(self) -> None:
        """Put the suggestion that is selected, else the first, into the query."""
        best = self._suggestions.best
        if best is not None and self._can_take():
            value = self.input.value
            self.input.value = value[: best.start] + best.text + value[best.end :]
            self.input.cursor_position = best.start + len(best.text)

    @property
    def selected(self) -> bool:
        """Whether a suggestion is selected."""
        return self._suggestions.selected is not None

    def move(self, step: int) -> bool:
        """Select the next suggestion or the one before; False beyond the last and the first."""
        last = self._suggestions.count - 1
        selected = self._suggestions.selected
        if not self._can_take():
            return False
        at = (0 if step > 0 else last) if selected is None else selected + step
        self._suggestions.select(at if 0 <= at <= last else None)
        return 0 <= at <= last

    def _can_take(self) -> bool:
        return (
            self._suggestions.display
            and self._suggestions.count > 0
            and self._suggested_for == self.input.value
        )

    # Earlier queries

    def remember(self) -> None:
        """The query has led somewhere."""
        query = self.input.value.strip()
        if query and self.history.add(query):
            self.post_message(self.Remembered(self.history.queries))
            self._remembering.run(lambda wanted: self._keep(query))

    def _keep(self, query: str) -> None:
        """In a thread. A disk that does not take it costs the history of this session, no more."""
        try:
            self._library.remember_query(query)
        except ReaderError as error:
            self.log(str(error))

    def _load_queries(self, wanted: Wanted) -> None:
        """In a thread."""
        try:
            queries = self._library.queries()
        except ReaderError as error:
            self.log(str(error))
        else:
            self.post_message(self.Remembered(queries))

    def on_query_box_remembered(self, event: Remembered) -> None:
        """The pane hears of it too."""
        self.history.load(event.queries)

    def on_query_input_recalled(self, event: QueryInput.Recalled) -> None:
        event.stop()
        query = self.history.neighbour(self.input.value, event.step)
        if query is not None:
            self._recalled = query
            self.set_query(query)

    def _can_recall(self, step: int) -> bool:
        """`down` goes on to the results unless earlier queries are being gone through."""
        if self._selects() or self.selected or (step < 0 and self.input.value != self._recalled):
            return False
        return self.history.neighbour(self.input.value, step) is not None
