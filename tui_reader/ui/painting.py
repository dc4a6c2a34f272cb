"""What the terminal shows already is not sent again: Textual repaints panes, often for a few changed rows.

Slow lines are why: a full frame of 160x48 is about 25 KB, what a key changes in it mostly a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

_NEAR = 8
"""Cells that are the same are sent along where moving the cursor over them would cost as much."""


class Painted:
    """The rows of the terminal: as they were written last, and as they should be."""

    def __init__(self) -> None:
        self._written: dict[int, Strip] = {}
        self._wanted: dict[int, Strip] = {}

    def forget(self) -> None:
        """Something else has written to the terminal, or its size has changed: all is to be sent again."""
        self._written.clear()
        self._wanted.clear()

    def take(self, update: LayoutUpdate | ChopsUpdate) -> None:
        """Take an update into what the terminal should show."""
        for x, y, strip in _pieces(update):
            row = self._wanted.get(y) or self._written.get(y)
            end = x + strip.cell_length
            if row is None or row.cell_length < x:
                row = Strip.blank(x)
            self._wanted[y] = Strip.join([row.crop(0, x), strip, row.crop(end)]).simplify()

    def changes(self) -> Changes:
        """All that was taken and is not shown yet; it counts as shown once it is rendered."""
        return Changes(self)

    def render(self, console: Console) -> str:
        written = "".join(
            Control.move_to(x, y).segment.text + strip.render(console)
            for y, row in sorted(self._wanted.items())
            for x, strip in _differences(self._written.get(y), row)
        )
        self._written |= self._wanted
        self._wanted.clear()
        return written


class Changes(CompositorUpdate):
    """What `Painted` has to send, as Textual wants it."""

    def __init__(self, painted: Painted) -> None:
        self._painted = painted

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.render_segments(console)

    def render_segments(self, console: Console) -> str:
        return self._painted.render(console)


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Where each part of an update begins, and what stands there."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield update.region.x, y, Strip.join(strips)
        return
    for y, start, end in update.spans:
        for piece_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < end and piece_end > start:
                yield x, y, strip


def _differences(before: Strip | None, after: Strip) -> Iterable[tuple[int, Strip]]:
    """The stretches of a row that are to be written: where each begins, and its cells."""
    if before is None or before.cell_length != after.cell_length:
        return [(0, after)]
    if before == after:
        return []
    cuts = list(accumulate(segment.cell_length for segment in after))
    found: list[tuple[int, int]] = []
    start = 0
    for end, old, new in zip(cuts, before.divide(cuts), after.divide(cuts), strict=True):
        changed = start, end - _same_blanks(old, new)
        if old.simplify() != new and changed[0] < changed[1]:
            if found and changed[0] - found[-1][1] <= _NEAR:
                found[-1] = found[-1][0], changed[1]
            else:
                found.append(changed)
        start = end
    return [(start, after.crop(start, end)) for start, end in found]


def _same_blanks(old: Strip, new: Strip) -> int:
    """How many blanks of one style both end with."""
    before, after = list(old)[-1:], list(new)[-1:]
    if not before or not after or before[0].style != after[0].style:
        return 0
    return min(len(segment.text) - len(segment.text.rstrip(" ")) for segment in (before[0], after[0]))
