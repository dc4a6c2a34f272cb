from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tui_reader.sources.discover import discover, look


def found(root: Path) -> tuple[list[str], dict[str, str]]:
    problems: dict[str, str] = {}
    return list(discover(root, problems.__setitem__)), problems


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text")


def test_texts_and_markdown_are_found_in_subfolders_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "A.MD", "c.pdf", "sub/d.txt", "sub/deep/e.md", "another/f.txt", "noext")
    assert found(tmp_path) == (["A.MD", "b.txt", "another/f.txt", "sub/d.txt", "sub/deep/e.md"], {})


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".secret.txt", ".git/x.txt", "a.txt")
    assert found(tmp_path) == (["a.txt"], {})


def test_a_link_to_what_is_found_anyway_adds_nothing(tmp_path: Path) -> None:
    write(tmp_path, "real.txt", "folder/x.txt")
    (tmp_path / "again.txt").symlink_to("real.txt")
    (tmp_path / "again").symlink_to("folder")
    assert found(tmp_path) == (["real.txt", "folder/x.txt"], {})


def test_a_link_to_what_is_not_found_otherwise_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path, ".store/kept.txt", ".store/original")
    (tmp_path / "one").symlink_to(".store")
    (tmp_path / "two").symlink_to(".store")
    (tmp_path / "named.txt").symlink_to(".store/original")
    assert found(tmp_path) == (["named.txt", "one/kept.txt"], {})


def test_links_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    paths, problems = found(tmp_path)
    assert paths == ["sub/a.txt"]
    assert problems == {"loop.txt": "a link that leads nowhere or in a circle"}


def test_a_link_out_of_the_folder_is_listed_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.txt", "inside/a.txt")
    (tmp_path / "inside" / "out.txt").symlink_to("../outside/secret.txt")
    (tmp_path / "inside" / "out").symlink_to("../outside")
    paths, problems = found(tmp_path / "inside")
    assert paths == ["a.txt"]
    assert set(problems) == {"out.txt", "out"}


def test_a_name_that_is_not_utf8_is_found(tmp_path: Path) -> None:
    name = b"caf\xe9.txt"
    try:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert found(tmp_path) == ([os.fsdecode(name)], {})


def test_what_is_not_a_regular_file_is_listed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == ([], {"pipe.txt": "not a regular file"})


def test_a_folder_that_cannot_be_opened_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "closed/b.txt")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert found(tmp_path) == (["a.txt"], {"closed": "the folder cannot be opened: Permission denied"})


def test_a_folder_without_rights_is_no_error(tmp_path: Path) -> None:
    write(tmp_path, "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        paths, problems = found(tmp_path)
    finally:
        (tmp_path / "closed").chmod(stat.S_IRWXU)
    assert paths == ["closed/b.txt"] or "closed" in problems


def test_a_path_that_has_changed_is_looked_at_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "sub/b.MD", "c.pdf", ".secret.txt", ".git/x.txt")
    (tmp_path / "again.txt").symlink_to("c.pdf")
    (tmp_path / "folder").symlink_to("sub")
    seen = {
        path: look(tmp_path, path)
        for path in (
            *("a.txt", "sub/b.MD", "c.pdf", ".secret.txt", ".git/x.txt", "sub", "gone.txt", "gone"),
            *("again.txt", "folder", "folder/b.MD", "../a.txt"),
        )
    }
    assert seen == {
        "a.txt": "source",
        "sub/b.MD": "source",
        "c.pdf": "none",
        ".secret.txt": "none",
        ".git/x.txt": "none",
        "sub": "unsure",
        "gone.txt": "absent",
        "gone": "absent",
        "again.txt": "unsure",
        "folder": "unsure",
        "folder/b.MD": "unsure",
        "../a.txt": "none",
    }
