"""The one door to the workrooms: open a folder, ask it questions."""

from tui_reader.library.folder import Library, open_library
from tui_reader.library.process import BuildProcess

__all__ = ["BuildProcess", "Library", "open_library"]
