"""Who is who across sources: what is noted of each, and deciding again about the names that were touched."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tui_reader import index
from tui_reader.collate.identities import alone, namesakes
from tui_reader.collate.names import Lists, form, is_full
from tui_reader.collate.odds import Folder, names_of, own_traits
from tui_reader.collate.profiles import profiles, traits
from tui_reader.model import Annotations, Reference, Source
from tui_reader.store.identities import ALONE, OTHER, SURNAME, Identities

_AT_ONCE = 2_000  # references


def note(identities: Identities, number: int, source: Source, found: Annotations) -> None:
    """Keep what a source tells of its persons."""
    told = profiles(source.text, found, _lists().is_role)
    references = [
        Reference(number, person.id, person.name, person.aliases, told[person.id]) for person in found.persons
    ]
    identities.put(
        number,
        told,
        {reference.id: _parts(reference) for reference in references},
        traits(source.text, found),
        {trait for reference in references for trait in own_traits(reference)},
    )


def decide(identities: Identities) -> int:
    """Decide again about some of the names that were touched; 1 if there were any, else 0."""
    folder = known(identities)
    looked_at = decided = 0
    while looked_at < _AT_ONCE and (task := identities.undecided()) is not None:
        looked_at += 1 + _decide(identities, folder, *task)
        decided += 1
    return int(decided > 0)


def _decide(identities: Identities, folder: Folder, part: str, word: str) -> int:
    """Decide about one word of names; how many references were looked at."""
    if part == SURNAME:
        references = identities.references(word, SURNAME)
        persons = namesakes(references, folder)
        identities.decide(part, word, [(0, person) for person in persons], index.vocabulary)
        return len(references)
    singles = identities.references(word, ALONE)
    bearers: dict[int, list[Reference]] = {}
    if singles:
        for reference in identities.references(word, SURNAME, OTHER):
            bearers.setdefault(reference.identity, []).append(reference)
    joined, others = alone(word, singles, list(bearers.values()), folder)
    decided = [*zip(bearers, joined, strict=True), *((0, person) for person in others)]
    identities.decide(part, word, decided, index.vocabulary)
    return len(singles) + sum(map(len, bearers.values()))


def known(identities: Identities) -> Folder:
    """What the store knows of the whole folder."""
    sources, persons = identities.counts()
    return Folder(
        sources, persons, lru_cache(5_000)(identities.traits), lru_cache(100_000)(identities.seen), _lists()
    )


@lru_cache
def _lists() -> Lists:
    from tui_reader.annotate.given_names import FEMININE, MASCULINE
    from tui_reader.annotate.people.listed import is_given_name, is_surname
    from tui_reader.annotate.people.name_words import ROLES
    from tui_reader.annotate.people.persons import is_short_form
    from tui_reader.annotate.words import FEMININE_NOUNS, MASCULINE_NOUNS

    return Lists(
        is_given_name,
        (FEMININE | MASCULINE).__contains__,
        is_surname,
        is_short_form,
        lambda word: "f" if word in FEMININE else "m" if word in MASCULINE else None,
        (ROLES | FEMININE_NOUNS | MASCULINE_NOUNS).__contains__,
    )


def _parts(reference: Reference) -> Iterable[tuple[str, str]]:
    """The words of a person's names, and the part each plays."""
    name = form(reference.name)
    if not name:
        return
    if is_full(name):
        yield name[-1], SURNAME
    elif len(name) == 1:
        yield name[0], ALONE
    for words in names_of(reference):
        for word in words:
            if word != name[-1]:
                yield word, OTHER
