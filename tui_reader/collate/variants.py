"""Which quotes are the same utterance.

Quotes that may be are found by the pairs of neighbouring content words they share (shingles, after Broder
1997), then aligned word by word and joined sentence by sentence, so that a long speech does not join all that
is quoted of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from tui_reader.collate.alignment import blocks, shared
from tui_reader.collate.information import bits, stem, tells
from tui_reader.collate.wording import Word

_FEW, _MANY = 1 / 3, 4


class Strength(IntEnum):
    """How much two sentences share: enough if they have a speaker in common, if no other is known for
    either, or whoever is said to speak."""

    SPEAKER = 1
    UNLESS_ANOTHER = 2
    ANYBODY = 3


_NEEDED = {
    Strength.ANYBODY: (44, 0.6),
    Strength.UNLESS_ANOTHER: (24, 0.7),
    Strength.SPEAKER: (14, 0.8),
}
"""How many bits, and which part of the shorter of two sentences."""


class Join(NamedTuple):
    """A sentence of one wording is a sentence of another."""

    a: int
    b: int
    strength: Strength


def shingles(words: Iterable[Word]) -> set[int]:
    """A number for each pair of content words that follow each other, whatever small words stand between."""
    told = [stem(word.key) for word in words if tells(word.key) and not word.nested]
    return {crc32(f"{one} {other}".encode()) for one, other in pairwise(told)}


def may_join(common: int, some: int, others: int) -> bool:
    """Whether two wordings are worth aligning, by the number of shingles in common and in each."""
    return common >= _MANY or common >= _FEW * min(some, others)


def joins(a: Sequence[Word], b: Sequence[Word]) -> list[Join]:
    """The sentences that are the same in two wordings."""
    common = shared(a, b, blocks(a, b))
    whole = information(a), information(b)
    return [
        Join(one, other, strength)
        for (one, other), told in common.items()
        if (strength := _strength(told, told / min(whole[0][one], whole[1][other])))
    ]


def information(words: Iterable[Word]) -> dict[int, int]:
    """How much each sentence says, in bits."""
    sums: dict[int, int] = {}
    for word in words:
        if not word.nested:
            sums[word.sentence] = sums.get(word.sentence, 0) + bits(word.key)
    return sums


def repeated(words: Iterable[Word]) -> list[Join]:
    """The same of a wording that is found again word for word."""
    return [
        Join(at, at, strength) for at, told in information(words).items() if (strength := _strength(told, 1))
    ]


def _strength(told: int, covered: float) -> Strength | None:
    """The most that so many bits, and such a part of the shorter sentence, are enough for."""
    return next(
        (strength for strength, (enough, part) in _NEEDED.items() if told >= enough and covered >= part), None
    )


def suits(strength: int, some: Collection[str], others: Collection[str]) -> bool:
    """Whether those who are known to speak let two sentences be one utterance."""
    if strength == Strength.ANYBODY:
        return True
    in_common = any(speaker in others for speaker in some)
    return in_common or (strength == Strength.UNLESS_ANOTHER and not (some and others))


def written(words: Sequence[Word]) -> str:
    """Words as they are kept: without those of somebody quoted within, sentences divided by a full stop."""
    kept: list[str] = []
    sentence = 0
    for word in words:
        kept += ["."] * (word.sentence - sentence)
        sentence = word.sentence
        if not word.nested:
            kept.append(word.key)
    return " ".join(kept)


def kept(written: str) -> list[Word]:
    """The words that `written` kept, without their places."""
    words: list[Word] = []
    sentence = 0
    for key in written.split():
        if key == ".":
            sentence += 1
        else:
            words.append(Word(key, 0, 0, sentence))
    return words
