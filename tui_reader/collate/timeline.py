"""What a source says happened when: each expression of time that has a place in the calendar, with the
sentence it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter

from tui_reader.collate.sentences import paragraphs, sentences
from tui_reader.model import Annotations, Dated, DateExpression, EventKind, Source

_HEAD = 4_000
_HEAD_LINES = 6
_LONGEST = 600
_YEAR = re.compile(r"\d{4}")
_DAY_OF_ANY_YEAR = re.compile(r"XXXX-\d\d")


def dated(source: Source, annotations: Annotations) -> Iterator[Dated]:
    """What the source dates, in the order of its text, and when it was published itself.

    An expression that means no day, such as "three weeks", "every Monday" or "now", dates nothing; one of any
    year ("9 May", where the year cannot be known) is undated.
    """
    stated = _stated(source, annotations)
    found = [(_kind(date), date) for date in annotations.dates if date is not stated]
    if stated is not None:
        at = bisect_left(found, stated.start, key=lambda each: each[1].start)
        found.insert(at, ("published", stated))
    if not any(kind for kind, _ in found):
        return
    blocks = list(paragraphs(source.text))
    for kind, date in found:
        if kind is not None:
            start, end = _cut(source.text, *_around(date.start, blocks, source.text), date)
            named = (m.person for m in annotations.people if start <= m.start and m.end <= end)
            yield Dated(kind, date, start, end, tuple(dict.fromkeys(named)))


def _around(offset: int, blocks: list[tuple[int, int]], text: str) -> tuple[int, int]:
    """The sentence in which a character stands."""
    block = blocks[bisect_right(blocks, offset, key=itemgetter(0)) - 1]
    found = list(sentences(text, *block))
    return found[bisect_right(found, offset, key=itemgetter(0)) - 1]


def _stated(source: Source, annotations: Annotations) -> DateExpression | None:
    """The expression by which the head of the source says when it was published; where it is no expression,
    an empty one at the beginning."""
    if source.published is None:
        return None
    end = _head(source.text)
    for date in annotations.dates:
        if date.start < end and date.value == source.published and _YEAR.search(date.text):
            return date
    start = len(source.text) - len(source.text.lstrip())
    day = source.published
    return DateExpression(start, start, "", "DATE", day, day, day)


def _head(text: str) -> int:
    """Where the lines end that may state when a source was published: front matter, and six more."""
    end, left, matter = 0, _HEAD_LINES, False
    for line in text[:_HEAD].splitlines(keepends=True):
        if line.startswith("---") and end == 0:
            matter = True
        elif matter:
            matter = not line.startswith(("---", "..."))
        elif line.strip():
            left -= 1
        end += len(line)
        if left == 0:
            break
    return end


def _kind(date: DateExpression) -> EventKind | None:
    if date.earliest and date.latest:
        return "event"
    return "undated" if date.value and _DAY_OF_ANY_YEAR.match(date.value) else None


def _cut(text: str, start: int, end: int, date: DateExpression) -> tuple[int, int]:
    """The sentence; of one that hardly ends, whole words around the date."""
    end = max(end, date.end)
    if end - start <= _LONGEST:
        return start, end
    if date.start - start > _LONGEST // 2:
        start = date.start - _LONGEST // 2
        start = text.find(" ", start, date.start) + 1 or start
    if end > start + _LONGEST:
        end = max(date.end, text.rfind(" ", start, start + _LONGEST))
    return start, end
