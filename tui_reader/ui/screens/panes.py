"""The panes of the reading room, side by side or, where there is no room, one at a time; the last rows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Literal, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from tui_reader.library import Library
from tui_reader.ui.widgets.article import ArticleView
from tui_reader.ui.widgets.hints import Hints
from tui_reader.ui.widgets.line import Line
from tui_reader.ui.widgets.search import SearchPane
from tui_reader.ui.widgets.sources import SourceList
from tui_reader.visible import visible

NARROW = 100
"""Below this width one pane is shown at a time."""

_NOTICE_SECONDS = 6.0

Pane = Literal["sources", "article", "search"]
PANES: tuple[Pane, ...] = ("sources", "article", "search")


class Panes(Screen[None]):
    """Which panes are seen, which one the keys go to, and what the last rows say."""

    AUTO_FOCUS = ""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.pane: Pane = "article"
        self.zoomed = False
        self.notice: tuple[str, str] | None = None
        self._noticing: Timer | None = None

    def compose(self) -> ComposeResult:
        self.sources = SourceList(id="source-list")
        self.article = ArticleView(confidence=self.library.settings.confidence, id="text")
        self.search = SearchPane(self.library, self.sources.title_of, id="search")
        self.sources_title = Line(("Sources", "strong"), classes="pane-title")
        self.empty = Static(id="empty")
        self.status = Line(id="status")
        self._hints = Hints(self.library.settings.keys)
        with Horizontal(id="panes"):
            with Vertical(id="sources"):
                yield self.sources_title
                yield self.sources
            with Vertical(id="article", classes="-current"):  # now, so that it is styled once
                yield self.empty
                yield self.article
            yield self.search
        yield self.status
        yield self._hints

    def show_panes(self) -> None:
        """Show the panes there is room for, and give the current one the focus."""
        alone = self.zoomed or self.size.width < NARROW
        for name in PANES:
            pane = self.query_one(f"#{name}")
            pane.display = name == self.pane or not alone
            pane.set_class(name == self.pane, "-current")
            pane.set_class(alone, "-alone")
        self._hints.show(self.pane if alone else None)
        if self.pane == "search":
            if not self.search.has_focus_within:
                self.search.focus_pane()
        else:
            self.set_focus(self.sources if self.pane == "sources" else self.article, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        self.show_panes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget is not self.focused:
            return  # it has moved on meanwhile
        for name in PANES:
            if self.query_one(f"#{name}") in event.widget.ancestors_with_self and name != self.pane:
                self.pane = name
                self.show_panes()

    def action_pane(self, name: Pane) -> None:
        self.pane = name
        self.show_panes()

    def action_cycle(self, step: int) -> None:
        self.action_pane(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_zoom(self) -> None:
        self.zoomed = not self.zoomed
        self.show_panes()

    def action_back(self) -> None:
        if self.zoomed:
            self.action_zoom()
        elif self.pane == "search" and self.search.back():
            return
        elif self.pane != "article":
            self.action_pane("article")
        elif self.search.asked:
            self.search.clear()

    def action_close(self) -> None:
        if self.zoomed or self.pane != "article":
            self.action_back()
        else:
            self.app.exit()

    def show_article(self) -> None:
        """After a jump the article must be seen; beside other panes it already is."""
        if self.pane != "article" and (self.zoomed or self.size.width < NARROW):
            self.action_pane("article")

    def action_move(self, unit: str, step: Literal[1, -1]) -> None:
        if self.pane == "sources":
            self.sources.move(unit, step)
        elif self.pane == "search":
            self.search.move(unit, step)
        elif unit == "line":
            self.article.move_lines(step)
        elif unit == "end":
            self.article.move_end() if step > 0 else self.article.move_top()
        else:
            self.article.move_pages(step / 2 if unit == "half" else step)
        self.show_status()  # now, to be painted along with what has moved

    # What the reader is told

    def show_status(self) -> None:
        """Say where the reader is; the room knows."""
        raise NotImplementedError

    def say(self, words: str, *, warning: bool = True) -> None:
        """Show one line for a while."""
        self.notice = (visible(words), "warning" if warning else "accent")
        if self._noticing is not None:
            self._noticing.stop()
        self._noticing = self.set_timer(_NOTICE_SECONDS, self._end_notice)
        self.show_status()

    def _end_notice(self) -> None:
        self.notice = None
        self.show_status()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state == WorkerState.ERROR:
            self.say(f"This went wrong: {event.worker.error}")

    # What is done meanwhile

    def in_thread(self, group: str, work: Callable[..., object], *arguments: object) -> None:
        self.in_background(group, asyncio.to_thread(work, *arguments))

    def in_background(self, group: str, work: Coroutine[Any, Any, object]) -> None:
        self.run_worker(cast(Any, work), group=group, exit_on_error=False)
