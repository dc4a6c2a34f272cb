from __future__ import annotations

from tui_reader.library.identities import identify
from tui_reader.model import Person

LEE = Person("ann-lee", "Ann Lee", ("Ann Lee", "Lee"))


def test_equal_full_names_are_one_person_in_all_sources() -> None:
    who = identify([("a.txt", LEE, 3), ("b.txt", Person("ann-lee", "Ann Lee", ("Ann Lee", "Annie")), 2)])
    (person,) = who.people
    assert (person.name, person.mentions, person.sources) == ("Ann Lee", 5, ("a.txt", "b.txt"))
    assert person.aliases == ("Ann Lee", "Annie", "Lee")
    assert who.of("b.txt", "ann-lee") == person


def test_a_name_of_one_word_joins_nobody() -> None:
    lee = Person("lee", "Lee", ("Lee",))
    who = identify([("a.txt", lee, 1), ("b.txt", lee, 1), ("c.txt", LEE, 1)])
    assert len(who.people) == 3
    assert who.of("a.txt", "lee") != who.of("b.txt", "lee")


def test_the_most_mentioned_come_first() -> None:
    who = identify([("a.txt", LEE, 1), ("a.txt", Person("tom-reyes", "Tom Reyes", ()), 4)])
    assert [person.name for person in who.people] == ["Tom Reyes", "Ann Lee"]


def test_anybody_can_be_found_by_any_alias() -> None:
    who = identify(
        [("a.txt", LEE, 1), ("a.txt", Person("tom-reyes", "Tom Reyes", ("Tom Reyes", "Tommy")), 4)]
    )
    assert [person.name for person in who.named("tommy")] == ["Tom Reyes"]
    assert [person.name for person in who.named("l*")] == ["Ann Lee"]
    assert [person.name for person in who.named("lee ann")] == ["Ann Lee"]
    assert who.named("reyes lee") == ()


def test_nobody_is_known_of_an_unread_source() -> None:
    assert identify([]).of("a.txt", "ann-lee") is None
