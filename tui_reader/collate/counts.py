"""How many: the counts that news gives of people in an accident, an attack or a raid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.collate.listed import listed
from tui_reader.collate.numbers import NUMBER, value
from tui_reader.collate.stems import stem


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people in [start, end): how many were `of` ("hurt"), from `low` to `high` (None if open).

    `who` is the noun that is counted, "people" where it is general or left out.
    """

    start: int
    end: int
    of: str
    who: str
    low: int
    high: int | None


_ACTIVE = {
    "hurt": r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|hospitali[sz](?:ed|ing)",
    "killed": r"kill(?:ed|ing|s)|claim(?:ed|ing|s)|(?:deaths?|killings?|murders?) of"
    r"|loss of(?=\s+[\w,-]+ lives)"
    r"|death toll (?:of|(?:has |had )?(?:risen|rose|climbed|reached|stood|stands|is|was)(?: to| at)?)",
    "on board": r"carr(?:ied|ying)",
    "arrested": r"arrest(?:ed|ing|s)|detain(?:ed|ing|s)",
    "rescued": r"rescu(?:ed|ing)",
    "evacuated": r"evacuat(?:ed|ing)",
}
_PASSIVE = {
    "hurt": r"injured|wounded|hurt|injuries|hospitali[sz]ed|in hospital|taken to hospital",
    "killed": r"killed|dead|died|deaths|murdered|shot dead",
    "on board": r"on board|aboard",
    "missing": r"missing|unaccounted for",
    "arrested": r"arrested|detained|taken into custody",
    "rescued": r"rescued",
    "evacuated": r"evacuated",
}
_GENERAL = frozenset(listed("people person persons others victims casualties lives souls"))
_NOUNS = (
    "people|others|persons?|victims|casualties|lives|souls|passengers|guests|men|women|children|civilians|soldiers"
    "|troops|officers|policemen|police|students|pupils|workers|miners|tourists|migrants|protesters"
    "|demonstrators|residents|villagers|patients|prisoners|inmates|crew|sailors|fishermen|firefighters|fans"
    "|suspects|teenagers|boys|girls|adults"
)

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_BOUND = re.compile(
    r"\b(at least|more than|over|as many as|up to|fewer than|less than|under|nearly|almost|about|around|some"
    r"|roughly|approximately|an estimated)\s+$",
    re.IGNORECASE,
)
_ANOTHER_COUNT = re.compile(
    r"\b(?:another|other|further|additional|extra|including|includes?|still|first|last|these|only|aged?|than"
    r"|between|from|to|or)\s+$",
    re.IGNORECASE,
)
_OF_SOME = re.compile(
    r"\s+(?:more|others?|further|of (?!the \d|the \w+ (?:people|passengers)))\b", re.IGNORECASE
)
_WHOLE = re.compile(rf"\s+of the\s+{NUMBER}", re.IGNORECASE)
_NOUN = re.compile(rf"\s+(?:[a-z’'-]+\s+){{0,2}}?({_NOUNS})\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\s+and\s+[\w’' ]{1,30}?(?=\s+(?:were|are)\b)", re.IGNORECASE)
_BESIDE_THE_DEAD = re.compile(r"\b(?:killed|dead|died)\b[^,;]*\band\s+$", re.IGNORECASE)
_NEAR = 60
"""What goes with a number stands within so many code points before it."""

_BE = (
    r"(?:\s+(?:who|that))?(?P<be>\s+(?:were|was|are|have been|has been|had been|being|got))?"
    r"(?:\s+(?:reportedly|seriously|badly|slightly|critically|confirmed|all))?"
)
_BEFORE = {
    of: re.compile(rf"\b(?:{verb})(?: (?:all|the|a total of))?\s+$", re.IGNORECASE)
    for of, verb in _ACTIVE.items()
}
_AFTER = {of: re.compile(rf"{_BE}\s+(?:{state})\b", re.IGNORECASE) for of, state in _PASSIVE.items()}


def counts(text: str, offset: int) -> Iterator[Count]:
    """The counts of a sentence that stands at this offset of its source.

    A part of those counted ("three of them", "three more", "three are still in hospital") is none.
    """
    for number in _NUMBER.finditer(text):
        bound = _BOUND.search(text, max(0, number.start() - _NEAR), number.start())
        begin = bound.start() if bound else number.start()
        if _OF_SOME.match(text, number.end()) and not _BESIDE_THE_DEAD.search(text, 0, number.start()):
            continue
        whole = _WHOLE.match(text, number.end())
        end = whole.end() if whole else number.end()
        noun = _NOUN.match(text, end)
        of = _of(text, begin, noun.end() if noun else end, whole is not None)
        if of is not None:
            low, high = _range(value(number.group()), bound.group(1).lower() if bound else "")
            who = noun.group(1).lower() if noun else "people"
            yield Count(
                offset + number.start(),
                offset + number.end(),
                of,
                "people" if who in _GENERAL else stem(who),
                low,
                high,
            )


def _of(text: str, begin: int, end: int, is_part: bool) -> str | None:
    """What befell those who are counted in [begin, end) of a sentence."""
    for of, verb in _BEFORE.items():
        if verb.search(text, max(0, begin - _NEAR), begin):
            return of
    if _ANOTHER_COUNT.search(text, max(0, begin - _NEAR), begin):
        return None
    together = _TOGETHER.match(text, end)
    for of, state in _AFTER.items():
        found = state.match(text, together.end() if together else end)
        if found and (found["be"] or not is_part):
            return of
    return None


def _range(number: int, bound: str) -> tuple[int, int | None]:
    """The numbers that a quantity may mean: "more than 200" is 201 and any above."""
    match bound:
        case "":
            return number, number
        case "at least":
            return number, None
        case "more than" | "over":
            return number + 1, None
        case "as many as" | "up to":
            return 0, number
        case "fewer than" | "less than" | "under":
            return 0, number - 1
    return number * 4 // 5, number * 6 // 5
