"""The title and the publication date that a source states at its head."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

_MONTHS = ["january", "february", "march", "april", "may", "june"]
_MONTHS += ["july", "august", "september", "october", "november", "december"]
_MONTH = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)}|sept)\.?"
_ISO = r"(?P<year>\d{4})[-/](?P<number>\d\d)[-/](?P<day>\d\d)"
_DATES = tuple(
    re.compile(rf"(?<!\w){pattern}(?!\d)", re.IGNORECASE)
    for pattern in (
        _ISO,
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})",
    )
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?$", re.IGNORECASE)
_TIME = re.compile(r"[T,]? ?(?:at )?(?:\d{1,2}[:.]\d\d.{0,12})?\.?", re.IGNORECASE)
# Lines that state when a source was published, or when what it records was said.
_STATES_DATE = re.compile(
    r"\W*(?:by|(?:first )?published|posted|released|issued|dated?)\b"
    r"|[^.]*\b(?:session|sitting|meeting|hearing|minutes|transcript|statement|press release)"
    r" (?:of|on|from|dated)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?=[^a-z]{4})(?:[^\W\d_a-z][\w.'’-]*(?:,| [-–—])? ){1,6}")
_AFTER_DATELINE = re.compile(r"\s*(?:$|[(/:–—-])")
_DATED_LINE = re.compile(rf"\s*date\s+{_ISO}\b[ \t]*(?P<title>.*)", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
_HEADLINE_LIMIT = 150
_HEAD_LINES = 6
_HEAD = 4_000
_NOTICE = re.compile(
    r"(?:read more|advertisement|listen|watch|share|subscribe|sign up|by |published|posted)\b", re.IGNORECASE
)


def header(text: str) -> tuple[str | None, str | None]:
    """The title and the ISO publication date, each None where the head of the text has none.

    Known heads: front matter between `---` lines; a first line ` date 2031-05-02 Headline`; a short first
    line; of the first six lines one that is a date or states one, else a dateline, "LISBON, 3 March 2031 -".
    """
    head = text[:_HEAD]
    if (matter := _FRONT_MATTER.match(head)) is not None:
        values = {
            found["key"].lower(): found["value"].strip(" \t\"'")
            for found in _FIELD.finditer(matter["fields"])
        }
        title, published = header(head[matter.end() :])
        stated = values.get("date") or values.get("published") or ""
        return values.get("title") or title, _date(stated) or published
    lines = list(islice((line.strip() for line in head.split("\n") if line.strip()), _HEAD_LINES))
    if not lines:
        return None, None
    if (dated := _DATED_LINE.fullmatch(lines[0])) is not None and (published := _iso(dated)) is not None:
        return dated["title"].strip() or None, published
    dates = (found for read in (_date, _dateline) for line in lines if (found := read(line)) is not None)
    published = next(dates, None)
    return _headline(lines[0]), published


def _headline(line: str) -> str | None:
    title = re.sub(r"^#{1,6}\s+|\s+#+$", "", line)
    if len(title) >= _HEADLINE_LIMIT or title.endswith(".") or _NOTICE.match(title):
        return None
    if _date(title) or _dateline(title):
        return None
    return title if title[:1].isalnum() or title[:1] in "\"'“‘«([¿¡$£€" else None


def _date(line: str) -> str | None:
    """The full date in a line that is one, or that by its words states one."""
    if len(line) >= _HEADLINE_LIMIT:
        return None
    for pattern in _DATES:
        if (found := pattern.search(line)) is not None:
            before, after = line[: found.start()].strip(), line[found.end() :]
            alone = (not before or _WEEKDAY.match(before)) and _TIME.fullmatch(after)
            if alone or _STATES_DATE.match(line):
                return _iso(found)
    return None


def _dateline(line: str) -> str | None:
    """The full date after the place, in capitals, from which a story was sent."""
    for pattern in _DATES:
        found = pattern.search(line, 0, _HEADLINE_LIMIT)
        if found and _PLACE.fullmatch(line, 0, found.start()) and _AFTER_DATELINE.match(line, found.end()):
            return _iso(found)
    return None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = parts.get("number") or 1 + [name[:3] for name in _MONTHS].index(parts["month"][:3].lower())
    try:
        return date(int(parts["year"]), int(month), int(parts["day"])).isoformat()
    except ValueError:
        return None
