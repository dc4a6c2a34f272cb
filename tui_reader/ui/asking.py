"""A question to the library, and its answers as they come to the screen. No Textual here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Facet, Order, SearchResult
from tui_reader.ui.latest import Wanted

FIRST_HITS = 500
_EVERY = 0.15  # seconds between answers that grow
_TYPING = 0.12
"""Seconds without a further key after which the rest of an answer is found: until then the processor is left
to the typing."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and what it is limited to: one source, or sources that have all of some facets.

    Without `everything` only the first hits are wanted; all are counted.
    """

    query: str
    within: str | None = None
    narrowed: tuple[Facet, ...] = ()
    order: Order = "relevance"
    everything: bool = False

    def asks_the_same(self, other: Question | None) -> bool:
        return other is not None and (self.query, self.within, self.narrowed, self.order) == (
            other.query,
            other.within,
            other.narrowed,
            other.order,
        )

    def answer(self, library: Library) -> SearchResult:
        """The whole answer with all its hits."""
        return library.search(self.query, within=self.within, narrowed=self.narrowed, order=self.order)


def answer(
    library: Library,
    question: Question,
    post: Callable[[Question, SearchResult | ReaderError, bool], object],
    wanted: Wanted,
) -> None:
    """In a thread: post answers that grow, not too often, and the last one as done; stop once not wanted."""
    last: SearchResult | None = None
    due = 0.0
    try:
        growing = library.searching(
            question.query,
            limit=None if question.everything else FIRST_HITS,
            within=question.within,
            narrowed=question.narrowed,
            order=question.order,
        )
        for last in growing:
            if not wanted(0):
                return
            if last.hits and time.monotonic() >= due:
                post(question, last, False)
                if not due and not last.complete and not wanted(_TYPING):
                    return
                due = time.monotonic() + _EVERY
    except ReaderError as error:
        post(question, error, True)
    else:
        if last is not None:
            post(question, last, True)
