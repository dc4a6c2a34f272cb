"""How much a word tells about which utterance it stands in: its information in bits, after Shannon (1948).

The frequencies are those of written English in rough bands: the closed classes, the words that any text has,
and all others. Two stretches that share "the legitimacy of the verdict" share more than two that share "what
I want to say".
"""

from __future__ import annotations

from functools import cache

from tui_reader.collate.english import COMMON, FUNCTION

_FUNCTION_BITS, _COMMON_BITS, _BITS = 2, 6, 10


@cache
def bits(word: str) -> int:
    """The information of a word in the form that `wording` gives it."""
    if word in FUNCTION:
        return _FUNCTION_BITS
    return _COMMON_BITS if word in COMMON or len(word) == 1 else _BITS


def tells(word: str) -> bool:
    """Whether it is a word of content, not of the grammar."""
    return word not in FUNCTION
