"""The answers to a query, grouped by source, each with a snippet; or what to begin with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment

from tui_reader.model import Hit
from tui_reader.ui.cells import between, fit_pieces, row_of, snippet, wrap
from tui_reader.ui.results import (
    Heading,
    HitRow,
    Listing,
    MoreRow,
    Note,
    PersonRow,
    PlaceRow,
    QueryRow,
    Row,
    SourceRow,
    plural,
)
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

SNIPPET_ROWS = 2
_GUTTER = 7


class ResultList(LineList):
    """Rows of `results`; every one of them but headings and notes can be chosen."""

    def __init__(self, title_of: Callable[[str], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self._hits: Sequence[Hit] = ()
        self._title_of = title_of
        self._snippet = lru_cache(512)(self._make_snippet)

    def show(self, rows: Listing | Sequence[Row], *, same: bool = False) -> None:
        """Other rows. Where they answer the `same` question, what is selected stays where it was seen."""
        selected, y = self.selected, self.scroll_offset.y
        keep = self._again(selected, rows) if same and selected is not None else None
        before = self._starts[selected] if selected is not None and keep is not None else 0
        self.rows, self._hits = rows, rows.hits if isinstance(rows, Listing) else ()
        self.selected = keep
        self.relayout()
        if keep is not None:
            y += self._starts[keep] - before
        elif not same:
            y = 0
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False)

    def _again(self, selected: int, rows: Listing | Sequence[Row]) -> int | None:
        row = self.rows[selected]
        if isinstance(rows, Listing):
            return rows.row_of(row, self._hits[row.number] if isinstance(row, HitRow) else None)
        return rows.index(row) if row in rows else None

    def select_hit(self, number: int) -> None:
        if isinstance(self.rows, Listing):
            self.select(self.rows.row_of_hit(number))

    def selectable(self, index: int) -> bool:
        return not isinstance(self.rows[index], Heading | Note)

    def relayout(self) -> None:
        self._snippet.cache_clear()
        if isinstance(self.rows, Listing):
            room = self._width - _GUTTER - 3
            of_hits = [1 if length <= room else SNIPPET_ROWS for length in self.rows.lengths]
            self.set_heights(self.rows.heights(self._height, of_hits))
        else:
            self.set_heights(self._height(index, row) for index, row in enumerate(self.rows))

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width or 40

    def _height(self, index: int, row: Row) -> int:
        match row:
            case Heading():
                return 2 if index else 1
            case Note():
                return len(wrap(row.words, self._width - 4)) if row.words else 1
        return 1

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        item = self.rows[index]
        plain, dim = self.style(), self.style("dim")
        height = self._starts[index + 1] - self._starts[index]
        match item:
            case Heading() | SourceRow() if row < height - 1:
                return fit_pieces((), width, plain)
            case Heading():
                return fit_pieces([(" ", plain), (item.words, self.style("strong"))], width, plain)
            case SourceRow():
                right = [(f" {item.hits:,}", dim), (" ", plain)]
                title = self._title_of(item.path), self.style("strong")
                return between([(" ", plain), title], right, width, plain)
            case Note():
                start, end = row_of(wrap(item.words, width - 4), row)
                return fit_pieces([("   ", plain), (item.words[start:end], dim)], width, plain)
            case PersonRow():
                person = item.person
                sources = plural(person.sources, "source") if width >= 44 else f"{person.sources:,}"
                right = [(f" {person.mentions:,} in {sources} ", dim)]
                name = visible(person.name), self.style("accent")
                return between([("   ", plain), name], right, width, plain)
            case PlaceRow():
                words = visible(item.words).strip(), plain
                return between([(" ▌ ", self.style("match")), words], [(" ", plain)], width, plain)
            case QueryRow():
                return fit_pieces([("   ", plain), (visible(item.query), plain)], width, plain)
            case MoreRow():
                words = f"{item.count:,} more: enter shows all", self.style("accent")
                return fit_pieces([("   ", plain), words], width, plain)
            case HitRow():
                return self._draw_hit(item.number, row, width)

    def _draw_hit(self, number: int, row: int, width: int) -> list[Segment]:
        plain, dim = self.style(), self.style("dim")
        line = f"{self._hits[number].line:>{_GUTTER - 2}}  " if row == 0 else " " * _GUTTER
        rows = self._snippet(number, width)
        words = rows[row] if row < len(rows) else []
        styles = {True: self.style("match"), False: plain}
        return fit_pieces(
            [(fit_line(line), dim), *((text, styles[matched]) for text, matched in words)], width, plain
        )

    def _make_snippet(self, number: int, width: int) -> list[list[tuple[str, bool]]]:
        hit = self._hits[number]
        start = hit.passage.start
        matches = [(match.start - start, match.end - start) for match in hit.matches]
        return list(snippet(hit.passage.text, matches, width - _GUTTER - 1, SNIPPET_ROWS))


def fit_line(number: str) -> str:
    """A line number of more digits than the gutter holds still leaves a blank after it."""
    return number if cell_len(number) <= _GUTTER else number.strip() + " "
