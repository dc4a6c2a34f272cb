"""`reader forget`."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from tui_reader.cli import options
from tui_reader.cli.output import say
from tui_reader.errors import FOUND
from tui_reader.library import Library, open_library
from tui_reader.settings import load_settings


@click.command()
@options.folder
def forget(folder: Path) -> int:
    """Remove all that is cached about FOLDER: texts, annotations, index.

    Marks and reading positions are your own work and stay. So do the sources.

    \b
      reader forget .
      reader forget /gone/folder              works for a folder that is no more
    """
    settings = load_settings()
    library = open_library([folder], settings) if folder.exists() else Library(folder.resolve(), settings)
    library.forget()
    say(f"{library.root}: forgotten; marks and reading positions stay")
    return FOUND
