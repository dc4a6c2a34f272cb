from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader import index
from tui_reader.library.identities import named
from tui_reader.model import Annotations, Mention, Person, Source
from tui_reader.store.cache import Cache

LEE = Person("ann-lee", "Ann Lee", ("Ann Lee", "Lee"))
TOM = Person("tom-reyes", "Tom Reyes", ("Tom Reyes", "Tommy"))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def note(cache: Cache, path: str, *persons: tuple[Person, int]) -> None:
    """A source that mentions persons so often."""
    people = tuple(Mention(0, 1, "x", person.id) for person, often in persons for _ in range(often))
    annotations = Annotations(people=people, persons=tuple(person for person, _ in persons))
    cache.put(Source(path, path, path, "utf-8", path), 1, 1)
    cache.mark_annotated([(path, annotations)], "m", index.vocabulary)


def called(cache: Cache, words: str) -> list[str]:
    return [person.name for person in named(cache.found, words)]


def test_equal_full_names_are_one_person_in_all_sources(cache: Cache) -> None:
    note(cache, "a.txt", (LEE, 3))
    note(cache, "b.txt", (Person("ann-lee", "Ann Lee", ("Ann Lee", "Annie")), 2))
    (person,) = cache.found.people()
    assert (person.name, person.mentions, person.sources) == ("Ann Lee", 5, 2)
    assert person.aliases == ("Ann Lee", "Annie", "Lee")
    assert cache.found.of("b.txt") == {"ann-lee": (person.key, "Ann Lee")}
    assert cache.found.person(person.key) == person
    assert cache.found.sources_of(person.key) == ["a.txt", "b.txt"]


def test_a_name_of_one_word_joins_nobody(cache: Cache) -> None:
    lee = Person("lee", "Lee", ("Lee",))
    note(cache, "a.txt", (lee, 1))
    note(cache, "b.txt", (lee, 1))
    note(cache, "c.txt", (LEE, 1))
    assert len({person.key for person in cache.found.people()}) == 3
    assert cache.found.of("a.txt")["lee"] != cache.found.of("b.txt")["lee"]


def test_the_most_mentioned_come_first(cache: Cache) -> None:
    note(cache, "a.txt", (LEE, 1), (TOM, 4))
    assert [person.name for person in cache.found.people()] == ["Tom Reyes", "Ann Lee"]
    assert [person.name for person in cache.found.people(1)] == ["Tom Reyes"]
    assert called(cache, "t* OR l*") == ["Tom Reyes", "Ann Lee"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("tommy", ["Tom Reyes"]),
        ("l*", ["Ann Lee"]),
        ("lee ann", ["Ann Lee"]),
        ('"ann lee"', ["Ann Lee"]),
        ("reyes lee", []),
        ("reyse~2", ["Tom Reyes"]),
        ("NOT lee NOT s*", ["Tom Reyes"]),
        ("o-brien", ["Síle O'Brien"]),
        ("obrien", ["Síle O'Brien"]),
        ("obr*", ["Síle O'Brien"]),
        ("sile", ["Síle O'Brien"]),
        ("nobody", []),
    ],
)
def test_anybody_can_be_found_by_any_alias(cache: Cache, words: str, names: list[str]) -> None:
    note(cache, "a.txt", (LEE, 1), (TOM, 4), (Person("sile-obrien", "Síle O'Brien", ()), 2))
    found = called(cache, words)
    assert found == names


def test_nobody_is_known_of_an_unread_source(cache: Cache) -> None:
    assert cache.found.of("a.txt") == {}
    assert cache.found.person("ann-lee") is None


def test_who_is_named_no_more_is_forgotten(cache: Cache) -> None:
    note(cache, "a.txt", (LEE, 1))
    note(cache, "b.txt", (TOM, 1))
    cache.remove(["a.txt"])
    assert [person.name for person in cache.found.people()] == ["Tom Reyes"]
    assert cache.found.called("lee") == [] and "lee" not in cache.found.name_words()
