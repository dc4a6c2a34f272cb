"""The one door to the workrooms: open a folder, ask it questions."""

from tui_reader.library.folder import Library
from tui_reader.library.opening import open_library

__all__ = ["Library", "open_library"]
