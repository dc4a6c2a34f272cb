"""Two wordings word by word: what they share, and what one has otherwise than the other."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tui_reader.collate.english import FUNCTION, NEGATIONS, SHIFTED
from tui_reader.collate.numbers import SIGNS
from tui_reader.collate.opposites import are_opposite
from tui_reader.collate.stems import spelt, stem
from tui_reader.collate.wording import Word
from tui_reader.model import DifferenceKind, Weight

_FEW = 2
_CLOSE, _FAR = 2, 8  # words between two runs that belong together, in the one wording and in the other


class Block(NamedTuple):
    """`length` words from `a` on in one wording are those from `b` on in another, but for their endings."""

    a: int
    b: int
    length: int


class Change(NamedTuple):
    """The words [a, a_end) of a base are [b, b_end) in another wording; one of the two may be empty."""

    kind: DifferenceKind
    weight: Weight
    a: int
    a_end: int
    b: int
    b_end: int


def blocks(a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """What two wordings share, in the order of both: the longest run first, as Ratcliff and Metzener (1988)
    compare. Small words count only beside others that match, as they stand everywhere."""
    matcher = SequenceMatcher(
        FUNCTION.__contains__, [stem(word.key) for word in a], [stem(word.key) for word in b], autojunk=False
    )
    return [Block(*block) for block in matcher.get_matching_blocks()[:-1]]


def in_common(base: Sequence[Word], own: Sequence[Word]) -> list[Block]:
    """What a version of an utterance has of the fullest one, in the order of both, likewise; small words too,
    where they stand near others that match."""
    stems = [stem(word.key) for word in base], [stem(word.key) for word in own]
    found = [
        Block(*block) for block in SequenceMatcher(None, *stems, autojunk=False).get_matching_blocks()[:-1]
    ]
    told = [
        block
        for block in found
        if any(word.key not in FUNCTION for word in base[block.a : block.a + block.length])
    ]
    return [block for block in found if block in told or any(_is_near(block, other) for other in told)]


def _is_near(block: Block, other: Block) -> bool:
    first, second = (block, other) if block.a < other.a else (other, block)
    gaps = second.a - first.a - first.length, second.b - first.b - first.length
    return min(gaps) <= _CLOSE and max(gaps) <= _FAR


def changes(base: Sequence[Word], own: Sequence[Word], indirect: bool = False) -> list[Change]:
    """What a wording has otherwise than the fullest one, in the order of both.

    Where it is `indirect` speech, shifted persons and tenses are only of form.
    """
    found: list[Change] = []
    a = b = 0
    for block in [*in_common(base, own), Block(len(base), len(own), 0)]:
        if a < block.a or b < block.b:
            found.append(_change(base, own, a, block.a, b, block.b))
        found += _written_otherwise(base, own, block)
        a, b = block.a + block.length, block.b + block.length
    if indirect:
        return [
            change._replace(weight="form") if _is_shifted(base, own, change) else change for change in found
        ]
    return found


def _is_shifted(base: Sequence[Word], own: Sequence[Word], change: Change) -> bool:
    """Whether the words changed are those that change as direct speech becomes indirect: "us" to "them"."""
    was, now = base[change.a : change.a_end], own[change.b : change.b_end]
    return [SHIFTED.get(word.key, stem(word.key)) for word in was] == [
        SHIFTED.get(word.key, stem(word.key)) for word in now
    ]


def _change(base: Sequence[Word], own: Sequence[Word], a: int, a_end: int, b: int, b_end: int) -> Change:
    kind: DifferenceKind = "added" if a == a_end else "omitted" if b == b_end else "changed"
    cut_short = kind == "omitted" and (b == 0 or b_end == len(own))
    weight = "word" if cut_short else _weight(base[a:a_end], own[b:b_end], own[b_end : b_end + 1])
    return Change(kind, weight, a, a_end, b, b_end)


def _weight(was: Sequence[Word], now: Sequence[Word], after: Sequence[Word]) -> Weight:
    """How loud a difference is; words left out at an ellipsis are only so if it turns a "not"."""
    if _negations(was) != _negations(now) or _are_opposite(was, now):
        return "negation"
    left_out = not now and any(word.gap for word in after)
    if left_out or any(word.editorial for word in (*was, *now)):
        return "word"
    numbers = _numbers(was), _numbers(now)
    if numbers[0] != numbers[1] and (not was or not now or all(numbers)):
        return "number"
    names = [{word.key for word in words if word.name} for words in (was, now)]
    return "name" if names[0] != names[1] else "word"


def _negations(words: Sequence[Word]) -> int:
    return sum(word.key in NEGATIONS for word in words)


def _are_opposite(was: Sequence[Word], now: Sequence[Word]) -> bool:
    """Whether a word stands in place of its opposite, and little else is changed."""
    few = max(len(was), len(now)) <= _FEW
    return few and any(are_opposite(one.key, other.key) for one in was for other in now)


def _numbers(words: Sequence[Word]) -> list[str]:
    return sorted(
        "1" if word.key == "one" else word.key for word in words if word.key[0].isdigit() or word.key == "one"
    )


def _written_otherwise(base: Sequence[Word], own: Sequence[Word], block: Block) -> list[Change]:
    """Where words that match are not written alike: another ending, another spelling, a contraction."""
    found: list[Change] = []
    for at in range(block.length):
        a, b = block.a + at, block.b + at
        one, other = base[a], own[b]
        if one.key != other.key:
            found.append(Change("changed", _weight_of_form(one.key, other.key), a, a + 1, b, b + 1))
        elif one.opened != other.opened:
            last = found[-1] if found else None
            if last is not None and last.weight == "form" and last.a_end == a and last.b_end == b:
                found[-1] = last._replace(a_end=a + 1, b_end=b + 1)
            else:
                found.append(Change("changed", "form", a, a + 1, b, b + 1))
    return found


def _weight_of_form(one: str, other: str) -> Weight:
    """How loud it is that words that match are not written alike; numbers may count different things."""
    if one[0].isdigit():
        return "number" if one[-1] in SIGNS and other[-1] in SIGNS else "form"
    return "form" if spelt(one) == spelt(other) else "word"


def columns(wordings: Sequence[Sequence[Word]], base: int) -> list[tuple[int | None, ...]]:
    """The wordings one above another: in each column a place in each of them, None where it has no word.

    The words of the base stand in columns of their own; those that others have between two of them in columns
    between. Each wording's places stand in their order, each once.
    """
    length = len(wordings[base])
    at: list[list[int | None]] = [[None] * length for _ in wordings]
    between: list[list[list[int]]] = [[[] for _ in range(length + 1)] for _ in wordings]
    for own, words in enumerate(wordings):
        if own == base:
            at[own] = list(range(length))
            continue
        a = b = 0
        for block in [*in_common(wordings[base], words), Block(length, len(words), 0)]:
            for step in range(block.b - b):
                if a + step < block.a:
                    at[own][a + step] = b + step
                else:
                    between[own][block.a].append(b + step)
            for step in range(block.length):
                at[own][block.a + step] = block.b + step
            a, b = block.a + block.length, block.b + block.length
    found: list[tuple[int | None, ...]] = []
    for place in range(length + 1):
        inserted = [own[place] for own in between]
        found += [
            tuple(own[step] if step < len(own) else None for own in inserted)
            for step in range(max(map(len, inserted)))
        ]
        if place < length:
            found.append(tuple(own[place] for own in at))
    return found
