"""What a source dates: events, its own publication, days of any year; the sentence around each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.collate.timeline import dated
from tui_reader.model import Annotations, Dated, DateExpression, Mention, Source


def source(text: str, published: str | None = None) -> Source:
    return Source("a.txt", text, "", "utf-8", "", published)


def expression(text: str, words: str, value: str | None, day: str | None = None) -> DateExpression:
    start = text.index(words)
    return DateExpression(start, start + len(words), words, "DATE", value, day, day)


def found(text: str, *dates: DateExpression, published: str | None = None) -> list[Dated]:
    return list(dated(source(text, published), Annotations(dates=dates)))


def test_what_has_a_place_in_the_calendar_is_an_event() -> None:
    text = "Nobody came. The well ran dry on 4 June 2031, after three weeks. It rains now."
    (event,) = found(
        text,
        expression(text, "4 June 2031", "2031-06-04", "2031-06-04"),
        expression(text, "three weeks", "P3W"),
        expression(text, "now", "PRESENT_REF"),
    )
    assert event.kind == "event"
    assert text[event.start : event.end] == "The well ran dry on 4 June 2031, after three weeks."


def test_a_day_of_any_year_is_undated() -> None:
    text = "They met on 4 June. It was three in the morning."
    (day,) = found(
        text,
        expression(text, "4 June", "XXXX-06-04"),
        expression(text, "three in the morning", "XXXX-XX-XXT03:00"),
    )
    assert day.kind == "undated" and day.date.text == "4 June"


def test_the_date_of_the_head_is_that_of_publication() -> None:
    text = "Well runs dry\nPublished 4 June 2031\n\nThe well ran dry on 4 June 2031.\n"
    head = expression(text, "4 June 2031", "2031-06-04", "2031-06-04")
    start = text.rindex("4 June 2031")
    body = DateExpression(start, start + 11, "4 June 2031", "DATE", "2031-06-04", "2031-06-04", "2031-06-04")
    assert [each.kind for each in found(text, head, body, published="2031-06-04")] == ["published", "event"]


def test_a_word_for_the_day_of_publication_is_an_event() -> None:
    text = "The well ran dry today."
    today = expression(text, "today", "2031-06-04", "2031-06-04")
    published, event = found(text, today, published="2031-06-04")
    assert (published.kind, published.date.text) == ("published", "")
    assert (event.kind, event.date.text) == ("event", "today")


def test_publication_in_long_front_matter() -> None:
    fields = "".join(f"field{number}: x\n" for number in range(9))
    text = f"---\n{fields}date: 2031-06-04\n---\nThe well ran dry.\n"
    (published,) = found(
        text, expression(text, "2031-06-04", "2031-06-04", "2031-06-04"), published="2031-06-04"
    )
    assert published.kind == "published" and published.date.text == "2031-06-04"


def test_those_named_in_the_passage() -> None:
    text = "Ann Low left. Tom Reyes came on 4 June 2031, and he stayed."
    people = [("Ann Low", "ann"), ("Tom Reyes", "tom"), (" he ", "tom")]
    mentions = tuple(
        Mention(text.index(words), text.index(words) + len(words), words, id) for words, id in people
    )
    date = expression(text, "4 June 2031", "2031-06-04", "2031-06-04")
    (event,) = dated(source(text), Annotations(people=mentions, dates=(date,)))
    assert event.persons == ("tom",)


@given(st.text(alphabet="ab .\n\"'9A", max_size=2_000), st.data())
def test_a_passage_is_a_short_stretch_around_the_date(text: str, data: st.DataObject) -> None:
    letters = [place for place, letter in enumerate(text) if letter.isalnum()]
    if not letters:
        return
    start = data.draw(st.sampled_from(letters))
    date = DateExpression(start, start + 1, text[start], "DATE", "2031", "2031-01-01", "2031-12-31")
    (event,) = found(text, date)
    assert 0 <= event.start <= start < event.end <= len(text)
    assert event.end - event.start <= 1_000
