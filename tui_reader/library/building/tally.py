"""How many sources have passed each stage of a build, and what is to be told of it."""

from __future__ import annotations

import time
from typing import Literal

from tui_reader.library.building.pace import Pace
from tui_reader.model import Progress

Stage = Literal["reading", "annotating", "collating", "ready"]

TOLD_EVERY = 0.5
"""Seconds between two reports of mere numbers."""


class Tally:
    """`done` counts what has passed a stage since nothing was left last; `changed` and `message` are for the
    next report."""

    def __init__(self) -> None:
        self.done: dict[Stage, int] = {"reading": 0, "annotating": 0, "collating": 0, "ready": 0}
        self.changed = True
        self.message = ""
        self._paces = {stage: Pace() for stage in self.done}
        self._told = 0
        self._told_at = time.monotonic()

    def is_due(self, stage: Stage) -> bool:
        """Whether there is something to tell that may be told already."""
        if self.changed or self.message:
            return True
        return time.monotonic() - self._told_at >= TOLD_EVERY and self.done[stage] != self._told

    def report(self, stage: Stage, left: int) -> Progress:
        """How far a stage is that `left` sources have not passed."""
        now = time.monotonic()
        done = self._told = self.done[stage]
        total = done + left if stage != "ready" else 0
        seconds = self._paces[stage].left(done, total, now)
        report = Progress(stage, done, total, self.changed, self.message, seconds)
        self.changed, self.message, self._told_at = False, "", now
        if stage != "reading":
            self.done["reading"] = 0
        if stage == "ready":
            self.done["annotating"] = self.done["collating"] = 0
        return report
