"""Findings as comma-separated values (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator

from tui_reader.model import Finding
from tui_reader.visible import visible_lines

COLUMNS = ("source", "title", "published", "line", "start", "end", "text", "highlights", "sha256")


def write_csv(findings: Iterable[Finding]) -> Iterator[str]:
    """A header and a row a finding.

    The details of the first finding name the last columns; all findings of one call have the same.
    `highlights` are offsets in the source, as `12..17 40..44`.
    """
    rows = iter(findings)
    first = next(rows, None)
    details = tuple(first.details) if first else ()
    yield row([*COLUMNS, *map(cell, details)])
    if first:
        yield _row(first, details)
    for finding in rows:
        yield _row(finding, details)


def cell(text: str) -> str:
    """The text, fit to be seen; an apostrophe before it if a spreadsheet would take it for a formula.

    Source: OWASP, CSV Injection: cells that begin with = + - @, a tab or a line break, or with the full-width
    forms of these; blanks and invisible characters before them do not make them safe.
    """
    shown = visible_lines(text.replace("\r\n", "\n"))
    return "'" + shown if _is_formula(text) else shown


def _row(finding: Finding, details: tuple[str, ...]) -> str:
    return row(
        [
            cell(finding.source),
            cell(finding.title),
            cell(finding.published or ""),
            finding.line,
            finding.start,
            finding.end,
            cell(finding.text),
            " ".join(f"{start}..{end}" for start, end in finding.highlights),
            finding.sha256,
            *(cell(finding.details.get(name) or "") for name in details),
        ]
    )


def row(cells: list[str | int]) -> str:
    """A row; texts in it must have passed `cell`."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _is_formula(text: str) -> bool:
    if text.startswith(("\t", "\r", "\n")):
        return True
    for character in text:
        if character == "\N{MINUS SIGN}" or unicodedata.normalize("NFKC", character)[:1] in tuple("=+-@"):
            return True
        if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf"):
            return False
    return False
