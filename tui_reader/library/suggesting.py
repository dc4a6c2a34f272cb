"""What a reader who has typed the beginning of a word may want: people by any name, then words."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from tui_reader import index
from tui_reader.library.identities import named
from tui_reader.model import PersonSummary, Suggestion
from tui_reader.store.found import Found

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

_PEOPLE, _WORDS = 4, 4
_SHORTEST = 2
_LONG = 6  # code points: in shorter words one edit is enough to make another word of them
_WORD = re.compile(r"(?:^|[\s(:-])([^\W_][\w'’-]*)$")


def suggestions(library: Library, query: str, at: int) -> tuple[Suggestion, ...]:
    """See `Library.suggestions`."""
    typed = _WORD.search(query[:at])
    if typed is None or len(typed[1]) < _SHORTEST:
        return ()
    start, written = typed.start(1), typed[1]
    field = query[:start].rpartition(" ")[2]
    if field not in ("", "person:", "speaker:", "said:"):
        return ()
    form = "".join(form for form, *_ in index.tokens(written))
    found: list[Suggestion] = []
    with library.cache() as cache:
        if field != "said:":
            found += [_person(person, field, start, at) for person in cache.found.called_like(form, _PEOPLE)]
        if not field or field == "said:":
            forms = index.forms_starting(library.index_dir, form)
            found += [
                Suggestion("word", word, word, number, start, at) for word, number in _most(forms, form)
            ]
            found = found or _near(library, cache.found, field, form, start, at)
    return tuple(found)


def _near(library: Library, people: Found, field: str, form: str, start: int, at: int) -> list[Suggestion]:
    """What is spelt nearly so: two edits, or one in short words; letters that changed places are one."""
    most = 1 if len(form) < _LONG else 2

    def edits(word: str) -> int:
        return DamerauLevenshtein.distance(form, word)

    def is_meant(person: PersonSummary) -> bool:
        return min(map(edits, index.vocabulary(" ".join(person.aliases)))) <= most

    persons = filter(is_meant, named(people, f"{form}~2")) if not field else ()
    words = index.forms_near(library.index_dir, form, 2)
    nearest = sorted((edits(word), -number, word) for word, number in words.items())
    return [_person(person, field, start, at, near=True) for person in islice(persons, _PEOPLE)] + [
        Suggestion("word", word, word, -number, start, at, near=True)
        for distance, number, word in nearest[:_WORDS]
        if distance <= most
    ]


def _most(forms: dict[str, int], typed: str) -> list[tuple[str, int]]:
    """The most frequent words but the one that was typed."""
    others = [(word, number) for word, number in forms.items() if word != typed]
    return sorted(others, key=lambda word: (-word[1], word[0]))[:_WORDS]


def _person(person: PersonSummary, field: str, start: int, at: int, near: bool = False) -> Suggestion:
    """A bare name becomes a question for the person, by whatever name."""
    name = f'"{person.name}"' if " " in person.name else person.name
    text = name if field else f"person:{name}"
    return Suggestion("person", text, person.name, person.sources, start, at, near)
