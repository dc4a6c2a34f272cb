"""The jobs a build consists of, done one after another: in a process of their own, or in the build's.

A worker process takes one JSON line a job and answers with one. It ends, in the midst of a job if need be, as
soon as the build that started it does.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import TYPE_CHECKING, Protocol

import msgspec
from filelock import FileLock, Timeout

from tui_reader import index
from tui_reader.errors import ReaderError
from tui_reader.model import Annotations
from tui_reader.settings import Settings
from tui_reader.visible import visible

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

_OWNED_WITHIN = 30.0
"""Seconds in which a worker whose build was killed lets go of its part of the index."""


# Paths are bytes here, as JSON cannot hold every name that a file may have.


class PutTexts(msgspec.Struct, frozen=True, tag=True):
    """Bring a part of the index up to date with the texts in the store; sources that are `gone` leave it."""

    part: int
    put: tuple[bytes, ...]
    gone: tuple[bytes, ...]


class PutAnnotations(msgspec.Struct, frozen=True, tag=True):
    """Bring a part of the index up to date with the annotations in the store."""

    part: int
    put: tuple[bytes, ...]


class Annotate(msgspec.Struct, frozen=True, tag=True):
    """Find people, quotes and dates in the text in the store."""

    path: bytes


class Committed(msgspec.Struct, frozen=True, tag=True):
    """What was to be put into the index is in it."""


class Annotated(msgspec.Struct, frozen=True, tag=True):
    """What was found in a text; None if the store has it no more."""

    sha256: str
    published: str | None
    annotations: Annotations | None


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The disk or the model did not let it be done."""

    message: str


Job = PutTexts | PutAnnotations | Annotate
Answer = Committed | Annotated | Failed
Tell = Callable[["Worker", Answer | None], None]


class Worker(Protocol):
    """Who does jobs, in the order they are given; `jobs` are those not yet answered, the oldest first."""

    jobs: deque[Job]

    def give(self, job: Job) -> None: ...

    def end(self) -> None: ...


class Here:
    """Does each job at once, in this process."""

    def __init__(self, library: Library, tell: Tell) -> None:
        self.jobs: deque[Job] = deque()
        self._library = library
        self._tell = tell

    def give(self, job: Job) -> None:
        self.jobs.append(job)
        self._tell(self, do(self._library, job))

    def end(self) -> None:
        pass


class WorkerProcess:
    """Does jobs in another process; `tell(worker, answer)` is called in a thread, with None at the end."""

    def __init__(self, library: Library, tell: Tell) -> None:
        self.jobs: deque[Job] = deque()
        self._tell = tell
        self._process = Popen(
            [sys.executable, "-P", "-m", __name__, order(library)], stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
        Thread(target=self._listen, name="worker", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def give(self, job: Job) -> None:
        self.jobs.append(job)
        assert self._process.stdin is not None
        with suppress(OSError):  # if it has died, the listener tells
            self._process.stdin.write(msgspec.json.encode(job) + b"\n")
            self._process.stdin.flush()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._tell(self, msgspec.json.decode(line, type=Answer))
        self._tell(self, None)


def order(library: Library) -> str:
    """A library as an argument of a process."""
    return json.dumps(
        {"root": str(library.root), "selection": library.selection, "settings": asdict(library.settings)}
    )


def ordered(order: str) -> Library:
    from tui_reader.library.folder import Library

    wanted = json.loads(order)
    return Library(Path(wanted["root"]), Settings(**wanted["settings"]), tuple(wanted["selection"]))


def do(library: Library, job: Job) -> Answer:
    """Does a job; raises ReaderError where the disk or the model does not let it."""
    match job:
        case PutTexts():
            _put_texts(library, job)
        case PutAnnotations():
            _put_annotations(library, job)
        case Annotate():
            return _annotate(library, os.fsdecode(job.path))
    return Committed()


def part_dir(library: Library, number: int) -> Path:
    return library.index_dir / str(number)


def _put_texts(library: Library, job: PutTexts) -> None:
    with _owned(library, job.part), library.cache() as cache:  # noqa: SIM117  the writer ends first
        with index.writer(part_dir(library, job.part)) as writer:
            for path in map(os.fsdecode, job.gone):
                writer.remove(path)
            for path in map(os.fsdecode, job.put):
                if (source := cache.source(path)) is not None:
                    writer.put_text(source)


def _put_annotations(library: Library, job: PutAnnotations) -> None:
    from tui_reader.library.lending import may_borrow

    with _owned(library, job.part), library.cache() as cache:  # noqa: SIM117
        with index.writer(part_dir(library, job.part)) as writer:
            for path in map(os.fsdecode, job.put):
                source = cache.source(path)
                found = cache.annotations(source, library.method) if source is not None else None
                if found is not None:
                    writer.put_annotations(path, found, anybody_speaks=may_borrow(found))


def _annotate(library: Library, path: str) -> Annotated:
    with library.cache() as cache:
        source = cache.source(path)
    if source is None:
        return Annotated("", None, None)
    return Annotated(source.sha256, source.published, library.annotate(source))


@contextmanager
def _owned(library: Library, part: int) -> Iterator[None]:
    """Holds a part of the index, which a killed build's worker may hold for a moment yet."""
    lock = FileLock(library.cache_dir / f"part-{part}.lock", timeout=_OWNED_WITHIN, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise ReaderError(
            f"{library.cache_dir}: another reader is indexing this folder; try again later"
        ) from error
    except OSError as error:
        raise ReaderError(f"{library.cache_dir}: {error.strerror}; make room or allow it") from error
    try:
        yield
    finally:
        lock.release()


def _serve(library: Library, jobs: Iterable[bytes]) -> None:
    for line in jobs:
        job = msgspec.json.decode(line, type=Job)
        gc.disable()  # an index is made a third faster without it
        try:
            answer = do(library, job)
        except ReaderError as error:
            answer = Failed(visible(str(error)))
        gc.enable()
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()
        if not isinstance(job, Annotate):
            gc.collect()


def _listen(jobs: SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        jobs.put(line)
    os._exit(0)


if __name__ == "__main__":
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(lines,), daemon=True).start()
    with suppress(BrokenPipeError, KeyboardInterrupt):
        _serve(ordered(sys.argv[1]), iter(lines.get, b""))
    os._exit(1)
