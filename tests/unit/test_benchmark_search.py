"""The benchmark of searches works: `reader`'s engine answers every kind of query, in a process of its own."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest

from tests.benchmarks.corpus import unpack_corpus
from tests.benchmarks.search.corpus import KINDS, read_queries
from tests.benchmarks.search.engines import ENGINES
from tests.benchmarks.search.measures import Comparison
from tests.benchmarks.search.table import record, table

QUERIES = {
    "term": ["lighthouse"],
    "phrase": ["harbour council"],
    "prefix": ["ferr"],
    "fuzzy": ["lighthoose"],
    "and2": [["ferry", "lighthouse"]],
    "filter": [["postsports", "ferry"]],
    "hl": [["ferry"], "harbour council"],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Ten documents, five each of two folders."""
    records = [
        {
            "path": f"posts/{'ports' if number % 2 else 'towns'}/{number}.txt",
            "title": f"Report {number}",
            "body": f"The harbour council met.\n\nIt closed the lighthouse and moved ferry {number}.",
        }
        for number in range(10)
    ]
    file = tmp_path / "corpus.jsonl.xz"
    with lzma.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)
    return file


def test_reader_is_measured_by_every_kind_of_query(corpus: Path, tmp_path: Path) -> None:
    asked = tmp_path / "queries.json"
    asked.write_text(json.dumps(QUERIES))
    unpack_corpus(corpus, tmp_path / "sources")
    comparison = Comparison({"reader": sys.executable}, tmp_path / "sources", tmp_path / "stores")
    comparison.build(times=1)
    comparison.ask(read_queries(asked), runs=1)
    comparison.update()

    measures = comparison.measured["reader"]
    assert not measures.empty
    assert all(measures.p95(kind) > 0 for kind in KINDS)
    assert measures.build > 0 and measures.memory > 0 and measures.index > 0 and measures.update > 0
    assert table(comparison.measured, {"recoll": "no"}).count("\n") == 3


@pytest.mark.parametrize(
    ("form", "words", "found"), [("filter", ("postsports", "ferry"), 5), ("term", ("ferry",), 10)]
)
def test_hits_of_reader_are_paths_with_snippets(
    corpus: Path, tmp_path: Path, form: str, words: tuple[str, ...], found: int
) -> None:
    unpack_corpus(corpus, tmp_path / "sources")
    engine = ENGINES["reader"](tmp_path / "sources", tmp_path / "store")
    engine.build()
    hits = engine.search(form, words)
    assert len(hits) == found
    assert all("moved ferry" in snippet for _, snippet in hits)


def test_a_record_replaces_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "search.md"
    file.write_text("# Searches\n")
    record("slow \\1", file)
    record("fast", file)
    text = file.read_text()
    assert text.startswith("# Searches\n") and text.count("fast") == 1 and "slow" not in text
