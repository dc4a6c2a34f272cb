"""The line in which a query is typed."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input


class QueryInput(Input):
    """One row without a frame; a second `/` asks for the other scope instead of being typed."""

    class ScopeAsked(Message):
        """All sources, or this one: the other of the two."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, placeholder="words, or speaker:name said:word")
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "slash" and (not self.value or self.selected_text == self.value):
            event.stop()
            event.prevent_default()
            self.post_message(self.ScopeAsked())
            return
        await super()._on_key(event)
