"""The words that carry what a sentence is about: without function words, case, diacritics and endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui_reader.collate import names
from tui_reader.collate.english import CALENDAR, FUNCTION, OPENED, WHOLE
from tui_reader.collate.listed import listed
from tui_reader.collate.numbers import SMALL
from tui_reader.collate.stems import stem

_WORD = re.compile(r"\d[\d,.:/]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KEPT = 50_000
_ANYWHERE = frozenset(
    listed(
        """
    say said says saying tell tells told telling ask asked asks speak spoke add adds added go goes going went
    come comes came get gets got getting make makes made take takes took taken put like
    morning afternoon evening night noon midnight day week month year
    days weeks months years time times today tomorrow yesterday tonight ago early earlier late later recently
    first second third last next several less least mr mrs ms miss dr sir
    """
    )
)
_CONTRACTIONS = {word + ending for word in FUNCTION for ending in OPENED} | WHOLE.keys()
_EMPTY = FUNCTION | CALENDAR | SMALL.keys() | _CONTRACTIONS | _ANYWHERE
"""Words that stand in any news, whatever it is about."""


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text: where each starts and ends in it, and the word folded, without a possessive."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), fold(found.group())


@lru_cache(_KEPT)
def fold(word: str) -> str:
    """A word without case, diacritics and possessive ending."""
    word = word.replace("’", "'")
    return names.fold(word.removesuffix("'s").removesuffix("'S").removesuffix("'"))


def is_content(word: str) -> bool:
    """Whether a folded word is about something: no function word, no letter alone, no number."""
    return len(word) > 1 and word not in _EMPTY and not word[0].isdigit()


def content(text: str) -> frozenset[str]:
    """The stems of all content words of a text."""
    return frozenset(filter(None, map(_content_stem, _WORD.findall(text))))


@lru_cache(_KEPT)
def _content_stem(word: str) -> str | None:
    folded = fold(word)
    return stem(folded) if is_content(folded) else None
