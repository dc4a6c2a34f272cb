"""The sources to search as files, the queries to ask, and what the peers are told of a source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

KINDS = ("term", "phrase", "prefix", "fuzzy", "and2", "filter", "hl")


@dataclass(frozen=True, slots=True)
class Query:
    """A question of one kind, put to an engine in one of the forms of `engines.Engine.search`."""

    kind: str
    form: str
    words: tuple[str, ...]


def read_queries(file: Path, kinds: tuple[str, ...] = KINDS) -> list[Query]:
    """The queries of a file, kind by kind; those of `hl` are words and phrases that stand in many sources."""
    by_kind = json.loads(file.read_text("utf-8"))
    return [_query(kind, asked) for kind in KINDS if kind in kinds for asked in by_kind.get(kind, ())]


def _query(kind: str, asked: str | list[str]) -> Query:
    words = tuple(asked.split() if isinstance(asked, str) else asked)
    form = ("term" if len(words) == 1 else "phrase") if kind == "hl" else kind
    return Query(kind, form, words)


def warming(queries: list[Query]) -> list[Query]:
    """A query of each form, of words that no file of queries holds, to be asked before any is timed."""
    part = next((query.words[0] for query in queries if query.form == "filter"), "nowhere")
    asked: dict[str, tuple[str, ...]] = {
        "term": ("people",),
        "phrase": ("last", "week"),
        "prefix": ("govern",),
        "fuzzy": ("governmint",),
        "and2": ("people", "government"),
        "filter": (part, "people"),
    }
    forms = dict.fromkeys(query.form for query in queries)
    return [Query(form, form, asked[form]) for form in forms]


@dataclass(frozen=True, slots=True)
class Document:
    """A source as the peers get it: the first line is its title, the day of the file its date."""

    path: str
    title: str
    published: date
    text: str


def document(folder: Path, file: Path) -> Document:
    text = file.read_text("utf-8", "replace")
    title = text.partition("\n")[0]
    published = date.fromtimestamp(file.stat().st_mtime)
    return Document(file.relative_to(folder).as_posix(), title, published, text)


def documents(folder: Path) -> Iterator[Document]:
    for file in sorted(folder.rglob("*.txt")):
        yield document(folder, file)


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
