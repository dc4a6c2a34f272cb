"""Lists of words as one string, which are easier to read than as many."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """The words of a string that lists them, in its order."""
    return tuple(words.split())


def alternatives(words: str) -> str:
    """The lines of a string, each a pattern, as one pattern that matches any of them."""
    return "|".join(line.strip() for line in words.strip().splitlines())
