"""The versions of an utterance word by word, one wording above another.

As in an alignment of sequences, a column holds the words that stand for one another: a word of the fullest
version, or one that others add between two of its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest

from rich.cells import cell_len

from tui_reader.export.comparison.weighing import WEIGHTS, is_part
from tui_reader.library.differing import aligned
from tui_reader.model import DifferenceKind, Finding, Span, Variants, Weight
from tui_reader.visible import visible


@dataclass(frozen=True, slots=True)
class Cell:
    """What a wording has in a column, fit to be seen; an empty text where it has nothing.

    `kind` says how it differs from the fullest wording, None if it does not; a word of the fullest that
    others change has a `weight` only. What stands before or after a part that is quoted is not omitted.
    """

    text: str = ""
    kind: DifferenceKind | None = None
    weight: Weight | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Versions, by their index, that have the same words, whatever their case and punctuation.

    All wordings of an utterance have as many cells.
    """

    label: str
    versions: tuple[int, ...]
    cells: tuple[Cell, ...]
    fullest: bool = False

    def has(self, columns: Sequence[tuple[int, int]]) -> bool:
        """Whether there is anything of it to show in a block."""
        return any(self.cells[column].text or self.cells[column].kind for column, _ in columns)


def wordings(variants: Variants) -> tuple[Wording, ...]:
    """The distinct wordings, labelled A, B, C in the order of the earliest version of each."""
    columns = aligned(variants)
    base = [column[variants.base] for column in columns]
    cells = [
        tuple(_cells(variants, number, [column[number] for column in columns], base))
        for number in range(len(variants.versions))
    ]
    same: dict[tuple[tuple[str, bool], ...], list[int]] = {}
    for number, row in enumerate(cells):
        words = tuple((_folded(cell.text), cell.kind == "omitted") for cell in row)
        same.setdefault(words, []).append(number)
    found = []
    for label, numbers in zip(_labels(), same.values(), strict=False):
        fullest = variants.base in numbers
        shown = cells[variants.base if fullest else numbers[0]]
        found.append(Wording(label, tuple(numbers), shown, fullest))
    return tuple(found)


def blocks(wordings: Sequence[Wording], width: int) -> list[list[tuple[int, int]]]:
    """The columns cut into blocks that fit in `width` cells, each as its columns with their widths in cells.

    A blank stands between two columns, and one wider than a block is a block of its own. The blocks are as
    few as can be, and about as wide as each other.
    """
    columns = zip(*(wording.cells for wording in wordings), strict=True)
    wide = [max(1, *(cell_len(cell.text) for cell in cells)) for cells in columns]
    fewest = _blocks(wide, width)
    narrower = range(max(sum(wide) // max(1, len(fewest)), *wide, 1), width)
    return next((found for each in narrower if len(found := _blocks(wide, each)) == len(fewest)), fewest)


def _blocks(widths: Sequence[int], width: int) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = []
    used = 0
    for column, wide in enumerate(widths):
        if not found or used + 1 + wide > width:
            found.append([])
            used = -1
        found[-1].append((column, min(wide, max(1, width))))
        used += 1 + wide
    return found


def _cells(
    variants: Variants, number: int, spans: Sequence[Span | None], base: Sequence[Span | None]
) -> Iterator[Cell]:
    """The cells of a version; `spans` are its words in the columns, `base` those of the fullest."""
    place = variants.versions[number].place
    filled = [column for column, span in enumerate(spans) if span is not None]
    texts = dict(zip(filled, _texts(place, [span for span in spans if span is not None]), strict=True))
    others = [each for each in variants.differences if number == variants.base and each.kind == "changed"]
    own = [each for each in variants.differences if each.version == number]
    sign = ""
    for column, (span, theirs) in enumerate(zip(spans, base, strict=True)):
        if span is not None:
            text, sign = texts[column]
            gap_follows = (
                column + 1 < len(spans) and spans[column + 1] is None and base[column + 1] is not None
            )
            if sign and not gap_follows:
                text, sign = f"{text} {sign}", ""
            weights = [each.weight for each in others if _overlap(each.base, span)]
            found = next((each for each in own if _overlap(each.own, span)), None)
            if found is not None:
                yield Cell(text, found.kind, found.weight)
            else:
                yield Cell(text, weight=min(weights, key=WEIGHTS.index, default=None))
            continue
        found = next((each for each in own if theirs is not None and _overlap(each.base, theirs)), None)
        if found is not None and (sign or not is_part(variants, found)):
            yield Cell(sign, "omitted", found.weight)
        else:
            yield Cell(sign)
        sign = ""


def _texts(place: Finding, words: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Each word with the punctuation that touches it, and the signs that stand alone after it ("...")."""
    text = visible(place.text)
    before = 0
    for word, following in zip_longest(words, words[1:]):
        end = word.end - place.start
        after = following.start - place.start if following is not None else len(text)
        touching, *apart = text[end:after].split(" ")
        shown = text[before:end].lstrip() + touching
        # What touches the next word is shown with it.
        before = after - len(apart.pop()) if apart and following is not None else after
        yield shown, " ".join(filter(None, apart))


def _overlap(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _labels() -> Iterator[str]:
    """A to Z, then AA, AB, ..."""
    for number in count():
        label = ""
        while number >= 0:
            label = chr(ord("A") + number % 26) + label
            number = number // 26 - 1
        yield label
