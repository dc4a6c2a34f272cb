"""Over the reading room, all that comparing has found: disagreements, and quotes in several versions."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui_reader.errors import ReaderError
from tui_reader.export.comparison.weighing import by_difference
from tui_reader.library import Library
from tui_reader.model import Progress, Variants
from tui_reader.ui import comparing, exportable
from tui_reader.ui.actions import OVERVIEW, bindings
from tui_reader.ui.cards import Place
from tui_reader.ui.comparing import DisagreementRow
from tui_reader.ui.results import plural
from tui_reader.ui.screens.compare import BROAD, CompareScreen, Walk
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.widgets.differences import DisagreementList, UtteranceList
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

_AGAIN = 2.0  # seconds between two looks at how far comparing has come


class Overview(ModalScreen[Place | None]):
    """Closes with the place the reader wants to see in its source, or None.

    What is listed is loaded in a thread, and once more when all has been compared.
    """

    BINDINGS = bindings(OVERVIEW)
    HORIZONTAL_BREAKPOINTS = BROAD
    TITLE = ""
    NOUN = ""

    def __init__(
        self, library: Library, progress: Callable[[], Progress | None], left: dict[str, int]
    ) -> None:
        """`progress` is what the build is doing; `left` is where lists were left, by their titles."""
        super().__init__()
        self.library = library
        self.items: Sequence[Any] = ()
        self.list = self.make_list()
        self._progress = progress
        self._left = left

    @abstractmethod
    def make_list(self) -> DisagreementList | UtteranceList:
        """The list, empty."""

    @abstractmethod
    def load(self) -> Sequence[Any]:
        """What is to be listed, in order; called in a thread."""

    @abstractmethod
    async def open(self, index: int) -> None:
        """Show what a row of the list stands for."""

    def compose(self) -> ComposeResult:
        self._title = Line((self.TITLE, "strong"), ("   comparing…", "dim"), classes="sheet-line")
        with Vertical(classes="wide-sheet"):
            yield self._title
            yield self.list
            hints = "enter compares   ] [ next, previous   e export   ? help   esc close"
            yield Line((hints, "dim"), classes="sheet-line")

    def on_mount(self) -> None:
        self.list.focus()
        self.run_worker(self._follow(), group="follow", exit_on_error=False)

    async def _follow(self) -> None:
        """Show what is known and how much of the folder that is, until all has been compared."""
        ready, shown = False, False
        while not ready:
            progress = self._progress()
            ready = progress is not None and progress.stage in ("ready", "failed")
            try:
                compared, known = await asyncio.to_thread(self.library.compared)
                if ready or not shown:
                    self._show(await asyncio.to_thread(self.load))
            except ReaderError as error:
                self._title.say((visible(str(error)), "warning"))
                return
            shown = True
            self._say(f"{plural(len(self.items), self.NOUN)} {comparing.scope(compared, known, progress)}")
            if not ready:
                await asyncio.sleep(_AGAIN)

    def _show(self, items: Sequence[Any]) -> None:
        self.items = items
        self.list.show(items)
        if self.list.count:
            self.list.select(min(self._left.get(self.TITLE, 0), self.list.count - 1))

    def _say(self, words: str) -> None:
        self._title.say((self.TITLE, "strong"), (f"   {visible(words)}", "dim"))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.run_worker(self.open(event.index), group="open", exclusive=True, exit_on_error=False)

    def action_move(self, unit: str, step: int) -> None:
        if self.list.count:
            self.list.move(unit, step)

    def action_group(self, step: int) -> None:
        if self.list.count:
            self.list.step(step)

    def action_open(self) -> None:
        self.list.choose()

    def action_back(self) -> None:
        self.leave(None)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(self.library.settings.keys))

    def action_export(self) -> None:
        def done(said: str | None) -> None:
            if said:
                self._say(said)

        if self.items:
            self.app.push_screen(ExportScreen([exportable.compared(self.TITLE, self.items)]), done)

    def compare(self, variants: Variants, walk: Walk) -> None:
        """Open a comparison over the list; what is chosen in it is what this screen closes with."""

        def go(place: Place | None) -> None:
            if place is not None:
                self.leave(place)

        self.app.push_screen(CompareScreen(variants, walk, keys=self.library.settings.keys), go)

    def leave(self, place: Place | None) -> None:
        self._left[self.TITLE] = self.list.selected or 0
        self.dismiss(place)


class DisagreementScreen(Overview):
    """Every disagreement, the most serious first, with its places."""

    TITLE = "Disagreements"
    NOUN = "disagreement"
    list: DisagreementList

    def make_list(self) -> DisagreementList:
        return DisagreementList()

    def load(self) -> Sequence[Any]:
        return self.library.disagreements()

    async def open(self, index: int) -> None:
        """A disagreement opens the comparison of its words where there is one; a place its source."""
        row = self.list.rows[index]
        if row is None:
            return
        found = await asyncio.to_thread(self._versions, row.disagreement) if row.place is None else None
        if found is not None:
            self.compare(found, self._walk(row.disagreement))
        else:
            place = self.items[row.disagreement].places[row.place or 0]
            self.leave(Place(place.source, place.start))

    def _versions(self, number: int) -> Variants | None:
        place = self.items[number].places[0]
        return self.library.variants(place.source, place.start)

    def _walk(self, number: int) -> Walk:
        """From one disagreement about what is quoted to the next."""

        def walk(step: int) -> Variants | None:
            nonlocal number
            for other in range(number + step, len(self.items) if step > 0 else -1, step):
                if (found := self._versions(other)) is not None:
                    number = other
                    self.app.call_from_thread(self.list.select, self.list.rows.index(DisagreementRow(other)))
                    return found
            return None

        return walk


class UtteranceScreen(Overview):
    """Every utterance that stands in several versions, those that differ most first."""

    TITLE = "Quotes in several versions"
    NOUN = "quote"

    def make_list(self) -> UtteranceList:
        return UtteranceList()

    def load(self) -> Sequence[Any]:
        return sorted(self.library.all_variants(), key=by_difference)

    async def open(self, index: int) -> None:
        items: Sequence[Variants] = self.items

        def walk(step: int) -> Variants | None:
            nonlocal index
            if not 0 <= index + step < len(items):
                return None
            index += step
            self.app.call_from_thread(self.list.select, index)
            return items[index]

        self.compare(items[index], walk)
