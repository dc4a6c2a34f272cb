"""`reader` itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tests.benchmarks.search.engines.engine import FORMS, HITS, LUCENE, SNIPPET, Hits


class Reader:
    """Through `Library`, in a fresh cache. Hits are passages here, not documents; the snippets are those of
    the list of results."""

    forms: ClassVar = FORMS
    _QUERIES: ClassVar = {**LUCENE, "filter": "source:{} {}"}

    def __init__(self, folder: Path, store: Path) -> None:
        from tests.benchmarks.corpus import places

        self.folder = folder
        os.environ |= places(store)

    def open(self) -> None:
        from tui_reader.library import open_library
        from tui_reader.settings import Settings

        self.library = open_library([self.folder], Settings())

    def build(self) -> None:
        self.open()
        for _ in self.library.build(annotate=False):
            pass

    def search(self, form: str, words: Sequence[str]) -> Hits:
        from tui_reader.ui.cells import snippet

        answer = None
        for answer in self.library.searching(self._QUERIES[form].format(*words), limit=HITS):
            if len(answer.hits) == HITS:
                break
        found = []
        for hit in answer.hits if answer else ():
            start = hit.passage.start
            matches = [(match.start - start, match.end - start) for match in hit.matches]
            rows = snippet(hit.passage.text, matches, SNIPPET // 2, 2)
            found.append((hit.source, "\n".join("".join(text for text, _ in row) for row in rows)))
        return found

    def update(self, file: Path) -> None:
        self.build()
