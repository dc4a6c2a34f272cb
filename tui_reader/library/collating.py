"""What holds across sources, brought up to date source by source as they are annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.collate.timeline import dated
from tui_reader.library import copying, disagreeing, joining, quoting

if TYPE_CHECKING:
    from tui_reader.store.cache import Cache

_AT_ONCE = 25


def collate(cache: Cache, method: str) -> int:
    """Compare a few sources that were annotated by this method with all those compared before; how many."""
    waiting = cache.uncollated(method, _AT_ONCE)
    numbers = [number for number, _ in waiting]
    with cache.collating():
        found = []
        for number, path in waiting:
            source = cache.source(path)
            annotations = cache.annotations(source, method) if source is not None else None
            if source is not None and annotations is not None:
                copying.note(cache.copies, number, source, annotations)
                disagreeing.note(cache.statements, number, source, annotations)
                cache.dates.put(number, dated(source, annotations))
                joining.note(cache.identities, number, source, annotations)
                found.append((number, source, annotations))
        quoting.note(cache.utterances, found)
        copying.compare(cache.copies, numbers)
        cache.mark_collated(numbers)
        decided = not numbers and cache.is_annotated(method) and joining.decide(cache.identities)
    return len(numbers) or decided
