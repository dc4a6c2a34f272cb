"""Where sentences of English end, by their punctuation and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Hon", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Pres",
    "Cllr", "Atty", "Gen", "Col", "Lt", "Sgt", "Capt", "Maj", "Adm", "Supt", "Det", "St", "Jr", "Sr",
    "Inc", "Corp", "Co", "Ltd", "Bros", "vs", "No", "Nos",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
})  # fmt: skip
"""Words whose full stop ends no sentence."""

_END = re.compile(r"""[.!?…]+['"’”»)\]*_]*\s+|[。！？]""")
_LAST_WORD = re.compile(r"[^\W_]+$")
_LONGEST = max(map(len, ABBREVIATIONS)) + 1
_OPENING = "'\"‘“«([-–—*_#>"


def sentence_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where sentences end in text[start:end), marks that close a quotation included, and where what follows
    begins, in code points of the text."""
    for found in _END.finditer(text, start, end):
        if not _goes_on(text, found.start(), found.end()):
            yield found.start() + len(found.group().rstrip()), found.end()


def _goes_on(text: str, stop: int, after: int) -> bool:
    """Whether a full stop only ends an abbreviation or an initial, or what follows begins no sentence."""
    if text[after : after + 4].lstrip(_OPENING)[:1].islower():
        return True
    word = _LAST_WORD.search(text[max(0, stop - _LONGEST) : stop])
    if text[stop] != "." or word is None:
        return False
    return word.group() in ABBREVIATIONS or (len(word.group()) == 1 and word.group().isalpha())
