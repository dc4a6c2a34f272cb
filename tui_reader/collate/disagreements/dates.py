"""When: one event, dated differently by different sources."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.collate.disagreements.conflict import Conflict, Place, conflict, differing, is_series
from tui_reader.collate.happenings import OF_PERSONS, ONCE
from tui_reader.collate.moments import SOME_DAY, Moment
from tui_reader.collate.statements import Statement
from tui_reader.collate.stories import Stated, Stories
from tui_reader.collate.unions import unions
from tui_reader.model import DisagreementKind

Dated = tuple[int, Moment]

_ALIKE = 0.25
_ALIKE_IF_OFTEN = 0.6
"""How much of two sentences must be the same; more, if what they tell of may happen often."""

_ALIKE_CLAUSE = 0.7
_FEWEST = 2
"""The words beside its verb that a clause must share to tell of the same deed."""


def date_conflicts(stories: Stories) -> Iterator[Conflict]:
    """A conflict for each event that sources date to times which exclude each other."""
    same = [
        ((left.source, one), (right.source, other))
        for left, right in stories.pairs(lambda statement: bool(statement.moments), _keys)
        for one in left.statement.moments
        for other in right.statement.moments
        if _same_event(left, one, right, other, stories)
    ]
    for group in unions(same):
        yield from _conflict(group)


def _keys(statement: Statement) -> Iterator[tuple[str, str]]:
    for moment in statement.moments:
        if moment.ordinal:
            for word in statement.context:
                yield moment.ordinal, word
        if moment.event:
            for name in moment.by | moment.of:
                yield moment.event, name
            for word in statement.words if moment.event in ONCE else ():
                yield moment.event, word


def _same_event(left: Stated, one: Moment, right: Stated, other: Moment, stories: Stories) -> bool:
    """Whether two moments are those of one event: the same one of several ("the first report"), or the same
    thing done by or to the same ones, where that happens only once or the sentences are alike: what papers of
    two days tell of "Thursday" and of "Friday", may happen daily."""
    here, there = left.statement, right.statement
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return stories.shared(here.context, there.context) >= _ALIKE
    if one.event is None or one.event != other.event:
        return False
    if one.event in OF_PERSONS and not one.by & other.by:
        return False
    if one.event in ONCE and stories.distinctive(here.words & there.words):
        return stories.shared(here.words, there.words) >= _ALIKE
    if one.relative and other.relative and not stories.of_one_day(left.source, right.source):
        return False
    if one.by & other.by and stories.shared(here.words, there.words) >= _ALIKE_IF_OFTEN:
        return True
    return _is_one_deed(one, other, stories)


def _is_one_deed(one: Moment, other: Moment, stories: Stories) -> bool:
    """Whether two clauses say the same beside the date: all of the shorter, or of more words most."""
    common = one.of & other.of
    whole = len(common) == min(len(one.of), len(other.of))
    enough = len(common) >= _FEWEST if whole else len(common) > _FEWEST
    return (
        enough
        and 2 * len(common) >= max(len(one.of), len(other.of))
        and stories.shared(one.of, other.of) >= _ALIKE_CLAUSE
        and stories.telling({*common, one.event or ""})
    )


def _conflict(group: list[Dated]) -> Iterator[Conflict]:
    """What is dated differently of one event, and what is told to have been at other times of one day."""
    question = min(_question(moment) for _, moment in group)
    days = [(source, moment) for source, moment in group if not moment.value.startswith(SOME_DAY)]
    clocks = [(source, moment) for source, moment in group if _clock(moment) is not None]
    kinds: tuple[DisagreementKind, ...] = ("date", "time")
    for kind, dated, exclude in zip(kinds, (days, clocks), (_is_other_day, _is_other_time), strict=True):
        found = differing(dated, exclude)
        is_often = all(moment.ordinal is None and moment.event not in ONCE for _, moment in found)
        if found and not (is_often and is_series((source, moment.value) for source, moment in found)):
            yield conflict(
                kind,
                question,
                (Place(source, moment.start, moment.end, moment.value) for source, moment in found),
            )


def _question(moment: Moment) -> str:
    if moment.ordinal is not None:
        is_verb = moment.ordinal.endswith("ed")
        return f"When it was {moment.ordinal}" if is_verb else f"When the {moment.ordinal} was"
    if moment.event in ONCE:
        return f"When the {moment.event} was"
    return f"When “{moment.word}”"


def _is_other_day(one: Moment, other: Moment) -> bool:
    """Whether no day is meant by both. A year that is not known may be any; a night is not told from the day
    after it, nor the Mondays of sources that both say "Monday": the words may be copied."""
    if _is_night(one) or _is_night(other) or (one.relative and one.relative == other.relative):
        return False
    return not _same_day(one, other)


def _is_other_time(one: Moment, other: Moment) -> bool:
    return _same_day(one, other) and _clock(one) != _clock(other)


def _same_day(one: Moment, other: Moment) -> bool:
    """Whether the days meant may be the same, as far as both are told."""
    here, there = one.value.partition("T")[0].split("-"), other.value.partition("T")[0].split("-")
    return all(a == b or "X" in a + b for a, b in zip(here, there, strict=False))


def _clock(moment: Moment) -> str | None:
    clock = moment.value.partition("T")[2]
    return clock if ":" in clock else None


def _is_night(moment: Moment) -> bool:
    return moment.value.endswith(("TNI", "TEV"))
