"""A folder of invented sources that has been read and annotated."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.shelf import SOURCES, FakeBuild, annotated
from tui_reader.library import Library, open_library
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens import following


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The folder, and the cache made from it."""
    root = tmp_path_factory.mktemp("shelf") / "sources"
    for name, text in SOURCES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (root / "e-picture.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        patch.setattr(Library, "annotate", lambda self, source, published=None: annotated(source))
        library = open_library([root], Settings())
        for _ in library.build():
            pass
    yield root, cache


@pytest.fixture
def shelved(
    shelf: tuple[Path, Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Settings], Library]:
    """Opens the library of the read folder, with a cache and data of its own."""
    root, cache = shelf
    shutil.copytree(cache, home / "cache", dirs_exist_ok=True)
    monkeypatch.setattr(following, "NEWS_EVERY", 0.02)
    monkeypatch.setattr(following, "NEWS_REST", 0)
    monkeypatch.setattr(Library, "start_build", lambda self: FakeBuild())
    return lambda settings: open_library([root], settings)


@pytest.fixture
def read(shelved: Callable[[Settings], Library]) -> Library:
    return shelved(Settings())


@pytest.fixture
def app(read: Library) -> ReaderApp:
    return ReaderApp(read)
