"""What was found for a question, and where `n` has come to in it. No Textual here."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.model import Hit, SearchResult, Span
from tui_reader.ui import results
from tui_reader.ui.results import Listing, Stop

_NOTHING = SearchResult("")


class Trail:
    """An answer and a place in it, which is found again in other answers."""

    def __init__(self) -> None:
        self.result: SearchResult | None = None
        self.listing = Listing(_NOTHING)
        self.stop: Stop | None = None
        self._halted: tuple[Hit, int] | None = None  # kept while answers that grow do not hold it yet
        self._completed: tuple[str, Sequence[Hit]] = ("", ())

    def take(self, result: SearchResult | None, advice: Sequence[str] = ()) -> None:
        """This is found from now on; `advice` is shown where it is nothing."""
        self.result = result
        self.listing = Listing(result or _NOTHING, advice, before=self.listing)
        self.stop = None
        if result is None:
            self._halted = None
        elif self._halted is not None:
            hit, halt = self._halted
            number = self.listing.number_of(hit)
            self.stop = None if number is None else Stop(number, halt)
        self._completed = ("", ())

    def halt(self, stop: Stop) -> tuple[str, Span]:
        """Be at this stop: its source, and the match."""
        hit = self.listing.hits[stop.hit]
        self.stop, self._halted = stop, (hit, stop.halt)
        return hit.source, results.halts(hit)[stop.halt]

    def next(self, step: int) -> Stop | None:
        """The next stop (step 1), or the one before (-1); None beyond what is known."""
        return results.next_stop(self.listing.hits, self.stop, step) if self.listing.hits else None

    @property
    def hit(self) -> Hit | None:
        """The hit at which `n` halted last."""
        return None if self.stop is None else self.listing.hits[self.stop.hit]

    @property
    def where(self) -> str:
        """`4 of 14 · source 2 of 9`, or how many there are; empty without a query."""
        if self.result is None:
            return ""
        if self.stop is None:
            return results.plural(self.result.total, "hit")
        return self.listing.where(self.stop.hit)

    def lacks(self, path: str) -> bool:
        """Whether not all hits in this source are known."""
        if self.result is None or path == self._completed[0]:
            return False
        return len(self.listing.numbers_of(path)) < self.result.counts.get(path, 0)

    def complete(self, path: str, hits: Sequence[Hit]) -> None:
        """These are all the hits in this source."""
        self._completed = (path, hits)

    def matches(self, path: str) -> list[Span]:
        """What answers the query in a source, as far as known."""
        hits: Sequence[Hit] = [self.listing.hits[number] for number in self.listing.numbers_of(path)]
        if path == self._completed[0]:
            hits = self._completed[1]
        return [match for hit in hits for match in hit.matches]
