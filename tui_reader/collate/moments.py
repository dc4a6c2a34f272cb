"""When: what a sentence dates, by which event, and with what certainty."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui_reader.collate import content
from tui_reader.collate.happenings import ONCE, happening, is_beginning, is_past, kind
from tui_reader.collate.listed import listed
from tui_reader.collate.sentences import OPENING, clause
from tui_reader.collate.stems import stem
from tui_reader.model import DateExpression, Source


@dataclass(frozen=True, slots=True)
class Moment:
    """A date expression in [start, end) and what it dates.

    `value` is its TIMEX3 value: a year, month, day, part of a day or clock time. `event` is the kind of what
    happened then, `ordinal` its description as one of several ("first report"), `by` the names beside it;
    `word` is the word that tells of the event, `of` are the other content words of its clause; `relative`
    are the words of a date that only its own source resolves ("Monday"), empty for any other.
    """

    start: int
    end: int
    value: str
    event: str | None
    ordinal: str | None
    by: frozenset[str]
    word: str = ""
    of: frozenset[str] = frozenset()
    relative: str = ""


_VALUE = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d(?:T(?:\d\d:\d\d|[A-Z]{2}))?)?)?")
_VAGUE = re.compile(
    r"\b(?:about|around|ago|early|earlier|late|later|mid|end|beginning|start|few|couple|last year"
    r"|(?:next|following|previous|same|first|second|third|fourth|last) \w*day|day (?:before|after))\b",
    re.IGNORECASE,
)
_NO_MOMENT = re.compile(
    r"\b(?:by|until|till|since|before|after|from|through|between|about|around|to|past|for|effective|starting)\s+(?:the\s+)?$"
    r"|\ban?\s+$|\bbetween\s[^,;.]{1,25}\sand\s+$|\b(?:weeks?|months?|quarters?|years?|period)\s+end(?:ed|ing)\s+$",
    re.IGNORECASE,
)
_IS_ATTRIBUTE = re.compile(
    r"(?:['’]s)?\s+(?!(?:and|or|but|with|at|on|in|to|for|from|by|of|after|before|when|while|as|that|the|a|an|his|her"
    r"|its|their|during|because|if|near|under|over|about|against|when|where|who|which|is|was|were|has|had)\b)\w"
)
_NOT_YET = re.compile(
    r"\b(?:will|would|could|may|might|should|must|shall|to|due|expected|scheduled|planned|set|not|never|n't|if)\b|n['’]t\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|announced|added|stated|claimed|reported|according|wrote|writes|revealed|confirmed|insisted)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:\b(?:the|his|her|its|their|whose)\s+|['’]s?\s+)(?:very\s+)?(first|second|third|fourth|fifth|final|maiden|inaugural)\s+([a-z]{3,})",
    re.IGNORECASE,
)
_CLOSE = 40
_RELATIVE = re.compile(r"\b(?:who|which)\s*$", re.IGNORECASE)
_CLOCK_ALONE = re.compile(
    r"[\d.: ]*(?:[ap]\.?\s?m\.?|o['’]clock|hours|noon|midnight)?"
    r"(?: local time| (?:that|the same) (?:day|morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\s*\(?(?:GMT|UTC|BST|CES?T|EES?T|IST|JST|AE[SD]T|[ECMP][SD]?T|in [A-Z]"
    r"|(?:Eastern|Central|Mountain|Pacific)\b)"
)
"""What says by the clocks of which place a time is told."""

_BEFORE_ENTRY = re.compile(r"[\s,*_•-]*(?:at\s+)?")
_ENTRY = re.compile(r"[*_]*\s*[:–—-][*_]*\s+")
_PRESENT = re.compile(r"[a-z]+[^su\W]s")
_NUMBER = re.compile(r"\d")
_INDEFINITE = re.compile(r"\b(?:an?|another|new|some|several|many)\b", re.IGNORECASE)
_LOWER_WORD = re.compile(r"\s([a-z]{3,})\b")
SOME_DAY = "XXXX-XX-XX"
_AGAIN = re.compile(r"\b(?:was|were|been|is)\s+(first|last)\s+([a-z]+ed)\b", re.IGNORECASE)
_FOR_A_TIME = re.compile(r"\b([a-z]+ed)\b[^,;]*?\sfor the (first|last) time\b", re.IGNORECASE)
_NO_EVENT = frozenset(
    listed(
        """
    time day week month year half quarter minute hour place round leg thing person man woman one two
    three team class child son daughter wife husband name part half-hour century decade
    """
    )
)


def moments(
    source: Source, dates: Sequence[DateExpression], start: int, end: int, names: frozenset[str]
) -> Iterator[Moment]:
    """What is dated in the sentence [start, end) of a source, which has these names; `dates` are those of the
    source. Vague dates ("a month ago") and bounds ("by Friday") are none."""
    text = source.text
    first = bisect_left(dates, start, key=lambda date: date.start)
    last = bisect_left(dates, end, first, key=lambda date: date.start)
    entry = _entry(text, dates[first:last], start, end)
    for before, date in zip((None, *dates[first:last]), dates[first:last], strict=False):
        if (
            date.type not in ("DATE", "TIME")
            or not _VALUE.fullmatch(date.value or "")
            or _VAGUE.search(date.text)
            or _NO_MOMENT.search(text, max(start, date.start - _CLOSE), date.start)
            or _IS_ATTRIBUTE.match(text, date.end, end)
            or (":" in (date.value or "") and _is_elsewhere(text, date))
        ):
            continue
        if date.start < entry:
            since, until = clause(text, entry, end, entry, entry)
            around = rest = text[since:until]
            event, word = _event_of_entry(around)
        else:
            since, until = clause(text, start, end, date.start, date.end)
            around, rest = text[since:until], text[since : date.start] + " " + text[date.end : until]
            near = since
            if before is not None and not OPENING.fullmatch(text, before.end, date.start):
                near = max(since, before.end)
            event, word = _event(text[near:until], date.start - near, date.end - near)
        ordinal = _ordinal(around)
        if event or ordinal:
            if _RELATIVE.search(text, start, since):
                around = text[max(start, since - _CLOSE) : until]
            around = content.fold(around)
            by = frozenset(name for name in names if name.split()[-1] in around)
            of = content.content(rest) - {stem(word)}
            relative = "" if _NUMBER.search(date.text) else content.fold(date.text)
            yield Moment(date.start, date.end, _value(date), event, ordinal, by, word, of, relative)


def _entry(text: str, dates: Sequence[DateExpression], start: int, end: int) -> int:
    """Where, in a sentence that dates open as in a timeline ("2 May, 9 a.m.: The dam breaks"), what they date
    begins; the start of any other."""
    begin = start
    for date in dates:
        if not _BEFORE_ENTRY.fullmatch(text, begin, date.start):
            break
        begin = date.end
    mark = _ENTRY.match(text, begin, end) if begin > start else None
    return mark.end() if mark else start


def _event_of_entry(clause: str) -> tuple[str | None, str]:
    """The kind of the first event that an entry of a timeline tells, in the past or the present, and its
    word."""
    subject = False
    for start, end, word in content.words(clause):
        event = None if _is_modifier(clause, end, word) else happening(word)
        if event is None and subject and _PRESENT.fullmatch(clause, start, end):
            event = kind(stem(word)) or stem(word)
        if event is not None:
            return _what(clause[:start]) if is_beginning(word) else (event, word)
        subject = content.is_content(word)
    return None, ""


def _is_elsewhere(text: str, date: DateExpression) -> bool:
    """Whether a clock time is told with the place or zone of the clock."""
    return any(_ELSEWHERE.match(text, at) for at in (date.end, max(date.start, date.end - len("GMT"))))


def _value(date: DateExpression) -> str:
    """The value of a date; of a clock time alone ("at 9.30"), whose day is a guess, without the day."""
    value = date.value or ""
    day, _, clock = value.partition("T")
    return f"{SOME_DAY}T{clock}" if ":" in clock and _CLOCK_ALONE.fullmatch(date.text) else value or day


def _event(clause: str, date: int, after: int) -> tuple[str | None, str]:
    """The kind of the nearest event before the date that stands at [date, after) of a clause, and its word;
    for a date that opens the clause, of the first one after it."""
    opens = OPENING.fullmatch(clause, 0, date) is not None
    shift = after if opens else 0
    near = list(content.words(clause[after:] if opens else clause[:date]))
    for start, end, word in near if opens else reversed(near):
        if _SAYING.fullmatch(word):
            break
        event = happening(word)
        if event is not None and not _is_modifier(clause, shift + end, word):
            begin = shift + start
            if _NOT_YET.search(clause, max(0, begin - _CLOSE), begin) or (
                event not in ONCE and _INDEFINITE.search(clause, 0, begin)
            ):
                return None, ""
            return _what(clause[:begin]) if is_beginning(word) else (event, word)
    return None, ""


def _is_modifier(clause: str, end: int, word: str) -> bool:
    """Whether a noun only tells which other thing is meant: the fire of "the fire drill"."""
    after = _LOWER_WORD.match(clause, end)
    return (
        after is not None
        and not is_past(word)
        and content.is_content(after.group(1))
        and not after.group(1).endswith("ly")
        and happening(after.group(1)) is None
    )


def _what(subject: str) -> tuple[str | None, str]:
    """What began or took place: its kind, or else the last content word before the verb."""
    before = [word for _, _, word in content.words(subject) if content.is_content(word)]
    for word in reversed(before):
        if known := kind(stem(word)):
            return known, word
    return (stem(before[-1]), before[-1]) if before else (None, "")


def _ordinal(clause: str) -> str | None:
    """Which of several things of a kind the clause is about: "first report"."""
    if again := _AGAIN.search(clause):
        return f"{again.group(1)} {again.group(2)}".casefold()
    if once := _FOR_A_TIME.search(clause):
        return f"{once.group(2)} {once.group(1)}".casefold()
    found = _ORDINAL.search(clause)
    if found is None or found.group(2).casefold() in _NO_EVENT:
        return None
    return f"{found.group(1).casefold()} {content.fold(found.group(2))}"
