"""Builds in a process of their own, of sources that need no model: other languages are not annotated."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tui_reader.library import Library
from tui_reader.library.building.process import BuildProcess
from tui_reader.model import Progress


def write(folder: Path, number: int, word: str = "bateau") -> None:
    """A source of which `word` and the word `numéro` followed by its number are to be found."""
    file = folder / f"{number % 3}" / f"{number}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"Le maire a dit lundi que le {word} ne partira pas avant juin, numéro{number}.", "utf-8")


class Running:
    """A build that is running; `reports` are those it has made."""

    def __init__(self, library: Library) -> None:
        self.process = BuildProcess(library)
        self.reports: list[Progress] = []
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def _follow(self) -> None:
        for report in self.process:
            self.reports.append(report)

    def stop(self) -> None:
        self.process.stop()
        self._thread.join()

    def until(self, condition: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait for it; fail if it does not come."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.reports[-3:]
            time.sleep(0.01)

    def until_ready(self) -> None:
        self.until(lambda: self.reports and self.reports[-1].stage == "ready")


@contextmanager
def running(library: Library) -> Iterator[Running]:
    build = Running(library)
    try:
        yield build
    finally:
        build.stop()
