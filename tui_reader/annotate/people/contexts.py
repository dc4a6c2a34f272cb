"""What the words around a capitalised form say of it: whether a person would be named there."""

from __future__ import annotations

import re

from tui_reader.annotate.people.name_words import PERSONAL_TITLES, ROLES, TITLES
from tui_reader.annotate.words import AUXILIARIES, IRREGULAR_PASTS, words

_REACH = 40
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)(?:\.|,|:)?[ \xa0]+$")
_WORD_AFTER = re.compile(r"[ \xa0-]([^\W\d_]+)")
_CREDIT = re.compile(
    r"(?:©|\(c\)|\b(?:[Pp]hoto(?:graph)?s?|[Cc]redit|[Ii]mage) ?(?:by|/|:)"
    r"|(?:^|\n)[ \t]*(?:[Ww]ritten )?(?:By|BY|by):?)[ \xa0]?$"
)
_SPEAKS = re.compile(
    r"[ \xa0](?:(?:also|has|had) )?(?:said|says|told|tells|added|adds|wrote|writes|tweeted|explained|"
    r"explains|recalled|insisted|replied|admitted|joked|argued|stated|commented|remarked|concluded)\b"
)
_SAID = re.compile(r"\b(?:said|says|added|asked)[ \xa0]$")
_WHO = re.compile(r",? (?:who|whose)\b")
_DESCRIBED = re.compile(r", (?:aged )?\d\d[,;.]| \(\d\d\)|, (?:a|an|the)(?: [\w-]+){0,3} (?P<role>[\w-]+)")
HAD_BY_PERSONS = words(
    "administration government regime campaign family case presidency era cabinet affair trial camp estate "
    "clan dynasty household supporters aide aides"
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
    """Whether a word is all of its line, as under a letter, or a greeting's, as above it, or is addressed."""
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    if after.startswith(",") and before.strip(" \t\"“‘'") == "":
        return True
    return (before + after).strip(" \t\r,.:;!-–—*") in ("", "Dear", "Hi", "Hello", "Hey")


def has_article(text: str, start: int, end: int) -> bool:
    """Whether "the" stands before a span that is no person for that, as it is in "the Finch campaign"."""
    article = _ARTICLE.search(text, max(0, start - 6), start) is not None
    return article and next_word(text, end) not in HAD_BY_PERSONS


def word_before(text: str, start: int) -> str:
    """The word right before an offset, in lower case; empty where there is none."""
    found = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return found.group(1).casefold() if found else ""


def next_word(text: str, end: int) -> str:
    """The word right after an offset; empty where there is none."""
    found = _WORD_AFTER.match(text, end)
    return found.group(1) if found else ""


def speaks_around(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands on either side of a span."""
    return _SPEAKS.match(text, end) is not None or _SAID.search(text, max(0, start - 20), start) is not None


def acts(text: str, end: int) -> bool:
    """Whether a verb in its past form, or an auxiliary, follows an offset."""
    word = next_word(text, end)
    return word.endswith("ed") or word in IRREGULAR_PASTS or word in AUXILIARIES


def has_relative(text: str, end: int) -> bool:
    """Whether "who" follows an offset."""
    return _WHO.match(text, end) is not None


def is_described(text: str, end: int) -> bool:
    """Whether an age or a role follows an offset: ", 43,", ", a lawyer"."""
    found = _DESCRIBED.match(text, end)
    return found is not None and (found["role"] is None or found["role"].casefold() in ROLES)
