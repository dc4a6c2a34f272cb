"""Verbs that tell of one deed from its two ends: what one sends, another receives; who was told, knows."""

from __future__ import annotations

from tui_reader.collate.listed import listed
from tui_reader.collate.stems import stem

_GIVING = {
    "transfer": frozenset(map(stem, listed("send post mail deliver hand"))),
    "telling": frozenset(map(stem, listed("tell warn inform notify alert brief"))),
}
_TAKING = {
    "transfer": frozenset(map(stem, listed("receive sign"))),
    "telling": frozenset(map(stem, listed("know hear learn"))),
}


def deed(verb: str) -> str:
    """The kind of deed that the stem of a verb tells of; itself if it has no converse."""
    return next((kind for kind in _GIVING if verb in _GIVING[kind] | _TAKING[kind]), verb)


def gives(verb: str) -> bool:
    """Whether the subject of a verb, by its stem, is the one who gives or tells."""
    return any(verb in verbs for verbs in _GIVING.values())


def takes(verb: str) -> bool:
    """Whether it is the one who gets something, or learns it."""
    return any(verb in verbs for verbs in _TAKING.values())
