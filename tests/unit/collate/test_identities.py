from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.collate.people import folder, named
from tui_reader.collate.identities import alone, namesakes
from tui_reader.model import Reference

FIRE = {"@eve obi", "@tor aas", "Mill Lane", "Fire Brigade"}
RACE = {"@una quist", "@ivo petri", "Long Reach", "Regatta"}
VOTE = {"@kim sato", "Town Hall", "Green Party"}


def sources(persons: Iterable[Sequence[Reference]]) -> list[list[int]]:
    return sorted(sorted(reference.source for reference in person) for person in persons)


def test_two_people_with_a_common_name_stay_two() -> None:
    persons = namesakes([named(1, "John Smith"), named(2, "John Smith")], folder({1: FIRE, 2: RACE}))
    assert sources(persons) == [[1], [2]]


@pytest.mark.parametrize("shared", ["@eve obi", "Mill Lane"])
def test_a_companion_or_a_place_makes_them_one(shared: str) -> None:
    persons = namesakes(
        [named(1, "John Smith"), named(2, "John Smith")], folder({1: FIRE, 2: RACE | {shared}})
    )
    assert sources(persons) == [[1, 2]]


def test_a_role_makes_them_one() -> None:
    mayors = [named(1, "John Smith", roles="harbourmaster"), named(2, "John Smith", roles="harbourmaster")]
    assert sources(namesakes(mayors, folder({1: FIRE, 2: RACE}))) == [[1, 2]]


def test_a_rare_name_is_one_person() -> None:
    persons = namesakes(
        [named(1, "Zofka Achterbosch"), named(2, "ZOFKA ACHTERBOSCH")], folder({1: FIRE, 2: RACE})
    )
    assert sources(persons) == [[1, 2]]


def test_age_and_gender_keep_apart_what_a_story_would_join() -> None:
    about = folder({1: FIRE, 2: RACE | {"@eve obi"}})
    assert len(namesakes([named(1, "John Smith", age=34), named(2, "John Smith", age=71)], about)) == 2
    rare = [named(1, "Sam Achterbosch", gender="f"), named(2, "Sam Achterbosch", gender="m")]
    assert len(namesakes(rare, folder({1: FIRE, 2: RACE}))) == 2


def test_people_a_generation_apart_stay_two_in_one_story() -> None:
    story = {f"@{first} {last}" for first in ("eve", "ada", "ivo") for last in ("obi", "quist", "sand")}
    about = folder({1: story, 2: story})
    assert len(namesakes([named(1, "Ann Lund", age=61), named(2, "Ann Lund", age=38)], about)) == 2
    assert len(namesakes([named(1, "Ann Lund", age=61), named(2, "Ann Lund", age=58)], about)) == 1


def test_a_short_form_joins_on_evidence_only() -> None:
    both = [named(1, "Dan Lund"), named(2, "Daniel Lund")]
    assert sources(namesakes(both, folder({1: FIRE, 2: RACE}))) == [[1], [2]]
    assert sources(namesakes(both, folder({1: FIRE, 2: FIRE}))) == [[1, 2]]


def test_a_nickname_told_in_one_source_joins_another() -> None:
    told = named(1, "Dolores Achterbosch", told="Lola")
    assert sources(namesakes([told, named(2, "Lola Achterbosch")], folder({1: FIRE, 2: FIRE}))) == [[1, 2]]
    other = named(1, "Dolores Achterbosch")
    assert sources(namesakes([other, named(2, "Lola Achterbosch")], folder({1: FIRE, 2: FIRE}))) == [[1], [2]]


def test_an_initial_of_two_people_is_nobodys() -> None:
    three = [named(1, "Ann Lund"), named(1, "Aron Lund"), named(2, "A. Lund")]
    assert sources(namesakes(three, folder({1: FIRE, 2: FIRE}))) == [[1], [1], [2]]


def test_an_initial_does_not_make_one_of_two_other_people() -> None:
    names = [named(1, "Ann Lund"), named(2, "Aron Lund"), named(3, "A. Lund")]
    persons = sources(namesakes(names, folder({1: FIRE, 2: RACE, 3: FIRE})))
    assert persons == [[1, 3], [2]]


def test_who_is_named_often_is_likely_named_again() -> None:
    known = [named(number, "John Smith") for number in range(1, 60)]
    about = folder(dict.fromkeys(range(1, 60), FIRE) | {60: RACE | {"Mill Lane"}})
    assert len(namesakes([*known, named(60, "John Smith")], about)) == 1


def test_persons_that_one_source_tells_apart_are_never_one() -> None:
    persons = namesakes([named(1, "Dan Lund"), named(1, "Daniel Lund")], folder({1: FIRE}))
    assert sources(persons) == [[1], [1]]


def test_a_surname_alone_joins_on_evidence_only() -> None:
    known, single = [named(1, "Ann Lund")], named(2, "Lund")
    assert alone("lund", [single], [known], folder({1: FIRE, 2: RACE})) == ([[]], [[single]])
    assert alone("lund", [single], [known], folder({1: FIRE, 2: FIRE})) == ([[single]], [])


def test_a_surname_of_two_who_fit_is_nobodys() -> None:
    two = [[named(1, "Ann Lund")], [named(1, "Bo Lund")]]
    single = named(2, "Lund")
    assert alone("lund", [single], two, folder({1: FIRE, 2: FIRE})) == ([[], []], [[single]])
    she = named(2, "Lund", gender="f")
    assert alone("lund", [she], two, folder({1: FIRE, 2: FIRE})) == ([[she], []], [])


def test_a_nickname_is_whose_the_source_says() -> None:
    told, single = named(1, "Dolores Reyes", told="Lola"), named(1, "Lola")
    assert alone("lola", [single], [[told]], folder({1: FIRE})) == ([[single]], [])


def test_single_names_join_each_other_on_evidence() -> None:
    singles = [named(1, "Pelka"), named(2, "Pelka"), named(3, "Pelka")]
    joined, others = alone("pelka", singles, [], folder({1: FIRE | VOTE, 2: FIRE | VOTE, 3: RACE}))
    assert joined == [] and sources(others) == [[1, 2], [3]]


NAMES = st.sampled_from(["Ann Lund", "A. Lund", "Ann M. Lund", "Daniel Lund", "Dan Lund", "Bo Lund"])
ABOUT = st.sampled_from([FIRE, RACE, VOTE, FIRE | VOTE])


@given(st.lists(st.tuples(NAMES, ABOUT), min_size=1, max_size=8))
def test_everybody_is_exactly_one_person(drawn: list[tuple[str, set[str]]]) -> None:
    references = [named(number, name) for number, (name, _) in enumerate(drawn)]
    persons = namesakes(references, folder({number: about for number, (_, about) in enumerate(drawn)}))
    assert sorted(reference.source for person in persons for reference in person) == list(range(len(drawn)))
