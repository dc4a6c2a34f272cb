"""The screen."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_reader.library import Library


def run(library: Library) -> None:
    """Show the reading room until the reader quits."""
    gc.disable()  # until the first screen is painted: nothing of what is loaded for it becomes garbage
    sys.setswitchinterval(0.001)  # a search in its thread keeps a key waiting no longer than this
    from tui_reader.ui.app import ReaderApp

    ReaderApp(library).run()
