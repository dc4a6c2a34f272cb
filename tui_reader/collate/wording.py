"""A stretch of text as words that can be compared: folded, contractions opened, numbers in digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tui_reader.collate.english import (
    FUNCTION,
    HAS_BEFORE,
    IS_AFTER,
    OPENED,
    ORDINALS,
    WHOLE,
)
from tui_reader.collate.names import fold
from tui_reader.collate.numbers import SHORT_SCALES, SIGNS, SMALL, UNITS, read
from tui_reader.sentences import ABBREVIATIONS

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_][^\W_]*(?:['’ʼ‘`´][^\W_]+)*)"
    r"|(?P<gap>[\[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…|\.(?:\s?\.){2,3})"
    r"|(?P<currency>[£$€])?(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?P<ordinal>st|nd|rd|th)|(?P<scale>k|mn?|bn|tn))?(?![^\W\d_])"
    r"|(?P<mixed>[^\W_]+)"
    r"|(?P<percent>%)"
    r"|(?P<bracket>[\[\]])"
    r"|(?P<end>[.!?]+(?=[\"”’'»)\]]*(?:\s|$))|\n\s*\n)"
)
_LONGEST_NUMBER = 20  # words
_APOSTROPHES = re.compile("[’ʼ‘`´]")


class Word(NamedTuple):
    """A word of a stretch, by offsets in its source; `key` is its comparable form.

    `sentence` counts from 0 in the stretch. `opened` says that it is part of a contraction, `gap` that words
    were left out before it ("..."), `editorial` that it stands in square brackets, `nested` that it belongs
    to somebody quoted within the stretch, `name` that its capital letter says so.
    """

    key: str
    start: int
    end: int
    sentence: int = 0
    opened: bool = False
    gap: bool = False
    editorial: bool = False
    nested: bool = False
    name: bool = False


def words_of(
    text: str,
    start: int,
    end: int,
    nested: Sequence[tuple[int, int]] = (),
    names: Sequence[tuple[int, int]] = (),
) -> list[Word]:
    """The words of text[start:end]; `nested` are stretches in it that quote somebody else, `names` those that
    are known to name somebody."""
    found: list[Word] = []
    sentence, gap, editorial, ended = 0, False, False, False
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        at = match.start()
        if kind == "end":
            ended = bool(found) and not _is_abbreviation(text, match, found[-1])
            continue
        if kind == "gap":
            gap = True
            continue
        if kind == "bracket":
            editorial = text[at] == "["
            continue
        token = match[0]
        if ended and not token[0].islower():
            sentence += 1
        begins = not found or found[-1].sentence < sentence
        name = (token[0].isupper() and not begins and token != "I") or _within(at, names)
        inside = _within(at, nested)
        for key, first, last, opened in _opened(match):
            named = name and first == at
            found.append(Word(key, first, last, sentence, opened, gap, editorial, inside, named))
            gap = False
        ended = False
    if not names and _is_headline(text, found):
        found = [word._replace(name=False) for word in found]
    return _with_numbers(_with_auxiliaries(found))


def figures(text: str) -> list[str]:
    """The numbers of a text, in figures with the signs of what they count."""
    return [word.key for word in words_of(text, 0, len(text)) if word.key[0].isdigit()]


def _within(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return bool(stretches) and any(start <= offset < end for start, end in stretches)


def _is_headline(text: str, found: list[Word]) -> bool:
    """Whether all words but small ones have a capital, so that a capital does not make a name."""
    return all(text[word.start].isupper() for word in found if word.key not in FUNCTION)


def _is_abbreviation(text: str, end: re.Match[str], before: Word) -> bool:
    """Whether a full stop belongs to "Mr." or to an initial."""
    if end[0] != "." or before.end != end.start():
        return False
    if text[before.start : before.end] in ABBREVIATIONS:
        return True
    return before.end - before.start == 1 and text[before.start].isupper() and before.key != "i"


def _opened(match: re.Match[str]) -> list[tuple[str, int, int, bool]]:
    """The words of a token: what they are, where they stand, and whether they stand contracted."""
    first, last = match.span()
    word = folded(match[0])
    if match.lastgroup == "word" and word.isalpha() and word not in WHOLE:
        return [(word, first, last, False)]
    if match.lastgroup == "percent":
        return [("percent", first, last, False)]
    if match["number"]:
        return [(_figure(match), first, last, False)]
    if word in WHOLE:
        written, key, second = WHOLE[word]
        return [(key, first, first + len(written), True), (second, first + len(written), last, True)]
    if "'" in word and last - first == len(word):
        for ending, key in OPENED.items():
            if word.endswith(ending):
                cut = last - len(ending)
                return [(word[: -len(ending)], first, cut, True), (key, cut, last, True)]
        if word.endswith("'s"):
            return [(word[:-2], first, last - 2, True), ("'s", last - 2, last, True)]
    return [(word, first, last, False)]


def _figure(match: re.Match[str]) -> str:
    """A number in figures, the sign of a currency after it; "m" may be metres where there is no such sign."""
    number, sign, scale = match["number"].replace(",", ""), match["currency"] or "", match["scale"] or ""
    if match["ordinal"]:
        return _ordinal(number)
    if sign or scale not in ("k", "m"):
        return _plain(float(number) * SHORT_SCALES[scale]) + sign if scale else number + sign
    return number + scale


def _plain(value: float) -> str:
    return f"{value:f}".rstrip("0").rstrip(".")


def _ordinal(number: str) -> str:
    return next((word for short, word in ORDINALS.items() if short[:-2] == number), f"{number}th")


@cache
def folded(word: str) -> str:
    """A word without case and diacritics, its apostrophes straight."""
    return fold(_APOSTROPHES.sub("'", word))


def _with_auxiliaries(found: list[Word]) -> list[Word]:
    """`'s` as "is" or "has" where it is one, `'d` as "had"."""
    for at, word in enumerate(found):
        if word.opened and at:
            after = found[at + 1].key if at + 1 < len(found) else ""
            if word.key == "'s" and found[at - 1].key in IS_AFTER:
                found[at] = word._replace(key="has" if after in HAS_BEFORE else "is")
            elif word.key == "would" and (after in HAS_BEFORE or after == "better"):
                found[at] = word._replace(key="had")
    return found


def _with_numbers(found: list[Word]) -> list[Word]:
    """Number words as figures, with what they count as a sign: "twenty-one" is 21, "3 million pounds"
    3000000£."""
    joined: list[Word] = []
    after = 0
    for at, word in enumerate(found):
        if at < after:
            continue
        after = at + 1
        if word.key in SMALL or word.key == "a" or word.key[:1].isdigit():
            length, value = _number(found, at)
            if length:
                after = at + length
                word = word._replace(key=value, end=found[after - 1].end)
        joined.append(word)
    return joined


def _number(found: list[Word], at: int) -> tuple[int, str]:
    """How many words from here make a number, and which; 0 if none do. "One" alone may be a pronoun."""
    keys = [word.key for word in found[at : at + _LONGEST_NUMBER] if word.sentence == found[at].sentence]
    sign = keys[0][-1] if keys[0][-1] in SIGNS else ""
    length, number = read([keys[0].rstrip(SIGNS), *keys[1:]])
    counts, unit = _unit(keys[length:])
    if length == 1 and not counts and (keys[0] == "one" or keys[0] not in SMALL):
        return 0, ""
    return (length + counts, _plain(number) + (unit or sign)) if length else (0, "")


def _unit(keys: list[str]) -> tuple[int, str]:
    """How many words after a number say what it counts, and the sign of that."""
    if keys[:2] == ["per", "cent"]:
        return 2, UNITS["percent"]
    return (1, UNITS[keys[0]]) if keys and keys[0] in UNITS else (0, "")
