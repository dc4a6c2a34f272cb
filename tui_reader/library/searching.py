"""The answer to a query: the index narrows, `match` decides, and a person is known by any name."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache as remembered
from functools import partial
from typing import TYPE_CHECKING

from tui_reader import index
from tui_reader.index.nodes import And, Field, Not, Or
from tui_reader.library.identities import named
from tui_reader.model import Annotations, Facet, Hit, Order, PersonSummary, SearchResult, Source
from tui_reader.store.cache import Cache

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

FIRST_HITS = 20
"""So many hits are given as soon as found, all else now and then, so that the search can be given up."""
_NOW_AND_THEN = 0.025  # seconds
_OF_THE_TEXT = ("source", "published")


def needs_annotations(query: str) -> bool:
    """Whether the texts alone cannot answer the query; raises QueryError where it does not parse."""
    return _needs_annotations(index.parse(query))


def _needs_annotations(node: index.Node) -> bool:
    match node:
        case Field():
            return node.name not in _OF_THE_TEXT
        case Not():
            return _needs_annotations(node.node)
        case And() | Or():
            return any(map(_needs_annotations, node.nodes))
    return False


def search(
    library: Library,
    query: str,
    *,
    limit: int | None = None,
    within: str | None = None,
    narrowed: Sequence[Facet] = (),
    order: Order = "relevance",
) -> Iterator[SearchResult]:
    """See `Library.searching`."""
    node = index.parse(query)
    with library.cache() as cache:
        searched, known = cache.counts()

        @remembered
        def people(words: str) -> tuple[PersonSummary, ...]:
            return named(cache.found, words)

        def names(words: str) -> frozenset[str]:
            return frozenset(name for person in people(words) for name in cache.found.names_of(person.key))

        def meant(path: str, words: str) -> frozenset[str]:
            keys = {person.key for person in people(words)}
            return frozenset(id for id, (key, _) in cache.found.of(path).items() if key in keys)

        found = index.candidates(library.index_dir, node, names)
        paths = _ordered(cache, _narrowed(library, cache, found.paths, within, narrowed), order)
        answer = SearchResult(
            query,
            searched=searched if found.whole else 0,
            known=known,
            persons=people(words) if (words := _bare_words(node)) else (),
            paths=tuple(paths) if found.exact else (),
            complete=False,
        )
        hits: list[Hit] = []
        counts: dict[str, int] = {}
        due = time.monotonic() + _NOW_AND_THEN
        first = True
        with_annotations = _needs_annotations(node)
        for path in paths:
            if (source := cache.source(path)) is None:
                continue
            annotations = _annotations(library, cache, source) if with_annotations else None
            matching = index.match(
                node, source, annotations, partial(meant, path), library.settings.confidence
            )
            if matching:
                counts[path] = len(matching)
                hits.extend(matching if limit is None else matching[: limit - len(hits)])
            if (first and len(hits) >= FIRST_HITS) or time.monotonic() > due:
                first = first and len(hits) < FIRST_HITS
                yield _so_far(answer, hits, counts)
                due = time.monotonic() + _NOW_AND_THEN
        yield replace(_so_far(answer, hits, counts), paths=tuple(counts), sources=len(counts), complete=True)


def _annotations(library: Library, cache: Cache, source: Source) -> Annotations | None:
    from tui_reader.library.lending import with_lent  # takes long to load, and words need none of it

    return with_lent(library, cache, source)


def _so_far(answer: SearchResult, hits: list[Hit], counts: dict[str, int]) -> SearchResult:
    return replace(
        answer,
        hits=tuple(hits),
        total=sum(counts.values()),
        sources=len(answer.paths or counts),
        paths=answer.paths or tuple(counts),
        counts=dict(counts),
    )


def _narrowed(
    library: Library, cache: Cache, paths: list[str], within: str | None, narrowed: Sequence[Facet]
) -> list[str]:
    """Those of the paths that have all of the facets."""
    if within is not None:
        paths = [path for path in paths if path == within]
    for facet in narrowed:
        shared = sharing(library, cache, facet)
        paths = [path for path in paths if path in shared]
    return paths


def sharing(library: Library, cache: Cache, facet: Facet) -> set[str]:
    """The paths of the sources that have a facet."""
    if facet.kind == "source":
        return {facet.key}
    return cache.found.sharing(facet.kind, facet.key, library.settings.confidence)


def _ordered(cache: Cache, paths: list[str], order: Order) -> list[str]:
    """The paths, which are given by relevance, in another order; sources without a date come last."""
    if order == "source":
        return sorted(paths)
    if order == "relevance":
        return paths
    published = cache.published()
    dated = sorted(path for path in paths if path in published)
    dated.sort(key=published.__getitem__, reverse=order == "newest")
    return dated + [path for path in paths if path not in published]


def _bare_words(node: index.Node) -> str:
    """The words of a query that may name somebody."""
    nodes = node.nodes if isinstance(node, And) else (node,)
    return " ".join(str(leaf) for leaf in nodes if isinstance(leaf, index.Leaf))
