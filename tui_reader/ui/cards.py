"""What the card of a person, a quote or a date says, row by row. No Textual here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui_reader.library.persons import why
from tui_reader.model import (
    Annotations,
    DateExpression,
    Finding,
    Join,
    PersonPage,
    PersonSummary,
    Quote,
    Source,
)
from tui_reader.ui.facets import quoted
from tui_reader.ui.results import plural

SHOWN = 200
"""Rows of a section of a card; the search that the card offers shows all."""


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a source."""

    path: str
    start: int


@dataclass(frozen=True, slots=True)
class Who:
    """A person, as known in a source."""

    path: str
    person: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person across sources, by the key."""

    key: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A query to search for."""

    query: str


Target = Place | Who | Somebody | Ask


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row and where it leads; `style` is a style of lists.

    The label stands in a column of its own; a row whose label is None takes the whole width.
    """

    words: str
    label: str | None = ""
    style: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """`person` is the person whose card it is, if it is one's."""

    title: str
    rows: tuple[CardRow, ...]
    person: PersonSummary | None = None


GAP = CardRow("", None)


def person_card(page: PersonPage) -> Card:
    """A person's page: names and where they stand, quotes, who is mentioned beside, and why it is one
    person."""
    person = page.person
    rows = [
        CardRow(f"{person.mentions:,} in {plural(person.sources, 'source')}", "Mentions"),
        CardRow(f"person:{quoted(person.name)}", "Search", "accent", Ask(f"person:{quoted(person.name)}")),
        CardRow(f"speaker:{quoted(person.name)}", "", "accent", Ask(f"speaker:{quoted(person.name)}")),
        *(_end(place, label) for place, label in ((page.first, "First"), (page.last, "Last")) if place),
    ]
    names = [
        row
        for use in page.names
        for row in (
            CardRow(use.name, f"{use.mentions:>6}", "strong"),
            *(
                CardRow(place.title, f"{place.details['mentions'] or '':>6}", target=_there(place))
                for place in use.places
            ),
        )
    ]
    quotes = [
        CardRow(
            f"“{_one_line(quote.text)}” {quote.title}, line {quote.line}", quote.published, "", _there(quote)
        )
        for quote in page.quotes
    ]
    companions = [
        CardRow(each.name, f"{plural(each.sources, 'source'):>10}", target=Somebody(each.key))
        for each in page.companions
    ]
    sections = (
        ("Names", names),
        ("Quotes" if quotes else "No quotes with this speaker", quotes),
        ("Mentioned with", companions),
        ("Why it is one person", [_join(join) for join in page.joins]),
    )
    for heading, listed in sections:
        if listed or heading.startswith("No "):
            rows += [GAP, CardRow(heading, None, "strong"), *listed[:SHOWN]]
    return Card(person.name, tuple(rows), person)


def _end(place: Finding, label: str) -> CardRow:
    when = f"{place.published}, " if place.published else ""
    return CardRow(f"{when}{place.title}, line {place.line}", label, target=_there(place))


def _join(join: Join) -> CardRow:
    here = [reason.here for reason in join.reasons if reason.here is not None]
    return CardRow(why(join), None, target=_there(here[0]) if here else None)


def _there(place: Finding) -> Place:
    return Place(place.source, place.start)


def quote_card(source: Source, annotations: Annotations, quote: Quote, threshold: float) -> Card:
    """Who says a quote, how sure that is, and each step of why."""
    speaker = quote.speaker
    names = {person.id: person.name for person in annotations.persons}
    rows = [CardRow(f"“{_one_line(quote.text)}”", None), GAP]
    if speaker is None:
        rows.append(CardRow("unknown: nothing near the quote names who speaks", "Speaker", "warning"))
    elif quote.confidence < threshold:
        rows.append(CardRow("unknown", "Speaker", "warning"))
        words = _one_line(speaker.text)
        doubt = f"“{words}” is the best reading; {quote.confidence:.2f} is below {threshold:.2f}"
        rows.append(CardRow(doubt, "", "dim", Place(source.path, speaker.start)))
    else:
        persons = speaker.persons or ((speaker.person,) if speaker.person else ())
        if not persons:
            rows.append(CardRow(speaker.text, "Speaker", "strong", Place(source.path, speaker.start)))
        for number, person in enumerate(persons):
            label = "Speaker" if number == 0 else ""
            rows.append(CardRow(names.get(person, speaker.text), label, "strong", Who(source.path, person)))
        rows.append(_place(source, speaker.start, speaker.end, "Named as"))
    rows.append(CardRow(f"{quote.confidence:.2f} of 1", "Confidence"))
    if quote.cue is not None:
        rows.append(_place(source, quote.cue.start, quote.cue.end, "Cue"))
    rows.append(CardRow(_KINDS[quote.kind], "Kind"))
    if quote.evidence:
        rows += [GAP, CardRow("Why", None, "strong")]
        for number, step in enumerate(quote.evidence, 1):
            rows.append(_place(source, step.start, step.end, f"{number:>6}", step.says))
    return Card("Quote", tuple(rows))


def date_card(source: Source, date: DateExpression) -> Card:
    """What day a date expression means, and against which day it was read."""
    rows = [CardRow(f"“{_one_line(date.text)}”, line {source.line_of(date.start)}", None), GAP]
    rows.append(CardRow(date.value or "unknown", "Value", "strong" if date.value else "warning"))
    if date.earliest and date.latest:
        days = date.earliest if date.earliest == date.latest else f"{date.earliest} to {date.latest}"
        rows.append(CardRow(days, "Means"))
    rows.append(CardRow(_TYPES[date.type], "Type"))
    against = date.anchor or "nothing: it says all itself, or no date of publication is known"
    rows.append(CardRow(against, "Read against"))
    if date.type in ("DATE", "TIME") and date.earliest:
        query = f"date:{date.earliest}"
        if date.latest and date.latest != date.earliest:
            query += f"..{date.latest}"
        rows += [GAP, CardRow(query, "Search", "accent", Ask(query))]
    return Card("Date", tuple(rows))


def problems_card(problems: Sequence[tuple[str, str, Sequence[str]]]) -> Card:
    """What could not be read, or only in part; each problem as path, title and reasons."""
    rows = [CardRow("Every source was read whole.", None)] if not problems else []
    for path, title, reasons in problems:
        rows.append(CardRow(title, None, "strong", Place(path, 0)))
        rows += [CardRow(reason, None, "warning") for reason in reasons]
    count = f": {plural(len(problems), 'source')}" if problems else ""
    return Card(f"Not read, or not whole{count}", tuple(rows))


_KINDS = {
    "direct": "direct: a whole sentence or clause",
    "mixed": "mixed: quoted words in the writer's own sentence",
}
_TYPES = {
    "DATE": "day, week, month or year",
    "TIME": "time of day",
    "DURATION": "duration",
    "SET": "repeated",
}


def _place(source: Source, start: int, end: int, label: str, says: str = "") -> CardRow:
    """A row that leads to a place, with its words where `says` does not hold them already."""
    words = _one_line(source.text[start:end])
    said = says if words in says else f"{says}: “{words}”" if says else f"“{words}”"
    return CardRow(f"{said}, line {source.line_of(start)}", label, target=Place(source.path, start))


def _one_line(text: str) -> str:
    return " ".join(text.split())
