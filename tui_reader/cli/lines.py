"""A finding as one line of text: where it stands, like grep, and what stands there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace

from tui_reader.cli.output import is_styled
from tui_reader.export import place, segments
from tui_reader.model import Finding
from tui_reader.visible import visible

_SNIPPET = 240
_BEFORE = 80
_BOLD, _PLACE, _PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[0m"
_BLANKS = re.compile(r"\s+")


def hit_line(finding: Finding) -> str:
    """`path:line: …snippet…`, with the line of the first match, the matches bold on a terminal."""
    match = finding.highlights[0][0] - finding.start if finding.highlights else 0
    line = finding.line + finding.text.count("\n", 0, match)
    start, end = _window(finding.text, match)
    cut = replace(finding, start=finding.start + start, end=finding.start + end, text=finding.text[start:end])
    snippet = "".join(
        _styled(_BLANKS.sub(" ", text), _BOLD) if highlighted else _BLANKS.sub(" ", text)
        for text, highlighted in segments(cut)
    ).strip()
    before, after = "…" if start else "", "…" if end < len(finding.text) else ""
    return f"{_place(replace(finding, line=line))}: {before}{snippet}{after}"


def named_line(name: str) -> Callable[[Finding], str]:
    """A function that gives `path:line  detail  “text”`, with the detail of this name."""

    def line(finding: Finding) -> str:
        named = _styled(visible(finding.details[name] or ""), _BOLD)
        return f"{_place(finding)}  {named}  “{_one_line(finding.text)}”"

    return line


def date_line(finding: Finding) -> str:
    """`value  path:line  text`."""
    value = visible(finding.details["value"] or "unknown")
    return f"{_styled(f'{value:<10}', _BOLD)}  {_place(finding)}  {_one_line(finding.text)}"


def _window(text: str, match: int) -> tuple[int, int]:
    """The part of a long text to show: from shortly before the match, cut between words."""
    if len(text) <= _SNIPPET:
        return 0, len(text)
    start = max(0, min(match - _BEFORE, len(text) - _SNIPPET))
    end = start + _SNIPPET
    if start and (blank := _BLANKS.search(text, start, match)):
        start = blank.end()
    if end < len(text):
        end = max((blank.start() for blank in _BLANKS.finditer(text, match + 1, end)), default=end)
    return start, end


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", visible(text)).strip()


def _place(finding: Finding) -> str:
    return _styled(place(finding), _PLACE)


def _styled(text: str, style: str) -> str:
    return f"{style}{text}{_PLAIN}" if is_styled(sys.stdout) else text
