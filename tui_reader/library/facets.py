"""What the sources of an answer share: people, speakers, dates, and the sources themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
        with cache.found() as found:
            return tuple(found.facets(kind, among, library.settings.confidence, limit))
