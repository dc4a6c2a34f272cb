"""Cardinal numbers in words and digits ("fourteen", "twenty-one", "2,300", "3 million")."""

from __future__ import annotations

import re

from tui_reader.collate.listed import listed

_SMALL = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
)
_TENS = listed(
    """
    twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_WORD = rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_SMALL[1:10])})|{'|'.join((*_SMALL[1:], *_TENS))})"
_SCALE = "|".join(_SCALES)
NUMBER = (
    r"(?<![\w.,:/$£€'’-])"
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?: (?:thousand|million|billion))?"
    rf"|(?:(?:a|{_WORD}) (?:{_SCALE}))(?: and {_WORD})?|{_WORD})"
    r"(?![\w%/:]|[.,]\d|['’-]\w)"
)
"""A pattern that matches such a number, to be used without regard to case."""

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_ANY = re.compile(rf"\d|{NUMBER}", re.IGNORECASE)
_PARTS = re.compile(r"[a-z]+|[\d,]+")


def has_number(text: str) -> bool:
    """Whether a text gives a number, be it one of a sum or a date."""
    return _ANY.search(text) is not None


def numbers(text: str) -> frozenset[int]:
    """All numbers of a text; a dozen is twelve."""
    found = {value(number.group()) for number in _NUMBER.finditer(text)}
    return frozenset(found | {12} if "dozen" in text else found)


def value(words: str) -> int:
    """The number that the words matched by `NUMBER` mean."""
    total = part = 0
    for word in _PARTS.findall(words.casefold()):
        if word in _SCALES:
            total += max(part, 1) * _SCALES[word]
            part = 0
        elif word not in ("a", "and"):
            part += _VALUES[word] if word in _VALUES else int(word.replace(",", ""))
    return total + part
