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
from tui_reader.ui.screens.compare import BROAD, CompareScreen, Walk, lay_over
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.widgets.differences import DisagreementList, UtteranceList
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

_AGAIN = 2.0  # seconds between two looks at how far comparing has come


class Overview(ModalScreen[Place | None]):
    """Closes with the place the reader wants to see in its source, or None.

    What is listed is loaded in a thread before it is opened, and once more when all has been compared.
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
        self._compared = (0, 0)
        self._ready = False

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
        self._title = Line(classes="sheet-line")
        self._show()
        with Vertical(classes="wide-sheet"):
            yield self._title
            yield self.list
            hints = "enter compares   ] [ next, previous   e export   ? help   esc close"
            yield Line((hints, "dim"), classes="sheet-line")

    def prepare(self) -> None:
        """Load what is to be listed; called in a thread before the screen is opened: an empty one would be
        painted first, and cost as much."""
        self._ready = self._is_ready()
        self._compared = self.library.compared()
        self.items = self.load()

    def on_mount(self) -> None:
        self.list.focus()
        if not self._ready:
            self.run_worker(self._follow(), group="follow", exit_on_error=False)

    async def _follow(self) -> None:
        """Say how much has been compared until all has, then list what is known."""
        while not self._ready:
            await asyncio.sleep(_AGAIN)
            try:
                if self._is_ready():
                    await asyncio.to_thread(self.prepare)
                    self._show()
                else:
                    self._compared = await asyncio.to_thread(self.library.compared)
                    self._show_title()
            except ReaderError as error:
                self._title.say((visible(str(error)), "warning"))
                return

    def _is_ready(self) -> bool:
        progress = self._progress()
        return progress is not None and progress.stage in ("ready", "failed")

    def _show(self) -> None:
        at = self._left.get(self.TITLE, 0) if self.list.selected is None else self.list.selected
        self.list.show(self.items)
        self.list.selected = min(at, self.list.count - 1) if self.list.count else None
        self._show_title()

    def _show_title(self) -> None:
        scope = comparing.scope(*self._compared, self._progress())
        self._say(f"{plural(len(self.items), self.NOUN)} {scope}")

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

    async def compare(self, variants: Variants, walk: Walk) -> None:
        """Open a comparison over the list; what is chosen in it is what this screen closes with."""

        def go(place: Place | None) -> None:
            if place is not None:
                self.leave(place)

        await lay_over(self.app, CompareScreen(variants, walk, keys=self.library.settings.keys), go)

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
            await self.compare(found, self._walk(row.disagreement))
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

        await self.compare(items[index], walk)
