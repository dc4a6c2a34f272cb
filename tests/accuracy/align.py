"""Which of our spans stands for which labelled one. Offsets are code points, half-open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Label = Mapping[str, Any]
Extent = tuple[int, int]

_MARKS = "\"“”„«»'‘’`"
_BLANKS = " \t\r\n\xa0"
_TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|president|prime minister|minister|senator"
    r"|sen|rep|gov|governor|judge|justice|king|queen|prince|princess|pope|gen|general|col|colonel|capt|captain|sgt|lt"
    r"|rev|reverend|secretary|chancellor|ambassador|sheikh|shri|smt)\.?\s+)+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A label, ours or by hand, and its extent without what does not count at its ends."""

    extent: Extent
    label: Label


@dataclass(slots=True)
class Alignment:
    """`exact` and `near` (overlapping) pairs of a label by hand and one of ours, and what is left of both."""

    exact: list[tuple[Placed, Placed]] = field(default_factory=list)
    near: list[tuple[Placed, Placed]] = field(default_factory=list)
    missed: list[Placed] = field(default_factory=list)
    extra: list[Placed] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[Placed, Placed]]:
        return self.exact + self.near


def align(gold: Iterable[Placed], ours: Iterable[Placed]) -> Alignment:
    """One to one: equal extents first, then by the size of the overlap."""
    found = Alignment(missed=list(gold))
    left = []
    for placed in ours:
        same = next((g for g in found.missed if g.extent == placed.extent), None)
        if same is None:
            left.append(placed)
        else:
            found.missed.remove(same)
            found.exact.append((same, placed))
    overlaps = sorted(
        (
            (min(g.extent[1], placed.extent[1]) - max(g.extent[0], placed.extent[0]), i, j)
            for j, placed in enumerate(left)
            for i, g in enumerate(found.missed)
            if overlap(g.extent, placed.extent)
        ),
        reverse=True,
    )
    used_gold, used_ours = set[int](), set[int]()
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            found.near.append((found.missed[i], left[j]))
    found.missed = [g for i, g in enumerate(found.missed) if i not in used_gold]
    found.extra = [placed for j, placed in enumerate(left) if j not in used_ours]
    return found


def overlap(one: Extent, other: Extent) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def placed(text: str, labels: Iterable[Label], extent: Callable[[str, Label], Extent]) -> list[Placed]:
    """The labels with their extents; what holds nothing but signs is left out."""
    found = [Placed(extent(text, label), label) for label in labels]
    return [each for each in found if each.extent[0] < each.extent[1]]


def of_person(text: str, label: Label) -> Extent:
    """Without titles before the name and a possessive after it."""
    start, end = _trimmed(text, label, ',;:"“”')
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    title = _TITLE.match(text, start, end)
    return (title.end() if title and title.end() < end else start), end


def of_quote(text: str, label: Label) -> Extent:
    """Without marks and the punctuation at the ends."""
    return _trimmed(text, label, _MARKS + ",.;:")


def of_date(text: str, label: Label) -> Extent:
    return _trimmed(text, label, ',;:.()"“”')


def _trimmed(text: str, label: Label, signs: str) -> Extent:
    start, end = label["start"], label["end"]
    stripped = text[start:end].lstrip(_BLANKS + signs)
    start = end - len(stripped)
    return start, start + len(stripped.rstrip(_BLANKS + signs))


def lines(text: str, labels: Iterable[Label]) -> Iterator[Label]:
    """Labels cut at the ends of lines, so that it does not matter whether paragraphs were joined."""
    for label in labels:
        start = label["start"]
        for part in text[start : label["end"]].split("\n"):
            if re.search(r"\w", part):
                yield {**label, "start": start, "end": start + len(part)}
            start += len(part) + 1
