"""The grammar of date expressions: one pattern for each kind, with the function that reads what it finds.

A function may refuse a match (None); then whatever else begins there or later has its turn. In the patterns
`_` is a gap between words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tui_reader.annotate.dates import days, durations, holidays, months, periods, times
from tui_reader.annotate.dates.context import Context, Match, Reading
from tui_reader.annotate.dates.holidays import HOLIDAYS
from tui_reader.annotate.dates.words import (
    CLOCK,
    COUNT,
    DAY_NUMBER,
    DAY_WORD,
    MONTH,
    ONE,
    ORDINAL_WORD,
    PART_OF_DAY,
    SEASON,
    TIME_WORDS,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_WORDS,
    ZONE,
    compile_pattern,
)

Read = Callable[[Match, Context], Reading | None]


class Rule(NamedTuple):
    """A kind of expression: how it looks, and what reads it."""

    pattern: re.Pattern[str]
    read: Read


def _rule(pattern: str, read: Read) -> Rule:
    return Rule(compile_pattern(rf"(?<![\w$£€#@&/.-])(?=['’]?\w)(?:{pattern})(?!\w|-\d)"), read)


def _digits(pattern: str, read: Read) -> Rule:
    """A rule for dates in figures, which may stand in names of files and addresses."""
    return Rule(compile_pattern(rf"(?<![\d$£€.])(?<!\d[-/])(?:{pattern})(?![\w.]?\d|[-/]\d)"), read)


_DASH = "_?[-–—]_?"
_TO = f"(?:{_DASH}|_(?:to|through|until|and)_)"
_PHASE = (
    r"(?:(?P<phase>early|late|mid|earlier|later)(?:-|_(?:in_)?(?:the_)?)"
    r"|(?P<phase2>(?:the_)?(?:very_)?(?:beginning|start|end|middle|close|(?:first|second|last|latter)_half)_of)_(?:the_)?)?"
)
_DETERMINER = (
    r"(?P<which>last|past|previous|prior|preceding|this(?:_(?:past|coming|upcoming|next|same|very))?|current|"
    r"present|next|following|coming|upcoming|that(?:_(?:same|very))?|same|latest)"
)
_DAY = f"(?P<day>{DAY_NUMBER}|{DAY_WORD})"
_DAY_TO = f"(?:(?:{_DASH}|_(?:to|through)_)(?P<day2>{DAY_NUMBER}))?"
_OF_YEAR = rf"(?:(?:_?,_?|_(?:of_|in_)?|-)(?P<year>{YEAR}|{YEAR_WORDS})|_of_(?P<short>\d\d)(?!\d))?"
_SHARED_YEAR = rf"(?=_(?:and|or|&)_{DAY_NUMBER}_?,?_(?P<shared>{YEAR}))"
_ON_WEEKDAY = f"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT})(?:_?,_?|_)(?:the_)?)?"
_PART_OF = f"(?:(?:the_)?(?P<part>{PART_OF_DAY})_of_)?"
_HOLIDAY = "|".join(
    re.escape(name).replace("\\ ", "_").replace("'", "['’]?")
    for name in sorted(HOLIDAYS, key=len, reverse=True)
)
_HOUR = f"(?:{ONE}|1[0-2]|[1-9])"

RULES = (
    # Days
    _digits(
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])"
        r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
        days.full_date,
    ),
    _digits(r"(?P<year>19\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])", days.full_date),
    _rule(
        r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![/.-]?\d)",
        days.numeric_date,
    ),
    _rule(
        rf"(?:(?<=\bon )|(?<=day )|(?P<which>this|next)_|(?P<weekday>{WEEKDAY})_)"
        r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])",
        days.numeric_day,
    ),
    _rule(
        rf"(?P<day>\d{{1,2}})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<year>\d{{4}}|\d\d)", days.month_day
    ),
    _rule(rf"(?P<year>\d{{4}})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<day>\d{{1,2}})", days.month_day),
    _rule(
        rf"{_PART_OF}{_ON_WEEKDAY}(?:(?P<which>last|next|this)_)?(?P<month>{MONTH})"
        rf"(?:_(?:the_)?|,_|[-/])?{_DAY}{_DAY_TO}(?:{_SHARED_YEAR}|{_OF_YEAR})",
        days.month_day,
    ),
    _rule(
        rf"{_PART_OF}{_ON_WEEKDAY}(?:the_)?(?:(?P<which>next)_)?{_DAY}{_DAY_TO}"
        rf"(?:_(?:day_)?(?:of_)?|[-/])(?P<month>{MONTH}){_OF_YEAR}",
        days.month_day,
    ),
    _rule(
        rf"(?P<day>{DAY_NUMBER})(?=(?:_(?:and|or|&)|,)_(?:the_)?{DAY_NUMBER}_(?P<month>{MONTH}){_OF_YEAR})",
        days.month_day,
    ),
    _rule(
        rf"(?:(?<=\band )|(?<=\bor )|(?<=& ))(?P<day>{DAY_NUMBER})(?:_?,?_(?P<year>{YEAR}))?",
        days.another_day,
    ),
    _rule(r"the_day_(?P<side>before|after)(?=\s*(?:[.,;:?!)]|$))", days.day_beside),
    _rule(r"(?<=\bon )the_(?P<day>\d\d?(?:st|nd|rd|th))", days.day_of_nearest_month),
    _rule(
        rf"(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT})_(?:the_)?(?P<day>{DAY_NUMBER}|{ORDINAL_WORD})"
        rf"(?!/|_?(?:{MONTH}|{UNIT}|[ap]\.?m))",
        days.day_of_some_month,
    ),
    _rule(
        rf"(?:the_)?(?P<day>{DAY_NUMBER}|{ORDINAL_WORD})_(?:day_)?(?:of_)?(?P<which>last|this|next)_month",
        days.day_of_month,
    ),
    _rule(
        rf"(?:(?P<phase>early|late)_)?(?:(?:the_)?{_DETERMINER}_)?(?P<weekday>{WEEKDAY})(?:_(?P<part>{PART_OF_DAY}))?",
        days.weekday,
    ),
    _rule(
        r"(?:(?P<phase>early|late|earlier|later)_|(?:mid[- ]?)?(?P<part2>morning|afternoon)_)?"
        r"(?P<day>today|yesterday|tomorrow|tmrw|tonight)"
        rf"(?:_(?P<part>{PART_OF_DAY}))?",
        days.near_day,
    ),
    _rule(
        rf"(?:{_PHASE}(?:(?P<which>last|next|this|previous|following)_)?)?(?P<name>{_HOLIDAY})"
        rf"(?:_(?P<span>week|weekend)|_(?:of_)?(?P<year>{YEAR}|(?:this|last|next)_year))?",
        holidays.holiday,
    ),
    _rule(
        r"(?:(?<=\bon )|(?<=\bweek )|(?P<which>next|last|this)_)(?P<weekday>mon|tues?|wed|thu(?:rs?)?|fri)",
        days.weekday,
    ),
    # Times of day
    _rule(rf"(?P<clock>{CLOCK}){ZONE}?", times.time_of_day),
    _rule(rf"(?P<half>half_past)_(?P<hour>{_HOUR})", times.o_clock),
    _rule(rf"(?P<hour>{_HOUR})_o['’]clock(?:_in_the_(?P<part>morning|afternoon|evening))?", times.o_clock),
    _rule(rf"(?P<hour>{_HOUR})_in_the_(?P<part>morning|afternoon|evening)", times.o_clock),
    _rule(r"(?<=\bin )the_(?P<part>morning|afternoon|evening)", times.in_the_part),
    # Months, quarters, seasons, years
    _rule(
        rf"{_PHASE}(?P<month>{MONTH})(?:{_TO}(?P<month2>{MONTH}))?(?:_?,_?|_(?:of_)?)"
        rf"(?P<year>{YEAR}|{YEAR_WORDS}|(?:this|last|next)_year)",
        months.month_of_year,
    ),
    _rule(
        rf"(?:the_)?(?P<ordinal>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))_(?P<unit>{WEEKDAY}|week)_"
        rf"(?:of|in)_(?:(?P<month>{MONTH})(?:_?,?_(?P<year>{YEAR}))?|(?P<which>the|this|last|next)_month)",
        months.within_month,
    ),
    _rule(
        rf"{_PHASE}(?:(?P<which>last|this|next|this_(?:past|coming))_)?(?P<month>{MONTH})", months.bare_month
    ),
    _rule(
        rf"{_PHASE}(?:(?:the|a|an)_)?{_DETERMINER}_(?:(?:fiscal|calendar|full|business)_)?"
        rf"(?P<unit>day|week|weekend|month|quarter|year|decade|century|{PART_OF_DAY}|{SEASON})",
        periods.determined_unit,
    ),
    _rule(
        rf"(?:(?:the|this)_)?(?:(?P<year0>{YEAR}|year-earlier|year-ago)_)?(?:fiscal_)?"
        r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|latest)(?:-|_)(?:fiscal_)?quarter"
        rf"(?:_(?:of_(?:the_)?(?:fiscal_)?)?(?P<year>{YEAR}|(?:this|last|next)_year|year))?",
        periods.quarter,
    ),
    _rule(
        r"(?P<whose>this|last|next)_year['’]s_(?P<ordinal>first|second|third|fourth)_quarter", periods.quarter
    ),
    _rule(
        rf"(?P<half>H(?=[12]\W?\d)|Q)(?P<ordinal>[1-4])(?:(?:_|-|/)?(?:of_)?(?P<year>{YEAR})|(?!_?[:.]))",
        periods.quarter,
    ),
    _rule(
        r"(?:(?P<phase>early|late|mid|earlier|later)_in_"
        r"|(?P<phase2>(?:the_)?(?:beginning|start|end|middle|close|(?:first|second|last|latter)_half)_of_))?"
        r"the_(?:(?P<which>full|fiscal|latest)_)?(?P<unit>week|weekend|month|quarter|year|decade|century|period)",
        periods.plain_unit,
    ),
    _rule(r"(?:the_)?year(?:['’]s)?(?:-|_)end", periods.year_end),
    _rule(rf"the_(?P<year>{YEAR})_(?:quarter|period)", periods.same_time_in_year),
    _rule(
        rf"the_(?:same|corresponding|comparable)_(?:quarter|period)_(?:of_|in_)?(?P<year>{YEAR}|last_year)",
        periods.same_time_in_year,
    ),
    _rule(
        r"(?:the_)?(?:comparable_)?year[- ](?:ago|earlier)(?:_(?:quarter|period|month|day|week))?",
        periods.same_time_last_year,
    ),
    _rule(rf"(?:the_)?{_PHASE}(?P<season>{SEASON})(?:_of)?_(?P<year>{YEAR}|{YEAR_WORDS})", periods.season),
    _rule(rf"the_(?:(?P<phase>early|late)_)?(?P<season>{SEASON})(?=\W|$)", periods.bare_season),
    _rule(
        rf"{_PHASE}(?:(?:the_)?(?:fiscal|calendar|year|fiscal_year)_|fy_?)?(?P<year>{YEAR}|{YEAR_WORDS})"
        r"(?:_?[-–—/]_?(?P<year2>(?:1\d|20)\d\d|\d\d)(?!\d))?",
        periods.year,
    ),
    _rule(r"(?P<year>\d{1,4})_b\.?c\.?(?:e\.?)?|a\.?d\.?_(?P<ad>\d{1,4})", periods.era),
    _rule(
        rf"(?:the_)?{_PHASE}(?:the_)?(?P<decade>(?:1\d|20)\d0s|['’]?[2-9]0s|"
        r"(?:nineteen_)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
        periods.decade,
    ),
    _rule(
        rf"{_PHASE}(?:the_)?(?P<century>{ORDINAL_WORD}|\d\d?(?:st|nd|rd|th))(?:_|-)centur(?:y|ies)",
        periods.century,
    ),
    _rule(
        r"(?P<present>now|currently|nowadays|at_present|at_the_moment|these_days|presently)"
        rf"|(?P<past>recently|lately|the_past(?!_(?:{COUNT}|{VAGUE}|{UNIT}|{SEASON})))"
        r"|(?P<future>the_(?:near_)?future)",
        periods.vague,
    ),
    # Durations, distances, repetitions
    _rule(
        r"(?:the_)?(?P<which>last|past|next|coming|previous|following|first|final)_"
        rf"(?P<count>{COUNT}|{VAGUE})_(?P<unit>{UNIT})s?",
        durations.counted_period,
    ),
    _rule(
        r"(?:(?:about|around|almost|nearly|some|over|under|at_least|more_than|less_than)_)?"
        rf"(?P<count>{COUNT}|{VAGUE}|an?|half_an?|a_half)(?:_|-)(?:or_so_)?(?P<unit>{UNIT})s?_(?P<direction>ago|earlier|"
        r"later|hence|previously|from_now)",
        durations.distance,
    ),
    _rule(
        rf"in_(?P<count>{COUNT}|an?)_(?P<unit>day|week|month|year|fortnight)s?(?:['’]s?_time)?"
        r"(?!_(?:from|of|before|after)_)",
        durations.in_future,
    ),
    _rule(
        rf"(?P<count>{COUNT}|{VAGUE}|an?|half_an?|recent|a_half)(?:_|-)(?:(?:or_so|straight|consecutive|full|more)_)?"
        rf"(?P<unit>{UNIT})(?P<plural>s)?(?P<old>[ -]?olds?)?(?P<long>-long)?(?!-(?:ago|earlier))",
        durations.duration,
    ),
    _rule(
        rf"(?:every|each)_(?:(?P<other>other|half|{COUNT})_)?(?P<unit>{UNIT}|{WEEKDAY}|{PART_OF_DAY})s?",
        durations.repeated,
    ),
    _rule(
        r"(?P<adverb>daily|weekly|monthly|quarterly|yearly|annually|hourly|nightly|fortnightly)"
        r"(?![ -][a-z]{4,})",
        durations.adverb_of_frequency,
    ),
    _rule(rf"(?P<weekday>{WEEKDAY})s", durations.weekdays),
    _rule(r"the_(?P<unit>night|week|month|year)_before_last", durations.before_last),
    _rule(r"(?:days|weeks|months|years|decades|centuries)_ago", durations.long_ago),
    _rule(
        rf"(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin ))(?P<unit>{UNIT})s(?!_(?:of|before|after|when|to)_)",
        durations.many,
    ),
)

_TOKEN = re.compile(r"['’](?=\d\d(?!\d))|\d+|[^\W\d_]+")
_OTHER_FIRST_WORDS = """
    a about ad almost an annually around at beginning calendar centuries close comparable coming corresponding
    current currently daily dozens each earlier early eighties end every few fifties final fiscal following
    forties fortnightly fy h half hourly hundreds in just late lately later latest latter less many mid middle
    monthly more nearly next nightly nineties now nowadays number numerous only over past preceding present
    presently previous prior q quarterly recent recently right same seventies several sixties some start that
    the these thirties this tmrw today tomorrow twenties under upcoming very weekly yearly yesterday last
"""
_FIRST_WORDS = (
    TIME_WORDS | {re.split(r"\W", name)[0] for name in HOLIDAYS} | frozenset(_OTHER_FIRST_WORDS.split())
)


def starts(text: str) -> Iterator[int]:
    """Where an expression may begin: at figures and at the words that the patterns begin with."""
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not word.isalpha() or word.lower() in _FIRST_WORDS:
            yield token.start()
