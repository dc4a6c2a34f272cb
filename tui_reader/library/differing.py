"""The words of versions: what each has otherwise than the fullest, and what stands for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui_reader.collate.alignment import Change, changes, columns, in_common
from tui_reader.collate.wording import Word, words_of
from tui_reader.model import Difference, Finding, Span, Variants, Version


class Worded(NamedTuple):
    """A version and its words; those with one `whole` are stretches of one utterance, broken by its cue."""

    version: Version
    words: list[Word]
    whole: tuple[int, str, int]


def differences(found: Sequence[Worded], base: int) -> Iterator[Difference]:
    """What each version has otherwise than the one at `base`; what another stretch of the same utterance has
    is not omitted."""
    fullest = found[base]
    had = [_had(fullest, each) for each in found]
    for version, each in enumerate(found):
        if version == base:
            continue
        beside = [at for at, other in enumerate(found) if other.whole == each.whole]
        indirect = "indirect" in (fullest.version.kind, each.version.kind)
        for change in changes(fullest.words, each.words, indirect):
            for a, a_end in _left_out(change, version, {at: had[at] for at in beside}):
                was = _span(fullest, a, a_end)
                yield Difference(
                    version, change.kind, change.weight, was, _span(each, change.b, change.b_end)
                )


def _had(fullest: Worded, other: Worded) -> set[int]:
    """The words of the fullest version, by their places, that another has."""
    return {
        at for block in in_common(fullest.words, other.words) for at in range(block.a, block.a + block.length)
    }


def _left_out(change: Change, version: int, had: Mapping[int, set[int]]) -> Iterator[tuple[int, int]]:
    """The words of the fullest version that a change is about: of those left out, runs that no stretch of the
    utterance has, each told of the stretch before it."""
    if change.kind != "omitted" or len(had) == 1:
        yield change.a, change.a_end
        return
    left = [at for at in range(change.a, change.a_end) if not any(at in words for words in had.values())]
    for start in left:
        before = {at: max((word for word in words if word < start), default=-1) for at, words in had.items()}
        if start - 1 not in left and max(before, key=lambda at: before[at]) == version:
            end = start
            while end in left:
                end += 1
            yield start, end


def _span(worded: Worded, start: int, end: int) -> Span | None:
    if start == end:
        return None
    first, last = worded.words[start], worded.words[end - 1]
    return _between(worded.version.place, first.start, last.end)


def _between(place: Finding, start: int, end: int) -> Span:
    return Span(start, end, place.text[start - place.start : end - place.start])


def aligned(variants: Variants) -> tuple[tuple[Span | None, ...], ...]:
    """The versions of an utterance one above another: in each column the words that stand for each other,
    one a version in their order, None where a version has none.

    Read down the columns, the spans of a version are all its words in their order; what stands between two of
    them (spaces, punctuation) is no part of them.
    """
    texts = [version.place for version in variants.versions]
    words = [_words(place) for place in texts]
    return tuple(
        tuple(
            None if at is None else _word(texts[version], words[version][at])
            for version, at in enumerate(column)
        )
        for column in columns(words, variants.base)
    )


def _words(place: Finding) -> list[Word]:
    return words_of(place.text, 0, len(place.text))


def _word(place: Finding, word: Word) -> Span:
    return _between(place, place.start + word.start, place.start + word.end)
