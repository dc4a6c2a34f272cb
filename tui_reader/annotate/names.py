"""The names of persons in a text.

A statistical model reads each line for itself; here the document is read as a whole. A full name that the model
saw as a person makes its parts names wherever they stand; readings of one form that contradict each other are
settled by majority; titles, bylines and credits count as evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tui_reader.annotate.entities import Entity, find_entities
from tui_reader.annotate.name_words import NOT_NAMES, ORGANISATIONS, PERSONAL_TITLES, ROLES, TITLES
from tui_reader.annotate.runs import Word, runs

_PERSON = "PERSON"
_LOWER = re.compile(r"(?<![\w.'’-])[a-zß-ÿ]{2,}(?!\w)")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)[.,]? $")
_SAYS = re.compile(r"[ \xa0](?:said|says|told|tells|added|wrote|tweeted|explained|recalled|argued)\b")
_CREDIT = re.compile(
    r"(?:©|\(c\)|\b(?:[Pp]hoto(?:graph)?s?|[Cc]redit|[Ii]mage) ?(?:by|:)|(?:^|\n)[ \t]*(?:[Ww]ritten )?(?:By|BY|by):?) ?$"
)

Form = tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    """Neighbouring words of one run that the model read alike; `label` is empty where it saw no entity."""

    words: tuple[Word, ...]
    label: str
    alone: bool

    @property
    def form(self) -> Form:
        return tuple(word.key for word in self.words)


@dataclass
class _Evidence:
    """What the whole text says: how often a form was read as a person or as something else, which words it
    also writes small, and the parts of its full names."""

    person: Counter[Form] = field(default_factory=Counter)
    other: Counter[Form] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    full: set[Form] = field(default_factory=set)
    last: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)


def find_names(text: str, model: str = "") -> list[tuple[int, int]]:
    """The names of persons, without titles and possessives, as ordered spans that do not overlap."""
    return names_among(text, find_entities(text, model))


def names_among(text: str, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """As `find_names`, from entities already found."""
    read = list(_read(text, entities))
    evidence = _weigh(text, read)
    names: list[tuple[int, int]] = []
    for pieces in read:
        for words in _names_of(text, pieces, evidence):
            names.append((words[0].start, words[-1].end))
    return names


def _read(text: str, entities: Sequence[Entity]) -> Iterator[list[_Piece]]:
    """Each run, cut where the model's reading changes."""
    index = 0
    for run in runs(text):
        read: list[tuple[Word, int]] = []
        for word in run:
            while index < len(entities) and entities[index].end <= word.start:
                index += 1
            inside = index < len(entities) and entities[index].start < word.end
            read.append((word, index if inside else -1))
        pieces = []
        for at, group in groupby(read, key=lambda pair: pair[1]):
            words = tuple(word for word, _ in group)
            entity = entities[at] if at >= 0 else None
            alone = entity is None or _covers(text, words, entity)
            pieces.append(_Piece(words, entity.label if entity else "", alone))
        yield pieces


def _covers(text: str, words: tuple[Word, ...], entity: Entity) -> bool:
    rest = text[entity.start : words[0].start] + text[words[-1].end : entity.end]
    return re.fullmatch(r"(?:\W|(?:the|The|s)\b)*", rest) is not None


def _bare(words: Sequence[Word]) -> Sequence[Word]:
    """The words after leading titles and without words that are never part of a name at either end."""
    start, end = 0, len(words)
    while start < end - 1 and (words[start].key.rstrip(".") in TITLES or words[start].key in NOT_NAMES):
        start += 1
    while start < end and words[start].is_particle and end - start == 1:
        start += 1
    while end > start and words[end - 1].key in NOT_NAMES:
        end -= 1
    return words[start:end]


def _form(words: Iterable[Word]) -> Form:
    return tuple(word.key for word in words)


def _weigh(text: str, read: list[list[_Piece]]) -> _Evidence:
    evidence = _Evidence(small=Counter(_LOWER.findall(text)))
    for pieces in read:
        for piece in pieces:
            words = _bare(piece.words)
            if not words or piece.label in ("DATE", "CARDINAL", "ORDINAL", "TIME", "PERCENT", "MONEY", "QUANTITY"):
                continue
            form = _form(words)
            if piece.label == _PERSON:
                evidence.person[form] += 1
            elif piece.label:
                evidence.other[form] += 1
            if len(words) < len(piece.words) and piece.words[0].key.rstrip(".") in PERSONAL_TITLES:
                evidence.titled.add(form[-1])
                evidence.person[form] += 2
    for form, count in evidence.person.items():
        if len(form) < 2 or len(form) > 5 or count < evidence.other[form]:
            continue
        if ORGANISATIONS.intersection(form) or NOT_NAMES.intersection(form):
            continue
        evidence.full.add(form)
        evidence.first.add(form[0])
        evidence.last.add(form[-1])
        if form[-2] in {"van", "de", "von", "bin", "al", "der"}:
            evidence.full.add(form[1:])
    return evidence


def _names_of(text: str, pieces: list[_Piece], evidence: _Evidence) -> Iterator[Sequence[Word]]:
    words = [word for piece in pieces for word in piece.words]
    labels = [piece for piece in pieces for _ in piece.words]
    form = _form(words)
    at = 0
    while at < len(words):
        end = _full_name_at(form, at, evidence)
        if end:
            yield words[at:end]
            at = end
            continue
        piece = labels[at]
        end = at + 1
        while end < len(words) and labels[end] is piece and not _full_name_at(form, end, evidence):
            end += 1
        yield from _names_in(text, words, at, end, piece, evidence)
        at = end


def _full_name_at(form: Form, at: int, evidence: _Evidence) -> int:
    for end in range(min(len(form), at + 6), at + 1, -1):
        if form[at:end] in evidence.full and not (end < len(form) and form[end] in ORGANISATIONS):
            return end
    return 0


def _names_in(
    text: str, run: list[Word], at: int, end: int, piece: _Piece, evidence: _Evidence
) -> Iterator[Sequence[Word]]:
    words = _bare(run[at:end])
    if not words:
        return
    form = _form(words)
    titled = at > 0 and run[at - 1].key.rstrip(".") in TITLES or words[0] is not run[at]
    follows = run[end].key if end < len(run) else ""
    if follows in ORGANISATIONS:
        return
    if piece.label == _PERSON:
        if len(form) > 1:
            if evidence.other[form] <= evidence.person[form] and not ORGANISATIONS.intersection(form[1:]):
                yield words
            return
        if _single(form[0], titled, piece, evidence):
            yield words
        return
    strong = titled and run[max(0, at - 1)].key.rstrip(".") in PERSONAL_TITLES or (
        words[0] is not run[at] and run[at].key.rstrip(".") in PERSONAL_TITLES
    )
    if strong and not ORGANISATIONS.intersection(form):
        yield words
        return
    if _CREDIT.search(text, max(0, words[0].start - 20), words[0].start) and 2 <= len(form) <= 4:
        yield words
        return
    if len(form) == 1 and piece.alone and _known(form[0], piece, evidence):
        yield words
    elif not piece.label:
        for word in words:
            if word.key in evidence.last and word.key not in NOT_NAMES:
                yield [word]


def _single(word: str, titled: bool, piece: _Piece, evidence: _Evidence) -> bool:
    if word in NOT_NAMES or len(word) < 2:
        return False
    if word in evidence.last or word in evidence.first or titled:
        return True
    if evidence.small[word] > evidence.person[(word,)] or word in ORGANISATIONS:
        return False
    return evidence.person[(word,)] >= evidence.other[(word,)]


def _known(word: str, piece: _Piece, evidence: _Evidence) -> bool:
    if word in NOT_NAMES or len(word) < 2:
        return False
    if word in evidence.last:
        return True
    if word in evidence.first:
        return evidence.person[(word,)] >= evidence.other[(word,)]
    return evidence.person[(word,)] > evidence.other[(word,)] and evidence.small[word] == 0
