"""Clauses without a parser: the words between two marks or conjunctions, with whom they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from tui_reader.collate import content
from tui_reader.collate.listed import listed
from tui_reader.collate.stems import has_past_form, stem
from tui_reader.model import Annotations, Quote, Reported, Span


class Token(NamedTuple):
    """A word: in lower case, and its stem, that of a verb in the past the one of its base. A person is one
    token, its stem the surname with an @ before."""

    low: str
    stem: str
    start: int
    end: int

    @property
    def is_past(self) -> bool:
        """Whether it may be a verb in a past tense, or a participle."""
        return self.stem[:1] != "@" and has_past_form(self.low)


Clause = list[Token]

_TOKEN = re.compile(r"[$£€]?\d(?:[\d,.:]*\d)?|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_JOINING = frozenset(
    listed(
        """
    who which that where when because while since before after until as although though than but so what
    why how and or
    """
    )
)


class Speech:
    """Who says what in a source, and whom its words mean."""

    def __init__(self, text: str, annotations: Annotations) -> None:
        self._text = text
        self._surnames = {
            person.id: "@" + content.fold(person.name.split()[-1]) for person in annotations.persons
        }
        self._mentions = sorted(annotations.people, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self._mentions]
        self._said: list[Quote | Reported] = sorted(
            (*annotations.quotes, *annotations.reported), key=lambda said: said.start
        )
        self._begins = [said.start for said in self._said]
        self.begins = frozenset(self._begins)

    def speaker(self, said: Quote | Reported) -> str:
        """Who says this: the surname with an @ before, or the stem of the noun that names them; empty if
        nobody is named."""
        if said.speaker is None:
            return ""
        if said.speaker.person is not None:
            return self._surnames.get(said.speaker.person, "")
        return head(self.tokens(said.speaker))

    def speaker_at(self, offset: int) -> str:
        """Who says, in a quote or in indirect speech, what stands there; empty if the source does."""
        at = bisect_right(self._begins, offset)
        around = [said for said in self._said[max(0, at - 8) : at] if offset < said.end]
        innermost = min(around, key=lambda said: said.end - said.start, default=None)
        return "" if innermost is None else self.speaker(innermost)

    def tokens(self, span: Span | tuple[int, int], by: str = "") -> Clause:
        """The words and marks of a stretch; what its speaker `by` says of themselves is of them."""
        start, end = span if isinstance(span, tuple) else (span.start, span.end)
        found: Clause = []
        at = bisect_right(self._starts, start - 1)
        until = start
        for match in _TOKEN.finditer(self._text, start, end):
            if match.start() < until:
                continue
            low = match.group().lower().replace("’", "'")
            while at < len(self._mentions) and self._mentions[at].end <= match.start():
                at += 1
            mention = self._mentions[at] if at < len(self._mentions) else None
            if mention is not None and mention.start <= match.start() and mention.person in self._surnames:
                until = mention.end
                found.append(Token(low, self._surnames[mention.person], match.start(), mention.end))
            elif by[:1] == "@" and low in ("i", "me"):
                found.append(Token(low, by, match.start(), match.end()))
            else:
                found.append(Token(low, stem(low), match.start(), match.end()))
        return found


def split(tokens: Clause, cuts: Container[int] = ()) -> Iterator[Clause]:
    """The clauses of some words: the stretches without marks and conjunctions, or an offset of `cuts`."""
    clause: Clause = []
    for token in tokens:
        joins = token.low in _JOINING or not (token.low[0].isalnum() or token.low[0] in "$£€")
        if clause and (joins or token.start in cuts):
            yield clause
            clause = []
        if not joins:
            clause.append(token)
    if clause:
        yield clause


def is_of_another_year(clause: Clause, published: str | None) -> bool:
    """Whether a clause names a year, and not that of publication."""
    years = [token.low for token in clause if _YEAR.fullmatch(token.low)]
    return any(year != (published or "")[:4] for year in years)


def head(phrase: Sequence[Token]) -> str:
    """The stem that a noun phrase is about: its last person, or its last content word before a preposition
    ("the director of the bakery": director); empty if it has none."""
    persons = [token.stem for token in phrase if token.stem[:1] == "@"]
    if persons:
        return persons[-1]
    last = ""
    for token in phrase:
        if last and token.low in PREPOSITIONS:
            break
        if content.is_content(token.low) and token.low[0].isalpha():
            last = token.stem
    return last


PREPOSITIONS = frozenset(
    listed(
        """
    of for at from with in on to near behind against about by over under into onto through during within
    between among across around off up down out
    """
    )
)
