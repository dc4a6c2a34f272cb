"""tantivy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from tests.benchmarks.search.corpus import Document, document, documents
from tests.benchmarks.search.engines.engine import FORMS, HITS, SNIPPET, Hits


class Tantivy:
    """It marks no prefixes and no fuzzy words: snippets of these are cut around the prefix, or begin with the
    document."""

    forms: ClassVar = FORMS
    _QUERIES: ClassVar = {
        "term": "text:{}",
        "phrase": 'text:"{} {}"',
        "and2": "+text:{} +text:{}",
        "filter": "+parts:{} +text:{}",
    }

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder, self.store = folder, store

    def open(self) -> None:
        import tantivy

        self.tantivy = tantivy
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("path", stored=True, tokenizer_name="raw")
        schema.add_text_field("parts")
        schema.add_text_field("title", stored=True)
        schema.add_date_field("published", stored=True, indexed=True)
        schema.add_text_field("text", stored=True)
        self.schema = schema.build()
        self.index = tantivy.Index(self.schema, path=str(self.store))

    def build(self) -> None:
        self.open()
        writer = self.index.writer()
        for source in documents(self.folder):
            self._put(writer, source)
        writer.commit()
        writer.wait_merging_threads()

    def _put(self, writer: Any, source: Document) -> None:
        published = datetime.combine(source.published, datetime.min.time())
        writer.add_document(
            self.tantivy.Document(
                path=source.path, parts=source.path, title=source.title, published=published, text=source.text
            )
        )

    def search(self, form: str, words: Sequence[str]) -> Hits:
        match form:
            case "prefix":
                query = self.tantivy.Query.regex_query(self.schema, "text", f"{words[0]}.*")
            case "fuzzy":
                query = self.tantivy.Query.fuzzy_term_query(self.schema, "text", words[0], distance=1)
            case _:
                query = self.index.parse_query(self._QUERIES[form].format(*words), ["text"])
        searcher = self.index.searcher()
        snippets = self.tantivy.SnippetGenerator.create(searcher, query, self.schema, "text")
        found = []
        for _, address in searcher.search(query, HITS).hits:
            hit = searcher.doc(address)
            if form in self._QUERIES:
                snippet = snippets.snippet_from_doc(hit).to_html()
            else:
                snippet = _around(hit.get_first("text"), words[0])
            found.append((hit.get_first("path"), snippet))
        return found

    def update(self, file: Path) -> None:
        source = document(self.folder, file)
        writer = self.index.writer()
        writer.delete_documents("path", source.path)
        self._put(writer, source)
        writer.commit()
        self.index.reload()


def _around(text: str, prefix: str) -> str:
    found = re.search(rf"\b{prefix}", text, re.IGNORECASE)
    start = max(0, found.start() - SNIPPET // 3) if found else 0
    return text[start : start + SNIPPET]
