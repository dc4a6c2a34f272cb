"""How text becomes words and passages; the same for what is indexed and for what is asked.

A *word* is a run of letters and digits, folded (see `fold`). Words joined by a hyphen or an apostrophe can
also be found written as one: "O'Brien" holds `o`, `brien` and `obrien`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

PASSAGE_LIMIT = 2000
_PIECE = 1_000_000
LONGEST_RUN = 4  # so many joined parts are found written as one: "state-of-the-art"

_LETTERS = {  # letters that Unicode does not decompose, as they are usually written without diacritics
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i",
}  # fmt: skip
_APOSTROPHES = "`´‘’‛ʹʻʼ＇"
_HYPHENS = "‐‑‒–−﹣－"


class _Folding(dict[int, str]):
    """A table for `str.translate`, filled as characters are met."""

    def __init__(self) -> None:
        super().__init__({ord(char): "'" for char in _APOSTROPHES} | {ord(char): "-" for char in _HYPHENS})
        self.uneven: set[str] = set()  # the characters met that do not fold to exactly one

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded, before = char, ""
        while folded != before:
            before = folded
            decomposed = unicodedata.normalize("NFKD", folded).casefold()
            kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))
            folded = "".join(_LETTERS.get(c, c) for c in kept)
        self[code] = folded
        if len(folded) != 1:
            self.uneven.add(char)
        return folded


_FOLDING = _Folding()
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"(?<=[^\W_])['-](?=[^\W_])")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE = re.compile(r"\n")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")
_SPACE = re.compile(r"\s")


def fold(text: str) -> str:
    """The text without case, diacritics and invisible characters (NFKD, casefold), its hyphens `-`,
    its apostrophes `'`.

    Code points are folded one by one, so `fold(a + b) == fold(a) + fold(b)`; a few change the length ("ß").
    """
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where its characters come from in the text as it stands.

    From `at[k]` on, in the folded text, characters stand for those from `to[k]` on, one for one, or, where
    `one[k]`, all for that one.
    """

    text: str
    at: Sequence[int]
    to: Sequence[int]
    one: Sequence[int]

    def unfold(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the folded text (not empty) as offsets of the text as it stands."""
        return self._from(start), max(self._from(end), self._from(end - 1) + 1)

    def _from(self, place: int) -> int:
        k = bisect_right(self.at, place) - 1
        return self.to[k] if self.one[k] else self.to[k] + place - self.at[k]


def folded(text: str, offset: int = 0) -> Folded:
    """The text folded; `offset` is where it begins in its source.

    Characters that fold to nothing belong to the one before them.
    """
    return in_a_row([(text, offset)])


def in_a_row(pieces: Iterable[tuple[str, int]]) -> Folded:
    """Several stretches of a source, each with its offset, folded as if they stood in a row."""
    texts: list[str] = []
    at, to, one = array("q"), array("q"), array("b")
    begin = 0
    for text, offset in pieces:
        texts.append(fold(text))
        begun = [(begin, offset, False)]
        if not text.isascii():
            begun += _uneven(text, begin, offset)
        at.extend(place for place, _, _ in begun)
        to.extend(place for _, place, _ in begun)
        one.extend(single for _, _, single in begun)
        begin += len(texts[-1]) + 1
    return Folded(" ".join(texts), at, to, one)


def _uneven(text: str, begin: int, offset: int) -> Iterator[tuple[int, int, bool]]:
    """`Folded.at`, `to` and `one` of the characters that do not fold to exactly one, and behind them."""
    uneven = _FOLDING.uneven.intersection(text)
    if not uneven:
        return
    more = 0  # characters of the folded text beyond those of the text
    for found in re.finditer(f"[{re.escape(''.join(uneven))}]", text):
        length = len(_FOLDING[ord(found[0])])
        start = found.start() + begin + more
        if length:
            yield start, found.start() + offset, True
        more += length - 1
        yield start + length, found.end() + offset, False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a folded text in their order.

    `spans` are their offsets in it, `joints` the indexes of those that the next word is joined to.
    """

    forms: list[str]
    spans: list[tuple[int, int]]
    joints: list[int]

    def runs(self) -> Iterator[tuple[str, int, int]]:
        """Joined words written as one: the form, and which words it stands for (half-open)."""
        joints = set(self.joints)
        for first in self.joints:
            form, last = self.forms[first], first
            while last in joints and last - first + 1 < LONGEST_RUN:
                last += 1
                form += self.forms[last]
                yield form, first, last + 1


def words(text: str) -> Words:
    """The words of a folded text."""
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    joints = [bisect_left(starts, match.start()) - 1 for match in _JOINT.finditer(text)]
    return Words(_WORD.findall(text), spans, joints)


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text: folded form, start and end (half-open, in the text as it stands)."""
    source = folded(text)
    found = words(source.text)
    for form, span in zip(found.forms, found.spans, strict=True):
        yield form, *source.unfold(*span)


def positions(text: str, first: int = 0) -> list[tuple[int, str]]:
    """What an index holds of a folded text: (position, form), ordered, the positions counted from `first`.

    Joined words written as one stand at the first and the last of their positions, so that their neighbours
    are next to them on both sides.
    """
    found = words(text)
    placed = list(enumerate(found.forms, first))
    if found.joints:
        placed += [(at + first, form) for form, start, end in found.runs() for at in (start, end - 1)]
        placed.sort()
    return placed


def vocabulary(text: str) -> set[str]:
    """What an index holds of a text (not folded), each form once; the text is taken piece by piece."""
    found: set[str] = set()
    start = 0
    while start < len(text):
        space = _SPACE.search(text, start + _PIECE)
        end = space.start() if space else len(text)
        found.update(form for _, form in positions(fold(text[start:end])))
        start = end
    return found


def passages(text: str) -> list[tuple[int, int]]:
    """The passages of a text, in order, without the white space around them.

    Blocks between blank lines, or lines where there is no blank line; a block longer than PASSAGE_LIMIT is
    cut at the end of a line, else of a sentence, else of a word. All but white space is in one of them.
    """
    first, last = _trimmed(text, 0, len(text))
    breaks = [match.span() for match in _BLANK.finditer(text, first, last)]
    if not breaks:
        breaks = [match.span() for match in _LINE.finditer(text, first, last)]
    starts = [first, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), last]
    found = []
    for start, end in zip(starts, ends, strict=True):
        start, end = _trimmed(text, start, end)
        while end - start > PASSAGE_LIMIT:
            cut = _cut(text, start)
            found.append(_trimmed(text, start, cut))
            start, _ = _trimmed(text, cut, end)
        if start < end:
            found.append((start, end))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int) -> int:
    for boundary in (_LINE, _SENTENCE_END, _SPACE):
        cuts = [match.end() for match in boundary.finditer(text, start + 1, start + PASSAGE_LIMIT)]
        if cuts:
            return cuts[-1]
    return start + PASSAGE_LIMIT


def overlapped(places: list[tuple[int, int]], start: int, end: int) -> range:
    """Which of the places, given in order and apart from each other, share a character with [start, end)."""
    first = bisect_right(places, start, key=lambda place: place[1])
    return range(first, bisect_left(places, end, lo=first, key=lambda place: place[0]))
