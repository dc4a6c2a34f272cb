"""What one source claims and another denies."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.collate.claims import Act, Ignorance, Knowledge
from tui_reader.collate.disagreements.conflict import Conflict, Place, conflict
from tui_reader.collate.stories import Stories

_SAME = 0.6
"""How much of two wordings of one claim must be the same."""


def claim_conflicts(stories: Stories) -> Iterator[Conflict]:
    """A conflict for each claim that nobody knew, and each that somebody was told to do something, which
    other words contradict."""
    yield from _knowledge_conflicts(stories)
    yield from _act_conflicts(stories)


def _knowledge_conflicts(stories: Stories) -> Iterator[Conflict]:
    claimed = [(number, one) for number, told in stories.sources.items() for one in told.claims.ignorance]
    done: set[tuple[int, Ignorance]] = set()
    for source, claim in claimed:
        if (source, claim) in done:
            continue
        same = [(other, version) for other, version in claimed if _is_version(claim, version, stories)]
        done.update(same)
        tellers = {number for number, _ in same}
        known = [
            (number, one)
            for number, told in stories.sources.items()
            for one in told.claims.knowledge
            if one.day < claim.before
            and (
                (one.beside and number in tellers)
                or (_reached(claim, one) and stories.related(source, number))
            )
        ]
        if known:
            places = [Place(number, one.start, one.end, "nobody knew") for number, one in same]
            places += [Place(number, one.start, one.end, "somebody knew") for number, one in known]
            yield conflict("claim", "Whether anybody knew", places)


def _is_version(claim: Ignorance, other: Ignorance, stories: Stories) -> bool:
    return stories.shared(claim.words, other.words) >= _SAME


def _reached(claim: Ignorance, knowledge: Knowledge) -> bool:
    """Whether those were told of whom it is claimed that nobody knew."""
    return bool(claim.of & knowledge.to)


def _act_conflicts(stories: Stories) -> Iterator[Conflict]:
    for source, told in stories.sources.items():
        for denial in told.claims.denials:
            claimed = [
                Place(other, act.start, act.end, "it was said")
                for other, others in stories.sources.items()
                if other == source or stories.related(source, other)
                for act in others.claims.acts
                if _same_act(act, denial.act)
            ]
            yield conflict(
                "claim", "Whether it was said", [*claimed, Place(source, denial.start, denial.end, "no")]
            )


def _same_act(act: Act, denied: Act) -> bool:
    smaller = min(len(act.words), len(denied.words))
    return act.kind == denied.kind and smaller > 0 and len(act.words & denied.words) >= _SAME * smaller
