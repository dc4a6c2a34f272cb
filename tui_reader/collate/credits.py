"""The news agencies that a source credits: in its dateline, its byline, and below the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEAD, _HEAD_LINES = 2_000, 10
_FOOT = 1_000
_SHORT = 120

# Agencies under all names they sign with; others are known by what they are called ("... Press").
_ALSO_CALLED = {
    "Agence France-Presse": ("AFP",),
    "Anadolu Agency": ("Anadolu", "AA"),
    "ANSA": (),
    "Asian News International": ("ANI",),
    "Associated Press": ("AP",),
    "Australian Associated Press": ("AAP",),
    "Bloomberg": ("Bloomberg News",),
    "Canadian Press": ("CP",),
    "Deutsche Presse-Agentur": ("dpa",),
    "EFE": ("Agencia EFE",),
    "Indo-Asian News Service": ("IANS",),
    "Interfax": (),
    "Kyodo News": ("Kyodo",),
    "Press Association": ("PA", "PA Media", "PA News Agency"),
    "Press Trust of India": ("PTI",),
    "Reuters": ("Thomson Reuters",),
    "TASS": ("ITAR-TASS",),
    "United Press International": ("UPI",),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
_KNOWN = {called: name for name, others in _ALSO_CALLED.items() for called in (name, *others)}
_KNOWN_NAME = re.compile(rf"\b(?:{'|'.join(sorted(_KNOWN, key=len, reverse=True))})\b")
_AGENCY_WORD = re.compile(r"\b(?:Agence|Agencia|Agency|News|Newswire|Press|Service|Syndicate|Wire)\b")
_NAME = r"[^\W\d_a-z][\w&’'-]*(?: (?:[^\W\d_a-z][\w&’'-]*|of|and)){0,4}"
_DATELINE = re.compile(rf"[^a-z(]?[^(]{{0,60}}\(({_NAME})\) ?[-–—:]")
_BYLINE = re.compile(r"(?:By|From|Source:|Credit:) (.+)")
_REPORTED_BY = re.compile(
    r"\b(?:reporting|material|files|writing)(?: also)? (?:by|from) ([^.;()\n]{2,120})", re.IGNORECASE
)
_CONTRIBUTED = re.compile(r"(?: also)? contributed to this\b")
_STOP = re.compile(r"[.;()\n]")
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|\b[Cc]opyright\b)(?:[^\w\n]|\d{4}\b|by\b|[Tt]he\b){0,12}([^.,;|\n]{2,40})"
)
_SIGNED = re.compile(r"[-–—] ?(\w[\w -]{1,40})$")
_BETWEEN = re.compile(r",|/|\||&|;|•|·|\band\b|\bwith\b|\bfor\b")


def agencies(text: str) -> frozenset[str]:
    """The agencies credited, each under its own name: `Associated Press` for `AP`."""
    return frozenset(name for words in _credited(text) if (name := _agency(words)) is not None)


def _credited(text: str) -> Iterator[str]:
    """What stands where agencies are credited: names of agencies, of writers, of nobody."""
    head, foot = text[:_HEAD], text[-_FOOT:]
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    for line in lines[:_HEAD_LINES]:
        if (dateline := _DATELINE.match(line)) is not None:
            yield dateline[1]
        if len(line) > _SHORT:
            continue
        if (byline := _BYLINE.match(line)) is not None:
            yield from _BETWEEN.split(byline[1])
        else:
            yield from (words for words in _BETWEEN.split(line) if words.strip() in _KNOWN)
    for reported in _REPORTED_BY.finditer(foot):
        yield from _BETWEEN.split(reported[1])
    for contributed in _CONTRIBUTED.finditer(foot):
        before = foot[max(0, contributed.start() - _SHORT) : contributed.start()]
        yield from _BETWEEN.split(_STOP.split(before)[-1])
    yield from (rights[1] for rights in _RIGHTS.finditer(foot) if _KNOWN_NAME.match(rights[1]))
    if (signed := _SIGNED.search(foot.rstrip())) is not None and signed[1] in _KNOWN:
        yield signed[1]


def _agency(words: str) -> str | None:
    """The agency among these words: a known one, or a name of several words that says what it is."""
    if (known := _KNOWN_NAME.search(words)) is not None:
        return _KNOWN[known[0]]
    name = re.sub(r"^[Tt]he ", "", words.strip())
    named = re.fullmatch(_NAME, name) and " " in name
    return name if named and _AGENCY_WORD.search(name) else None
