"""How much: sums of money, lengths of time, votes and numbers of things in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tui_reader.collate import content
from tui_reader.collate.listed import listed
from tui_reader.collate.numbers import NUMBER, SCALES, SHORT_SCALES, value
from tui_reader.collate.sentences import clause
from tui_reader.collate.stems import stem


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in [start, end), of a `unit`: a currency, "vote", or the noun that is counted.

    `number` is told to the nearest `step`, in the words `told`. `words` are the content words of its clause,
    or of the sentence where those are few; `beside` the nearest of them.
    """

    start: int
    end: int
    unit: str
    number: float
    step: float
    told: str
    words: frozenset[str]
    beside: frozenset[str]


class _Found(NamedTuple):
    start: int
    end: int
    unit: str
    number: float
    step: float


VOTE = "vote"
_MONEY = re.compile(
    r"(?P<unit>(?:US|A|C|NZ|HK)?[$£€¥])\s?(?P<number>\d+(?:,\d{3})*(?P<decimals>\.\d+)?)"
    r"(?:[ -]?(?P<scale>thousand|million|billion|trillion|mn|bn|m|k)\b)?(?!\d)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    rf"(?P<for>\b\d{{1,15}}|{NUMBER})(?:\s+votes?)?(?:-|–|\s+(?:to|against)\s+)(?P<against>{NUMBER}|\d{{1,15}})\b",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|approved?|passed|rejected|ballot)\b", re.IGNORECASE)
_THINGS = re.compile(rf"(?P<number>{NUMBER})[ -](?P<unit>(?-i:[a-z]+(?:['’-][a-z]+)*))", re.IGNORECASE)
_INEXACT = re.compile(
    r"\b(?:at least|more than|over|as many as|up to|fewer than|less than|under|nearly|almost|about|around"
    r"|some|roughly|approximately|estimated|another|other|further|extra|additional|first|last|next|past|top|age"
    r"|aged|between|from|\d\S*(?: \w+)? (?:or|to|and)"
    r"|(?:part|some|most|half|much|rest|any) of (?:the|its|their)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine) (?:or|to)"
    r"|group|grade|level|class|category|type|phase|stage|section|chapter|article|route|highway|number|no\.)\s+$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s+(?:more|less|fewer|higher|lower|of them)\b", re.IGNORECASE)
_CONVERTED = re.compile(r"\([^)]*$")
_SUPPOSED = re.compile(
    r"\b(?:would|could|should|may|might|will|expected|predict\w*|forecast\w*|estimat\w*|if|hopes?|wants?|claims?)\b",
    re.IGNORECASE,
)
_NO_UNIT = frozenset(
    listed(
        """
        a an the of in on at to for from by with and or but percent per pm am year-old more other others
        further out times people persons is was were are has had have that who which would will as than one
        two three
        """
    )
)
_OF_A_SERIES = re.compile(
    r"\b(?:r[io]ses?|risen|rising|f[ae]ll|fallen|falling|climbed|dropped|jumped|slipped|gain(?:s|ed)?|lost|increased?"
    r"|decreased?|gr[eo]wn?|growth|declined?|up|down|averages?|traded|trading|shares?|closed|prices?|points?|goals?|runs?|wickets?|innings"
    r"|scored?|rates?|has|have|had|needs?|needed|leads?|stake|so far|now|remain(?:s|ed)?|compared|weekend"
    r"|ranked|seed(?:ed|s)?|takes?|took|taken|taking|sales)\b",
    re.IGNORECASE,
)
"""Words that go with numbers which are others every week."""

_FEW = 2
_NEAR = 2
_CLOSE = 40


def amounts(text: str, offset: int) -> Iterator[Amount]:
    """The amounts of a sentence that stands at this offset of its source; those that are told to be inexact,
    supposed, a part, or of a series are none."""
    taken: list[_Found] = []
    for found in (*_money(text), *_votes(text), *_things(text)):
        if (
            _INEXACT.search(text, max(0, found.start - _CLOSE), found.start)
            or _RELATIVE.match(text, found.end)
            or _CONVERTED.search(text, 0, found.start)
        ):
            continue
        if any(found.start < other.end and other.start < found.end for other in taken):
            continue
        taken.append(found)
        since, until = clause(text, 0, len(text), found.start, found.end)
        before, after = _stems(text[since : found.start]), _stems(text[found.end : until])
        own = {*before, *after}
        if _OF_A_SERIES.search(text, since, until) or _SUPPOSED.search(text, since, until):
            continue
        words = own if len(own) >= _FEW else {*_stems(text[: found.start]), *_stems(text[found.end :])}
        beside = frozenset([*before[-_NEAR:], *after[:_NEAR]])
        yield Amount(
            offset + found.start,
            offset + found.end,
            found.unit,
            found.number,
            found.step,
            text[found.start : found.end].casefold(),
            frozenset(words),
            beside,
        )


def _stems(text: str) -> list[str]:
    """The content words of a text, in its order."""
    return [stem(word) for _, _, word in content.words(text) if content.is_content(word)]


def _money(text: str) -> Iterator[_Found]:
    for found in _MONEY.finditer(text):
        scale = (SCALES | SHORT_SCALES).get((found["scale"] or "").casefold(), 1)
        step = scale * 10.0 ** -len((found["decimals"] or ".")[1:])
        yield _Found(*found.span(), found["unit"], float(found["number"].replace(",", "")) * scale, step)


def _votes(text: str) -> Iterator[_Found]:
    if _VOTED.search(text):
        for found in _VOTE.finditer(text):
            yield _Found(*found.span(), VOTE, value(found["for"]) * 10_000 + value(found["against"]), 1)


def _things(text: str) -> Iterator[_Found]:
    for found in _THINGS.finditer(text):
        unit = content.fold(found["unit"])
        if unit not in _NO_UNIT:
            yield _Found(*found.span(), stem(unit), value(found["number"]), 1)
