"""A scrolled pane that is set for a new size before anything is painted in it."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView


class SizedView(ScrollView, inherit_bindings=False):
    """A resize event would come only after a frame in which the old rows stand in the new pane.

    A pane that is hidden has no size; shown again it may have the one it had before, and what came meanwhile
    is set then.
    """

    _was_hidden = False

    def resized(self) -> None:
        """Called when the size has changed, and when a hidden pane is shown again."""

    def on_hide(self) -> None:
        self._was_hidden = True

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed or self._was_hidden:
            self._was_hidden = False
            self.resized()
        return changed
