"""A finding cut where its highlights begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui_reader.model import Finding
from tui_reader.visible import visible_lines


class Segment(NamedTuple):
    """A stretch of a finding's text, fit to be seen, and whether it is highlighted."""

    text: str
    highlighted: bool


def segments(finding: Finding) -> Iterator[Segment]:
    """The finding's text from end to end, never an empty stretch; line breaks are `\\n` alone."""
    position = 0
    for start, end in sorted(finding.highlights):
        start, end = max(start - finding.start, position), min(end - finding.start, len(finding.text))
        if start < end:
            yield from _segment(finding.text[position:start], highlighted=False)
            yield from _segment(finding.text[start:end], highlighted=True)
            position = end
    yield from _segment(finding.text[position:], highlighted=False)


def _segment(text: str, *, highlighted: bool) -> Iterator[Segment]:
    if text:
        yield Segment(visible_lines(text.replace("\r\n", "\n")), highlighted)
