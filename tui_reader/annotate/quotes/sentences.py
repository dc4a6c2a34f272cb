"""Paragraphs as sentences of tokens, in which a quoted stretch is one token and a name is known as such."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui_reader.annotate.quotes.cues import CUES, LIGHT, SPEECH
from tui_reader.model import Mention, Quote
from tui_reader.sentences import ABBREVIATIONS

_TOKEN = re.compile(
    rf"(?:{'|'.join(sorted(ABBREVIATIONS))})\."
    r"|(?:[A-Z]\.){1,4}(?=[\s,’'A-Za-z]|$)(?:[A-Z]\b)?"
    r"|[@#]?\w+(?:[-'’.&@/]\w+)*(?:['’](?=\s))?"
    r"|--+|[^\w\s]"
)
_MARKS = "\"“”„‟«»＂‘’'‛‹›`"
_LONGEST_SENTENCE = 250
_TERMINAL = ".!?…"


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quoted stretch, by offsets in the source.

    `low` is the word in lower case, but of a name as it stands: "Will" of "Will said" is no auxiliary.
    `quote` and `mention` are places in the sequences the sentence was made with, -1 for none.
    """

    start: int
    end: int
    text: str
    low: str
    quote: int = -1
    mention: int = -1

    @property
    def word(self) -> bool:
        return self.quote < 0 and (self.text[0].isalnum() or self.text[0] in "@#")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0] in "@"


@dataclass(frozen=True, slots=True)
class Sentence:
    tokens: list[Token]
    paragraph: int

    @property
    def quotes(self) -> list[int]:
        """The places in `tokens` of its quoted stretches."""
        return [at for at, token in enumerate(self.tokens) if token.quote >= 0]


def sentences(
    text: str,
    start: int,
    end: int,
    paragraph: int,
    quotes: Sequence[tuple[int, Quote]],
    mentions: Sequence[Mention],
    mention_starts: Sequence[int],
) -> list[Sentence]:
    """The sentences between two offsets. `quotes` are the outermost stretches there, each with its number."""
    tokens: list[Token] = []
    at = start
    for number, quote in quotes:
        _tokenize(text, at, _before_marks(text, at, quote.start), tokens, mentions, mention_starts)
        after = _after_marks(text, quote.end, end)
        tokens.append(Token(quote.start, quote.end, quote.text.strip().rstrip("'’‘\"”“") or " ", "", number))
        at = max(at, after)
    _tokenize(text, at, end, tokens, mentions, mention_starts)
    return [Sentence(part, paragraph) for part in _split(_without_asides(tokens))]


def _before_marks(text: str, low: int, at: int) -> int:
    while at > low and text[at - 1] in _MARKS:
        at -= 1
    return at


def _after_marks(text: str, at: int, high: int) -> int:
    while at < high and text[at] in _MARKS:
        at += 1
    return at


def _tokenize(
    text: str, start: int, end: int, tokens: list[Token], mentions: Sequence[Mention], starts: Sequence[int]
) -> None:
    if start >= end:
        return
    number = bisect_left(starts, start)
    for match in _TOKEN.finditer(text, start, end):
        a, b = match.span()
        word = match.group()
        if word in _MARKS:
            continue
        while number < len(mentions) and mentions[number].end <= a:
            number += 1
        inside = number < len(mentions) and mentions[number].start < b and a < mentions[number].end
        low = word.lower()
        inside = inside and (word[0].isupper() or low not in CUES)
        low = word if inside else "—" if low.startswith("--") else low
        tokens.append(Token(a, b, word, low, -1, number if inside else -1))


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without short bracketed asides: "Graham (R-SC) said"."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text in "([" and token.quote < 0:
            close = ")" if token.text == "(" else "]"
            stop = next(
                (k for k in range(at + 1, min(at + 14, len(tokens))) if tokens[k].text == close),
                None,
            )
            if stop is not None and all(inner.quote < 0 for inner in tokens[at:stop]):
                at = stop + 1
                continue
        kept.append(token)
        at += 1
    return kept


def _split(tokens: list[Token]) -> list[list[Token]]:
    found: list[list[Token]] = []
    begin = 0
    for at in range(len(tokens) - 1):
        if at - begin >= _LONGEST_SENTENCE or _ends(tokens, at):
            found.append(tokens[begin : at + 1])
            begin = at + 1
    if begin < len(tokens):
        found.append(tokens[begin:])
    return found


def _ends(tokens: list[Token], at: int) -> bool:
    token, following = tokens[at], tokens[at + 1]
    starts = following.quote >= 0 or following.capital or following.text[0].isdigit()
    if token.quote < 0:
        return token.text in (".", "!", "?", "…", "•", "|") and starts
    if not starts or token.text[-1] not in _TERMINAL:
        return False
    return following.quote >= 0 or not _credit_follows(tokens, at + 1, token.text[-1] in "?!")


def _credit_follows(tokens: list[Token], at: int, asked: bool) -> bool:
    """Whether "Name Name asked." follows a stretch that ended like a sentence."""
    if tokens[at].text == "I":
        return False
    k, stop = at, at + 6
    while k < min(stop, len(tokens) - 1):
        if tokens[k].low in CUES and k > at:
            return tokens[k + 1].text in (".", ",") or (asked and tokens[k].low in SPEECH | LIGHT)
        if asked and tokens[k].text == "," and k > at:
            closed = next((j for j in range(k + 1, min(k + 16, len(tokens))) if tokens[j].text == ","), k)
            k, stop = closed + 1, closed + 2
        elif not tokens[k].capital:
            return False
        else:
            k += 1
    return False
