"""What a source tells of its persons beside their names: descriptions, and the gender they show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal
from unicodedata import combining, normalize

from tui_reader.annotate.given_names import FEMININE, MASCULINE
from tui_reader.annotate.quotes.cues import CUES
from tui_reader.annotate.quotes.sentences import Sentence, Token
from tui_reader.annotate.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FEMININE_NOUNS,
    MASCULINE_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from tui_reader.model import Mention, Person

Gender = Literal["f", "m"]

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_NO_DESCRIPTION = DETERMINERS | PREPOSITIONS | COORDINATORS | SUBORDINATORS | AUXILIARIES | CUES


def descriptions(read: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[str, Counter[str]]:
    """The nouns that stand beside each person's name: titles before it, appositions after it."""
    found: dict[str, Counter[str]] = {mention.person: Counter() for mention in mentions}
    for sentence in read:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if token.mention < 0:
                continue
            words = found[mentions[token.mention].person]
            if at == 0 or tokens[at - 1].mention != token.mention:
                for k in range(at - 1, max(-1, at - 5), -1):
                    before = tokens[k]
                    if not before.word or before.mention >= 0 or before.low in _NO_DESCRIPTION:
                        break
                    words[before.low.rstrip(".")] += 1
                    if before.capital and not before.low.endswith("."):
                        continue
            last = at + 1 == len(tokens) or tokens[at + 1].mention != token.mention
            if last and at + 2 < len(tokens) and tokens[at + 1].text == ",":
                _apposition(tokens, at + 2, words)
    return found


def _apposition(listed: Sequence[Token], at: int, words: Counter[str]) -> None:
    if listed[at].text.isdigit():
        words[listed[at].text + "-year-old"] += 1
        if at + 2 < len(listed) and listed[at + 1].text == ",":
            at += 2
    if listed[at].low not in DETERMINERS and listed[at].low not in ("its", "their", "his", "her"):
        return
    for token in listed[at + 1 : at + 7]:
        if not token.word or token.mention >= 0 or token.low in PREPOSITIONS | RELATIVES:
            return
        words[token.low] += 1


def _plain(name: str) -> str:
    """The name in lower case, without diacritics."""
    return "".join(char for char in normalize("NFD", name.lower()) if not combining(char))


def genders(persons: Sequence[Person], described: Mapping[str, Counter[str]]) -> dict[str, Gender]:
    """The gender that a given name, a title or a description tells of each person, where they agree."""
    found: dict[str, Gender] = {}
    for person in persons:
        told: set[Gender] = set()
        words = set(described.get(person.id, ()))
        if words & FEMININE_NOUNS:
            told.add("f")
        if words & MASCULINE_NOUNS:
            told.add("m")
        if not told:
            for name in (person.name, *person.aliases):
                parts = _WORD.findall(_plain(name))
                if len(parts) > 1 and parts[0] in FEMININE:
                    told.add("f")
                elif len(parts) > 1 and parts[0] in MASCULINE:
                    told.add("m")
        if len(told) == 1:
            found[person.id] = told.pop()
    return found
