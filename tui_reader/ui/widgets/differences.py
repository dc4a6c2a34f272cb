"""Lists of what sources tell otherwise: disagreements and their places, utterances and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment

from tui_reader.export.citation import place as place_of
from tui_reader.export.comparison import words
from tui_reader.model import Disagreement, Variants
from tui_reader.ui.cells import Piece, between, fit_pieces, row_of, snippet, wrap
from tui_reader.ui.comparing import KINDS, DisagreementRow, differences, disagreement_rows, told
from tui_reader.ui.widgets.weighed import WeighedList
from tui_reader.visible import visible

_KIND = 12  # cells of the column that says which kind it is
_NARROW = 60
_GAP = "  "


class DisagreementList(WeighedList):
    """What each says, over as many rows as it takes; below, a row a place. A blank row parts them."""

    def __init__(self) -> None:
        super().__init__(id="found")
        self.items: Sequence[Disagreement] = ()
        self.rows: list[DisagreementRow | None] = []
        self._wrapped = lru_cache(512)(self._wrap)

    def show(self, items: Sequence[Disagreement]) -> None:
        self.items, self.rows = items, disagreement_rows(items)
        self.relayout()

    def step(self, step: int) -> None:
        """To the next disagreement, or to the one before."""
        heads = [number for number, row in enumerate(self.rows) if row is not None and row.place is None]
        at = -1 if self.selected is None else self.selected
        beyond = [head for head in heads if (head > at if step > 0 else head < at)]
        if beyond:
            self.select(beyond[0 if step > 0 else -1])

    def relayout(self) -> None:
        self._wrapped.cache_clear()
        self.set_heights(
            1 if row is None or row.place is not None else len(self._wrapped(row.disagreement))
            for row in self.rows
        )

    def selectable(self, index: int) -> bool:
        return self.rows[index] is not None

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        item = self.rows[index]
        if item is None:
            return fit_pieces((), width, self.style())
        if item.place is not None:
            return self._draw_place(self.items[item.disagreement], item.place, width)
        return self._draw_head(item.disagreement, row, width)

    def _draw_head(self, number: int, row: int, width: int) -> list[Segment]:
        item, plain = self.items[number], self.style()
        kind, weight = KINDS[item.kind]
        label = f" {kind:<{_KIND - 1}}", self.style(weight)
        start, end = row_of(self._wrapped(number), row)
        text, says = self._text(item), len(visible(item.says))
        pieces: list[Piece] = [
            label if row == 0 else (" " * _KIND, plain),
            (text[start : min(end, says)], self.style("strong")),
            (text[max(start, says) : end], self.style("dim")),
        ]
        return fit_pieces(pieces, width, plain)

    def _draw_place(self, item: Disagreement, number: int, width: int) -> list[Segment]:
        place, context, dim = item.places[number], item.contexts[number], self.style("dim")
        where = [(f" {place_of(place)} ", dim)] if width >= _NARROW else []
        left: list[Piece] = [(f"   {visible(place.published or 'undated'):<10}  ", dim)]
        if told(place):
            left.append((f"{visible(told(place))}: ", self.style("word")))
        room = width - sum(cell_len(text) for text, _ in (*left, *where))
        match = place.start - context.start, place.end - context.start
        for row in snippet(context.text, [match], room, 1):
            left += [(text, self.style("word") if matched else dim) for text, matched in row]
        return between(left, where, width, dim)

    def _text(self, item: Disagreement) -> str:
        return f"{visible(item.says)}{_GAP}{words.sources(item.places, item.independent)}"

    def _wrap(self, number: int) -> list[tuple[int, int]]:
        """In how many sources it stands is not broken over rows."""
        width = (self.scrollable_content_region.width or 80) - _KIND - 1
        item = self.items[number]
        text, rows = self._text(item), wrap(visible(item.says), width)
        start, end = rows[-1]
        if cell_len(text[start:]) <= width:
            return [*rows[:-1], (start, len(text))]
        return [*rows, (end + len(_GAP), len(text))]


class UtteranceList(WeighedList):
    """Two rows an utterance: its fullest version, and how the others differ."""

    def __init__(self) -> None:
        super().__init__(id="found")
        self.items: Sequence[Variants] = ()
        self._differences = lru_cache(512)(lambda number: differences(self.items[number]))

    def show(self, items: Sequence[Variants]) -> None:
        self.items = items
        self._differences.cache_clear()
        self.set_heights([2] * len(items))

    def step(self, step: int) -> None:
        self.move("line", step)

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        item, plain, dim = self.items[index], self.style(), self.style("dim")
        if row == 0:
            text = " ".join(visible(item.versions[item.base].place.text).split())
            return fit_pieces([(f" “{text}”", self.style("strong"))], width, plain)
        pieces: list[Piece] = [(f"   {words.counted(item)}", dim)]
        for weight, said in self._differences(index) or [("form", "the same words")]:
            pieces += [("  ", plain), (said, self.style(weight))]
        return fit_pieces(pieces, width, plain)
