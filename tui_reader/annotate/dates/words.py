"""The words of time, as parts of regular expressions, and what they count."""

from __future__ import annotations

import re

_ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
]  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_NUMBERS |= {word: number for number, word in enumerate(_ORDINALS, 1)}
_NUMBERS |= {"thirtieth": 30, "a": 1, "an": 1, "hundred": 100, "thousand": 1000, "dozen": 12, "couple": 2}

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "centurie": "C",
}  # fmt: skip

# In every pattern `_` stands for one gap between words: `compile_pattern` puts it in.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,2})"
ONE = "|".join(_ONES)
_TEN = "|".join(_TENS)
_TEEN = "|".join(_ONES[9:])
_COUNT_WORD = rf"(?:(?:{_TEN})(?:[- ](?:{ONE}))?|{ONE}|(?:a|one)_hundred|a_dozen)"
VAGUE = r"(?:several|many|a_few|few|some|a_number_of|dozens_of|hundreds_of|numerous)"
COUNT = (
    rf"(?:(?:\d{{1,3}}|{ONE})_and_a_half|\d{{1,3}}_1/2|\d{{1,4}}(?:[.,]\d{{1,3}})?|{_COUNT_WORD}"
    r"|(?:a|the_(?:last|past))?_?couple(?:_of)?)"
)
ORDINAL_WORD = rf"(?:(?:twenty|thirty)[- ](?:{'|'.join(_ORDINALS[:9])})|{'|'.join(_ORDINALS)}|thirtieth)"
MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY = rf"(?:{'|'.join(_DAYS)})"
WEEKDAY_SHORT = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?"
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%)"
DAY_WORD = rf"(?:{ORDINAL_WORD}|{_TEEN}|twenty[- ](?:{'|'.join(_ONES[:9])})|thirty[- ]one)"
YEAR = r"(?:(?:1\d|20)\d\d|['’]\d\d)(?![\d%]|[.,:]\d)"
YEAR_WORDS = (
    rf"(?:(?:{_TEEN}|twenty)_(?:hundred_(?:and_)?)?(?:(?:{_TEN})(?:[- ](?:{ONE}))?|{_TEEN})"
    rf"|two_thousand(?:_(?:and_)?{_COUNT_WORD})?)"
)
UNIT = r"(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie)|quarter|fortnight|weekend|night)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midnight|midday|lunchtime|dawn|dusk)"
ZONE = r"(?:[ ](?:[ecmp][sd]t|gmt|utc|bst|cet|local[ ]time)\b)"
CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?[ \xa0]?(?:a\.?m\.?|p\.?m\.?)(?![a-z])"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:\d])|noon|midday|midnight"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=[ ](?:gmt|utc|bst)))"
)
SEASON = r"(?:spring|summer|fall|autumn|winter)"

_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midday": "12:00",
    "midnight": "24:00", "lunchtime": "MI", "dawn": "MO", "dusk": "EV", "tonight": "NI",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}


_LONG_MONTHS = [
    "january", "february", "march", "april", "june", "july", "august", "sept", "september", "october",
    "november", "december",
]  # fmt: skip
TIME_WORDS = frozenset(
    [
        *_NUMBERS, *MONTHS, *_LONG_MONTHS, *_DAYS, *(f"{day}s" for day in _DAYS), *WEEKDAYS,
        "tues", "thur", "thurs", *UNITS, *(f"{unit}s" for unit in UNITS), *_PARTS, *_SEASONS,
    ]
)  # fmt: skip


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern, case ignored, with its `_` made gaps between words: blanks, at most one line break."""
    return re.compile(pattern.replace("_", _GAP), re.IGNORECASE)


def number(words: str) -> int | None:
    """The whole number of digits or words: "4th", "twenty-six", "a couple of", "nineteen ninety-six"."""
    digits = re.match(r"['’]?(\d+)", words)
    if digits:
        return int(digits[1])
    total = 0
    parts = [part for part in re.split(r"[^a-z]+", words.lower()) if part in _NUMBERS]
    for part in parts:
        value = _NUMBERS[part]
        if value >= 100:
            total = (total or 1) * value
        elif 10 <= total < 100 and value >= 10 and part != "dozen":
            total = total * 100 + value
        elif part in ("dozen", "couple"):
            total = value
        else:
            total += value
    return total or None


def year_number(words: str) -> int | None:
    """A year from digits ("1998", "'98") or words; two digits stand for 1930 to 2029."""
    year = number(words)
    if year is not None and year < 100:
        return year + (2000 if year < 30 else 1900)
    return year


def month_number(words: str) -> int:
    return MONTHS.index(words[:3].lower()) + 1


def weekday_number(words: str) -> int:
    return WEEKDAYS.index(words[:3].lower())


def unit_of(words: str) -> str:
    """The unit as TIMEX3 writes it (D, W, M, Y, TH …), or WE, F, Q, E, C for those it has no letter for."""
    word = words.lower()
    return UNITS.get(word) or UNITS[word.removesuffix("s")]


def season_of(words: str) -> str:
    return _SEASONS[words.lower()]


def is_season(word: str) -> bool:
    return word.lower() in _SEASONS


def is_part_of_day(word: str) -> bool:
    return word.lower() in _PARTS


def part_of_day(words: str) -> str:
    return _PARTS[words.lower()]


def clock(words: str) -> str:
    """A time of day as hh:mm."""
    lowered = words.lower().replace(".", "").replace("\xa0", " ")
    if lowered.startswith(("noon", "midday")):
        return "12:00"
    if lowered.startswith("midnight"):
        return "24:00"
    found = re.match(r"(\d{1,2})[:.]?(\d\d)?", words.lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (0, 0)
    if "pm" in lowered and hour < 12:
        hour += 12
    elif "am" in lowered and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"
