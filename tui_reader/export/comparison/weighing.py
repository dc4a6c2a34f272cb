"""What differences between versions weigh, and when they are no more than that a part is quoted."""

from __future__ import annotations

from tui_reader.model import Difference, Variants, Weight

WEIGHTS: tuple[Weight, ...] = ("negation", "number", "name", "word", "form")
"""What a difference can weigh, the most first."""
LOUD: frozenset[Weight] = frozenset(WEIGHTS[:3])
"""Those that turn what is said."""

_FEW = 4  # words, if they are no more than a third: so few are told even where they are left out at an end


def is_part(variants: Variants, difference: Difference) -> bool:
    """Whether a version begins later or ends sooner than the fullest by more than a few words, without taking
    a "not" away."""
    if difference.kind != "omitted" or difference.base is None or difference.weight == "negation":
        return False
    whole, gone = variants.versions[variants.base].place, difference.base
    before, after = whole.text[: gone.start - whole.start], whole.text[gone.end - whole.start :]
    few = min(_FEW, len(whole.text.split()) / 3)
    return len(gone.text.split()) > few and not (_has_words(before) and _has_words(after))


def by_difference(variants: Variants) -> tuple[int, ...]:
    """A key that puts the utterances with the loudest differences first: their number by weight, then that of
    the versions."""
    counts = [0] * len(WEIGHTS)
    for each in variants.differences:
        counts[WEIGHTS.index(each.weight)] -= not is_part(variants, each)
    return *(max(-1, count) for count in counts), *counts, -len(variants.versions)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
