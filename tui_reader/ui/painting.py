"""What the terminal shows already is not sent again: Textual repaints panes, often for a few changed rows.

Slow lines are why: a full frame of 160x48 is about 25 KB as Textual sends it and 10 to 13 KB as it is written
here; what a key changes in it is mostly a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from rich.style import Style
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
        changed = [
            (x, y, strip)
            for y, row in sorted(self._wanted.items())
            for x, strip in _differences(self._written.get(y), row)
        ]
        self._written |= self._wanted
        self._wanted.clear()
        return "".join(_sequences(changed, console._color_system or ColorSystem.TRUECOLOR))


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


_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29", "21": "24", "53": "55"}
"""What ends an attribute (ECMA-48 SGR; 53 and 55, the overline, are widely understood)."""


def _sequences(strips: Iterable[tuple[int, int, Strip]], colours: ColorSystem) -> Iterator[str]:
    """What is written for strips and their places: style by style, as a move is shorter than a colour."""
    written: dict[_Pen, list[str]] = {}
    ends: dict[_Pen, tuple[int, int]] = {}
    for x, y, strip in strips:
        pen: _Pen | None = None
        for segment in strip:
            wanted = _pen(segment.style or Style.null(), colours)
            if pen is not None and segment.text.isspace() and wanted.plain and pen.plain:
                wanted = replace(pen, paper=wanted.paper)
            pen = wanted
            pieces = written.setdefault(pen, [])
            ended_x, ended_y = ends.get(pen, (0, -1))
            move = Control.move(x - ended_x) if y == ended_y else Control.move_to(x, y)
            pieces += move.segment.text, segment.text
            x += segment.cell_length
            ends[pen] = x, y
    before = None
    for pen, pieces in written.items():
        yield f"\x1b[{_change(before, pen)}m"
        yield from pieces
        before = pen
    if written:
        yield "\x1b[0m"


@dataclass(frozen=True, slots=True)
class _Pen:
    """A style as SGR parameters."""

    attributes: frozenset[str]
    ink: str
    paper: str

    @property
    def plain(self) -> bool:
        """Whether nothing but its paper is seen of a blank: bold, dim and italic are not."""
        return self.attributes <= {"1", "2", "3"}


@lru_cache(maxsize=4096)
def _pen(style: Style, colours: ColorSystem) -> _Pen:
    ink, paper = style.color, style.bgcolor
    attributes = set(Strip.render_ansi(style.without_color, colours).split(";")) - {""}
    if style.reverse and ink and paper and not ink.is_default and not paper.is_default:
        ink, paper = paper, ink
        attributes.remove("7")
    return _Pen(
        frozenset(attributes),
        ";".join(ink.downgrade(colours).get_ansi_codes()) if ink else "39",
        ";".join(paper.downgrade(colours).get_ansi_codes(foreground=False)) if paper else "49",
    )


def _change(old: _Pen | None, new: _Pen) -> str:
    """The parameters that make one pen another."""
    if old is None:
        return ";".join(("0", *sorted(new.attributes), new.ink, new.paper))
    off = {_OFF.get(code, "0") for code in old.attributes - new.attributes}
    if "0" in off:
        return _change(None, new)
    ended = {code for code in new.attributes if _OFF.get(code) in off}
    return ";".join(
        (
            *sorted(off),
            *sorted(new.attributes - old.attributes | ended),
            *((new.ink,) if new.ink != old.ink else ()),
            *((new.paper,) if new.paper != old.paper else ()),
        )
    )
