"""What kind of event a word tells of: the types of ACE (LDC, 2005) that news dates and counts, with the
accidents it has no type for. Other verbs are a kind of their own."""

from __future__ import annotations

from tui_reader.collate import content
from tui_reader.collate.listed import listed
from tui_reader.collate.stems import has_past_form, stem

_KINDS = {
    "collision": "crash collide collision struck hit rammed ram ploughed plough plowed plow smashed smash",
    "wreck": "sank sink sunk capsize capsized derailed derailment",
    "explosion": "explode explosion blast exploded detonated detonation",
    "fire": "fire blaze inferno",
    "attack": "shot shoot shooting stabbed stabbing bombed bombing attacked raided",
    "death": "died die dies death killed murdered murder slain",
    "birth": "born birth",
    "marriage": "married marry wed wedding marriage",
    "divorce": "divorced divorce",
    "arrest": "arrested arrest detained",
    "charge": "charged indicted indictment",
    "conviction": "convicted conviction",
    "acquittal": "acquitted acquittal",
    "sentence": "sentenced sentencing jailed imprisoned",
    "release": "released freed",
    "election": "elected re-elected",
    "appointment": "appointed appointment hired",
    "resignation": "resigned resignation quit",
    "dismissal": "dismissed dismissal sacked",
    "opening": "opened opening",
    "closing": "closed closing closure shut shutdown",
    "launch": "launched launch",
}
_KIND_OF = {stem(word): kind for kind, words in _KINDS.items() for word in words.split()}

ONCE = frozenset(
    listed(
        """
    collision wreck explosion fire death birth marriage conviction acquittal sentence resignation
    """
    )
)
"""Events that befall the same ones once."""

OF_PERSONS = ONCE - {"collision", "wreck", "explosion", "fire"}
"""Those of them that befall persons, and are told apart by who they are."""

_BEGINNINGS = frozenset(map(stem, listed("break begin start happen occur erupt")))

_OF_DOCUMENTS = frozenset(
    stem(word)
    for word in listed(
        """
    dated published updated posted printed issued
    """
    )
)


_OF_FIGURES = frozenset(
    map(stem, listed("rise fall grow drop climb increase decrease decline slip gain jump double"))
)
"""Verbs of what is measured month by month: each time is another event."""


_STATES = frozenset(listed("open close"))
"""Words of the same stem as an event, that tell of none."""


def is_beginning(word: str) -> bool:
    """Whether a folded verb only says that something was: what, its subject tells."""
    return stem(word) in _BEGINNINGS


def kind(stem: str) -> str | None:
    """The kind of `_KINDS` that a stem belongs to."""
    return _KIND_OF.get(stem)


def happening(word: str) -> str | None:
    """The kind of event that a folded word tells of, None if it tells of none: it is of no kind of `_KINDS`
    and no verb in a past tense."""
    known = kind(stem(word))
    if known is not None and word not in _STATES:
        return known
    if stem(word) in _OF_DOCUMENTS | _OF_FIGURES:
        return None
    return stem(word) if is_past(word) else None


def is_past(word: str) -> bool:
    """Whether a folded word has the form of a verb in the past tense."""
    return content.is_content(word) and has_past_form(word)
