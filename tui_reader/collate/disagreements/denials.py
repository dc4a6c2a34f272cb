"""What somebody denies, in a quote or in indirect speech, and the same or another source asserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from tui_reader.collate.converses import deed, gives, takes
from tui_reader.collate.disagreements.conflict import Conflict, Place, conflict
from tui_reader.collate.propositions import Assertion, Denial
from tui_reader.collate.stories import Stories
from tui_reader.collate.unions import unions

_Key = tuple[str, str]
_Said = tuple[int, Denial | Assertion]


def denial_conflicts(stories: Stories) -> Iterator[Conflict]:
    """A conflict for each deed that is denied and asserted."""
    asserted: defaultdict[_Key, list[tuple[int, Assertion]]] = defaultdict(list)
    denied = [(number, denial) for number, told in stories.sources.items() for denial in told.denials]
    wanted = {_key(denial, stories) for _, denial in denied}
    for number, told in stories.sources.items():
        for assertion in told.assertions:
            words = assertion.words.split()
            verbs = {deed(word[1:]) for word in words if word[0] in "+="}
            for key in wanted.intersection(product(verbs, _plain(words))):
                asserted[key].append((number, assertion))
    same: list[tuple[_Said, _Said]] = []
    for number, denial in denied:
        for other, assertion in asserted[_key(denial, stories)]:
            if contradicts(denial, assertion) and _may_meet(stories, number, denial, other, assertion):
                same.append(((number, denial), (other, assertion)))
    for group in unions(same):
        places = [
            Place(number, said.start, said.end, "denied" if isinstance(said, Denial) else "said")
            for number, said in group
        ]
        yield conflict("claim", "Whether it was so", places)


def _key(denial: Denial, stories: Stories) -> _Key:
    """The deed that is denied, and the rarest word of what it was done to."""
    return deed(denial.verb), max(
        denial.of, key=lambda word: (stories.rarity([word.removeprefix("@")]), word)
    )


def _may_meet(stories: Stories, number: int, denial: Denial, other: int, assertion: Assertion) -> bool:
    """Whether a denial may be one of what is asserted: in sources of one story, by others, and for what was
    not done so far, not later; by words that tell enough."""
    if number == other:
        overlap = denial.start < assertion.end and assertion.start < denial.end
        if overlap or denial.by == assertion.by or (denial.so_far and not assertion.by):
            return False
    elif not stories.related(number, other):
        return False
    if denial.so_far and number != other:
        here, there = stories.sources[number].published, stories.sources[other].published
        if here is None or there is None or there > here:
            return False
    words = {denial.verb, denial.agent, denial.taker, *denial.of} - {""}
    return stories.telling(word.removeprefix("@") for word in words)


def contradicts(denial: Denial, assertion: Assertion) -> bool:
    """Whether an assertion says of the same ones that they did what is denied."""
    words = assertion.words.split()
    return any(
        word[0] in "+="
        and deed(word[1:]) == deed(denial.verb)
        and _is_deed(denial, word[1:], word[0] == "=", _plain(words[:at]), _plain(words[at + 1 :]))
        for at, word in enumerate(words)
    )


def _plain(words: list[str]) -> list[str]:
    return [word.lstrip("+=") for word in words]


def _is_deed(denial: Denial, verb: str, passive: bool, before: list[str], after: list[str]) -> bool:
    """Whether a verb with these words before and after it tells of the deed."""
    if not denial.of <= {*before, *after}:
        return False
    subject, other = (denial.taker, denial.agent) if takes(verb) else (denial.agent, denial.taker)
    if subject and not (subject in after if passive else _leads(subject, before)):
        return False
    if takes(verb):
        return not other or other in {*before, *after}
    if gives(verb):
        return not other or other in (before if passive else after)
    return not denial.of.isdisjoint(before if passive else after)


def _leads(who: str, before: list[str]) -> bool:
    """Whether the words before a verb have this subject: the last person of them is it, or for a noun, they
    have none."""
    persons = [word for word in before if word[0] == "@"]
    return persons[-1:] == [who] if who[:1] == "@" else who in before and not persons
