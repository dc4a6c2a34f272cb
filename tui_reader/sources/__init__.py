"""A path becomes a Source: found in its folder, decoded, its title and publication date from its head."""

from tui_reader.sources.discover import discover
from tui_reader.sources.language import is_english
from tui_reader.sources.read import ANNOTATION_LIMIT, Fingerprint, fingerprint, read_source

__all__ = ["ANNOTATION_LIMIT", "Fingerprint", "discover", "fingerprint", "is_english", "read_source"]
