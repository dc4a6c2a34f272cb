"""What is told differently of one utterance, in the words of its versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui_reader.collate.content import fold
from tui_reader.collate.stems import stem
from tui_reader.model import Finding, Span, Variants

Columns = Sequence[Sequence[Span | None]]
"""The versions of an utterance word by word: in each column the words that stand for each other, one a
version, None where a version has none."""

_CLOSE = 0.7
"""The part of a version's words that must be the base's."""


def part(place: Finding, start: int, end: int, says: str) -> Finding:
    """The words [start, end) of a version, and what they say."""
    before = place.text[: start - place.start]
    return replace(
        place,
        start=start,
        end=end,
        line=place.line + before.count("\n"),
        text=place.text[start - place.start : end - place.start],
        details={"says": says},
    )


def is_close(variants: Variants, columns: Columns, version: int) -> bool:
    """Whether nearly all that a version has are words of the base, so that what differs is no other
    statement."""
    own = [column for column in columns if column[version] is not None]
    same = sum(_is_same(column[variants.base], column[version]) for column in own)
    return same >= _CLOSE * len(own)


def _is_same(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and stem(fold(one.text)) == stem(fold(other.text))


def standing_for(variants: Variants, columns: Columns, words: Span) -> list[list[Span]]:
    """The words of each version that stand for some words of the base."""
    return [
        [
            span
            for column in columns
            if (base := column[variants.base]) is not None and words.start <= base.start < words.end
            if (span := column[version]) is not None
        ]
        for version in range(len(variants.versions))
    ]


def goes_around(variants: Variants, columns: Columns, version: int, words: Span) -> tuple[Span, Span] | None:
    """The words of a version nearest before and after some words of the base; None if it ends there."""
    before: Span | None = None
    for column in columns:
        base, own = column[variants.base], column[version]
        if base is None or own is None:
            continue
        if base.start >= words.end:
            return None if before is None else (before, own)
        if base.end <= words.start:
            before = own
    return None


def answers(given: Iterable[str]) -> str:
    """The answers of sources, each with how many give it: "three in 4 sources; four in 1 source"."""
    return "; ".join(f"{answer} in {counted(number)}" for answer, number in Counter(given).items())


def counted(sources: int) -> str:
    return "1 source" if sources == 1 else f"{sources:,} sources"


def shortened(text: str, length: int = 70) -> str:
    """A text on one line, in quotation marks, cut at this length."""
    line = " ".join(text.split()).rstrip(",")
    return f"“{line if len(line) <= length else line[: length - 1].rstrip() + '…'}”"
