"""`reader`'s search beside Recoll, naive Whoosh, SQLite FTS5, tantivy and ripgrep: same files, one run.

    python -m tests.benchmarks.search --corpus 20000.jsonl.xz --queries q20000.json
        [--only reader,recoll,term] [--first 2000] [--builds 1] [--runs 3] [--record]

The corpus is unpacked into files. Each engine makes them searchable in a process of its own (median of
`--builds`), then every query is put to all engines in turn (median of `--runs`); it takes as long as twenty
hits with their snippets do. `open` is from an interpreter that has loaded nothing to the first answer,
`update` from a changed file to the answer that shows it, `peak` the proportional set size of all processes.

For `reader` also: 2000.jsonl.xz with q2000.json, where they stand beside the corpus, and the cost per byte of
the first 2,000 documents against all. Peers are installed where they are missing, by pip and (as root)
apt-get. Linux only. Exit code 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import corpus_options_of, unpack_corpus
from tests.benchmarks.search import peers, table
from tests.benchmarks.search.bounds import bounds
from tests.benchmarks.search.corpus import KINDS, read_queries, size
from tests.benchmarks.search.engines import ENGINES
from tests.benchmarks.search.measures import Comparison, Measures

_OURS = {"reader": sys.executable}
_BEGINNING = 2_000
_BEGINNING_BUILDS = 3


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as directory:
        scratch = Path(directory).resolve()
        pythons, missing = _found(options.engines, scratch)
        folder = scratch / "sources"
        unpack_corpus(options.corpus, folder, options.first)
        count, megabytes = sum(1 for _ in folder.rglob("*.txt")), size(folder) / 1e6
        large = Comparison(pythons, folder, scratch / "stores")
        large.build(options.builds)
        large.ask(read_queries(options.queries, options.kinds), options.runs)
        large.update()
        held = []
        if ours := large.measured.get("reader"):
            small = _small(options, scratch / "small")
            cost = None
            if count > _BEGINNING:
                cost = _beginning(options.corpus, scratch / "beginning"), ours.build / megabytes
            held = list(bounds(large.measured, small, cost))
    text = "\n".join(
        [
            f"{table.machine()}. {count:,} documents, {megabytes:.0f} MB.",
            "",
            table.table(large.measured, missing),
            "",
            *(f"{line}\n" for line in table.unanswered(large.measured)),
            "```text",
            *map(str, held),
            "```",
        ]
    )
    print(text)
    if options.record:
        table.record(text)
    return any(bound.short for bound in held)


def _options() -> argparse.Namespace:
    parser = corpus_options_of(__doc__)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--only", default="", help="engines and kinds of query, with commas between")
    parser.add_argument("--builds", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--record", action="store_true", help=f"write the table into {table.RECORD.name}")
    options = parser.parse_args()
    only = options.only.split(",") if options.only else []
    if unknown := set(only) - set(KINDS) - set(ENGINES):
        parser.error(f"--only: no {', '.join(sorted(unknown))}; there are {', '.join((*ENGINES, *KINDS))}")
    options.engines = [engine for engine in ENGINES if engine in only] or list(ENGINES)
    options.kinds = tuple(kind for kind in KINDS if kind in only) or KINDS
    return options


def _found(engines: list[str], scratch: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Which Python runs each engine, and why the others cannot be measured."""
    pythons, missing = {}, {}
    for engine in engines:
        try:
            pythons[engine] = peers.find(engine, scratch)
        except peers.Missing as reason:
            missing[engine] = str(reason)
    return pythons, missing


def _small(options: argparse.Namespace, scratch: Path) -> Measures | None:
    """`reader` over the small corpus beside the large one, if there is one."""
    corpus, queries = options.corpus.with_name("2000.jsonl.xz"), options.corpus.with_name("q2000.json")
    if not (corpus.exists() and queries.exists()):
        return None
    unpack_corpus(corpus, scratch / "sources")
    small = Comparison(_OURS, scratch / "sources", scratch / "stores")
    small.build(1)
    small.ask(read_queries(queries, options.kinds), options.runs)
    return small.measured["reader"]


def _beginning(corpus: Path, scratch: Path) -> float:
    """Seconds a MB that `reader` needs for the beginning of the corpus."""
    unpack_corpus(corpus, scratch / "sources", _BEGINNING)
    beginning = Comparison(_OURS, scratch / "sources", scratch / "stores")
    beginning.build(_BEGINNING_BUILDS)
    return beginning.measured["reader"].build / (size(scratch / "sources") / 1e6)


if __name__ == "__main__":
    sys.exit(main())
