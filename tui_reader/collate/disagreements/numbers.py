"""How many were hurt, killed, on board: the same count in several sources, with different values."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.collate.amounts import VOTE, Amount
from tui_reader.collate.counts import Count
from tui_reader.collate.disagreements.conflict import Conflict, Place, conflict, differing, is_series
from tui_reader.collate.statements import Statement
from tui_reader.collate.stories import Stated, Stories
from tui_reader.collate.unions import unions

_ALIKE = 0.25
"""How much of what stands around two counts must be the same."""

_ALIKE_LEADS = 0.1
_ONE_STORY = 0.25
"""The same for counts with which sources begin that tell of one kind of event; how much of all names."""

_ALIKE_SENTENCE = 0.4
_ALIKE_CLAUSE = 0.7

_RESULTS = frozenset({"death", "arrest"})
"""Events that are themselves what is counted."""

Counted = tuple[int, Count]


def number_conflicts(stories: Stories) -> Iterator[Conflict]:
    """A conflict for each count that the sources of a story give otherwise."""
    same = [
        ((left.source, one), (right.source, other))
        for left, right in stories.pairs(lambda statement: bool(statement.counts), _count_keys)
        if _same_event(left, right, stories)
        for one in left.statement.counts
        for other in right.statement.counts
        if one.of == other.of
    ]
    for group in unions(same):
        yield from _conflict(group)


def _count_keys(statement: Statement) -> Iterator[tuple[str, str]]:
    for of in {count.of for count in statement.counts}:
        for word in statement.context:
            yield of, word


def _same_event(left: Stated, right: Stated, stories: Stories) -> bool:
    """Whether two sentences count at one event: they share a name that few sources have, or both sources
    begin with them and tell one story."""
    here, there = left.statement, right.statement
    if here.year != there.year:
        return False
    alike = stories.shared(here.context, there.context)
    if here.leads and there.leads and here.kinds & there.kinds - _RESULTS:
        return alike >= _ALIKE_LEADS and stories.related(left.source, right.source, _ONE_STORY)
    return alike >= _ALIKE and (here.year is not None or stories.distinctive(here.names & there.names))


def _conflict(group: list[Counted]) -> Iterator[Conflict]:
    """What the sources count otherwise, of one event: where one counts twice, the lower is of a part."""
    group = [(source, count) for source, count in group if not _is_part(source, count, group)]
    found = {
        _side(count)
        for who in {count.who for _, count in group}
        for _, count in differing([one for one in group if one[1].who == who], _exclude)
    }
    if found:
        places = [
            Place(source, count.start, count.end, _side(count))
            for source, count in group
            if _side(count) in found
        ]
        yield conflict("number", f"How many were {group[0][1].of}", places)


def _is_part(source: int, count: Count, group: list[Counted]) -> bool:
    return any(
        other == source and whole.who == count.who and count.high is not None and count.high < whole.low
        for other, whole in group
    )


def amount_conflicts(stories: Stories) -> Iterator[Conflict]:
    """A conflict for each amount that differs in sentences which are alike otherwise."""
    same = [
        ((left, one), (right, other))
        for left, right in stories.pairs(lambda statement: bool(statement.amounts), _amount_keys)
        if stories.shared(left.statement.words, right.statement.words) >= _ALIKE_SENTENCE
        and not _on_other_days(left.statement, right.statement)
        for one in left.statement.amounts
        for other in right.statement.amounts
        if one.unit == other.unit
        and (one.unit == VOTE or (_only(one, right) and _only(other, left)))
        and (one.unit == VOTE or one.beside & other.beside)
        and _says_alike(one.words, other.words, stories)
    ]
    for group in unions(same):
        found = differing([(one.source, amount) for one, amount in group], _differ)
        if found and not is_series((source, amount.number) for source, amount in found):
            places = [Place(source, amount.start, amount.end, amount.told) for source, amount in found]
            first = group[0][0]
            sentence = first.source, first.statement.start, first.statement.end
            yield conflict("number", "How many", places, sentence)


def _on_other_days(one: Statement, other: Statement) -> bool:
    """Whether both sentences name days, and none of the same: the polls of two Tuesdays."""
    return bool(one.days and other.days) and one.days.isdisjoint(other.days)


def _only(amount: Amount, other: Stated) -> bool:
    """Whether another statement does not have the number too, of whatever."""
    return amount.number not in other.statement.numbers


def _amount_keys(statement: Statement) -> Iterator[tuple[str, str]]:
    for amount in statement.amounts:
        for word in amount.words:
            yield amount.unit, word


def _differ(one: Amount, other: Amount) -> bool:
    """Whether two amounts are not the same, the rougher one rounded."""
    return abs(one.number - other.number) >= max(one.step, other.step)


def _says_alike(here: frozenset[str], there: frozenset[str], stories: Stories) -> bool:
    """Whether two clauses say the same but for an amount: one has all words of the other, or most."""
    common = here & there
    whole = len(common) == min(len(here), len(there))
    return stories.telling(common) and (whole or stories.shared(here, there) >= _ALIKE_CLAUSE)


def _exclude(one: Count, other: Count) -> bool:
    """Whether no number is meant by both."""
    return (one.high is not None and one.high < other.low) or (
        other.high is not None and other.high < one.low
    )


def _side(count: Count) -> str:
    if count.low == count.high:
        return f"{count.low:,}"
    return f"{count.low:,} or more" if count.high is None else f"{count.low:,} to {count.high:,}"
