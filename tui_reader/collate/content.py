"""The words that carry what a sentence is about: without function words, case, diacritics and endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui_reader.collate import names
from tui_reader.collate.listed import listed

_WORD = re.compile(r"\d[\d,.:/]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KEPT = 50_000
_FUNCTION_WORDS = frozenset(
    listed(
        """
    a an the this that these those my your his her its our their some any no every each all both either
    neither such same own other another more most much many few several less least one two three four
    five six seven eight nine ten i me you he him she it we us they them who whom whose which what
    myself himself herself itself themselves ourselves yourself nobody somebody anybody everybody
    someone anyone everyone nothing something anything everything none there here am is are was were be
    been being has have had having do does did doing done will would shall should can could may might
    must ought about above across after against along amid among around as at before behind below
    beneath beside besides between beyond by despite down during except for from in inside into like
    near of off on onto out outside over past per since through throughout till to toward towards under
    until unlike up upon via with within without and or but nor so yet if unless though although because
    while whereas whether than then when where how why not never ever also too very just only even still
    already again now today yesterday tomorrow tonight said say says saying told tell tells telling
    added add adds asked ask asks according spoke speak went go goes going get got gets getting make
    made makes take took takes taken come came comes put monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december
    morning afternoon evening night noon midnight day week month year days weeks months years time times
    last next first second third ago earlier later early late recently mr mrs ms miss dr sir i'm i've
    i'd i'll you're you've we're we've we'd we'll they're they've he's she's it's that's there's don't
    doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't
    """
    )
)


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
    return len(word) > 1 and word not in _FUNCTION_WORDS and not word[0].isdigit()


def stem(word: str) -> str:
    """A folded word without the endings of number and tense, so that most forms of a word are equal.

    After the S stemmer of Harman (1991), with -ed and -ing.
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word


def content(text: str) -> frozenset[str]:
    """The stems of all content words of a text."""
    return frozenset(filter(None, map(_content_stem, _WORD.findall(text))))


@lru_cache(_KEPT)
def _content_stem(word: str) -> str | None:
    folded = fold(word)
    return stem(folded) if is_content(folded) else None
