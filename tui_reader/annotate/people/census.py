"""Given names, as evidence that capitalised words name a person.

`census.txt` holds the given names of the 1990 census of the United States (Census Bureau, public domain) less
those that are more often a place or a common word, in lower case.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The names, in lower case."""
    table = resources.files("tui_reader.annotate.people").joinpath("census.txt").read_text(encoding="ascii")
    return frozenset(table.split())
