"""The same words, credited to different persons."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.collate.content import fold
from tui_reader.collate.disagreements.quoted import Columns, answers, is_close, part, shortened
from tui_reader.model import Disagreement, Variants, Version

_SURE = 0.7
"""Speakers less sure than this agree with everybody."""

_FEW = 7
"""Fewer words than that, anybody may say."""

_STAND_INS = frozenset({"pronoun", "carried"})
"""Kinds of evidence that are never enough on both sides."""


def speaker_disagreements(variants: Variants, columns: Columns) -> Iterator[Disagreement]:
    """One disagreement if versions in different sources have different speakers.

    Only persons differ: an institution ("the company") may be who a person speaks for.
    """
    known = [
        version
        for number, version in enumerate(variants.versions)
        if version.confidence >= _SURE and _persons(version) and is_close(variants, columns, number)
    ]
    differing = [version for version in known if any(_differ(version, other) for other in known)]
    if differing:
        differing = [version for version in known if any(_same(version, other) for other in differing)]
        names = {version.place.source: version.speaker or "" for version in differing}
        yield Disagreement(
            "speaker",
            f"Who said {shortened(variants.versions[variants.base].place.text)}: {answers(names.values())}",
            tuple(
                part(version.place, version.place.start, version.place.end, version.speaker or "")
                for version in differing
            ),
        )


def _differ(one: Version, other: Version) -> bool:
    """Whether two sources credit different persons."""
    if one.place.source == other.place.source or _same(one, other):
        return False
    if min(len(one.place.text.split()), len(other.place.text.split())) < _FEW:
        return False
    return not (_is_stood_for(one) and _is_stood_for(other))


def _is_stood_for(version: Version) -> bool:
    """Whether no name, but a word that stands for one ("he said") tells who speaks."""
    return any(step.kind in _STAND_INS for step in version.evidence)


def _persons(version: Version) -> tuple[str, ...]:
    """The names of those who are credited; none if it is an institution or somebody unnamed."""
    names = tuple((version.speaker or "").split(" and "))
    return names if version.key or len(names) > 1 else ()


def _same(one: Version, other: Version) -> bool:
    """Whether two versions may be credited to the same: by key, by a name and a shorter form of it, or to one
    of several who are said to have spoken as one."""
    if one.key and one.key == other.key:
        return True
    few, many = sorted((_persons(one), _persons(other)), key=len)
    return all(any(_may_be_one(name, another) for another in many) for name in few)


def _may_be_one(name: str, other: str) -> bool:
    """Whether one name ends in the other, or they have one surname and given names that begin alike."""
    words, others = fold(name).split(), fold(other).split()
    if words[-len(others) :] == others or others[-len(words) :] == words:
        return True
    if words[-1] != others[-1]:
        return (len(words) == 1 and words[0] in others) or (len(others) == 1 and others[0] in words)
    return len(words) == 1 or len(others) == 1 or words[0][0] == others[0][0]
