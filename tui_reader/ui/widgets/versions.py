"""The versions of an utterance: whose wording, in which source, by whom and on what evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.message import Message

from tui_reader.export.citation import place
from tui_reader.export.comparison import words
from tui_reader.export.comparison.aligned import Wording
from tui_reader.library.findings import UNKNOWN
from tui_reader.model import Variants, Version, Weight
from tui_reader.ui.cells import Piece, between, fit_pieces
from tui_reader.ui.widgets.weighed import WeighedList
from tui_reader.visible import visible

_INDENT = "     "


class VersionList(WeighedList):
    """Two rows a version, three where its words differ from the fullest; in the order of the utterance."""

    @dataclass
    class Moved(Message):
        """Another wording is under the cursor."""

        wording: int

    def __init__(self) -> None:
        super().__init__(id="versions")
        self.versions: Sequence[Version] = ()
        self._wording_of: dict[int, int] = {}
        self._labels: Sequence[str] = ()
        self._differences: list[list[tuple[Weight, str]]] = []

    def show(self, variants: Variants, wordings: Sequence[Wording], selected: int) -> None:
        self.versions = variants.versions
        self._labels = [wording.label for wording in wordings]
        self._wording_of = {n: number for number, each in enumerate(wordings) for n in each.versions}
        self._differences = [words.differences(variants, number) for number in range(len(self.versions))]
        self.selected = selected
        self.set_heights(2 + bool(told) for told in self._differences)
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False)

    @property
    def wording(self) -> int:
        """The number of the wording under the cursor."""
        return self._wording_of[self.selected or 0]

    def select(self, index: int | None, *, top: bool = False) -> None:
        super().select(index, top=top)
        if index is not None:
            self.post_message(self.Moved(self._wording_of[index]))

    def draw(self, index: int, row: int, width: int) -> list[Segment]:
        version, plain, dim = self.versions[index], self.style(), self.style("dim")
        if row == 0:
            label = f" {self._labels[self._wording_of[index]]:<{len(_INDENT) - 1}}", self.style("strong")
            where = [(f" {place(version.place)} ", dim)] if width >= 60 else []
            date = visible(version.place.published or "undated")
            return between(
                [label, (f"{date:<10}  ", plain), (visible(version.place.title), plain)], where, width, plain
            )
        if row == 1:
            return fit_pieces([(_INDENT, plain), *self._speaker(version)], width, plain)
        return fit_pieces([(_INDENT, plain), *self._told(index)], width, plain)

    def _speaker(self, version: Version) -> list[Piece]:
        dim = self.style("dim")
        if version.speaker is None:
            name = UNKNOWN, self.style("warning")
        else:
            name = visible(version.speaker), self.style("accent")
        says = "; ".join(step.says for step in version.evidence) or "no evidence"
        kind = "" if version.kind == "direct" else f"  {version.kind}"
        sure = f"  {version.confidence:.2f}" if version.confidence else ""
        return [name, (f"{sure}{kind}  {visible(says)}", dim)]

    def _told(self, index: int) -> list[Piece]:
        pieces: list[Piece] = []
        for weight, told in self._differences[index]:
            pieces += [(" · ", self.style("dim"))] if pieces else []
            pieces.append((told, self.style(weight)))
        return pieces
