"""Arguments and options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import rich_click as click

Format = Literal["text", "json", "csv", "md", "html"]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

folder: Decorator = click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
query: Decorator = click.argument("words", nargs=-1, required=True, metavar="QUERY")
format: Decorator = click.option(
    "--format",
    type=click.Choice(["text", "json", "csv", "md", "html"]),
    default="text",
    show_default=True,
    help="json: JSON Lines, one object a finding, with source, sha256, offsets and line.",
)
limit: Decorator = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most N of what there is."
)
