"""Questions, facets and earlier queries: the parts of the search that need no terminal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tui_reader.errors import QueryError, ReaderError
from tui_reader.model import Facet, Hit, SearchResult, Span
from tui_reader.ui import asking, facets
from tui_reader.ui.asking import Question
from tui_reader.ui.history import History
from tui_reader.ui.latest import Latest
from tui_reader.ui.results import Stop
from tui_reader.ui.trail import Trail

ANN = Facet("person", "ann lee", "Ann Lee", 3)
MAY = Facet("date", "2031-05", "May 2031", 9)


def hit(path: str, start: int, *matches: int) -> Hit:
    return Hit(path, Span(start, start + 900, "x" * 900), tuple(Span(at, at + 1, "x") for at in matches), 1)


@dataclass
class Answers:
    """A library that answers with these."""

    results: list[SearchResult | ReaderError]
    taken: list[SearchResult] = field(default_factory=list)

    def searching(self, query: str, **how: Any) -> Iterator[SearchResult]:
        for result in self.results:
            if isinstance(result, ReaderError):
                raise result
            self.taken.append(result)
            yield result


def posted(
    answers: Answers, wanted: Callable[[float], bool] = lambda seconds: True
) -> list[tuple[Any, bool]]:
    found: list[tuple[Any, bool]] = []
    asking.answer(
        answers,  # type: ignore[arg-type]
        Question("q"),
        lambda question, answer, done: found.append((answer, done)),
        wanted,
    )
    return found


class TestAnswer:
    def test_the_first_hits_and_the_last_answer_are_posted(self) -> None:
        none, few, more, whole = (SearchResult("q", (hit("a", 0),) * n, n) for n in range(4))
        assert posted(Answers([none, few, more, whole])) == [(few, False), (whole, True)]

    def test_nothing_found_is_posted_too(self) -> None:
        assert posted(Answers([SearchResult("q")])) == [(SearchResult("q"), True)]

    def test_an_error_is_an_answer(self) -> None:
        error = QueryError("no", 0)
        assert posted(Answers([error])) == [(error, True)]

    def test_what_is_not_wanted_any_more_stops(self) -> None:
        answers = Answers([SearchResult("q", (hit("a", 0),), n) for n in range(9)])
        left = iter([True, True, False])
        assert [done for _, done in posted(answers, lambda seconds: next(left))] == [False]
        assert len(answers.taken) == 3

    def test_while_somebody_types_only_the_first_hits_are_found(self) -> None:
        few, more, whole = (SearchResult("q", (hit("a", 0),) * n, n, complete=n == 3) for n in (1, 2, 3))
        assert posted(Answers([few, more, whole]), lambda seconds: not seconds) == [(few, False)]


class TestLatest:
    def test_only_the_newest_is_begun_and_the_one_before_is_told(self) -> None:
        latest, begun, go, ended = Latest("test"), threading.Event(), threading.Event(), threading.Event()
        told: list[object] = []

        def first(wanted: Callable[[float], bool]) -> None:
            begun.set()
            go.wait(5)
            told.append(wanted(0))

        latest.run(first)
        begun.wait(5)
        latest.run(lambda wanted: told.append("never"))
        latest.run(lambda wanted: (told.append(wanted(0)), ended.set()))  # type: ignore[arg-type, return-value]
        go.set()
        ended.wait(5)
        latest.close()
        assert told == [False, True]


class TestQuestion:
    def test_more_hits_of_it_are_the_same_question(self) -> None:
        assert Question("q", everything=True).asks_the_same(Question("q"))
        assert not Question("q").asks_the_same(Question("q", narrowed=(ANN,)))
        assert not Question("q").asks_the_same(None)


class TestFacets:
    def test_a_facet_chosen_again_is_given_up(self) -> None:
        assert facets.toggled((ANN,), MAY) == (ANN, MAY)
        assert facets.toggled((ANN, MAY), Facet("person", "ann lee", "Ann Lee", 1)) == (MAY,)

    def test_in_words_and_as_a_query(self) -> None:
        assert facets.words((ANN, MAY)) == "Ann Lee · May 2031"
        assert [facets.query_of(facet) for facet in (ANN, MAY)] == ['person:"Ann Lee"', "date:2031-05"]


class TestHistory:
    def test_up_and_down(self) -> None:
        history = History()
        history.load(["two", "one"])
        assert history.add("three") and not history.add("three")
        assert history.neighbour("", 1) == "three"
        assert history.neighbour("three", 1) == "two"
        assert history.neighbour("one", 1) is None
        assert history.neighbour("two", -1) == "three"
        assert history.neighbour("three", -1) == ""

    def test_what_is_being_typed_is_not_lost(self) -> None:
        history = History()
        assert history.neighbour("", 1) is None
        history.add("one")
        assert history.neighbour("on", 1) is None

    def test_what_was_asked_since_is_newer_than_what_is_loaded(self) -> None:
        history = History()
        history.add("one")
        history.load(["two", "one"])
        assert history.queries == ["one", "two"]


class TestTrail:
    def test_the_place_is_found_again(self) -> None:
        trail = Trail()
        whole = SearchResult("q", (hit("a", 0, 1), hit("b", 0, 1)), 2, 2)
        trail.take(whole)
        assert trail.where == "2 hits"
        assert trail.halt(Stop(1)) == ("b", Span(1, 2, "x"))
        trail.take(SearchResult("q", (hit("a", 0, 1),), 1, 1))
        assert trail.hit is None
        trail.take(whole)
        assert trail.hit == whole.hits[1] and trail.where == "2 of 2 · source 2 of 2"
        trail.take(None)
        assert trail.where == "" and trail.next(1) is None

    def test_hits_beyond_the_first_are_known_once_the_source_is_complete(self) -> None:
        trail = Trail()
        trail.take(SearchResult("q", (hit("a", 0, 1),), 2, 1, counts={"a": 2}))
        assert trail.lacks("a") and not trail.lacks("b")
        trail.complete("a", [hit("a", 0, 1), hit("a", 900, 901)])
        assert not trail.lacks("a")
        assert [match.start for match in trail.matches("a")] == [1, 901]


class TestMany:
    def test_rows_of_100_000_hits_are_made_when_they_are_seen(self) -> None:
        trail = Trail()
        hits = tuple(hit(f"{number // 5}", number % 5, 1) for number in range(100_000))
        for number in (3, 77_777, 77_777, 100_000):
            trail.take(SearchResult("q", hits[:number], len(hits), 20_000))
        rows = trail.listing
        assert len(rows) == 120_000 and len(rows.lengths) == 100_000
        assert all(rows[rows.row_of_hit(number)].number == number for number in range(0, 100_000, 997))  # type: ignore[union-attr]
