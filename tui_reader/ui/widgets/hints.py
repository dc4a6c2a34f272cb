"""The last row: the keys one needs most."""

from __future__ import annotations

from collections.abc import Mapping

from tui_reader.ui.actions import COMMANDS, Command, shown_keys
from tui_reader.ui.widgets.line import Line, Words


class Hints(Line):
    """The commands that have a hint; where one pane is shown at a time, the panes before them."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__(id="hints")
        self._keys = keys

    def show(self, alone: str | None) -> None:
        """`alone` is the pane that is shown alone, if one is."""
        words: list[Words] = []
        if alone is not None:
            panes = {command.id: command for command in COMMANDS if command.id in _PANES}
            for id, pane in _PANES.items():
                key = shown_keys(panes[id], self._keys)
                words.append((f" {key} {pane} ", "current" if pane == alone else "dim"))
            words.append((" ", ""))
        for command in COMMANDS:
            if command.hint and command.id != "help" and (alone is None or command.id in _NARROW):
                words += self._hint(command)
        self.say(
            *words,
            right=[hint for command in COMMANDS if command.id == "help" for hint in self._hint(command)],
        )

    def _hint(self, command: Command) -> list[Words]:
        key = shown_keys(command, self._keys).split(" ")[0]
        return [(f" {key}", "key"), (f" {command.hint} ", "dim")]


_NARROW = {"search", "next-match", "next-person", "next-quote"}
_PANES = {"sources": "sources", "article": "article", "results": "search"}
