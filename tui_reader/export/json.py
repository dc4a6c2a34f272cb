"""Findings as JSON Lines: one object a finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui_reader.model import Finding
from tui_reader.visible import escape_json


def encode(value: Mapping[str, Any]) -> str:
    """One line of JSON: the exact value, with whatever a terminal could take for a command as an escape."""
    return escape_json(json.dumps(value, ensure_ascii=False)) + "\n"


def write_json(findings: Iterable[Finding]) -> Iterator[str]:
    """`highlights` are pairs of offsets in the source; the details stand last, under their own names."""
    for finding in findings:
        yield encode({**place(finding), "highlights": finding.highlights, **finding.details})


def place(finding: Finding) -> dict[str, Any]:
    """Where a finding stands, and its text."""
    return {
        "source": finding.source,
        "sha256": finding.sha256,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "text": finding.text,
        "title": finding.title,
        "published": finding.published,
    }
