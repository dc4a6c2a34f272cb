"""The source that is open in the reading room: shown where it was left, and again when its file has changed.

What was loaded is taken out of the garbage collector's sight (`gc.freeze`): to go through the annotations
of a large source over and over would stall the screen for 0.1 s. They hold no cycles, and still are freed.
"""

from __future__ import annotations

import gc

from textual.timer import Timer

from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Annotations, Mark, Source, Span
from tui_reader.ui import loading, places
from tui_reader.ui.messages import Notice, SourceRead
from tui_reader.ui.screens import marks
from tui_reader.ui.screens.panes import Panes
from tui_reader.ui.widgets.article import ArticleView

_PLACE_KEPT_AFTER = 3.0


class Reading(Panes):
    """Opens a source, and remembers how far it was read; marks are shown where its text stands now."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.annotations: Annotations | None = None
        """Those of the open source, as soon as they are known."""
        self.marks: tuple[Mark, ...] = ()
        self.placed: dict[Mark, Mark] = {}
        self._number = 0
        self._keeping: Timer | None = None

    def on_unmount(self) -> None:
        self._keep_place()

    def ask_first(self) -> None:
        """Have what is on show annotated before all others; who follows the build knows how."""
        raise NotImplementedError

    def show_start(self) -> None:
        """Show what is offered while nothing is asked; the room knows."""
        raise NotImplementedError

    def open(self, path: str, at: int | None = None) -> None:
        """Show a source where it was left, or at an offset."""
        source = self.article.source
        if source is not None and source.path == path and at is not None:
            self.article.go_to(at)
            return
        self._keep_place()
        self._number += 1
        self.sources.set_opened(path)
        self.ask_first()
        self.in_thread("open", self._read, path, at, self._number)

    def _read(self, path: str, at: int | None, number: int) -> None:
        """In a thread; sources that were passed by on the way are not read."""
        if number == self._number:
            loading.read(self.library, path, at, number, self.post_message)

    def on_source_read(self, event: SourceRead) -> None:
        if event.number != self._number:
            return
        source = event.source
        self.annotations = event.annotations
        before = self.article.source
        if before is not None and before.path == source.path and source.text:
            self._show_again(before, event)
            return
        self.article.show(source, event.annotations, event.at or None, event.names)
        gc.freeze()
        self.article.set_matches(self.search.matches(source.path))
        marks.place(self)
        if event.at:
            self.article.go_to(event.at)
        self.search.set_source(source.path)
        self.show_status()

    def _show_again(self, before: Source, event: SourceRead) -> None:
        """The open source was read once more: the reader stays where the same words stand."""
        if event.source.sha256 == before.sha256:
            self.article.set_annotations(event.annotations, event.names)
        else:
            at = places.again(before, self.article.cursor, event.source)
            self.article.replace(event.source, event.annotations, at, event.names)
            marks.place(self)
            self.article.set_matches(self.search.matches(event.source.path))
        gc.freeze()
        self.show_status()

    def read_again(self) -> None:
        """The open source may have changed on the disk."""
        source = self.article.source
        if source is not None:
            self._number += 1
            self.in_thread("open", self._read, source.path, self.article.cursor, self._number)

    def stretch(self) -> Span:
        """What a mark or a copy takes."""
        assert self.article.source is not None
        return places.stretch(
            self.article.source, self.article.cursor, self.article.item_under_cursor, self.search.hit
        )

    def on_article_view_cursor_moved(self, event: ArticleView.CursorMoved) -> None:
        self.show_status()
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(_PLACE_KEPT_AFTER, lambda: self.in_thread("keep", self._keep_place))

    def _keep_place(self) -> None:
        """Remember where the open source is being read."""
        source = self.article.source
        if source is not None and source.text:
            try:
                self.library.desk.remember(source.path, self.article.cursor)
            except ReaderError as error:
                self.post_message(Notice(str(error)))
