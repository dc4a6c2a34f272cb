"""Whoosh as its documentation shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from tests.benchmarks.search.corpus import Document, document, documents
from tests.benchmarks.search.engines.engine import FORMS, HITS, LUCENE, Hits


class Whoosh:
    """Used naively: whole documents in stored TEXT fields, the default parser, writer and highlighter."""

    forms: ClassVar = FORMS
    _QUERIES: ClassVar = {**LUCENE, "filter": "parts:{} {}"}

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder, self.store = folder, store

    def build(self) -> None:
        from whoosh import index
        from whoosh.fields import DATETIME, ID, TEXT, Schema

        schema = Schema(
            path=ID(stored=True, unique=True),
            parts=TEXT,
            title=TEXT(stored=True),
            published=DATETIME(stored=True),
            text=TEXT(stored=True),
        )
        with index.create_in(self.store, schema).writer() as writer:
            for source in documents(self.folder):
                writer.add_document(**self._fields(source))

    def _fields(self, source: Document) -> dict[str, object]:
        published = datetime.combine(source.published, datetime.min.time())
        return {
            "path": source.path,
            "parts": source.path,
            "title": source.title,
            "published": published,
            "text": source.text,
        }

    def open(self) -> None:
        from whoosh import index
        from whoosh.qparser import FuzzyTermPlugin, QueryParser

        self.index = index.open_dir(self.store)
        self.parser = QueryParser("text", self.index.schema)
        self.parser.add_plugin(FuzzyTermPlugin())
        self.searcher = self.index.searcher()

    def search(self, form: str, words: Sequence[str]) -> Hits:
        query = self.parser.parse(self._QUERIES[form].format(*words))
        return [(hit["path"], hit.highlights("text")) for hit in self.searcher.search(query, limit=HITS)]

    def update(self, file: Path) -> None:
        with self.index.writer() as writer:
            writer.update_document(**self._fields(document(self.folder, file)))
        self.searcher = self.index.searcher()
