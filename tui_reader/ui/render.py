"""Rows of a source drawn as segments: its head, its text, and the margin with speakers and signs.

All text passes `visible` here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui_reader.model import Source
from tui_reader.ui.columns import Columns
from tui_reader.ui.inks import Inks
from tui_reader.ui.layout import set_rows
from tui_reader.ui.page import Extent, Page
from tui_reader.visible import visible

CURSOR_SIGN = "›"
MARK_SIGN = "▌"
_HEAD_ROWS = 6  # that a title or a problem may take


def draw(
    page: Page,
    start: int,
    end: int,
    columns: Columns,
    inks: Inks,
    *,
    current: Extent | None = None,
    cursor: Style | None = None,
) -> list[Segment]:
    """A row of text, with its margin, as segments of exactly `columns.width` cells.

    `current` is the item under the cursor, `cursor` the style of the cursor's sign in the row that has it.
    """
    shown = visible(page.source.text[start:end]).rstrip()
    codes = page.paint(start, start + len(shown), current)
    segments = _margin(page, start, end, columns, inks, current, cursor)
    cells = columns.left
    for code, text in _runs(shown, codes):
        segments.append(Segment(text, inks.of(code)))
        cells += cell_len(text)
    segments.append(Segment(" " * (columns.width - cells), inks.plain))
    return merge(segments)


def character_at(text: str, x: int) -> int | None:
    """The index of the character drawn at a cell of a row of text."""
    cells = 0
    for first, _, size in split_graphemes(visible(text).rstrip())[0]:
        cells += size
        if cells > x:
            return first
    return None


def _runs(text: str, codes: Sequence[int]) -> Iterable[tuple[int, str]]:
    """Stretches of one code; characters stay with their combining marks."""
    if not text.isascii():
        clusters, _ = split_graphemes(text)
        if len(clusters) < len(text):
            codes = [codes[first] for first, last, _ in clusters for _ in range(first, last)]
    at = 0
    for code, group in groupby(codes):
        length = sum(1 for _ in group)
        yield code, text[at : at + length]
        at += length


def _margin(
    page: Page,
    start: int,
    end: int,
    columns: Columns,
    inks: Inks,
    current: Extent | None,
    cursor: Style | None,
) -> list[Segment]:
    segments = [Segment(" " * (columns.left - columns.margin - columns.label), inks.plain)]
    if columns.label:
        label = page.label(start, end, columns.label) if end > start else None
        words, colour, quote = label or ("", None, None)
        style = inks.faint if colour is None else inks.speaker(colour)
        if quote is not None and quote is current:
            style += Style(reverse=True)
        segments += [Segment(" " * (columns.label - cell_len(words)), inks.plain), Segment(words, style)]
    if columns.margin:
        sign = Segment(CURSOR_SIGN, cursor) if cursor else Segment(" ", inks.plain)
        marked = Segment(MARK_SIGN, inks.mark) if page.marks.within(start, end) else Segment(" ", inks.plain)
        blank = Segment(" ", inks.plain)
        if columns.margin == 1:
            segments.append(sign if cursor else marked)
        else:
            segments += [blank] * (columns.margin - 3) + [sign, marked, blank]
    return segments


def merge(segments: Iterable[Segment]) -> list[Segment]:
    """The same cells in fewer segments, each of which costs some forty bytes on the line.

    Neighbours of one style are joined; blanks go with a neighbour whose style does not show on them.
    """
    merged: list[Segment] = []
    for text, style, _ in segments:
        if not text:
            continue
        if merged:
            before, style_before, _ = merged[-1]
            if style == style_before or (text.isspace() and _same_when_blank(style, style_before)):
                merged[-1] = Segment(before + text, style_before)
                continue
            if before.isspace() and _same_when_blank(style, style_before):
                merged[-1] = Segment(before + text, style)
                continue
        merged.append(Segment(text, style))
    return merged


def _same_when_blank(one: Style | None, other: Style | None) -> bool:
    if one is None or other is None:
        return False
    lines = one.underline or one.reverse or other.underline or other.reverse
    return not lines and one.bgcolor == other.bgcolor


def head_rows(source: Source, columns: Columns, in_text: bool) -> list[tuple[str, str]]:
    """What stands above the text, row by row, as (what, words): where it is from, its title, its problems."""
    rows = [("", "")] if columns.width >= 24 else []
    path = visible(source.path)
    date = visible(source.published) if source.published else ""
    room = columns.measure - (cell_len(date) + 3 if date else 0)
    if cell_len(path) > room:
        path = "…" + path[len(path) - max(0, room - 1) :] if room > 1 else ""
    rows.append(("faint", " · ".join(part for part in (date, path) if part)))
    texts = [("warning", f"! {problem}") for problem in source.problems]
    if not in_text and source.title.strip():
        texts.insert(0, ("title", source.title.strip()))
    for what, text in texts:
        shown = visible(text)
        starts = [*set_rows(shown, 0, len(shown), columns.measure, False)][:_HEAD_ROWS]
        rows += [(what, shown[start:end].rstrip()) for start, end in pairwise([*starts, len(shown)])]
    rows.append(("", ""))
    if not source.text:
        rows.append(("faint", "(empty)"))
    return rows
