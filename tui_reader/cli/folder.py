"""A folder is opened, brought up to date, and at the end it is said what of it could not be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tui_reader.cli.output import say
from tui_reader.errors import FOUND, NOTHING_FOUND, SOURCES_UNREAD, ReaderError
from tui_reader.library import Library, open_library
from tui_reader.model import Progress
from tui_reader.settings import load_settings

_STAGES = {
    "waiting": "waiting",
    "reading": "reading",
    "annotating": "finding people, quotes and dates",
    "collating": "comparing",
}


def open_folder(folder: Path, *, annotated: bool = True) -> Library:
    """The library of the folder, up to date: every source searchable, and annotated if that is wanted."""
    library = open_library([folder], load_settings())
    bring_up_to_date(library, annotate=annotated)
    return library


def bring_up_to_date(library: Library, *, annotate: bool) -> None:
    """Read what has changed, with a progress bar on a terminal; ReaderError if that fails."""
    progress = library.build(annotate)
    told = False
    for report in _with_bar(progress) if _shows_progress() else progress:
        if report.stage == "failed":
            raise ReaderError(report.message)
        if report.stage == "waiting" and not told:
            told = True
            say(f"waiting: {report.message}")


def outcome(library: Library, *, found: bool) -> int:
    """The exit code; says how many sources could not be read."""
    states = [summary.state for summary in library.summaries().values()]
    if not states:
        say(f"{library.root}: no sources here; they are files that end in .txt or .md")
    if unread := states.count("unread"):
        say(f"{unread:,} of {len(states):,} sources could not be read; `reader status FOLDER` says why")
        return SOURCES_UNREAD
    return FOUND if found else NOTHING_FOUND


def _shows_progress() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _with_bar(reports: Iterator[Progress]) -> Iterator[Progress]:
    """The same reports, each shown; the bar is gone at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", visible=False)
        for report in reports:
            bar.update(
                task,
                description=_STAGES.get(report.stage, ""),
                completed=report.done,
                total=report.total,
                visible=report.total > 0,
            )
            yield report
