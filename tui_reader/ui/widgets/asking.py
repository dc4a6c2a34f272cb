"""The asking of the search pane: what is asked, of which sources, in which order, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import get_args

from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Facet, Hit, Order, SearchResult, Span
from tui_reader.ui import asking, facets, results
from tui_reader.ui.asking import Question
from tui_reader.ui.latest import Latest, Wanted
from tui_reader.ui.trail import Trail
from tui_reader.ui.widgets.query import QueryInput
from tui_reader.ui.widgets.querybox import QueryBox

PATIENCE = 0.4
"""Seconds after which it is said that a search is still going on."""

_ORDERS: tuple[Order, ...] = get_args(Order)


class AskingPane(Vertical):
    """Asks what stands in its query box at every change of it; posts `Found` when the answer changes.

    A subclass composes it with its `box` and shows what is found.
    """

    @dataclass
    class Found(Message):
        """The answer to the query has changed; None when there is no query any more."""

        result: SearchResult | None

    @dataclass
    class _Answered(Message):
        question: Question
        answer: SearchResult | ReaderError
        done: bool

    @dataclass
    class _Completed(Message):
        """All hits in the source that is open."""

        question: Question
        path: str
        hits: Sequence[Hit]

    def __init__(self, library: Library, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.library = library
        self.box = QueryBox(library, self.selects)
        self.trail = Trail()
        self.source: str | None = None
        """The source being read, to which a query may be limited."""
        self.only_source = False
        self.narrowed: tuple[Facet, ...] = ()
        self.order: Order = "relevance"
        self.question: Question | None = None
        """What the trail is the answer to."""
        self.asking: Question | None = None
        """What is asked now, and perhaps not answered yet."""
        self.done = True
        """Whether the answer is whole."""
        self.late = False
        self._patience: Timer | None = None
        self._asker, self._completer = Latest("search"), Latest("source")

    def on_unmount(self) -> None:
        self._asker.close()
        self._completer.close()

    # What a subclass gives

    def selects(self) -> bool:
        """Whether a result is selected."""
        raise NotImplementedError

    def show_found(self, same: bool) -> None:
        """Show what the trail holds; `same` says that it answers the same question as before."""
        raise NotImplementedError

    def show_settled(self) -> None:
        """The answer is whole: show what takes longer to find."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show how much was found, where and in which order, and whether more is to come."""
        raise NotImplementedError

    # What is known

    @property
    def asked(self) -> str:
        return self.box.input.value.strip()

    @property
    def result(self) -> SearchResult | None:
        return self.trail.result

    @property
    def within(self) -> str | None:
        """The path of the only source that is searched, if only one is."""
        return self.source if self.only_source else None

    @property
    def hit(self) -> Hit | None:
        """The hit at which `n` halted last."""
        return self.trail.hit

    @property
    def where(self) -> str:
        """`4 of 14 · source 2 of 9`, or how many there are; empty without a query."""
        return self.trail.where

    def matches(self, path: str) -> list[Span]:
        return self.trail.matches(path)

    @property
    def up_to_date(self) -> bool:
        """Whether what was found last, be it all or not, answers what is asked now."""
        return self.asking is not None and self.asking.asks_the_same(self.question)

    # What is asked

    def ask(self, query: str) -> None:
        self.box.set_query(query)

    def clear(self) -> None:
        self.widen()
        self.box.set_query("")

    def set_source(self, path: str) -> None:
        self.source = path
        if self.only_source:
            self._ask()
        else:
            self._complete()

    def toggle_scope(self) -> None:
        self.only_source = not self.only_source and self.source is not None
        self._ask()

    def narrow(self, facet: Facet) -> None:
        """Search only sources that have this facet too; no more so if that was the case."""
        self._narrow(facets.toggled(self.narrowed, facet))

    def widen(self) -> bool:
        """Narrow no more; False if nothing was narrowed."""
        narrowed = bool(self.narrowed)
        if narrowed:
            self._narrow(())
        return narrowed

    def sort(self) -> None:
        """Sort by the next of the orders there are."""
        self.order = _ORDERS[(_ORDERS.index(self.order) + 1) % len(_ORDERS)]
        self._ask()

    def again(self) -> None:
        """Ask the same query again, because more can be searched now."""
        if self.asking is not None:
            self._ask(everything=self.asking.everything)

    def ask_for_all(self) -> None:
        """The same, for all hits."""
        self._ask(everything=True)

    def on_input_changed(self, event: QueryInput.Changed) -> None:
        event.stop()
        self._ask()

    def on_query_input_scope_asked(self, event: QueryInput.ScopeAsked) -> None:
        event.stop()
        self.toggle_scope()

    def _narrow(self, narrowed: tuple[Facet, ...]) -> None:
        self.narrowed = narrowed
        self.box.show_narrowed(narrowed)
        self._ask()

    def _ask(self, everything: bool = False) -> None:
        """Ask at once: what is being asked stops, and its answers are not waited for."""
        if self._patience is not None:
            self._patience.stop()
        self.late = False
        if not self.asked:
            self._asker.drop()
            self.asking, self.done = None, True
            self.box.show_error(None)
            self._take(None, None)
            return
        question = Question(self.box.input.value, self.within, self.narrowed, self.order, everything)
        self.asking, self.done = question, False
        self._patience = self.set_timer(PATIENCE, self._say_late)
        self._asker.run(lambda wanted: asking.answer(self.library, question, self._post, wanted))
        self.show_state()

    def _say_late(self) -> None:
        self.late = not self.done
        self.show_state()

    # What is answered

    def _post(self, question: Question, answer: SearchResult | ReaderError, done: bool) -> None:
        """In a thread."""
        self.post_message(self._Answered(question, answer, done))

    def on_asking_pane__answered(self, event: _Answered) -> None:
        event.stop()
        question, answer = event.question, event.answer
        if question is not self.asking:
            return
        self.done, self.late = event.done, self.late and not event.done
        if isinstance(answer, ReaderError):
            self.box.show_error(answer)
            self.show_state()
        else:
            self.box.show_error(None)
            if self.done or not self._shows_more(question, answer):
                self._take(question, answer)

    def _shows_more(self, question: Question, answer: SearchResult) -> bool:
        """Whether more hits of this very question are on show, from when it was asked before."""
        shown = len(self.result.hits) if self.result is not None else 0
        return question.asks_the_same(self.question) and shown > len(answer.hits)

    def _take(self, question: Question | None, result: SearchResult | None) -> None:
        same = question is not None and question.asks_the_same(self.question)
        self.question = question
        if result is not self.result:
            advice = results.advice(result, self.only_source, bool(self.narrowed)) if result else ()
            self.trail.take(result, advice)
            self.show_found(same)
            self.post_message(self.Found(result))
        self.show_state()
        if self.done:
            self.show_settled()
            self._complete()

    def _complete(self) -> None:
        """Where not all hits in the source being read are known, find them: all are highlighted in it."""
        question, path = self.question, self.source
        if question is not None and path is not None and self.done and self.trail.lacks(path):
            self._completer.run(lambda wanted: self._find_in(path, question, wanted))

    def _find_in(self, path: str, question: Question, wanted: Wanted) -> None:
        """In a thread. What cannot be read is told where the source is opened."""
        with suppress(ReaderError):
            hits = replace(question, within=path).answer(self.library).hits
            if wanted(0):
                self.post_message(self._Completed(question, path, hits))

    def on_asking_pane__completed(self, event: _Completed) -> None:
        event.stop()
        if event.question is self.question:
            self.trail.complete(event.path, event.hits)
            self.post_message(self.Found(self.result))
