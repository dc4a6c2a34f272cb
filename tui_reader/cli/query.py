"""A query is asked; one that does not parse is shown with a caret under the character that does not fit."""

from __future__ import annotations

import sys
from pathlib import Path

from click.exceptions import Exit
from rich.cells import cell_len

from tui_reader.cli.folder import open_folder
from tui_reader.cli.output import say
from tui_reader.errors import QueryError
from tui_reader.library import Library
from tui_reader.library.searching import needs_annotations
from tui_reader.model import Order, SearchResult
from tui_reader.visible import visible


def ask(
    folder: Path, query: str, limit: int | None, order: Order = "relevance"
) -> tuple[Library, SearchResult]:
    """The library of the folder, read as far as the query needs, and the answer.

    Says how many hits there are, and in how much of the folder.
    """
    try:
        library = open_folder(folder, annotated=needs_annotations(query))
        result = library.search(query, limit=limit, order=order)
    except QueryError as error:
        say(f"query: {error}")
        shown = visible(query)
        caret = " " * cell_len(shown[: error.position]) + "^"
        print(f"  {shown}\n  {caret}", file=sys.stderr)
        raise Exit(error.exit_code) from None
    say(_summary(result))
    return library, result


def _summary(result: SearchResult) -> str:
    if not result.total:
        return f"0 hits in {result.searched:,} of {result.known:,} sources"
    hits = f"{result.total:,} hit{'s' * (result.total != 1)}"
    if len(result.hits) < result.total:
        hits = f"{len(result.hits):,} of {hits}"
    sources = f"{result.sources:,} of {result.known:,} sources"
    unsearched = result.known - result.searched
    return f"{hits} in {sources}" + (f"; {unsearched:,} could not be searched" if unsearched else "")
