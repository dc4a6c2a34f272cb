"""`reader people`."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.lines import named_line
from tui_reader.cli.output import print_findings, say, table
from tui_reader.cli.pages import page_lines
from tui_reader.library.findings import mention_findings
from tui_reader.library.persons import page_findings
from tui_reader.model import PersonSummary


@click.command()
@options.folder
@click.option("--person", metavar="NAME", help="The page of whoever is called so, by any alias.")
@options.format
@options.limit
def people(folder: Path, person: str | None, format: options.Format, limit: int | None) -> int:
    """List the people in FOLDER, the most mentioned first, or all there is of one.

    A person's page has the names used and where, the quotes by date, who is mentioned beside, the first and
    the last mention, and why the sources mean the same person.

    \b
      reader people .                         name, mentions, sources, aliases
      reader people . --person okafor         her page
      reader people . --person okafor --format html > okafor.html
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
        count = print_findings(
            islice(mention_findings(library), limit), format, "People", named_line("person")
        )
        return outcome(library, found=count > 0)
    pages = [library.person_page(who) for who in library.named(person)]
    if format == "text":
        sys.stdout.writelines(f"{line}\n" for page in pages for line in page_lines(page, limit))
    else:
        found_of_all = (found for page in pages for found in page_findings(page))
        print_findings(islice(found_of_all, limit), format, f"People: {person}", named_line("name"))
    if not pages:
        say(f"nobody is called {person!r} here; `reader people FOLDER` lists who is")
    return outcome(library, found=bool(pages))


def _other_names(person: PersonSummary) -> str:
    return ", ".join(alias for alias in person.aliases if alias != person.name)
