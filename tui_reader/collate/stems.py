"""What the forms of a word have in common: a light stemmer in the manner of Harman's S stemmer (1991), with
the endings of regular verbs and the pasts of irregular ones."""

from __future__ import annotations

from functools import lru_cache

from tui_reader.collate.english import FUNCTION, IRREGULAR
from tui_reader.collate.numbers import SIGNS


def spelt(word: str) -> str:
    """A spelling that British and American English share: "organise", "organize"; "colour", "color"."""
    return (
        word.replace("isation", "ization")
        .replace("ise", "ize")
        .replace("ising", "izing")
        .replace("our", "or")
    )


@lru_cache(50_000)
def stem(word: str) -> str:
    """A folded word without its commonest endings, so that its forms are equal: "asked", "asking"; "kept". A
    number is without the sign of what it counts."""
    if word in IRREGULAR:
        word = IRREGULAR[word]
    if word[:1].isdigit():
        return word.rstrip(SIGNS)
    if len(word) < 4 or word in FUNCTION or not word.isalpha():
        return word
    word = spelt(word)
    for ending, instead in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            base = word[: -len(ending)] + instead
            if len(base) >= 3 and any(letter in "aeiouy" for letter in base):
                return _plain(base)
    return _plain(word)


def has_past_form(word: str) -> bool:
    """Whether a folded word may be a verb in a past tense, or a participle."""
    return word in IRREGULAR or (word.endswith("ed") and len(word) > 4)


def _plain(base: str) -> str:
    """Without what is doubled or dropped before an ending: "dropp", "hop(e)"."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        return base[:-1]
    return base[:-1] if len(base) > 3 and base[-1] == "e" else base
