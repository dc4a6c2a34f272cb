"""What is measured of an engine, and how: all engines in turn, so that the machine is the same to each."""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.search.corpus import Query, size, warming
from tests.benchmarks.search.engines import ENGINES
from tests.benchmarks.search.worker import Worker

_UPDATES = 3


@dataclass(slots=True)
class Measures:
    """Of one engine over one folder, in seconds and MB; `queries` holds those of each query, run by run."""

    builds: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    memory: float = 0.0
    index: float = 0.0
    opens: list[float] = field(default_factory=list)
    queries: dict[Query, list[float]] = field(default_factory=lambda: defaultdict(list))
    empty: set[Query] = field(default_factory=set)
    updates: list[float] = field(default_factory=list)

    @property
    def build(self) -> float:
        return statistics.median(self.builds)

    @property
    def cpu(self) -> float:
        return statistics.median(self.cpus)

    @property
    def open(self) -> float:
        return statistics.median(self.opens)

    @property
    def update(self) -> float:
        return statistics.median(self.updates)

    def asked(self, kind: str) -> list[float]:
        """The seconds of each query of a kind, in order: the median of its runs."""
        return sorted(statistics.median(runs) for query, runs in self.queries.items() if query.kind == kind)

    def p50(self, kind: str) -> float:
        return statistics.median(self.asked(kind))

    def p95(self, kind: str) -> float:
        values = self.asked(kind)
        return values[round(0.95 * (len(values) - 1))]


class Comparison:
    """Engines over one folder, whose indexes stand in `stores`; `pythons` says which Python runs each."""

    def __init__(self, pythons: dict[str, str], folder: Path, stores: Path) -> None:
        self.pythons, self.folder, self.stores = pythons, folder, stores
        self.measured = {engine: Measures() for engine in pythons}

    def build(self, times: int) -> None:
        """Build every index that many times; the last one stays."""
        for before in range(times):
            for engine, measures in self.measured.items():
                if before:
                    self._store(engine).rename(self.stores / f"{engine}-{before}")
                with self._worker(engine) as worker:
                    seconds, cpu, memory = worker.watched("build")
                measures.builds.append(seconds)
                measures.cpus.append(cpu)
                measures.memory = max(measures.memory, memory)
                measures.index = size(self._store(engine)) / 1e6
                _say(f"{engine} built in {seconds:.1f} s, {cpu:.1f} s of CPU, {memory:.0f} MB")

    def ask(self, queries: list[Query], runs: int) -> None:
        """Put every query to every engine in turn; in each run to engines opened anew, so that none remembers
        an answer."""
        for run in range(runs):
            began = time.perf_counter()
            with ExitStack() as stack:
                workers = list(self._opened(stack))
                for query in warming(queries):
                    for worker in workers:
                        _search(worker, query)
                for number, query in enumerate(queries):
                    first = number % len(workers)
                    for worker in workers[first:] + workers[:first]:
                        self._note(worker.engine, query, _search(worker, query))
            _say(f"run {run + 1} of the queries took {time.perf_counter() - began:.0f} s")

    def update(self) -> None:
        """Change a file, and see how long each engine takes until a search finds what it says now."""
        files = sorted(self.folder.rglob("*.txt"))
        with ExitStack() as stack:
            workers = list(self._opened(stack))
            for number in range(_UPDATES):
                word = f"quillonbar{chr(ord('a') + number)}"
                file = files[len(files) * (number + 1) // (_UPDATES + 1)]
                with file.open("a", encoding="utf-8") as text:
                    text.write(f"\n\nNobody else writes {word}.\n")
                for worker in workers:
                    seconds, hits = worker.call("update", str(file), word)
                    if not hits:
                        raise RuntimeError(f"{worker.engine} does not find what the file says now")
                    self.measured[worker.engine].updates.append(seconds)

    def _note(self, engine: str, query: Query, answer: tuple[float, int] | None) -> None:
        if answer is None:
            return
        seconds, hits = answer
        self.measured[engine].queries[query].append(seconds)
        if not hits:
            self.measured[engine].empty.add(query)

    def _opened(self, stack: ExitStack) -> Iterator[Worker]:
        for engine, measures in self.measured.items():
            worker = stack.enter_context(self._worker(engine))
            measures.opens.append(worker.call("open", "people")[0])
            yield worker

    def _worker(self, engine: str) -> Worker:
        return Worker(self.pythons[engine], engine, self.folder, self._store(engine))

    def _store(self, engine: str) -> Path:
        return self.stores / engine


def _search(worker: Worker, query: Query) -> tuple[float, int] | None:
    if query.form not in ENGINES[worker.engine].forms:
        return None
    return worker.call("search", query.form, *query.words)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
