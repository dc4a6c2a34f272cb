"""`reader search`."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import outcome
from tui_reader.cli.lines import hit_line
from tui_reader.cli.output import print_findings, say
from tui_reader.cli.query import ask
from tui_reader.library.findings import hit_findings
from tui_reader.model import Order


@click.command()
@options.folder
@options.query
@options.format
@options.limit
@click.option(
    "--sort",
    type=click.Choice(get_args(Order)),
    default="relevance",
    show_default=True,
    help="Sources by relevance, by date of publication (undated ones last), or by path.",
)
def search(
    folder: Path, words: tuple[str, ...], format: options.Format, limit: int | None, sort: Order
) -> int:
    """Find passages in all sources of FOLDER.

    Words must all stand in the source; OR, NOT, parentheses, "a phrase", "a b"~5, pre* and fuzy~1 work as
    in Lucene. Fields: person: speaker: said: date: published: source:

    \b
      reader search . ferry june              passages with both words
      reader search . '"sail again" OR boat*'
      reader search . 'speaker:okafor said:ferry' --format json
      reader search . 'person:reyes date:2031-05' --sort newest
    """
    query = " ".join(words)
    library, result = ask(folder, query, limit, sort)
    print_findings(hit_findings(library, result.hits), format, f"Search: {query}", hit_line)
    independent = library.independent(result.paths)
    if independent < result.sources:
        say(f"{result.sources:,} sources, {independent:,} independent; `reader status` says which copy")
    return outcome(library, found=result.total > 0)
