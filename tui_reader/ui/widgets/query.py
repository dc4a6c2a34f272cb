"""The line in which a query is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from tui_reader.ui.actions import IN_QUERY, bindings


class QueryInput(Input):
    """One row without a frame; a second `/` asks for the other scope instead of being typed."""

    BINDINGS = bindings(IN_QUERY)

    class ScopeAsked(Message):
        """All sources, or this one: the other of the two."""

    class Taken(Message):
        """The suggestion is to be taken."""

    @dataclass
    class Recalled(Message):
        """An older query is to be shown (step 1), or a newer one (step -1)."""

        step: int

    def __init__(
        self, suggests: Callable[[], bool], recalls: Callable[[int], bool], *, id: str | None = None
    ) -> None:
        """`suggests`: whether there is a suggestion to take; `recalls`: whether a step leads to a query."""
        super().__init__(id=id, compact=True, placeholder="words, or speaker:name said:word")
        self.cursor_blink = False
        self._suggests = suggests
        self._recalls = recalls

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take":
            return self._can_take()
        if action == "recall":
            return self._recalls(1 if parameters == (1,) else -1)
        return True

    def _can_take(self) -> bool:
        return self.cursor_at_end and self._suggests()

    def action_take(self) -> None:
        self.post_message(self.Taken())

    def action_recall(self, step: int) -> None:
        self.post_message(self.Recalled(step))

    def action_cursor_right(self, select: bool = False) -> None:
        if not select and self._can_take():
            self.action_take()
        else:
            super().action_cursor_right(select)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "slash" and (not self.value or self.selected_text == self.value):
            event.stop()
            event.prevent_default()
            self.post_message(self.ScopeAsked())
            return
        await super()._on_key(event)
