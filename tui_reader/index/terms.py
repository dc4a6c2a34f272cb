"""Where the words of a query stand in a folded text.

Regular expressions made from the words, so that a text need not be cut into words; only fuzzy words and
proximity want that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tui_reader.index.nodes import Fuzzy, Leaf, Phrase, Prefix, Word
from tui_reader.index.text import LONGEST_RUN, words

Spans = list[tuple[int, int]]

_NO_LETTER_FOLLOWS = r"(?![^\W_])"


def find(leaf: Leaf, text: str) -> Spans:
    """Where the leaf stands in a folded text, in order; of words near each other, each word."""
    match leaf:
        case Fuzzy():
            return _find_fuzzy(leaf, text)
        case Phrase(slop=slop) if slop:
            return _find_near(leaf, text)
        case _:
            return _find_pattern(_pattern(leaf), text)


def _find_pattern(pattern: re.Pattern[str], text: str) -> Spans:
    return [
        match.span()
        for match in pattern.finditer(text)
        if not any(run and run.count("'") + run.count("-") >= LONGEST_RUN for run in match.groups())
    ]


@lru_cache(maxsize=512)
def _pattern(leaf: Word | Prefix | Phrase) -> re.Pattern[str]:
    match leaf:
        case Word(parts):
            return re.compile(_word(parts) + _NO_LETTER_FOLLOWS)
        case Prefix(parts):
            return re.compile(_word(parts) + r"[^\W_]*")
        case Phrase(parts):
            return re.compile(r"[\W_]+".join(_word(word.parts) for word in parts) + _NO_LETTER_FOLLOWS)


def _word(parts: tuple[str, ...]) -> str:
    """The parts next to each other, else (captured) written as one, perhaps joined elsewhere.

    It begins with a letter, and looks back from there, so that the search for it is a plain one.
    """
    whole = "".join(parts)
    apart = r"[\W_]+".join([parts[0][1:], *parts[1:]])
    joined = "['-]?".join(["", *whole[1:]])
    either = f"(?:{apart}|({joined}))" if len(parts) > 1 else f"({joined})"
    return f"{whole[0]}(?<![^\\W_]{whole[0]}){either}"


def _find_fuzzy(leaf: Fuzzy, text: str) -> Spans:
    found = words(text)
    near = {form for form in set(found.forms) if within(leaf.form, form, leaf.distance)}
    spans = [span for form, span in zip(found.forms, found.spans, strict=True) if form in near]
    for form, first, end in found.runs():
        if within(leaf.form, form, leaf.distance):
            spans.append((found.spans[first][0], found.spans[end - 1][1]))
    return sorted(spans)


def _find_near(leaf: Phrase, text: str) -> Spans:
    """The smallest stretches that hold all the words, with at most `slop` others between them."""
    needed = Counter(leaf.words)
    places = {word: _find_pattern(_pattern(word), text) for word in needed}
    if any(len(places[word]) < number for word, number in needed.items()):
        return []
    found = words(text)
    starts, ends = [start for start, _ in found.spans], [end for _, end in found.spans]
    occurrences = sorted(
        (bisect_left(starts, start), bisect_left(ends, end) + 1, word)
        for word, spans in places.items()
        for start, end in spans
    )
    latest = {word: deque[tuple[int, int]](maxlen=number) for word, number in needed.items()}
    near: set[tuple[int, int]] = set()
    for first, end, word in occurrences:
        latest[word].append((first, end))
        if all(len(latest[word]) == number for word, number in needed.items()):
            chosen = [place for places in latest.values() for place in places]
            stretch = max(end for _, end in chosen) - min(first for first, _ in chosen)
            if stretch - sum(end - first for first, end in chosen) <= leaf.slop:
                near.update(chosen)
    return [(starts[first], ends[end - 1]) for first, end in sorted(near)]


def within(a: str, b: str, distance: int) -> bool:
    """Whether two words are within a Levenshtein distance of each other."""
    return abs(len(a) - len(b)) <= distance and Levenshtein.distance(a, b, score_cutoff=distance) <= distance
