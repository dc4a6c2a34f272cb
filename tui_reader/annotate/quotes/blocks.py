"""Where paragraphs begin and end, in text that is hard-wrapped and text that is not."""

from __future__ import annotations

import re
from itertools import pairwise

_BLANK_LINES = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
_LONGEST_WRAPPED_LINE = 100
_FIRST_WORD = re.compile(r"\s*(\S+)")
_STARTS_BLOCK = re.compile(r"\s*(?:[-*+•>#|]|\d{1,3}[.)]\s|[A-Z][A-Z .'’-]{1,40}:)")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as half-open spans without the blanks around them.

    Blank lines part paragraphs. A single line end does as well, unless the lines of its block look wrapped:
    none longer than 100 characters, and the next line's first word had no room left on the line before.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        _split_block(text, start, blank.start(), found)
        start = blank.end()
    _split_block(text, start, len(text), found)
    return found


def _split_block(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    lines: list[tuple[int, int]] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        lines.append((start, stop))
        start = stop + 1
    if not lines:
        return
    width = max(len(text[a:b].rstrip()) for a, b in lines)
    begin = lines[0][0]
    for (a, b), (next_a, next_b) in pairwise(lines):
        if not _wrapped(text, (a, b), (next_a, next_b), width):
            _add(text, begin, b, found)
            begin = next_a
    _add(text, begin, lines[-1][1], found)


def _wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    if width > _LONGEST_WRAPPED_LINE or _STARTS_BLOCK.match(text, *following):
        return False
    word = _FIRST_WORD.match(text, *following)
    return word is not None and len(text[line[0] : line[1]].rstrip()) + 1 + len(word[1]) > width


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    stripped = text[start:end].strip()
    if stripped:
        start += text[start:end].index(stripped[0])
        found.append((start, start + len(stripped)))
