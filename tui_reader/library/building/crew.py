"""The workers of a build: one for each part of the index, and those that annotate."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.library.building.worker import (
    Here,
    Job,
    PutAnnotations,
    PutTexts,
    Tell,
    Worker,
    WorkerProcess,
)

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

_DEATHS = 12


class Crew:
    """Workers are hired when they are first needed. `tell` is called with each answer; see WorkerProcess.

    `is_wary` says that a worker has died: nothing is done in the build's own process any more.
    """

    def __init__(self, library: Library, tell: Tell) -> None:
        self.annotators: list[Worker] = []
        self.is_wary = False
        self._library = library
        self._tell = tell
        self._indexers: dict[int, Worker] = {}
        self._deaths: Counter[tuple[str, type[Job]]] = Counter()
        self._deaths_in_a_row = 0

    def __contains__(self, worker: Worker) -> bool:
        return worker in self.annotators or worker in self._indexers.values()

    def is_busy(self, part: int) -> bool:
        """Whether a part of the index is being written."""
        return part in self._indexers and bool(self._indexers[part].jobs)

    @property
    def indexing(self) -> list[PutTexts | PutAnnotations]:
        """The jobs by which parts of the index are being written."""
        jobs = (job for indexer in self._indexers.values() for job in indexer.jobs)
        return [job for job in jobs if isinstance(job, PutTexts | PutAnnotations)]

    def index(self, job: PutTexts | PutAnnotations, *, process: bool) -> None:
        """Have it done by the worker of its part, in a process if one is to be hired and is worth it."""
        if job.part not in self._indexers:
            self._indexers[job.part] = self._hired(process)
        self._indexers[job.part].give(job)

    def hire_annotators(self, count: int, *, process: bool) -> None:
        while len(self.annotators) < count:
            self.annotators.append(self._hired(process))

    def _hired(self, process: bool) -> Worker:
        return (WorkerProcess if process or self.is_wary else Here)(self._library, self._tell)

    def answered(self, worker: Worker) -> Job:
        """The job that a worker has answered."""
        self._deaths_in_a_row = 0
        return worker.jobs.popleft()

    def died(self, worker: Worker) -> list[Job]:
        """Leaves out a worker that has died, and gives the jobs that it has left.

        Raises ReaderError where workers do nothing but die.
        """
        self.is_wary = True
        self._deaths_in_a_row += 1
        if self._deaths_in_a_row >= _DEATHS:
            raise ReaderError("reading stopped: its processes keep being killed; is there memory left?")
        worker.end()
        if worker in self.annotators:
            self.annotators.remove(worker)
        self._indexers = {part: other for part, other in self._indexers.items() if other is not worker}
        return list(worker.jobs)

    def is_deadly(self, path: str, job: type[Job]) -> bool:
        """Whether a source on which a worker has died, with no other in its job, had killed one before."""
        self._deaths[path, job] += 1
        return self._deaths[path, job] > 1

    def end(self) -> None:
        for worker in [*self.annotators, *self._indexers.values()]:
            worker.end()
        self.annotators.clear()
        self._indexers.clear()
