from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tui_reader import places
from tui_reader.errors import ReaderError


def test_every_folder_and_selection_has_a_key_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "Mein Ordner!").mkdir()
    keys = [
        places.folder_key(tmp_path / "Mein Ordner!"),
        places.folder_key(tmp_path),
        places.selection_key(()),
        places.selection_key(("a.txt",)),
        places.selection_key(("a.txt", "caf\udce9.txt")),
    ]
    assert len(set(keys)) == 5
    assert keys[0].startswith("mein-ordner-")
    assert places.folder_key(tmp_path / "Mein Ordner!" / "..") == keys[1]


def test_a_private_folder_is_for_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    assert stat.S_IMODE(places.private_dir(tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE(places.private_dir(tmp_path / "b" / "c").stat().st_mode) == 0o700


def test_a_place_that_cannot_be_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReaderError, match="XDG_CACHE_HOME"):
        places.private_dir(tmp_path / "file" / "cache")


def test_what_can_be_thrown_away_and_what_cannot_live_apart(home: Path) -> None:
    assert home in places.cache_dir("k").parents
    assert home in places.data_dir("k").parents
    assert places.cache_dir("k") != places.data_dir("k")
