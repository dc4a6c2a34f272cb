"""What sources tell differently: the planted disagreements of seeds/, and what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tui_reader.library import Library, open_library
from tui_reader.model import Disagreement
from tui_reader.settings import Settings

SEEDS = Path(__file__).parents[3] / "seeds"
PLANTED: list[dict[str, Any]] = json.loads((SEEDS / "gold-across.json").read_text(encoding="utf-8"))[
    "disagreements"
]


def read(folder: Path) -> Library:
    library = open_library([folder], Settings())
    for _ in library.build():
        pass
    return library


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def covers(found: Disagreement, planted: dict[str, Any]) -> bool:
    """Whether a disagreement is the planted one: of its kind, with words of each side (who says the same
    words, or the words)."""
    sides = {
        span["source"] if found.kind == "speaker" else span["text"].casefold()
        for span in planted["spans"]
        for place in found.places
        if place.source == span["source"] and place.start < span["end"] and span["start"] < place.end
    }
    return found.kind == planted["kind"] and len(sides) > 1


def test_every_planted_disagreement_is_found_and_no_other(seeds_library: Library) -> None:
    found = seeds_library.disagreements()
    assert [one["about"] for one in PLANTED if not any(covers(each, one) for each in found)] == []
    assert [each.says for each in found if not any(covers(each, one) for one in PLANTED)] == []
