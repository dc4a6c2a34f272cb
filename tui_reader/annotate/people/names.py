"""The names of persons in a text.

A statistical model reads each line for itself; here the document is read as a whole. A full name that the
model saw as a person makes its parts names wherever they stand; readings of one form that contradict each
other are settled by majority; titles, bylines, and what is said around a form count as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.annotate.people.contexts import (
    has_article,
    is_alone,
    is_credit,
    is_personal_title,
    is_title,
)
from tui_reader.annotate.people.entities import PERSON, Entity, find_entities
from tui_reader.annotate.people.full_names import Evidence, weigh
from tui_reader.annotate.people.listed import is_given_name
from tui_reader.annotate.people.name_words import NOT_NAMES, ORGANISATIONS
from tui_reader.annotate.people.pieces import LONGEST, Form, Piece, around, bare, form_of, pieces_of
from tui_reader.annotate.people.runs import Word

_MOST_WORDS = 8


def find_names(text: str, model: str = "") -> list[tuple[int, int]]:
    """The names of persons, without titles and possessives, as ordered spans that do not overlap."""
    return names_among(text, find_entities(text, model))


def names_among(text: str, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """As `find_names`, from entities already found."""
    read, evidence = weigh(text, list(pieces_of(text, entities)))
    return [
        (words[0].start, words[-1].end)
        for run in read
        for words in _names_of(text, run, evidence)
        if len(words) <= _MOST_WORDS
    ]


def _names_of(text: str, pieces: list[Piece], evidence: Evidence) -> Iterator[Sequence[Word]]:
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


def _is_credited(text: str, run: Sequence[Word], form: Form, evidence: Evidence) -> bool:
    """Whether a run is all the name of a byline or of a photograph's credit."""
    if not 2 <= len(form) <= 4 or not is_credit(text, run[0].start):
        return False
    if ORGANISATIONS.intersection(form) or NOT_NAMES.intersection(form) or is_title(form[0]):
        return False
    return not evidence.holds_full_name(form)


def _full_name_at(form: Form, at: int, evidence: Evidence) -> int:
    """The end of the longest full name that begins at a word of a run; 0 if there is none."""
    for end in range(min(len(form), at + LONGEST), at + 1, -1):
        if form[at:end] in evidence.full and not (end < len(form) and form[end] in ORGANISATIONS):
            return end
    return 0


def _names_in(
    text: str, run: list[Word], at: int, end: int, piece: Piece, evidence: Evidence
) -> Iterator[Sequence[Word]]:
    """The names in the words from `at` to `end` of a run, which are (the rest of) a piece."""
    words = bare(run[at:end])
    if not words:
        return
    form = form_of(words)
    before, after = around(words, run[max(0, at - 1) : end + 1])
    if after in ORGANISATIONS:
        return
    if has_article(text, words[0].start, words[-1].end) and form[-1] not in evidence.signs.last:
        return
    titled = is_personal_title(before) and ORGANISATIONS.isdisjoint(form)
    if titled or (len(form) == 1 and _is_name(text, words[0], piece, evidence)):
        yield words
    elif piece.label in ("", PERSON):
        known = [word for word in words if word.key in evidence.signs.last and word.key not in NOT_NAMES]
        yield from ([word] for word in known if evidence.signs.weigh((word.key,)) > 0)


def _is_name(text: str, word: Word, piece: Piece, evidence: Evidence) -> bool:
    """Whether a word by itself names a person."""
    if word.key in NOT_NAMES or len(word.key) < 2 or is_title(word.key):
        return False
    if is_given_name(word.key) and is_alone(text, word.start, word.end):
        return True
    return piece.whole and evidence.signs.weigh((word.key,)) > 0
