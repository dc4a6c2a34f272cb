"""Which sources are printed from one another or from one story, and how many are independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui_reader.collate import copies as compared
from tui_reader.collate.credits import agencies
from tui_reader.model import Annotations, Copy, Source
from tui_reader.store.copies import Copies

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

_REMEMBERED = 1_000


def note(copies: Copies, number: int, source: Source, annotations: Annotations) -> None:
    """Keep what tells the text of a source from others."""
    prints = compared.fingerprints(source.text, annotations.quotes)
    copies.put(number, prints, agencies(source.text))


@dataclass(frozen=True, slots=True)
class _Text:
    """The fingerprints of a source, those of them that tell something, and with whom it shares how many."""

    prints: frozenset[int]
    telling: set[int]
    near: Counter[int]
    agencies: frozenset[str]


def compare(copies: Copies, numbers: Collection[int]) -> None:
    """Find the copies of sources just noted. Those of others that share text with them are found again: what
    they share with each other may have turned out to be boilerplate."""
    text = lru_cache(_REMEMBERED)(lambda number: _text(copies, number))
    touched = set(numbers)
    for number in numbers:
        touched.update(other for other in text(number).near if copies.linked(other))
    for number in sorted(touched):
        copies.link(number, _copies(text, number))


def _text(copies: Copies, number: int) -> _Text:
    prints = copies.prints(number)
    holders = copies.holders(prints)
    return _Text(
        prints,
        compared.telling(prints, {each: len(held) for each, held in holders.items()}),
        Counter(source for held in holders.values() for source in held),
        copies.agencies(number),
    )


def _copies(text: Callable[[int], _Text], number: int) -> dict[int, tuple[float, float]]:
    """The share of this text in each of its copies, and of each of them in this one."""
    mine = text(number)
    found = {}
    for other, shared in mine.near.items():
        if other == number or shared < min(compared.LEAST, len(mine.prints)):
            continue
        theirs = text(other)
        share = compared.share(mine.telling, theirs.prints)
        back = compared.share(theirs.telling, mine.prints)
        if compared.depends(share, back, bool(mine.agencies & theirs.agencies)):
            found[other] = share, back
    return found


def copies_of(library: Library, path: str) -> tuple[Copy, ...]:
    """See `Library.copies`."""
    with library.cache() as cache:
        return tuple(
            Copy(other, share, back, min(shared, default=None))
            for other, share, back, shared in cache.copies.of(path)
        )


def stories(library: Library) -> dict[str, str]:
    """See `Library.stories`."""
    with library.cache() as cache:
        return compared.stories(cache.copies.pairs())


def independent(library: Library, paths: Iterable[str]) -> int:
    """See `Library.independent`."""
    return compared.independent(paths, stories(library))
