"""Who is who in a folder: decided as sources come, change and go, and explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.library import Library

FIRE = """{who} rang the bell of the Old Mill on Monday, as the fire reached Gannet Street.

"I saw the roof go," said {who}. Perpetua Quillfeather, who led the firemen, thanked the neighbours.
"""
RACE = """{who} won the Salt Cup on Sunday before a crowd at Long Reach.

"The wind was kind," said {who}. Ignatius Brackwater, of the Rowing Club, gave the prize at Long Reach.
"""


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def build(library: Library) -> None:
    for _ in library.build():
        pass


def called(library: Library, name: str) -> list[int]:
    """In how many sources each person called so is named."""
    return [person.sources for person in library.named(f'"{name}"')]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


def test_two_people_with_one_common_name_stay_two(folder: Path, library: Library) -> None:
    write(folder, "fire.txt", FIRE.format(who="John Smith"))
    write(folder, "race.txt", RACE.format(who="John Smith"))
    build(library)
    assert called(library, "John Smith") == [1, 1]
    keys = {key for path in ("fire.txt", "race.txt") for key, name in library.persons_of(path).values()
            if name == "John Smith"}  # fmt: skip
    assert len(keys) == 2


def test_who_they_are_mentioned_with_makes_them_one_and_is_told(folder: Path, library: Library) -> None:
    write(folder, "fire.txt", FIRE.format(who="John Smith"))
    write(folder, "race.txt", RACE.format(who="John Smith") + "\nPerpetua Quillfeather was there, too.\n")
    build(library)
    assert called(library, "John Smith") == [2]
    (join,) = library.person_page(library.named("john")[0]).joins
    assert (join.source, join.name, join.other) == ("race.txt", "John Smith", "fire.txt")
    told = {reason.says: reason for reason in join.reasons}
    reason = told["both name Perpetua Quillfeather"]
    assert reason.here is not None and reason.there is not None
    assert reason.here.text == reason.there.text == "Perpetua Quillfeather"
    text = library.read("race.txt").text
    assert text[reason.here.start : reason.here.end] == "Perpetua Quillfeather"


def test_a_source_that_joins_two_and_leaves_again(folder: Path, library: Library) -> None:
    write(folder, "fire.txt", FIRE.format(who="John Smith"))
    write(folder, "race.txt", RACE.format(who="John Smith"))
    build(library)
    both = FIRE.format(who="John Smith") + "\n" + RACE.format(who="John Smith")
    write(folder, "both.txt", both)
    build(library)
    assert called(library, "John Smith") == [3]
    (folder / "both.txt").unlink()
    build(library)
    assert called(library, "John Smith") == [1, 1]


def test_a_surname_alone_is_whom_the_story_means(folder: Path, library: Library) -> None:
    write(folder, "fire.txt", FIRE.format(who="Maren Oldcastle"))
    write(folder, "more.txt", FIRE.format(who="Ms Oldcastle"))
    write(folder, "race.txt", RACE.format(who="Mr Oldcastle"))
    build(library)
    (maren,) = library.named('"maren oldcastle"')
    assert library.sources_of(maren) == ("fire.txt", "more.txt")
    assert sorted(called(library, "Oldcastle")) == [1, 2]


def test_a_person_is_not_called_as_in_a_source_that_has_left(folder: Path, library: Library) -> None:
    write(folder, "a.txt", FIRE.format(who="Orsolya Wintergreen"))
    write(folder, "b.txt", FIRE.format(who="Ms Wintergreen"))
    build(library)
    assert [person.name for person in library.named("wintergreen")] == ["Orsolya Wintergreen"]
    (folder / "a.txt").unlink()
    build(library)
    assert [person.name for person in library.named("wintergreen")] == ["Wintergreen"]


def test_a_speaker_is_counted_under_the_person_decided_on(folder: Path, library: Library) -> None:
    write(folder, "fire.txt", FIRE.format(who="Daniel Oldcastle"))
    write(folder, "more.txt", FIRE.format(who="Dan Oldcastle"))
    build(library)
    (speaker,) = [each for each in library.facets("speaker") if "Oldcastle" in each.name]
    assert speaker.count == 2
    assert library.search("person:daniel").sources == 2
