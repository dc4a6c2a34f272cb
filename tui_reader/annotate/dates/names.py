"""Names that hold words of time: USA Today, the film High Noon, the programme "This Week"."""

from __future__ import annotations

import re

_CAPITAL = re.compile(
    r"(?:Today|Tonight|Tomorrow|Yesterday|Noon|Midnight|(?:This|Last|Next) (?:Week|Month|Year|Morning|Night))"
    r"(?![\w-])"
)
_WORD_BEFORE = re.compile(r"[^\W_]['’]? $")
_OPENED = re.compile(r"(?:[\"“‘]|``|'')$")
_CLOSED = re.compile(r"[,.]?(?:[\"”’]|'')")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}")
_LONGEST_LINE = 300


def is_named(text: str, start: int) -> bool:
    """Whether the words of time that begin at `start` are a name, or its end.

    Such words have a capital where a sentence begins and in headlines; elsewhere it makes a name of them,
    and so do marks around two of them.
    """
    words = _CAPITAL.match(text, start)
    if words is None:
        return False
    if _OPENED.search(text, max(0, start - 2), start):
        return " " in words[0] and _CLOSED.match(text, words.end()) is not None
    if not _WORD_BEFORE.search(text, max(0, start - 3), start):
        return False
    return _SMALL_WORD.search(_line_around(text, start, words.end())) is not None


def _line_around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _LONGEST_LINE) : start]
    return before[before.rfind("\n") + 1 :] + " " + text[end : end + _LONGEST_LINE].split("\n", 1)[0]
