"""What is reported without quotation marks, who is credited with it; and what is no report."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.annotate.quotes.marks import find_quotes
from tui_reader.annotate.quotes.speakers import attribute
from tui_reader.model import Mention, Person, Reported

PEOPLE = {"ann-lee": ("Ann Lee", "Lee"), "bob-moss": ("Bob Moss", "Moss")}
PERSONS = tuple(Person(id, names[0], names) for id, names in PEOPLE.items())


def read(text: str) -> tuple[Reported, ...]:
    mentions = [
        Mention(name.start(), name.end(), name.group(), id)
        for id, names in PEOPLE.items()
        for name in re.finditer("|".join(rf"\b{name}\b" for name in names), text)
    ]
    mentions.sort(key=lambda mention: mention.start)
    return attribute(text, find_quotes(text), mentions, PERSONS)[1]


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Cue, content and speaker (the person, or the words in angle brackets) of each report."""
    return [
        (
            report.cue.text,
            report.text,
            (report.speaker.person or f"<{report.speaker.text}>") if report.speaker is not None else None,
        )
        for report in read(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lee said that the dam was leaking.",
        "Lee said the dam was leaking.",
        "Lee said on Friday that the dam was leaking.",
        "Lee said in a letter to the council that the dam was leaking.",
        "Lee told the court on Sept. 3 that the dam was leaking.",
        "Lee told Moss the dam was leaking.",
        "Over the years, Lee said, the dam was leaking.",
        "Lee has said for years that the dam was leaking.",
        "Bob Moss left, but Ann Lee insisted the dam was leaking.",
        "On Friday Lee pointed out that the dam was leaking.",
        "Lee also warned that the dam was leaking; nobody came.",
        "When Lee said that the dam was leaking, the town laughed.",
        "Moss wrote to Lee, who said the dam was leaking, and left.",
        "OSLO, Norway - Ann Lee, the engineer, said that the dam was leaking.",
        "Lee said the dam was leaking, but offered no proof.",
        "Lee said the dam was leaking, Moss told reporters.",
        "Lee said the dam was leaking and said it would break.",
        "Ann Lee repeated her claim that the dam was leaking.",
    ],
)
def test_the_content_of_a_verb_is_the_clause_under_it(text: str) -> None:
    assert ("the dam was leaking", "ann-lee") in [report[1:] for report in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam was leaking, Lee said.",
        "The dam was leaking, Lee told reporters on Friday.",
        "The dam was leaking, said Ann Lee, the engineer.",
        "The dam was leaking, according to Ann Lee.",
        "The dam was leaking according to Lee.",
    ],
)
def test_the_content_may_stand_before_its_verb(text: str) -> None:
    assert [report[1:] for report in told(text)] == [("The dam was leaking", "ann-lee")]


def test_content_after_according_to() -> None:
    leaking = [("According", "the dam was leaking", "ann-lee")]
    assert told("According to Ann Lee, the dam was leaking.") == leaking
    assert told("According to Ann Lee, chief engineer of the town, the dam was leaking.") == leaking


def test_content_broken_by_its_cue_is_two_stretches() -> None:
    assert told("The second breach, Lee said, was the worst of the year.") == [
        ("said", "The second breach", "ann-lee"),
        ("said", "was the worst of the year", "ann-lee"),
    ]


def test_each_verb_has_its_own_content() -> None:
    assert told(
        "Lee said the dam was leaking, adding that the town was asleep, and Moss said it was dry."
    ) == [
        ("said", "the dam was leaking", "ann-lee"),
        ("adding", "the town was asleep", "ann-lee"),
        ("said", "it was dry", "bob-moss"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lee promised to mend the dam by May.", "to mend the dam by May"),
        ("Lee told residents not to drink the water.", "not to drink the water"),
        ("Lee asked whether the dam was safe.", "whether the dam was safe"),
        ("Lee admitted having seen the letter.", "having seen the letter"),
    ],
)
def test_content_without_a_verb_of_its_own_tense(text: str, content: str) -> None:
    assert [report[1:] for report in told(text)] == [(content, "ann-lee")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lee denied on Friday that anyone at the dam had known.", "anyone at the dam had known"),
        ("Lee denied knowing of the leak.", "knowing of the leak"),
        ("Lee denies any wrongdoing.", "any wrongdoing"),
        ("Moss read out Lee's denial that she had known.", "she had known"),
    ],
)
def test_what_is_denied_is_negated(text: str, content: str) -> None:
    (report,) = read(text)
    assert (report.text, report.negated) == (content, True)
    assert not read("Lee said anyone at the dam had known.")[0].negated


def test_a_quote_within_stays_part_of_the_content() -> None:
    text = 'Lee said the dam was a "sieve" and would "not last".'
    assert told(text) == [("said", 'the dam was a "sieve" and would "not last"', "ann-lee")]


@pytest.mark.parametrize(
    "text",
    [
        '"The dam leaks," Lee said.',
        'Lee said: "The dam leaks."',
        'Lee said that "the dam leaks".',
        "Lee did not say that the dam leaked.",
        "Lee would not say whether the dam leaked.",
        "If Lee says the dam leaks, the town will laugh.",
        "What Lee says the dam needs is a wall.",
        "After the flood, the mayor said nothing.",
        "Nobody said the dam was leaking.",
        "On Friday, Lee said.",
        "Lee said the same thing.",
        "Voters who said the dam was leaking preferred a wall.",
        "Having said that, the dam was leaking.",
        "Lee told the radio in May when asked which dam she meant.",
        "Lee was denied a wall by the council.",
        "The dam needs a wall, a plan announced by Moss.",
        "The state troopers had a claim that morning.",
    ],
)
def test_no_report(text: str) -> None:
    assert told(text) == []


def test_headlines_in_title_case_are_read_as_sentences() -> None:
    assert told("Mayor Ann Lee Denies Dam Was Leaking\n\nIt rained.") == [
        ("Denies", "Dam Was Leaking", "ann-lee")
    ]
    assert told("Ann Lee Says the Dam Is Leaking\n\nIt rained.") == [
        ("Says", "the Dam Is Leaking", "ann-lee")
    ]


def test_whose_verb_it_is_stays_open_where_two_can_be_its_subject() -> None:
    assert told("Lee said the crew was late and asked Moss to wait.") == [
        ("said", "the crew was late and asked Moss to wait", "ann-lee")
    ]


def test_nobody_is_credited_where_nobody_is_named() -> None:
    assert told("Police were told that the dam was leaking.") == [("told", "the dam was leaking", None)]
    assert told("The court heard that the dam was leaking.") == [("heard", "the dam was leaking", None)]


def test_a_pronoun_becomes_a_person_with_its_evidence() -> None:
    text = "Ann Lee saw the dam on Friday. She said it was leaking."
    (report,) = read(text)
    assert report.speaker is not None
    assert (report.speaker.text, report.speaker.person) == ("She", "ann-lee")
    assert [step.kind for step in report.evidence] == ["cue", "pronoun"]
    assert 0.8 < report.confidence < 1


def test_reports_change_nothing_of_the_speakers_of_quotes() -> None:
    text = 'Ann Lee came. Bob Moss said the dam was dry. She said: "It leaks."'
    mentions = [Mention(0, 7, "Ann Lee", "ann-lee"), Mention(14, 22, "Bob Moss", "bob-moss")]
    (quote,), _, _ = attribute(text, find_quotes(text), mentions, PERSONS)
    assert quote.speaker is not None
    assert quote.speaker.person == "ann-lee"


PIECES = ('Lee said that told , . " the dam was', "not to denied according ; and who : ( ) — \n\n")


@given(st.lists(st.sampled_from([*PIECES, "\n\n"]), max_size=30))
def test_every_report_is_a_span_of_its_source(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for report in read(text):
        assert report.text == text[report.start : report.end] != ""
        assert report.cue.text == text[report.cue.start : report.cue.end]
        assert 0 <= report.confidence <= 1
