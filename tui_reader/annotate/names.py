"""The names of persons in a text.

A statistical model reads each line for itself; here the document is read as a whole. A full name that the
model saw as a person makes its parts names wherever they stand; readings of one form that contradict each
other are settled by majority; titles, bylines, and what is said around a form count as evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tui_reader.annotate.contexts import evidence_around, follows_article, is_credit, is_personal_title, is_title
from tui_reader.annotate.entities import Entity, find_entities
from tui_reader.annotate.name_words import NOT_NAMES, ORGANISATIONS
from tui_reader.annotate.runs import PARTICLES, Word, runs

_PERSON = "PERSON"
_NUMERIC = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))
_LONGEST = 5
_SMALL = re.compile(r"(?<![\w.'’-])[a-zß-ÿ]{2,}(?!\w)")
_LEFTOVER = re.compile(r"(?:\W|(?:the|The|s)\b)*")
_PAIR = re.compile(r"[^\W\d_]+ and [^\W\d_]+")

Form = tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    """Neighbouring words of one run that the model read alike; `label` is empty where it saw no entity,
    `whole` says that the entity holds nothing else, `joined` that it is more than the model saw as one."""

    words: tuple[Word, ...]
    label: str
    whole: bool = True
    joined: bool = False


@dataclass
class _Evidence:
    """What the whole text says: how often a form was read as a person or as something else, which words it
    also writes small, and the full names with their first and last words."""

    person: Counter[Form] = field(default_factory=Counter)
    other: Counter[Form] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    full: set[Form] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)


def find_names(text: str, model: str = "") -> list[tuple[int, int]]:
    """The names of persons, without titles and possessives, as ordered spans that do not overlap."""
    return names_among(text, find_entities(text, model))


def names_among(text: str, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """As `find_names`, from entities already found."""
    read = [_joined(pieces) for pieces in _read(text, entities)]
    evidence = _weigh(text, read)
    return [
        (words[0].start, words[-1].end) for pieces in read for words in _names_of(text, pieces, evidence)
    ]


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
            if at < 0 or entities[at].label in _NUMERIC:
                pieces.append(_Piece(words, ""))
            else:
                pieces.append(_Piece(words, entities[at].label, _is_whole(text, words, entities[at])))
        yield pieces


def _is_whole(text: str, words: Sequence[Word], entity: Entity) -> bool:
    if _PAIR.fullmatch(text, entity.start, entity.end):
        return True
    rest = text[entity.start : words[0].start] + text[words[-1].end : entity.end]
    return _LEFTOVER.fullmatch(rest) is not None


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, with those made one that are a name torn apart: a person and one word beside it."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and _makes_one_name(joined[-1], piece):
            piece = _Piece(joined.pop().words + piece.words, _PERSON, joined=True)
        joined.append(piece)
    return joined


def _makes_one_name(left: _Piece, right: _Piece) -> bool:
    words = left.words + right.words
    if _PERSON not in (left.label, right.label) or len(words) > _LONGEST:
        return False
    if any(word.key in NOT_NAMES or word.key in ORGANISATIONS or is_title(word.key) for word in words):
        return False
    if left.label == right.label:
        return True
    other = left if right.label == _PERSON else right
    return len(other.words) == 1 and other.whole and other.label != "NORP"


def _bare(words: Sequence[Word]) -> Sequence[Word]:
    """The words without titles before them and without such at either end as are never part of a name."""
    start, end = 0, len(words)
    while start < end - 1 and (is_title(words[start].key) or words[start].key in NOT_NAMES):
        start += 1
    while start < end and words[start].is_particle and end - start == 1:
        start += 1
    while end > start and words[end - 1].key in NOT_NAMES:
        end -= 1
    return words[start:end]


def _form(words: Sequence[Word]) -> Form:
    return tuple(word.key for word in words)


def _weigh(text: str, read: list[list[_Piece]]) -> _Evidence:
    evidence = _Evidence(small=Counter(_SMALL.findall(text)))
    credited: set[Form] = set()
    joined: set[Form] = set()
    for pieces in read:
        for piece in pieces:
            words = _bare(piece.words)
            if not words:
                continue
            form = _form(words)
            if piece.joined:
                joined.add(form)
            if is_credit(text, words[0].start):
                credited.add(form)
                evidence.person[form[:2]] += 1
            if follows_article(text, words[0].start):
                evidence.other[form] += 1
            elif piece.label == _PERSON:
                evidence.person[form] += 1
            elif piece.label:
                evidence.other[form] += 1
            if len(words) < len(piece.words) and is_personal_title(piece.words[0].key):
                evidence.person[form] += 2
            elif (
                2 <= len(form) <= 3
                and piece.label != _PERSON
                and piece.whole
                and evidence_around(text, words[0].start, words[-1].end) >= 2
            ):
                evidence.person[form] += 1
    full = {form for form, count in evidence.person.items() if _is_full_name(form, count, evidence)}
    full -= {form for form in joined if any(part in full for part in _parts(form))}
    full -= {form for form in credited if len(form) > 2 and _is_part_of_other(form[-1], form, full)}
    for form in full:
        evidence.full.add(form)
        evidence.first.add(form[0])
        evidence.last.add(form[-1])
        if form[-2] in PARTICLES:
            evidence.full.add(form[-2:])
    return evidence


def _is_full_name(form: Form, count: int, evidence: _Evidence) -> bool:
    if not 2 <= len(form) <= _LONGEST or count < evidence.other[form]:
        return False
    return not ORGANISATIONS.intersection(form) and not NOT_NAMES.intersection(form)


def _parts(form: Form) -> Iterator[Form]:
    """The names of two words or more that stand in a longer one."""
    for length in range(2, len(form)):
        for start in range(len(form) - length + 1):
            yield form[start : start + length]


def _is_part_of_other(word: str, form: Form, full: set[Form]) -> bool:
    return any(word in (other[0], other[-1]) for other in full if other != form)


def _names_of(text: str, pieces: list[_Piece], evidence: _Evidence) -> Iterator[Sequence[Word]]:
    run = [word for piece in pieces for word in piece.words]
    owner = [piece for piece in pieces for _ in piece.words]
    form = _form(run)
    if _is_credited(text, run, form, evidence):
        yield run
        return
    at = 0
    while at < len(run):
        end = _full_name_at(form, at, evidence)
        if end:
            yield run[at:end]
            at = end
            continue
        end = at + 1
        while end < len(run) and owner[end] is owner[at] and not _full_name_at(form, end, evidence):
            end += 1
        yield from _names_in(text, run, at, end, owner[at], evidence)
        at = end


def _is_credited(text: str, run: Sequence[Word], form: Form, evidence: _Evidence) -> bool:
    """Whether a run is all the name of a byline or of a photograph's credit."""
    if not 2 <= len(form) <= 4 or not is_credit(text, run[0].start):
        return False
    if ORGANISATIONS.intersection(form) or NOT_NAMES.intersection(form) or is_title(form[0]):
        return False
    return not any(part in evidence.full for part in _parts(form))


def _full_name_at(form: Form, at: int, evidence: _Evidence) -> int:
    """The end of the longest full name that begins at a word of a run; 0 if there is none."""
    for end in range(min(len(form), at + _LONGEST), at + 1, -1):
        if form[at:end] in evidence.full and not (end < len(form) and form[end] in ORGANISATIONS):
            return end
    return 0


def _names_in(
    text: str, run: list[Word], at: int, end: int, piece: _Piece, evidence: _Evidence
) -> Iterator[Sequence[Word]]:
    """The names in the words from `at` to `end` of a run, which are (the rest of) a piece."""
    words = _bare(run[at:end])
    if not words or (end < len(run) and run[end].key in ORGANISATIONS):
        return
    form = _form(words)
    if follows_article(text, words[0].start) and form[-1] not in evidence.last:
        return
    before = run[at].key if words[0] is not run[at] else run[at - 1].key if at else ""
    if piece.label == _PERSON and not (piece.joined and end - at < len(piece.words)):
        if _is_person(form, is_title(before), evidence):
            yield words
    elif not ORGANISATIONS.intersection(form) and (
        is_personal_title(before)
        or (len(form) == 1 and piece.whole and _is_known(form[0], piece.label, evidence))
    ):
        yield words
    elif not piece.label:
        yield from ([word] for word in words if word.key in evidence.last and word.key not in NOT_NAMES)


def _is_person(form: Form, titled: bool, evidence: _Evidence) -> bool:
    """Whether to believe the model that saw a person."""
    if len(form) > 1:
        return evidence.other[form] <= evidence.person[form] and not ORGANISATIONS.intersection(form[1:])
    word = form[0]
    if word in NOT_NAMES or len(word) < 2 or is_title(word):
        return False
    if word in evidence.last or word in evidence.first or titled:
        return True
    if evidence.small[word] > evidence.person[form] or word in ORGANISATIONS:
        return False
    return evidence.person[form] >= evidence.other[form]


def _is_known(word: str, label: str, evidence: _Evidence) -> bool:
    """Whether a word that the model saw as no person is one by what the rest of the text says."""
    form = (word,)
    if word in NOT_NAMES or len(word) < 2 or is_title(word):
        return False
    if word in evidence.last:
        return True
    if word in evidence.first and label not in ("GPE", "LOC", "NORP"):
        return True
    return evidence.person[form] > evidence.other[form] and not evidence.small[word]
