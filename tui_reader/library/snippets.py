"""What to show of a long passage: whole sentences around its first match where they fit, else whole words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.sentences import sentence_ends

_WORD = re.compile(r"\S+")


class Snippet(NamedTuple):
    """The part [start, end) of a text, and whether it is cut within a sentence at either end."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool

    def of(self, text: str) -> str:
        """What is shown: `…` stands where a sentence is cut."""
        return "…" * self.cut_before + text[self.start : self.end] + "…" * self.cut_after


def snippet(text: str, start: int, end: int, room: int, fits: Callable[[str], bool]) -> Snippet:
    """The part of a text to show around its stretch [start, end).

    No more than `room` code points are shown, and only what `fits`; of a part that fits, every shorter one
    must fit too.
    """
    if len(text) <= room and fits(text):
        return Snippet(0, len(text), False, False)
    end = min(end, start + max(1, room // 2))
    low, high = max(0, start - room), min(len(text), end + room)
    borders = [border for _, border in sentence_ends(text, low, high) if border < high]
    ends = [low + len(text[low:border].rstrip()) for border in borders]
    if high == len(text):
        ends.append(len(text))
    ends = [border for border in ends if border >= end]
    starts = [border for border in ([0] if low == 0 else []) + borders if border <= start]

    def shown(found: Snippet) -> bool:
        return found.end - found.start <= room and fits(found.of(text))

    if starts and shown(Snippet(starts[-1], end, False, end < len(text))):
        begin = starts[-1]
        whole = _last([Snippet(begin, border, False, False) for border in ends], shown)
        if whole is None or (whole.end - begin < room // 3 and whole.end < len(text)):
            return _up_to_a_word(text, Snippet(begin, end, False, True), high, shown)
        longer = [Snippet(border, whole.end, False, False) for border in reversed(starts)]
        return _last(longer, shown) or whole
    words = [found.start() for found in _WORD.finditer(text, low, start)]
    near = next((word for word in words if start - word <= room // 3), start)
    whole = _last([Snippet(near, border, True, False) for border in ends], shown)
    if whole is None:
        return _up_to_a_word(text, Snippet(near, end, True, True), high, shown)
    longer = [Snippet(word, whole.end, True, False) for word in reversed(words) if word <= near]
    return _last(longer, shown) or whole


def _up_to_a_word(text: str, least: Snippet, high: int, shown: Callable[[Snippet], bool]) -> Snippet:
    """As many whole words after this part as can be shown; where there is no blank, letters."""
    ends = [found.end() for found in _WORD.finditer(text, least.end, high)]
    found = _last([least._replace(end=end) for end in ends if end < high], shown)
    if found is None:
        found = _last([least._replace(end=end) for end in range(least.end, high)], shown)
    return found or least


def _last(ordered: Sequence[Snippet], shown: Callable[[Snippet], bool]) -> Snippet | None:
    """The last of parts that grow which can be shown; None if not even the first can."""
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if shown(ordered[middle]):
            low = middle + 1
        else:
            high = middle
    return ordered[low - 1] if low else None
