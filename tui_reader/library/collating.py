"""What holds across sources, brought up to date source by source as they are annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_reader.store.cache import Cache

_AT_ONCE = 25


def collate(cache: Cache, method: str) -> int:
    """Compare a few sources that were annotated by this method with all those compared before; how many."""
    waiting = cache.uncollated(method, _AT_ONCE)
    with cache.collating():
        cache.mark_collated(number for number, _ in waiting)
    return len(waiting)
