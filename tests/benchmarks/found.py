"""What is found in a corpus: how long all cores take for it, and how soon it can be asked.

    python -m tests.benchmarks.found --corpus 20000.jsonl.xz --queries q20000.json [--first 2000]

Reads and annotates the corpus as the screen does, in processes of its own; then times the facets of the
answer to every query (people, speakers, dates and sources together, fifty of each) and questions to fields.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.benchmarks.corpus import corpus_options_of, unpacked
from tui_reader.library import Library
from tui_reader.model import SearchResult

FACETS, ANNOTATION = 0.2, 20 * 60
FIELD_QUERIES = 20
SHOWN = 50


def annotate(library: Library) -> tuple[float, float]:
    """Seconds until all texts are searchable, and until all is annotated."""
    began = time.perf_counter()
    searchable = 0.0
    build = library.start_build()
    try:
        for progress in build:
            if progress.stage == "annotating" and not searchable:
                searchable = time.perf_counter() - began
            if progress.stage in ("ready", "failed"):
                print(progress.message, end="")
                break
    finally:
        build.stop()
    return searchable, time.perf_counter() - began


def first_answer(library: Library, query: str) -> SearchResult | None:
    """The first answer of twenty hits, else the last."""
    answer = None
    for answer in library.searching(query, limit=20):
        if len(answer.hits) >= 20:
            break
    return answer


def facets(library: Library, query: str) -> None:
    answer = first_answer(library, query)
    for kind in ("person", "speaker", "date", "source"):
        library.facets(kind, answer, limit=SHOWN)  # type: ignore[arg-type]


def p95(work: Callable[[str], object], queries: Iterable[str]) -> tuple[float, float]:
    """The median and the 95th percentile of the seconds it takes for these queries."""
    seconds = []
    for query in queries:
        began = time.perf_counter()
        work(query)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]


def field_queries(library: Library) -> Iterator[tuple[str, list[str]]]:
    """Questions to fields about what is found most, by their kind."""
    people = [f'"{person.name}"' for person in library.people(FIELD_QUERIES)]
    speakers = [f'"{facet.name}"' for facet in library.facets("speaker", limit=FIELD_QUERIES)]
    days = [facet.key for facet in library.facets("date", limit=FIELD_QUERIES)]
    yield "person:", [f"person:{person}" for person in people]
    yield "speaker:", [f"speaker:{speaker}" for speaker in speakers]
    yield "speaker: said:", [f"speaker:{speaker} said:the" for speaker in speakers]
    yield "date:", [f"date:{day}" for day in days]
    yield "person: date:", [f"person:{person} date:{day}" for person, day in zip(people, days, strict=False)]


def main() -> int:
    parser = corpus_options_of(__doc__)
    parser.add_argument("--queries", type=Path, required=True)
    options = parser.parse_args()
    with unpacked(options.corpus, options.first) as library:
        searchable, annotated = annotate(library)
        print(f"searchable after {searchable:.0f} s, annotated after {annotated / 60:.1f} min", flush=True)
        asked = json.loads(options.queries.read_text())
        queries = [f'"{words}"' for words in asked["phrase"]] + [
            *asked["term"],
            *map(" ".join, asked["and2"]),
        ]
        first_answer(library, "warm")
        median, slow = p95(lambda query: facets(library, query), queries)
        print(f"answer and its facets: p50 {median * 1000:.0f} ms, p95 {slow * 1000:.0f} ms", flush=True)
        for kind, asking in field_queries(library):
            m, s = p95(lambda query: first_answer(library, query), asking)
            print(f"{kind:15} p50 {m * 1000:.0f} ms, p95 {s * 1000:.0f} ms", flush=True)
    print(f"bounds: facets {FACETS * 1000:.0f} ms, annotated {ANNOTATION / 60:.0f} min")
    return slow > FACETS or annotated > ANNOTATION


if __name__ == "__main__":
    sys.exit(main())
