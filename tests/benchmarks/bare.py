"""The least a Textual app with three panes can be: what the start of `reader` is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class Bare(App[None]):
    CSS = "Static { border: round; width: 1fr; height: 1fr; }"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static()
            yield Static()
            yield Static()


if __name__ == "__main__":
    Bare().run()
