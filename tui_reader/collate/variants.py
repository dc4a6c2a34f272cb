"""Which quotes are the same utterance.

Quotes that may be are found by the pairs of neighbouring content words they share (shingles, after Broder
1997), then aligned word by word and joined sentence by sentence, so that a long speech does not join all that
is quoted of it. How much they must share depends on who speaks and whether their sources tell of the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple, TypeVar
from zlib import crc32

from tui_reader.collate.alignment import Block, blocks
from tui_reader.collate.information import bits, tells
from tui_reader.collate.stems import stem
from tui_reader.collate.unions import unions
from tui_reader.collate.wording import Word

Place = TypeVar("Place", bound=Hashable)

_FEW, _FEW_REPORTED, _MANY = 0.4, 0.2, 4
"""The share of the shingles of the smaller of two wordings; so many shingles are enough of any."""
LEAST, _SOME, _MUCH, VERY_MUCH, MOST = 14, 26, 44, 60, 80
"""Bits of information: two words of content, three, five, seven, nine."""
_COVERED = ((_MUCH, 0.6), (_SOME, 0.7), (LEAST, 0.8))
"""So much is shared at least, of so much of the shorter sentence."""
_KEPT = 0.4
_REPORTED, _COVERED_REPORTED, _KEPT_REPORTED = 36, 0.6, 0.35
"""The same of indirect speech, of which more is reworded."""
_PART = 0.5
_UNSAID = ["that"]
"""What may be said or not between two words that follow each other: "he said (that) he would"."""

_SHORT, _LEFT_OUT = 4, 2
"""So many words may be left out without an ellipsis; each one more costs so many bits."""


class Join(NamedTuple):
    """A sentence of one wording is a sentence of another: `bits` say how much they share, `part` is -1 if the
    first is but a part of the second, 1 if the second is one of the first, 0 for neither."""

    a: int
    b: int
    bits: int
    part: int


def shingles(words: Iterable[Word]) -> set[int]:
    """A number for each pair of content words that follow each other, whatever small words stand between."""
    told = [stem(word.key) for word in words if tells(word.key) and not word.nested]
    return {crc32(f"{one} {other}".encode()) for one, other in pairwise(told)}


def may_join(common: int, some: int, others: int) -> bool:
    """Whether two wordings are worth aligning, by the number of shingles in common and in each."""
    return common >= _MANY or common >= _FEW * min(some, others)


def may_report(common: int, some: int, others: int) -> bool:
    """The same of two wordings of which one may be indirect speech."""
    return common >= _MANY or common >= _FEW_REPORTED * min(some, others)


class _Measured:
    """A wording whose stretches are weighed; what is said by somebody quoted within it weighs nothing."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._sums = [0, *accumulate(0 if word.nested else bits(word.key) for word in words)]
        begins = (at for at in range(1, len(words)) if words[at - 1].sentence < words[at].sentence)
        self._starts = [0, *begins, len(words)]
        self.ordinals = {words[at].sentence: ordinal for ordinal, at in enumerate(self._starts[:-1])}

    def bits(self, start: int, end: int) -> int:
        return self._sums[end] - self._sums[start]

    def keys(self, start: int, end: int) -> list[str]:
        return [word.key for word in self.words[start:end]]

    def sentence(self, number: int) -> tuple[int, int]:
        """Where the sentence with this number starts and ends."""
        ordinal = self.ordinals[number]
        return self._starts[ordinal], self._starts[ordinal + 1]


class _Common(NamedTuple):
    """What two sentences share, in bits, of `wholes`, in so many `runs` of words; and what speaks against it:
    `replaced` stands in both where the other has something else, `left_out` is what one leaves out at length
    without an ellipsis."""

    told: int
    wholes: tuple[int, int]
    runs: int
    replaced: int
    left_out: int


def joins(a: Sequence[Word], b: Sequence[Word]) -> list[Join]:
    """The sentences that are the same in two wordings."""
    return _joins(a, b, _is_same)


def reports(reported: Sequence[Word], said: Sequence[Word]) -> list[Join]:
    """The sentences that indirect speech reports."""
    return _joins(reported, said, _is_reported)


def _is_same(common: _Common) -> bool:
    """Whether two sentences are the same, given that the speaker is."""
    kept, whole = common.told - common.replaced - common.left_out, min(common.wholes)
    return kept >= _KEPT * whole and any(
        kept >= least and common.told >= part * whole and (least > LEAST or common.runs == 1)
        for least, part in _COVERED
    )


def _is_reported(common: _Common) -> bool:
    """Whether the first sentence reports the second, given that the speaker is the same."""
    whole = common.wholes[0]
    kept = common.told - common.replaced
    return common.told >= max(_REPORTED, _COVERED_REPORTED * whole) and kept >= _KEPT_REPORTED * whole


def _joins(a: Sequence[Word], b: Sequence[Word], are_one: Callable[[_Common], bool]) -> list[Join]:
    """Sentences that follow each other in both wordings lend each other what they share."""
    first, second = _Measured(a), _Measured(b)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (one, other), runs in _by_sentence(a, b, blocks(a, b)).items():
        common = _common(first, second, first.sentence(one), second.sentence(other), runs)
        if common.told and are_one(common):
            part = 0 if common.told >= _PART * max(common.wholes) else -1
            if part and common.wholes[0] > common.wholes[1]:
                part = 1
            found[one, other] = common.told - common.replaced, part
    return [
        Join(one, other, sum(found[pair][0] for pair in row), found[one, other][1])
        for row in _rows(found)
        for one, other in row
    ]


def _by_sentence(
    a: Sequence[Word], b: Sequence[Word], found: Sequence[Block]
) -> dict[tuple[int, int], list[Block]]:
    """What each sentence of one wording shares with each of the other."""
    parts: defaultdict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in found:
        start = 0
        for at in range(1, block.length + 1):
            here = a[block.a + start].sentence, b[block.b + start].sentence
            if at == block.length or (a[block.a + at].sentence, b[block.b + at].sentence) != here:
                parts[here].append(Block(block.a + start, block.b + start, at - start))
                start = at
    return parts


def _common(
    a: _Measured, b: _Measured, one: tuple[int, int], other: tuple[int, int], runs: Sequence[Block]
) -> _Common:
    """What two sentences, given by their bounds, share in these runs."""
    (at, end), (other_at, other_end) = one, other
    replaced = left_out = broken = 0
    for block in (*runs, Block(end, other_end, 0)):
        between = a.keys(at, block.a) + b.keys(other_at, block.b)
        broken += block is runs[0] or (block.length > 0 and between != _UNSAID)
        replaced += min(a.bits(at, block.a), b.bits(other_at, block.b))
        if block is not runs[0] and block.length and not (a.words[block.a].gap or b.words[block.b].gap):
            left_out += _LEFT_OUT * max(0, max(block.a - at, block.b - other_at) - _SHORT)
        at, other_at = block.a + block.length, block.b + block.length
    told = sum(a.bits(block.a, block.a + block.length) for block in runs)
    return _Common(told, (a.bits(*one), b.bits(*other)), broken, replaced, left_out)


def _rows(found: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs of sentences in rows, in which each follows the one before in both wordings."""
    pairs = set(found)
    follows = [
        (pair, near)
        for pair in pairs
        for near in ((pair[0] + 1, pair[1]), (pair[0], pair[1] + 1), (pair[0] + 1, pair[1] + 1))
        if near in pairs
    ]
    return unions(chain(((pair, pair) for pair in sorted(pairs)), follows))


def repeated(words: Sequence[Word]) -> list[Join]:
    """The same of a wording that is found again word for word."""
    measured = _Measured(words)
    whole = measured.bits(0, len(words))
    return [Join(number, number, whole, 0) for number in measured.ordinals]


class Said(NamedTuple):
    """Who is known to have said something (the keys of persons), and what tells of its source which other
    sources tell of the same: itself, its copies, and whom few others name."""

    speakers: frozenset[str]
    source: int
    copies: frozenset[int]
    story: frozenset[int]


def ties(said: Said) -> Iterator[tuple[str, str | int]]:
    """What two sentences must have one of in common, to be one utterance by less than `VERY_MUCH`."""
    yield from (("speaker", key) for key in said.speakers)
    yield from (("source", number) for number in (said.source, *said.copies))
    yield from (("story", identity) for identity in said.story)


def suits(bits: int, one: Said, other: Said) -> bool:
    """Whether two sentences that share so much are one utterance, given who says them, and whether their
    sources tell of the same or one is a copy of the other."""
    if bits >= MOST or not one.speakers.isdisjoint(other.speakers):
        return bits >= LEAST
    if one.speakers and other.speakers:
        return bits >= _MUCH and _is_one_story(one, other)
    if bits >= VERY_MUCH or other.source in one.copies:
        return bits >= LEAST
    return bits >= _SOME and _is_one_story(one, other)


def suits_reported(bits: int, one: Said, other: Said) -> bool:
    """The same where one of the two is indirect speech: who else is known to speak may say it of somebody
    else."""
    if one.speakers and other.speakers:
        return not one.speakers.isdisjoint(other.speakers)
    return bits >= MOST and _is_one_story(one, other)


def _is_one_story(one: Said, other: Said) -> bool:
    return one.source == other.source or not one.story.isdisjoint(other.story)


def groups(edges: Iterable[tuple[Place, Place, int]]) -> list[list[Place]]:
    """What is joined (as in `Join`, by `part`), as groups.

    A part that stands in two statements that nothing else joins goes with the one it has more joins with,
    and with none of them if it has as many.
    """
    edges = list(edges)
    whole = unions(
        chain(
            ((one, one) for edge in edges for one in edge[:2]),
            ((one, other) for one, other, part in edges if not part),
        )
    )
    of = {place: at for at, group in enumerate(whole) for place in group}
    wholes: dict[int, dict[int, int]] = {}
    for one, other, part in edges:
        short, long = (of[one], of[other]) if part < 0 else (of[other], of[one])
        if part and short != long:
            counts = wholes.setdefault(short, {})
            counts[long] = counts.get(long, 0) + 1
    chosen = ((short, _likelier(counts, wholes)) for short, counts in wholes.items())
    merged = unions(
        chain(
            ((at, at) for at in range(len(whole))),
            ((short, long) for short, long in chosen if long is not None),
        )
    )
    return [[place for at in group for place in whole[at]] for group in merged]


def _likelier(counts: dict[int, int], wholes: dict[int, dict[int, int]]) -> int | None:
    """Of what a part may be a part of, what it has the most joins with; None if two have as many."""
    longest = [long for long in counts if not any(other in wholes.get(long, ()) for other in counts)]
    ordered = sorted(longest, key=lambda long: -counts[long])
    if not ordered or (len(ordered) > 1 and counts[ordered[0]] == counts[ordered[1]]):
        return None
    return ordered[0]


def written(words: Sequence[Word]) -> str:
    """Words as they are kept: without those of somebody quoted within, sentences divided by a full stop."""
    kept: list[str] = []
    sentence = 0
    for word in words:
        if word.sentence != sentence:
            kept += ["."] * (word.sentence - sentence)
            sentence = word.sentence
        if not word.nested:
            kept += ["…", word.key] if word.gap else [word.key]
    return " ".join(kept)


def kept(written: str) -> list[Word]:
    """The words that `written` kept, without their places."""
    words: list[Word] = []
    sentence, gap = 0, False
    for key in written.split():
        if key == ".":
            sentence += 1
        elif key == "…":
            gap = True
        else:
            words.append(Word(key, 0, 0, sentence, gap=gap))
            gap = False
    return words
