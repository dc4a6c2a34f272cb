"""Recoll, which stands on Xapian."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tests.benchmarks.search.engines.engine import HITS, WITHOUT_FUZZY, Hits


class Recoll:
    """With the settings it comes with; snippets by its Python module."""

    forms: ClassVar = WITHOUT_FUZZY
    _QUERIES: ClassVar = {
        "term": "{}",
        "phrase": '"{} {}"',
        "prefix": "{}*",
        "and2": "{} {}",
        "filter": "dir:{} {}",
    }

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder, self.store = folder, store

    def open(self) -> None:
        from recoll import recoll

        self.base = recoll.connect(confdir=str(self.store))

    def build(self) -> None:
        (self.store / "recoll.conf").write_text(f"topdirs = {self.folder}\nloglevel = 1\n")
        self._index()

    def _index(self, *arguments: str) -> None:
        command = ["recollindex", "-c", str(self.store), *arguments]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def search(self, form: str, words: Sequence[str]) -> Hits:
        query = self.base.query()
        query.execute(self._QUERIES[form].format(*words), stemming=0)
        return [(hit.url, query.makedocabstract(hit)) for hit in query.fetchmany(HITS)]

    def update(self, file: Path) -> None:
        self._index("-i", str(file))
        self.open()
