"""Findings as one line: for the clipboard and under every snippet."""

from __future__ import annotations

from tui_reader.model import Finding
from tui_reader.visible import visible


def place(finding: Finding) -> str:
    """`path:line`, as editors and compilers write it."""
    return f"{visible(finding.source)}:{finding.line}"


def characters(finding: Finding) -> str:
    """Where in the decoded text the finding stands, in code points: `characters 10–25`, half-open."""
    return f"characters {finding.start}–{finding.end}"


def citation(finding: Finding) -> str:
    """The snippet and where it stands, as one line: `“snippet” — Title, date, path:line (characters a–b)`."""
    where = ", ".join(visible(part) for part in (finding.title, finding.published) if part)
    snippet = " ".join(visible(finding.text).split())
    return f"“{snippet}” — {where}, {place(finding)} ({characters(finding)})"
