"""Help: the keys, how the text is marked up, and how to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.ui.actions import MODAL_MOVES, Command, bindings, grouped, shown_keys
from tui_reader.ui.widgets.line import Line

LEGEND = (
    ("Ines Okafor", "bold $primary", "a person: bold, one colour in all sources"),
    ("will sail again", "italic $secondary", "quoted words: italic, the speaker in the margin"),
    ("unknown ?", "dim", "too uncertain to name: the quote's card says more"),
    ("last Monday", "underline $success", "a date: underlined; its card says which day"),
    ("ferry", "reverse", "a match of the search"),
    ("▌", "$warning", "in the margin: a mark of yours"),
    ("›", "bold", "in the margin: the cursor"),
    ("···", "dim", "in a comparison: words that are left out"),
    ("never", "bold underline $secondary", "in a comparison: added; without the line: changed"),
    ("not", "bold reverse $error", "in a comparison: a negation, number or name"),
    ("·", "dim", "before a source: not read yet"),
    ("≈", "dim", "before a source: much of its text stands in another one"),
    ("!", "$warning", "before a source: read in part, × not at all; see !"),
)

QUERIES = (
    ("harbour vote", "both words stand in the source"),
    ("ferry OR boat, NOT bus, ( )", "either; without; grouped"),
    ('"harbour vote"', "a phrase"),
    ('"harbour vote"~5', "the words near each other"),
    ("harb*", "words that begin so"),
    ("habour~1", "words that are one letter off"),
    ("person:okafor", "passages that mention the person, by any name"),
    ("speaker:okafor said:ferry", "a quote by the speaker, with the word in it"),
    ("date:2031-05", "days the text speaks of"),
    ("date:2031-05-01..2031-05-09", "the same, from one day to another"),
    ("published:2031-05", "sources by date of publication"),
    ("source:posts", "sources by path or title"),
)


class HelpScreen(ModalScreen[None]):
    """Everything in one column that scrolls; in two where there is room."""

    BINDINGS = bindings(tuple(command for command in MODAL_MOVES if command.id != "export"))

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Line(("Help", "strong"), classes="sheet-title")
            with VerticalScroll(id="help"):
                yield Static(_table("What the signs mean", LEGEND))
                for group, commands in grouped():
                    yield Static(
                        _table(group, ((self._shown(command), "bold", command.title) for command in commands))
                    )
                yield Static(_table("How to ask", [(query, "bold", words) for query, words in QUERIES], 30))
            yield Line(("esc close", "dim"), classes="sheet-hints")

    def on_mount(self) -> None:
        self.query_one("#help").focus()

    def _shown(self, command: Command) -> str:
        return shown_keys(command, self._keys) or "in the palette"

    def action_move(self, unit: str, step: int) -> None:
        page = self.query_one("#help", VerticalScroll)
        if unit == "end":
            page.scroll_end(animate=False) if step > 0 else page.scroll_home(animate=False)
        else:
            rows = {"line": 1, "half": page.size.height // 2}.get(unit, page.size.height - 1)
            page.scroll_relative(y=rows * step, animate=False)

    def action_open(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)


def _table(title: str, rows: Iterable[tuple[str, str, str]], width: int = 18) -> Content:
    parts: list[str | tuple[str, str]] = [(title, "bold"), "\n"]
    for sample, style, words in rows:
        parts += ["  ", (sample, style), " " * max(2, width - cell_len(sample)), (words, ""), "\n"]
    return Content.assemble(*parts)
