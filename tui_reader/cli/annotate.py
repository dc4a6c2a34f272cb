"""`reader annotate`: what other programs build on."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import rich_click as click

from tui_reader.cli.output import data_stream, say
from tui_reader.errors import FOUND, SOURCES_UNREAD, SourceError
from tui_reader.export import encode
from tui_reader.library import Library
from tui_reader.model import Annotations, Quote, Source, Span
from tui_reader.settings import load_settings

VERSION = 1


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="Publication date of files that do not state one.",
)  # fmt: skip
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True)
def annotate(files: tuple[str, ...], date: datetime | None, format: str) -> int:
    """Print people, quotes and dates of each FILE, one JSON object a line.

    Offsets count Unicode code points of the decoded file and are half-open.

    \b
      reader annotate council.txt
      reader annotate *.txt --date 2031-05-06 > annotations.jsonl
      reader annotate council.txt | jq -r '.quotes[].text'
    """
    library = Library(Path(), load_settings())
    published = date.date().isoformat() if date else None
    out = data_stream()
    code = FOUND
    for file in files:
        try:
            source = library.read(file)
        except SourceError as error:
            say(f"{file}: {error}; skipped")
            code = SOURCES_UNREAD
            continue
        source = replace(source, published=source.published or published)
        out.write(encode(annotation(source, library.annotate(source))))
        out.flush()
    return code


def annotation(source: Source, found: Annotations) -> dict[str, Any]:
    """The object that stands for a source: its keys and their order are a contract of this VERSION."""
    return {
        "version": VERSION,
        "source": source.path,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "title": source.title,
        "published": source.published,
        "people": [
            {**_span(mention), "person": mention.person, "form": mention.form} for mention in found.people
        ],
        "quotes": [_quote(quote) for quote in found.quotes],
        "dates": [asdict(date) for date in found.dates],
        "persons": [asdict(person) for person in found.persons],
        "problems": [*source.problems, *found.problems],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    who = {"person": speaker.person, "persons": speaker.persons} if speaker else {}
    return {
        **_span(quote),
        "kind": quote.kind,
        "group": quote.group,
        "inside": quote.inside,
        "cue": _span(quote.cue) if quote.cue else None,
        "confidence": quote.confidence,
        "speaker": {**_span(speaker), **who} if speaker else None,
        "evidence": [asdict(step) for step in quote.evidence],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
