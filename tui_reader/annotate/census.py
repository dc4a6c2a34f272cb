"""Given names, as evidence that capitalised words name a person.

`census.tsv` holds the given names of the 1990 census of the United States (Census Bureau, public domain) less
those that are more often a place or a common word: a name and m, f, or x where it is borne by both.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def given_names() -> Mapping[str, str]:
    """Each name, in small letters, with m, f or x."""
    table = resources.files("tui_reader.annotate").joinpath("census.tsv").read_text(encoding="ascii")
    return dict(line.split("\t") for line in table.splitlines())
