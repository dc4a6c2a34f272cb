"""What a source states in dates and counts, sentence by sentence: a few words each, so that the sources of a
large folder can be compared without opening them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui_reader.collate import content
from tui_reader.collate.amounts import Amount, amounts
from tui_reader.collate.claims import NO_CLAIMS, Claims, claims
from tui_reader.collate.counts import Count, counts
from tui_reader.collate.happenings import kind
from tui_reader.collate.impossible import Impossible, impossible_dates
from tui_reader.collate.moments import Moment, moments
from tui_reader.collate.numbers import has_number, numbers
from tui_reader.collate.propositions import Assertion, Denial, propositions
from tui_reader.collate.sentences import paragraphs, sentences
from tui_reader.model import Annotations, DateExpression, Source

_NAME_WORD = r"[^\W\d_a-z][\w’']*(?:-[\w’']+)*"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \t]+{_NAME_WORD})*")
_DIGIT = re.compile(r"\d")
_LEAD = 3
"""The sentences, after the title, that tell what a source is about."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that dates or counts something.

    `names` are the persons (by surname) and other names of the sentence, or where it has none, of its
    paragraph before it, `words` its other content words;
    `context` the words and names of what stands around it: its paragraph, and for the first sentences of a
    source the others of them; `kinds` the kinds of events these tell of.
    `leads` says that it is one of those first sentences; `numbers` are all it has, `year` is another year
    than that of publication which it is about, `days` are those it tells by their name alone ("Tuesday").
    """

    start: int
    end: int
    names: frozenset[str]
    words: frozenset[str]
    context: frozenset[str]
    kinds: frozenset[str]
    leads: bool
    numbers: frozenset[int]
    year: str | None
    days: frozenset[str]
    moments: tuple[Moment, ...] = ()
    counts: tuple[Count, ...] = ()
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """All that is compared of one source: what it is about (`names`), its statements, claims, what it denies
    and asserts, and impossible dates."""

    names: frozenset[str] = frozenset()
    statements: tuple[Statement, ...] = ()
    claims: Claims = NO_CLAIMS
    impossible: tuple[Impossible, ...] = ()
    denials: tuple[Denial, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    published: str | None = None


def told(source: Source, annotations: Annotations) -> Told:
    """What a source states."""
    text = source.text
    surnames = {person.id: content.fold(person.name.split()[-1]) for person in annotations.persons}
    mentions = [
        (mention.start, mention.end, surnames[mention.person])
        for mention in annotations.people
        if mention.person in surnames
    ]
    calendar = [date for date in annotations.dates if date.type in ("DATE", "TIME")]
    starts = [start for start, _, _ in mentions]
    spoken = [(paragraph, list(sentences(text, *paragraph))) for paragraph in paragraphs(text)]
    lead = [sentence for _, inside in spoken for sentence in inside][: _LEAD + 1]
    about = frozenset().union(*(content.content(text[slice(*sentence)]) for sentence in lead))
    about |= content.content(source.title)
    all_names: set[str] = set()
    stated: list[Statement] = []
    for paragraph, inside in spoken:
        around: frozenset[str] | None = None
        named: frozenset[str] = frozenset()
        years: str | None = None
        for start, end in inside:
            first = bisect_left(starts, start)
            last = bisect_left(starts, end)
            persons = mentions[first:last]
            names = frozenset(_names(text, start, end, persons))
            all_names |= names
            named |= names
            said = text[start:end]
            year = _year(source, calendar, start, end)
            dated = tuple(
                moment
                for moment in moments(source, annotations.dates, start, end, names)
                if year or not years or moment.value[:4] in text[moment.start : moment.end]
            )
            years = years or year
            counted: tuple[Count, ...] = ()
            measured: tuple[Amount, ...] = ()
            if has_number(said):
                counted = tuple(count for count in counts(said, start) if not _overlaps(count, calendar))
                measured = tuple(
                    amount
                    for amount in amounts(said, start)
                    if not _overlaps(amount, calendar) and not _overlaps(amount, counted)
                )
            if dated or counted or measured:
                around = around or content.content(text[slice(*paragraph)])
                context = around | about if (leads := (start, end) in lead) else around
                kinds = frozenset(filter(None, map(kind, context)))
                words = content.content(said)
                stated.append(
                    Statement(
                        start,
                        end,
                        names or named,
                        words,
                        context,
                        kinds,
                        leads,
                        numbers(said),
                        year,
                        _days(calendar, start, end),
                        dated,
                        counted,
                        measured,
                    )
                )
    return Told(
        frozenset(all_names),
        tuple(stated),
        claims(source, annotations),
        tuple(impossible_dates(source, annotations.dates)),
        *propositions(source, annotations),
        source.published,
    )


def _year(source: Source, dates: Iterable[DateExpression], start: int, end: int) -> str | None:
    """The year that a sentence names, if the source was not published in it."""
    own = (source.published or "")[:4]
    years = [date.text[-4:] for date in dates if start <= date.start < end and date.text[-4:].isdecimal()]
    return next((year for year in years if year != own), None)


def _days(dates: Iterable[DateExpression], start: int, end: int) -> frozenset[str]:
    return frozenset(
        date.earliest
        for date in dates
        if start <= date.start < end
        and date.earliest is not None
        and date.earliest == date.latest
        and not _DIGIT.search(date.text)
    )


def _overlaps(number: Amount | Count, others: Iterable[Count | DateExpression]) -> bool:
    return any(number.start < other.end and other.start < number.end for other in others)


def _names(text: str, start: int, end: int, persons: list[tuple[int, int, str]]) -> Iterator[str]:
    """The surnames of the persons of a sentence, and its other capitalised names."""
    for _, _, surname in persons:
        yield surname
    for found in _NAME.finditer(text, start, end):
        if any(found.start() < until and since < found.end() for since, until, _ in persons):
            continue
        words = [content.fold(word) for word in found.group().split()]
        first = found.start() - start <= 1
        while words and not content.is_content(words[0]):
            words.pop(0)
            first = False
        while words and not content.is_content(words[-1]):
            words.pop()
        if words and not (first and len(words) == 1):
            yield " ".join(words)
