from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue

import pytest

from tui_reader.library.building import watch as watching
from tui_reader.library.building.watch import Changed, Told, WatchfilesRustInternalError, watch


def test_a_change_is_told_by_its_path(tmp_path: Path) -> None:
    told: SimpleQueue[Changed | Told] = SimpleQueue()
    watch(tmp_path, (), told.put)
    (tmp_path / "a.txt").write_text("text")
    assert told.get(timeout=5) == Changed(frozenset({"a.txt"}))


def test_where_the_system_watches_no_more_it_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise WatchfilesRustInternalError("OS file watch limit reached.")

    monkeypatch.setattr(watching, "RustNotify", refuse)
    told: SimpleQueue[Changed | Told] = SimpleQueue()
    watch(tmp_path, (), told.put)
    said = told.get(timeout=5)
    assert isinstance(said, Told) and "limit reached" in said.message
    assert told.empty()
