"""Which stretches are quoted: marks of every kind, repaired, nested, continued, or none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.annotate.quotes.blocks import paragraphs
from tui_reader.annotate.quotes.marks import find_quotes


def texts(text: str) -> list[str]:
    return [quote.text for quote in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"The tide was late," said Ann Lee.',
        "“The tide was late,” said Ann Lee.",
        '"The tide was late,” said Ann Lee.',
        "”The tide was late,“ said Ann Lee.",
        "„The tide was late,“ said Ann Lee.",
        "``The tide was late,'' said Ann Lee.",
        "«The tide was late,» said Ann Lee.",
        "‘The tide was late,’ said Ann Lee.",
        "'The tide was late,' said Ann Lee.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    assert texts(text) == ["The tide was late,"]


def test_apostrophes_are_no_marks() -> None:
    assert texts("The pilots' boats weren't late in the '90s, 'twas the captain's fault.") == []


def test_a_british_quotation_ends_at_its_mark_not_at_a_plural() -> None:
    assert texts("‘The pilots’ boats weren’t late,’ said Ann Lee.") == ["The pilots’ boats weren’t late,"]


def test_a_missing_mark_costs_no_other_quotation() -> None:
    text = 'Lee said, "It leaked. Then she left.\n\n"We knew," said Bob Moss.\n\nHe added: "Always."'
    assert texts(text)[1:] == ["We knew,", "Always."]


def test_a_missing_mark_within_a_paragraph_is_repaired_there() -> None:
    found = texts('"It leaked, she said. The crew went home. "We knew," she added.')
    assert found[-1] == "We knew,"


def test_attributes_of_a_tag_are_no_quotations() -> None:
    assert texts('<post author="bob" time="12"> he said') == []


def test_a_quotation_goes_on_over_paragraphs_in_one_group() -> None:
    first, second, other = find_quotes(
        'Lee said: "It leaked.\n\n"We knew, and we sailed."\n\nMoss said: "No."'
    )
    assert (first.text, second.text) == ("It leaked.", "We knew, and we sailed.")
    assert first.group == second.group != other.group


def test_a_quotation_goes_on_without_a_new_mark() -> None:
    text = (
        'Lee said: "It leaked.\n\nthe whole crew knew of it, all of them, and nobody in the office wished '
        'to hear."\n'
    )
    first, second = find_quotes(text)
    assert first.group == second.group


def test_a_quotation_broken_by_its_cue_is_one_group() -> None:
    first, second = find_quotes('"It leaked," she said, "and we sailed."')
    assert first.group == second.group


def test_two_cues_between_are_two_utterances() -> None:
    first, second = find_quotes('"It leaked," said Ann. Bob replied, "It did not."')
    assert first.group != second.group


def test_nested_quotations_know_where_they_stand() -> None:
    outer, inner = find_quotes("\"She told me, 'Go home now,' and I went,\" said Moss.")
    assert inner.text == "Go home now,"
    assert (outer.inside, inner.inside) == (None, 0)


def test_a_nested_quotation_closed_by_the_outer_mark() -> None:
    outer, inner = find_quotes('"\'We were all of us on the quay," she read.')
    assert (outer.inside, inner.inside) == (None, 0)


@pytest.mark.parametrize(
    "text",
    [
        'She stars in the film "The Long Quay" next year.',
        'The band performed "Bridge of Salt" at noon.',
        'The so-called "quay tax" was lifted.',
        'The word "quay" is older than the town.',
        'A "supermax" dock stands there.',
        '"Gala sells out," by the Courier\'s Ann Lee',
        'He said Robert C. "Bobby" Lee would sail.',
        'She said a band called "The Salt Trio" would play.',
        'He praised the crew when he told "Harbour and Home" of the night.',
        'Lee said on CNN\'s "Harbour Tonight," Moss said.',
        'Lee told of it in an interview with "The Salt Hour" and was praised.',
        'Lee praised it in an appearance Friday on "Meet the Pilots" and left.',
    ],
)
def test_titles_and_scare_quotes_are_left_out(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Lee has never used the term "quay tax" herself.', "quay tax"),
        ('Moss coined a new phrase, "salt money," for it.', "salt money,"),
        ('Half of the town sees him as a "pirate".', "pirate"),
        ('The whole quay was labeled "unsafe" in May.', "unsafe"),
        ('Moss was dubbed "king of the quay" by his crew.', "king of the quay"),
        ('The pamphlet portrays them as mere "ballast".', "ballast"),
    ],
)
def test_words_that_somebody_has_for_something_are_quoted(text: str, found: str) -> None:
    assert texts(text) == [found]


def test_single_marks_within_speech_in_doubled_apostrophes_are_not_british() -> None:
    assert texts("''The 'free port' is a fraud,'' Lee wrote. ''We will leave.''") == []
    assert texts("''They said, 'Leave the quay,' and we left,'' Lee wrote.") == ["Leave the quay,"]


def test_single_marks_quote_in_the_headline_not_in_a_heading_further_down() -> None:
    said = '"We will not leave the quay," said Ann Lee.'
    assert len(find_quotes(f"'Not leave the quay': Lee speaks\n\n{said}\n\nMore.")) == 2
    assert len(find_quotes(f"Lee speaks\n\nMore.\n\n{said}\n\n'Not leave the quay'\n\nMore.")) == 1


def test_front_matter_holds_no_quotations() -> None:
    assert texts('---\ntitle: "We will not leave the quay"\n---\n\n"We stay," said Lee.') == ["We stay,"]


def test_a_headline_in_single_marks_echoes_what_is_said_below() -> None:
    text = "'We will stay': union on the quay\n\n\"We will stay,\" said Lee."
    assert texts(text) == ["We will stay", "We will stay,"]


def test_a_fragment_in_single_marks_beside_double_ones_is_left_out() -> None:
    assert texts("Union 'firm' on quay\n\n\"We will stay,\" said Lee.") == ["We will stay,"]


def test_block_quotes_are_speech() -> None:
    quotes = find_quotes("Lee wrote:\n\n> We stay.\n> All of us.\n>\n> To the end.\n\nThat was all.\n")
    assert [quote.text for quote in quotes] == ["We stay.\n> All of us.", "To the end."]
    assert quotes[0].group == quotes[1].group


def test_a_caption_in_a_block_quote_is_no_speech() -> None:
    assert texts("> Caption: the quay at noon") == []


def test_transcripts() -> None:
    text = (
        "THE CHAIR: Order, please.\n\nMS. LEE: I have one question.\n\nWe asked it in May.\n\n[Noise.]\n\n"
        "The session resumed.\n\nTHE CHAIR: Go on."
    )
    assert texts(text) == ["Order, please.", "I have one question.", "We asked it in May.", "Go on."]


def test_interviews_by_name() -> None:
    text = "Ann Lee: You sailed?\n\nBob Moss: I did.\n\nAnn Lee: Why?\n\nBob Moss: For the tide."
    assert texts(text) == ["You sailed?", "I did.", "Why?", "For the tide."]


def test_one_label_is_no_transcript() -> None:
    assert texts("Note: the quay is closed.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"It leaked," said Lee.', "direct"),
        ('Lee said: "It leaked."', "direct"),
        ('Lee said the boat had "leaked for a year".', "mixed"),
        ('It was, said Lee, "the worst night of all".', "mixed"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [quote.kind for quote in find_quotes(text)] == [kind]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The quay was closed at noon on\nFriday and it stayed closed for\nthe whole day.\nNew line\nhere"
    assert len(paragraphs(text)) > 1
    assert paragraphs(text)[0] == (0, text.index("the whole day.") + len("the whole day."))


_MARKED = st.text(alphabet="aB .,!?:\n\t\"“”„'‘’`«»>-—()[]:1s", max_size=120)


@given(st.one_of(_MARKED, st.text(max_size=80)))
def test_quotes_are_spans_in_order_and_nested_rightly(text: str) -> None:
    quotes = find_quotes(text)
    assert quotes == find_quotes(text)
    for number, quote in enumerate(quotes):
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip()
        if number:
            assert quotes[number - 1].start <= quote.start
        if quote.inside is not None:
            around = quotes[quote.inside]
            assert quote.inside < number
            assert around.start <= quote.start <= quote.end <= around.end


@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "'", "“”", '"a" ', "'a' ", "“a ", '"\n\n', "“'a “'b' ", "> a\n"]
)
def test_a_hundred_thousand_marks_are_no_burden(unit: str) -> None:
    find_quotes(unit * (100_000 // len(unit)))
