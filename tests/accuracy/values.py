"""When two TIMEX3 values mean the same."""

from __future__ import annotations

import calendar
import re
from datetime import date


def same_value(one: str | None, other: str | None) -> bool:
    """Equal, or the same days written in two ways: a week by its days, a range by its month."""
    if one is None or other is None:
        return False
    a, b = _plain(one), _plain(other)
    return a == b or (_days(a) is not None and _days(a) == _days(b))


def _plain(value: str) -> str:
    value = re.sub(r"^(\d{4}-\d\d-\d\d) (?=\d)", r"\1T", value.strip()).upper()
    value = re.sub(r"(T\d\d:\d\d)(:00)?(\.0+)?(Z|[+-]\d\d:?\d\d)?$", r"\1", value)
    return re.sub(r"T00:00$", "", value).replace("-AU", "-FA")


def _days(value: str) -> tuple[date, date] | None:
    try:
        if "/" in value:
            first, last = (_days(part) for part in value.split("/")[:2])
            return (first[0], last[1]) if first and last else None
        if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
            day = date(*map(int, found.groups()))
            return day, day
        if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            year, week = map(int, found.groups())
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            year, quarter = map(int, found.groups())
            return _months(year, 3 * quarter - 2, 3 * quarter)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            year, month = map(int, found.groups())
            return _months(year, month, month)
        if re.fullmatch(r"\d{4}", value):
            return _months(int(value), 1, 12)
        if found := re.fullmatch(r"(\d{3})X?", value):
            year = 10 * int(found[1])
            return date(year, 1, 1), date(year + 9, 12, 31)
    except ValueError:
        return None
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
