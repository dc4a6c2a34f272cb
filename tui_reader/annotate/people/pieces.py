"""The capitalised runs of a text, cut into pieces that the model read alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui_reader.annotate.people.contexts import is_title
from tui_reader.annotate.people.entities import PERSON, Entity
from tui_reader.annotate.people.listed import is_english, is_given_name, is_surname
from tui_reader.annotate.people.name_words import NOT_NAMES, ORGANISATIONS, POSTNOMINALS, ROLES
from tui_reader.annotate.people.place_words import PLACES
from tui_reader.annotate.people.runs import Word, runs

LONGEST = 5
_NUMERIC = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))
_LEFTOVER = re.compile(r"(?:\W|(?:the|The|s)\b)*")
_PAIR = re.compile(r"[^\W\d_]+ and [^\W\d_]+")

_NEVER_FIRST = ROLES | PLACES | ORGANISATIONS
_OF_A_PEOPLE = re.compile(r"\w{2,}(?:ian|ean|ese|ish|nean)$|ex-")

Form = tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """Neighbouring words of one run that the model read alike; `label` is empty where it saw no entity,
    `whole` says that the entity holds nothing else; `parts` are the pieces it was joined of, if it was."""

    words: tuple[Word, ...]
    label: str
    whole: bool = True
    parts: tuple[Piece, ...] = ()


def pieces_of(text: str, entities: Sequence[Entity]) -> Iterator[list[Piece]]:
    """Each run, cut where the model's reading changes, save where it tore a name apart."""
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
                pieces.append(Piece(words, ""))
            else:
                pieces.append(Piece(words, entities[at].label, _is_whole(text, words, entities[at])))
        yield _joined(pieces)


def _is_whole(text: str, words: Sequence[Word], entity: Entity) -> bool:
    if _PAIR.fullmatch(text, entity.start, entity.end):
        return True
    rest = text[entity.start : words[0].start] + text[words[-1].end : entity.end]
    return _LEFTOVER.fullmatch(rest) is not None


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with those made one that are a name torn apart: a person and one word beside it."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _makes_one_name(joined[-1], piece):
            left = joined.pop()
            piece = Piece(left.words + piece.words, PERSON, parts=(*(left.parts or (left,)), piece))
        joined.append(piece)
    return joined


def _makes_one_name(left: Piece, right: Piece) -> bool:
    words = left.words + right.words
    begins = len(left.words) == 1 and (is_given_name(left.words[0].key) or left.words[0].key.endswith("."))
    if len(words) > LONGEST or not (begins or PERSON in (left.label, right.label)):
        return False
    if any(word.key in NOT_NAMES or word.key in ORGANISATIONS or is_title(word.key) for word in words):
        return False
    if left.label == right.label or (begins and len(right.words) == 1):
        return True
    other = left if right.label == PERSON else right
    return len(other.words) <= 2 and other.whole and other.label != "NORP"


def bare(words: Sequence[Word]) -> Sequence[Word]:
    """The words without titles before and honours after them, and without such at either end as are never
    part of a name."""
    start, end = _last_title(words), len(words)
    while start < end - 1 and (is_title(words[start].key) or words[start].key in NOT_NAMES):
        start += 1
    while start < end - 2 and _is_never_first(words[start].key, words[start + 1].key):
        start += 1
    while start < end and words[start].is_particle:
        start += 1
    while end > start and words[end - 1].key in NOT_NAMES:
        end -= 1
    while end > start + 1 and words[end - 1].key in POSTNOMINALS:
        end -= 1
    return words[start:end]


def _is_never_first(key: str, after: str) -> bool:
    return is_given_name(after) and (
        key in _NEVER_FIRST or is_english(key) or _OF_A_PEOPLE.match(key) is not None
    )


def _last_title(words: Sequence[Word]) -> int:
    """Where the last title stands that is no surname itself: 1 in "House Speaker Ada Finch"."""
    titles = [at for at, word in enumerate(words[:-1]) if is_title(word.key) and not is_surname(word.key)]
    return titles[-1] if titles else 0


def around(words: Sequence[Word], run: Sequence[Word]) -> tuple[str, str]:
    """The keys of the words right before and after some words of a run; empty where there is none."""
    start, end = run.index(words[0]), run.index(words[-1]) + 1
    return run[start - 1].key if start else "", run[end].key if end < len(run) else ""


def form_of(words: Sequence[Word]) -> Form:
    """The words as they are compared."""
    return tuple(word.key for word in words)
