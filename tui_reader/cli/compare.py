"""`reader compare`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Literal

import rich_click as click

from tui_reader import export
from tui_reader.cli import options
from tui_reader.cli.folder import open_folder, outcome
from tui_reader.cli.lines import comparison_lines
from tui_reader.cli.output import data_stream, say
from tui_reader.export.comparison.weighing import by_difference
from tui_reader.library import Library
from tui_reader.model import Disagreement, Variants


@click.command()
@options.folder
@click.option(
    "--only",
    type=click.Choice(["disagreements", "variants"]),
    help="Only what the sources tell differently, or only the quotes that several of them have.",
)
@click.option(
    "--format",
    type=click.Choice(["text", "json", "csv", "md", "html"]),
    default="text",
    show_default=True,
    help="json: JSON Lines, one object a disagreement or quote, with all its places.",
)
@options.limit
def compare(
    folder: Path, only: str | None, format: Literal["text", "json", "csv", "md", "html"], limit: int | None
) -> int:
    """Compare the sources in FOLDER: what they tell differently, the most serious first, then the quotes that
    several of them have, those that differ most first.

    \b
      reader compare .
      reader compare . --only disagreements --limit 20
      reader compare . --format html > compared.html
    """
    library = open_folder(folder)
    found = list(islice(_compared(library, only), limit))
    if format == "text":
        data_stream().writelines(f"{line}\n" for line in comparison_lines(found))
    else:
        data_stream().writelines(export.write_comparison(found, format, "Comparison"))
    if not found:
        say("nothing that several sources say, alike or differently")
    return outcome(library, found=bool(found))


def _compared(library: Library, only: str | None) -> Iterator[Disagreement | Variants]:
    disagreements: Iterable[Disagreement] = library.disagreements() if only != "variants" else ()
    variants = sorted(library.all_variants(), key=by_difference) if only != "disagreements" else ()
    return chain(disagreements, variants)
