"""Workers that die, and how the work is shared out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.unit.library.building.running import write
from tui_reader import index
from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.library.building import crew, parts, worker
from tui_reader.library.building.build import build as build_of
from tui_reader.library.building.conductor import Event, First
from tui_reader.library.building.parts import Part
from tui_reader.library.building.worker import Annotate, Job, PutAnnotations, PutTexts, WorkerProcess

COUNT = 60
pytestmark = pytest.mark.usefixtures("all_french")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    for number in range(COUNT):
        write(folder, number)
    return folder


def deadly(monkeypatch: pytest.MonkeyPatch, kills: Callable[[Job], bool]) -> None:
    """Have workers die as soon as they are given certain jobs."""
    give = WorkerProcess.give

    def given(self: WorkerProcess, job: Job) -> None:
        if kills(job):
            self._process.kill()
        give(self, job)

    monkeypatch.setattr(WorkerProcess, "give", given)


def holds(job: Job, path: str) -> bool:
    return os.fsencode(path) in ((job.path,) if isinstance(job, Annotate) else job.put)


def build(library: Library, annotate: bool = True) -> None:
    assert list(library.build(annotate))[-1].stage == "ready"


def test_every_part_is_written_by_a_worker_of_its_own(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    given: dict[int, set[int]] = {}

    def record(self: WorkerProcess, job: Job) -> None:
        if not isinstance(job, Annotate):
            given.setdefault(job.part, set()).add(self.pid)
        give(self, job)

    give = WorkerProcess.give
    monkeypatch.setattr(WorkerProcess, "give", record)
    build(library)
    assert [len(pids) for pids in given.values()] == [1, 1, 1]
    assert len(set.union(*given.values())) == 3
    assert [part.name for part in index.parts(library.index_dir)] == ["0", "1", "2"]
    assert library.search("bateau").total == COUNT


def test_the_number_of_parts_stays(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    build(library, annotate=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    write(folder, 4, "navire")
    build(library, annotate=False)
    assert len(index.parts(library.index_dir)) == 3
    assert (library.search("bateau").total, library.search("navire").total) == (COUNT - 1, 1)


def test_an_index_that_lost_a_part_is_made_anew(library: Library) -> None:
    build(library, annotate=False)
    shutil.rmtree(index.parts(library.index_dir)[-1])
    build(library, annotate=False)
    assert library.search("bateau").total == COUNT


def test_a_second_build_of_an_unchanged_folder_opens_no_writer_and_writes_nothing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    build(library)
    with library.cache() as cache:
        before = cache.stamp()
    monkeypatch.setattr(index, "writer", lambda directory: pytest.fail("a writer was opened"), raising=False)
    monkeypatch.setattr(crew, "WorkerProcess", lambda *_: pytest.fail("a process was started"))
    build(library)
    with library.cache() as cache:
        assert cache.stamp() == before


def test_what_a_dead_worker_was_given_is_given_out_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    died: set[type] = set()

    def once_each(job: Job) -> bool:
        first = type(job) not in died
        died.add(type(job))
        return first

    deadly(monkeypatch, once_each)
    build(library)
    assert died == {PutTexts, PutAnnotations, Annotate}
    assert library.search("bateau").total == COUNT
    assert {known.state for known in library.summaries().values()} == {"unannotated"}


def test_a_text_that_kills_its_worker_is_listed_and_the_others_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly(monkeypatch, lambda job: isinstance(job, PutTexts) and holds(job, "0/3.txt"))
    build(library, annotate=False)
    known = library.summaries()["0/3.txt"]
    assert (known.state, known.problems) == ("unread", ("not indexed: the program failed at it",))
    assert library.search("bateau").total == COUNT - 1


@pytest.mark.parametrize("kind", [Annotate, PutAnnotations])
def test_a_text_whose_annotation_kills_is_listed_and_searchable(
    library: Library, monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    deadly(monkeypatch, lambda job: isinstance(job, kind) and holds(job, "0/3.txt") and len(died) < 3)
    died: list[Job] = []
    kills = WorkerProcess.give

    def counted(self: WorkerProcess, job: Job) -> None:
        kills(self, job)
        if isinstance(job, kind) and holds(job, "0/3.txt"):
            died.append(job)

    monkeypatch.setattr(WorkerProcess, "give", counted)
    build(library)
    assert library.search("bateau").total == COUNT
    assert library.summaries()["0/3.txt"].state == "unannotated"


def test_workers_that_always_die_are_an_error(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    deadly(monkeypatch, lambda job: True)
    with pytest.raises(ReaderError, match="keep being killed"):
        build(library)


def test_batches_grow_with_every_commit_and_end_with_what_there_is() -> None:
    part = Part(0, texts={str(number): 1 for number in range(1_000)})
    sizes = []
    while (job := part.next_job(reading=False, annotating=False)) is not None:
        part.committed(job)
        sizes.append(len(job.put))
    assert sizes == [25, 100, 400, 475]


def test_a_batch_waits_until_it_is_full_while_files_are_read() -> None:
    part = Part(0, texts={str(number): 1 for number in range(24)}, gone={"x": None}, found={"y": None})
    assert part.next_job(reading=True, annotating=True) is None
    part.texts["24"] = 1
    job = part.next_job(reading=True, annotating=True)
    assert isinstance(job, PutTexts) and (len(job.put), job.gone) == (25, ())


def test_large_texts_make_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_MOST_BYTES", 10)
    part = Part(0, texts={"a": 4, "b": 4, "c": 4, "d": 40, "e": 1})
    batches = []
    while (job := part.next_job(reading=False, annotating=False)) is not None:
        batches.append(b"".join(job.put).decode())
    assert batches == ["ab", "c", "d", "e"]


def test_a_worker_ends_with_the_build_that_started_it(library: Library) -> None:
    answers: list[object] = []
    one = worker.WorkerProcess(library, lambda _, answer: answers.append(answer))
    assert one._process.stdin is not None
    one._process.stdin.close()
    assert one._process.wait(10) == 0
    one.end()


def test_what_the_reader_looks_at_is_annotated_first_and_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []
    give = WorkerProcess.give

    def record(self: WorkerProcess, job: Job) -> None:
        if isinstance(job, Annotate):
            given.append(job.path)
        give(self, job)

    monkeypatch.setattr(WorkerProcess, "give", record)
    events: SimpleQueue[Event] = SimpleQueue()
    events.put(First(("2/5.txt",)))
    events.put(First(("1/58.txt", "gone.txt")))
    for report in build_of(library, True, events):
        if report.stage == "ready":
            break
    assert given[:2] == [b"1/58.txt", b"2/5.txt"]
    assert len(given) == COUNT


def test_what_is_annotated_first_is_known_before_the_index_has_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: SimpleQueue[Event] = SimpleQueue()
    events.put(First(("1/58.txt",)))
    source = library.read("1/58.txt")
    for report in build_of(library, True, events):
        if report.changed and library.annotations(source) is not None:
            assert library.summaries()["1/58.txt"].state != "unannotated"
            return
    pytest.fail("it was not told")
