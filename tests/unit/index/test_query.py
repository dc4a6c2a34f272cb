"""Reading queries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.errors import QueryError
from tui_reader.index.nodes import And, Days, Field, Fuzzy, Not, Or, Phrase, Prefix, Word
from tui_reader.index.query import parse

A, B, C = Word(("a",)), Word(("b",)), Word(("c",))
JANUARY, FIRST_OF_JUNE = Days("2023-01-01", "2023-01-31"), Days("2025-06-01", "2025-06-01")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("(a b) c", And((And((A, B)), C))),
        ("a NOT b", And((A, Not(B)))),
        ("a -b", And((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ("NOT NOT a", A),
        ("NOT -a", A),
        ("a and b", And((A, Word(("and",)), B))),
        ("a – & b , - --", And((A, B))),
        ("((a))", A),
        ("O’Brien", Word(("o", "brien"))),
        ("Smith-Jones", Word(("smith", "jones"))),
        ("U.S.", Phrase((Word(("u",)), Word(("s",))))),
        ('"a b"', Phrase((A, B))),
        ("“a b”", Phrase((A, B))),
        ('"a b"~5', Phrase((A, B), 5)),
        ('"a"~5', A),
        ('a"b"', And((A, B))),
        ("kut*", Prefix(("kut",))),
        ("o'br*", Prefix(("o", "br"))),
        ("kucher~", Fuzzy("kucher", 2)),
        ("o'brian~1", Fuzzy("obrian", 1)),
        ("~ a", A),
        ("* a", A),
        ("12:30", Phrase((Word(("12",)), Word(("30",))))),
        ("Smith: a", And((Word(("smith",)), A))),
        ("http://a.b", Phrase((Word(("http",)), A, B))),
        ("person:a b", And((Field("person", A), B))),
        ("PERSON:a", Field("person", A)),
        ("-speaker:a", Not(Field("speaker", A))),
        ("said:(a OR b)", Field("said", Or((A, B)))),
        ("source:bbc*", Field("source", Prefix(("bbc",)))),
        ("date:2023-09-09", Field("date", Days("2023-09-09", "2023-09-09"))),
        ("date:2024-02", Field("date", Days("2024-02-01", "2024-02-29"))),
        ("published:2023", Field("published", Days("2023-01-01", "2023-12-31"))),
        ("date:2023-09..2023-10-02", Field("date", Days("2023-09-01", "2023-10-02"))),
        ("date:2023..", Field("date", Days("2023-01-01", "9999-12-31"))),
        ("date:..2023", Field("date", Days("0001-01-01", "2023-12-31"))),
        ('date:("2023-01" OR 2025-06-01)', Field("date", Or((JANUARY, FIRST_OF_JUNE)))),
    ],
)  # fmt: skip
def test_what_a_query_stands_for(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "message", "position"),
    [
        ("", "holds no word", 0),
        (" , ", "holds no word", 0),
        ('a "b', "never closed", 2),
        ("a (b", "never closed", 2),
        ("a) b", "closes nothing", 1),
        ("a OR", "nothing on its right", 2),
        ("a OR , OR b", "nothing on its right", 2),
        ("OR a", "nothing on its left", 0),
        ("a (OR b)", "nothing on its left", 3),
        ("AND a", "nothing on its left", 0),
        ("a AND", "nothing on its right", 2),
        ("a AND AND b", "nothing on its right", 2),
        ("a NOT", "nothing on its right", 2),
        ("(a NOT)", "nothing on its right", 3),
        ("NOT OR a", "nothing on its right", 0),
        ("a person:", "wants a word", 2),
        ("person: a", "wants a word", 0),
        ('said:""', "wants a word", 0),
        ("said:()", "wants a word", 0),
        ("date:", "wants a date", 0),
        ("a persn:b", "did you mean person:", 2),
        ("xyzzy:b", "There is no field xyzzy:", 0),
        ("said:(person:a)", "cannot stand inside said:", 6),
        ("a date:soon", "A date is written", 7),
        ("date:2023-13", "no such date", 5),
        ("date:2023-02-30", "no such date", 5),
        ("date:2023..x", "A date is written", 11),
        ("date:..", "A date is written", 5),
        ("date:2024..2023", "ends before it begins", 5),
        ("published:٢٠٢٣", "A date is written", 10),
        ("*ab", "at the end of a word", 0),
        ("a*b", "at the end of a word", 1),
        ("a.b*", "single word", 3),
        ("abc~3", "1 or 2", 3),
        ("(" * 100, "Too many parentheses", 40),
        (" ".join(["(a OR b c)"] * 10), "too many combinations", 0),
        ("(a OR -b) OR " * 300 + "c", "too many combinations", 0),
    ],
)
def test_what_does_not_parse(query: str, message: str, position: int) -> None:
    with pytest.raises(QueryError, match=message) as raised:
        parse(query)
    assert raised.value.position == position


@given(
    st.lists(
        st.sampled_from(
            [*'()"-*~:. ', "a", "b'c", " OR ", " AND ", " NOT ", "person:", "date:", "2023", ".."]
        )
    )
)
def test_whatever_is_typed_parses_or_is_told_where_it_does_not(typed: list[str]) -> None:
    query = "".join(typed)
    try:
        parse(query)
    except QueryError as error:
        assert 0 <= error.position <= len(query)


@pytest.mark.parametrize("query", ["a", "o'brien", "kut*", "o'br*", "kucher~1", '"a b"', '"a b"~3'])
def test_a_leaf_says_how_it_is_written(query: str) -> None:
    leaf = parse(query)
    assert parse(str(leaf)) == leaf
