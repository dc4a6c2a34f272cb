"""How much of one source's text stands in another: wire copy, syndication, the same text filed twice.

A text is known by a selection of its runs of words: shingles (Broder, On the resemblance and containment of
documents, 1997), selected by winnowing (Schleimer, Wilkerson and Aiken, Winnowing, 2003), so that every run
of twenty words that stands in two texts is noticed. Quoted words are left out: two reporters who quote the
same statement in full do not copy one another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar
from zlib import crc32

from tui_reader.model import Quote

LEAST = 3
"""Texts that share fewer fingerprints do not copy one another, but where they have no more."""

_SHINGLE = 5
_WINDOW = 16
_OWN_WORDS = 0.2
_MANY = 10
_COPIED = 0.3
_COPIED_OF_ONE_AGENCY = 0.15
_WORD = re.compile(r"\w+")
_T = TypeVar("_T")


def fingerprints(text: str, quotes: Collection[Quote]) -> frozenset[int]:
    """The selected runs of words, as 32-bit numbers: about one of eight.

    A source that is hardly more than what is said in it, such as a transcript, is known by that.
    """
    own = _unquoted(text, quotes)
    words = _words(own if len(own) >= _OWN_WORDS * len(text) else text)
    if not words:
        return frozenset()
    runs = list(map(crc32, map(b" ".join, _windows(words, _SHINGLE))))
    return frozenset(map(min, _windows(runs, _WINDOW)))


def _windows(items: Sequence[_T], size: int) -> Iterable[tuple[_T, ...]]:
    """All stretches of so many items; all of them where they are fewer."""
    if len(items) < size:
        return (tuple(items),)
    return zip(*(items[start:] for start in range(size)), strict=False)


def _unquoted(text: str, quotes: Collection[Quote]) -> str:
    pieces = []
    end = 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        pieces.append(text[end : quote.start])
        end = max(end, quote.end)
    return " ".join([*pieces, text[end:]])


def _words(text: str) -> list[bytes]:
    return " ".join(_WORD.findall(text.casefold())).encode("utf-8", "surrogatepass").split()


def telling(prints: Collection[int], spread: Mapping[int, int]) -> set[int]:
    """The fingerprints of a source without what an outlet prints below every article.

    `spread` is in how many sources each stands. Boilerplate stands in far more of them than the rest of the
    text does; of a story that many have printed, all fingerprints stand in many.
    """
    ordered = sorted(spread.get(each, 1) for each in prints)
    many = max(_MANY, 3 * ordered[len(ordered) // 2]) if ordered else _MANY
    return {each for each in prints if spread.get(each, 1) <= many}


def share(telling: Collection[int], other: Collection[int]) -> float:
    """The share of a text, given by its telling fingerprints, that stands in another."""
    shared = sum(each in other for each in telling)
    return shared / len(telling) if shared >= min(LEAST, len(telling)) and telling else 0.0


def depends(share: float, other: float, one_agency: bool) -> bool:
    """Whether sources of which these shares stand in each other are one source of what they tell; less is
    enough where both credit the same agency."""
    return max(share, other) >= (_COPIED_OF_ONE_AGENCY if one_agency else _COPIED)


def stories(copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The source that each one counts as that copies others, by whatever way: one for each story."""
    above: dict[str, str] = {}

    def first(source: str) -> str:
        while (parent := above.setdefault(source, source)) != source:
            above[source] = source = above[parent]
        return source

    for one, other in copies:
        above[first(one)] = first(other)
    return {source: first(source) for source in above}


def independent(sources: Iterable[str], stories: Mapping[str, str]) -> int:
    """How many sources there are when those of one story count as one. Two that copy a third depend on each
    other, whether or not it is asked about."""
    return len({stories.get(source, source) for source in sources})
