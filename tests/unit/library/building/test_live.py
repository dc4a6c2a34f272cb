"""What changes while a folder is open, and who else is at it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.library.building.running import Running, running, write
from tui_reader.library import Library, open_library
from tui_reader.settings import Settings

pytestmark = pytest.mark.usefixtures("all_french")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    for number in range(6):
        write(folder, number)
    return folder


@pytest.fixture
def build(library: Library) -> Iterator[Running]:
    """A build of the folder that has become ready."""
    with running(library) as build:
        build.until_ready()
        yield build


def total(library: Library, query: str) -> int:
    return library.search(query).total


def test_a_changed_file_is_searchable_within_a_second(build: Running, library: Library, folder: Path) -> None:
    write(folder, 4, "navire")
    build.until(lambda: total(library, "navire") == 1, seconds=1.5)
    assert total(library, "bateau") == 5
    build.until(lambda: {known.state for known in library.summaries().values()} == {"unannotated"})
    build.until_ready()


def test_new_files_and_folders_are_found(build: Running, library: Library, folder: Path) -> None:
    (folder / "new" / "deep").mkdir(parents=True)
    (folder / "new" / "deep" / "a.txt").write_text("Un navire.")
    (folder / "b.md").write_text("Un autre navire.")
    (folder / "c.pdf").write_text("Pas un navire.")
    (folder / ".d.txt").write_text("Ni celui-ci, navire.")
    build.until(lambda: {hit.source for hit in library.search("navire").hits} == {"new/deep/a.txt", "b.md"})


def test_what_is_gone_leaves(build: Running, library: Library, folder: Path) -> None:
    (folder / "0" / "0.txt").unlink()
    shutil.rmtree(folder / "1")
    build.until(lambda: set(library.summaries()) == {"0/3.txt", "2/2.txt", "2/5.txt"})
    assert total(library, "bateau") == 3


def test_a_renamed_folder_takes_its_sources_along(build: Running, library: Library, folder: Path) -> None:
    (folder / "2").rename(folder / "zwei")
    build.until(lambda: {"zwei/2.txt", "zwei/5.txt"} <= set(library.summaries()))
    build.until(lambda: "2/2.txt" not in library.summaries())
    assert total(library, "bateau") == 6


def test_a_link_is_followed_when_it_appears(build: Running, library: Library, folder: Path) -> None:
    (folder / "plain").write_text("Un navire.")
    (folder / "linked.txt").symlink_to("plain")
    build.until(lambda: [hit.source for hit in library.search("navire").hits] == ["linked.txt"])
    (folder / "linked.txt").unlink()
    build.until(lambda: total(library, "navire") == 0)


def test_a_file_that_is_being_written_is_read_when_it_has_settled(
    build: Running, library: Library, folder: Path
) -> None:
    with (folder / "long.txt").open("w") as file:
        for _ in range(10):
            file.write("Un navire.\n")
            file.flush()
            time.sleep(0.03)
        file.write("La fin.\n")
    build.until(lambda: total(library, "fin") == 1)


def test_what_turns_unreadable_is_listed_and_comes_back(
    build: Running, library: Library, folder: Path
) -> None:
    file = folder / "0" / "0.txt"
    text = file.read_text()
    file.write_bytes(bytes(range(256)) * 50)
    build.until(lambda: library.summaries()["0/0.txt"].state == "unread")
    assert total(library, "bateau") == 5
    time.sleep(1)  # a file is read at most once a second
    file.write_text(text)
    build.until(lambda: total(library, "bateau") == 6)


def test_a_folder_that_vanishes_is_told_and_loses_nothing(
    build: Running, library: Library, folder: Path
) -> None:
    folder.rename(folder.with_name("moved"))
    build.until(lambda: "is gone" in build.reports[-1].message)
    assert total(library, "bateau") == 6
    folder.with_name("moved").rename(folder)
    write(folder, 7)
    build.until(lambda: total(library, "bateau") == 7)


def test_chosen_files_are_watched_and_no_others(folder: Path) -> None:
    chosen = open_library([folder / "0" / "0.txt", folder / "1" / "1.txt"], Settings())
    with running(chosen) as build:
        build.until_ready()
        write(folder, 0, "navire")
        write(folder, 3, "navire")
        build.until(lambda: total(chosen, "navire") == 1)
        (folder / "1" / "1.txt").unlink()
        build.until(lambda: chosen.summaries()["1/1.txt"].state == "unread")
    assert set(chosen.summaries()) == {"0/0.txt", "1/1.txt"}


def test_a_build_that_is_ready_says_nothing(build: Running) -> None:
    before = len(build.reports)
    time.sleep(1.0)
    assert len(build.reports) == before


def test_the_second_reader_hears_of_what_the_first_one_reads(
    build: Running, library: Library, folder: Path
) -> None:
    with running(library) as second:
        second.until(lambda: second.reports)
        assert second.reports[-1].stage == "waiting"
        before = len([report for report in second.reports if report.changed])
        write(folder, 4, "navire")
        second.until(lambda: len([report for report in second.reports if report.changed]) > before)
        build.stop()  # the second goes on from here
        second.until_ready()
        write(folder, 3, "navire")
        second.until(lambda: total(library, "navire") == 2)


def test_a_cache_that_is_deleted_is_made_anew(build: Running, library: Library, folder: Path) -> None:
    library.forget()
    build.until(lambda: len(library.summaries()) == 6 and total(library, "bateau") == 6)
    write(folder, 4, "navire")
    build.until(lambda: total(library, "navire") == 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_read(library: Library, folder: Path) -> None:
    folder.chmod(0o500)
    with running(library) as build:
        build.until_ready()
    folder.chmod(0o700)
    assert total(library, "bateau") == 6
