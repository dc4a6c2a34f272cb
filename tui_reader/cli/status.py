"""`reader status`."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.output import table


@click.command()
@options.folder
def status(folder: Path) -> int:
    """Say what of FOLDER was read, what was not or only in part, and why.

    \b
      reader status .
      reader status . | grep 'cannot be read'
    """
    library = open_folder(folder, annotated=False)
    sources = list(library.summaries().values())
    annotated = [source.path for source in sources if source.state == "annotated"]
    states = [source.state for source in sources]
    counts = [
        ("sources", len(sources)),
        ("annotated", states.count("annotated")),
        ("searchable, not yet annotated", states.count("searchable")),
        ("searchable, cannot be annotated", states.count("unannotated")),
        ("not yet read", states.count("waiting")),
        ("could not be read", states.count("unread")),
        ("annotated, independent of each other", library.independent(annotated)),
        ("quotes", sum(source.quotes for source in sources)),
        ("dates", sum(source.dates for source in sources)),
    ]
    if sources:
        sys.stdout.writelines(table(("SOURCES", ""), counts))
    copies = [
        (path, f"{copy.share:.0%}", copy.source, copy.agency or "")
        for path in sorted(library.stories())
        for copy in library.copies(path)
    ]
    if copies:
        sys.stdout.write("\n")
        sys.stdout.writelines(table(("SOURCE", "SHARE OF IT", "THAT STANDS IN", "BOTH CREDIT"), copies))
    problems = [(source.path, "; ".join(source.problems)) for source in sources if source.problems]
    if problems:
        sys.stdout.write("\n")
        sys.stdout.writelines(table(("SOURCE", "NOT READ OR NOT DONE"), problems))
    return outcome(library, found=bool(sources))
