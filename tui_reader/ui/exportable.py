"""What can be exported from the reading room, and under which name it is proposed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui_reader.export import Format, write, write_comparison
from tui_reader.export.comparison import words
from tui_reader.library import Library
from tui_reader.library.findings import (
    date_findings,
    hit_findings,
    mark_findings,
    mention_findings,
    quote_findings,
)
from tui_reader.library.persons import page_findings
from tui_reader.library.timeline import event_findings
from tui_reader.model import Disagreement, Event, Finding, Mark, PersonSummary, SearchResult, Variants
from tui_reader.ui import facets
from tui_reader.ui.asking import Question

SUFFIXES: dict[Format, str] = {"md": ".md", "html": ".html", "csv": ".csv", "json": ".jsonl"}
NAMES: dict[Format, str] = {"md": "Markdown", "html": "HTML page", "csv": "CSV table", "json": "JSON Lines"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be exported: `findings` asks for it anew, in a thread; `write` is the writer that takes it."""

    title: str
    findings: Callable[[], Iterable[Any]]
    write: Callable[[Iterable[Any], Format, str], Iterator[str]] = write


def hits(library: Library, result: SearchResult, question: Question) -> Subject:
    """All hits of a query, those that are not on show yet included."""

    def find() -> Iterator[Finding]:
        whole = question.answer(library) if len(result.hits) < result.total else result
        return hit_findings(library, whole.hits)

    narrowed = f" in sources with {facets.words(question.narrowed)}" if question.narrowed else ""
    return Subject(f"Hits for {result.query.strip()}{narrowed}", find)


def person(library: Library, who: PersonSummary) -> list[Subject]:
    """A person's page, what the person says, and where the person is mentioned."""
    return [
        Subject(f"Page of {who.name}", lambda: page_findings(library.person_page(who))),
        Subject(f"Quotes of {who.name}", lambda: quote_findings(library, who)),
        Subject(f"Mentions of {who.name}", lambda: mention_findings(library, who)),
    ]


def utterance(variants: Variants) -> Subject:
    """The versions of an utterance."""
    return Subject(f"Versions of {words.title(variants)}", lambda: [variants], write_comparison)


def compared(title: str, items: Sequence[Variants | Disagreement]) -> Subject:
    """A list of utterances or disagreements, in its order."""
    return Subject(title, lambda: items, write_comparison)


def timeline(events: Sequence[Event], who: str) -> Subject:
    """What is dated, in order; `who` names the person whom the timeline is of."""
    return Subject(f"Timeline: {who}" if who else "Timeline", lambda: event_findings(events))


def marked(library: Library, marks: Sequence[Mark]) -> Subject:
    return Subject("Marks", lambda: mark_findings(library, marks))


def folder(library: Library) -> list[Subject]:
    """Everything found in all sources."""
    return [
        Subject("All quotes", lambda: quote_findings(library)),
        Subject("All people", lambda: mention_findings(library)),
        Subject("All dates", lambda: date_findings(library)),
    ]


def proposed(subject: Subject, format: Format) -> str:
    """A file name made of the subject's title."""
    words = re.sub(r"[^\w]+", "-", subject.title.lower()).strip("-")[:48].strip("-")
    return (words or "findings") + SUFFIXES[format]


def chosen_path(name: str) -> Path:
    """The file a typed name stands for; `~` is the home folder."""
    path = Path(name.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path
