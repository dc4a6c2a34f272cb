"""The sentences and paragraphs of a text, by its punctuation and its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.sentences import sentence_ends

_LINE_END = re.compile(r"\s*\n\s*")
_CLAUSE_END = re.compile(
    r"[;:()\[\]\"“”‘—–]|,\s|\s-\s|\b(?:who|which|where|when|after|before|because|while|since|as|until|if|although"
    r"|though|but|that)\b",
    re.IGNORECASE,
)
_FAR = 1000
OPENING = re.compile(r"\s*(?:(?:on|in|at|and|the|of)\s+)*", re.IGNORECASE)
"""Words that may stand before the first ones of a clause that tell something."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches [start, end) between the ends of lines, but for lines that go on in the next one."""
    start = 0
    for end in _LINE_END.finditer(text):
        goes_on = (
            end.group().count("\n") == 1
            and text[end.end() : end.end() + 1].islower()
            and text[start : end.start()][-1:].isalnum()
        )
        if not goes_on:
            if end.start() > start:
                yield start, end.start()
            start = end.end()
    if start < len(text):
        yield start, len(text)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, in code points of the text."""
    begin = start
    for stop, following in sentence_ends(text, start, end):
        yield begin, stop
        begin = following
    if begin < end:
        yield begin, end


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences in which [start, end) stands, none of which reaches further than `_FAR` from it."""
    low, high = max(0, start - _FAR), min(len(text), end + _FAR)
    found = [
        sentence
        for since, until in paragraphs(text[low:high])
        if low + since < end and low + until > start
        for sentence in sentences(text, low + since, low + until)
        if sentence[0] < end and sentence[1] > start
    ]
    return (min(found[0][0], start), max(found[-1][1], end)) if found else (start, end)


def clause(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The part of the sentence [start, end) that the words [first, last) stand in; if they open it with
    "on" or the like, with the part before."""
    since, until = start, end
    for stop in _CLAUSE_END.finditer(text, start, end):
        if stop.end() <= first and not OPENING.fullmatch(text, stop.end(), first):
            since = stop.end()
        elif stop.start() >= last:
            until = stop.start()
            break
    return since, until
