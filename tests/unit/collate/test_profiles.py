from __future__ import annotations

import re

import pytest

from tests.unit.collate.people import LISTS
from tui_reader.collate.profiles import profiles, traits
from tui_reader.model import Annotations, Mention, Person, Profile


def annotated(text: str, *names: str) -> Annotations:
    """Every occurrence of these names, each that of a person of its own."""
    found = [(match.start(), match.end(), name) for name in names for match in re.finditer(name, text)]
    return Annotations(
        people=tuple(Mention(start, end, name, name) for start, end, name in sorted(found)),
        persons=tuple(Person(name, name, (name,)) for name in names),
    )


def profile(text: str, name: str = "Ann Lund") -> Profile:
    return profiles(text, annotated(text, name), LISTS.is_role)[name]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ann Lund, a retired pilot, spoke.", ["pilot"]),
        ("Ann Lund, 41, chief engineer of the line, spoke.", ["engineer"]),
        ("The line's chief engineer, Ann Lund, spoke.", ["engineer"]),
        ("They met Mayor Ann Lund.", ["Mayor"]),
        ("They met Cllr. Ann Lund.", ["Cllr"]),
        ("Ann Lund, who is a nurse, spoke.", ["nurse"]),
        ("Ann Lund, a clockmaker of Mill Lane, spoke.", ["clockmaker"]),
        ("On the quay, Ann Lund spoke.", []),
        ("Ann Lund, speaking on Monday, said no.", []),
    ],
)
def test_roles_stand_beside_a_name(text: str, roles: list[str]) -> None:
    found = profile(text).roles
    assert [role.text for role in found] == roles
    assert all(text[role.start : role.end] == role.text for role in found)


def test_words_that_stand_for_a_person_describe_them() -> None:
    text = "Ann Lund left. The pilot was tired."
    found = annotated(text, "Ann Lund")
    pilot = Mention(15, 24, "The pilot", "Ann Lund", "epithet")
    both = Annotations((*found.people, pilot), persons=found.persons)
    assert [role.text for role in profiles(text, both, LISTS.is_role)["Ann Lund"].roles] == ["pilot"]


def test_gender_of_titles_and_pronouns_where_they_agree() -> None:
    assert profile("Mrs Ann Lund left.").gender == "f"
    assert profile("Ann Lund left.").gender is None
    text = "Ann Lund left. She had time. He said so."
    found = annotated(text, "Ann Lund")
    she = Mention(15, 18, "She", "Ann Lund", "pronoun")
    he = Mention(29, 31, "He", "Ann Lund", "pronoun")
    assert (
        profiles(text, Annotations((*found.people, she), persons=found.persons), LISTS.is_role)[
            "Ann Lund"
        ].gender
        == "f"
    )
    both = Annotations((*found.people, she, he), persons=found.persons)
    assert profiles(text, both, LISTS.is_role)["Ann Lund"].gender is None


@pytest.mark.parametrize(
    "text", ["Ann Lund, 41, left.", "Ann Lund (41) left.", "The 41-year-old pilot Ann Lund."]
)
def test_age(text: str) -> None:
    assert profile(text).age == 41


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Lund, known on the docks as Nan, left.", ["Nan"]),
        ("Ann Lund, whom everybody calls Nan, left.", ["Nan"]),
        ("Ann Lund, nicknamed “Nan”, left.", ["Nan"]),
        ("Ann Lund, best known as Rachel in a series, left.", []),
        ("Ann Lund, known to many as the pilot Bo Reyes, left.", []),
        ("Ann Lund left. Bo, known as Nan, stayed.", []),
    ],
)
def test_what_a_person_is_also_called(text: str, told: list[str]) -> None:
    assert [name.text for name in profile(text).told] == told


def test_traits_are_the_other_names_of_a_source() -> None:
    text = "On Friday Ann Lund went to Mill Lane. The Fire Brigade had met Bo there. Ann Lund left Mill Lane."
    assert traits(text, annotated(text, "Ann Lund", "Bo")) == (
        "@ann lund", "~lund", "~bo", "Mill Lane", "Fire Brigade",
    )  # fmt: skip
