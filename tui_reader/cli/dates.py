"""`reader dates`."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.lines import date_line
from tui_reader.cli.output import print_findings
from tui_reader.library.findings import date_findings
from tui_reader.model import Finding


@click.command()
@options.folder
@options.format
@options.limit
def dates(folder: Path, format: options.Format, limit: int | None) -> int:
    """List the dates mentioned in FOLDER, the earliest first.

    \b
      reader dates .                          day, place and words: “last Monday”
      reader dates . --format csv > timeline.csv
    """
    library = open_folder(folder)
    found = sorted(date_findings(library), key=_by_day)
    count = print_findings(islice(found, limit), format, "Dates", date_line)
    return outcome(library, found=count > 0)


def _by_day(finding: Finding) -> tuple[bool, str]:
    """By the first day meant; what means no day ("three weeks", a date of any year) after all that do."""
    earliest = finding.details["earliest"]
    return earliest is None, earliest or finding.details["value"] or ""
