"""An engine in a process of its own: it times itself, and the memory of all its processes is watched.

    python -m tests.benchmarks.search.worker ENGINE FOLDER STORE

reads calls as JSON lines, `[method, argument ...]`, and answers each with a line: seconds, hits, CPU
seconds since the start, those of finished children with them.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from tests.benchmarks.search.engines import ENGINES
from tests.benchmarks.search.engines.engine import Hits

ROOT = Path(__file__).parents[3]
_SAMPLE_SECONDS = 0.25
"""More often, and the looking itself would slow down what is looked at: it costs some 10 ms each time."""


class Worker:
    """The other end: the process of an engine; to be used with `with`."""

    def __init__(self, python: str, engine: str, folder: Path, store: Path) -> None:
        self.engine = engine
        store.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [python, "-m", "tests.benchmarks.search.worker", engine, str(folder), str(store)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait()

    def call(self, method: str, *arguments: object) -> tuple[float, int]:
        """The seconds a call took, and how many hits it gave."""
        self._ask(method, *arguments)
        seconds, hits, _ = self._answer()
        return seconds, hits

    def watched(self, method: str, *arguments: object) -> tuple[float, float, float]:
        """The seconds a first call took, CPU seconds, and the most memory meanwhile in MB."""
        self._ask(method, *arguments)
        most = _memory(self._process.pid)
        while not select.select([self._process.stdout], [], [], _SAMPLE_SECONDS)[0]:
            most = max(most, _memory(self._process.pid))
        seconds, _, cpu = self._answer()
        return seconds, cpu, most / 1024

    def _ask(self, *call: object) -> None:
        self._process.stdin.write(json.dumps(call) + "\n")  # type: ignore[union-attr]
        self._process.stdin.flush()  # type: ignore[union-attr]

    def _answer(self) -> tuple[float, int, float]:
        line = self._process.stdout.readline()  # type: ignore[union-attr]
        if not line:
            raise RuntimeError(f"{self.engine} has ended; its message stands above")
        seconds, hits, cpu = json.loads(line)
        return seconds, hits, cpu


def _memory(process: int) -> int:
    """KB held by a process and all it has started, what they share counted once (proportional set size)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        threads = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return 0
    held = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return held + sum(_memory(int(child)) for child in children)


def main() -> None:
    engine = ENGINES[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    for line in sys.stdin:
        method, *arguments = json.loads(line)
        found: Hits = []
        began = time.perf_counter()
        match method:
            case "build":
                engine.build()
            case "open":
                engine.open()
                found = engine.search("term", arguments)
            case "search":
                form, *words = arguments
                found = engine.search(form, words)
            case "update":
                file, word = arguments
                engine.update(Path(file))
                found = engine.search("term", [word])
        seconds = time.perf_counter() - began
        used = os.times()
        cpu = used.user + used.system + used.children_user + used.children_system
        print(json.dumps([seconds, len(found), cpu]), flush=True)


if __name__ == "__main__":
    main()
