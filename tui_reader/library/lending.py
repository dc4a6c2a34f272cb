"""Speakers whom a source names by an epithet or a pronoun, told by other sources that have the same words.

A source that says "the actress" leaves a guess, at best; one that names who said these very words is
evidence. What the sources themselves say stays as it is in the store, and is what facets count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.annotate.quotes.epithets import is_figure
from tui_reader.library.uttered import Uttered
from tui_reader.model import Annotations, Evidence, Quote, Source, Speaker
from tui_reader.store.utterances import Utterances

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

_GUESSED = 0.75
"""Readings less sure than this, of words that name nobody, are guesses."""
_NAMED = 0.9
"""Speakers as sure as this are named where they are quoted."""
_LENT, _CONFIRMED = 0.8, 0.9
_STAND_INS = frozenset({"epithet", "pronoun"})


def may_borrow(found: Annotations) -> bool:
    """Whether a source leaves it to guess who speaks, so that others may tell."""
    return any(map(_is_guess, found.quotes))


def with_lent(library: Library, cache: Cache, source: Source) -> Annotations | None:
    """The annotations of one source with the speakers that others lend; None before it is annotated."""
    found = cache.annotations(source, library.method)
    if found is None or not may_borrow(found):
        return found
    uttered = Uttered(cache, library.settings.confidence)
    return lent(cache.utterances, uttered, source.path, cache.found.of(source.path), found)


def lent(
    store: Utterances, uttered: Uttered, path: str, persons: Mapping[str, tuple[str, str]], found: Annotations
) -> Annotations:
    """The same, given what was found in the source at `path`, and of each person of it the key and the name
    across sources."""
    if not may_borrow(found):
        return found
    of_key = {key: id for id, (key, _) in persons.items()}
    quotes = list(found.quotes)
    for place, quote in enumerate(quotes):
        if not _is_guess(quote):
            continue
        stretch = next(
            (each for each in store.at(path, quote.start) if not each.indirect and each.place == place), None
        )
        elsewhere = uttered.credited(stretch, _NAMED) if stretch is not None else {}
        if len(elsewhere) == 1:
            ((key, other),) = elsewhere.items()
            if key in of_key:
                quotes[place] = _lent_to(quote, of_key[key], persons[of_key[key]][1], other)
    return replace(found, quotes=tuple(quotes))


def _is_guess(quote: Quote) -> bool:
    """Whether a quote is by one person, whom its source does not name, or leaves to guess."""
    if quote.speaker is None or len(quote.speaker.persons) > 1:
        return False
    if quote.speaker.person is None:
        return is_figure(quote.speaker.text.lower().split()[1:])
    return quote.confidence < _GUESSED and any(step.kind in _STAND_INS for step in quote.evidence)


def _lent_to(quote: Quote, person: str, name: str, other: str) -> Quote:
    """The quote with the person as its speaker whom another source names."""
    speaker = quote.speaker
    assert speaker is not None
    evidence = Evidence("elsewhere", speaker.start, speaker.end, f"the same words are {name}'s in {other}")
    if speaker.person == person:
        return replace(quote, confidence=_CONFIRMED, evidence=(*quote.evidence, evidence))
    own = tuple(step for step in quote.evidence if step.kind not in _STAND_INS)
    return replace(
        quote,
        speaker=Speaker(speaker.start, speaker.end, speaker.text, person),
        confidence=_LENT,
        evidence=(*own, evidence),
    )
