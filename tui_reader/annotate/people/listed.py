"""Given names and surnames usual in many countries, and the words of English: evidence for and against names.

The files are written by `tools/name_lists.py`, which tells their origin; `licences.txt` has the licences of
what is of Faker and of lemminflect in them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from tui_reader.annotate.people.persons import fold


def is_given_name(word: str) -> bool:
    """Whether a word, or the first part of one with a hyphen, is listed as a given name."""
    return _is_in(_list("given_names.txt"), word)


def is_surname(word: str) -> bool:
    """Whether a word, or the first part of one with a hyphen, is listed as a surname."""
    return _is_in(_list("surnames.txt"), word)


def is_english(word: str) -> bool:
    """Whether a word is one of the English language and not listed as a name."""
    return word in _list("english.txt")


def _is_in(listed: frozenset[str], word: str) -> bool:
    folded = word if word.isascii() else fold(word)
    return folded in listed or folded.partition("-")[0] in listed


@lru_cache
def _list(file: str) -> frozenset[str]:
    table = resources.files("tui_reader.annotate.people").joinpath(file).read_text(encoding="ascii")
    return frozenset(table.split())
