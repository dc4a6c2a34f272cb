"""SQLite's full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tests.benchmarks.search.corpus import Document, document, documents
from tests.benchmarks.search.engines.engine import HITS, WITHOUT_FUZZY, Hits


class Fts5:
    """SQLite's full-text search."""

    forms: ClassVar = WITHOUT_FUZZY
    _QUERIES: ClassVar = {
        "term": 'text : "{}"',
        "phrase": 'text : "{} {}"',
        "prefix": 'text : "{}" *',
        "and2": 'text : ("{}" AND "{}")',
        "filter": 'path : "{}" AND text : "{}"',
    }

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder, self.file = folder, store / "fts5.sqlite3"

    def open(self) -> None:
        self.base = sqlite3.connect(self.file)

    def build(self) -> None:
        self.open()
        self.base.execute("CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT UNIQUE)")
        self.base.execute("CREATE VIRTUAL TABLE sources USING fts5 (path, title, published, text)")
        with self.base:
            for source in documents(self.folder):
                self._put(source)
        self.base.close()

    def _put(self, source: Document) -> None:
        row = self.base.execute("INSERT INTO files (path) VALUES (?)", (source.path,)).lastrowid
        values = (row, source.path, source.title, source.published.isoformat(), source.text)
        self.base.execute(
            "INSERT INTO sources (rowid, path, title, published, text) VALUES (?, ?, ?, ?, ?)", values
        )

    def search(self, form: str, words: Sequence[str]) -> Hits:
        return self.base.execute(
            "SELECT path, snippet(sources, 3, '[', ']', '…', 32) FROM sources WHERE sources MATCH ? "
            f"ORDER BY rank LIMIT {HITS}",
            (self._QUERIES[form].format(*words),),
        ).fetchall()

    def update(self, file: Path) -> None:
        source = document(self.folder, file)
        with self.base:
            (row,) = self.base.execute("SELECT id FROM files WHERE path = ?", (source.path,)).fetchone()
            self.base.execute("DELETE FROM sources WHERE rowid = ?", (row,))
            self.base.execute("DELETE FROM files WHERE id = ?", (row,))
            self._put(source)
