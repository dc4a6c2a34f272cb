"""Words that say the opposite of each other: a closed list of pairs, and words denied by their beginning
("likely", "unlikely")."""

from __future__ import annotations

import re

from tui_reader.collate.listed import listed
from tui_reader.collate.stems import stem

_PAIRS = frozenset(
    frozenset(map(stem, pair.split("/")))
    for pair in listed(
        """
        before/after above/below over/under up/down in/out on/off for/against more/less more/fewer most/least
        high/low higher/lower highest/lowest early/late earlier/later first/last better/worse best/worst
        good/bad right/wrong true/false open/closed open/shut same/different win/lose rise/fall
        increase/decrease accept/reject allow/forbid allow/ban approve/disapprove agree/disagree like/dislike
        trust/mistrust honest/dishonest believe/disbelieve guilty/innocent support/oppose
        raise/lower raise/cut
        """
    )
)
_DENIED = re.compile(
    r"(?:un|non)(?=\w{4})|(?:in|im|il|ir)(?=\w{2,}(?:able|ible|ect|ent|ite|ive|gal|ral|lar|ure)(?:ly)?$)"
)


def are_opposite(one: str, other: str) -> bool:
    """Whether two folded words say the opposite."""
    short, long = sorted((one, other), key=len)
    denied = _DENIED.match(long)
    return {stem(one), stem(other)} in _PAIRS or (denied is not None and long[denied.end() :] == short)
