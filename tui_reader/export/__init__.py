"""Findings written down: Markdown, HTML, CSV and JSON Lines, each snippet with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

from tui_reader.errors import UsageError
from tui_reader.export.citation import citation, place
from tui_reader.export.comparison import write_comparison
from tui_reader.export.csv import write_csv
from tui_reader.export.html import write_html
from tui_reader.export.json import encode, write_json
from tui_reader.export.markdown import write_markdown
from tui_reader.export.save import save
from tui_reader.export.segments import Segment, segments
from tui_reader.model import Finding
from tui_reader.visible import visible

__all__ = [
    "FORMATS",
    "Format",
    "Segment",
    "citation",
    "encode",
    "format_of",
    "place",
    "save",
    "segments",
    "write",
    "write_comparison",
]

Format = Literal["md", "html", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

_BY_SUFFIX: dict[str, Format] = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "json",
}


def write(findings: Iterable[Finding], format: Format, heading: str = "Findings") -> Iterator[str]:
    """The findings in the format, in chunks, as they come; `heading` says what was asked for."""
    match format:
        case "md":
            return write_markdown(findings, heading)
        case "html":
            return write_html(findings, heading)
        case "csv":
            return write_csv(findings)
    return write_json(findings)


def format_of(path: Path) -> Format:
    """The format that the name of a file asks for; UsageError if it asks for none."""
    try:
        return _BY_SUFFIX[path.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"{visible(str(path))}: no format by this ending; use .md, .html, .csv or .json, or give --format"
        ) from None
