"""One build as it goes on: who is given which job, and what becomes of the answers."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.library.building.crew import Crew
from tui_reader.library.building.ledger import Ledger
from tui_reader.library.building.tally import TOLD_EVERY, Stage
from tui_reader.library.building.watch import Changed, Told
from tui_reader.library.building.worker import (
    Annotate,
    Annotated,
    Answer,
    Failed,
    PutAnnotations,
    PutTexts,
    Worker,
)
from tui_reader.model import Progress

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

_MANY = 50
"""So many sources are worth processes of their own."""
_FOR_AN_ANNOTATOR = 20
_AHEAD = 2
_LOOKED_EVERY = 2.0


@dataclass(frozen=True, slots=True)
class First:
    """These sources are looked at by the reader: to be annotated before all others."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answered:
    worker: Worker
    answer: Answer | None


Event = First | Changed | Told | _Answered


class Conductor:
    """Reads, has indexed and, if wanted, annotated what is not yet; waits for `events` if there are any."""

    def __init__(
        self, library: Library, cache: Cache, annotate: bool, events: SimpleQueue[Event] | None
    ) -> None:
        self._library = library
        self._cache = cache
        self._annotate = annotate
        self._stays = events is not None
        self._events: SimpleQueue[Event] = events or SimpleQueue()
        self._ledger = Ledger(library, cache, library.method if annotate else "")
        self._files, self._tally = self._ledger.files, self._ledger.tally
        self._crew = Crew(library, lambda worker, answer: self._events.put(_Answered(worker, answer)))
        self._failure = ""
        self._looked_at = time.monotonic()

    def run(self) -> Iterator[Progress]:
        """Raises ReaderError where the index or the model does not let it go on, or the store is deleted."""
        try:
            self._ledger.find()
            told: Stage = "reading"
            yield self._report(told)
            while True:
                stage = self._stage()
                if stage in ("collating", "ready") and told == "reading" and self._annotate:
                    stage = "annotating"
                if stage == "ready" != told:
                    self._crew.end()
                    self._tally.changed = True
                if stage != told or self._tally.is_due(stage):
                    yield self._report(stage)
                if stage != told:
                    told = stage
                elif stage == "ready" and not self._stays:
                    return
                else:
                    self._step(stage)
        finally:
            self._crew.end()

    def _step(self, stage: Stage) -> None:
        gave = self._hand_out(stage)
        if self._files.unread:
            self._listen(0)
            if self._files.unread:
                self._ledger.read_next(patient=self._stays)
        elif self._ledger.collate():
            self._listen(0)
        else:
            wait = _LOOKED_EVERY if stage == "ready" else TOLD_EVERY
            due = self._files.next_due
            self._listen(0 if gave else wait if due is None else min(wait, due))
        if settled := self._files.due():
            self._ledger.take(self._files.look_again(settled))
        now = time.monotonic()
        if now - self._looked_at >= _LOOKED_EVERY:
            self._looked_at = now
            if not self._cache.is_there():
                raise ReaderError(f"{self._library.cache_dir}: deleted while it was written")

    # How far it is.

    def _stage(self) -> Stage:
        indexing = self._crew.indexing
        leaving = any(part.gone for part in self._ledger.parts)
        if leaving or self._left("reading") or any(isinstance(job, PutTexts) for job in indexing):
            return "reading"
        if self._failure:
            raise ReaderError(self._failure)
        if indexing or self._left("annotating") or any(part.found for part in self._ledger.parts):
            return "annotating"
        return "collating" if self._left("collating") else "ready"

    def _left(self, stage: Stage) -> int:
        """How many sources have not passed a stage."""
        if stage == "annotating":
            return len(self._ledger.unannotated) + sum(
                len(annotator.jobs) for annotator in self._crew.annotators
            )
        if stage == "collating":
            return self._ledger.uncollated
        given = sum(len(job.put) for job in self._crew.indexing if isinstance(job, PutTexts))
        return self._ledger.unindexed + given

    def _report(self, stage: Stage) -> Progress:
        return self._tally.report(stage, self._left(stage))

    # Who does it.

    def _hand_out(self, stage: Stage) -> bool:
        """Gives jobs to all who have none; whether there were any."""
        gave, done, much = False, self._tally.done["annotating"], self._is_much()
        for part in self._ledger.parts:
            if not self._crew.is_busy(part.number):
                reading, annotating = bool(self._files.unread), self._left("annotating") > 0
                if (job := part.next_job(reading=reading, annotating=annotating)) is not None:
                    self._crew.index(job, process=much)
                    gave = True
        if self._annotate:
            self._hire_annotators(stage, much)
            for annotator in self._crew.annotators:
                while len(annotator.jobs) < _AHEAD:
                    path = self._ledger.next_unannotated(any_of_them=stage == "annotating")
                    if path is None:
                        break
                    annotator.give(Annotate(os.fsencode(path)))
                    gave = True
        return gave or self._tally.done["annotating"] != done

    def _is_much(self) -> bool:
        """Whether there is enough to do for processes to be started for it."""
        stages: tuple[Stage, ...] = ("reading", "annotating")
        return any(self._tally.done[stage] + self._left(stage) >= _MANY for stage in stages)

    def _hire_annotators(self, stage: Stage, much: bool) -> None:
        """One for what is wanted first, while texts are read; then as many as the index has parts.

        A build that stays must not be deaf while it annotates, and never does so itself.
        """
        process = self._stays or much
        wanted = 0
        if stage == "annotating" and self._ledger.unannotated:
            wanted = 1 + len(self._ledger.unannotated) // _FOR_AN_ANNOTATOR if process else 1
        elif process and any(path in self._ledger.unannotated for path in self._ledger.first):
            wanted = 1
        self._crew.hire_annotators(min(wanted, len(self._ledger.parts)), process=process)

    # What has happened.

    def _listen(self, seconds: float) -> None:
        """Takes all events there are, and waits so long for the first one."""
        try:
            event = self._events.get(timeout=seconds) if seconds else self._events.get_nowait()
            while True:
                self._heard(event)
                event = self._events.get_nowait()
        except Empty:
            pass

    def _heard(self, event: Event) -> None:
        match event:
            case First(paths):
                self._ledger.look_first(paths)
            case Changed(None):
                self._ledger.take(self._files.find(patient=True))
            case Changed(paths) if paths is not None and self._library.root.is_dir():
                self._ledger.take(self._files.look_again(paths))
            case Told(message):
                self._tally.message = message
            case _Answered(worker, answer) if worker in self._crew:
                if answer is None:
                    self._died(worker)
                else:
                    self._answered(worker, answer)

    def _answered(self, worker: Worker, answer: Answer) -> None:
        job = self._crew.answered(worker)
        match job, answer:
            case Annotate(), Failed(message):
                self._failure = message
                self._ledger.unannotated.clear()
            case _, Failed(message):
                raise ReaderError(message)
            case Annotate(path), Annotated(sha256, published, found):
                self._ledger.annotated(os.fsdecode(path), sha256, published, found)
            case PutTexts(), _:
                self._ledger.texts_put(job)
            case PutAnnotations(), _:
                self._ledger.annotations_put(job)

    def _died(self, worker: Worker) -> None:
        """Its jobs are given out again; what kills a worker twice, alone, is given up and listed."""
        jobs = self._crew.died(worker)
        texts = [os.fsdecode(job.path) for job in jobs if isinstance(job, Annotate)]
        self._ledger.unannotated = {**dict.fromkeys(texts), **self._ledger.unannotated}
        if texts and self._crew.is_deadly(texts[0], Annotate):
            del self._ledger.unannotated[texts[0]]
            self._ledger.give_up_annotating(texts[0])
        for job in jobs:
            if isinstance(job, PutTexts | PutAnnotations):
                self._give_back(job)

    def _give_back(self, job: PutTexts | PutAnnotations) -> None:
        self._ledger.parts[job.part].give_back(job)
        paths = list(map(os.fsdecode, job.put))
        if len(paths) == 1 and self._crew.is_deadly(paths[0], type(job)):
            if isinstance(job, PutTexts):
                self._ledger.give_up_text(paths[0])
            else:
                self._ledger.give_up_annotating(paths[0])
