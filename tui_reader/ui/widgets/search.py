"""The search: a query, what is wrong with it, how much was found, and the hits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui_reader.errors import QueryError, ReaderError
from tui_reader.library import Library
from tui_reader.model import Hit, PersonSummary, SearchResult, Span
from tui_reader.ui import results
from tui_reader.ui.results import HitRow, MoreRow, Note, PersonRow, PlaceRow, Row, SourceRow, Stop
from tui_reader.ui.widgets.line import Line, Words
from tui_reader.ui.widgets.query import QueryInput
from tui_reader.ui.widgets.results import ResultList
from tui_reader.visible import visible

DEBOUNCE = 0.12
PATIENCE = 0.4  # seconds after which it is said that a search is still going on
FIRST_HITS = 500


class SearchPane(Vertical):
    """Posts `Found` when the answer changes and `PlaceChosen` or `PersonChosen` when something is opened."""

    @dataclass
    class Found(Message):
        """The answer to the query has changed; None when there is no query any more."""

        result: SearchResult | None

    @dataclass
    class PlaceChosen(Message):
        """A place in a source is to be shown; `read` asks to go on reading there."""

        path: str
        start: int
        read: bool

    @dataclass
    class PersonChosen(Message):
        person: PersonSummary

    @dataclass
    class _Answered(Message):
        number: int
        answer: SearchResult | ReaderError

    def __init__(self, library: Library, title_of: Callable[[str], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._library = library
        self._title_of = title_of
        self._pool = ThreadPoolExecutor(1, "search")
        self._number = self._answered = 0
        self._choosing = False
        self._start_rows: Sequence[Row] = ()
        self._stops: list[Stop] = []
        self._at: int | None = None
        self._halted: Hit | None = None  # the hit at `_at`, kept while answers that grow do not hold it yet
        self._complete = self._searching = False
        self.result: SearchResult | None = None
        self.source: str | None = None
        """The source being read, to which a query may be limited."""
        self.only_source = False

    def compose(self) -> ComposeResult:
        yield Line(("Search", "strong"), id="search-title", classes="pane-title")
        yield QueryInput(id="query")
        yield Static(id="query-error")
        yield Line(id="search-count", classes="pane-note")
        yield ResultList(self._title_of, id="results")

    def on_mount(self) -> None:
        self._input = self.query_one(QueryInput)
        self._results = self.query_one(ResultList)
        self._error = self.query_one("#query-error", Static)
        self._error.display = False
        self._count = self.query_one("#search-count", Line)
        self._show_scope()

    def on_unmount(self) -> None:
        self._number += 1
        self._pool.shutdown(wait=False, cancel_futures=True)

    # What the reading room asks for

    @property
    def asked(self) -> str:
        return self._input.value.strip()

    @property
    def within(self) -> str | None:
        """The path of the only source that is searched, if only one is."""
        return self.source if self.only_source else None

    @property
    def hit(self) -> Hit | None:
        """The hit at which `n` halted last."""
        return None if self._at is None else self._hit_at(self._at)

    @property
    def where(self) -> str:
        """`4 of 14 · source 2 of 9`, or how many there are; empty without a query."""
        if self.result is None:
            return ""
        if self._at is None:
            return results.plural(self.result.total, "hit")
        return results.where(self.result, self._stops[self._at].hit)

    def matches(self, path: str) -> list[Span]:
        hits = self.result.hits if self.result is not None else ()
        return [match for hit in hits if hit.source == path for match in hit.matches]

    def focus_query(self) -> None:
        self.screen.set_focus(self._input)

    def focus_pane(self) -> None:
        self.screen.set_focus(self._results if self.asked else self._input)

    def ask(self, query: str) -> None:
        self._input.value = query

    def clear(self) -> None:
        self._input.value = ""

    def set_start(self, rows: Sequence[Row]) -> None:
        """What stands here while nothing is asked."""
        self._start_rows = rows
        if not self.asked:
            self._results.show(rows)

    def set_source(self, path: str) -> None:
        self.source = path
        if self.only_source:
            self._show_scope()
            self._ask()

    def toggle_scope(self) -> None:
        self.only_source = not self.only_source and self.source is not None
        self._show_scope()
        self._ask()

    def again(self) -> None:
        """Ask the same query again, because more can be searched now."""
        if self.asked:
            self._ask(everything=self._complete)

    def move(self, unit: str, step: int) -> None:
        self._results.move(unit, step)

    def step(self, step: int) -> bool:
        """Go to the next match or the one before; False if there is none."""
        if self.result is None or not self._stops:
            return False
        at = (0 if step > 0 else len(self._stops) - 1) if self._at is None else self._at + step
        if at >= len(self._stops) and len(self.result.hits) < self.result.total:
            self._ask(everything=True)
            return True
        if not 0 <= at < len(self._stops):
            return False
        self._go_to(at, read=False)
        return True

    def choose(self) -> None:
        """Open what is selected, else the first hit."""
        if self._results.selected is not None:
            self._results.choose()
        elif self._stops:
            self._go_to(0, read=True)

    # Asking

    def on_input_changed(self, event: QueryInput.Changed) -> None:
        event.stop()
        self._choosing = False
        self._ask()

    def on_input_submitted(self, event: QueryInput.Submitted) -> None:
        """Open the first hit, as soon as it is known; what is typed from now on is no more of the query."""
        event.stop()
        of_this_query = self.result is not None and self.result.query == self._input.value
        if self._answered == self._number or (of_this_query and self._stops):
            self.choose()
        elif self.asked:
            self._choosing = True
            self.screen.set_focus(self._results)

    def on_query_input_scope_asked(self, event: QueryInput.ScopeAsked) -> None:
        event.stop()
        self.toggle_scope()

    def _ask(self, everything: bool = False) -> None:
        self._number += 1
        self._complete = everything
        if not self.asked:
            self.workers.cancel_group(self, "search")
            self._searching = False
            self._error.display = False
            self._take(None)
            return
        self.run_worker(
            self._wait_and_ask(self._number, self._input.value, everything),
            group="search",
            exclusive=True,
            exit_on_error=False,
        )

    async def _wait_and_ask(self, number: int, query: str, everything: bool) -> None:
        await asyncio.sleep(DEBOUNCE)
        within = self.within
        limit = None if everything else FIRST_HITS
        loop = asyncio.get_running_loop()
        answering = loop.run_in_executor(self._pool, self._answer, number, query, within, limit)
        await asyncio.wait([answering], timeout=PATIENCE)
        self._say_count(searching=not answering.done())
        await answering
        self._say_count(searching=False)

    def _answer(self, number: int, query: str, within: str | None, limit: int | None) -> None:
        """In a thread of its own: post each answer, as long as it is the one that is wanted."""
        try:
            for result in self._library.searching(query, limit=limit, within=within):
                if number != self._number:
                    return
                self.post_message(self._Answered(number, result))
        except ReaderError as error:
            self.post_message(self._Answered(number, error))

    def on_search_pane__answered(self, event: _Answered) -> None:
        event.stop()
        if event.number != self._number:
            return
        self._answered = event.number
        if isinstance(event.answer, SearchResult):
            self._error.display = False
            self._take(event.answer)
            if self._choosing and self._stops:
                self._choosing = False
                self.choose()
        else:
            self._show_error(event.answer)

    # Showing

    def _take(self, result: SearchResult | None) -> None:
        self.result = result
        self._stops = results.stops(result.hits) if result else []
        self._halted = self._halted if result else None
        self._at = self._find_again(self._halted)
        self._results.show(self._rows(result), result.hits if result else ())
        self._say_count()
        self.post_message(self.Found(result))

    def _say_count(self, searching: bool | None = None) -> None:
        """How much was found; where a search takes long, no more than what it has found itself."""
        if searching is not None:
            self._searching = searching
        words: list[Words] = [("searching… ", "accent")] if self._searching else []
        if self.result is not None and not (self._searching and self.result.query != self._input.value):
            words.append((results.summary(self.result), "dim"))
        self._count.say(*words)

    def _find_again(self, hit: Hit | None) -> int | None:
        if hit is None or self.result is None:
            return None
        same = (
            n
            for n, found in enumerate(self.result.hits)
            if found.source == hit.source and found.passage == hit.passage
        )
        number = next(same, None)
        return next((n for n, stop in enumerate(self._stops) if stop.hit == number), None)

    def _rows(self, result: SearchResult | None) -> Sequence[Row]:
        if result is None:
            return self._start_rows
        rows: list[Row] = [PersonRow(person) for person in result.persons]
        counts = results.counts(result.hits)
        path = None
        for number, hit in enumerate(result.hits):
            if hit.source != path:
                path = hit.source
                cut = len(result.hits) < result.total and path == result.hits[-1].source
                rows.append(SourceRow(path, counts[path], cut))
            rows.append(HitRow(number))
        if len(result.hits) < result.total:
            rows.append(MoreRow(result.total - len(result.hits)))
        if not result.hits:
            rows += [Note(""), *map(Note, _advice(result, self.only_source))]
        return rows

    def _show_error(self, error: ReaderError) -> None:
        message = visible(str(error))
        if isinstance(error, QueryError):
            column = len(visible(self._input.value[: error.position])) - int(self._input.scroll_offset.x)
            message = " " * max(0, min(column, self._input.size.width - 1)) + "^\n" + message
        self._error.update(Content(message))
        self._error.display = True

    def _show_scope(self) -> None:
        scope = "this source only" if self.only_source else "all sources"
        self.query_one("#search-title", Line).say(("Search", "strong"), (f"  {scope}", "dim"))

    def on_line_list_chosen(self, event: ResultList.Chosen) -> None:
        event.stop()
        match self._results.rows[event.index]:
            case HitRow(number):
                self._go_to(next(n for n, stop in enumerate(self._stops) if stop.hit == number), read=True)
            case SourceRow(path):
                first = next(n for n, stop in enumerate(self._stops) if self._source_of(stop) == path)
                self._go_to(first, read=True)
            case PersonRow(person):
                self.post_message(self.PersonChosen(person))
            case PlaceRow(path, start):
                self.post_message(self.PlaceChosen(path, start, read=True))
            case MoreRow():
                self._ask(everything=True)

    def _hit_at(self, at: int) -> Hit | None:
        return self.result.hits[self._stops[at].hit] if self.result is not None else None

    def _source_of(self, stop: Stop) -> str:
        assert self.result is not None
        return self.result.hits[stop.hit].source

    def _go_to(self, at: int, read: bool) -> None:
        self._at, self._halted = at, self._hit_at(at)
        stop = self._stops[at]
        self._results.select_hit(stop.hit)
        self.post_message(self.PlaceChosen(self._source_of(stop), stop.match.start, read))


def _advice(result: SearchResult, only_source: bool) -> Sequence[str]:
    """What to try where nothing was found."""
    advice = ["Every word must stand in the source. Try fewer, OR between them, or a beginning: harb*"]
    if only_source:
        advice.insert(0, "Only this source was searched: / again searches all.")
    if result.searched < result.known:
        advice.insert(0, "Not all sources could be searched yet: ! says which and why.")
    return advice
