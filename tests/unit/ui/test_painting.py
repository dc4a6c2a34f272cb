"""A terminal that gets only the changes shows what one that gets everything shows."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui_reader.ui.painting import Painted

WIDTH, HEIGHT = 12, 2
STYLES = (Style(), Style(bold=True), Style(color="red"))
SEQUENCE = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b])")


class Terminal:
    """Cells with their attributes, written by cursor moves, attributes and letters."""

    def __init__(self) -> None:
        self.cells = [[("?", "")] * WIDTH for _ in range(HEIGHT)]

    def write(self, data: str) -> None:
        x = y = 0
        attributes = ""
        for row, column, sgr, letter in SEQUENCE.findall(data):
            if row:
                y, x = int(row) - 1, int(column) - 1
            elif letter:
                self.cells[y][x] = (letter, attributes)
                x += 1
            else:
                attributes = "" if sgr in ("", "0") else sgr


segments = st.lists(st.tuples(st.text("ab ", min_size=1, max_size=4), st.sampled_from(STYLES)), max_size=6)
rows = segments.map(
    lambda found: Strip([Segment(*each) for each in found]).adjust_cell_length(WIDTH, STYLES[0])
)
frames = st.lists(rows, min_size=HEIGHT, max_size=HEIGHT)
console = Console(color_system="standard", force_terminal=True, width=WIDTH)


def full(frame: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in frame], Region(0, 0, WIDTH, HEIGHT))


@given(st.lists(frames, min_size=1, max_size=4))
def test_changes_lead_to_the_same_screen(shown: list[list[Strip]]) -> None:
    painted, sparing = Painted(), Terminal()
    for frame in shown:
        painted.take(full(frame))
        sparing.write(painted.render(console))
        whole = Terminal()
        whole.write(full(frame).render_segments(console).replace("\n", ""))
        assert sparing.cells == whole.cells


@given(frames, rows, st.integers(0, WIDTH - 1), st.integers(1, WIDTH))
def test_parts_of_a_row_are_replaced(frame: list[Strip], row: Strip, start: int, length: int) -> None:
    end = min(start + length, WIDTH)
    painted, sparing, whole = Painted(), Terminal(), Terminal()
    part = ChopsUpdate([{start: row.crop(start, end)}, {}], [(0, start, end)], [[end], []])
    painted.take(full(frame))
    sparing.write(painted.render(console))
    painted.take(part)
    sparing.write(painted.render(console))
    wanted = Strip.join([frame[0].crop(0, start), row.crop(start, end), frame[0].crop(end)])
    whole.write(full([wanted, frame[1]]).render_segments(console).replace("\n", ""))
    assert sparing.cells == whole.cells


def test_what_is_shown_is_not_sent_again() -> None:
    painted = Painted()
    frame = [Strip([Segment("a" * WIDTH)]), Strip([Segment("b" * WIDTH)])]
    painted.take(full(frame))
    assert "a" * WIDTH in painted.render(console)
    painted.take(full(frame))
    assert painted.render(console) == ""
    painted.forget()
    painted.take(full(frame))
    assert "a" * WIDTH in painted.changes().render_segments(console)
