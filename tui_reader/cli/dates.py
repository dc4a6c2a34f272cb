"""`reader dates`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.lines import date_line, timeline_lines
from tui_reader.cli.output import print_findings, say
from tui_reader.library import Library
from tui_reader.library.findings import date_findings
from tui_reader.library.timeline import event_findings, in_order
from tui_reader.model import Event, Finding


@click.command()
@options.folder
@click.option("--person", metavar="NAME", help="Only what passages that name whoever is called so date.")
@options.format
@options.limit
def dates(folder: Path, person: str | None, format: options.Format, limit: int | None) -> int:
    """Say what the sources of FOLDER say happened when, the earliest first.

    Days stand as `date:` of a query takes them; `!` marks what another source dates otherwise. Dates of
    publication and days whose year cannot be known follow. Other formats than text also list what means no
    day ("three weeks").

    \b
      reader dates .                          day, place and sentence
      reader dates . --person okafor
      reader dates . --format csv > timeline.csv
    """
    library = open_folder(folder)
    events = library.timeline() if person is None else _of_anybody_called(library, person)
    if format == "text":
        shown = events[:limit]
        sys.stdout.writelines(f"{line}\n" for line in timeline_lines(shown))
        count = len(shown)
    else:
        others = _without_a_day(library, events) if person is None else iter(())
        found = chain(event_findings(events), others)
        heading = f"Dates: {person}" if person else "Dates"
        count = print_findings(islice(found, limit), format, heading, date_line)
    if not count and person:
        say(f"no date with {person!r} here; `reader people FOLDER` lists who is named")
    return outcome(library, found=count > 0)


def _of_anybody_called(library: Library, name: str) -> Sequence[Event]:
    """What is dated of all persons of this name."""
    found = {
        (event.place.source, event.date.start): event
        for person in library.named(name)
        for event in library.timeline(person)
    }
    return in_order(found.values())


def _without_a_day(library: Library, events: Sequence[Event]) -> Iterator[Finding]:
    """The expressions that the timeline has no place for."""
    known = {(event.place.source, event.date.start) for event in events}
    for found in date_findings(library):
        if (found.source, found.start) not in known:
            yield replace(found, details={"kind": None, **found.details, "conflicts": None, "passage": None})
