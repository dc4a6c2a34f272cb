"""Persons across the seeds, by B³ (Bagga & Baldwin 1998): each mention found is scored by how much of its
person's mentions, ours and labelled, are the same."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from tests.accuracy.sets import OWN, gold_of
from tui_reader.library import Library

FLOOR = 0.98


def mentions(library: Library) -> list[tuple[str, str, str]]:
    """The labelled mentions that we find: the person by the labels, ours, and the place in words."""
    documents: list[dict[str, Any]] = [
        json.loads(line) for line in gold_of(OWN).read_text(encoding="utf-8").splitlines()
    ]
    found = []
    for document in documents:
        source = library.read(document["id"])
        annotations = library.annotations(source)
        assert annotations is not None
        keys = library.persons_of(source.path)
        ours = {(mention.start, mention.end): keys[mention.person][0] for mention in annotations.people}
        found += [
            (label["entity"], ours[extent], f"{label['text']} in {source.path}")
            for label in document["people"]
            if (extent := (label["start"], label["end"])) in ours
        ]
    return found


def b_cubed(found: list[tuple[str, str, str]]) -> tuple[float, float]:
    """Precision and recall."""
    gold, ours = defaultdict(set), defaultdict(set)
    for number, (entity, key, _) in enumerate(found):
        gold[entity].add(number)
        ours[key].add(number)
    shared = [(len(gold[entity] & ours[key]), gold[entity], ours[key]) for entity, key, _ in found]
    precision = sum(both / len(key) for both, _, key in shared) / len(found)
    recall = sum(both / len(entity) for both, entity, _ in shared) / len(found)
    return precision, recall


def test_b_cubed_of_a_known_grouping() -> None:
    found = [("a", "1", ""), ("a", "1", ""), ("a", "2", ""), ("b", "2", "")]
    precision, recall = b_cubed(found)
    assert (round(precision, 3), round(recall, 3)) == (0.75, 0.667)


def test_persons_across_the_seeds_reach_their_floor(seeds_library: Library) -> None:
    found = mentions(seeds_library)
    precision, recall = b_cubed(found)
    f1 = 2 * precision * recall / (precision + recall)
    wrong = defaultdict(set)
    for entity, key, place in found:
        wrong[key].add(entity)
        print(f"{entity:30} {key:30} {place}")
    print({key: entities for key, entities in wrong.items() if len(entities) > 1})
    print(f"B³ over {len(found)} mentions: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    assert len(found) > 200 and f1 >= FLOOR
