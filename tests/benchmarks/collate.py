"""How long it takes to find which quotes are one utterance, and how many are found.

    python -m tests.benchmarks.collate [--quotes 20000,200000] [--folder FOLDER]

Of made-up sources (`utterances.py`): the time a quote takes in collections of two sizes, the pairs of planted
versions that were found (recall), and the pairs found that were planted (precision). Of a folder that
was read and annotated before: the time of a pass over texts and annotations, and of collating its quotes.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from tests.benchmarks.corpus import options_of
from tests.benchmarks.utterances import Made, sources
from tui_reader.library import Library, open_library, quoting
from tui_reader.library.uttered import Uttered
from tui_reader.model import Annotations, Source
from tui_reader.settings import Settings
from tui_reader.store.cache import Cache

Place = tuple[str, int]
Pair = tuple[Place, ...]

RECALL, PRECISION, LINEAR, PASSES, MEMORY = 0.95, 0.98, 1.3, 2.0, 300
ROUNDS = 3


def synthetic(quotes: int) -> tuple[float, float, float]:
    """Microseconds a quote, recall and precision."""
    planted: dict[int, list[Place]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as directory, Cache(Path(directory)) as cache:
        for each in sources(quotes):
            _keep(cache, [each])
            for place, utterance in each.planted.items():
                planted[utterance].append((each.source.path, place))
        began = time.process_time()
        _collate(cache)
        uttered = Uttered(cache, 0.5)
        groups = [
            [(cache.utterances.path(part.utterance.source), part.utterance.place) for part in group]
            for group in uttered.all()
        ]
        seconds = time.process_time() - began
    expected, found = _pairs(planted.values()), _pairs(groups)
    right = len(expected & found)
    return seconds / quotes * 1e6, right / len(expected), right / max(1, len(found))


def _keep(cache: Cache, made: list[Made]) -> None:
    for each in made:
        cache.put(each.source, 0, 0)
        cache.put_annotations(each.source, "made", each.annotations)
    cache.mark_annotated(((each.source.path, each.annotations) for each in made), "made", str.split)


def _collate(cache: Cache) -> None:
    """The quotes alone, as a build does it, a few sources at a time."""
    while waiting := cache.uncollated("made", 25):
        with cache.collating():
            found: list[tuple[int, Source, Annotations]] = []
            for number, path in waiting:
                source = cache.source(path)
                annotations = cache.annotations(source, "made") if source is not None else None
                if source is not None and annotations is not None:
                    found.append((number, source, annotations))
            quoting.note(cache.utterances, found)
            cache.mark_collated(number for number, _ in waiting)


def _pairs(groups: Iterable[list[Place]]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def folder(library: Library) -> tuple[int, float, float, int]:
    """Of a folder: its quotes, the seconds of a pass and of the collation, and the groups.

    The pass asks the library for texts and annotations, as any program would.
    """
    began = time.process_time()
    made = []
    for path in library.paths():
        source = library.read(path)
        made.append(Made(source, library.annotations(source) or Annotations(), {}))
    passed = time.process_time() - began
    with tempfile.TemporaryDirectory() as directory, Cache(Path(directory)) as cache:
        _keep(cache, made)
        began = time.process_time()
        _collate(cache)
        groups = sum(1 for _ in Uttered(cache, library.settings.confidence).all())
        collated = time.process_time() - began
    return sum(len(each.annotations.quotes) for each in made), passed, collated, groups


def adding(quotes: int) -> tuple[float, float]:
    """Milliseconds to add a source to so many quotes, and to remove it, the median of twenty."""
    *made, last = sources(quotes)
    taken: dict[str, list[float]] = {"add": [], "remove": []}
    with tempfile.TemporaryDirectory() as directory, Cache(Path(directory)) as cache:
        _keep(cache, made)
        _collate(cache)
        for _ in range(20):
            _keep(cache, [last])
            began = time.perf_counter()
            _collate(cache)
            taken["add"].append(time.perf_counter() - began)
            began = time.perf_counter()
            cache.remove([last.source.path])
            taken["remove"].append(time.perf_counter() - began)
    return statistics.median(taken["add"]) * 1e3, statistics.median(taken["remove"]) * 1e3


def main() -> int:
    parser = options_of(__doc__)
    parser.add_argument("--quotes", default="20000,200000", help="two sizes of the collections made up")
    parser.add_argument("--folder", type=Path, help="a folder that was read and annotated")
    options = parser.parse_args()
    good = True
    if options.folder is not None:
        quotes, passed, collated, groups = folder(open_library([options.folder], Settings()))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{quotes} quotes, {groups} groups: a pass {passed:.2f} s, collation {collated:.2f} s,", end=" "
        )
        print(f"{collated / passed:.2f} x a pass (bound {PASSES}); {memory:.0f} MB (bound {MEMORY})")
        good = collated <= PASSES * passed and memory <= MEMORY
    small, large = map(int, options.quotes.split(","))
    costs: dict[int, list[float]] = {small: [], large: []}
    for quotes in (small, large, small) * ROUNDS:
        cost, recall, precision = synthetic(quotes)
        costs[quotes].append(cost)
        print(f"{quotes} quotes made up: {cost:.0f} µs each;", end=" ")
        print(f"recall {recall:.3f} (bound {RECALL}), precision {precision:.3f} (bound {PRECISION})")
        good = good and recall >= RECALL and precision >= PRECISION
    before, after = costs[small][::2], costs[small][1::2]
    ratios = [2 * cost / sum(beside) for cost, *beside in zip(costs[large], before, after, strict=True)]
    growth = statistics.median(ratios)
    print(f"{large // small} times the quotes: {growth:.2f} x the time of one (bound {LINEAR}),", end=" ")
    print("each beside two of the small ones:", *(f"{ratio:.2f}" for ratio in ratios))
    good = good and growth <= LINEAR
    add, remove = adding(small)
    print(f"a source more: {add:.1f} ms, less: {remove:.1f} ms")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
