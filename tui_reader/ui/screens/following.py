"""What goes on behind the open source: the sources are found, the build is followed, its news are shown."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui_reader.library import Library
from tui_reader.model import PersonSummary, Progress, SourceSummary
from tui_reader.ui import loading
from tui_reader.ui.messages import Begun, News, PathsFound, Progressed
from tui_reader.ui.screens import marks
from tui_reader.ui.screens.reading import Reading
from tui_reader.visible import visible

if TYPE_CHECKING:
    from tui_reader.library.building.process import BuildProcess

NEWS_EVERY = 0.6
"""Seconds, at least."""
NEWS_REST = 8
"""And as many times as long as it took to ask for them."""

_HITS_FIRST = 100


class Following(Reading):
    """Follows the folder and its build; what is read and asked happens in threads, which post messages."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.summaries: dict[str, SourceSummary] = {}
        self.people: Sequence[PersonSummary] = ()
        """Those named most."""
        self.stories: Mapping[str, str] = {}
        """The path that each source counts as which copies others."""
        self.progress: Progress | None = None
        self.unread = 0
        """How many sources were not read, or not whole."""
        self._known_at = 0
        self._closed = False
        self._build: BuildProcess | None = None
        self._refreshing = self._stale = self._unsearched = False
        self._finding = loading.Finding(library)

    def on_mount(self) -> None:
        self.empty.display = False
        if (found := self._finding.first()) is not None:
            self.on_paths_found(found)
        self.call_after_refresh(self.in_thread, "discover", self._finding.follow, self.post_message)

    def on_unmount(self) -> None:
        self._closed = True
        if self._build is not None:
            self._build.stop()

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

    # The build

    def _follow_build(self) -> None:
        self._build = self.library.start_build()
        if self._closed:
            self._build.stop()
        self.ask_first()
        loading.follow(self._build, self.post_message)

    def ask_first(self) -> None:
        """Have the open source, and those of the hits on show, annotated before all others."""
        if self._build is not None:
            hits = self.search.result.hits[:_HITS_FIRST] if self.search.result is not None else ()
            paths = dict.fromkeys([self.sources.opened, *(hit.source for hit in hits)])
            self._build.first([path for path in paths if path is not None])

    def on_progressed(self, event: Progressed) -> None:
        self.progress = event.progress
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
            open_now = self.article.source, self.annotations is not None
            known = self._known_at, self.sources.has
            await asyncio.to_thread(loading.news, self.library, *open_now, *known, self.post_message)
            await asyncio.sleep(max(NEWS_EVERY, NEWS_REST * (time.monotonic() - began)))
        self._refreshing = False

    def on_news(self, event: News) -> None:
        self._known_at = event.changes.now
        self.summaries = event.changes.applied_to(self.summaries)
        self.unread = sum(bool(known.problems) for known in self.summaries.values())
        if event.paths is not None:
            self._set_paths(event.paths)
        self.sources.set_summaries(self.summaries)
        self.people, self.stories = event.people, event.stories
        self.sources.set_stories(self.stories)
        self.search.set_stories(self.stories)
        self.show_start()
        source = self.article.source
        if source is not None and source.path == event.path and event.outdated:
            self.read_again()
        elif event.annotations is not None and source is not None and source.path == event.path:
            self.annotations = event.annotations
            self.article.set_annotations(event.annotations, event.names)
        gc.freeze()
        if self._unsearched:
            self._unsearched = False
            self.search.again()
        self.show_status()

    def problems(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Every source that was not read, or not whole: path, title and reasons."""
        return [
            (path, self.sources.title_of(path), known.problems)
            for path, known in self.summaries.items()
            if known.problems
        ]
