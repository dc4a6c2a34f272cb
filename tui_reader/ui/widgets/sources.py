"""The sources of the folder: title, date, how far each has been read, and how many hits it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat

from rich.segment import Segment

from tui_reader.model import SourceSummary
from tui_reader.ui.cells import Piece, between
from tui_reader.ui.widgets.lines import LineList
from tui_reader.visible import visible

ONE_ROW = 60
"""From this width on title, date and name stand in one row."""

_SIGNS = {"waiting": "·", "searchable": " ", "annotated": " ", "unannotated": " ", "unread": "×"}


class SourceList(LineList):
    """Paths in the order they were found; what is known of them may come later."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.paths: list[str] = []
        self.opened: str | None = None
        self._numbers: dict[str, int] = {}
        self._summaries: Mapping[str, SourceSummary] = {}
        self._hits: Mapping[str, int] = {}
        self._stories: Mapping[str, str] = {}

    def add_paths(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._numbers[path] = len(self.paths)
            self.paths.append(path)
        self.relayout()

    def set_paths(self, paths: Sequence[str]) -> None:
        """Other sources are there now: those in sight and the selection stay where they can."""
        here = self.paths[self.selected] if self.selected is not None else None
        above = self.paths[: self._item_at(self.scroll_offset.y)] if self.paths else []
        self.paths = list(paths)
        self._numbers = {path: number for number, path in enumerate(paths)}
        self.relayout()
        self.selected = self._numbers.get(here or "")
        top = next((self._numbers[path] for path in reversed(above) if path in self._numbers), -1) + 1
        if top < self.count:
            self.scroll_to(y=self._starts[top], animate=False)

    def set_summaries(self, summaries: Mapping[str, SourceSummary]) -> None:
        self._summaries = summaries
        self.refresh()

    def set_stories(self, stories: Mapping[str, str]) -> None:
        """Which sources copy one another; painted where that has changed."""
        before, self._stories = self._stories, stories
        if before != stories:
            self.refresh()

    def set_hits(self, hits: Mapping[str, int]) -> None:
        """How many hits each source holds; painted where that changes what is in sight."""
        before, self._hits = self._hits, hits
        top = self._item_at(self.scroll_offset.y)
        in_sight = self.paths[max(0, top) : top + self.size.height + 1]
        if any(before.get(path) != hits.get(path) for path in in_sight):
            self.refresh()

    def set_opened(self, path: str) -> None:
        """The source that is being read: its row is marked, and selected."""
        before, self.opened = self.opened, path
        if before is not None:
            self.refresh_item(self._numbers.get(before))
        self.select(self._numbers.get(path))

    def has(self, path: str) -> bool:
        return path in self._numbers

    def neighbour(self, step: int) -> str | None:
        """The path that stands next to the source being read."""
        number = self._numbers.get(self.opened or "")
        number = (0 if step > 0 else -1) if number is None else number + step
        return self.paths[number] if 0 <= number < len(self.paths) else None

    def title_of(self, path: str) -> str:
        """A source's title, fit to be seen; its path while the title is not known."""
        summary = self._summaries.get(path)
        return visible((summary.title if summary else "") or path)

    def relayout(self) -> None:
        self.set_heights(repeat(1 if self._one_row else 2, len(self.paths)))

    @property
    def _one_row(self) -> bool:
        return self.size.width >= ONE_ROW

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        path = self.paths[index]
        summary = self._summaries.get(path)
        sign = self._sign(path, summary)
        opened = path == self.opened
        title = (self.title_of(path), self.style("current" if opened else "" if summary else "dim"))
        hits = self._hits.get(path, 0)
        count: list[Piece] = [(f" {hits:,} ", self.style("match"))] if hits else []
        dim, plain = self.style("dim"), self.style()
        date = (summary.published if summary else None) or ""
        if not self._one_row:
            if row == 0:
                return between([sign, title], [(" ", plain)], width, plain)
            name = visible(path.rsplit("/", 1)[-1])
            below = visible(date) + ("  " if date else "") + name
            return between([("  ", plain), (below, dim)], [*count, (" ", plain)], width, plain)
        half = width - 12 - min(32, width // 3)
        left = between([sign, title], [("  ", plain)], half, plain)
        known = [(f"{visible(date):<12}", dim), (visible(path), dim)]
        right = between(known, [*count, (" ", plain)], width - half, plain)
        return [*left, *right]

    def _sign(self, path: str, summary: SourceSummary | None) -> Piece:
        if summary is not None and summary.state == "unread":
            return "× ", self.style("warning")
        if summary is not None and summary.problems:
            return "! ", self.style("warning")
        if path == self.opened:
            return "▸ ", self.style("accent")
        if path in self._stories:
            return "≈ ", self.style("dim")
        return _SIGNS[summary.state if summary else "waiting"] + " ", self.style("dim")
