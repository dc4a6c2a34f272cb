"""A person's page as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from tui_reader.cli.lines import one_line, place_of, strong
from tui_reader.library.persons import why
from tui_reader.model import Finding, PersonPage


def page_lines(page: PersonPage, limit: int | None) -> Iterator[str]:
    """The sections of a page, each cut to a limit, and an empty line."""
    person = page.person
    yield strong(one_line(person.name))
    yield f"  {_counted(person.mentions, 'mention')} in {_counted(person.sources, 'source')}"
    for found, words in ((page.first, "first"), (page.last, "last")):
        if found is not None:
            yield f"  {words} mentioned {found.published or 'without a date'}, {place_of(found)}"
    sections: list[tuple[str, Iterable[str]]] = [
        ("Names", (line for use in page.names for line in _names(use.name, use.mentions, use.places))),
        ("Quotes", map(_quote, page.quotes)),
        (
            "Mentioned with",
            (f"{_counted(each.sources, 'source'):>12}  {one_line(each.name)}" for each in page.companions),
        ),
        (
            "Why it is one person",
            (one_line(f"{each.source}: {why(each)}") for each in page.joins),
        ),
    ]
    for heading, lines in sections:
        shown = list(islice(lines, limit))
        if shown:
            yield ""
            yield f"  {strong(heading)}"
            yield from (f"    {line}" for line in shown)
    yield ""


def _names(name: str, mentions: int, places: tuple[Finding, ...]) -> Iterator[str]:
    yield f"{strong(one_line(name))}  {_counted(mentions, 'mention')}"
    for place in places:
        yield f"  {place_of(place)}  {place.details['mentions']}"


def _quote(quote: Finding) -> str:
    return f"{quote.published or '          '}  {place_of(quote)}  “{one_line(quote.text)}”"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
