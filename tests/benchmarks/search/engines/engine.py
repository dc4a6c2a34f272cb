"""What an engine is to the benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Protocol

FORMS = ("term", "phrase", "prefix", "fuzzy", "and2", "filter")
WITHOUT_FUZZY = tuple(form for form in FORMS if form != "fuzzy")

HITS = 20
SNIPPET = 200
"""Characters of a snippet where an engine has none of its own."""

LUCENE = {"term": "{}", "phrase": '"{} {}"', "prefix": "{}*", "fuzzy": "{}~1", "and2": "{} {}"}
"""Forms in Lucene's query language; "filter" takes a field of the engine's own."""

Hits = list[tuple[str, str]]
"""Paths, each with a snippet."""


class Engine(Protocol):
    """An engine over the sources in `folder`, which keeps what it makes of them in `store`."""

    forms: ClassVar[tuple[str, ...]]

    def __init__(self, folder: Path, store: Path) -> None: ...

    def build(self) -> None:
        """Make every source searchable by text, title, publication date and path."""

    def open(self) -> None: ...

    def search(self, form: str, words: Sequence[str]) -> Hits:
        """The best hits, with their snippets.

        Forms: term, phrase, prefix, fuzzy (one letter differs), and2 (both words in one source), filter (a
        part of the path, and a word).
        """

    def update(self, file: Path) -> None:
        """Make the present text of a file that has changed searchable."""
