"""Dates are found where they stand and mean what they say, read against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.annotate.dates import find_dates, values
from tui_reader.annotate.dates.grammar import RULES, starts
from tui_reader.annotate.dates.holidays import easter
from tui_reader.annotate.dates.words import number, year_number

PUBLISHED = "2031-05-08"  # a Thursday
_SAMPLE = """
    last next this the past two a couple of days weeks months years ago May march 2 31 1998 '98
    Friday at 6 p.m. noon every quarter third early mid- of in Christmas spring 2031-05-02 9/9/31 -
    , . year-end decade first Friday week before after same 20th century half past ten o'clock Q3
    now the 1990s tomorrow night weekend following fall that day coming half latter previous decade a.d. BC
    last month on and or & to until from 5 6th 10:30 GMT today ended later earlier Monday May around
"""


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(each.text, each.type, each.value) for each in find_dates(text, published)]


def value(text: str, published: str | None = PUBLISHED) -> str | None:
    dates = find_dates(text, published)
    assert len(dates) == 1, [each.text for each in dates]
    return dates[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on 2031-03-04.", "2031-03-04"),
        ("See report_2031-03-04.pdf", "2031-03-04"),
        ("Logged at 2031-03-04T10:15:00Z.", "2031-03-04T10:15"),
        ("Backup 20310304 is gone.", "2031-03-04"),
        ("on 9/23/2030", "2030-09-23"),
        ("on 23/9/2030", "2030-09-23"),
        ("on 4.9.2030", "2030-09-04"),
        ("on 5/6/2031", "2031-05-06"),
        ("on 6/5/2031", "2031-05-06"),
        ("03-Mar-2031", "2031-03-03"),
        ("2031/mar/3", "2031-03-03"),
        ("He left on March 4, 2029.", "2029-03-04"),
        ("He left on 4 March 2029.", "2029-03-04"),
        ("the fourth of March 2029", "2029-03-04"),
        ("March fourth, nineteen ninety-eight", "1998-03-04"),
        ("born on 15 April of 87", "1987-04-15"),
        ("Tuesday, March 4", "2031-03-04"),
        ("March 4-6, 2030", "2030-03-04/2030-03-06"),
        ("He left on Sept. 9.", "2030-09-09"),
        ("the evening of May 1", "2031-05-01TEV"),
        ("at 5 p.m. EST May 1", "2031-05-01T17:00"),
        ("in March 2030", "2030-03"),
        ("from June to August 2030", "2030-06/2030-08"),
        ("in early March last year", "2030-03"),
        ("in March nineteen ninety-seven", "1997-03"),
    ],
)
def test_days_and_months(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She spoke today.", "2031-05-08"),
        ("She spoke yesterday.", "2031-05-07"),
        ("She speaks tomorrow morning.", "2031-05-09TMO"),
        ("She spoke late yesterday.", "2031-05-07"),
        ("She sings tonight.", "2031-05-08TNI"),
        ("She spoke on Monday.", "2031-05-05"),
        ("She spoke on Friday.", "2031-05-02"),
        ("She will speak on Friday.", "2031-05-09"),
        ("She spoke on Thursday.", "2031-05-08"),
        ("She spoke last Thursday.", "2031-05-01"),
        ("It runs next Friday.", "2031-05-16"),
        ("It runs this coming Monday.", "2031-05-12"),
        ("It ran this Tuesday.", "2031-05-06"),
        ("It ran on Tuesday of last week.", "2031-04-29"),
        ("It runs next week on Tuesday.", "2031-05-13"),
        ("It ran Monday night.", "2031-05-05TNI"),
        ("It ran Monday at 8 a.m. with ease.", "2031-05-05T08:00"),
        ("It ran on Friday 4/25.", "2031-04-25"),
        ("It ran on 25/4 there.", "2031-04-25"),
        ("We met on Tuesday the sixth there.", "2031-05-06"),
        ("the 15th of next month", "2031-06-15"),
        ("It closed in November.", "2030-11"),
        ("It will close in November.", "2031-11"),
        ("It closed last May.", "2030-05"),
        ("It closes next March.", "2032-03"),
        ("It closed this March.", "2031-03"),
        ("It closed earlier this week.", "2031-W19"),
        ("It closed last week.", "2031-W18"),
        ("It closed last month.", "2031-04"),
        ("by the end of next year", "2032"),
        ("It closed last summer.", "2030-SU"),
        ("It closes next summer.", "2031-SU"),
        ("It closed this winter.", "2031-WI"),
        ("It closed this morning.", "2031-05-08TMO"),
        ("It closed last night.", "2031-05-07TNI"),
        ("It closed over the weekend.", "2031-W19-WE"),
        ("in the last decade", "202"),
        ("in this century", "20"),
    ],
)
def test_days_told_from_the_day_of_publication(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two days ago", "2031-05-06"),
        ("three weeks ago", "2031-W16"),
        ("a couple of months ago", "2031-03"),
        ("A couple months ago", "2031-03"),
        ("about ten years ago", "2021"),
        ("a decade ago", "202"),
        ("a fortnight ago", "2031-W17"),
        ("several years ago", "PAST_REF"),
        ("two weeks from now", "2031-05-22"),
        ("three days after tomorrow", "2031-05-12"),
        ("a week before yesterday", "2031-04-30"),
        ("It will open in two weeks.", "2031-05-22"),
        ("It will open in two years.", "2033"),
        ("for six months", "P6M"),
        ("a two-week break", "P2W"),
        ("for half an hour", "PT30M"),
        ("for 2.5 hours", "PT2.5H"),
        ("for several years", "PXY"),
        ("two decades", "P20Y"),
        ("the past two months", "P2M"),
        ("the first nine months", "P9M"),
        ("every day", "P1D"),
        ("every other week", "P2W"),
        ("every half hour", "PT30M"),
        ("each Thursday", "XXXX-WXX-4"),
        ("every morning", "XXXX-XX-XXTMO"),
        ("It sails on Tuesdays.", "XXXX-WXX-2"),
        ("It sails daily.", "P1D"),
    ],
)
def test_durations_distances_and_repetitions(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 1998", "1998"),
        ("early 1998", "1998"),
        ("the class of '98", "1998"),
        ("FY2019 results", "2019"),
        ("in 300 BC", "BC0300"),
        ("in A.D. 79", "0079"),
        ("H1 2016", "2016-H1"),
        ("in the first half of 2015", "2015-H1"),
        ("in the last half of this year", "2031-H2"),
        ("in the summer", "2031-SU"),
        ("We will meet in the summer.", "2031-SU"),
        ("over the winter", "2030-WI"),
        ("the first Friday of November 2018", "2018-11-02"),
        ("the last Monday in March", "2031-03-31"),
        ("the third week of next month", "2031-W24"),
        ("the week before last", "2031-W17"),
        ("the night before last", "2031-05-06TNI"),
        ("on Thanksgiving weekend", "2030-W48-WE"),
        ("half a century ago", "1981"),
        ("years ago", "PAST_REF"),
        ("for years", "PXY"),
        ("two and a half years", "P2.5Y"),
        ("2 1/2 hours", "PT2.5H"),
        ("the past decade", "P10Y"),
        ("at 0735 GMT", "2031-05-08T07:35"),
        ("on Tue", "2031-05-06"),
        ("7:30 this morning", "2031-05-08T07:30"),
        ("yesterday", "2031-05-07"),
        ("mid-afternoon yesterday", "2031-05-07TAF"),
        ("since 1742", "1742"),
        ("the famous 1835 speech", "1835"),
        ("It dates back to 1535.", "1535"),
        ("in 1998-99", "1998/1999"),
        ("the 1990s", "199"),
        ("the early '80s", "198"),
        ("the seventies", "197"),
        ("the 19th century", "18"),
        ("the twenty-first century", "20"),
        ("the summer of 1998", "1998-SU"),
        ("the third quarter", "2030-Q3"),
        ("the first quarter of 1999", "1999-Q1"),
        ("the 1999 third quarter", "1999-Q3"),
        ("last year's third quarter", "2030-Q3"),
        ("the final quarter of last year", "2030-Q4"),
        ("the latest quarter", "2031-Q1"),
        ("Q3 2029", "2029-Q3"),
        ("Profits will fall in the third quarter", "2031-Q3"),
        ("by year-end", "2031-12-31"),
        ("for the full year", "2031"),
        ("a year earlier", "2030"),
        ("the year-earlier period", "2030"),
        ("at Christmas", "2030-12-25"),
        ("next Easter", "2032-03-28"),
        ("Labor Day 2030", "2030-09-02"),
        ("last Thanksgiving", "2030-11-28"),
        ("Memorial Day", "2031-05-26"),
        ("Following Monday's leak, he left.", "2031-05-05"),
        ("New Year's Eve", "2030-12-31"),
        ("at ten o'clock", "2031-05-08T10:00"),
        ("half past three", "2031-05-08T03:30"),
        ("three in the afternoon", "2031-05-08T15:00"),
        ("at 6 p.m.", "2031-05-08T18:00"),
        ("at 12 a.m. yesterday", "2031-05-07T00:00"),
        ("at noon", "2031-05-08T12:00"),
        ("in the present decade", "203"),
        ("this day", "PRESENT_REF"),
        ("next winter", "2031-WI"),
        ("the final quarter", "2030-Q4"),
        ("the year-earlier third quarter", "2029-Q3"),
        ("They will rest over the weekend.", "2031-W19-WE"),
        ("next March 4", "2032-03-04"),
        ("last March 4", "2031-03-04"),
        ("It will sail on June 2.", "2031-06-02"),
        ("Sunday, June 1", "2031-06-01"),
        ("the month of June will do", "2031-06"),
        ("every night", "P1D"),
        ("a decade-long war", "P10Y"),
        ("at midnight", "2031-05-08T24:00"),
        ("at 18:30", "2031-05-08T18:30"),
        ("She is now free.", "PRESENT_REF"),
        ("She has recently left.", "PAST_REF"),
        ("in the near future", "FUTURE_REF"),
    ],
)
def test_years_quarters_seasons_holidays_and_times(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two weeks before Christmas", "2030-12-11"),
        ("three days from tomorrow", "2031-05-12"),
        ("the day after March 4, 2031", "2031-03-05"),
        ("the week of March 4", "2031-W10"),
        ("the day before yesterday", "2031-05-06"),
        ("at 6 p.m. on March 4, 2031", "2031-03-04T18:00"),
        ("at 18:30 on 4 March 2031", "2031-03-04T18:30"),
        ("on Monday at noon", "2031-05-05T12:00"),
        ("Tuesday 2031-03-04", "2031-03-04"),
        ("Friday (March 7, 2031)", "2031-03-07"),
        ("on Monday of the following week", "2031-05-12"),
        ("Saturday two weeks from now", "2031-05-24"),
        ("next week on Tuesday", "2031-05-13"),
        ("the Monday after Christmas Day 2030", "2030-12-30"),
        ("at 7 o'clock on Monday night", "2031-05-05T19:00"),
        ("around 9 p.m. on March 4, 2031", "2031-03-04T21:00"),
    ],
)
def test_neighbours_that_make_one_date(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained for two weeks after March 4, 2031.", ["P2W", "2031-03-04"]),
        ("They meet on March 4 and 6, 2031.", ["2031-03-04", "2031-03-06"]),
        ("They met on March 4 and 6, 2019.", ["2019-03-04", "2019-03-06"]),
        ("They meet on 4 and 6 March 2031.", ["2031-03-04", "2031-03-06"]),
        ("It rained on March 4, 2031, and 6 boats sank.", ["2031-03-04"]),
        ("She will sing next week on Tuesday or Thursday.", ["2031-05-13", "2031-05-15"]),
        ("It ran from 1991 to 1997.", ["1991", "1997"]),
        ("He left on March 4, 2031. The day before, he sang.", ["2031-03-04", "2031-03-03"]),
        ("He left on March 4, 2031. He sang that night.", ["2031-03-04", "2031-03-04TNI"]),
        ("He left on March 4, 2031, at 9 p.m.", ["2031-03-04", "2031-03-04T21:00"]),
        ("On March 4, 2031, he left in the morning.", ["2031-03-04", "2031-03-04TMO"]),
        ("He left on March 4, 2031. The next morning he sang.", ["2031-03-04", "2031-03-05TMO"]),
        ("Sales rose in the third quarter of 2029 from the 2028 period.", ["2029-Q3", "2028-Q3"]),
        (
            "It earned $5 in the first quarter ended Feb. 2, up from $4 a year ago.",
            [*["2031-Q1", "2031-02-02"], "2030-Q1"],
        ),
        ("Sales rose in the first quarter from the same period last year.", ["2031-Q1", "2030-Q1"]),
        ("the 1960s and 70s", ["196", "197"]),
        ("It opens at 6 p.m.\n\nMonday was fine.", ["2031-05-08T18:00", "2031-05-05"]),
        ("On May 2, 2030, he told of 1995. That day he left.", ["2030-05-02", "1995", "2030-05-02"]),
        ("On May 2, 1990, he told of 1905. A week later he left.", ["1990-05-02", "1905", "1990-W19"]),
        ("He left in 2008. The following fall he sang.", ["2008", "2008-FA"]),
        ("In 1995 he left, and died that year.", ["1995", "1995"]),
        ("He left on May 2, 2030, and sang two days later.", ["2030-05-02", "2030-05-04"]),
        ("this coming Sunday, May eleventh", ["2031-05-11"]),
        ("Prices rose on Friday, up 2% from the previous Friday.", ["2031-05-02", "2031-04-25"]),
    ],
)
def test_what_is_said_of_a_date_close_by(text: str, expected: list[str]) -> None:
    assert [each[2] for each in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet on Friday.", "2031-05-09"),
        ("They sang on Friday.", "2031-05-02"),
        ("They will not forget what was done on Wednesday.", "2031-05-07"),
        ("The shop is open until June.", "2031-06"),
        ("She agreed to lead the choir in July.", "2031-07"),
        ("She wanted to lead the choir in January.", "2031-01"),
        ("She will be named captain in November.", "2031-11"),
        ("She will not forgive what was done in April.", "2031-04"),
        ("She will follow Otto P. Lind Nov. 1.", "2031-11-01"),
        ("It sank on Wednesday.", "2031-05-07"),
        ("It sank last Wednesday.", "2031-04-30"),
        ("It sank this past Wednesday.", "2031-05-07"),
        ("It sank the previous Monday.", "2031-04-28"),
        ("It sank on the 4th.", "2031-05-04"),
        ("It will sail on the 20th.", "2031-05-20"),
        ("It will sail on Sunday 18.", "2031-05-18"),
        ("On Monday 10 people sang.", "2031-05-05"),
        ("Sales fell due to a poor first quarter", "2031-Q1"),
        ("on Christmas Day this year", "2031-12-25"),
        ("The ferry will sail at 4 in the morning.", "2031-05-09T04:00"),
        ("The ferry sailed at 4 in the morning.", "2031-05-08T04:00"),
        ("The March vote left the harbour without a pilot.", "2031-03"),
    ],
)
def test_the_nearer_day_unless_the_clause_says_otherwise(text: str, expected: str) -> None:
    assert value(text) == expected


def test_the_same_quarter_a_year_before_the_one_just_spoken_of() -> None:
    text = "Sales rose in the third quarter of 2029 from a year earlier; in the quarter, costs fell."
    assert [each[2] for each in found(text)] == ["2029-Q3", "2028-Q3", "2029-Q3"]


def test_that_day_is_the_day_just_spoken_of() -> None:
    assert [each[2] for each in found("It sank on 4 March 2029. That day, rain fell.")] == [
        "2029-03-04",
        "2029-03-04",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He may leave, and they march on.",
        "May I ask who called?",
        "April Ludgate laughed.",
        "It was an august body.",
        "They won 3-2 and lost 10-12.",
        "The 45-year-old driver waited.",
        "It costs $1998 or £5.12.",
        "Version 3.11.2 is out.",
        "Call 555-2010-2015.",
        "There were 1800 people and 2000 shares.",
        "It is on the 15th floor.",
        "He did well on the 15th and 17th holes.",
        "A race for two-year-olds.",
        "House Bill 1523 and number 1624 and ₡1655 and the 1800 boats.",
        "Three-quarters of the boats, and the quarter of voters in some quarters.",
        "In that house on that day they sang.",
        "Its rating fell to the mid-30s.",
        "Q2: What comes of it?",
        "He came second, and wait a second.",
        "The ratio is 4:3 here.",
        "on 2031-13-45",
        "feb 30",
        "on 99/99 there",
        "on 31.12.98 there",
        "He is in his 1800-room house.",
        "It took a night.",
        "in the 1990-1980 tables",
        "the 99th century",
        "She sang that morning.",
        "the period",
        "friday",
        "It earns $5 a year.",
        "The sun and the wed couple sat.",
        "The March on Averyn is remembered.",
        "It was asked in a Harbour Today poll.",
        "She heard it on the Today programme.",
        'He spoke on the channel\'s "This Week," a show of politics.',
        "A poster of High Noon hung there.",
        "Spring water falls in summer camps.",
        "",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferry Sinks Today Off Averyn", "Today"),
        ('She said: "Tomorrow we sail."', "Tomorrow"),
        ('"This Week We Sail," a poster said.', "This Week"),
        ("They sail.\nTonight, all are aboard.", "Tonight"),
    ],
)
def test_words_of_time_with_capitals_of_other_origin(text: str, words: str) -> None:
    assert [each.text for each in find_dates(text, PUBLISHED)] == [words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on September 9", "XXXX-09-09"),
        ("on Friday", "XXXX-WXX-5"),
        ("in September", "XXXX-09"),
        ("in March last year", "XXXX-03"),
        ("on Friday 4/25", "XXXX-04-25"),
        ("on Friday 25", "XXXX-XX-25"),
        ("the 15th of next month", "XXXX-XX-15"),
        ("the third quarter", "XXXX-Q3"),
        ("at 6 p.m.", "XXXX-XX-XXT18:00"),
        ("at ten o'clock", "XXXX-XX-XXT10:00"),
        ("today", "PRESENT_REF"),
        ("this week", "PRESENT_REF"),
        ("yesterday", None),
        ("last week", None),
        ("two days ago", None),
        ("for the year", None),
        ("at year-end", None),
        ("the year-earlier period", None),
        ("at Christmas", None),
        ("the last Monday of March", None),
        ("the first Monday of next month", None),
        ("the week before last", None),
        ("in the summer", "XXXX-SU"),
        ("on the 4th", "XXXX-XX-04"),
        ("the same period last year", None),
    ],
)
def test_what_the_year_is_needed_for_stays_open_without_it(text: str, expected: str | None) -> None:
    assert value(text, None) == expected
    assert find_dates(text, None)[0].anchor is None


def test_the_days_a_value_may_mean_and_its_anchor() -> None:
    (week,) = find_dates("earlier this week", PUBLISHED)
    assert (week.earliest, week.latest, week.anchor) == ("2031-05-05", "2031-05-11", PUBLISHED)
    (past,) = find_dates("the past two weeks", PUBLISHED)
    assert (past.type, past.earliest, past.latest) == ("DURATION", "2031-04-24", "2031-05-08")
    (ahead,) = find_dates("the next three days", PUBLISHED)
    assert (ahead.earliest, ahead.latest) == ("2031-05-08", "2031-05-11")
    (absolute,) = find_dates("2 May 1998", PUBLISHED)
    assert (absolute.earliest, absolute.latest, absolute.anchor) == ("1998-05-02", "1998-05-02", None)


def test_a_date_may_run_over_a_line_but_not_over_a_paragraph() -> None:
    assert [each[0] for each in found("on March\n4, 2029")] == ["March\n4, 2029"]
    assert [each[0] for each in found("in March\n\n4 boats sank")] == ["March"]


@pytest.mark.parametrize("published", ["nonsense", "2031-02-30", ""])
def test_a_day_of_publication_that_is_none_counts_as_unknown(published: str) -> None:
    assert value("on Friday", published) == "XXXX-WXX-5"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2032-02-29"])
def test_the_ends_of_the_calendar(published: str) -> None:
    text = (
        "last year, next year, 9000 years ago, last week, next week, in 9999 weeks, on May 2, "
        "next Easter, last decade, next century, on Friday 31, every year, "
        "the past 9999 months, last winter, next Monday, "
        "on February 29, a decade ago, tomorrow, yesterday, the 31st of next month, last quarter"
    )
    assert len(find_dates(text, published)) > 15


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1999-05-12", (date(1999, 5, 12), date(1999, 5, 12))),
        ("1999-05-12TEV", (date(1999, 5, 12), date(1999, 5, 12))),
        ("2000-02", (date(2000, 2, 1), date(2000, 2, 29))),
        ("1999", (date(1999, 1, 1), date(1999, 12, 31))),
        ("1999-W01", (date(1999, 1, 4), date(1999, 1, 10))),
        ("1999-W01-WE", (date(1999, 1, 9), date(1999, 1, 10))),
        ("1999-Q2", (date(1999, 4, 1), date(1999, 6, 30))),
        ("1999-H2", (date(1999, 7, 1), date(1999, 12, 31))),
        ("1999-WI", (date(1999, 12, 1), date(2000, 2, 29))),
        ("199", (date(1990, 1, 1), date(1999, 12, 31))),
        ("19", (date(1900, 1, 1), date(1999, 12, 31))),
        ("1999-05/1999-06", (date(1999, 5, 1), date(1999, 6, 30))),
        ("P3D", None),
        ("XXXX-05-12", None),
        ("PAST_REF", None),
        ("1999-W60", None),
        ("0000", None),
        ("1999/P3D", None),
        (None, None),
    ],
)
def test_the_days_of_a_value(value: str | None, expected: tuple[date, date] | None) -> None:
    assert values.days_of(value) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(1998, (4, 12)), (2000, (4, 23)), (2018, (4, 1)), (2038, (4, 25))]
)
def test_easter(year: int, expected: tuple[int, int]) -> None:
    assert easter(year) == date(year, *expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("twenty-six", 26),
        ("4th", 4),
        ("a couple of", 2),
        ("a dozen", 12),
        ("a hundred", 100),
        ("two thousand and three", 2003),
        ("nineteen hundred ninety three", 1993),
        ("nineteen eighty six", 1986),
        ("nothing", None),
    ],
)
def test_numbers(words: str, expected: int | None) -> None:
    assert number(words) == expected


@pytest.mark.parametrize("text", [_SAMPLE, "\"'98 'tis '99' ’98 1998's 5pm Q3 FY2019 H1 2016 30 BC a.d. 79"])
def test_no_rule_finds_what_begins_where_no_rule_is_tried(text: str) -> None:
    tried = set(starts(text))
    assert tried >= {match.start() for rule in RULES for match in rule.pattern.finditer(text)}


def test_years_of_two_digits() -> None:
    assert [year_number(words) for words in ("'98", "29", "30", "1742")] == [1998, 2029, 1930, 1742]


_WORDS = st.sampled_from(["\n", *_SAMPLE.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join) | st.text(max_size=60), st.sampled_from([PUBLISHED, None]))
def test_whatever_the_text(text: str, published: str | None) -> None:
    dates = find_dates(text, published)
    assert dates == find_dates(text, published)
    end = 0
    for each in dates:
        assert end <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]
        assert each.anchor in (None, published)
        assert (each.earliest is None) == (each.latest is None)
        assert each.earliest is None or each.latest is None or each.earliest <= each.latest
        end = each.end
