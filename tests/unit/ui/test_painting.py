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

STYLES = [
    Style.parse(words)
    for words in (
        "#112233 on #445566",
        "bold #112233 on #445566",
        "dim bold #112233 on #445566",
        "italic underline #998877 on #445566",
        "reverse #112233 on #445566",
        "reverse bold red on default",
        "strike",
        "none",
        "default on #000000",
    )
]
WIDTH, HEIGHT = 12, 2

Cell = tuple[str, object, object, frozenset[str]]


class Terminal:
    """As much of a terminal as is written to: the cursor set, characters written, SGR."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}

    def write(self, written: str) -> None:
        x = y = 0
        ink, paper, attributes = "39", "49", set[str]()
        tokens = r"\x1b\[([\d;]*)H|\x1b\[(\d*)C|\x1b\[([\d;]*)m|([^\x1b])"
        for place, forward, sgr, character in re.findall(tokens, written):
            if forward:
                x += int(forward)
            elif place:
                y, x = (int(part) - 1 for part in place.split(";"))
            elif character:
                self.cells[x, y] = cell(character, ink, paper, attributes)
                x += 1
            codes = iter(sgr.split(";") if sgr else ())
            for code in codes:
                if code == "0":
                    ink, paper, attributes = "39", "49", set()
                elif code in ("38", "48"):
                    colour = ";".join((code, *(next(codes) for _ in range(4))))
                    ink, paper = (colour, paper) if code == "38" else (ink, colour)
                elif code in ("39", "31"):
                    ink = code
                elif code == "49":
                    paper = code
                elif code in ("22", "23", "24", "27", "29"):
                    attributes -= {"1", "2"} if code == "22" else {code[1]}
                else:
                    attributes.add(code)


def cell(character: str, ink: str, paper: str, attributes: set[str]) -> Cell:
    """What is seen of a character: of a blank neither its ink nor its weight."""
    seen = frozenset(attributes)
    one, other = ink.removeprefix("38;"), paper.removeprefix("48;")
    if "7" in seen and "39" not in ink and "49" not in paper:
        seen, one, other = seen - {"7"}, other, one
    if character == " " and seen <= {"1", "2", "3"}:
        return " ", None, other, frozenset()
    return character, one, other, seen


segments = st.lists(
    st.tuples(st.text("ab ", min_size=1, max_size=4), st.sampled_from([*STYLES, None])), max_size=6
)
rows = segments.map(
    lambda found: Strip([Segment(*each) for each in found]).adjust_cell_length(WIDTH, Style())
)
frames = st.lists(rows, min_size=HEIGHT, max_size=HEIGHT)
console = Console(color_system="truecolor", force_terminal=True, width=WIDTH)


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
