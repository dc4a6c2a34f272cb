"""What the words around a capitalised form say of it: whether a person would be named there."""

from __future__ import annotations

import re

from tui_reader.annotate.people.name_words import PERSONAL_TITLES, ROLES, TITLES

_REACH = 40
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)(?:\.|,|:)?[ \xa0]+$")
_CREDIT = re.compile(
    r"(?:©|\(c\)|\b(?:[Pp]hoto(?:graph)?s?|[Cc]redit|[Ii]mage) ?(?:by|/|:)"
    r"|(?:^|\n)[ \t]*(?:[Ww]ritten )?(?:By|BY|by):?)[ \xa0]?$"
)
_SPEAKS = re.compile(
    r"[ \xa0](?:(?:also|has|had) )?(?:said|says|told|tells|added|adds|wrote|writes|tweeted|explained|"
    r"explains|recalled|insisted|replied|admitted|joked|argued|stated|commented|remarked|concluded)\b"
)
_DESCRIBED = re.compile(
    r",? who\b|,? whose\b|, (?:aged )?\d\d[,;.]| \((?:\d\d|[A-Z]{3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\)"
    r"|, (?:a|an|the)(?: [\w-]+){0,3} (?P<role>[\w-]+)"
)
_ARTICLE = re.compile(r"(?:^|[^\w])[Tt]he[ \xa0]$")


def is_title(key: str) -> bool:
    """Whether a word stands before names as a title does: "Mr", "Judge", "Captain"."""
    return key.rstrip(".") in TITLES


def is_personal_title(key: str) -> bool:
    """Whether only a name can follow the word: "Mr", "Dr"."""
    return key.rstrip(".") in PERSONAL_TITLES


def is_credit(text: str, start: int) -> bool:
    """Whether a byline or the credit of a photograph leads up to an offset."""
    return _CREDIT.search(text, max(0, start - 20), start) is not None


def is_label(text: str, start: int, end: int) -> bool:
    """Whether words stand as the speaker does in a transcript: in capitals before a colon."""
    if text[end : end + 1] != ":" or not text[start:end].isupper():
        return False
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2].strip(" \t*")
    return not before or (before.isupper() and ":" not in before)


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is all of its line, as under a letter, or a greeting's, as above it."""
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    return (before + after).strip(" \t\r,.:;!-–—*") in ("", "Dear", "Hi", "Hello", "Hey")


def follows_article(text: str, start: int) -> bool:
    """Whether "the" stands right before an offset, as it does before what is no person."""
    return _ARTICLE.search(text, max(0, start - 6), start) is not None


def evidence_around(text: str, start: int, end: int) -> int:
    """How strongly the words around a span speak for a person: a role before, speech or a description after.

    1 is a sign that organisations and places show too; 2 is not.
    """
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    signs = 2 if before and before.group(1).casefold().rstrip(".") in ROLES else 0
    if _SPEAKS.match(text, end):
        signs += 1
    described = _DESCRIBED.match(text, end)
    if described and (described["role"] is None or described["role"].casefold() in ROLES):
        signs += 1 if described.group().startswith(" (") else 2
    return signs
