"""Text set in rows: where each row of a source begins at a given width, in terminal cells.

Rows are word-wrapped and never split a character with its combining marks. Every code point stands in exactly
one row; spaces at which a row was broken hang at its end. A text is laid out in blocks of a few kilobytes, so
that any place of a long source can be set at once and the rest later: a block that has not been set counts
with an estimate of its rows.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate
from time import perf_counter

from rich.cells import cell_len, split_graphemes

from tui_reader.ui.columns import MEASURE
from tui_reader.visible import visible

_BLOCK = 4096
_LONGEST_BLOCK = 2 * _BLOCK
_LONGEST_MEASURE = 84
_UNWRAPPED_LINE = 100
_SAMPLE = 65536
_LONGEST_CLUSTER = 64
_NEVER_FIRST = frozenset("、。，．・：；！？）］｝〕〉》」』】’”)]},.;:!?…")
_SPACES = " \t\r\n\u3000"
_BREAK_AFTER = frozenset(" \t\u2003\u2002\u2009\u200b\u3000—")
# Outside these ranges a character may be wider or narrower than one cell; controls are shown as one.
_UNSURE = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0559\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)


def measure_of(text: str) -> int:
    """How wide to set a text: lines wrapped by hand stay whole if they are not much wider than MEASURE."""
    if is_unwrapped(text):
        return MEASURE
    lengths = (len(line) for line in text[:_SAMPLE].split("\n"))
    return max(MEASURE, *(length for length in lengths if length <= _LONGEST_MEASURE), 0)


def is_unwrapped(text: str) -> bool:
    """Whether lines are paragraphs: most of the text stands in lines longer than anyone wraps by hand."""
    sample = text[:_SAMPLE]
    long = sum(len(line) for line in sample.split("\n") if len(line) > _UNWRAPPED_LINE)
    return 2 * long > len(sample)


def split_blocks(text: str) -> array[int]:
    """The offsets at which blocks begin: at lines; in a line longer than a block at sentences or words."""
    starts = array("Q")
    start = 0
    while start < len(text):
        starts.append(start)
        start = _block_end(text, start)
    return starts


def _block_end(text: str, start: int) -> int:
    soft, hard = start + _BLOCK, start + _LONGEST_BLOCK
    if hard >= len(text):
        return len(text)
    if (feed := text.find("\n", soft, hard)) >= 0 or (feed := text.rfind("\n", start, soft)) >= 0:
        return feed + 1
    if (stop := text.rfind(". ", soft, hard)) >= 0:
        return stop + 2
    if (space := text.rfind(" ", soft, hard)) >= 0:
        return space + 1
    clusters, _ = split_graphemes(visible(text[hard - _LONGEST_CLUSTER : hard]))
    return hard - _LONGEST_CLUSTER + clusters[-1][0] if len(clusters) > 1 else hard


def set_rows(text: str, start: int, end: int, width: int, spaced: bool) -> array[int]:
    """The offsets at which the rows of text[start:end] begin, `width` cells wide.

    A row ends where the next begins. With `spaced`, an empty row stands between two lines neither of which
    is blank; it begins where the row after it does.
    """
    starts = array("Q")
    paragraph_before = spaced and _ends_paragraph(text, start)
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop + 1
        if spaced:
            paragraph = not text[start:stop].isspace()
            if paragraph and paragraph_before:
                starts.append(start)
            paragraph_before = paragraph
        starts.append(start)
        if stop - start > width or not text.isascii():
            if text.isascii() or _UNSURE.search(text, start, stop) is None:
                _wrap(text, start, stop, width, starts)
            else:
                _wrap_clusters(text, start, stop, width, starts)
        start = stop
    return starts


def _ends_paragraph(text: str, offset: int) -> bool:
    """Whether a line that is not blank ends right before the offset."""
    if offset == 0 or text[offset - 1] != "\n":
        return False
    before = text[max(0, offset - 2 - _UNWRAPPED_LINE) : offset - 1]
    return bool(before[before.rfind("\n") + 1 :].strip())


def _wrap(text: str, start: int, stop: int, width: int, starts: array[int]) -> None:
    """Break a line of characters that are all one cell wide; its first row is already in `starts`."""
    while stop - start > width:
        limit = start + width
        cut = limit
        if text[limit] not in _SPACES:
            cut = max(
                text.rfind(" ", start, limit), text.rfind("\t", start, limit), text.rfind("—", start, limit)
            )
            hyphen = text.rfind("-", cut + 1, limit)
            if hyphen > start and text[hyphen - 1].isalpha() and text[hyphen + 1].isalpha():
                cut = hyphen
            cut = cut + 1 if cut > start else limit
        hanging = min(stop, cut + width + _LONGEST_CLUSTER)
        while cut < hanging and text[cut] in _SPACES:
            cut += 1
        if cut < stop:
            starts.append(cut)
        start = cut


def _wrap_clusters(text: str, start: int, stop: int, width: int, starts: array[int]) -> None:
    """As `_wrap`, for characters of any width."""
    longest = 8 * width + _LONGEST_CLUSTER
    row, cut = start, start
    cells = 0
    may_break = False
    for first, last, size in _clusters(visible(text[start:stop])):
        here = start + first
        char = text[here]
        blank = char in _SPACES and last - first == 1
        if (may_break or size == 2) and char not in _NEVER_FIRST:
            cut = here
        may_break = char in _BREAK_AFTER or size == 2
        while here > row and (here - row >= longest or (cells + size > width and not blank)):
            cut = cut if cut > row else here
            starts.append(cut)
            row, cells = (
                cut,
                cell_len(visible(text[cut:here])),
            )  # blanks that hung count where they begin a row
        if not blank or cells < width:
            cells += size


def _clusters(text: str) -> list[tuple[int, int, int]]:
    """Characters with their combining marks as (start, end, cells), overlong ones cut."""
    clusters, _ = split_graphemes(text)
    if all(last - first <= _LONGEST_CLUSTER for first, last, _ in clusters):
        return clusters
    return [
        (piece, min(piece + _LONGEST_CLUSTER, last), size if piece == first else 0)
        for first, last, size in clusters
        for piece in range(first, last, _LONGEST_CLUSTER)
    ]


class Layout:
    """The rows of one text at one width, set block by block; `head` rows stand above the first.

    Rows are counted from 0, the head included. Setting a block never changes the numbers of rows above it.
    """

    def __init__(self, text: str, width: int, head: int = 0) -> None:
        self.text = text
        self.width = width
        self.head = head
        self._spaced = is_unwrapped(text)
        self._blocks = split_blocks(text)
        self._ends = self._blocks[1:]
        self._ends.append(len(text))
        feeds = [text.count("\n", *block) for block in zip(self._blocks, self._ends, strict=False)]
        self._lines = list(accumulate(feeds, initial=0))
        self._rows: list[array[int] | None] = [None] * len(self._blocks)
        self._counts = [
            (2 * count if self._spaced else count) + (end - start) // width
            for count, start, end in zip(feeds, self._blocks, self._ends, strict=False)
        ]
        self._next = 0
        self.numbering = 0  # changes whenever rows get other numbers
        self._number()

    def _number(self) -> None:
        self.numbering += 1
        self._tops = list(accumulate(self._counts, initial=self.head))

    @property
    def height(self) -> int:
        """How many rows there are, as far as is known."""
        return self._tops[-1]

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, in which a character stands."""
        if not self._blocks:
            return 1
        block = self._block_at(offset)
        return self._lines[block] + self.text.count("\n", self._blocks[block], offset) + 1

    def row_of(self, offset: int) -> int:
        """The row in which a character stands; offsets outside the text count as its ends."""
        if not self._blocks:
            return self.head
        offset = max(0, min(offset, len(self.text) - 1))
        block = self._block_at(offset)
        return self._tops[block] + bisect_right(self._set(block), offset) - 1

    def row(self, row: int) -> tuple[int, int] | None:
        """Where a row begins and ends; None for the head and after the last."""
        block = bisect_right(self._tops, row) - 1
        while 0 <= block < len(self._blocks):
            rows = self._set(block)
            index = row - self._tops[block]
            if index < len(rows):
                return rows[index], rows[index + 1] if index + 1 < len(rows) else self._ends[block]
            block += 1
        return None

    def settle(self, offset: int, count: int) -> None:
        """Make the numbers of so many rows above and below an offset exact."""
        if not self._blocks:
            return
        here = self._block_at(offset)
        self._set(here)
        for blocks in (range(here - 1, -1, -1), range(here + 1, len(self._blocks))):
            left = count
            for block in blocks:
                if left <= 0:
                    break
                left -= len(self._set(block))

    def set_more(self, seconds: float) -> bool:
        """Set blocks for about so long; whether all are set. Row numbers change only with `renumber`."""
        until = perf_counter() + seconds
        while self._next < len(self._blocks):
            self._lay(self._next)
            self._next += 1
            if perf_counter() > until:
                return self._next >= len(self._blocks)
        return True

    def renumber(self) -> None:
        """Let every block that has been set count with its true number of rows."""
        for block, rows in enumerate(self._rows):
            if rows is not None:
                self._counts[block] = len(rows)
        self._number()

    def _block_at(self, offset: int) -> int:
        return max(0, bisect_right(self._blocks, offset) - 1)

    def _lay(self, block: int) -> array[int]:
        rows = self._rows[block]
        if rows is None:
            rows = set_rows(self.text, self._blocks[block], self._ends[block], self.width, self._spaced)
            self._rows[block] = rows
        return rows

    def _set(self, block: int) -> array[int]:
        rows = self._lay(block)
        if self._counts[block] != len(rows):
            self._counts[block] = len(rows)
            self._number()
        return rows
