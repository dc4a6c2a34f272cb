"""What is sent to the terminal leaves there what Textual wanted painted, whatever stood there before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
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
WIDTH, HEIGHT = 12, 3

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


def plainly(rows: Iterable[list[Segment]]) -> dict[tuple[int, int], Cell]:
    """What a terminal shows when every segment is written with all of its style."""
    terminal, console = Terminal(), Console(color_system="truecolor", force_terminal=True)
    for y, row in enumerate(rows):
        terminal.write(f"\x1b[{y + 1};1H" + Strip(row).render(console))
    return terminal.cells


@st.composite
def row(draw: st.DrawFn) -> list[Segment]:
    characters = draw(st.text(st.sampled_from("ab  "), min_size=WIDTH, max_size=WIDTH))
    styles = draw(st.lists(st.sampled_from(STYLES), min_size=4, max_size=4))
    return [Segment(characters[n * 3 : n * 3 + 3], style) for n, style in enumerate(styles)]


frames = st.lists(st.lists(row(), min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=3)


@given(frames)
def test_the_terminal_shows_the_last_frame(wanted: list[list[list[Segment]]]) -> None:
    painted, terminal = Painted(), Terminal()
    console = Console(color_system="truecolor", force_terminal=True)
    for frame in wanted:
        update = LayoutUpdate([[Strip(segments)] for segments in frame], Region(0, 0, WIDTH, HEIGHT))
        painted.take(update)
        terminal.write(painted.render(console))
        assert terminal.cells == plainly(frame)
    painted.take(update)
    assert painted.render(console) == ""
