"""How much a word tells about which utterance it stands in: its information in bits, after Shannon (1948).

The frequencies are those of written English in rough bands: the closed classes, the words that any text has,
and all others. Two stretches that share "the legitimacy of the verdict" share more than two that share "what
I want to say".
"""

from __future__ import annotations

from functools import cache

from tui_reader.collate.english import COMMON, FUNCTION, IRREGULAR

_FUNCTION_BITS, _COMMON_BITS, _BITS = 2, 6, 10


@cache
def bits(word: str) -> int:
    """The information of a word in the form that `wording` gives it."""
    if word in FUNCTION:
        return _FUNCTION_BITS
    return _COMMON_BITS if word in COMMON or len(word) == 1 else _BITS


def tells(word: str) -> bool:
    """Whether it is a word of content, not of the grammar."""
    return word not in FUNCTION


def spelt(word: str) -> str:
    """A spelling that British and American English share: "organise", "organize"; "colour", "color"."""
    return (
        word.replace("isation", "ization")
        .replace("ise", "ize")
        .replace("ising", "izing")
        .replace("our", "or")
    )


@cache
def stem(word: str) -> str:
    """The word without its commonest endings, so that forms of it compare equal: "asked", "asking"; "kept".

    A light stemmer in the manner of Harman's S stemmer (1991), with the endings of regular verbs.
    """
    if word in IRREGULAR:
        word = IRREGULAR[word]
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


def _plain(base: str) -> str:
    """Without what is doubled or dropped before an ending: "dropp", "hop(e)"."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        return base[:-1]
    return base[:-1] if len(base) > 3 and base[-1] == "e" else base
