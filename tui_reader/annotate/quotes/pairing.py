"""Quotation marks: which stretches of a text are quoted.

Marks are paired paragraph by paragraph, so that a missing or doubled mark never costs more than its own
paragraph. A mark's direction is read from its neighbours first and from its glyph second, because typing and
conversion leave straight, curly and wrongly turned marks side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tui_reader.annotate.quotes.blocks import paragraphs

_MARK = re.compile(r"``|''|[\"“”„‟«»＂]|[‘’'‛‹›`](?![‘’'`])|(?<=[\"“])['‘’]")
_OPENING_GLYPHS = frozenset("“„‟«‘‛‹`") | {"``"}
_CLOSING_GLYPHS = frozenset("”»’›") | {"''"}
_DOUBLE = frozenset('"“”„‟«»＂') | {"``", "''"}
_BEFORE_OPEN = frozenset(" \t\r\n\u00a0\u2009\u202f([{—–-/:;,…|>*_")
_LONGEST_CREDIT = 60
_DEEPEST = 3
_ANY_MARK = frozenset("\"“”„‟«»＂‘’'‛‹›`")
_SOMETHING = re.compile(r"\S")
_ELISION = re.compile(
    r"(?:em|til|tis|twas|cause|cos|bout|round|n|neath|nother|till|nuff|s|\d0s|\d\d)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of marks: the quoted stretch between them, and how its ends came about.

    `opened` and `closed` say that there is a mark; a paragraph's border stands in for a missing one.
    """

    start: int
    end: int
    double: bool
    opened: bool = True
    closed: bool = True
    continues: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    double: bool
    can_open: bool
    can_close: bool


def pairs(text: str) -> list[Pair]:
    """All marked stretches in the order of the text, those around others before them."""
    found: list[Pair] = []
    unclosed: Pair | None = None
    for start, end in paragraphs(text):
        marks = _marks(text, start, end)
        doubles = [mark for mark in marks if mark.double]
        here, unclosed = _pair_doubles(text, start, end, doubles, unclosed)
        found += here
        found += _pair_singles(text, [mark for mark in marks if not mark.double], here)
    found.sort(key=lambda pair: (pair.start, -pair.end))
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    latex = text.find("``", start, end)
    for match in _MARK.finditer(text, start, end):
        a, b = match.span()
        glyph = match.group()
        if glyph == "''" and not 0 <= latex < a:  # it closes what `` has opened, and opens nothing itself
            continue
        double, opens, closes = _read(glyph, text[a - 1] if a > start else " ", text[b] if b < end else " ")
        if opens and not double and _ELISION.match(text, b, end):
            opens = False
        if opens or closes:
            marks.append(_Mark(a, b, double, opens, closes))
    return marks


@lru_cache(maxsize=1 << 14)
def _read(glyph: str, before: str, after: str) -> tuple[bool, bool, bool]:
    """Whether a mark between two characters is a double one, can open and can close."""
    opens = (before in _BEFORE_OPEN or before in _ANY_MARK) and not after.isspace()
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    if glyph in _DOUBLE:
        if before == "=" or (glyph == '"' and before.isdigit() and after.isdigit()):
            return True, False, False
        if opens == closes:
            opens, closes = glyph not in _CLOSING_GLYPHS, glyph not in _OPENING_GLYPHS
        return True, opens, closes
    if before.isalnum() and after.isalnum():
        return False, False, False
    opens = opens and glyph != "›"
    closes = closes and glyph not in _OPENING_GLYPHS
    if opens and closes:
        opens = not after.isspace()
    return False, opens, closes


def _pair_doubles(
    text: str, start: int, end: int, marks: list[_Mark], unclosed: Pair | None
) -> tuple[list[Pair], Pair | None]:
    """The pairs of a paragraph, and its last one if the paragraph ends before it closes."""
    found: list[Pair] = []
    opened: list[_Mark] = []
    left = sum(1 for mark in marks if mark.can_close and not mark.can_open)
    carries_on = text[start].islower() or (marks and marks[0].start - start > _LONGEST_CREDIT)
    if unclosed is not None and marks and not marks[0].can_open and carries_on:
        # the speech goes on in this paragraph without a mark of its own
        found.append(Pair(start, marks[0].start, True, opened=False, continues=True))
        left -= 1
        marks = marks[1:]
    for mark in marks:
        sure_close = mark.can_close and not mark.can_open
        if opened and mark.can_close:
            left -= sure_close
            begin = opened.pop()
            found.append(Pair(begin.end, mark.start, True))
        elif not mark.can_open:
            left -= sure_close
        elif not opened or (left > len(opened) and len(opened) < _DEEPEST):
            opened.append(mark)
        else:
            found += _cut_short(text, opened.pop(), mark.start)
            opened.append(mark)
    last: Pair | None = None
    if opened:
        last = Pair(opened[0].end, end, True, closed=False)
        found.append(last)
    if unclosed is not None and marks and marks[0].start == start:
        found = [
            Pair(p.start, p.end, p.double, p.opened, p.closed, True) if p.start == marks[0].end else p
            for p in found
        ]
    return [pair for pair in found if _SOMETHING.search(text, pair.start, pair.end)], last


_CLAUSE_END = re.compile(r"[.!?,](?=\s)")


def _cut_short(text: str, mark: _Mark, limit: int) -> list[Pair]:
    """An opened stretch whose closing mark is missing, cut where its first sentence or clause ends."""
    ending = _CLAUSE_END.search(text, mark.end, limit)
    if ending is None or mark.end == limit:
        return []
    return [Pair(mark.end, ending.end(), mark.double, closed=False)]


def _pair_singles(text: str, marks: list[_Mark], doubles: list[Pair]) -> list[Pair]:
    """Single-marked stretches; none crosses the border of a double-marked one."""
    found: list[Pair] = []
    if not any(mark.can_open for mark in marks):
        return found
    regions = _regions(doubles)
    borders = [a for a, _, _ in regions]
    grouped: dict[int, list[_Mark]] = {}
    for mark in marks:
        at = bisect_right(borders, mark.start) - 1
        key = -1
        if at >= 0 and mark.start < regions[at][1]:
            key = regions[at][2]
        grouped.setdefault(key, []).append(mark)
    for key, members in grouped.items():
        inner = doubles[key] if key >= 0 else None
        found += _match_singles(text, members, inner)
    return found


def _regions(doubles: list[Pair]) -> list[tuple[int, int, int]]:
    """Spans of the outermost double-marked stretches, each with its place in the list."""
    regions: list[tuple[int, int, int]] = []
    for at, pair in sorted(enumerate(doubles), key=lambda item: (item[1].start, -item[1].end)):
        if not regions or pair.start >= regions[-1][1]:
            regions.append((pair.start, pair.end, at))
    return regions


def _match_singles(text: str, marks: list[_Mark], inside: Pair | None) -> list[Pair]:
    found: list[Pair] = []
    opened: list[_Mark] = []
    for at, mark in enumerate(marks):
        if mark.can_open:
            opened.append(mark)
        elif opened and not (_may_be_apostrophe(text, mark) and _closed_better(text, marks, at)):
            found.append(Pair(opened.pop().end, mark.start, False))
            del opened[1 if inside is not None and opened and opened[0].start == inside.start else 0 :]
    if inside is not None and opened and opened[0].start == inside.start:
        found.append(Pair(opened[0].end, inside.end, False, closed=False))
    return [pair for pair in found if _SOMETHING.search(text, pair.start, pair.end)]


def _may_be_apostrophe(text: str, mark: _Mark) -> bool:
    """A mark after a plural s, before a further word: "the victims' families"."""
    return text[mark.start - 1] in "sSzx" and text[mark.end : mark.end + 2].strip()[:1].isalnum()


def _closed_better(text: str, marks: list[_Mark], at: int) -> bool:
    following = marks[at + 1] if at + 1 < len(marks) else None
    return following is not None and not following.can_open and not _may_be_apostrophe(text, following)
