"""One row of text: titles of panes, the status line, notices."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.cells import between

Words = tuple[str, str]
"""Some text and the short name of its style; the empty name is the plain one."""


class Line(Widget):
    """Words at the left and at the right end of a row; repainted only when they change.

    What is given to it must have passed `visible`.
    """

    COMPONENT_CLASSES = {  # noqa: RUF012
        *(f"line--{name}" for name in ("dim", "strong", "accent", "warning", "key", "current"))
    }

    def __init__(self, *left: Words, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._left: tuple[Words, ...] = left
        self._right: tuple[Words, ...] = ()

    def say(self, *left: Words, right: Sequence[Words] = ()) -> None:
        if (left, tuple(right)) != (self._left, self._right):
            self._left, self._right = left, tuple(right)
            self.refresh()

    @property
    def text(self) -> str:
        return "".join(text for text, _ in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        plain = self.rich_style
        left = [(text, self._style(name)) for text, name in self._left]
        right = [(text, self._style(name)) for text, name in self._right]
        return Strip(between(left, right, width, plain), width) if y == 0 else Strip.blank(width, plain)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"line--{name}") if name else self.rich_style
