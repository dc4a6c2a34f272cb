"""The reading room: what keys and workers bring about in its panes.

What was loaded is taken out of the garbage collector's sight (`gc.freeze`): to go through the annotations
of a large source over and over would stall the screen for 0.1 s. They hold no cycles, and still are freed.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.timer import Timer

from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Annotations, Mark, Progress, Source, SourceSummary, Span
from tui_reader.ui import loading, places, status
from tui_reader.ui.actions import COMMANDS, bindings
from tui_reader.ui.messages import Begun, MarksChanged, News, Notice, PathsFound, Progressed, SourceRead
from tui_reader.ui.results import Heading, PersonRow, PlaceRow, Row
from tui_reader.ui.screens import marks
from tui_reader.ui.screens.panes import Panes
from tui_reader.ui.widgets.article import ArticleView
from tui_reader.ui.widgets.lines import LineList
from tui_reader.ui.widgets.query import QueryInput
from tui_reader.ui.widgets.search import SearchPane
from tui_reader.visible import visible

if TYPE_CHECKING:
    from tui_reader.library.building.process import BuildProcess

_PLACE_KEPT_AFTER = 3.0
_NEWS_EVERY = 0.6
_HITS_FIRST = 100


class ReadingRoom(Panes):
    """Wires the panes together; what is read and asked happens in threads, which post messages."""

    BINDINGS = bindings(tuple(command for command in COMMANDS if not command.action.startswith("app.")))

    def __init__(self, library: Library, notice: str = "") -> None:
        """`notice` is what the reader should be told first."""
        super().__init__(library)
        self._first_notice = notice
        self.marks: tuple[Mark, ...] = ()
        self.summaries: dict[str, SourceSummary] = {}
        self._known_at = self._problems = 0
        self.placed: dict[Mark, Mark] = {}
        self._annotations: Annotations | None = None
        self._progress: Progress | None = None
        self._people: list[Row] = []
        self._number = 0
        self._closed = False
        self._build: BuildProcess | None = None
        self._refreshing = self._stale = self._unsearched = False
        self._keeping: Timer | None = None
        self._finding = loading.Finding(library)

    def on_mount(self) -> None:
        self.empty.display = False
        self.show_panes()
        self.show_start()
        if self._first_notice:
            self.say(self._first_notice)
        if (found := self._finding.first()) is not None:
            self.on_paths_found(found)
        self.call_after_refresh(self.in_thread, "discover", self._finding.follow, self.post_message)

    def on_unmount(self) -> None:
        self._closed = True
        if self._build is not None:
            self._build.stop()
        self._keep_place()

    # Jumping

    def action_item(self, kind: Literal["person", "quote", "date", "mark"], step: Literal[1, -1]) -> None:
        if self.article.next_item(kind, step):
            self.show_article()
            self.show_status()
        elif kind == "mark":
            marks.next_source(self, step)
        elif self._annotations is None:
            self.say("People, quotes and dates of this source are not known yet")
        else:
            self.say(f"No {'further' if step > 0 else 'earlier'} {kind} in this source")

    def action_match(self, step: Literal[1, -1]) -> None:
        if not self.search.asked:
            self.say("Nothing is searched for: / begins")
        elif not self.search.step(step):
            self.say("No further match" if step > 0 else "No earlier match")

    def action_source(self, step: Literal[1, -1]) -> None:
        path = self.sources.neighbour(step)
        if path is None:
            self.say("This is the last source" if step > 0 else "This is the first source")
        else:
            self.open(path)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the query, the key of the search is typed."""
        return not (action == "search" and isinstance(self.focused, QueryInput))

    def action_search(self) -> None:
        if self.pane != "search":
            self.action_pane("search")
        self.search.focus_query()

    def action_narrow(self) -> None:
        """Go to the facets beside the results; from there, or where there are none, to all of a kind."""
        if not self.search.facets.focus_block():
            _opening().show_facets(self)

    def action_widen(self) -> None:
        if not self.search.widen():
            self.say("Nothing is narrowed: f narrows by a person, speaker, date or source")

    def action_sort(self) -> None:
        self.search.sort()

    def action_open(self) -> None:
        if self.pane == "sources":
            self.sources.choose()
        elif self.pane == "search":
            self.search.choose()
        else:
            self.article.open_item()

    # Sources

    def on_paths_found(self, event: PathsFound) -> None:
        self.sources.add_paths(event.paths)
        self.sources_title.say(("Sources", "strong"), (f"  {len(self.sources.paths):,}", "dim"))
        if event.done and not self.sources.paths:
            self._show_empty()

    def on_begun(self, event: Begun) -> None:
        marks.take(self, event.marks)
        if self.sources.paths and self.article.source is None:
            self.open(event.last if event.last and self.sources.has(event.last) else self.sources.paths[0])
        self.call_after_refresh(self._start_build)

    def _start_build(self) -> None:
        """Not before the sources are painted: what is asked from here on takes the processor."""
        gc.freeze()
        gc.set_threshold(2_000, 10, 10_000)  # what lives long is hardly ever gone through
        gc.enable()
        self.in_thread("build", self._follow_build)
        self._refresh_news()

    def open(self, path: str, at: int | None = None) -> None:
        """Show a source where it was left, or at an offset."""
        source = self.article.source
        if source is not None and source.path == path and at is not None:
            self.article.go_to(at)
            return
        self._keep_place()
        self._number += 1
        self.sources.set_opened(path)
        self._ask_first()
        self.in_thread("open", self._read, path, at, self._number)

    def _read(self, path: str, at: int | None, number: int) -> None:
        """In a thread; sources that were passed by on the way are not read."""
        if number == self._number:
            loading.read(self.library, path, at, number, self.post_message)

    def on_source_read(self, event: SourceRead) -> None:
        if event.number != self._number:
            return
        source = event.source
        self._annotations = event.annotations
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

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.open(self.sources.paths[event.index])
        self.action_pane("article")

    def _set_paths(self, paths: Sequence[str]) -> None:
        """Sources have come or gone while the folder is open."""
        opened = self.sources.opened
        if opened is not None and self.sources.has(opened) and opened not in paths:
            self.say("The source being read is gone from the folder")
        self.sources.set_paths(paths)
        self.sources_title.say(("Sources", "strong"), (f"  {len(paths):,}", "dim"))
        if not paths:
            self._show_empty()
        elif self.empty.display:
            self.empty.display, self.article.display = False, True
            self.open(paths[0])

    def _show_empty(self) -> None:
        self.empty.update(
            Content(
                f"There is nothing to read in\n{visible(str(self.library.root))}\n\n"
                "reader opens .txt and .md files, in subfolders too.\n"
                "Put some there, or name another folder:  reader FOLDER"
            )
        )
        self.empty.display, self.article.display = True, False

    # What is being read

    def _follow_build(self) -> None:
        self._build = self.library.start_build()
        if self._closed:
            self._build.stop()
        self._ask_first()
        loading.follow(self._build, self.post_message)

    def _ask_first(self) -> None:
        """Have the open source, and those of the hits on show, annotated before all others."""
        if self._build is not None:
            hits = self.search.result.hits[:_HITS_FIRST] if self.search.result is not None else ()
            paths = dict.fromkeys([self.sources.opened, *(hit.source for hit in hits)])
            self._build.first([path for path in paths if path is not None])

    def on_progressed(self, event: Progressed) -> None:
        self._progress = event.progress
        if event.progress.message and event.progress.stage != "waiting":
            self.say(visible(event.progress.message))
        if event.progress.changed:
            self._unsearched = True
            self._refresh_news()
        self.show_status()

    def _refresh_news(self) -> None:
        """Ask what is known now; while that is going on, note that it is to be asked again."""
        self._stale = True
        if not self._refreshing:
            self._refreshing = True
            self.in_background("news", self._ask_for_news())

    async def _ask_for_news(self) -> None:
        while self._stale:
            self._stale = False
            began = time.monotonic()
            open_now = self.article.source, self._annotations is not None
            known = self._known_at, self.sources.has
            await asyncio.to_thread(loading.news, self.library, *open_now, *known, self.post_message)
            await asyncio.sleep(max(_NEWS_EVERY, 8 * (time.monotonic() - began)))
        self._refreshing = False

    def on_news(self, event: News) -> None:
        self._known_at = event.changes.now
        self.summaries = event.changes.applied_to(self.summaries)
        self._problems = sum(bool(known.problems) for known in self.summaries.values())
        if event.paths is not None:
            self._set_paths(event.paths)
        self.sources.set_summaries(self.summaries)
        self._people = [PersonRow(person) for person in event.people]
        self.show_start()
        source = self.article.source
        if source is not None and source.path == event.path and event.outdated:
            self.read_again()
        elif event.annotations is not None and source is not None and source.path == event.path:
            self._annotations = event.annotations
            self.article.set_annotations(event.annotations, event.names)
        gc.freeze()
        if self._unsearched:
            self._unsearched = False
            self.search.again()
        self.show_status()

    def show_start(self) -> None:
        """What stands in the search pane while nothing is asked."""
        rows: list[Row] = []
        if self._people:
            rows += [Heading("People"), *self._people]
        if self.marks:
            rows += [Heading("Marks"), *(PlaceRow(mark.source, mark.start, mark.text) for mark in self.marks)]
        self.search.set_start(rows)

    # The search

    def on_asking_pane_found(self, event: SearchPane.Found) -> None:
        self.sources.set_hits(event.result.counts if event.result is not None else {})
        if self.article.source is not None:
            self.article.set_matches(self.search.matches(self.article.source.path))
        self._ask_first()
        self.show_status()

    def on_search_pane_place_chosen(self, event: SearchPane.PlaceChosen) -> None:
        self.open(event.path, event.start)
        if event.read:
            self.action_pane("article")
        else:
            self.show_article()
        self.show_status()

    def on_search_pane_person_chosen(self, event: SearchPane.PersonChosen) -> None:
        self.in_background("card", _opening().show_person(self, event.person))

    # Cards and sheets

    def on_article_view_item_opened(self, event: ArticleView.ItemOpened) -> None:
        source = self.article.source
        if source is not None:
            self.in_background("card", _opening().show_item(self, source, self._annotations, event.item))

    def action_problems(self) -> None:
        _opening().show_problems(self)

    def action_help(self) -> None:
        _opening().show_help(self)

    def action_export(self) -> None:
        self.in_background("card", _opening().show_export(self))

    # Marks

    def action_mark(self) -> None:
        marks.toggle(self)

    def on_marks_changed(self, event: MarksChanged) -> None:
        marks.take(self, event.marks)

    # What leaves

    def action_copy(self) -> None:
        if self.article.source is not None:
            _opening().copy(self, self.article.source, self.stretch(), whole=True)

    def action_copy_place(self) -> None:
        if self.article.source is not None:
            _opening().copy(self, self.article.source, self.stretch(), whole=False)

    def action_editor(self) -> None:
        if self.article.source is not None:
            _opening().edit(self, self.article.source, self.article.line)

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

    # Where you are

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

    def show_status(self) -> None:
        left = status.here(self.article.source, self.article.cursor, self.article.line, self._annotations)
        if self.notice is not None:
            left = [self.notice]
        self.status.say(*left, right=status.elsewhere(self.search.where, self._progress, self._problems))

    def problems(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Every source that was not read, or not whole: path, title and reasons."""
        return [
            (path, self.sources.title_of(path), known.problems)
            for path, known in self.summaries.items()
            if known.problems
        ]

    def on_notice(self, event: Notice) -> None:
        self.say(event.words, warning=event.warning)


def _opening() -> ModuleType:
    """Cards, help, export, loaded when the first of them is asked for: the room is painted before."""
    from tui_reader.ui.screens import opening

    return opening
