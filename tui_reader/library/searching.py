"""The answer to a query: the index narrows, `match` decides, and a person is known by any name."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache as remembered
from typing import TYPE_CHECKING

from tui_reader import index
from tui_reader.index.nodes import And, Field, Not, Or
from tui_reader.library.identities import Identities
from tui_reader.model import Hit, PersonSummary, SearchResult

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

_FIRST_ANSWER_SECONDS = 0.05
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


def search(library: Library, query: str, *, limit: int | None, within: str | None) -> Iterator[SearchResult]:
    """See `Library.searching`."""
    node = index.parse(query)
    with library.cache() as cache:
        identities = library.identities()
        searched, known = cache.counts()
        if not index.is_whole(library.index_dir):
            searched = 0
        answer = SearchResult(query, searched=searched, known=known, persons=_persons(node, identities))

        @remembered
        def names(words: str) -> frozenset[str]:
            return frozenset(person.name for person in identities.named(words))

        hits: list[Hit] = []
        total = sources = 0
        due = time.monotonic() + _FIRST_ANSWER_SECONDS
        for path in index.candidates(library.index_dir, node, names).paths:
            if within not in (None, path) or (source := cache.source(path)) is None:
                continue
            annotations = cache.annotations(source, library.method)
            found = index.match(node, source, annotations, names, library.settings.confidence)
            total += len(found)
            sources += bool(found)
            hits.extend(found if limit is None else found[: limit - len(hits)])
            if time.monotonic() > due:
                yield replace(answer, hits=tuple(hits), total=total, sources=sources)
                due = time.monotonic() + 10 * _FIRST_ANSWER_SECONDS
        yield replace(answer, hits=tuple(hits), total=total, sources=sources)


def _persons(node: index.Node, identities: Identities) -> tuple[PersonSummary, ...]:
    """Whom the bare words of a query name, by any alias."""
    nodes = node.nodes if isinstance(node, index.And) else (node,)
    words = [str(leaf) for leaf in nodes if isinstance(leaf, index.Leaf)]
    return identities.named(" ".join(words)) if words else ()
