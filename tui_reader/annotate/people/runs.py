"""The capitalised words of a text, and the runs they form: what a name can be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui_reader.annotate.people.name_words import TITLES
from tui_reader.annotate.words import words

PARTICLES = words(
    """
    de da do dos das del della delle di du la le van von der den ter ten bin ibn bint al el ul ben abu
    zu zur zum wa y
    """
)
_WORD = re.compile(
    r"(?<![\w@#\\])(?<![\w/.]/)"
    r"(?:[A-Z]\.(?:[ -]?[A-Z]\.){0,4}(?:(?!\w)|(?=[A-Z][a-z]))|[^\W\d_]+(?:['’‘`-][^\W\d_]+)*)"
    r"(?!\d|[\w.-]{0,40}@)"
)
_POSSESSIVE = re.compile(r"['’`]s$", re.IGNORECASE)
_HEAD = re.compile(r"(?:al|el|ul|as|ad|an|ar|at|ibn|bin|d|l|dell|mc|mac)['’-]", re.IGNORECASE)
_GAP = re.compile(r"[ \xa0]{1,2}|(?<=\.)")
_GAP_AFTER_TITLE = re.compile(r"\.[ \xa0]{0,2}")
_NICKNAME = re.compile(r" (?:[\"“][^\"“”\n]{2,24}[\"”]|[‘'][^‘’'\n]{2,24}['’]) (?=[A-Z])")
_LONGEST_ABBREVIATION = 5


class Word(NamedTuple):
    """A word that may be part of a name, without a possessive ending; `key` is its form for comparison."""

    start: int
    end: int
    key: str
    is_particle: bool = False  # one written small, as "van" in "Ada van Odell"


def runs(text: str) -> Iterator[list[Word]]:
    """The longest sequences of capitalised words on one line with nothing but a blank between them.

    Particles ("van", "bin") join two of them, as does a nickname in quotation marks. A possessive ends a run,
    as does the end of words in capitals.
    """
    run: list[Word] = []
    closed = False
    nickname = 0
    for found in _WORD.finditer(text):
        form = found.group()
        start, end = found.span()
        if start < nickname:
            continue
        if not (form[0].isupper() or form in PARTICLES or _has_capital_after_head(form)):
            if run:
                yield from _trimmed(run)
                run = []
            continue
        if run and (
            closed
            or not (start == nickname or _is_gap(text, run[-1], start))
            or (not form.isupper() and _in_capitals(text, run[-2:]))
        ):
            yield from _trimmed(run)
            run = []
        closed = _POSSESSIVE.search(form) is not None
        if closed:
            end -= 2
            form = form[:-2]
        run.append(Word(start, end, key(form), form in PARTICLES))
        between = None if closed else _NICKNAME.match(text, end)
        nickname = between.end() if between else 0
    yield from _trimmed(run)


def key(word: str) -> str:
    """The form under which two spellings of a word of a name are the same."""
    return word.casefold().replace("’", "'").replace("‘", "'").replace("`", "'")


def _has_capital_after_head(form: str) -> bool:
    head = _HEAD.match(form)
    return head is not None and form[head.end() : head.end() + 1].isupper()


def _is_gap(text: str, word: Word, start: int) -> bool:
    """Whether nothing but a blank, or the full stop of "Mr.", stands between a word and the next."""
    if _GAP.fullmatch(text, word.end, start):
        return True
    abbreviated = word.key in TITLES and len(word.key) <= _LONGEST_ABBREVIATION
    return abbreviated and _GAP_AFTER_TITLE.fullmatch(text, word.end, start) is not None


def _in_capitals(text: str, words: list[Word]) -> bool:
    return len(words) == 2 and all(
        word.end - word.start > 2 and text[word.start : word.end].isupper() for word in words
    )


def _trimmed(run: list[Word]) -> Iterator[list[Word]]:
    start, end = 0, len(run)
    while start < end and run[start].is_particle:
        start += 1
    while end > start and run[end - 1].is_particle:
        end -= 1
    if start < end:
        yield run[start:end]
