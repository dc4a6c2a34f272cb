"""Speakers told by the layout of a line: labels before a stretch, credits after it, letters read aloud."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.quotes.unmarked import LABEL
from tui_reader.model import Mention, Quote

_LONGEST_LABEL = 90
_LABEL_WITHIN = re.compile(r"(?P<label>[A-Z]{2,}(?:[ .]+[A-Z'’-]+\b){0,3}): ")
_CREDIT = re.compile(
    r"[\"”’']{0,2}\s*[-–—―]{1,2}[^\S\n]*(?P<who>[A-Z@][\w.'’-]*(?:,?[^\S\n]+[\w.'’@-]+){0,7}?)[^\S\n]*\.?[^\S\n]*$",
    re.MULTILINE,
)


def labelled(text: str, quote: Quote, mentions: Sequence[Mention]) -> Attribution | None:
    """ "SMITH: ..." at the start of a line or of the stretch itself."""
    within = _LABEL_WITHIN.match(quote.text)
    if within is not None:
        return _named("label", quote.start, quote.start + within.end("label"), mentions)
    line = text.rfind("\n", 0, quote.start) + 1
    if quote.start - line > _LONGEST_LABEL:
        return None
    found = LABEL.fullmatch(text[line : quote.start].rstrip("\"“„«'‘`"))
    if found is None:
        return None
    return _named("label", line + found.start("label"), line + found.end("label"), mentions)


def credited(text: str, quote: Quote, mentions: Sequence[Mention]) -> Attribution | None:
    """A dash and a name after a stretch, at the end of its line or on the next: "..." — Ann Lee"""
    found = _CREDIT.match(text, quote.end, quote.end + 120)
    return _named("credit", found.start("who"), found.end("who"), mentions) if found is not None else None


def _named(kind: str, start: int, end: int, mentions: Sequence[Mention]) -> Attribution:
    """An attribution to words; the last name that ends among them is their head."""
    at = bisect_left(mentions, end, key=lambda mention: mention.start) - 1
    heads = (at,) if at >= 0 and start <= mentions[at].start and mentions[at].end <= end else ()
    return Attribution(kind, start, end, heads)


def read_out(before: Sequence[Token]) -> bool:
    """Whether somebody reads aloud what another wrote: the reader is not its speaker."""
    read = [at for at, token in enumerate(before) if token.low in ("read", "reads", "reading")]
    return any(token.low in ("out", "aloud") for at in read for token in before[at + 1 : at + 4])
