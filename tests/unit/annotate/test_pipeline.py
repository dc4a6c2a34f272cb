"""A source becomes annotations: each kind in the order of the text, every span as it stands."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.annotate import RULES, annotate, model_name, pipeline
from tui_reader.annotate.pipeline import NOT_ENGLISH, TOO_LONG
from tui_reader.model import Annotations, Source, Span

TEXT = (
    "Harbour master steps down\n\n"
    "Margaret Holloway, the harbour master, resigned on Monday.\n\n"
    '"I have done my part," Holloway said. She added: "Thomas Brennan will follow me."\n'
)


def source(text: str = TEXT, *, published: str | None = "2031-05-08") -> Source:
    return Source("a.txt", text, "0" * 64, "utf-8", "A", published=published)


def test_people_quotes_and_dates_of_a_source() -> None:
    found = annotate(source())
    assert [person.name for person in found.persons] == ["Margaret Holloway", "Thomas Brennan"]
    assert [mention.text for mention in found.people if mention.form == "name"] == [
        "Margaret Holloway",
        "Holloway",
        "Thomas Brennan",
    ]
    assert [quote.text for quote in found.quotes] == [
        "I have done my part,",
        "Thomas Brennan will follow me.",
    ]
    first = found.quotes[0].speaker
    assert first is not None
    assert first.person == "margaret-holloway"
    assert [(date.text, date.value) for date in found.dates] == [("Monday", "2031-05-05")]
    assert found.problems == ()


def test_every_kind_is_in_order_and_stands_in_the_text() -> None:
    found = annotate(source(TEXT * 3))
    kinds: list[tuple[Span, ...]] = [found.people, found.quotes, found.dates]
    for spans in kinds:
        assert [span.start for span in spans] == sorted(span.start for span in spans)
    for span in chain.from_iterable(kinds):
        assert span.text == (TEXT * 3)[span.start : span.end]
    for mention in found.people:
        assert found.person(mention.person).aliases


PIECES = (
    "Margaret Holloway", "Holloway", "HOLLOWAY: ", "Mr.", "she", "the pair", "the harbour star", "said",
    "told", "wrote: ", "who", "that", "on Monday", "May 5", "2031", "last week", "1-2", "“", "”", '"', "'",
    "‘", "’", "«", "»", "''", ",", ".", " — ", "\n", "\n\n", "> ", "(", ")", "\u202e", "\ud800", "🎙️",
    "e\u0301", "\x1b[31m",
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=120))
def test_whatever_the_text_spans_stand_in_it_and_refer_to_what_is_there(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "is_english", lambda text: True)
        found, again = annotate(source(text)), annotate(source(text))
    persons = {person.id for person in found.persons}
    speakers = [quote.speaker for quote in found.quotes if quote.speaker]
    kinds: list[tuple[Span, ...]] = [found.people, found.quotes, found.dates]
    for spans in kinds:
        assert [span.start for span in spans] == sorted(span.start for span in spans)
    for span in [*chain.from_iterable(kinds), *speakers]:
        assert 0 <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
    assert {mention.person for mention in found.people} <= persons
    assert {id for speaker in speakers for id in speaker.persons} <= persons
    for quote in found.quotes:
        assert 0 <= quote.confidence <= 1
        assert quote.evidence or quote.speaker is None
        assert quote.inside is None or found.quotes[quote.inside].start <= quote.start
        for step in quote.evidence:
            assert 0 <= step.start <= step.end <= len(text)
    assert again == found


def test_a_given_day_of_publication_overrides_the_source() -> None:
    assert annotate(source(), published="2030-01-02").dates[0].value == "2029-12-31"


@pytest.mark.parametrize("text", ["", " \n\n ", "12 34", "\r\n\r\n", "\ufeff\u202e\x00"])
def test_texts_without_anything(text: str) -> None:
    found = annotate(source(text))
    assert (found.people, found.quotes, found.persons) == ((), (), ())


def test_a_text_that_is_not_english_says_so() -> None:
    german = "„Niemand wurde verletzt“, sagte Ann Lee am 5. Mai 2031 im Hafen."
    assert annotate(source(german)) == Annotations(problems=(NOT_ENGLISH,))


def test_a_text_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LIMIT", len(TEXT) - 1)
    assert annotate(source()) == Annotations(problems=(TOO_LONG,))


def test_the_rules_have_a_version_and_the_model_a_name() -> None:
    assert RULES
    assert "en_core_web_sm" in model_name()


def test_spacy_is_loaded_only_when_it_is_needed() -> None:
    code = (
        "import sys, tui_reader.annotate; tui_reader.annotate.model_name(); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
