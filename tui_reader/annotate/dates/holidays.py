"""Holidays: when they fall, and what it means to name one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tui_reader.annotate.dates.context import AHEAD, BACK, Context, Match, Reading, group
from tui_reader.annotate.dates.values import nth_weekday, shift, week


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, after Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month_, day + 1)


def _nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, number)


def _fixed(month_: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month_, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: shift(easter(year), days, "D")


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "new year's": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "new year day": _fixed(1, 1),
    "valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17),
    "st. patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "international workers' day": _fixed(5, 1),
    "cinco de mayo": _fixed(5, 5),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "mother's day": _nth(5, 6, 2),
    "father's day": _nth(6, 6, 3),
    "epiphany": _fixed(1, 6),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "remembrance day": _fixed(11, 11),
    "anzac day": _fixed(4, 25),
    "canada day": _fixed(7, 1),
    "australia day": _fixed(1, 26),
    "pentecost": _from_easter(49),
    "ascension day": _from_easter(39),
    "indigenous peoples' day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "martin luther king day": _nth(1, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "memorial day": _nth(5, 0, -1),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "election day": lambda year: shift(_nth(11, 0, 1)(year), 1, "D"),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": lambda year: shift(_nth(11, 3, 4)(year), 1, "D"),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
}

_HOLIDAY_KEYS = {name.replace("'", ""): name for name in HOLIDAYS}


def _holiday_key(words: str) -> str:
    return _HOLIDAY_KEYS[" ".join(words.lower().replace("’", "").replace("'", "").split())]


def holiday(match: Match, context: Context) -> Reading | None:
    """Christmas, last Thanksgiving, Easter 2018."""
    of = HOLIDAYS[_holiday_key(match["name"])]
    which = group(match, "which").lower()
    told = context.year(match["year"]) if match["year"] else None
    if told is not None:
        return Reading("DATE", str(of(max(1, told))), "year" in match["year"].lower())
    if context.today is None:
        return Reading("DATE", None)
    today = context.today
    days = [of(year_) for year_ in range(max(2, today.year - 1), min(9998, today.year + 1) + 1)]
    past = [day for day in days if day <= today and not (which in BACK and day == today)]
    ahead = [day for day in days if day > today]
    if not past or not ahead:
        return Reading("DATE", str((past or ahead)[-1]), True)
    distances = (ahead[0] - today).days, (today - past[-1]).days
    future = which in AHEAD
    if not which:
        future = distances[1] > 0 and context.looks_ahead(match.start(), match.end(), *distances)
    day = ahead[0] if future else past[-1]
    span = group(match, "span").lower()
    return Reading("DATE", f"{week(day)}{'-WE' if span == 'weekend' else ''}" if span else str(day), True)
