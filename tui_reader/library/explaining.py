"""A person across all sources: why the sources mean the same one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from tui_reader.collate.names import form
from tui_reader.collate.reasons import Ground, chain
from tui_reader.library.findings import finding, line_finder
from tui_reader.library.joining import known
from tui_reader.model import Annotations, Finding, Join, PersonSummary, Reason, Reference, Source, Span

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

Opened = tuple[Source, Annotations, Callable[[int], int]]


def joins(library: Library, person: PersonSummary, limit: int | None) -> Iterator[Join]:
    """Why the sources that name this person mean the same one: for each source but one, what joins it to
    another."""
    with library.cache() as cache:
        opened = lru_cache(64)(lambda number: _opened(library, cache, number))
        found = chain(cache.identities.references_to(person.key), known(cache.identities))
        for one, other, grounds in islice(found, limit):
            here, there = opened(one.source), opened(other.source)
            if here is not None and there is not None:
                reasons = tuple(_reason(ground, one, here, other, there) for ground in grounds)
                yield Join(here[0].path, one.name, there[0].path, other.name, reasons)


def _opened(library: Library, cache: Cache, number: int) -> Opened | None:
    path = cache.path_of(number)
    source = cache.source(path) if path is not None else None
    annotations = cache.annotations(source, library.method) if source is not None else None
    if source is None or annotations is None:
        return None
    return source, annotations, line_finder(source.text)


def _reason(ground: Ground, one: Reference, here: Opened, other: Reference, there: Opened) -> Reason:
    places = [_place(ground, reference, opened) for reference, opened in ((one, here), (other, there))]
    says = ground.says
    if ground.about == "person":
        named = next((place.text for place in places if place is not None), ground.words)
        says = says.format(named)
    return Reason(says, *places)


def _place(ground: Ground, reference: Reference, opened: Opened) -> Finding | None:
    """Where in a source the reason stands."""
    source, annotations, line_of = opened
    words = form(ground.words)
    own = (mention for mention in annotations.people if mention.person == reference.id)
    others = (mention for mention in annotations.people if mention.form == "name")
    span: Span | None
    match ground.about:
        case "name":
            span = next(own, None)
        case "person":
            span = next((mention for mention in others if form(mention.text) == words), None)
        case "role":
            span = next((role for role in reference.profile.roles if form(role.text) == words), None)
        case "said":
            span = next((said for said in reference.profile.said if form(said.text) == words), None)
        case "told":
            told = (told for told in reference.profile.told if form(told.text) == words)
            span = next(told, None) or next((each for each in own if words[0] in form(each.text)), None)
        case "topic" | "word":
            pattern = r"\b" + r"\s+".join(map(re.escape, ground.words.split()))
            found = re.search(pattern, source.text)
            span = source.span(*found.span()) if found is not None else None
    return None if span is None else finding(source, span, line_of(span.start))
