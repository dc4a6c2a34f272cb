"""Utterances and disagreements made by hand: invented words, with the differences that stand between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from tui_reader.model import (
    Difference,
    DifferenceKind,
    Disagreement,
    Evidence,
    Finding,
    Span,
    Variants,
    Version,
    Weight,
)

HASH = "7d" * 32


def place(text: str, number: int = 0, start: int = 100, published: str | None = "2031-05-01") -> Finding:
    """A finding in one of several sources, named by its number."""
    path = f"paper-{number}.txt"
    return Finding(path, HASH, f"Paper {number}", published, start, start + len(text), 7 + number, text)


def utterance(*texts: str, base: int = 0, loud: Sequence[str] = (), weight: Weight = "negation") -> Variants:
    """The texts as versions, a day apart; words of `loud` are given this weight where they differ."""
    versions = tuple(
        Version(
            place(text, number, 100 * (number + 1), f"2031-05-{number + 1:02}"),
            "direct",
            f"Speaker {number}",
            f"speaker {number}",
            0.9,
            (Evidence("cue", 1, 5, "named in the same sentence"),),
        )
        for number, text in enumerate(texts)
    )
    differences = tuple(
        difference
        for number in range(len(texts))
        if number != base
        for difference in _differences(versions, base, number, loud, weight)
    )
    return Variants(versions, base, differences, max(1, len(texts) - 1))


def _differences(
    versions: Sequence[Version], base: int, number: int, loud: Sequence[str], weight: Weight
) -> list[Difference]:
    one, other = (_words(versions[each].place) for each in (base, number))
    found = []
    opcodes = SequenceMatcher(None, [_key(w) for w in one], [_key(w) for w in other], False).get_opcodes()
    for tag, a, b, c, d in opcodes:
        if tag == "equal":
            continue
        theirs, mine = _joined(versions[base].place, one[a:b]), _joined(versions[number].place, other[c:d])
        kind: DifferenceKind = "changed" if theirs and mine else "omitted" if theirs else "added"
        words = {_key(word) for word in (*one[a:b], *other[c:d])}
        weighs: Weight = weight if words & set(loud) else "word"
        found.append(Difference(number, kind, weighs, theirs, mine))
    return found


def _words(place: Finding) -> list[Span]:
    return [
        Span(place.start + found.start(), place.start + found.end(), found.group())
        for found in re.finditer(r"[^\s—.…]+", place.text)
    ]


def _joined(place: Finding, words: Sequence[Span]) -> Span | None:
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    return Span(start, end, place.text[start - place.start : end - place.start])


def _key(word: Span) -> str:
    return word.text.casefold().strip(",")


FERRY = utterance(
    "We did not report the fault three times in April, and nobody answered.",
    "We did report the fault four times in April, and nobody ever answered.",
    "we did not report the fault three times in april and nobody answered",
    "report the fault ... in April",
    loud=("not", "three", "four"),
)
"""A "not" dropped, a number changed and a word added; the same words; a part with an ellipsis."""

DATES = Disagreement(
    "date",
    "Two sources say 9 April, one says 17 April",
    (place("9 April", 0, 40, "2031-05-01"), place("17 April", 1, 60, "2031-05-02")),
    2,
    (Span(29, 48, "It sank on 9 April."), Span(60, 77, "17 April was wet.")),
)
