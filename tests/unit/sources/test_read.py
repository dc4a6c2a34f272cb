from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tui_reader.errors import SourceError
from tui_reader.sources.read import fingerprint, read_source


def test_a_source_is_what_stands_in_the_file(tmp_path: Path) -> None:
    data = "\ufeffFerry sinks\r\n\r\nText “here”.".encode()
    (tmp_path / "a.txt").write_bytes(data)
    source, state = read_source(tmp_path, "a.txt")
    assert source.text == "Ferry sinks\r\n\r\nText “here”."
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.title, source.published, source.encoding) == ("Ferry sinks", None, "utf-8")
    assert state == fingerprint(tmp_path, "a.txt")
    assert source.problems == ()


def test_an_empty_file_is_a_source_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    source, _ = read_source(tmp_path, "a.txt")
    assert (source.text, source.title, source.problems) == ("", "a.txt", ("the file is empty",))


def test_undecodable_bytes_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Café”, “naïve”, “déjà vu”".encode() + b"\xff")
    source, _ = read_source(tmp_path, "a.txt")
    assert source.problems == ("1 characters could not be decoded as utf-8",)


def test_a_binary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(SourceError, match="not a text"):
        read_source(tmp_path, "a.txt")


def test_what_is_gone_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        read_source(tmp_path, "a.txt")
    with pytest.raises(SourceError, match="No such file"):
        fingerprint(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="not a regular file"):
        read_source(tmp_path, "pipe.txt")


def test_a_file_that_keeps_changing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    fstat = os.fstat

    def growing(handle: int) -> os.stat_result:
        with file.open("a") as more:
            more.write("more")
        return fstat(handle)

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(SourceError, match="changing"):
        read_source(tmp_path, "a.txt")
