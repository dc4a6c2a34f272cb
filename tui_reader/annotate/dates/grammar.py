"""The grammar of date expressions: one pattern for each kind, with the reading of what it finds.

A rule's reading may refuse a match (None): then the next shorter rule has its turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tui_reader.annotate.dates import readings
from tui_reader.annotate.dates.context import Context, Reading
from tui_reader.annotate.dates.words import (
    CLOCK,
    COUNT,
    DAY_NUMBER,
    DAY_WORD,
    GAP,
    MONTH,
    ORDINAL_WORD,
    PART_OF_DAY,
    SEASON,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_WORDS,
    ZONE,
)
from tui_reader.annotate.dates.values import HOLIDAYS


class Rule(NamedTuple):
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]


_WORD_START = r"(?<![\w$£€#@&/.-])"
_COMMA = rf"(?:{GAP}?,{GAP}?|{GAP})"
def _bare_rule(pattern: str, read: Callable[[re.Match[str], Context], Reading | None]) -> Rule:
    return Rule(re.compile(rf"(?<![\d$£€.])(?<!\d[-/])(?:{pattern})(?![\w.]?\d|[-/]\d)"), read)


_DASH = rf"{GAP}?[-–—]{GAP}?"
_TO = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|through|until|and){GAP})"
_EARLY = rf"(?:early|late|mid|middle|earlier|later)"
_PHASE = (
    rf"(?:(?P<phase>early|late|mid|earlier|later)(?:-|{GAP}(?:in{GAP})?(?:the{GAP})?)"
    rf"|(?P<phase2>(?:the{GAP})?(?:very{GAP})?(?:beginning|start|end|middle|close|first{GAP}half|second{GAP}half){GAP}of)"
    rf"{GAP}(?:the{GAP})?)?"
)
_DAY = rf"(?P<day>{DAY_NUMBER}|{DAY_WORD})"
_DETERMINER = (
    r"(?P<which>last|past|previous|prior|preceding|this(?:[ ](?:past|coming|upcoming|next|same|very))?|current|present|next|"
    r"following|coming|upcoming|that(?:[ ](?:same|very))?|same|latest)"
)
_HOLIDAY = "|".join(
    re.escape(name).replace("'", "['’]?") for name in sorted(HOLIDAYS, key=len, reverse=True)
)


def _rule(pattern: str, read: Callable[[re.Match[str], Context], Reading | None]) -> Rule:
    return Rule(re.compile(_WORD_START + "(?:" + pattern + r")(?!\w|-\d)", re.IGNORECASE), read)


_OF_YEAR = rf"(?:(?:{GAP}?,{GAP}?|{GAP}(?:of{GAP}|in{GAP})?)(?P<year>{YEAR}|{YEAR_WORDS}|(?<=of )\d\d(?!\d)))?"
_AT_CLOCK = rf"(?:(?P<clock>{CLOCK}){ZONE}?(?:{GAP}on|,)?{GAP})?"
_ON_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT}){_COMMA}(?:the{GAP})?)?"

RULES = (
    _bare_rule(
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])"
        r"(?:(?:T|[ ])(?P<clock>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
        readings.full_date,
    ),
    _bare_rule(r"(?P<year>19\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])", readings.full_date),
    _rule(
        rf"{_ON_WEEKDAY}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}|\d\d)(?![/.-]?\d)",
        readings.numeric_date,
    ),
    _rule(
        rf"(?P<day>\d{{1,2}})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<year>\d{{4}}|\d\d)", readings.month_day
    ),
    _rule(
        rf"(?P<year>\d{{4}})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<day>\d{{1,2}})", readings.month_day
    ),
    _rule(
        rf"{_AT_CLOCK}{_ON_WEEKDAY}(?P<which>last{GAP}|next{GAP}|this{GAP})?(?P<month>{MONTH})"
        rf"(?:{GAP}(?:the{GAP})?|,{GAP}|[-/])?{_DAY}(?:{_DASH}(?P<day2>{DAY_NUMBER}))?{_OF_YEAR}",
        readings.month_day,
    ),
    _rule(
        rf"{_AT_CLOCK}{_ON_WEEKDAY}(?:the{GAP})?(?P<which>next{GAP})?{_DAY}(?:{_DASH}(?P<day2>{DAY_NUMBER}))?"
        rf"(?:{GAP}(?:day{GAP})?(?:of{GAP})?|[-/])(?P<month>{MONTH}){_OF_YEAR}",
        readings.month_day,
    ),
    _rule(
        rf"(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT}){GAP}(?:the{GAP})?(?P<day>{DAY_NUMBER}|{ORDINAL_WORD})(?!{GAP}?(?:{MONTH}|{UNIT}|[ap]\.?m))",
        readings.day_of_some_month,
    ),
    _rule(
        rf"(?:the{GAP})?(?P<day>{DAY_NUMBER}|{ORDINAL_WORD}){GAP}(?:day{GAP})?(?:of{GAP})?(?P<which>last|this|next){GAP}month",
        readings.day_of_month,
    ),
    Rule(
        re.compile(rf"(?:(?<=\bon )|\b(?P<weekday>{WEEKDAY}){GAP})(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\d/])", re.IGNORECASE),
        readings.numeric_day,
    ),
    _rule(
        rf"{_PHASE}(?P<month>{MONTH})(?:(?:{_TO})(?P<month2>{MONTH}))?(?:{GAP}?,{GAP}?|{GAP}(?:of{GAP})?)"
        rf"(?P<year>{YEAR}|{YEAR_WORDS}|this{GAP}year|last{GAP}year|next{GAP}year)",
        readings.month_of_year,
    ),
    _rule(rf"{_PHASE}(?:(?P<which>last|this|next|this[ ]past|this[ ]coming){GAP})?(?P<month>{MONTH})", readings.bare_month),
    _rule(
        rf"(?:(?P<clock>{CLOCK}){ZONE}?(?:{GAP}on|,)?{GAP})?(?:(?P<phase>early|late){GAP})?(?:(?:the{GAP})?{_DETERMINER}{GAP})?"
        rf"(?P<weekday>{WEEKDAY})(?:['’]s)?(?:{GAP}(?P<part>{PART_OF_DAY}))?"
        rf"(?:{GAP}of{GAP}(?P<week>last|next|this){GAP}week)?",
        readings.weekday,
    ),
    _rule(rf"(?P<week>last|next|this){GAP}week(?:{GAP}on)?{GAP}(?P<weekday>{WEEKDAY})", readings.weekday),
    _rule(
        rf"(?:(?P<clock>{CLOCK}){GAP})?(?:(?P<phase>early|late|earlier|later){GAP})?(?P<day>today|yesterday|tomorrow|tonight)"
        rf"(?:{GAP}(?P<part>{PART_OF_DAY}))?",
        readings.near_day,
    ),
    _rule(
        rf"{_PHASE}(?:(?:the|a|an){GAP})?{_DETERMINER}{GAP}(?:(?:fiscal|calendar|full|business|crucial){GAP})?"
        rf"(?P<unit>day|week|weekend|month|quarter|year|decade|century|fortnight|hour|{PART_OF_DAY}|{SEASON}|time|moment|period)",
        readings.determined_unit,
    ),
    _rule(
        rf"(?:the{GAP})?(?P<which>last|past|next|coming|previous|following|first|final){GAP}"
        rf"(?P<count>{COUNT}|{VAGUE}){GAP}(?P<unit>{UNIT})s?",
        readings.counted_period,
    ),
    _rule(
        rf"(?:(?P<about>about|around|almost|nearly|some|over|under|at{GAP}least|more{GAP}than|less{GAP}than|just|only){GAP})?"
        rf"(?P<count>{COUNT}|{VAGUE}|an?|half{GAP}an?)(?:{GAP}|-)(?:or{GAP}so{GAP})?(?P<unit>{UNIT})s?"
        rf"{GAP}(?P<direction>ago|earlier|later|hence|previously|from{GAP}now|(?:from|before|after){GAP}(?:today|tomorrow|tmrw|yesterday))",
        readings.distance,
    ),
    _rule(rf"in{GAP}(?P<count>{COUNT}|an?){GAP}(?P<unit>day|week|month|year|fortnight)s?(?:['’]s?{GAP}time)?", readings.in_future),
    _rule(
        rf"(?P<count>{COUNT}|{VAGUE}|an?|half{GAP}an?|recent|a{GAP}half)(?:{GAP}|-)(?:or{GAP}so{GAP}|straight{GAP}|"
        rf"consecutive{GAP}|full{GAP}|more{GAP})?(?P<unit>{UNIT})(?P<plural>s)?(?P<old>[ -]?old)?(?P<long>-long)?",
        readings.duration,
    ),
    _rule(
        rf"(?:(?:the|this){GAP})?(?:(?P<year0>{YEAR}|year-earlier|year-ago){GAP})?(?:fiscal{GAP})?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|latest)"
        rf"(?:-|{GAP})(?:fiscal{GAP})?quarter(?:{GAP}(?:of{GAP}(?:the{GAP})?(?:fiscal{GAP})?)?(?P<year>{YEAR}|(?:this|last|next){GAP}year|year))?",
        readings.quarter,
    ),
    _rule(rf"(?P<whose>this|last|next){GAP}year['’]s{GAP}(?P<ordinal>first|second|third|fourth){GAP}quarter", readings.quarter),
    _rule(rf"Q(?P<ordinal>[1-4])(?:{GAP}|-|/)?(?:of{GAP})?(?P<year>{YEAR})?", readings.quarter),
    _rule(
        rf"(?:(?P<phase>early|late|mid|earlier|later)(?:{GAP}in{GAP})|(?P<phase2>(?:the{GAP})?(?:beginning|start|end|middle|close)"
        rf"{GAP}of{GAP}))?the{GAP}(?:full{GAP}|fiscal{GAP}|latest{GAP})?(?P<unit>week|weekend|month|quarter|year|decade|century|day|period)",
        readings.plain_unit,
    ),
    _rule(rf"(?:the{GAP})?year(?:['’]s)?(?:-|{GAP})end", readings.year_end),
    _rule(
        rf"(?:(?:the{GAP})?year[- ](?P<back>ago|earlier)(?:{GAP}(?P<unit>quarter|period|month|day|week))?)", readings.year_before
    ),
    _rule(
        rf"{_PHASE}(?:(?:the{GAP})?(?:fiscal|calendar|year|fiscal{GAP}year){GAP})?(?P<year>{YEAR}|{YEAR_WORDS})"
        rf"(?:(?:{GAP}?[-–—/]{GAP}?|{GAP}(?:to|through){GAP})(?P<year2>(?:1\d|20)\d\d|\d\d)(?!\d))?",
        readings.year,
    ),
    _rule(
        rf"{_PHASE}(?:the{GAP})?(?P<decade>(?:1\d|20)\d0s|['’]?[2-9]0s|(?:nineteen{GAP})?(?:twenties|thirties|forties|fifties|"
        rf"sixties|seventies|eighties|nineties))",
        readings.decade,
    ),
    _rule(
        rf"{_PHASE}(?:the{GAP})?(?P<century>{ORDINAL_WORD}|\d\d?(?:st|nd|rd|th)|twenty-first)(?:{GAP}|-)centur(?:y|ies)", readings.century
    ),
    _rule(
        rf"{_PHASE}(?P<season>{SEASON})(?:{GAP}of)?{GAP}(?P<year>{YEAR})", readings.season
    ),
    _rule(rf"(?:{_PHASE}(?:(?P<which>last|next|this|previous|following){GAP})?|the{GAP})?(?P<name>{_HOLIDAY})(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}))?", readings.holiday),
    _rule(rf"(?P<every>every|each){GAP}(?:(?P<other>other|{COUNT}){GAP})?(?P<unit>{UNIT}|{WEEKDAY}|{PART_OF_DAY})s?", readings.repeated),
    _rule(r"(?P<adverb>daily|weekly|monthly|quarterly|yearly|annually|hourly|nightly|fortnightly)(?![ -][a-z]{4,})", readings.adverb_of_frequency),
    _rule(rf"(?P<weekday>{WEEKDAY})s", readings.weekdays),
    _rule(rf"(?P<clock>{CLOCK}){ZONE}?(?:{GAP}(?:on{GAP})?(?P<day>today|yesterday|tomorrow))?", readings.time_of_day),
    _rule(
        r"(?P<present>now|currently|nowadays|at present|at the moment|these days|right now|presently)"
        rf"|(?P<past>recently|lately|the{GAP}past(?!{GAP}(?:{COUNT}|{VAGUE}|{UNIT}|{SEASON})))"
        rf"|(?P<future>the{GAP}(?:near{GAP})?future)",
        readings.vague,
    ),
)
