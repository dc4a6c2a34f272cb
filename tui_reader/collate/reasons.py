"""Why references are held for one person, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui_reader.collate.names import form, is_full, likeness
from tui_reader.collate.odds import (
    ENOUGH,
    Cluster,
    Folder,
    cluster,
    in_common,
    of_full_name,
    shared_own,
    shared_traits,
)
from tui_reader.model import Reference

_COMPARED = 30
_SHOWN = 2

About = Literal["name", "told", "role", "said", "word", "person", "topic"]


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason in words; `words` are what it is about: the folded name of another person (to be put in
    `says` as a source writes it), a word that describes the person, another name that the texts hold, or what
    a source says the person is also called."""

    about: About
    says: str
    words: str = ""


def chain(
    references: Sequence[Reference], folder: Folder
) -> Iterator[tuple[Reference, Reference, tuple[Ground, ...]]]:
    """For each reference to a person but one, another that it has most in common with, and what that is: one
    whose name is fuller or used more. Those of other names than the most used come first."""
    uses = Counter(reference.name for reference in references)
    ordered = sorted(
        references, key=lambda each: (not is_full(form(each.name)), -uses[each.name], each.source, each.id)
    )
    firsts = {each.name: number for number, each in reversed([*enumerate(ordered)])}
    compared = sorted([*firsts.values(), *range(_COMPARED)][:_COMPARED])
    known = {number: cluster([ordered[number]], folder) for number in compared if number < len(ordered)}
    other_names_first = sorted(
        range(1, len(ordered)), key=lambda number: ordered[number].name == ordered[0].name
    )
    for number in other_names_first:
        one = known.get(number) or cluster([ordered[number]], folder)
        before = [each for place, each in known.items() if place < number]
        best = max(before, key=lambda each: (_shared_name(one, each), in_common(each, one, folder)))
        yield ordered[number], best.references[0], tuple(_grounds(one, best, folder))


def _shared_name(one: Cluster, other: Cluster) -> int:
    """How many words the fullest name has that both are called by."""
    return max(map(len, one.names & other.names), default=0)


def _grounds(one: Cluster, other: Cluster, folder: Folder) -> Iterator[Ground]:
    reference, known = one.references[0], other.references[0]
    told = list(_told(reference, known))
    yield from told
    if reference.source == known.source:
        return
    yield _of_names(reference, known, folder)
    own = [trait for _, trait in shared_own(one, other, folder)]
    for trait in [trait for trait in own if trait[0] == '"'][:_SHOWN]:
        yield Ground("said", "both quote the same words", trait[1:])
    for trait in [trait for trait in own if trait[0] == "="][:_SHOWN]:
        yield Ground("role", f"both describe the person as “{trait[1:]}”", trait[1:])
    traits = [trait for _, trait in shared_traits(one, other, folder)]
    for trait in [trait for trait in traits if trait[0] == "@"][:_SHOWN]:
        yield Ground("person", "both name {}", trait[1:])
    for trait in [trait for trait in traits if trait[0] not in "@~"][:_SHOWN]:
        yield Ground("topic", f"both speak of “{trait}”", trait)
    for trait in [trait for trait in own if trait[0] == "+"][: 0 if traits else _SHOWN]:
        yield Ground("word", f"both write “{trait[1:]}” beside the name", trait[1:])


def _told(one: Reference, other: Reference) -> Iterator[Ground]:
    """The names that one source says the person is also called by, and the other uses."""
    for teller, called in ((one, other), (other, one)):
        for told in teller.profile.told:
            if set(form(told.text)) & set(form(called.name)):
                yield Ground("told", f"{teller.name} is also called “{told.text}”", told.text)


def _of_names(one: Reference, other: Reference, folder: Folder) -> Ground:
    name, known = form(one.name), form(other.name)
    if name == known:
        rare = is_full(name) and of_full_name(name, 0, folder) >= ENOUGH
        kind = (
            ("the same rare full name" if rare else "the same full name")
            if is_full(name)
            else "the same name"
        )
        return Ground("name", kind)
    if is_full(name) and is_full(known):
        like = likeness(name, known, folder.lists)
        if like == "short":
            short, long = sorted((one.name.split()[0], other.name.split()[0]), key=len)
            return Ground("name", f"the same surname; “{short}” can be short for “{long}”")
        kinds = {
            "longer": "the same surname and given name",
            "spelling": "the same surname, and given names that differ in one letter",
            "initial": "the same surname and initial",
        }
        return Ground(
            "name", kinds.get(like or "", f"both names are forms of {max(one.name, other.name, key=len)}")
        )
    whole = other if is_full(known) else one
    part = "surname" if form(whole.name)[-1:] in (name, known) else "given name or nickname"
    return Ground("name", f"the {part} of {whole.name}, and nobody else so called fits as well")
