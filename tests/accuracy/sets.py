"""The labelled sets, and our annotations of them as the scorer reads both.

The sets of other people are measured where they are at hand beside the project; nothing of them is kept here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tests.accuracy.align import Label
from tui_reader.annotate import annotate
from tui_reader.model import Quote, Reported, Source, Speaker

OWN = "seeds"
_PROJECT = Path(__file__).parents[2]
SHARED = _PROJECT.parent / "shared" / "evaluation" / "gold"
_WITHOUT_NESTED = ("polnear",)
"""Sets in which quotes within quotes are not labelled: ours are left out."""


def gold_of(name: str) -> Path:
    """The labels of a set."""
    return _PROJECT / "seeds" / "gold.jsonl" if name == OWN else SHARED / f"{name}.jsonl"


def annotated(name: str, model: str = "") -> Iterator[tuple[Label, list[dict[str, Any]]]]:
    """The documents of a set with our spans, in the order of the set; all processors work on it."""
    with gold_of(name).open(encoding="utf-8") as labels:
        documents = [json.loads(line) for line in labels]
    nested = not name.startswith(_WITHOUT_NESTED)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from zip(
            documents,
            pool.map(partial(spans, nested=nested, model=model), documents, chunksize=4),
            strict=True,
        )


def spans(document: Label, *, nested: bool = True, model: str = "") -> list[dict[str, Any]]:
    """What we find in a document, as spans of the scorer: names, quotes, dates and times."""
    source = Source(document["id"], document["text"], "", "utf-8", "", document.get("date"))
    found = annotate(source, model)
    names = {person.id: person.name for person in found.persons}
    return [
        *(
            {"type": "person", "start": mention.start, "end": mention.end, "label": mention.person}
            for mention in found.people
            if mention.form == "name"
        ),
        *(_quote(quote, names) for quote in found.quotes if nested or quote.inside is None),
        *(_reported(report, names) for report in found.reported),
        *(
            {"type": "date", "start": date.start, "end": date.end, "value": date.value}
            for date in found.dates
            if date.type in ("DATE", "TIME")
        ),
    ]


def _quote(quote: Quote, names: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "quote",
        "start": quote.start,
        "end": quote.end,
        "speaker": _speaker(quote.speaker, names),
        "confidence": quote.confidence,
        "why": " + ".join(step.kind for step in quote.evidence),
    }


def _reported(report: Reported, names: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "reported",
        "start": report.start,
        "end": report.end,
        "text": report.text,
        "speaker": _speaker(report.speaker, names),
    }


def _speaker(speaker: Speaker | None, names: dict[str, str]) -> dict[str, Any] | None:
    return speaker and {
        "start": speaker.start,
        "end": speaker.end,
        "text": speaker.text,
        "label": names.get(speaker.person or ""),
    }
