"""Text fitted to the cells of a terminal: cut, padded, wrapped and quoted in part. No Textual here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui_reader.library import snippets
from tui_reader.visible import visible

Piece = tuple[str, Style]

_WORD = re.compile(r"\s*\S+")


def fit(text: str, width: int) -> str:
    """The text in at most `width` cells, its end replaced by `…` where it is longer."""
    if len(text) <= width and cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text[:width], width - 1).rstrip() + "…" if width > 1 else "…"


def fit_pieces(pieces: Iterable[Piece], width: int, fill: Style) -> list[Segment]:
    """The pieces as segments of exactly `width` cells."""
    segments: list[Segment] = []
    left = width
    for text, style in pieces:
        size = cell_len(text)
        cut = size > left
        if cut:
            text = fit(text, left)
            size = cell_len(text)
        if text:
            segments.append(Segment(text, style))
            left -= size
        if cut:
            break
    if left > 0:
        segments.append(Segment(" " * left, fill))
    return segments


def between(left: Sequence[Piece], right: Sequence[Piece], width: int, fill: Style) -> list[Segment]:
    """Pieces at both ends of a row; where there is no room for both, the left ones are cut."""
    room = max(0, width - sum(cell_len(text) for text, _ in right))
    return [*fit_pieces(left, room, fill), *fit_pieces(right, width - room, fill)]


def wrap(text: str, width: int, limit: int | None = None) -> list[tuple[int, int]]:
    """Where to break a line of text: spans of rows of at most `width` cells, between words where possible.

    With a limit only so many rows are made; the last one then ends where the text has been taken to.
    """
    width = max(1, width)
    cells = len if text.isascii() else cell_len
    rows: list[tuple[int, int]] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        size = cells(word.group())
        if used and used + size > width:
            rows.append((start, end))
            if limit is not None and len(rows) >= limit:
                return rows
            start = word.end() - len(word.group().lstrip())
            used, size = 0, cells(text[start : word.end()])
        end = start if not used else end
        while used + size > width:
            cut = _cut(text, start, word.end(), width)
            rows.append((start, cut))
            if limit is not None and len(rows) >= limit:
                return rows
            start, used, size = cut, 0, cells(text[cut : word.end()])
        end, used = word.end(), used + size
    if end > start:
        rows.append((start, end))
    return rows or [(0, 0)]


def row_of(rows: Sequence[tuple[int, int]], row: int) -> tuple[int, int]:
    """One of the rows; an empty one where the width has changed since they were counted."""
    return rows[row] if row < len(rows) else (0, 0)


def snippet(
    text: str, matches: Sequence[tuple[int, int]], width: int, rows: int
) -> Iterator[list[tuple[str, bool]]]:
    """At most `rows` rows of the text around its first match; each row as stretches that match or do not.

    The text is made visible here; `matches` are offsets in it.
    """

    def fits(part: str) -> bool:
        return len(wrap(visible(part), width, rows + 1)) <= rows

    part = snippets.snippet(text, *(matches[0] if matches else (0, 0)), width * rows, fits)
    shown = visible(part.of(text))
    begin = part.start - part.cut_before
    moved = [(start - begin, end - begin) for start, end in matches]
    for start, end in wrap(shown, width, rows):
        yield [(shown[a:b], matched) for a, b, matched in _stretches(start, end, moved)]


def _stretches(start: int, end: int, matches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    at = start
    for match_start, match_end in matches:
        a, b = max(match_start, at), min(match_end, end)
        if a < b:
            if at < a:
                yield at, a, False
            yield a, b, True
            at = b
    if at < end:
        yield at, end, False


def _cut(text: str, start: int, end: int, width: int) -> int:
    """How far from start the text goes in `width` cells; at least one character."""
    used = 0
    for offset in range(start, end):
        used += cell_len(text[offset])
        if used > width:
            return max(offset, start + 1)
    return end
