"""The screen follows what changes on the disk while it is open, and says what it looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.ui.shelf import SOURCES, FakeBuild, annotated, ask, begun, until
from tui_reader.library import Library, open_library
from tui_reader.model import Progress
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

WIDE = (160, 48)


class LiveBuild(FakeBuild):
    """Reads the folder anew when it is told that something has changed."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.wanted: list[Sequence[str]] = []
        self._reports: SimpleQueue[Progress | None] = SimpleQueue()

    def __iter__(self) -> Iterator[Progress]:
        return iter(self._reports.get, None)

    def first(self, paths: Sequence[str]) -> None:
        self.wanted.append(paths)

    def changed(self, message: str = "") -> None:
        for _ in self.library.build():
            pass
        self._reports.put(Progress("ready", changed=True, message=message))

    def stop(self) -> None:
        self._reports.put(None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "sources"
    for name, text in SOURCES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture
def build(root: Path, monkeypatch: pytest.MonkeyPatch) -> LiveBuild:
    monkeypatch.setattr(Library, "annotate", lambda self, source, published=None: annotated(source))
    build = LiveBuild(open_library([root], Settings()))
    monkeypatch.setattr(Library, "start_build", lambda self: build)
    build.changed()
    return build


@pytest.fixture
def app(build: LiveBuild) -> ReaderApp:
    return ReaderApp(build.library)


async def test_the_reader_stays_where_the_same_words_stand(
    app: ReaderApp, build: LiveBuild, root: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        text = SOURCES["c-minutes.txt"]
        article = room.article
        room.open("c-minutes.txt", text.index("Item 500."))
        await until(pilot, lambda: article.source and article.source.path == "c-minutes.txt")
        row = article.rows.row_of(article.cursor) - article.top
        changed = text.replace("Item 7.", "Item 6b. A new one.\n\nItem 7.").replace("dry", "wet")
        (root / "c-minutes.txt").write_text(changed, "utf-8")
        build.changed()
        await until(pilot, lambda: article.source.text == changed)
        assert changed[article.cursor :].startswith("Item 500.")
        assert article.rows.row_of(article.cursor) - article.top == row
        assert article.line > text.count("\n", 0, text.index("Item 500."))


async def test_marks_and_annotations_follow(app: ReaderApp, build: LiveBuild, root: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        room.article.go_to(SOURCES["a-council.txt"].index("The ferry will sail"))
        await pilot.press("m")
        await until(pilot, lambda: room.marks)
        before = room.article.item_under_cursor
        text = "Correction below.\n\n" + SOURCES["a-council.txt"]
        (root / "a-council.txt").write_text(text, "utf-8")
        build.changed()
        await until(pilot, lambda: room.article.source.text == text)
        await until(pilot, lambda: room.annotations == annotated(room.article.source))
        assert before is not None and room.article.cursor == text.index("The ferry will sail")
        assert room.article.item_under_cursor.start == room.article.cursor
        await pilot.press("m")
        await until(pilot, lambda: not room.marks)


async def test_sources_that_come_and_go_are_listed(app: ReaderApp, build: LiveBuild, root: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        (root / "b-new.txt").write_text("Something new.")
        (root / "c-minutes.txt").unlink()
        build.changed()
        await until(pilot, lambda: room.sources.has("b-new.txt"))
        assert room.sources.paths == list(build.library.paths())
        assert room.sources.selected == 0 and room.sources.opened == "a-council.txt"
        assert f"{len(room.sources.paths)}" in room.sources_title.text


async def test_the_open_source_stays_to_be_read_when_it_is_gone(
    app: ReaderApp, build: LiveBuild, root: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        (root / "a-council.txt").unlink()
        build.changed()
        await until(pilot, lambda: "gone from the folder" in room.status.text)
        assert room.article.source.text == SOURCES["a-council.txt"]
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: room.article.source.path == "b-statement.md")


async def test_hits_follow(app: ReaderApp, build: LiveBuild, root: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await ask(pilot, "marigold")
        assert room.search.result.total == 1
        (root / "b-new.txt").write_text("Another marigold.")
        build.changed()
        await until(pilot, lambda: room.search.result.total == 2)


async def test_an_empty_folder_fills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "annotate", lambda self, source, published=None: annotated(source))
    (tmp_path / "sources").mkdir()
    build = LiveBuild(open_library([tmp_path / "sources"], Settings()))
    monkeypatch.setattr(Library, "start_build", lambda self: build)
    app = ReaderApp(build.library)
    async with app.run_test(size=WIDE) as pilot:
        room = pilot.app.screen_stack[0]
        await until(pilot, lambda: room.empty.display)
        (tmp_path / "sources" / "a.txt").write_text("The first one.")
        build.changed()
        await until(pilot, lambda: room.article.source is not None)
        assert room.article.display and not room.empty.display


async def test_what_is_looked_at_is_wanted_first(app: ReaderApp, build: LiveBuild, root: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        assert build.wanted[-1] == ["a-council.txt"]
        room.open("posts/reyes.txt")
        await until(pilot, lambda: build.wanted[-1] == ["posts/reyes.txt"])
        await ask(pilot, "ferry")
        await until(pilot, lambda: build.wanted[-1][0] == "posts/reyes.txt" and len(build.wanted[-1]) == 3)


async def test_what_the_build_has_to_say_is_shown(app: ReaderApp, build: LiveBuild) -> None:
    async with app.run_test(size=WIDE) as pilot:
        room = await begun(pilot)
        build.changed("changes of files are not noticed until the next start")
        await until(pilot, lambda: "not noticed" in room.status.text)


async def test_without_a_cache_texts_are_read_and_it_says_why(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "taken").write_text("a file where the cache should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "taken"))
    app = ReaderApp(open_library([root], Settings()))
    async with app.run_test(size=WIDE) as pilot:
        room = pilot.app.screen_stack[0]
        await until(pilot, lambda: room.article.source is not None and "taken" in room.status.text)
        assert room.article.source.text == SOURCES["a-council.txt"]
        assert "XDG_CACHE_HOME" in room.status.text or "free the place" in room.status.text
