"""Fixtures that every room uses: a home of one's own, a small folder of sources, the sample ones."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tui_reader.library import Library, open_library
from tui_reader.settings import Settings

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto`: one more than there are cores, as tests of the screen and of processes wait a lot."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: nothing of the user's is read or written."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for place in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{place}_HOME", str(home / place.lower()))
    monkeypatch.setenv("TERM", "xterm")  # snapshots are of sixteen colours, whatever terminal runs the tests
    unset = ("COLORTERM", "COLUMNS", "LINES", "NO_COLOR", "READER_CONFIDENCE", "READER_MODEL", "READER_THEME")
    for name in unset:
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three short sources, one of them in a subfolder, one without a date."""
    folder = tmp_path / "sources"
    (folder / "posts").mkdir(parents=True)
    (folder / "council.txt").write_text(
        " date 2031-05-06 Council delays harbour vote\n"
        'On Monday, Mayor Ines Okafor said the ferry "will sail again by June."\n\n'
        '"We were not asked," said Tom Reyes, who leads the dockers. "Nobody called us."\n',
        "utf-8",
    )
    (folder / "statement.md").write_text(
        "---\ntitle: Statement on the ferry\ndate: 2031-05-07\n---\n\n"
        'Ines Okafor said: "The ferry will sail again by July."\n',
        "utf-8",
    )
    (folder / "posts" / "reyes.txt").write_text(
        "Tom Reyes: Nobody called us. Not once since May 2.\n", "utf-8"
    )
    return folder


@pytest.fixture
def library(folder: Path) -> Library:
    """The library of `folder`, not yet read."""
    return open_library([folder], Settings())


@pytest.fixture
def read_library(library: Library) -> Library:
    """The same, read and annotated."""
    for _ in library.build():
        pass
    return library


@pytest.fixture(scope="session")
def seeds_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is kept what was found in seeds/."""
    cache = tmp_path_factory.mktemp("seeds-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        for _ in open_library([SEEDS], Settings()).build():
            pass
    return cache


@pytest.fixture
def seeds_library(seeds_cache: Path, home: Path) -> Library:
    """The library of seeds/, read, annotated and compared, with a cache of its own."""
    shutil.copytree(seeds_cache, home / "cache", dirs_exist_ok=True)
    return open_library([SEEDS], Settings())
