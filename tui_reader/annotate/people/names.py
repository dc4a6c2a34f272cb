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

from tui_reader.annotate.people.census import given_names
from tui_reader.annotate.people.contexts import (
    evidence_around,
    follows_article,
    is_alone,
    is_credit,
    is_label,
    is_personal_title,
    is_title,
)
from tui_reader.annotate.people.entities import PERSON, Entity, find_entities
from tui_reader.annotate.people.name_words import NOT_NAMES, ORGANISATIONS, ROLES
from tui_reader.annotate.people.pieces import LONGEST, Form, Piece, around, bare, form_of, pieces_of
from tui_reader.annotate.people.place_words import PLACES
from tui_reader.annotate.people.runs import PARTICLES, Word

_MOST_WORDS = 8
_SMALL = re.compile(r"(?<![\w.'’-])[a-zß-ÿ]{2,}(?!\w)")


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
    read = list(pieces_of(text, entities))
    evidence = _weigh(text, read)
    return [
        (words[0].start, words[-1].end)
        for run in read
        for words in _names_of(text, run, evidence)
        if len(words) <= _MOST_WORDS
    ]


def _weigh(text: str, read: list[list[Piece]]) -> _Evidence:
    evidence = _Evidence(small=Counter(_SMALL.findall(text)))
    credited: set[Form] = set()
    joined: set[Form] = set()
    labels: Counter[Form] = Counter()
    for pieces in read:
        for piece in pieces:
            words = bare(piece.words)
            if not words:
                continue
            form = form_of(words)
            before, after = around(words, piece.words)
            if after in ORGANISATIONS:
                evidence.other[form] += 1
                continue
            if piece.joined:
                joined.add(form)
            if is_label(text, piece.words[0].start, words[-1].end):
                labels[form] += 1
            if len(form) > 1 and is_credit(text, words[0].start):
                credited.add(form)
                evidence.person[form[:2]] += 1
            if follows_article(text, words[0].start):
                evidence.other[form] += 1
            elif piece.label == PERSON:
                evidence.person[form] += 1
            elif piece.label:
                evidence.other[form] += 1
            if is_personal_title(before):
                evidence.person[form] += 2
            elif piece.label != PERSON and piece.whole and 2 <= len(form) <= 3:
                if form[0] in given_names():
                    evidence.person[form] += 2
                elif evidence_around(text, words[0].start, words[-1].end) >= 2:
                    evidence.person[form] += 1
    full = {form for form, count in evidence.person.items() if _is_full_name(form, count, evidence)}
    full -= {form for form in joined if any(part in full for part in _parts(form))}
    ends = Counter(end for form in full for end in {form[0], form[-1]})
    full -= {form for form in credited if len(form) > 2 and ends[form[-1]] > (form in full)}
    for form in full:
        evidence.full.add(form)
        evidence.first.add(form[0])
        evidence.last.add(form[-1])
        if form[-2] in PARTICLES:
            evidence.full.add(form[-2:])
    evidence.last.update(form[-1] for form, count in labels.items() if count > 1 and _can_be_label(form))
    return evidence


def _can_be_label(form: Form) -> bool:
    return len(form) <= 3 and not ROLES.intersection(form) and not ORGANISATIONS.intersection(form)


def _is_full_name(form: Form, count: int, evidence: _Evidence) -> bool:
    if not 2 <= len(form) <= LONGEST or count < evidence.other[form]:
        return False
    return not ORGANISATIONS.intersection(form) and not NOT_NAMES.intersection(form)


def _parts(form: Form) -> Iterator[Form]:
    """The names of two words or more that stand in a longer one."""
    for length in range(2, len(form)):
        for start in range(len(form) - length + 1):
            yield form[start : start + length]


def _names_of(text: str, pieces: list[Piece], evidence: _Evidence) -> Iterator[Sequence[Word]]:
    run = [word for piece in pieces for word in piece.words]
    owner = [piece for piece in pieces for _ in piece.words]
    form = form_of(run)
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
    for end in range(min(len(form), at + LONGEST), at + 1, -1):
        if form[at:end] in evidence.full and not (end < len(form) and form[end] in ORGANISATIONS):
            return end
    return 0


def _names_in(
    text: str, run: list[Word], at: int, end: int, piece: Piece, evidence: _Evidence
) -> Iterator[Sequence[Word]]:
    """The names in the words from `at` to `end` of a run, which are (the rest of) a piece."""
    words = bare(run[at:end])
    if not words:
        return
    form = form_of(words)
    before, after = around(words, run[max(0, at - 1) : end + 1])
    if after in ORGANISATIONS:
        return
    if follows_article(text, words[0].start) and form[-1] not in evidence.last:
        return
    if piece.label == PERSON and not (piece.joined and end - at < len(piece.words)):
        if _is_person(form, is_title(before), evidence):
            yield words
    elif not ORGANISATIONS.intersection(form) and (
        is_personal_title(before)
        or (len(form) == 1 and piece.whole and _is_known(form[0], piece.label, evidence))
        or (form[0] in given_names() and len(form) == 1 and is_alone(text, words[0].start, words[0].end))
    ):
        yield words
    elif not piece.label:
        yield from (
            [word]
            for word in words
            if word.key in evidence.last and word.key not in NOT_NAMES and word.key not in PLACES
        )


def _is_person(form: Form, titled: bool, evidence: _Evidence) -> bool:
    """Whether to believe the model that saw a person."""
    if len(form) > 1:
        return evidence.other[form] <= evidence.person[form] and not ORGANISATIONS.intersection(form[1:])
    word = form[0]
    if word in NOT_NAMES or len(word) < 2 or is_title(word) or (word in PLACES and not titled):
        return False
    if word in evidence.last or word in evidence.first or titled:
        return True
    if evidence.small[word] >= evidence.person[form] or word in ORGANISATIONS:
        return False
    return evidence.person[form] >= evidence.other[form]


def _is_known(word: str, label: str, evidence: _Evidence) -> bool:
    """Whether a word that the model saw as no person is one by what the rest of the text says."""
    form = (word,)
    if word in NOT_NAMES or len(word) < 2 or is_title(word) or word in PLACES:
        return False
    if word in evidence.last:
        return True
    if word in evidence.first and label not in ("GPE", "LOC", "NORP"):
        return True
    return evidence.person[form] > evidence.other[form] and not evidence.small[word]
