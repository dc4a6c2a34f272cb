"""What marks stand around that nobody says: titles of works, names given, nicknames, words as words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.annotate.words import words

_SMALL = words("a an the of and in on to for with at by from is or vs into")
_KINDS = (
    r"show|series|film|movie|book|novel|song|album|single|podcast|program|programme|musical|play|memoir|hit|"
    r"sitcom|magazine|article|essay|documentary|video|anthem|ballad|poem|episode|network|channel|drama|comedy|op-ed|"
    r"author of|performed?|performing|sang|singing"
)
_WORK = re.compile(rf"\b(?:{_KINDS})(?:['’]s)?,?(?:\s+\w+)?\s*$", re.IGNORECASE)
_WORK_AFTER = re.compile(rf"[\"”’'] (?:\w+ )?(?:{_KINDS})s?\b", re.IGNORECASE)
_NAMED_SO = re.compile(
    r"\b[a-z]{3,},? called (?:the )?$|\b(?:told|spoke to|speaking to|according to|watching) $"
)
_ON_AIR = re.compile(
    r"\b(?:(?:appear\w*|air(?:s|ed|ing)|interview\w*|said|says|seen|guest)(?: \w+)? on|interview\w* with|"
    r"hosts? of|(?:star(?:s|red|ring)?|roles?) in) $"
)
_MAKER = re.compile(r"\b[A-Z]\w+['’]s $")
_WORD_AS_WORD = re.compile(
    r"(?:\bso-called|\b(?:the|a|an|this|that)\s+(?:[\w-]+\s+)?(?:word|terms?|phrases?|letters?|heading|headline|name|"
    r"acronym|button|hashtag|category|tab|section)|\b(?:titled|entitled|named|nicknamed|starring in|spelled|"
    r"marked|click(?:ing)?))\s*,?\s*$",
    re.IGNORECASE,
)
_WORD_USED = re.compile(
    r"\b(?:us(?:es?|ed|ing)|use of|coin(?:s|ed|ing)?) (?:the|an?|this|that) (?:[\w-]+ )?"
    r"(?:word|term|phrase)s?,? $"
)
_SEEN_AS = re.compile(r"\bas (?:an? |the )?$")
_NAME_BEFORE = re.compile(r"[A-Z][\w.'’-]* $")
_NAME_AFTER = re.compile(r"[\"”’'] [A-Z]\w")


def in_title_case(words: Sequence[str]) -> bool:
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words
    )


def is_work(before: str, after: str) -> bool:
    """Whether words in title case are a title: the film “…”, ITN's “…”, a band called “…”, the “…” tour.

    `after` begins with the closing mark. What is told "…" is a show (speech takes a comma), and so is what
    somebody appears on.
    """
    around = (pattern.search(before) for pattern in (_WORK, _MAKER, _NAMED_SO, _ON_AIR))
    return any(around) or bool(_WORK_AFTER.match(after))


def is_word(before: str) -> bool:
    """Whether a word as such follows: "the term", "spelled"."""
    return bool(_WORD_AS_WORD.search(before))


def is_word_used(before: str) -> bool:
    """Whether somebody's word follows: "used the term"."""
    return bool(_WORD_USED.search(before))


def is_view(before: str) -> bool:
    """Whether what somebody is seen as follows: "portrayed him as a"."""
    return bool(_SEEN_AS.search(before))


def is_nickname(before: str, after: str) -> bool:
    """Whether the stretch stands within a name: Ann "Bo" Lee; `after` begins with its closing mark."""
    return bool(_NAME_BEFORE.search(before) and _NAME_AFTER.match(after))
