from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tui_reader import annotate, places
from tui_reader.annotate import pipeline
from tui_reader.errors import ReaderError
from tui_reader.library import Library, open_library
from tui_reader.library.building import parts
from tui_reader.library.building.process import BuildProcess
from tui_reader.model import Progress
from tui_reader.settings import Settings


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a handful of sources is several batches."""
    monkeypatch.setattr(parts, "_FIRST_BATCH", 1)


def run(library: Library, annotate: bool = True) -> list[Progress]:
    return list(library.build(annotate))


def read_count(progress: list[Progress]) -> int:
    return max(report.total for report in progress if report.stage == "reading")


def annotated_count(progress: list[Progress]) -> int:
    return max(report.total for report in progress if report.stage == "annotating")


def until_ready(building: BuildProcess) -> Iterator[Progress]:
    for report in building:
        yield report
        if report.stage == "ready":
            return


def test_everything_is_searchable_before_anything_is_annotated(library: Library) -> None:
    for report in library.build():
        if report.stage == "annotating":
            break
    assert {summary.state for summary in library.summaries().values()} == {"searchable"}
    assert library.search("ferry").total == 3


def test_a_second_build_does_no_work(library: Library) -> None:
    run(library)
    again = run(library)
    assert (read_count(again), annotated_count(again)) == (0, 0)
    assert again[-1].stage == "ready"


def test_only_what_changed_was_added_or_is_gone_is_read(library: Library, folder: Path) -> None:
    run(library)
    (folder / "council.txt").write_text("The bridge is closed, said Ann Lee.")
    (folder / "new.txt").write_text("A new bridge.")
    (folder / "statement.md").unlink()
    again = run(library)
    assert (read_count(again), annotated_count(again)) == (2, 2)
    assert library.search("bridge").total == 2
    assert library.search("ferry").total == 0
    assert set(library.summaries()) == {"council.txt", "new.txt", "posts/reyes.txt"}


def test_a_renamed_source_is_not_annotated_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(library)
    (folder / "council.txt").rename(folder / "renamed.txt")
    monkeypatch.setattr(annotate, "annotate", lambda *_: pytest.fail("annotated again"))
    run(library)
    assert library.search("person:okafor source:renamed").total == 1


def test_new_rules_annotate_anew_without_reading(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    run(library)
    monkeypatch.setattr(annotate, "RULES", "of tomorrow")
    assert {summary.state for summary in library.summaries().values()} == {"searchable"}
    again = run(library)
    assert (read_count(again), annotated_count(again)) == (0, 3)


def test_an_index_that_is_lost_is_made_again(library: Library) -> None:
    run(library)
    before = library.search("ferry person:okafor")
    shutil.rmtree(library.index_dir)
    assert library.search("ferry person:okafor").total == 0
    run(library)
    assert library.search("ferry person:okafor") == before
    assert before.total


def test_what_cannot_be_read_is_listed_and_the_rest_is_read(library: Library, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    os.mkfifo(folder / "pipe.txt")
    (folder / "out.txt").symlink_to("/etc/hostname")
    run(library)
    problems = {
        path: known.problems for path, known in library.summaries().items() if known.state == "unread"
    }
    assert problems == {
        "binary.txt": ("not a text: the bytes are of another format",),
        "pipe.txt": ("not a regular file",),
        "out.txt": ("a link that leads out of the folder; not followed",),
    }
    assert library.search("ferry").total == 3
    assert (library.search("ferry").searched, library.search("ferry").known) == (3, 6)


def test_a_source_out_of_reach_leaves_the_index_and_stays_listed(library: Library, folder: Path) -> None:
    run(library)
    (folder / "council.txt").unlink()
    (folder / "council.txt").symlink_to("/etc/hostname")
    for _ in range(2):
        run(library)
        assert library.search("mayor").total == 0
        assert library.summaries()["council.txt"].state == "unread"


def test_a_source_that_turns_unreadable_leaves_the_index(library: Library, folder: Path) -> None:
    run(library)
    (folder / "council.txt").write_bytes(bytes(range(256)) * 50)
    run(library)
    assert library.search("mayor").total == 0
    assert library.summaries()["council.txt"].state == "unread"


def test_a_source_too_large_is_searchable_and_not_annotated(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "LIMIT", 100)
    run(library)
    known = library.summaries()
    assert (known["council.txt"].state, known["posts/reyes.txt"].state) == ("unannotated", "annotated")
    assert known["council.txt"].problems == (pipeline.TOO_LONG,)
    assert (known["council.txt"].people, known["posts/reyes.txt"].people) == (0, 1)
    assert library.search("dockers").total == 1


def test_a_text_in_another_language_is_searchable_and_marked(library: Library, folder: Path) -> None:
    (folder / "fr.txt").write_text("Le maire a dit lundi que le bateau ne partira pas avant le mois de juin.")
    run(library)
    known = library.summaries()["fr.txt"]
    assert (known.state, known.problems) == ("unannotated", (pipeline.NOT_ENGLISH,))
    assert library.search("bateau").total == 1


def test_one_build_at_a_time(library: Library) -> None:
    lock = FileLock(places.private_dir(library.cache_dir) / "build.lock")
    lock.acquire()
    reports = iter(library.build())
    assert next(reports).stage == "waiting"
    lock.release()
    assert [report.stage for report in reports][-1] == "ready"


def test_a_folder_that_vanishes_is_an_empty_one(library: Library, folder: Path) -> None:
    run(library)
    folder.rename(folder.with_name("moved"))
    run(library)
    assert {known.state for known in library.summaries().values()} == {"unread"}


def test_a_full_disk_is_one_clear_error_and_costs_nothing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(library)
    (folder / "new.txt").write_text("A new bridge.")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("whoosh.filedb.filestore.FileStorage.create_file", full)
        with pytest.raises(ReaderError, match="No space left"):
            run(library)
    assert library.search("ferry").total == 3
    run(library)
    assert library.search("bridge").total == 1


@pytest.mark.usefixtures("all_french")
def test_a_killed_build_leaves_what_was_there_and_the_next_one_goes_on(
    library: Library, folder: Path
) -> None:
    run(library)
    for number in range(120):
        (folder / f"n{number}.txt").write_text(
            f"Le maire a dit lundi que le pont {number} est fermé.", "utf-8"
        )
    building = library.start_build()
    for report in building:
        if report.done >= 25:
            os.kill(building.pid, signal.SIGKILL)
            break
    building.stop()
    assert library.search("ferry").total == 3
    assert library.search("pont").total < 120
    run(library)
    assert library.search("pont").total == 120
    assert len(library.summaries()) == 123


def test_a_child_reports_until_it_is_ready(library: Library) -> None:
    building = library.start_build()
    stages = [report.stage for report in until_ready(building)]
    building.stop()
    assert stages[0] == "reading"
    assert stages[-1] == "ready"
    assert library.search("speaker:reyes").total == 1


def test_a_child_that_dies_says_so(library: Library) -> None:
    building = library.start_build()
    os.kill(building.pid, signal.SIGKILL)
    assert [report.stage for report in building][-1] == "failed"
    building.stop()


def test_a_child_passes_errors_on(library: Library) -> None:
    places.private_dir(library.cache_dir)
    (library.cache_dir / "sources.sqlite3").write_bytes(b"no database" * 1000)
    building = library.start_build()
    *_, last = building
    building.stop()
    assert last.stage == "failed"
    assert "reader forget" in last.message


def test_two_readers_on_one_folder(library: Library) -> None:
    results: list[list[Progress]] = []
    threads = [threading.Thread(target=lambda: results.append(run(library))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [progress[-1].stage for progress in results] == ["ready", "ready"]
    assert library.search("ferry").total == 3


def test_importing_the_library_loads_neither_whoosh_nor_spacy_nor_textual() -> None:
    code = "import sys, tui_reader.library; print({'whoosh', 'spacy', 'textual', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_files_can_be_named_instead_of_a_folder(folder: Path) -> None:
    chosen = open_library([folder / "council.txt", folder / "posts" / "reyes.txt"], Settings())
    run(chosen)
    assert (chosen.root, chosen.selection) == (folder.resolve(), ("council.txt", "posts/reyes.txt"))
    assert set(chosen.summaries()) == {"council.txt", "posts/reyes.txt"}
