"""What somebody denies, in a quote or in indirect speech, and the same or another source asserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tui_reader.collate.disagreements.conflict import Conflict, Place, conflict
from tui_reader.collate.propositions import GIVING, TAKING, Assertion, Denial
from tui_reader.collate.stories import Stories
from tui_reader.collate.unions import unions

_Said = tuple[int, Denial | Assertion]


def denial_conflicts(stories: Stories) -> Iterator[Conflict]:
    """A conflict for each deed that is denied and asserted."""
    asserted: defaultdict[str, list[tuple[int, Assertion]]] = defaultdict(list)
    wanted = {_kind(denial.verb) for told in stories.sources.values() for denial in told.denials}
    for number, told in stories.sources.items():
        for assertion in told.assertions:
            for kind in {_kind(word[1:]) for word in assertion.words.split() if word[0] in "+="} & wanted:
                asserted[kind].append((number, assertion))
    same: list[tuple[_Said, _Said]] = []
    for number, told in stories.sources.items():
        for denial in told.denials:
            for other, assertion in asserted[_kind(denial.verb)]:
                if _may_meet(stories, number, denial, other, assertion) and contradicts(denial, assertion):
                    same.append(((number, denial), (other, assertion)))
    for group in unions(same):
        places = [
            Place(number, said.start, said.end, "denied" if isinstance(said, Denial) else "said")
            for number, said in group
        ]
        yield conflict("claim", "Whether it was so", places)


def _kind(verb: str) -> str:
    """The kind of converse verbs that a verb is of, itself if of none."""
    return next((kind for kind in GIVING if verb in GIVING[kind] | TAKING[kind]), verb)


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
        and _kind(word[1:]) == _kind(denial.verb)
        and _is_deed(denial, word[1:], word[0] == "=", _plain(words[:at]), _plain(words[at + 1 :]))
        for at, word in enumerate(words)
    )


def _plain(words: list[str]) -> list[str]:
    return [word.lstrip("+=") for word in words]


def _is_deed(denial: Denial, verb: str, passive: bool, before: list[str], after: list[str]) -> bool:
    """Whether a verb with these words before and after it tells of the deed."""
    if not denial.of <= {*before, *after}:
        return False
    kind = _kind(verb)
    if verb in TAKING.get(kind, ()):
        takes = denial.taker in after if passive else _leads(denial.taker, before)
        return (not denial.taker or takes) and (not denial.agent or denial.agent in {*before, *after})
    if verb in GIVING.get(kind, ()):
        gives = denial.agent in after if passive else _leads(denial.agent, before)
        return (not denial.agent or gives) and (
            not denial.taker or denial.taker in (before if passive else after)
        )
    if not denial.of & set(before if passive else after):
        return False
    return not denial.agent or (denial.agent in after if passive else _leads(denial.agent, before))


def _leads(who: str, before: list[str]) -> bool:
    """Whether the words before a verb have this subject: the last person of them is it, or for a noun, they
    have none."""
    persons = [word for word in before if word[0] == "@"]
    return persons[-1:] == [who] if who[:1] == "@" else who in before and not persons
