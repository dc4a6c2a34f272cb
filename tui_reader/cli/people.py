"""`reader people`."""

from __future__ import annotations

import sys
from itertools import chain, islice
from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.lines import named_line
from tui_reader.cli.output import print_findings, say, table
from tui_reader.library.findings import mention_findings
from tui_reader.model import PersonSummary


@click.command()
@options.folder
@click.option("--person", metavar="NAME", help="Only mentions of whoever is called so, by any alias.")
@options.format
@options.limit
def people(folder: Path, person: str | None, format: options.Format, limit: int | None) -> int:
    """List the people in FOLDER, the most mentioned first.

    \b
      reader people .                         name, mentions, sources, aliases
      reader people . --person okafor         every mention, “she” included
      reader people . --format csv            every mention of everybody
    """
    library = open_folder(folder)
    if person is None and format == "text":
        found = library.people(limit)
        rows = [(who.name, who.mentions, who.sources, _other_names(who)) for who in found]
        if rows:
            sys.stdout.writelines(table(("NAME", "MENTIONS", "SOURCES", "ALSO CALLED"), rows))
        return outcome(library, found=bool(rows))
    if person is None:
        mentions = mention_findings(library)
    else:
        named = library.named(person)
        mentions = chain.from_iterable(mention_findings(library, who) for who in named)
    heading = f"People: {person}" if person else "People"
    count = print_findings(islice(mentions, limit), format, heading, named_line("person"))
    if not count and person:
        say(f"nobody is called {person!r} here; `reader people FOLDER` lists who is")
    return outcome(library, found=count > 0)


def _other_names(person: PersonSummary) -> str:
    return ", ".join(alias for alias in person.aliases if alias != person.name)
