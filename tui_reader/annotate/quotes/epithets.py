"""Whom "the actress" stands for: who is described so, who alone can be, or who spoke last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.descriptions import Gender
from tui_reader.annotate.quotes.story import (
    Reference,
    Story,
    fits,
    last_named,
    named_before,
    named_in,
    only_described,
    refers,
    sentence_at,
)
from tui_reader.annotate.words import FEMININE_NOUNS, MASCULINE_NOUNS, words

_TURNS = words(
    """
    replied responded countered retorted answered rejoined disagreed objected interjected interrupted
    agreed
    """
)
_FIGURES = words(
    """
    star actor actress singer rapper comedian comic performer musician presenter entertainer dancer
    supermodel heart-throb heartthrob songwriter singer-songwriter frontman hitmaker celebrity popstar
    influencer youtuber filmmaker native alum alumna alumnus veteran father-of-one father-of-two
    father-of-three father-of-four mother-of-one mother-of-two mother-of-three mother-of-four
    """
)
_AGED = re.compile(r"(\d{1,3})-year-old")


def epithet(story: Story, attribution: Attribution, core: Sequence[str]) -> Reference | None:
    """The person whom a noun phrase with "the", "this" or "that" stands for; `core` are its words."""
    if not core:
        return None
    head = core[-1]
    described = only_described(story, core, attribution.start)
    if described is not None:
        who = last_named(story, described, attribution.start)
        return refers(story, attribution, "epithet", who, 0.85, f'described as "{head}" in this source')
    if not is_figure(core):
        return None
    gender: Gender | None = "f" if head in FEMININE_NOUNS else "m" if head in MASCULINE_NOUNS else None
    if gender is not None:
        only = _only_of(story, gender, attribution.start)
        if only is not None:
            who = last_named(story, only, attribution.start)
            return refers(story, attribution, "epithet", who, 0.8, f'nobody else here can be the "{head}"')
    return _last_to_speak(story, attribution, gender)


def is_figure(core: Sequence[str]) -> bool:
    """Whether a noun phrase is how the press varies a name: "the star", "the 45-year-old"."""
    return bool(core) and (core[-1] in _FIGURES or _AGED.search(" ".join(core)) is not None)


def _only_of(story: Story, gender: Gender, offset: int) -> str | None:
    """The only person of a gender named so far, if nobody of unknown gender is named nearby."""
    first = [person for person in story.gendered[gender][:2] if named_before(story, person, offset)]
    here = sentence_at(story, offset)
    near = [mention for number in range(max(0, here - 4), here + 1) for mention in named_in(story, number)]
    unknown = any(mention.person not in story.genders and mention.end <= offset for mention in near)
    return first[0] if len(first) == 1 and not unknown else None


def _last_to_speak(story: Story, attribution: Attribution, gender: Gender | None) -> Reference | None:
    cue = story.text[slice(*attribution.cue)].lower() if attribution.cue else ""
    if cue in _TURNS:
        return None
    here = sentence_at(story, attribution.start)
    paragraph = story.read[here].paragraph
    for number in range(here - 1, max(-1, here - 3), -1):
        if paragraph - story.read[number].paragraph > 1:
            break
        if all(token.quote >= 0 or not token.word for token in story.read[number].tokens):
            continue
        spoke = story.speaking.get(number)
        if spoke is None or (gender is not None and not fits(story, spoke.person, gender)):
            return None
        if _takes_turns(story, spoke.person, number, gender):
            return None
        return refers(story, attribution, "epithet", spoke, 0.65, "the last to speak before it")
    return None


def _takes_turns(story: Story, person: str, number: int, gender: Gender | None) -> bool:
    """Whether another who can be meant as well spoke shortly before a person did."""
    paragraph = story.read[number].paragraph
    for before in range(number - 1, -1, -1):
        if paragraph - story.read[before].paragraph > 1:
            return False
        spoke = story.speaking.get(before)
        if spoke is not None and spoke.person != person and (not gender or fits(story, spoke.person, gender)):
            return True
    return False
