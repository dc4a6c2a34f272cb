"""A path becomes a Source: found in its folder, decoded, its title and publication date from its head."""

from tui_reader.sources.discover import discover
from tui_reader.sources.language import is_english
from tui_reader.sources.read import Fingerprint, fingerprint, is_too_long, read_source

__all__ = ["Fingerprint", "discover", "fingerprint", "is_english", "is_too_long", "read_source"]
