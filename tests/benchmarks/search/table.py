"""The measures as one table in Markdown, and the record of them in the documentation."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.search.corpus import KINDS, Query
from tests.benchmarks.search.measures import Measures

RECORD = Path(__file__).parents[3] / "docs" / "search.md"
_BEGIN, _END = "<!-- benchmark-search: begin -->", "<!-- benchmark-search: end -->"
_NAMES = {
    "reader": "`reader`",
    "recoll": "Recoll (Xapian)",
    "whoosh": "Whoosh, naive",
    "fts5": "SQLite FTS5",
    "tantivy": "tantivy",
    "ripgrep": "ripgrep, unranked",
}
_UNBUILT = ("ripgrep",)
_BUILDING: dict[str, Callable[[Measures], float]] = {
    "build s": lambda measures: measures.build,
    "CPU s": lambda measures: measures.cpu,
    "peak MB": lambda measures: measures.memory,
    "index MB": lambda measures: measures.index,
    "open ms": lambda measures: measures.open * 1000,
}
_NONE = "–"


def table(measured: dict[str, Measures], missing: dict[str, str]) -> str:
    """One row an engine, then the ratios of `reader` to each; latencies are p50 / p95 in ms."""
    kinds = [kind for kind in KINDS if any(measures.asked(kind) for measures in measured.values())]
    heads = ["engine", *_BUILDING, *kinds, "update s"]
    rows = [heads, ["---"] * len(heads)]
    rows += [[_NAMES[engine], *_figures(engine, measures, kinds)] for engine, measures in measured.items()]
    if ours := measured.get("reader"):
        rows += [
            [f"`reader` / {_NAMES[engine]}", *_ratios(ours, engine, measures, kinds)]
            for engine, measures in measured.items()
            if engine != "reader"
        ]
    rows += [[_NAMES[engine], f"not measured: {reason}"] for engine, reason in missing.items()]
    return "\n".join(f"| {' | '.join(row + [''] * (len(heads) - len(row)))} |" for row in rows)


def _figures(engine: str, measures: Measures, kinds: list[str]) -> Iterator[str]:
    for head, figure in _BUILDING.items():
        yield _NONE if engine in _UNBUILT else f"{figure(measures):.{1 if head.endswith(' s') else 0}f}"
    for kind in kinds:
        asked = bool(measures.asked(kind))
        yield f"{measures.p50(kind) * 1000:.1f} / {measures.p95(kind) * 1000:.1f}" if asked else _NONE
    yield f"{measures.update:.2f}"


def _ratios(ours: Measures, engine: str, other: Measures, kinds: list[str]) -> Iterator[str]:
    for figure in _BUILDING.values():
        yield _NONE if engine in _UNBUILT else f"{figure(ours) / figure(other):.2f}"
    for kind in kinds:
        if ours.asked(kind) and other.asked(kind):
            medians, slow = ours.p50(kind) / other.p50(kind), ours.p95(kind) / other.p95(kind)
            yield f"{medians:.1f} / {slow:.1f}"
        else:
            yield _NONE
    yield f"{ours.update / other.update:.1f}"


def unanswered(measured: dict[str, Measures]) -> Iterator[str]:
    """Which engine finds nothing where most of the others do: such an answer is soon given."""
    for engine, measures in measured.items():
        lost = [query for query in measures.empty if _found_by_most(query, measured)]
        if lost:
            examples = ", ".join(sorted(f"{query.kind} {' '.join(query.words)}" for query in lost)[:5])
            yield f"{_NAMES[engine]} finds nothing for {len(lost)} queries that most answer: {examples}"


def _found_by_most(query: Query, measured: dict[str, Measures]) -> bool:
    asked = [measures for measures in measured.values() if query in measures.queries]
    return 2 * sum(query not in measures.empty for measures in asked) > len(asked)


def machine() -> str:
    """The day, and what was measured on."""
    day = datetime.now(UTC).date().isoformat()
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{day}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, load at the end {load}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"Whoosh-Reloaded {version('whoosh-reloaded')}"
    )


def record(text: str, file: Path = RECORD) -> None:
    """Write the text between the two markers of the documentation, at its end if it has none."""
    known = file.read_text("utf-8")
    block = f"{_BEGIN}\n{text}\n{_END}"
    if _BEGIN in known:
        written = re.sub(f"{_BEGIN}.*{_END}", lambda _: block, known, flags=re.DOTALL)
    else:
        written = f"{known.rstrip()}\n\n{block}\n"
    file.write_text(written, "utf-8")
