"""Groups of utterances in real articles, looked at one by one: shown beside what was judged.

    python -m tests.accuracy.groups FOLDER [--draw 50 --seed 5]

`groups.json` has the places of the groups that were looked at, by path and offsets, and whether all of their
versions are one utterance. FOLDER holds the articles, read and annotated before. With `--draw`, so many
groups are drawn at random and shown, for somebody to judge.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from tui_reader.library import Library, open_library
from tui_reader.model import Variants
from tui_reader.settings import Settings
from tui_reader.visible import visible

RECORDED = Path(__file__).with_name("groups.json")


def places(group: Variants) -> list[tuple[str, int, int]]:
    return [(version.place.source, version.place.start, version.place.end) for version in group.versions]


def draw(library: Library, number: int, seed: int) -> list[Variants]:
    groups = sorted(library.all_variants(), key=places)
    return random.Random(seed).sample(groups, min(number, len(groups)))


def show(group: Variants) -> None:
    for version in group.versions:
        place = version.place
        print(f"  {place.source} {place.start}-{place.end} {version.speaker}: {visible(place.text)}")


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", type=int, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    library = open_library([options.folder], Settings())
    if options.draw:
        for number, group in enumerate(draw(library, options.draw, options.seed), 1):
            print(number, json.dumps(places(group)))
            show(group)
        return
    judged = json.loads(RECORDED.read_text("utf-8"))["groups"]
    print(f"{sum(each['right'] for each in judged)} of {len(judged)} right")
    for each in judged:
        path, start, _ = each["places"][0]
        found = library.variants(path, start)
        now = sorted(places(found)) if found is not None else []
        same = now == sorted(map(tuple, each["places"]))
        print("right" if each["right"] else "wrong", "" if same else "(found otherwise now)")
        if found is not None:
            show(found)


if __name__ == "__main__":
    main()
