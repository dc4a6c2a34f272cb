"""The full names of a text, and what the text as a whole shows of each form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tui_reader.annotate.people.contexts import is_credit, is_label, is_title
from tui_reader.annotate.people.name_words import ORGANISATIONS, ROLES
from tui_reader.annotate.people.pieces import LONGEST, Form, Piece, around, bare, form_of
from tui_reader.annotate.people.runs import PARTICLES
from tui_reader.annotate.people.signs import Signs

_SMALL = re.compile(r"(?<![\w.'’-])[a-zß-ÿ]{2,}(?!\w)")
_LONGEST_LABEL = 3
_SURE = 1

Run = list[Piece]


@dataclass
class Evidence:
    """What the text shows of its forms, and the full names among them."""

    signs: Signs
    full: set[Form] = field(default_factory=set)

    def holds_full_name(self, form: Form) -> bool:
        """Whether a full name is part of a form."""
        return any(part in self.full for part in _parts(form))


def weigh(text: str, read: list[Run]) -> tuple[list[Run], Evidence]:
    """The runs, with pieces taken apart again that were joined and make no name; and the evidence."""
    evidence = Evidence(Signs(small=set(_SMALL.findall(text))))
    signs = evidence.signs
    for pieces in read:
        _count(text, pieces, signs)
    evidence.full = _full_names(signs)
    joined = {form_of(bare(piece.words)) for pieces in read for piece in pieces if piece.parts}
    torn = {form for form in joined if signs.weigh(form) <= (_SURE if evidence.holds_full_name(form) else 0)}
    apart = [[part for piece in pieces for part in _apart(piece, torn)] for pieces in read]
    for before, after in zip(read, apart, strict=True):
        if len(before) < len(after):
            _count(text, after, signs)
    signs.parallel = signs.parallels.settle(lambda form: signs.weigh(form) > 0)
    evidence.full = _full_names(signs) - torn
    credited, labels = _set_apart(text, apart)
    ends = Counter(end for form in evidence.full for end in {form[0], form[-1]})
    run_on = {form for form in credited if len(form) > 2 and ends[form[-1]] > (form in evidence.full)}
    evidence.full = evidence.full - run_on | {form[:2] for form in run_on}
    for form in tuple(evidence.full):
        signs.first.add(form[0])
        signs.last.add(form[-1])
        surname = next((at for at in range(1, len(form) - 1) if form[at] in PARTICLES), 0)
        if surname:
            evidence.full.add(form[surname:])
    signs.last.update(form[-1] for form, count in labels.items() if count > 1)
    signs.parallel = signs.parallels.settle(lambda form: signs.weigh(form) > 0)
    return apart, evidence


def _count(text: str, pieces: Run, signs: Signs) -> None:
    run = [word for piece in pieces for word in piece.words]
    end = 0
    for piece in pieces:
        at, end = end, end + len(piece.words)
        words = bare(piece.words)
        if 0 < len(words) <= LONGEST:
            signs.add(text, words, piece, *around(words, run[max(0, at - 1) : end + 1]))


def _full_names(signs: Signs) -> set[Form]:
    return {form for form in signs.seen if 2 <= len(form) <= LONGEST and signs.weigh(form) > 0}


def _apart(piece: Piece, torn: set[Form]) -> Iterable[Piece]:
    return piece.parts if piece.parts and form_of(bare(piece.words)) in torn else (piece,)


def _set_apart(text: str, read: list[Run]) -> tuple[set[Form], Counter[Form]]:
    """The forms that stand in bylines and credits, and how often forms stand as the label of a speech."""
    credited: set[Form] = set()
    labels: Counter[Form] = Counter()
    for pieces in read:
        for piece in pieces:
            words = bare(piece.words)
            if not words:
                continue
            form = form_of(words)
            if len(form) > 1 and is_credit(text, words[0].start):
                credited.add(form)
            elif len(form) <= _LONGEST_LABEL and is_label(text, piece.words[0].start, words[-1].end):
                sure = 2 if is_title(piece.words[0].key) else 1
                labels[form] += sure if (ROLES | ORGANISATIONS).isdisjoint(form) else 0
    return credited, labels


def _parts(form: Form) -> Iterator[Form]:
    """The names of two words or more that stand in a longer one."""
    for length in range(2, len(form)):
        for start in range(len(form) - length + 1):
            if form[start] not in PARTICLES:
                yield form[start : start + length]
