"""Who is credited with a quote, on what evidence; and when nobody is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.annotate.quotes.cues import LIGHT, SPEECH, STANCE
from tui_reader.annotate.quotes.marks import find_quotes
from tui_reader.annotate.quotes.speakers import attribute
from tui_reader.model import Mention, Person, Quote

PEOPLE = {
    "ann-lee": ("Ann Lee", "Lee", "ANN LEE"),
    "bob-moss": ("Bob Moss", "Moss", "Bob"),
    "cora-diaz": ("Cora Diaz", "Diaz"),
}
PERSONS = tuple(Person(id, names[0], names) for id, names in PEOPLE.items())


def read(text: str) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    mentions = [
        Mention(name.start(), name.end(), name.group(), id)
        for id, names in PEOPLE.items()
        for name in re.finditer("|".join(rf"\b{name}\b" for name in names), text)
    ]
    mentions.sort(key=lambda mention: mention.start)
    quotes, _, stand_ins = attribute(text, find_quotes(text), mentions, PERSONS)
    return quotes, stand_ins


def who(text: str) -> list[str | None]:
    """The person of each quote, or the words that name the speaker in angle brackets, or None."""
    return [
        (quote.speaker.person or f"<{quote.speaker.text}>") if quote.speaker is not None else None
        for quote in read(text)[0]
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"It leaked," said Ann Lee.',
        '"It leaked," Ann Lee said.',
        '"It leaked," Lee told reporters on Friday.',
        '"It leaked," Lee, 45, said.',
        '"It leaked!" stormed Ann Lee.',
        '"It leaked for a whole year," Lee raged.',
        '"It leaked," said the engineer, Ann Lee.',
        '"It leaked," said engineer Ann Lee, who knew Bob Moss.',
        '"It leaked," Moss\'s engineer, Ann Lee, said.',
        '"Did it leak?" Lee asked.',
        '"It leaked." Lee said.',
        'Lee said: "It leaked."',
        'Lee added, "It leaked."',
        'Lee, who had sailed with Bob Moss for years, said: "It leaked."',
        'On Friday, in a long interview, Ann Lee said: "It leaked."',
        'Engineer Ann Lee said in a September 1 post that has been seen by thousands: "It leaked badly."',
        'In her letter to Moss, Lee wrote, "It leaked."',
        'Ann Lee also appeared on the quay, telling the crowd: "It leaked."',
        'Lee said Moss "let the boat leak".',
        'Lee called the boat a "leaking bathtub".',
        'According to Ann Lee, the boat "leaked for a year".',
        'The boat "leaked for a year", Lee said.',
        'The boat had "leaked for a year", according to Ann Lee.',
        'Lee shook her head. "It leaked."',
        'Ann Lee (@annlee), 2 May:\n"It leaked."',
        '"It leaked for a year." — Ann Lee',
        '"It leaked for a year."\n\n— Ann Lee, engineer',
        'He held up a statement by the engineer, Ann Lee: "It leaked."',
        'As Lee put it, "the boat leaked".',
        '"It leaked a little," in the words of Ann Lee.',
    ],
)
def test_cue_and_subject_in_any_order(text: str) -> None:
    assert who(text) == ["ann-lee"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"It leaked," said a spokesman for the company.', "<a spokesman for the company>"),
        ('"It leaked," the ministry said.', "<the ministry>"),
        ('"It leaked," a spokesman for Ann Lee said.', "<a spokesman for Ann Lee>"),
        ('"It leaked," the Lee campaign said.', "<the Lee campaign>"),
        ('The Averyn Line said: "It leaked."', "<The Averyn Line>"),
        ('"It leaked," the Here or There star explained.', "<the Here or There star>"),
    ],
)
def test_speakers_who_are_nobody_known(text: str, speaker: str) -> None:
    assert who(text) == [speaker]


def test_both_speakers_of_a_sentence_get_their_own_words() -> None:
    text = '"It leaked," Lee added, to which Moss replied, "It did not."'
    assert who(text) == ["ann-lee", "bob-moss"]


def test_a_participle_leans_on_the_subject_of_its_clause() -> None:
    text = '"It leaked," Lee wrote in her letter, adding: "We sailed."'
    assert who(text) == ["ann-lee", "ann-lee"]


def test_one_clause_does_not_lend_its_subject_to_the_next() -> None:
    assert who('Lee said the tide was late, and Moss called the boat a "wreck".') == ["bob-moss"]


def test_the_cue_is_kept_and_evidence_points_at_its_words() -> None:
    text = 'Lee added: "It leaked."'
    (quote,) = read(text)[0]
    assert quote.cue is not None and quote.cue.text == "added"
    assert quote.evidence[0].says == 'named in the same sentence: "Lee added"'
    assert text[quote.evidence[0].start : quote.evidence[0].end] == "Lee added"


def test_speech_is_carried_over_a_run_of_quotes() -> None:
    text = '"It leaked," Lee said. "We sailed." The crowd was silent.\n\n"We sank."'
    quotes, _ = read(text)
    assert [quote.speaker and quote.speaker.person for quote in quotes] == ["ann-lee"] * 3
    assert quotes[0].confidence > quotes[2].confidence


def test_speech_goes_on_over_paragraphs() -> None:
    text = 'Lee said: "It leaked.\n\n"We sailed.\n\n"We sank."'
    quotes, _ = read(text)
    assert [quote.speaker and quote.speaker.person for quote in quotes] == ["ann-lee"] * 3
    assert len({quote.group for quote in quotes}) == 1


def test_stretches_of_two_speakers_are_two_groups() -> None:
    first, second = read('"It leaked," Lee said.\n\n"It did not," Moss said.')[0]
    assert first.group != second.group


def test_a_pronoun_becomes_a_person_by_gender_and_place() -> None:
    text = 'Ann Lee met Bob Moss on the quay. "It leaked," she said. "It did not," he replied.'
    quotes, stand_ins = read(text)
    assert [quote.speaker and quote.speaker.person for quote in quotes] == ["ann-lee", "bob-moss"]
    assert [(mention.text, mention.form) for mention in stand_ins] == [("she", "pronoun"), ("he", "pronoun")]
    assert [step.kind for step in quotes[0].evidence] == ["cue", "pronoun"]


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee told Cora Diaz.\n\nMy wife was there. "It leaked," she said.',
        'The weather was fine. "It leaked," she said.',
        'Cora Diaz and Ann Lee came. "It leaked," she said.',
    ],
)
def test_a_pronoun_that_might_be_two_people_is_nobody(text: str) -> None:
    assert who(text) == ["<she>"]


def test_an_epithet_is_whom_the_source_describes_so() -> None:
    text = (
        'Ann Lee, the chief engineer, met Mayor Bob Moss. "It leaked," the engineer said. '
        '"No," said the mayor.'
    )
    quotes, stand_ins = read(text)
    assert [quote.speaker and quote.speaker.person for quote in quotes] == ["ann-lee", "bob-moss"]
    assert {mention.form for mention in stand_ins} == {"epithet"}


def test_an_epithet_is_the_only_one_it_can_be() -> None:
    text = 'Ann Lee met Bob Moss.\n\nMoss left. "It leaked," the Long Quay actress said.'
    assert who(text) == ["ann-lee"]


def test_an_aged_epithet_is_the_last_to_speak() -> None:
    text = 'Moss said the boat was "an old friend".\n\n"It never leaked," the 45-year-old wrote.'
    assert who(text) == ["bob-moss", "bob-moss"]


def test_a_figure_is_nobody_where_two_take_turns() -> None:
    text = '"It leaked," Moss said.\n\n"It did," Diaz said.\n\n"It never leaked," the star said.'
    assert who(text) == ["bob-moss", "cora-diaz", "<the star>"]


def test_a_role_that_may_be_somebody_new_stays_unknown() -> None:
    assert who('Moss said it was "an old friend".\n\n"It leaked," the senator said.')[1] == "<the senator>"


def test_the_pair_are_both() -> None:
    (quote,) = read('Ann Lee and Bob Moss came. The pair said they "saw it leak".')[0]
    assert quote.speaker is not None
    assert (quote.speaker.person, quote.speaker.persons) == (None, ("ann-lee", "bob-moss"))


def test_two_names_are_both() -> None:
    (quote,) = read('Ann Lee and Bob Moss said: "It leaked."')[0]
    assert quote.speaker is not None
    assert quote.speaker.persons == ("ann-lee", "bob-moss")


def test_what_is_quoted_within_a_quote_is_somebody_elses() -> None:
    text = "\"Bob Moss told me, 'Go home now,' and I went,\" said Lee."
    assert who(text) == ["ann-lee", "bob-moss"]


def test_i_within_a_quote_is_who_is_quoted() -> None:
    assert who("\"I told them, 'Go home now,' and they went,\" said Lee.") == ["ann-lee", "ann-lee"]


def test_a_message_within_a_post_goes_on_from_the_paragraph_before() -> None:
    text = 'Lee wrote: "One of the women just texted me:\n\n"\'It leaked, and they knew it.\'"'
    assert who(text) == ["ann-lee", "ann-lee", "<One of the women>"]


def test_transcripts_are_credited_to_their_labels() -> None:
    text = "THE CHAIR, ANN LEE: Order.\n\nMR. MOSS: No.\n\nTHE CHAIR: Order, please."
    assert who(text) == ["ann-lee", "bob-moss", "ann-lee"]


def test_a_label_within_the_marks() -> None:
    assert who('They spoke.\n\n"MOSS: Well, it leaked, as you know."') == ["bob-moss"]


def test_a_headline_has_the_speaker_of_what_it_quotes() -> None:
    text = "'We will stay': a night on the quay\n\n\"We will stay,\" said Lee."
    quotes, _ = read(text)
    assert [quote.speaker and quote.speaker.person for quote in quotes] == ["ann-lee", "ann-lee"]
    assert quotes[0].evidence[0].kind == "echo"


def test_who_reads_a_letter_out_is_not_its_author() -> None:
    assert who('A letter came. Lee reads it out in a low voice: "You and I have one job."') == [None]


def test_a_photo_credit_is_no_speaker() -> None:
    assert who('© Bob Moss The quay at noon\n\n"It leaked," said Lee.') == ["ann-lee"]


def test_words_painted_on_a_wall_are_nobodys() -> None:
    assert who('"It leaked," said Lee.\n\nBy noon "Who knew?" had been painted on the steps.')[1] is None


def test_no_verb_has_two_strengths() -> None:
    assert not SPEECH & STANCE and not SPEECH & LIGHT and not STANCE & LIGHT
    assert {"said", "says", "wrote", "replied", "swore"} <= SPEECH


_WORDS = st.sampled_from(
    [
        "Ann Lee",
        "Bob Moss",
        "she",
        "he",
        "the pair",
        "the actress",
        "said",
        "told",
        ", who",
        ",",
        ".",
        ":",
        '"',
        "“",
        "”",
        "'",
        "and",
        "by",
        "from",
        "was",
        "that",
        "adding",
        "\n\n",
        "the 45-year-old",
        "according to",
        "—",
        "I",
        "They",
        "called",
        "(",
        ")",
        "in the words of",
        "reads it out",
        "LEE:",
        "it leaked",
    ]
)


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_whatever_is_written_answers_are_spans(text: str) -> None:
    quotes, stand_ins = read(text)
    assert len(quotes) == len(find_quotes(text))
    for quote in quotes:
        assert 0.0 <= quote.confidence <= 1.0
        for span in filter(None, (quote.cue, quote.speaker)):
            assert text[span.start : span.end] == span.text != ""
        assert (quote.speaker is None) == (not quote.evidence)
        for step in quote.evidence:
            assert 0 <= step.start < step.end <= len(text)
    for mention in stand_ins:
        assert text[mention.start : mention.end] == mention.text
        assert mention.person in PEOPLE and mention.form != "name"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"It leaked," a diver who left the quay early said.', "<a diver>"),
        ('Lee was told that the boat had "leaked for a year".', None),
        ('Lee went on to say the boat had "leaked for a year".', "ann-lee"),
        ('Lee on Tuesday called the boat a "leaking bathtub".', "ann-lee"),
        ('Lee praised the crew and called the boat a "leaking bathtub".', "ann-lee"),
        ('It was called a "leaking bathtub of a boat" by Ann Lee.', "ann-lee"),
        ('Moss praised Ann Lee, who called the boat a "leaking bathtub".', "ann-lee"),
        ('It was a "leaking bathtub", said Ann Lee.', "ann-lee"),
        ('It was a "leaking bathtub", Ann Lee said.', "ann-lee"),
        ('The boat, Lee said, was a "leaking bathtub".', "ann-lee"),
        ('Calling the boat a "leaking bathtub", Lee left.', "ann-lee"),
        ('Lee was scathing about the "leaking bathtub of a boat".', "ann-lee"),
        ('It was the night when he heard the "leaking bathtub of a boat" sink.', "<he>"),
        ('Later, however, Lee was in tears: "It leaked."', "ann-lee"),
        ('Lee backs the mayor. "It leaked for a year."', "ann-lee"),
        (
            'The owners of the boat at the quay said it "leaked a little".',
            "<The owners of the boat at the quay>",
        ),
        ('"It leaked," both of the owners said.', "<both of the owners>"),
        ('"It leaked," one of the women said.', "<one of the women>"),
        ('"It leaked," said two of the men in the boat.', "<two of the men in the boat>"),
        ('"It leaked," said no one.', "<no one>"),
        ('"It leaked," said both the owners, who had met Lee.', "<both the owners>"),
        ('"It leaked," according to Ann Lee.', "ann-lee"),
        ('Lee — a diver — and, later, in tears, said it "leaked a little".', "ann-lee"),
        ('Lee, a diver, later said it "leaked a little".', "ann-lee"),
        ('In May, Lee and her crew sailed and, by June, said it "leaked a little".', "ann-lee"),
        ('The report, which said the boat "leaked a little", is lost.', "<The report>"),
        ('The friend to whom Lee wrote that it "leaked a little" is dead.', "ann-lee"),
        ('"It leaked," quickly added Lee.', "ann-lee"),
        ('Diver and sailor Ann Lee said it "leaked a little".', "ann-lee"),
        (
            'A member of the Salt and Tide club said it "leaked a little".',
            "<A member of the Salt and Tide club>",
        ),
        ('Few liked Lee\'s clear promise to be "a calmer captain".', "ann-lee"),
        ('Few liked the mayor\'s promise to be "a calmer captain".', "<the mayor>"),
        ('Few liked his promise to be "a calmer captain".', "<his>"),
        ('A pledge by Ann Lee that "nobody will sail" was lost.', "ann-lee"),
        ('Lee issued a statement saying it "leaked a little".', "ann-lee"),
        ('Few liked the divers\' promise to be "a calmer crew".', "<the divers>"),
        ('Ann Lee lost votes over her promise to be "a calmer captain".', "ann-lee"),
        ('"It leaked for a year" Lee said.', "ann-lee"),
        ('When Moss came and said it leaked, the diver yelled "It sank!"', "<the diver>"),
        ('Tuesday at the quay, in the rain, Ann Lee, a diver, said, "It leaked."', "ann-lee"),
        ('NEVER AGAIN ON THE QUAY - Ann Lee: "It leaked."', "ann-lee"),
        ('Moss sat down: "It leaked," Lee said.', "ann-lee"),
        ('"It leaked," the two said.', "<the two>"),
        ('"It leaked," a voice on the quay states.', "<a voice on the quay>"),
        ('"It leaked!" Ann Lee, a diver from the north, said of the boat.', "ann-lee"),
        ('Lee\'s advice to her crew was, "Stay on the quay."', "ann-lee"),
        ('Oslo (AP) – Lee was scathing about the "leaking bathtub of a boat".', "ann-lee"),
        ('The day before, at a fair in Salem, Ore., Lee held up the "leaking bathtub of a boat".', "ann-lee"),
        ('Lee less than two weeks ago said it "leaked a little".', "ann-lee"),
        ('In other words, explained the diver Ann Lee: "It leaked."', "ann-lee"),
        ('Lee said, and I quote, "It leaked."', "ann-lee"),
        ('The mayor left, with a diver telling the crowd it "leaked a little".', "<a diver>"),
        ('The mayor left, with Captain Ann Lee saying it "leaked a little".', "ann-lee"),
        ('Lee said it had a hull, which he called "a leaking bathtub".', "<he>"),
        ('It was a "leaking bathtub of a boat", in the words of Ann Lee.', "ann-lee"),
        ('The "leaking bathtub of a boat" sank at noon, according to Ann Lee.', "ann-lee"),
        ('The "leaking bathtub of a boat" sank at noon, said Ann Lee.', "ann-lee"),
        ('Lee said that it leaked and that the diver replied, "It sank."', "<the diver>"),
        ('Moss was calm when he sailed and she was loud, adding it "leaked a little".', "<she>"),
        ('The critics, who praised Lee, also said it "leaked a little".', "<The critics>"),
        ('Few trusted the word of the mayor; "it leaked a little".', None),
        ('Moss wrote to Ann Lee\'s diver, who said it "leaked a little".', "<Ann Lee's diver>"),
        ('A promise by the mayor of "a calmer crew" was lost.', None),
        ('"It leaked," Will said.', "<Will>"),
        ('"It leaked," said Will Marsh.', "<Will Marsh>"),
        ('OSLO, Norway - Lee was scathing about the "leaking bathtub of a boat".', "ann-lee"),
        ('Eight years ago, Lee sailed it home and said, "It leaked."', "ann-lee"),
        ('On July 6, 2015, Lee was in tears: "It leaked."', "ann-lee"),
        ('Sailors marching through the streets chanted, "It leaked all night!"', "<Sailors>"),
        ('The film closes with footage of Ann Lee saying, "It leaked."', "ann-lee"),
        ('Moss was booed, but she smiled, adding it "leaked a little".', "<she>"),
        ('An attack on Ann Lee, who said it "leaked a little", was printed.', "ann-lee"),
        ('Moss sternly rebuked critics who said it "leaked a little".', "<critics>"),
        ('Though the mayor denies it - "why would it leak?" asked Ann Lee.', "ann-lee"),
        ('Asked about it, the mother of three replied, "It leaked."', "<the mother of three>"),
        ('"It leaked and sank.” ―\u00a0Ann Lee\n', "ann-lee"),
    ],
)
def test_clauses_of_many_forms(text: str, speaker: str | None) -> None:
    assert who(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"It leaked for a year." "They knew," said Ann Lee.', ["ann-lee", "ann-lee"]),
        ('Ann Lee, Bob Moss and Cora Diaz said: "It leaked."', ["<Ann Lee, Bob Moss and Cora Diaz>"]),
        ('Moss was late. She was not. "It leaked," she said of Ann Lee.', ["<she>"]),
        ('Cora Diaz came.\n\nShe sat down. Then she said: "It leaked."', ["cora-diaz"]),
        ('Moss and Diaz met. "It leaked," he said.', ["<he>"]),
        ('They came. The pair said: "It leaked."', ["<The pair>"]),
        ('Captain Moss left. Sailor Diaz left.\n\n"It leaked," the captain said.', ["bob-moss"]),
        ('Cora Diaz, 45, met Ann Lee.\n\n"It leaked," the 45-year-old said.', ["cora-diaz"]),
        ('Moss spoke of "an old boat".\n\n"It leaked," the star replied.', ["bob-moss", "<the star>"]),
        ('The diver said it leaked. "It sank," he said.', ["<he>"]),
        ('Ann Lee saw Cora Diaz. "It leaked," she said.', ["ann-lee"]),
        ('The quay was dark when Lee and Diaz sailed. "It leaked," she said.', ["<she>"]),
        (
            'Cora Diaz sailed.\n\nIt blew.\n\nIt rained.\n\nIt snowed.\n\nIt blew.\n\n"It leaked," she said.',
            ["<she>"],
        ),
        ('The girl sailed. "It leaked," she said.', ["<she>"]),
        ('Captain Ann Lee sailed. The captain sat down. "It leaked," she said.', ["ann-lee"]),
        (
            'Old captain Ann Lee met young captain Cora Diaz.\n\n"It leaked," the young captain said.',
            ["cora-diaz"],
        ),
        (
            "She said: \"I went home. 'It leaked,' I said, 'and sank.'\"\n\nAnn Lee left.",
            ["<She>", "<I>", "<I>"],
        ),
        (
            "Cora Diaz came. She said: \"I went home. 'It leaked badly,' I said.\"",
            ["cora-diaz", "cora-diaz"],
        ),
        ('The mayor sailed.\n\n"It leaked," the 45-year-old said. Lee left.', ["<the 45-year-old>"]),
        ('Lee left.\n\nIt rained.\n\nIt blew.\n\n"It leaked," the star said.', ["<the star>"]),
        ("MR. NOBODY: Order.\n\nMR. NOBODY: Go on.", ["<MR. NOBODY>", "<MR. NOBODY>"]),
    ],
)
def test_references_of_many_forms(text: str, speakers: list[str]) -> None:
    assert who(text) == speakers
