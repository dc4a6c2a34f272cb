from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader.errors import ReaderError
from tui_reader.export import save


def test_writes_utf8_and_leaves_nothing_else(tmp_path: Path) -> None:
    save(tmp_path / "a.csv", ["é\r\n", "b"])
    assert (tmp_path / "a.csv").read_bytes() == "é\r\nb".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_refuses_to_overwrite_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    with pytest.raises(ReaderError, match=r"a\.md: exists already.*--force"):
        save(path, ["new"])
    assert path.read_text() == "mine"
    path.chmod(0o640)
    save(path, ["new"], overwrite=True)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.md"

    def chunks() -> Iterator[str]:
        path.write_text("mine")
        yield "new"

    with pytest.raises(ReaderError, match="exists already"):
        save(path, chunks())
    assert path.read_text() == "mine"


def test_an_error_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")

    def chunks() -> Iterator[str]:
        yield "half"
        raise ReaderError("gone")

    with pytest.raises(ReaderError, match="gone"):
        save(path, chunks(), overwrite=True)
    assert path.read_text() == "mine"
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReaderError) as caught:
        save(tmp_path / "a.md", ["x"])
    assert "a.md: cannot be written: No space left on device" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["missing/a.md", "folder", "note.txt/a.md"])
def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "note.txt").touch()
    with pytest.raises(ReaderError, match="cannot be written"):
        save(tmp_path / name, ["x"])


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    save(tmp_path / "link.md", ["new"], overwrite=True)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_device_stays_a_device() -> None:
    save(Path(os.devnull), ["x"])
    assert Path(os.devnull).is_char_device()
