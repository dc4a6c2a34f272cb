"""The timeline over the reading room: what the sources say happened when, day by day."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui_reader import export
from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import DateExpression, Event, Facet, FacetKind, Progress
from tui_reader.ui import clipboard, exportable, timeline
from tui_reader.ui.actions import TIMELINE, bindings
from tui_reader.ui.cards import Place
from tui_reader.ui.screens.compare import BROAD
from tui_reader.ui.screens.export import ExportScreen
from tui_reader.ui.screens.help import HelpScreen
from tui_reader.ui.screens.narrow import FacetScreen
from tui_reader.ui.status import doing
from tui_reader.ui.widgets.line import Line, Words
from tui_reader.ui.widgets.lines import LineList
from tui_reader.ui.widgets.timeline import DensityBar, EventList, place_of
from tui_reader.visible import visible

if TYPE_CHECKING:
    from tui_reader.ui.screens.room import ReadingRoom

_AGAIN = 2.0  # seconds between two looks at how far comparing has come


def show_timeline(room: ReadingRoom) -> None:
    """Open the timeline at the date under the cursor, or where it was left."""
    source, item = room.article.source, room.article.item_under_cursor
    if source is not None and room.pane == "article" and isinstance(item, DateExpression):
        room.left_at = Place(source.path, item.start)

    def go(closed: tuple[Place | None, bool] | None) -> None:
        place, opens = closed or (None, False)
        room.left_at = place
        if place is not None and opens:
            room.open(place.path, place.start)
            room.action_pane("article")

    room.app.push_screen(TimelineScreen(room.library, lambda: room.progress, room.left_at), go)


class TimelineScreen(ModalScreen[tuple[Place | None, bool]]):
    """Closes with the date under the cursor, and whether the reader wants to see it in its source.

    All is loaded in a thread, and once more when the build is ready.
    """

    BINDINGS = bindings(TIMELINE)
    HORIZONTAL_BREAKPOINTS = BROAD

    def __init__(
        self, library: Library, progress: Callable[[], Progress | None], at: Place | None = None
    ) -> None:
        """`progress` is what the build is doing; `at` is the date to begin with, the earliest if None."""
        super().__init__()
        self.library = library
        self.events: Sequence[Event] = ()
        self.narrowed: Facet | None = None
        self._stories: Mapping[str, str] = {}
        self._progress = progress
        self._at = at
        self._says = self._scope = ""

    def compose(self) -> ComposeResult:
        self._title = Line(("Timeline", "strong"), ("   reading dates…", "dim"), classes="sheet-line")
        self._bar = DensityBar()
        self._list = EventList()
        with Vertical(classes="wide-sheet"):
            yield self._title
            yield self._bar
            yield self._list
            hints = "enter opens it   d D days   f F a person   e export   ? help   esc close"
            yield Line((hints, "dim"), classes="sheet-line")

    def on_mount(self) -> None:
        self._list.focus()
        self.run_worker(self._follow(), group="follow", exit_on_error=False)

    async def _follow(self) -> None:
        """Show what is known, and all of it once the build is ready."""
        ready = shown = False
        while not ready:
            progress = self._progress()
            ready = progress is not None and progress.stage in ("ready", "failed")
            try:
                compared, known = await asyncio.to_thread(self.library.compared)
                self._scope = _scope(compared, known, progress)
                if ready or not shown:
                    self._stories = await asyncio.to_thread(self.library.stories)
                    self.events = await asyncio.to_thread(lambda: self.library.timeline(conflicts=False))
                    await self._show()
                if ready:
                    self.events = await asyncio.to_thread(self.library.timeline)
                    await self._show()
            except ReaderError as error:
                self._say(str(error))
                return
            shown = True
            self._show_title()
            if not ready:
                await asyncio.sleep(_AGAIN)

    async def _show(self) -> None:
        """Show the events there are, as far as they are of the person."""
        narrowed = self.narrowed
        chronicle = await asyncio.to_thread(self._set, narrowed)
        if narrowed is self.narrowed:
            self._says = chronicle.says
            self._list.show(chronicle, self._at)
            self._bar.show(chronicle)
            self._bar.follow(self._list.number)
            self._show_title()

    def _set(self, narrowed: Facet | None) -> timeline.Chronicle:
        """In a thread."""
        events = self.events if narrowed is None else timeline.of_person(self.events, narrowed.key)
        return timeline.chronicle(events, self._stories)

    def _narrow(self, person: Facet | None) -> None:
        self.narrowed = person
        self.run_worker(self._show(), group="show", exit_on_error=False)

    @property
    def _here(self) -> Place | None:
        return None if self._list.event is None else place_of(self._list.event)

    def _show_title(self) -> None:
        here: list[Words] = []
        if self.narrowed is not None:
            here.append((f"{visible(self.narrowed.name)}  ", "accent"))
        if (event := self._list.event) is not None:
            here.append((f"{timeline.heading(event)} ", "dim"))
        self._title.say(("Timeline", "strong"), (f"   {self._says}{self._scope}", "dim"), right=here)

    def _say(self, words: str) -> None:
        self._title.say(("Timeline", "strong"), (f"   {visible(words)}", "warning"))

    def on_event_list_moved(self, event: EventList.Moved) -> None:
        self._bar.follow(event.number)
        self._show_title()

    def on_density_bar_chosen(self, event: DensityBar.Chosen) -> None:
        self._list.go_to(event.number, top=True)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.dismiss((self._here, True))

    def action_move(self, unit: str, step: int) -> None:
        if self._list.count:
            self._list.move(unit, step)

    def action_day(self, step: int) -> None:
        self._list.step(step)

    def action_open(self) -> None:
        self._list.choose()

    def action_back(self) -> None:
        self.dismiss((self._here, False))

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(self.library.settings.keys))

    def action_narrow(self) -> None:
        """Ask for a person."""

        def load(kind: FacetKind) -> Sequence[Facet]:
            return timeline.people(self.events, self.library.people())

        def go(facet: Facet | None) -> None:
            if facet is not None:
                self._narrow(facet)

        narrowed = [self.narrowed] if self.narrowed is not None else []
        self.app.push_screen(FacetScreen(["person"], "person", narrowed, load, "narrows to them"), go)

    def action_widen(self) -> None:
        if self.narrowed is None:
            self._say("Nothing is narrowed: f narrows to a person")
        else:
            self._narrow(None)

    def action_export(self) -> None:
        def done(said: str | None) -> None:
            if said:
                self._say(said)

        who = self.narrowed.name if self.narrowed is not None else ""
        if self._list.events:
            self.app.push_screen(ExportScreen([exportable.timeline(self._list.events, who)]), done)

    def action_copy(self) -> None:
        if (event := self._list.event) is not None:
            text, _ = clipboard.capped(export.citation(event.place))
            self.app.copy_to_clipboard(text)
            self._say("Snippet with citation sent to the clipboard")

    def action_copy_place(self) -> None:
        if (event := self._list.event) is not None:
            self.app.copy_to_clipboard(export.place(event.place))
            self._say(f"{export.place(event.place)} sent to the clipboard")


def _scope(compared: int, known: int, progress: Progress | None) -> str:
    """How far the timeline can be trusted to be whole; empty where it is."""
    parts = [] if compared == known else [f"{compared:,} of {known:,} compared"]
    if progress is not None and (words := doing(progress)):
        parts.append(words)
    return "".join(f" · {part}" for part in parts)
