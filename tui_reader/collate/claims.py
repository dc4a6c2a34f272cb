"""Claims that other words can contradict: "nobody there knew", "I told them", "we were told to"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui_reader.collate import content
from tui_reader.model import Annotations, DateExpression, Quote, Source


@dataclass(frozen=True, slots=True)
class Ignorance:
    """In [start, end), that nobody of an organisation (its words `of`) knew before a day."""

    start: int
    end: int
    of: frozenset[str]
    words: frozenset[str]
    before: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """In [start, end), that somebody learnt something, or told somebody (`to`), on a day.

    `beside` says that words about nobody knowing stand in the same source, from another speaker.
    """

    start: int
    end: int
    to: frozenset[str]
    day: str
    beside: bool


@dataclass(frozen=True, slots=True)
class Act:
    """In [start, end), that somebody was told to do something ("instruction": `words` say what), or was told
    something ("warning": `words` say who)."""

    start: int
    end: int
    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Denial:
    """In [start, end), that there was an act which the source tells of just before, in other mouths."""

    start: int
    end: int
    act: Act


@dataclass(frozen=True, slots=True)
class Claims:
    """What a source claims of these kinds."""

    ignorance: tuple[Ignorance, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    acts: tuple[Act, ...] = ()
    denials: tuple[Denial, ...] = ()


NO_CLAIMS = Claims()

_IGNORANCE = re.compile(
    r"\b(?:nobody|no one|no-one|none)\s+(?:in|at|of|on|from|inside|within)\s+"
    r"(?P<of>[\w’'-]+(?: [\w’'-]+){0,5}?)\s+"
    r"(?:ever\s+)?(?:had\s+(?:ever\s+)?)?"
    r"(?:knew|known|heard|learnt|learned|(?:was|were|been)\s+(?:told|aware|informed|warned))\b"
    r"[^.!?;\n]*?\b(?:before|until|prior to)\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:I|we|he|she|they|[A-Z][\w’'-]+)\s+(?:had\s+|have\s+|has\s+)?"
    r"(?:wrote to|written to|told|warned|informed|notified|alerted|reported (?:it |this |them )?to)\s+"
    r"(?:the\s+)?(?P<to>[\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_LEARNING = re.compile(
    r"\b(?:I|[Ww]e)\s+(?:had\s+|have\s+)?(?:saw|seen|knew|known|read|heard|received|opened|learnt|learned"
    r"|found out|(?:was|were|been) (?:told|warned|informed))\b"
)
_ACTS = {
    "instruction": re.compile(
        r"\b(?:told|ordered|instructed|directed|commanded)\s+(?:(?:the\s+)?[\w’'-]+\s+){0,2}?(?:not\s+)?to\s+"
        r"[\"“‘']?(?P<what>[^.,;:!?\"”\n]+)",
        re.IGNORECASE,
    ),
    "warning": re.compile(
        r"\b(?:told|warned|alerted|notified|informed"
        r"|(?:complained|wrote|written|reported(?: it| this)?) to)\s+"
        r"(?:the\s+|his\s+|her\s+|their\s+)?(?P<what>[\w’'-]+(?:\s[A-Z][\w’'-]+)*)",
    ),
}
"""How a source tells that somebody was told to do something, or was told something."""

_NOUNS = {
    "instruction": "instruction|order|command|direction",
    "warning": "warning|complaint|report|alert",
}
_DENIALS = {
    kind: re.compile(
        rf"\b(?:no (?:{nouns})s? (?:of (?:that|the|any|this) (?:kind|sort)|like that)"
        r"|(?:never|did not|didn[’']t) (?:gave|give|got|get|received?|had|have) (?:such|that|this) (?:an? )?"
        rf"(?:{nouns}))\b"
        r"[^.,!?\n\"”]*",
        re.IGNORECASE,
    )
    for kind, nouns in _NOUNS.items()
}
_QUESTION = re.compile(r"[^.!?\n]*\?")
_REACH = 3000
"""How far back, in code points, a denial points."""


def claims(source: Source, annotations: Annotations) -> Claims:
    """What a source claims that others may contradict."""
    text = source.text
    ignorance = tuple(_ignorance(text, annotations.dates))
    acts = tuple(_acts(text))
    return Claims(
        ignorance,
        tuple(_knowledge(text, annotations, ignorance)),
        acts,
        tuple(_denials(text, annotations.quotes, acts)),
    )


def _ignorance(text: str, dates: Sequence[DateExpression]) -> Iterator[Ignorance]:
    for found in _IGNORANCE.finditer(text):
        bound = next((date for date in dates if 0 <= date.start - found.end() <= len(" the ")), None)
        if bound is not None and bound.earliest:
            end = bound.end
            yield Ignorance(
                found.start(),
                end,
                content.content(found["of"]),
                content.content(text[found.start() : end]),
                bound.earliest,
            )


def _knowledge(text: str, annotations: Annotations, ignorance: Sequence[Ignorance]) -> Iterator[Knowledge]:
    for found in _TELLING.finditer(text):
        day = _day_near(text, annotations.dates, found.start(), found.end())
        if day is not None:
            yield Knowledge(found.start(), found.end(), content.content(found["to"]), day, False)
    if not ignorance:
        return
    ignorant = {_speaker_at(annotations.quotes, one.start) for one in ignorance}
    for quote in annotations.quotes:
        if quote.inside is not None or _speaker(quote) in {None, *ignorant}:
            continue
        for found in _LEARNING.finditer(text, quote.start, quote.end):
            day = _day_near(text, annotations.dates, found.start(), found.end(), quote.end)
            if day is not None:
                end = min(quote.end, _sentence_end(text, _sentence_end(text, found.end())))
                yield Knowledge(found.start(), end, frozenset(), day, True)


def _day_near(
    text: str, dates: Sequence[DateExpression], start: int, end: int, limit: int | None = None
) -> str | None:
    """The day that the sentence of [start, end) names, or for limited words the one after it."""
    begin = max(text.rfind(mark, 0, start) for mark in (".", "\n", "?", "!")) + 1
    until = _sentence_end(text, end)
    if limit is not None:
        begin, until = start, min(limit, _sentence_end(text, until))
    days = [date.latest for date in dates if begin <= date.start < until and date.earliest == date.latest]
    return days[0] if days else None


def _sentence_end(text: str, position: int) -> int:
    found = re.compile(r"[.!?\n]").search(text, position)
    return found.end() if found else len(text)


def _speaker_at(quotes: Sequence[Quote], position: int) -> str | None:
    """Who says what stands at this position, in the innermost quote."""
    inside = [quote for quote in quotes if quote.start <= position < quote.end]
    innermost = min(inside, key=lambda quote: quote.end - quote.start, default=None)
    return _speaker(innermost) if innermost is not None else None


def _speaker(quote: Quote) -> str | None:
    """The person who speaks, or the words that name them; None if nobody is named."""
    return None if quote.speaker is None else quote.speaker.person or quote.speaker.text


def _acts(text: str) -> Iterator[Act]:
    for kind, pattern in _ACTS.items():
        for found in pattern.finditer(text):
            words = content.content(found["what"])
            if words and not _QUESTION.match(text, found.end()):
                yield Act(found.start(), found.end("what"), kind, words)


def _denials(text: str, quotes: Sequence[Quote], acts: Sequence[Act]) -> Iterator[Denial]:
    for kind, pattern in _DENIALS.items():
        for found in pattern.finditer(text):
            speaker = _speaker_at(quotes, found.start())
            before = [
                act
                for act in acts
                if act.kind == kind
                and found.start() - _REACH <= act.start < found.start()
                and (speaker is None or _speaker_at(quotes, act.start) != speaker)
            ]
            if before:
                yield Denial(found.start(), found.end(), max(before, key=lambda act: act.start))
