"""Cardinal numbers in words and digits ("fourteen", "twenty-one", "2,300", "3 million")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.collate.listed import listed

_UNITS = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
SMALL = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
UNITS = {
    "percent": "%", "pound": "£", "pounds": "£", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€"
}  # fmt: skip
SIGNS = "".join(dict.fromkeys(UNITS.values()))

_WORD = rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_UNITS[1:10])})|{'|'.join((*_UNITS[1:], *_TENS))})"
_SCALE = "|".join(SCALES)
NUMBER = (
    r"(?<![\w.,:/$£€'’-])"
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,15}})(?: (?:thousand|million|billion|trillion))?"
    rf"|(?:(?:a|{_WORD}) (?:{_SCALE}))(?: and {_WORD})?|{_WORD})"
    r"(?![\w%/:]|[.,]\d|['’-]\w)"
)
"""A pattern that matches such a number of up to fifteen digits, to be used without regard to case."""

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
    return int(read([word.replace(",", "") for word in _PARTS.findall(words.casefold())])[1])


def read(words: Sequence[str]) -> tuple[int, float]:
    """How many of these words, from the first on, make a number, and which: "two" "hundred" "and" "five";
    none if the first neither is a number word nor has digits."""
    first = "one" if words[0] == "a" and words[1:2] and words[1] in SCALES else words[0]
    if first not in SMALL and not first.replace(".", "", 1).isdecimal():
        return 0, 0.0
    total, part = 0.0, float(SMALL.get(first, first))
    length = 1
    while length < len(words):
        joined = _is_joined(words, length)
        word = words[length + joined]
        if word in SCALES:
            part *= SCALES[word]
            if SCALES[word] > 100:
                total, part = total + part, 0.0
        elif _goes_on(total, part, SMALL.get(word, 0)):
            part += SMALL[word]
        else:
            break
        length += 1 + joined
    return length, total + part


def _is_joined(words: Sequence[str], at: int) -> bool:
    """Whether an "and" here belongs to the number: "two hundred and five", not "and two hundred"."""
    before, after = words[at - 1], words[at + 1 : at + 3]
    return (
        words[at] == "and"
        and before in SCALES
        and after[:1] != []
        and (after[0] in SMALL and after[1:] != ["hundred"])
    )


def _goes_on(total: float, part: float, small: int) -> bool:
    """Whether a number word continues the number before it: "twenty" "one", "two hundred" "five"."""
    if not small:
        return False
    tens = part % 100
    return (
        (part >= 100 and not tens) or (tens in range(20, 100, 10) and small < 10) or bool(total and not part)
    )
