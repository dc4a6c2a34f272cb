"""`reader quotes`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.lines import named_line
from tui_reader.cli.output import print_findings, say
from tui_reader.library import Library
from tui_reader.library.findings import quote_findings
from tui_reader.model import Finding


@click.command()
@options.folder
@click.option("--speaker", metavar="NAME", help="Only quotes of whoever is called so, or `unknown`.")
@options.format
@options.limit
def quotes(folder: Path, speaker: str | None, format: options.Format, limit: int | None) -> int:
    """List what was said in FOLDER, and by whom.

    A speaker is unknown where the source does not tell, or where it is not sure enough who is meant
    (`confidence` in the settings).

    \b
      reader quotes .
      reader quotes . --speaker okafor
      reader quotes . --speaker unknown --format md > to-check.md
    """
    library = open_folder(folder)
    found = quote_findings(library) if speaker is None else _quotes_of(library, speaker)
    heading = f"Quotes: {speaker}" if speaker else "Quotes"
    count = print_findings(islice(found, limit), format, heading, named_line("speaker"))
    if not count and speaker:
        say(f"no quote of {speaker!r} here; `reader quotes FOLDER` lists all")
    return outcome(library, found=count > 0)


def _quotes_of(library: Library, speaker: str) -> Iterator[Finding]:
    """Quotes of the persons of this name; where there are none, of whatever is called so ("the ministry")."""
    persons = library.named(speaker)
    if persons:
        return chain.from_iterable(quote_findings(library, person) for person in persons)
    wanted = speaker.casefold()
    return (
        quote for quote in quote_findings(library) if wanted in (quote.details["speaker"] or "").casefold()
    )
