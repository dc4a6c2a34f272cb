"""The versions of an utterance, aligned; below, where each stands and who is credited with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen, Screen

from tui_reader import export
from tui_reader.errors import ReaderError
from tui_reader.export.comparison import words
from tui_reader.export.comparison.aligned import wordings
from tui_reader.model import Finding, Variants
from tui_reader.ui import clipboard, exportable
from tui_reader.ui.actions import COMPARISON, bindings
from tui_reader.ui.cards import Place
from tui_reader.ui.results import plural
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.widgets.aligned import AlignedView
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.lines import LineList
from tui_reader.ui.widgets.versions import VersionList
from tui_reader.visible import visible

Result = TypeVar("Result")
Walk = Callable[[int], Variants | None]
"""Goes to the next utterance or the one before (1, -1) and gives it; None at an end. Called in a thread."""

BROAD = [(0, ""), (102, "-broad")]
"""From this width on the room is seen beside the sheet: to paint all of the screen would send too much."""

_FRAME = 3  # rows of title, heading and hints
_FEWEST = 5  # rows that the versions have at least, where there is room for so many


async def lay_over(app: App[Any], screen: Screen[Result], go: Callable[[Result | None], None]) -> None:
    """Open a screen in one painting: what is below its widgets would be painted before them."""
    with app.batch_update():
        await app.push_screen(screen, go)


class CompareScreen(ModalScreen[Place | None]):
    """Closes with the version the reader wants to see in its source, or None."""

    BINDINGS = bindings(COMPARISON)
    HORIZONTAL_BREAKPOINTS = BROAD

    def __init__(
        self, variants: Variants, walk: Walk, at: Place | None = None, keys: Mapping[str, str] | None = None
    ) -> None:
        """`at` is the version to begin with, the earliest if None; `keys` are those of the user."""
        super().__init__()
        self._keys = keys or {}
        self.variants = variants
        self._walk = walk
        self._at = at

    def compose(self) -> ComposeResult:
        self._title = Line(classes="sheet-line")
        self._aligned = AlignedView()
        self._heading = Line(classes="sheet-line")
        self._list = VersionList()
        self._show()
        with Vertical(classes="wide-sheet"):
            yield self._title
            yield self._aligned
            yield self._heading
            yield self._list
            hints = "enter opens it   ] [ next, previous   y copy   e export   ? help   esc close"
            yield Line((hints, "dim"), classes="sheet-line")

    def on_mount(self) -> None:
        self._list.focus()

    def on_resize(self, event: Resize) -> None:
        self._share(event.size.height)

    def _show(self) -> None:
        rows = wordings(self.variants)
        places = [version.place for version in self.variants.versions]
        at = (
            n for n, place in enumerate(places) if self._at and Place(place.source, place.start) == self._at
        )
        self._aligned.show(rows)
        self._list.show(self.variants, rows, next(at, 0))
        self._aligned.follow(self._list.wording)
        counted = words.sources(places, self.variants.independent)
        fullest = next(row.label for row in rows if row.fullest)
        self._title.say(
            ("Compared", "strong"),
            (f"   {counted} · {plural(len(places), 'version')}, {plural(len(rows), 'wording')}", ""),
        )
        self._heading.say(
            ("Versions", "strong"), (f"   the earliest first; compared with {fullest}, the fullest", "dim")
        )
        self._share(self.app.size.height)

    def _share(self, height: int) -> None:
        """The versions get what the wordings leave, but some rows at least."""
        self._aligned.give(height - _FRAME - min(_FEWEST, max(1, (height - _FRAME) // 2)))

    @property
    def _here(self) -> Finding:
        return self.variants.versions[self._list.selected or 0].place

    def on_version_list_moved(self, event: VersionList.Moved) -> None:
        self._aligned.follow(event.wording)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if isinstance(event.list, VersionList):
            place = self.variants.versions[event.index].place
            self.dismiss(Place(place.source, place.start))

    def action_move(self, unit: str, step: int) -> None:
        (self._aligned if self._aligned.has_focus else self._list).move(unit, step)

    def action_open(self) -> None:
        self._list.choose()

    def action_back(self) -> None:
        self.dismiss(None)

    def action_group(self, step: int) -> None:
        self.run_worker(self._go(step), group="walk", exclusive=True, exit_on_error=False)

    async def _go(self, step: int) -> None:
        try:
            found = await asyncio.to_thread(self._walk, step)
        except ReaderError as error:
            self._say(str(error))
            return
        if found is None:
            self._say("No further quote" if step > 0 else "No earlier quote")
        else:
            self.variants, self._at = found, None
            self._show()

    def action_copy(self) -> None:
        self._copy(export.citation(self._here), "Snippet with citation")

    def action_copy_place(self) -> None:
        self._copy(export.place(self._here), export.place(self._here))

    def _copy(self, text: str, what: str) -> None:
        sent, cut = clipboard.capped(text)
        self.app.copy_to_clipboard(sent)
        self._say(f"{what} sent to the clipboard" + (f", cut to {len(sent):,} characters" if cut else ""))

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(self._keys))

    def action_export(self) -> None:
        def done(said: str | None) -> None:
            if said:
                self._say(said)

        self.app.push_screen(ExportScreen([exportable.utterance(self.variants)]), done)

    def _say(self, said: str) -> None:
        self._heading.say((visible(said), "accent"))
