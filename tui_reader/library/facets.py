"""What the sources of an answer share: people, speakers, dates, and the sources themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui_reader.index import fold
from tui_reader.library.searching import sharing
from tui_reader.model import Facet, FacetKind, SearchResult

if TYPE_CHECKING:
    from tui_reader.library.folder import Library


def facets(
    library: Library,
    kind: FacetKind,
    result: SearchResult | None,
    narrowed: Sequence[Facet],
    limit: int | None,
) -> tuple[Facet, ...]:
    """See `Library.facets`."""
    if kind == "source":
        counts = result.counts if result is not None else {}
        most = sorted(counts, key=lambda path: (-counts[path], path))
        return tuple(Facet("source", path, path, counts[path]) for path in most[:limit])
    with library.cache() as cache:
        among = None if result is None else set(result.paths)
        if among is None and narrowed:
            among = set.intersection(*(sharing(library, cache, facet) for facet in narrowed))
        return tuple(cache.found.facets(kind, among, library.settings.confidence, limit))


class Filter:
    """A list of facets from which words that are typed pick some, whatever their case and diacritics."""

    def __init__(self, facets: Sequence[Facet]) -> None:
        self.facets = facets
        self._folded = [fold(facet.name) for facet in facets]

    def with_words(self, typed: str) -> Sequence[Facet]:
        """Those whose names hold each of these words, or a part of a name that is written so."""
        words = fold(typed).split()
        if not words:
            return self.facets
        numbers: Iterable[int] = range(len(self._folded))
        for word in words:
            numbers = [number for number in numbers if word in self._folded[number]]
        return [self.facets[number] for number in numbers]
