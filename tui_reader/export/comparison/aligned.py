"""The versions of an utterance word by word, one wording above another.

As in an alignment of sequences, a column holds the words that stand for one another: a word of the fullest
version, or one that others add between two of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count, repeat

from rich.cells import cell_len

from tui_reader.model import Difference, DifferenceKind, Finding, Span, Variants, Weight
from tui_reader.visible import visible

WEIGHTS: tuple[Weight, ...] = ("negation", "number", "name", "word", "form")
"""What a difference can weigh, the most first."""
LOUD: frozenset[Weight] = frozenset(WEIGHTS[:3])
"""Those that turn what is said."""

_WORD = re.compile(r"[^\s—–]+[—–]*|[—–]+")


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
    base = _words(variants.versions[variants.base].place)
    rows = [
        _Row(base, _words(version.place), [each for each in variants.differences if each.version == number])
        for number, version in enumerate(variants.versions)
    ]
    widths = [max(len(row.inserted.get(slot, ())) for row in rows) for slot in range(len(base) + 1)]
    weights = _weights(base, variants.differences)
    cells = [
        tuple(row.cells(widths, weights if number == variants.base else {}))
        for number, row in enumerate(rows)
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
    """The columns cut into blocks that fit in `width` cells, each as its columns with their widths in cells;
    a blank stands between two columns, and one wider than a block is a block of its own."""
    found: list[list[tuple[int, int]]] = []
    used = 0
    for column, cells in enumerate(zip(*(wording.cells for wording in wordings), strict=True)):
        wide = max(1, *(cell_len(cell.text) for cell in cells))
        if not found or used + 1 + wide > width:
            found.append([])
            used = -1
        found[-1].append((column, min(wide, max(1, width))))
        used += 1 + wide
    return found


class _Row:
    """One version against the fullest: `paired` are its words by the index of the base's, `inserted` those
    that stand before it; `gaps` the marks of words of the base that it does not have."""

    def __init__(self, base: Sequence[Span], own: Sequence[Span], differences: Sequence[Difference]) -> None:
        marks = [_covering(own, each.own) for each in differences]
        gone = [_covering(base, each.base) for each in differences]
        changed: dict[int, int] = {}
        for mine, theirs in zip(marks, gone, strict=True):
            changed.update(_likeliest(base, theirs, own, mine))
        marked, missing = {n for each in marks for n in each}, {n for each in gone for n in each}
        plain_base = [n for n in range(len(base)) if n not in missing]
        plain_own = [n for n in range(len(own)) if n not in marked]
        pairs = {**changed, **_same(base, plain_base, own, plain_own)}
        kinds = {
            n: Cell(visible(own[n].text), each.kind, each.weight)
            for each, mine in zip(differences, marks, strict=True)
            for n in mine
        }
        self._gaps = {
            n: Cell("", each.kind, each.weight)
            for each, theirs in zip(differences, gone, strict=True)
            for n in theirs
        }
        self.paired: dict[int, Cell] = {}
        self.inserted: dict[int, list[Cell]] = {}
        self._place(pairs, [kinds.get(n, Cell(visible(word.text))) for n, word in enumerate(own)])

    def _place(self, pairs: dict[int, int], own: Sequence[Cell]) -> None:
        """Words go to the columns of their pairs; those without one after the word before them, a sign of
        omission ("...") to the first column that is omitted."""
        column_of = {mine: theirs for theirs, mine in pairs.items()}
        at = 0
        for number, cell in enumerate(own):
            column = column_of.get(number, -1)
            if column >= at:
                self.paired[column] = cell
                at = column + 1
            elif cell.kind is None and at in self._gaps and at not in pairs:
                self.paired[at] = Cell(cell.text, self._gaps[at].kind, self._gaps[at].weight)
                at += 1
            else:
                self.inserted.setdefault(at, []).append(cell)

    def cells(self, widths: Sequence[int], weights: dict[int, Weight]) -> Iterator[Cell]:
        """One cell a column; `widths` says how many columns of inserted words stand before each word."""
        first = min([*self.paired, *self.inserted], default=0)
        last = max([*self.paired, *(slot - 1 for slot in self.inserted)], default=-1)
        for column, width in enumerate(widths):
            inserted = self.inserted.get(column, [])
            yield from inserted
            yield from repeat(Cell(), width - len(inserted))
            if column == len(widths) - 1:
                return
            if column in self.paired:
                cell = self.paired[column]
                yield Cell(cell.text, cell.kind, cell.weight or weights.get(column))
            else:
                gap = self._gaps.get(column, Cell())
                yield gap if first <= column <= last or gap.weight == "negation" else Cell()


def _words(place: Finding) -> list[Span]:
    return [
        Span(place.start + word.start(), place.start + word.end(), word.group())
        for word in _WORD.finditer(place.text)
    ]


def _covering(words: Sequence[Span], span: Span | None) -> list[int]:
    """The words that a span touches, by index."""
    if span is None:
        return []
    return [n for n, word in enumerate(words) if word.start < span.end and span.start < word.end]


def _likeliest(
    base: Sequence[Span], base_numbers: Sequence[int], own: Sequence[Span], own_numbers: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of words of a change, one by one; where one side has more, those most alike."""
    spare = len(own_numbers) - len(base_numbers)

    def pairs(shift: int) -> list[tuple[int, int]]:
        return list(zip(base_numbers[max(0, -shift) :], own_numbers[max(0, shift) :], strict=False))

    def alike(shift: int) -> float:
        texts = ((base[n].text.casefold(), own[m].text.casefold()) for n, m in pairs(shift))
        return sum(SequenceMatcher(None, *each, autojunk=False).ratio() for each in texts)

    return iter(pairs(max(range(min(0, spare), max(0, spare) + 1), key=alike)))


def _same(
    base: Sequence[Span], base_numbers: Sequence[int], own: Sequence[Span], own_numbers: Sequence[int]
) -> dict[int, int]:
    """The pairs of words that do not differ: equal ones, and between those one by one what stands for the
    same ("14" for "fourteen")."""
    one = [_folded(base[n].text) for n in base_numbers]
    other = [_folded(own[n].text) for n in own_numbers]
    pairs: dict[int, int] = {}
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            pairs.update(zip(base_numbers[a:b], own_numbers[c:d], strict=False))
    return pairs


def _weights(base: Sequence[Span], differences: Sequence[Difference]) -> dict[int, Weight]:
    """What changes of each word of the base weigh, at most."""
    found: dict[int, Weight] = {}
    for each in sorted(differences, key=lambda each: WEIGHTS.index(each.weight)):
        if each.kind == "changed":
            for number in _covering(base, each.base):
                found.setdefault(number, each.weight)
    return found


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
