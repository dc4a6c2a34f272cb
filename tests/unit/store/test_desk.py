from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.errors import ReaderError
from tui_reader.model import Mark
from tui_reader.store import desk
from tui_reader.store.desk import Desk


def mark(source: str = "a.txt", start: int = 0) -> Mark:
    return Mark(source, "f" * 64, start, start + 4, "text", "2031-05-02T10:00:00")


def test_marks_are_kept_in_order_and_can_be_taken_away(tmp_path: Path) -> None:
    own = Desk(tmp_path / "desk")
    assert own.marks() == ()
    own.add_mark(mark())
    own.add_mark(mark(start=9))
    assert Desk(tmp_path / "desk").marks() == (mark(), mark(start=9))
    own.remove_mark(mark())
    assert own.marks() == (mark(start=9),)


def test_positions_are_kept_and_the_last_one_known(tmp_path: Path) -> None:
    own = Desk(tmp_path)
    assert own.position("a.txt") is None
    assert own.last_read() is None
    own.remember("a.txt", 5)
    own.remember("caf\udce9 100%.txt", 7)
    assert (own.position("a.txt"), own.position("caf\udce9 100%.txt")) == (5, 7)
    assert own.last_read() == "caf\udce9 100%.txt"


def test_the_files_are_plain_json(tmp_path: Path) -> None:
    Desk(tmp_path).add_mark(mark("caf\udce9.txt"))
    (written,) = json.loads((tmp_path / "marks.json").read_text("utf-8"))
    assert written["source"] == "caf%E9.txt"
    assert written["text"] == "text"


def test_two_readers_lose_nothing_of_each_others(tmp_path: Path) -> None:
    def work(name: str) -> None:
        for start in range(10):
            Desk(tmp_path).add_mark(mark(name, start))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a.txt", "b.txt")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Desk(tmp_path).marks()) == 20


def test_a_damaged_file_is_an_error_and_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "marks.json").write_text("{not json")
    with pytest.raises(ReaderError, match=r"marks\.json"):
        Desk(tmp_path).add_mark(mark())
    assert (tmp_path / "marks.json").read_text() == "{not json"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Desk(tmp_path)
    own.add_mark(mark())

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk.os, "fsync", full)
    with pytest.raises(ReaderError, match="No space left"):
        own.add_mark(mark(start=9))
    assert own.marks() == (mark(),)
    assert sorted(path.name for path in tmp_path.glob(".marks*")) == []


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("%\udc80\udcff")))
def test_every_path_survives_being_plain(path: str) -> None:
    plain = desk._to_plain(path)
    assert desk._from_plain(plain) == path
    plain.encode()
