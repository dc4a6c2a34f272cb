"""A build that is killed goes on where it stopped, whatever it was doing."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.unit.library.building.running import running, write
from tui_reader import index
from tui_reader.index.schema import opened, segments
from tui_reader.library import Library, open_library
from tui_reader.settings import Settings

_KILLS = 20
pytestmark = pytest.mark.usefixtures("all_french")


def documents(library: Library) -> int:
    """How many documents of sources the index holds: of an annotated one two, its text and what was found in
    it."""
    parts = [opened(part) for part in index.parts(library.index_dir)]
    return sum(
        bool(path)
        for part in parts
        if part is not None
        for reader, _ in segments(part)
        for field in ("text_of", "found_in")
        for number, path in enumerate(reader.column_reader(field, translate=False))
        if not reader.is_deleted(number)
    )


def test_killed_at_any_moment_nothing_is_missing_or_doubled(tmp_path: Path) -> None:
    chance = random.Random(4)
    folder = tmp_path / "sources"
    numbers = set(range(150))
    words = dict.fromkeys(numbers, "bateau")
    for number in numbers:
        write(folder, number)
    library = open_library([folder], Settings())
    for kill in range(_KILLS):
        with running(library):
            time.sleep(chance.uniform(0.1, 1.0))
        found = library.search("bateau OR navire")
        assert len({hit.source for hit in found.hits}) == len(found.hits) == found.total
        for number in chance.sample(sorted(numbers), 64):
            if number % 8 == 0:
                (folder / f"{number % 3}" / f"{number}.txt").unlink()
                numbers.discard(number)
            else:
                words[number] = chance.choice(["bateau", "navire"])
                write(folder, number, words[number])
        for number in range(1_000 + 8 * kill, 1_008 + 8 * kill):
            numbers.add(number)
            words[number] = "bateau"
            write(folder, number)
    for _ in library.build():
        pass
    for word in ("bateau", "navire"):
        expected = {f"{number % 3}/{number}.txt" for number in numbers if words[number] == word}
        assert {hit.source for hit in library.search(word).hits} == expected
    assert library.search("bateau OR navire").total == len(numbers)
    assert {known.state for known in library.summaries().values()} == {"unannotated"}
    assert documents(library) == 2 * len(numbers) == 2 * len(library.summaries())
