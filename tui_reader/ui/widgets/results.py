"""The answers to a query, grouped by source, each with a snippet; or what to begin with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment

from tui_reader.model import Hit
from tui_reader.ui.cells import between, fit_pieces, row_of, snippet, wrap
from tui_reader.ui.results import Heading, HitRow, MoreRow, Note, PersonRow, PlaceRow, Row, SourceRow, plural
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
        self._row_of_hit: dict[int, int] = {}
        self._snippet = lru_cache(512)(self._make_snippet)

    def show(self, rows: Sequence[Row], hits: Sequence[Hit] = ()) -> None:
        """Other rows; the selection and the place scrolled to stay where they begin with the same rows."""
        selected = self.selected
        same = selected is not None and self.rows[: selected + 1] == rows[: selected + 1]
        keep = selected if same else None
        self.rows, self._hits = rows, hits
        self._row_of_hit = {row.number: index for index, row in enumerate(rows) if isinstance(row, HitRow)}
        self._snippet.cache_clear()
        self.selected = keep
        self.relayout()
        if keep is None:
            self.scroll_to(y=0, animate=False)

    def select_hit(self, number: int) -> None:
        self.select(self._row_of_hit.get(number))

    def hit_at(self, index: int | None) -> int | None:
        """The number of the hit in this row, if it is one."""
        row = self.rows[index] if index is not None and index < len(self.rows) else None
        return row.number if isinstance(row, HitRow) else None

    def selectable(self, index: int) -> bool:
        return not isinstance(self.rows[index], Heading | Note)

    def relayout(self) -> None:
        self._snippet.cache_clear()
        width = self.scrollable_content_region.width or 40
        self.set_heights(self._height(index, row, width) for index, row in enumerate(self.rows))

    def _height(self, index: int, row: Row, width: int) -> int:
        match row:
            case HitRow():
                room = width - _GUTTER - 1
                return 1 if len(self._hits[row.number].passage.text) <= room - 2 else SNIPPET_ROWS
            case SourceRow():
                return 2 if index else 1
            case Heading():
                return 2 if index else 1
            case Note():
                return len(wrap(row.words, width - 4)) if row.words else 1
            case _:
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
                right = [(f" {item.hits:,}{'+' if item.more else ''}", dim), (" ", plain)]
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
