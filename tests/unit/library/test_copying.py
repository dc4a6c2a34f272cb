"""Copies in a folder: found as sources are annotated, forgotten as they go."""

from __future__ import annotations

from pathlib import Path

from tui_reader.library import Library

STORY = """\
The harbour office will move to the old customs house in spring, the council decided on Monday evening.

The house has stood empty since the fire of 2024, and its windows were boarded up by neighbours who were
tired of the pigeons. The council expects the repairs to take four months and to cost less than a new roof.

A path will lead from the fish market to the door, with a ramp beside it for those who come with a cart.
"""
REPORT = """\
The firemen had worked since midnight when a second alarm called them to the other end of the quay, where
a warehouse full of paint had begun to smoke. Nobody was hurt, and by noon the road was open once more.
"""


def build(library: Library) -> None:
    for _ in library.build():
        pass


def test_copies_are_found_with_what_they_share(folder: Path, library: Library) -> None:
    (folder / "a.txt").write_text(f"AVERYN (Coastal Press) - {STORY}", "utf-8")
    (folder / "b.txt").write_text(f"By Echo staff and Coastal Press\n\n{STORY}\n{REPORT}", "utf-8")
    build(library)
    (copy,) = library.copies("a.txt")
    assert copy.source == "b.txt" and copy.agency == "Coastal Press"
    assert copy.share > 0.8 > copy.back > 0.3
    assert library.copies("council.txt") == ()
    assert library.independent(["a.txt", "b.txt", "council.txt"]) == 2


def test_a_changed_source_is_compared_anew(folder: Path, library: Library) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(STORY, "utf-8")
    build(library)
    assert [copy.source for copy in library.copies("a.txt")] == ["b.txt", "c.txt"]
    (folder / "b.txt").write_text(REPORT, "utf-8")
    (folder / "c.txt").unlink()
    build(library)
    assert library.copies("a.txt") == () == library.copies("c.txt")
    (folder / "b.txt").write_text(STORY + REPORT, "utf-8")
    build(library)
    assert [copy.source for copy in library.copies("a.txt")] == ["b.txt"]


def test_boilerplate_of_an_outlet_is_no_copying(folder: Path, library: Library) -> None:
    for number in range(14):
        own = " ".join(f"{word}{number}" for word in STORY.split())
        (folder / f"article{number}.txt").write_text(f"{own}\n\n{REPORT}", "utf-8")
    build(library)
    articles = [f"article{number}.txt" for number in range(14)]
    assert library.independent(articles) == 14
