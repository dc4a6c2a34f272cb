"""A scrolled pane that is set for a new size before anything is painted in it."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView


class SizedView(ScrollView, inherit_bindings=False):
    """A resize event would come only after a frame in which the old rows stand in the new pane.

    A pane that is hidden has no size; shown again it may have the one it had, which is no change.
    """

    def resized(self) -> None:
        """Called when the size has changed, or something waits for the pane to be shown."""

    def is_waiting(self) -> bool:
        """Whether something could not be done while the pane was hidden."""
        return False

    def on_show(self) -> None:
        """What came while it was hidden, without a size, is set now that it has the one it had before."""
        self.resized()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed or self.is_waiting():
            self.resized()
        return changed
