"""Places in a source: the stretch a mark or a copy takes, and a mark found again after the source changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tui_reader.model import DateExpression, Finding, Hit, Mark, Mention, Quote, Source, Span

LONGEST = 1_000
"""Code points: a stretch is never longer, however long the line it stands in."""


_AROUND = (400, 100, 30, 10)


def stretch(source: Source, cursor: int, item: object, hit: Hit | None) -> Span:
    """What stands at the cursor, worth citing: the quote or mark, the passage of the hit, else the line."""
    if isinstance(item, Quote | Mark):
        return source.span(item.start, item.end)
    in_hit = hit is not None and hit.source == source.path and hit.passage.start <= cursor < hit.passage.end
    plain = not isinstance(item, Mention | DateExpression)
    if hit is not None and in_hit and plain and len(hit.passage.text) <= LONGEST:
        return source.span(hit.passage.start, hit.passage.end)
    text = source.text
    start = text.rfind("\n", 0, cursor) + 1
    end = text.find("\n", cursor)
    end = len(text) if end < 0 else end
    if end - start > LONGEST:
        start = _after_blank(text, max(start, cursor - LONGEST // 3), cursor)
        end = min(end, start + LONGEST)
    line = text[start:end].rstrip()
    indent = len(line) - len(line.lstrip())
    return source.span(start + indent, start + len(line))


def finding(source: Source, span: Span) -> Finding:
    """A stretch of a source as something to cite."""
    return Finding(
        source.path,
        source.sha256,
        source.title,
        source.published,
        span.start,
        span.end,
        source.line_of(span.start),
        span.text,
    )


def placed(marks: Iterable[Mark], source: Source) -> dict[Mark, Mark]:
    """The marks of a source where its text stands now, each with the mark as it was made.

    Where the source has changed, the nearest place with the marked text is taken; a mark whose text is gone
    is left out.
    """
    found = {}
    for mark in marks:
        if mark.source != source.path:
            continue
        if source.text[mark.start : mark.end] == mark.text:
            found[mark] = mark
        elif mark.text and (start := _nearest(source.text, mark.text, mark.start)) >= 0:
            found[replace(mark, start=start, end=start + len(mark.text))] = mark
    return found


def again(old: Source, offset: int, new: Source) -> int:
    """Where the words around an offset stand in another version of a source; if none do, about there."""
    for length in _AROUND:
        for start in (offset, max(0, offset - length)):
            words = old.text[start : start + length]
            if words.strip() and (found := _nearest(new.text, words, start)) >= 0:
                return found + offset - start
    return min(offset, len(new.text))


def _nearest(text: str, wanted: str, offset: int) -> int:
    after, before = text.find(wanted, max(0, offset)), text.rfind(wanted, 0, max(0, offset) + len(wanted))
    if after < 0 or before < 0:
        return max(after, before)
    return after if after - offset <= offset - before else before


def _after_blank(text: str, start: int, end: int) -> int:
    blank = text.find(" ", start, end)
    return blank + 1 if blank >= 0 else start
