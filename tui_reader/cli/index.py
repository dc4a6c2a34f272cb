"""`reader index`."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.folder import bring_up_to_date, outcome
from tui_reader.cli.output import say
from tui_reader.library import open_library
from tui_reader.settings import load_settings


@click.command()
@options.folder
@click.option("--rebuild", is_flag=True, help="Throw away what is cached and read all anew.")
def index(folder: Path, rebuild: bool) -> int:
    """Read FOLDER now, so that every later question is answered at once.

    All commands do this by themselves; what was read stays if it is interrupted.

    \b
      reader index .                          only what is new or has changed
      reader index . --rebuild                everything
    """
    library = open_library([folder], load_settings())
    if rebuild:
        library.forget()
    bring_up_to_date(library, annotate=True)
    states = [summary.state for summary in library.summaries().values()]
    readable = len(states) - states.count("unread")
    if states:
        say(f"{readable:,} of {len(states):,} sources are read, {states.count('annotated'):,} are annotated")
    return outcome(library, found=readable > 0)
