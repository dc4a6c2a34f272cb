"""Names resolve to persons: one person under all names, two people never made one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.annotate.people.persons import fold, resolve, slug


def persons_of(text: str) -> list[str]:
    """The person of each name; the names of a text stand between < and >."""
    plain = re.sub("[<>]", "", text)
    names, at = [], 0
    for found in re.finditer("<(.*?)>", text):
        start = plain.index(found[1], at)
        at = start + len(found[1])
        names.append((start, at))
    mentions, persons = resolve(plain, names)
    assert [plain[mention.start : mention.end] for mention in mentions] == [
        mention.text for mention in mentions
    ]
    assert {mention.person for mention in mentions} == {person.id for person in persons}
    return [mention.person for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Ada Finch> <Finch> <Ada>", "ada-finch ada-finch ada-finch"),
        ("<FINCH> <Ada Finch>", "ada-finch ada-finch"),
        ("<Ada Finch> <Ada M. Finch> <A. Finch>", "ada-m-finch ada-m-finch ada-m-finch"),
        ("<Ada Mary Finch> <Ada Finch> <Mary>", "ada-mary-finch ada-mary-finch ada-mary-finch"),
        ("<Ada Finch> <Oda Finch>", "ada-finch oda-finch"),
        ("<Ada Finch> <Ada Lund>", "ada-finch ada-lund"),
        ("<Ludo van der Berg> <van der Berg> <Berg>", " ".join(["ludo-van-der-berg"] * 3)),
        ("<Inés Doré> <Ines Dore> <Dore>", "ines-dore ines-dore ines-dore"),
        ("<Ada Finch Jr> <Finch>", "ada-finch-jr ada-finch-jr"),
        ("<Daniel Lund> <Dan> <Danny Lund>", "daniel-lund daniel-lund daniel-lund"),
        ("<William Lund> <Bill> <Bill Lund>", "william-lund william-lund william-lund"),
        ("<Thomas Lund> <Tommy>", "thomas-lund thomas-lund"),
        ("<Niamh O'Dowd> <O’Dowd>", "niamh-o-dowd niamh-o-dowd"),
        ("<Lund> came", "lund"),
        ("<Lund Ada> <Lund>", "lund-ada lund-ada"),
        ("<Jackson Lund> <Ada Jackson> <Jackson>", "jackson-lund ada-jackson ada-jackson"),
    ],
)
def test_names_of_one_person(text: str, expected: str) -> None:
    assert persons_of(text) == expected.split()


def test_a_shared_surname_goes_to_the_only_one_named_so_far() -> None:
    assert persons_of("<Ada Finch> <Finch> <Oda Finch>") == ["ada-finch", "ada-finch", "oda-finch"]


def test_a_shared_surname_goes_to_the_one_near_or_to_nobody() -> None:
    far = "x" * 1_100
    assert persons_of(f"<Ada Finch> {far} <Oda Finch> <Finch>")[2] == "oda-finch"
    assert persons_of("<Ada Finch> and <Oda Finch>: <Finch>")[2] == "finch"


def test_a_form_that_fits_two_longer_names_stays_apart() -> None:
    assert len(set(persons_of("<Ada Mary Finch> <Ada Ruth Finch> <Ada Finch>"))) == 3


def test_a_short_form_is_another_person_where_the_two_stand_side_by_side() -> None:
    assert persons_of("<Dan Lund> left. <Daniel Lund> wept.") == ["daniel-lund", "daniel-lund"]
    assert persons_of("<Dan Lund> and <Daniel Lund> left.") == ["dan-lund", "daniel-lund"]
    assert persons_of("<Daniel Lund> and his son <Dan Lund> left.") == ["daniel-lund", "dan-lund"]
    assert persons_of("<Dan> and <Daniel Lund> left. <Dan> wept.") == ["dan", "daniel-lund", "dan"]


def test_a_surname_used_alone_before_a_second_bearer_comes_stays_with_the_first() -> None:
    far = "x" * 1_100
    assert persons_of("<Finch> Wins\n<Ada Finch> met <Oda Finch>. <Finch> left.")[::3] == ["ada-finch"] * 2
    assert persons_of(f"<Finch> Wins\n<Ada Finch> {far} <Oda Finch> <Finch>")[3] == "oda-finch"


def test_a_title_tells_man_from_woman() -> None:
    names = persons_of("Mr. <Odo Finch> left. Mrs. <Finch> stayed. Mr. <Finch> wept.")
    assert names == ["odo-finch", "finch", "odo-finch"]


def test_families_are_nobody() -> None:
    assert persons_of(
        "<Ada Finch> invited the <Finches> and the <Lunds>; <Oda Jones> and the <Jones> case"
    ) == [
        "ada-finch",
        "oda-jones",
        "oda-jones",
    ]


def test_a_person_is_named_most_fully_and_lists_all_names() -> None:
    text = "FINCH SPEAKS. Ada Finch and Finch and ADA FINCH"
    names = [(found.start(), found.end()) for found in re.finditer("(?i)ada finch|finch", text)]
    _, (person,) = resolve(text, names)
    assert person.name == "Ada Finch"
    assert person.aliases == ("Ada Finch", "ADA FINCH", "Finch", "FINCH")


def test_ids_are_unique_within_a_source() -> None:
    persons = persons_of("<Ada-Mary Finch> and <Ada Mary-Finch>")
    assert persons == ["ada-mary-finch", "ada-mary-finch-2"]


def test_names_without_letters_are_left_out() -> None:
    assert resolve("123", [(0, 3)]) == ((), ())


def test_fold_and_slug() -> None:
    assert fold("ÉLAN’s") == "elan's"
    assert slug("Élan O’Dowd-Berg 3rd") == "elan-o-dowd-berg-3rd"
    assert slug("—") == "person"
    assert slug("Łukasz Straße") == "łukasz-strasse"


@given(st.text(max_size=60), st.sets(st.integers(0, 60), max_size=8))
def test_whatever_the_text(text: str, cuts: set[int]) -> None:
    at = sorted(cut for cut in cuts if cut <= len(text))
    names = list(zip(at[::2], at[1::2], strict=False))
    mentions, persons = resolve(text, names)
    assert (mentions, persons) == resolve(text, names)
    assert len({person.id for person in persons}) == len(persons)
    assert {mention.person for mention in mentions} == {person.id for person in persons}
    for mention in mentions:
        assert (mention.start, mention.end) in names
        assert mention.text == text[mention.start : mention.end]
    for person in persons:
        assert person.name == person.aliases[0]
