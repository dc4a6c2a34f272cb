"""What queries mean."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.index.marked_up import made
from tui_reader.index import alias_test, fold, match, parse
from tui_reader.index.nodes import Fuzzy, Leaf, Phrase, Word
from tui_reader.index.terms import find, within
from tui_reader.index.text import words
from tui_reader.model import Annotations, Person, Source


def places(query: str, text: str) -> list[str]:
    """What a leaf finds in a text."""
    leaf = parse(query)
    assert isinstance(leaf, Leaf)
    return [fold(text)[start:end] for start, end in find(leaf, fold(text))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("sea", "Sea, seas and SEA; undersea", ["sea", "sea"]),
        ("merkel", "Mérkel", ["merkel"]),
        ("obrien", "O'Brien, O’Brien’s, OBrien, O Brien", ["o'brien", "o'brien", "obrien"]),
        ("o'brien", "O'Brien, OBrien, O Brien, O-Brien", ["o'brien", "obrien", "o brien", "o-brien"]),
        ("brien", "O'Brien", ["brien"]),
        ("smithjones", "Smith-Jones; Smith Jones", ["smith-jones"]),
        ("smith-jones", "Smith-Jones; Smith Jones; SmithJones", ["smith-jones", "smith jones", "smithjones"]),
        ("smith", "Smith-Jones, _smith_ and smithy", ["smith", "smith"]),
        ("dont", "don't", ["don't"]),
        ("abcde", "a-b-c-d-e a-b-c-de", ["a-b-c-de"]),
        ("a-b-c-d-e", "a-b-c-d-e", ["a-b-c-d-e"]),
        ("sea*", "Seaside, sea-level, overseas, se-als", ["seaside", "sea", "se-als"]),
        ("o'br*", "O'Brien, o bravo, obrigado", ["o'brien", "o bravo", "obrigado"]),
        ("harbur~1", "harbour harbor harbours har-bour arbur", ["harbour", "harbor", "har-bour", "arbur"]),
        ("harbur~2", "harbours harbinger", ["harbours"]),
        ('"old harbour"', "old harbour, the OLD\n\nharbour; oldharbour", ["old harbour", "old\n\nharbour"]),
        ('"old o\'brien farm"', "old O'Brien farm, old OBrien farm", ["old o'brien farm", "old obrien farm"]),
        ('"new o"', "new O'Brien", ["new o"]),
        ('"a b"', "a-b a, b ab", ["a-b", "a, b"]),
        ('"sea salt"~1', "salt of sea; sea of the salt", ["salt", "sea"]),
        ('"sea salt"~2', "sea of the salt", ["sea", "salt"]),
        ('"sea sea"~1', "sea and sea", ["sea", "sea"]),
        ('"sea sea"~1', "sea", []),
        ('"sea salt"~9', "sea", []),
    ],
)  # fmt: skip
def test_where_words_stand(query: str, text: str, expected: list[str]) -> None:
    assert places(query, text) == expected


@given(st.text("ab", max_size=6), st.text("abc", max_size=6), st.integers(1, 2))
def test_within_is_levenshtein(a: str, b: str, distance: int) -> None:
    def levenshtein(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        return min(
            levenshtein(a[1:], b) + 1,
            levenshtein(a, b[1:]) + 1,
            levenshtein(a[1:], b[1:]) + (a[0] != b[0]),
        )

    assert within(a, b, distance) == (levenshtein(a, b) <= distance)


@given(st.text(st.sampled_from("aab'-. _"), max_size=30), st.text("ab", min_size=1, max_size=3))
def test_a_word_is_found_where_it_is_a_word(text: str, form: str) -> None:
    """The regular expressions agree with the words that are indexed."""
    found = words(text)
    runs = {found_form for found_form, _, _ in found.runs()}
    assert bool(find(Word((form,)), text)) == (form in found.forms or form in runs)
    assert bool(find(Fuzzy(form, 1), text)) == any(within(form, other, 1) for other in {*found.forms, *runs})


@given(st.text(st.sampled_from("ab'-. "), max_size=20))
def test_a_phrase_stands_where_its_words_follow_each_other(text: str) -> None:
    found = words(text).forms
    phrase = Phrase((Word(("a",)), Word(("b",))))
    assert bool(find(phrase, text)) == any(pair == ("a", "b") for pair in pairwise(found))


ADA = Person("ada-byron", "Ada Byron", ("Ada Byron", "Lady Ada"))
BEN = Person("ben-ode", "Ben O'Dell", ("Ben O'Dell", "Ben"))
STORY = """Harbour dispute

[ada-byron|Ada Byron] met [ben-ode|Ben] on {2021-03-05|2021-03-05|5 March}. \
<1|ada-byron|0.9|The harbour is>, [ada-byron|she] said, <1|ada-byron|0.9|not for sale>.

<2|ben-ode|0.8|Every harbour is for sale>, said [ben-ode|Ben O'Dell] in {2021-04-01|2021-04-30|April}.

<3||0.0|Nobody asked the harbour>, someone wrote in {|2022-01-01|winter}. <4|a neighbour|0.3|What a sale>.

[ada-byron|Lady Ada] left on {2021-04-02|2021-04-02|2 April} without a word."""


def answer(query: str, **options: object) -> list[tuple[int, list[str]]]:
    """The passages (by their number) that answer, and what is marked in them."""
    source, annotations = made(STORY, (ADA, BEN), "press/north_sea.txt", "2021-05-01")
    hits = match(parse(query), source, annotations, **options)  # type: ignore[arg-type]
    for hit in hits:
        assert source.span(hit.passage.start, hit.passage.end) == hit.passage
        assert hit.line == source.line_of(hit.passage.start)
        last = hit.passage.start
        for span in hit.matches:
            assert last <= span.start < span.end <= hit.passage.end
            assert source.span(span.start, span.end) == span
            last = span.end
    starts = [0, *(at + 2 for at in range(len(source.text)) if source.text.startswith("\n\n", at))]
    return [(starts.index(hit.passage.start), [span.text for span in hit.matches]) for hit in hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("byron", [(1, ["Byron"])]),
        ("nowhere", []),
        ("dispute nowhere", []),
        ("dispute left neighbour OR met", [(1, ["met"])]),
        ("harbour left", [(0, ["Harbour"]), *((at, ["harbour"]) for at in (1, 2, 3)), (4, ["left"])]),
        ("harbour met", [(1, ["met", "harbour"])]),
        ("dispute OR left", [(0, ["dispute"]), (4, ["left"])]),
        ("(dispute OR met) left", [(0, ["dispute"]), (1, ["met"]), (4, ["left"])]),
        ("harbour dispute OR left", [(0, ["Harbour", "dispute"]), (4, ["left"])]),
        ('"for sale" harbour', [(1, ["harbour", "for sale"]), (2, ["harbour", "for sale"])]),
        ('dispute "harbour dispute"', [(0, ["Harbour dispute"])]),
        ('"dispute ada"', [(0, ["dispute"]), (1, ["Ada"])]),
        ("dispute NOT nowhere", [(0, ["dispute"])]),
        ("dispute NOT left", []),
        ("NOT nowhere", [(0, [])]),
        ("NOT left", []),
        ("NOT (left nowhere)", [(0, [])]),
        ("dispute NOT (left OR nowhere)", []),
        ("person:byron", [(1, ["Ada Byron", "she"]), (4, ["Lady Ada"])]),
        ("person:lady", [(1, ["Ada Byron", "she"]), (4, ["Lady Ada"])]),
        ("person:odell", [(1, ["Ben"]), (2, ["Ben O'Dell"])]),
        ('person:"byron ada"', []),
        ("person:(byron lady)", [(1, ["Ada Byron", "she"]), (4, ["Lady Ada"])]),
        ("person:(byron ben)", []),
        ("person:(NOT ben) left", [(4, ["Lady Ada", "left"])]),
        ("person:byron person:ben", [(1, ["Ada Byron", "Ben", "she"])]),
        ("person:byron -person:ben", [(4, ["Lady Ada"])]),
        ("ada person:byron", [(1, ["Ada", "she"]), (4, ["Ada"])]),
        ("dispute person:byron", []),
        ("speaker:ada", [(1, ["The harbour is", "not for sale"])]),
        ("speaker:lady", [(1, ["The harbour is", "not for sale"])]),
        ("speaker:neighbour", []),
        ("speaker:unknown", [(3, ["Nobody asked the harbour", "What a sale"])]),
        ("speaker:(unknown OR ben) said:harbour", [(2, ["harbour"]), (3, ["harbour"])]),
        ("said:sale", [(1, ["sale"]), (2, ["sale"]), (3, ["sale"])]),
        ("said:(harbour sale)", [(1, ["harbour", "sale"]), (2, ["harbour", "sale"])]),
        ("said:harbour said:asked", [(3, ["asked", "harbour"])]),
        ('said:"is not for"', [(1, ["is", "not for"])]),
        ("said:dispute", []),
        ("said:(sale NOT harbour)", [(3, ["sale"])]),
        ("speaker:ben said:harbour", [(2, ["harbour"])]),
        ("speaker:ada said:every", []),
        ("said:harbour -speaker:ben", [(1, ["harbour"]), (3, ["harbour"])]),
        ("said:harbour -(speaker:ben nowhere)", [(1, ["harbour"]), (2, ["harbour"]), (3, ["harbour"])]),
        ("said:harbour -left", []),
        ("said:harbour -date:2021-03", [(2, ["harbour"]), (3, ["harbour"])]),
        ("-(speaker:ada said:every)", [(0, [])]),
        ("-(speaker:ada said:sale)", []),
        ("(speaker:ada OR speaker:ben) said:every", [(2, ["Every"])]),
        ("(speaker:ada said:sale) (speaker:ben said:sale)", [(1, ["sale"]), (2, ["sale"])]),
        ("(speaker:ada said:sale) (speaker:ben said:not)", []),
        ("date:2021-04", [(2, ["April"]), (4, ["2 April"])]),
        ("date:2021-04-01..2021-04-15", [(4, ["2 April"])]),
        ("date:2022", []),
        ("date:(2021 -2021-04)", [(1, ["5 March"])]),
        ("person:ada date:2021-04", [(4, ["Lady Ada", "2 April"])]),
        ("speaker:ben date:2021-04", [(2, ["Every harbour is for sale", "April"])]),
        ("said:sale person:ada", [(1, ["Ada Byron", "she", "sale"])]),
        ("source:north", [(0, [])]),
        ('source:"press/north"', [(0, [])]),
        ("source:south", []),
        ("published:2021-05 left", [(4, ["left"])]),
        ("published:2021-06 left", []),
        ("-published:2021-06 left", [(4, ["left"])]),
        ("-source:press left", []),
    ],
)  # fmt: skip
def test_answers(query: str, expected: list[tuple[int, list[str]]]) -> None:
    assert answer(query) == expected


def test_a_speaker_is_known_from_the_threshold_on() -> None:
    assert answer("speaker:neighbour", confidence=0.3) == [(3, ["What a sale"])]
    assert answer("speaker:ben", confidence=0.85) == []
    assert [passage for passage, _ in answer("speaker:unknown", confidence=0.85)] == [2, 3]


def test_a_person_is_found_by_a_name_that_only_other_sources_use() -> None:
    asked = []

    def persons(words: str) -> frozenset[str]:
        asked.append(words)
        return frozenset({ADA.id} if words == "countess" else ())

    assert answer("person:countess", persons=persons) == answer("person:ada")
    assert answer("speaker:countess", persons=persons) == answer("speaker:ada")
    assert answer("person:count*", persons=persons) == []
    assert set(asked) == {"countess", "count*"}


@pytest.mark.parametrize(
    ("words", "alias", "expected"),
    [("obrien", "Pat O’Brien", True), ("pat*", "Pátrick", True), ('"pat obrien"', "O'Brien, Pat", False)],
)
def test_alias_test(words: str, alias: str, expected: bool) -> None:
    assert alias_test(words)(alias) is expected


def test_without_annotations_fields_know_nothing() -> None:
    source, _ = made(STORY, (ADA, BEN))
    assert match(parse("person:ada OR speaker:unknown OR said:sale OR date:2021"), source, None) == []
    assert len(match(parse("left -person:ada"), source, None)) == 1


def test_an_unpublished_source_has_no_day() -> None:
    source = Source("a.txt", "Text", "", "utf-8", "")
    assert match(parse("published:2021"), source, None) == []
    assert len(match(parse("-published:2021"), source, None)) == 1


def test_an_empty_source_has_no_passage() -> None:
    assert match(parse("-a OR source:a"), Source("a.txt", " \n", "", "utf-8", ""), None) == []


def test_a_quote_over_several_passages_answers_where_its_words_stand() -> None:
    source, annotations = made("<1|x|1|First of all.\n\nIn the second place.\n\nAnd last.>", ())
    assert [hit.passage.text for hit in match(parse("said:second"), source, annotations)] == [
        "In the second place."
    ]
    assert [len(hit.matches) for hit in match(parse("speaker:x"), source, annotations)] == [1, 1, 1]


def test_several_speakers_of_one_quote() -> None:
    source, found = made("<1|they|1|We agree>", (ADA, BEN))
    quote = found.quotes[0]
    speaker = replace(quote.speaker, persons=("ada-byron", "ben-ode"))  # type: ignore[type-var]
    annotations = Annotations(quotes=(replace(quote, speaker=speaker),), persons=(ADA, BEN))
    assert len(match(parse("speaker:ada speaker:ben speaker:they"), source, annotations)) == 1
