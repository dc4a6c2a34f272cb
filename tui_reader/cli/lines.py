"""A finding as one line of text: where it stands, like grep, and what stands there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tui_reader.cli.output import is_styled
from tui_reader.export import place, segments
from tui_reader.export.comparison.words import counted, marked, title
from tui_reader.library.findings import UNKNOWN
from tui_reader.library.snippets import snippet
from tui_reader.library.timeline import day, interval, time_of_day
from tui_reader.model import Disagreement, Event, EventKind, Finding, Span, Variants
from tui_reader.visible import visible

_SNIPPET = 240
_BOLD, _PLACE, _PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[0m"
_APART: dict[EventKind, str] = {"published": "published", "undated": "of any year"}
_BLANKS = re.compile(r"\s+")


def hit_line(finding: Finding) -> str:
    """`path:line: …snippet…`, with the line of the first match, the matches bold on a terminal."""
    match = finding.highlights[0][0] - finding.start if finding.highlights else 0
    line = finding.line + finding.text.count("\n", 0, match)
    length = finding.highlights[0][1] - finding.highlights[0][0] if finding.highlights else 0
    part = snippet(finding.text, match, match + length, _SNIPPET, lambda shown: len(shown) <= _SNIPPET)
    start, end = part.start, part.end
    cut = replace(finding, start=finding.start + start, end=finding.start + end, text=finding.text[start:end])
    words = "".join(
        _styled(_BLANKS.sub(" ", text), _BOLD) if highlighted else _BLANKS.sub(" ", text)
        for text, highlighted in segments(cut)
    ).strip()
    before, after = "…" * part.cut_before, "…" * part.cut_after
    return f"{place_of(replace(finding, line=line))}: {before}{words}{after}"


def named_line(name: str) -> Callable[[Finding], str]:
    """A function that gives `path:line  detail  “text”`, with the detail of this name."""

    def line(finding: Finding) -> str:
        named = _styled(visible(finding.details[name] or ""), _BOLD)
        return f"{place_of(finding)}  {named}  “{one_line(finding.text)}”"

    return line


def date_line(finding: Finding) -> str:
    """`value  path:line  text`."""
    value = visible(finding.details["value"] or "unknown")
    return f"{_styled(f'{value:<10}', _BOLD)}  {place_of(finding)}  {one_line(finding.text)}"


def timeline_lines(events: Iterable[Event]) -> Iterator[str]:
    """Events under the days they happened; then, apart, publications and what is undated.

    A line is `! 21:40  path:line: …sentence…`, the date in it bold on a terminal.
    """
    heading = None
    for event in events:
        above = day(event) if event.kind == "event" else _APART[event.kind]
        if above != heading:
            yield from [""] * (heading is not None)
            yield strong(above)
            heading = above
        sign = "!" if event.conflicts else " "
        if event.kind == "event":
            yield f"{sign} {time_of_day(event):<9} {hit_line(event.place)}"
        elif event.kind == "published":
            yield f"{sign} {interval(event)}  {place_of(event.place)}: {one_line(event.place.title)}"
        else:
            yield f"{sign} {event.date.value or '':<16}  {hit_line(event.place)}"


def comparison_lines(items: Iterable[Disagreement | Variants]) -> Iterator[str]:
    """Each item as a line that says what it is about, with one line a place below it: `path:line  who or what
    “words”`; an empty line between items."""
    for number, item in enumerate(items):
        if number:
            yield ""
        yield f"{strong(visible(title(item)))}  ({counted(item)})"
        if isinstance(item, Disagreement):
            for place, context in zip(item.places, item.contexts, strict=True):
                yield f"  {_place_and_day(place)}  {_told(place)}{_in(context, place)}"
        else:
            for at, version in enumerate(item.versions):
                words = f"“{one_line(version.place.text)}”"
                said = "; ".join((visible(version.speaker or UNKNOWN), *marked(item, at)))
                yield f"  {_place_and_day(version.place)}  {words}  {said}"


def _place_and_day(finding: Finding) -> str:
    return f"{place_of(finding)}  {visible(finding.published or 'no date')}"


def _told(finding: Finding) -> str:
    """The words of a disagreement, and what they say where that is not the same."""
    words = f"“{one_line(finding.text)}”"
    told = " · ".join(value for value in finding.details.values() if value)
    return words if told.casefold() == finding.text.casefold() else f"{visible(told)}: {words}"


def _in(context: Span, words: Finding) -> str:
    """The sentence in which the words of a disagreement stand, but where they are most of it."""
    return f"  {one_line(context.text)}" if len(context.text) > 2 * len(words.text) else ""


def one_line(text: str) -> str:
    """Text fit to be seen, its blanks and line breaks as single blanks."""
    return _BLANKS.sub(" ", visible(text)).strip()


def place_of(finding: Finding) -> str:
    """`path:line`."""
    return _styled(place(finding), _PLACE)


def strong(text: str) -> str:
    """Bold where it is seen."""
    return _styled(text, _BOLD)


def _styled(text: str, style: str) -> str:
    return f"{style}{text}{_PLAIN}" if is_styled(sys.stdout) else text
