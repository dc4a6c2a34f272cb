"""The app: opens the reading room, and brings themes, keys and the command palette."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from tui_reader.library import Library
from tui_reader.ui.actions import COMMANDS, bindings, keymap, shown_keys
from tui_reader.ui.painting import Painted
from tui_reader.ui.screens.room import ReadingRoom
from tui_reader.ui.themes import DARK, LIGHT


class Commands(Provider):
    """The commands of the reading room, for the palette."""

    async def discover(self) -> Hits:
        for command in COMMANDS:
            yield DiscoveryHit(command.title, self._run(command.action), help=self._keys(command.id))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in COMMANDS:
            if (score := matcher.match(command.title)) > 0:
                shown = matcher.highlight(command.title)
                yield Hit(score, shown, self._run(command.action), help=self._keys(command.id))

    def _run(self, action: str) -> Any:
        screen = self.screen

        async def run() -> None:
            await screen.run_action(action)

        return run

    def _keys(self, id: str) -> str:
        app = self.app
        assert isinstance(app, ReaderApp)
        chosen = app.library.settings.keys
        return next(shown_keys(command, chosen) for command in COMMANDS if command.id == id)


class ReaderApp(App[None]):
    """Wires; decides nothing."""

    TITLE = "reader"
    CSS_PATH = "reader.tcss"
    BINDINGS = [  # noqa: RUF012
        *bindings(tuple(command for command in COMMANDS if command.id in ("palette", "theme"))),
        # Of every sheet too.
        Binding("ctrl+l", "redraw", "Draw the screen anew", show=False, priority=True, id="redraw"),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
    ]
    COMMANDS = {Commands}  # noqa: RUF012

    def __init__(self, library: Library) -> None:
        # NO_COLOR: the terminal's own two colours and no others.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.library = library
        self._painted = Painted()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        wanted = library.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name
        chosen, self._unknown_keys = keymap(library.settings.keys)
        self.set_keymap(chosen)

    def get_default_screen(self) -> Screen[Any]:
        notice = ""
        if self.theme != self.library.settings.theme:
            notice = f"There is no theme {self.library.settings.theme!r}; ctrl+p lists them"
        elif self._unknown_keys:
            notice = f"No command is called {', '.join(self._unknown_keys)}; ? lists them"
        return ReadingRoom(self.library, notice)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())

    def on_resize(self) -> None:
        self.action_redraw()

    def action_redraw(self) -> None:
        """Paint everything anew: something else may have written to the terminal."""
        self._painted.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what of an update the terminal does not show yet."""
        held_back = self.is_headless or self.is_inline or self._batch_count
        if held_back or not isinstance(renderable, LayoutUpdate | ChopsUpdate):
            super()._display(screen, renderable)
            return
        self._painted.take(renderable)
        super()._display(screen, self._painted.changes())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        return ()
