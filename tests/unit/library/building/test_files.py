from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader.library import Library
from tui_reader.library.building import files as reading
from tui_reader.library.building.files import Files, Outcome
from tui_reader.sources.read import Changing


@pytest.fixture
def files(read_library: Library) -> Iterator[Files]:
    with read_library.cache() as cache:
        yield Files(read_library, cache)


def test_what_is_gone_is_told_even_where_the_whole_folder_is_looked_at(files: Files, folder: Path) -> None:
    (folder / "council.txt").unlink()
    (folder / "new").mkdir()
    (folder / "new" / "a.txt").write_text("text")
    assert Outcome("council.txt", False) in files.look_again(["council.txt", "new"])
    assert list(files.unread) == ["new/a.txt"]


def test_a_name_that_is_not_utf8_is_found_though_no_change_names_it(files: Files, folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    assert files.look_again(["caf\N{REPLACEMENT CHARACTER}.txt"]) == []
    assert list(files.unread) == [os.fsdecode(b"caf\xe9.txt")]


def test_a_touched_file_that_is_as_it_was_is_not_read(files: Files) -> None:
    assert files.look_again(["council.txt", "posts/reyes.txt", "nothing.txt"]) == []
    assert not files.unread


def test_while_the_folder_is_gone_nothing_is_taken_for_gone(files: Files, folder: Path) -> None:
    shutil.rmtree(folder)
    assert files.find(patient=True) == []
    assert len(files.find(patient=False)) == 4


def test_what_is_wanted_is_read_first(files: Files, folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("text")
    assert files.find(patient=True) == []
    order = [files.read_next(("none.txt", "c.txt", "b.txt"), patient=True) for _ in range(3)]
    assert order == [Outcome("c.txt", True), Outcome("b.txt", True), Outcome("a.txt", True)]


def test_a_file_that_is_being_written_is_read_later_or_told(
    files: Files, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changing(root: Path, path: str) -> None:
        raise Changing("the file was changing while it was read")

    monkeypatch.setattr(reading, "read_source", changing)
    monkeypatch.setattr(reading, "_SETTLES", 0.0)
    (folder / "a.txt").write_text("text")
    files.find(patient=True)
    assert files.next_due is None
    assert files.read_next((), patient=True) is None
    assert files.next_due == 0
    assert files.due() == ["a.txt"]
    assert files.next_due is None
    files.look_again(["a.txt"])
    told = files.read_next((), patient=False)
    assert told is not None and told.reason == "the file was changing while it was read"


def test_a_file_written_over_and_over_is_read_once_a_second(files: Files, folder: Path) -> None:
    (folder / "council.txt").write_text("one")
    files.look_again(["council.txt"])
    assert files.read_next((), patient=True) == Outcome("council.txt", True)
    (folder / "council.txt").write_text("one two")
    files.look_again(["council.txt"])
    assert not files.unread
    assert 0 < (files.next_due or 0) <= 1
