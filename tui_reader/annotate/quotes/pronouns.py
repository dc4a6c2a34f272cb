"""Whom "he" and "she" stand for: the last person in focus who fits, unless another fits as well.

Of 45 read by hand in PolNeAR's training articles, 43 stood for the person told here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.clauses import leading
from tui_reader.annotate.quotes.cues import SPEECH
from tui_reader.annotate.quotes.descriptions import Gender
from tui_reader.annotate.quotes.epithets import is_figure
from tui_reader.annotate.quotes.story import (
    Named,
    Reference,
    Story,
    core_of,
    fits,
    named_in,
    only_described,
    refers,
    sentence_at,
)
from tui_reader.annotate.words import FEMININE_NOUNS, MASCULINE_NOUNS

_LOOK_BACK = 10


def pronoun(story: Story, attribution: Attribution, gender: Gender) -> Reference | None:
    here = sentence_at(story, attribution.start)
    paragraph = story.read[here].paragraph
    same = "she" if gender == "f" else "he"
    back = 0
    for number in range(here, max(-1, here - _LOOK_BACK), -1):
        if paragraph - story.read[number].paragraph > 3:
            break
        led = _led_by(story, number, attribution.start)
        if led is None or led.low == same:
            continue
        if led.stops:
            return None
        fitting = [
            mention
            for mention in named_in(story, number)
            if mention.end <= attribution.start and fits(story, mention.person, gender)
        ]
        people = list(dict.fromkeys(mention.person for mention in fitting))
        focus = led.focus
        if focus is not None and fits(story, focus.person, gender):
            rivals = [person for person in people if person != focus.person]
            known = story.genders.get(focus.person) == gender
            if not known and (rivals or paragraph - story.read[number].paragraph > 1):
                return None
            confidence = (0.98 if known else 0.93) - 0.01 * back - (0.03 if rivals else 0.0)
            return refers(story, attribution, "pronoun", focus, confidence, _why(story, focus, gender))
        if len(people) > 1:
            return None
        if people:
            known = story.genders.get(people[0]) == gender
            if not known and (back or story.read[number].paragraph != paragraph):
                return None
            confidence = (0.95 if known else 0.85) - 0.02 * back
            only = Named(people[0], fitting[-1].start, fitting[-1].end)
            return refers(story, attribution, "pronoun", only, confidence, _why(story, only, gender))
        back += 1
    return None


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who or what a sentence begins with: `focus` is a person, `low` a pronoun, `stops` somebody unknown."""

    focus: Named | None = None
    low: str = ""
    stops: bool = False


def _led_by(story: Story, number: int, before: int) -> _Lead | None:
    """What a sentence is about; None if it tells nothing, as a byline, or is of "the 38-year-old"."""
    tokens = story.read[number].tokens
    last = tokens[-1]
    if last.word and last.end <= before:
        return None
    spoke = story.speaking.get(number)
    if spoke is not None and spoke.start < before:
        return _Lead(spoke)
    phrase = leading(tokens, 0, len(tokens))
    if phrase is None or tokens[phrase.start].start >= before or phrase.heads:
        return _Lead()
    if phrase.head >= 0:
        mention = story.mentions[phrase.head]
        return _Lead(Named(mention.person, mention.start, mention.end))
    first = tokens[phrase.start].low
    core = core_of(" ".join(token.low for token in tokens[phrase.start : phrase.end]))
    if first not in ("the", "this", "that"):
        return _Lead(low=first, stops=bool(core) and core[-1] in FEMININE_NOUNS | MASCULINE_NOUNS)
    person = only_described(story, core, tokens[phrase.start].start)
    if person is not None:
        return _Lead(Named(person, tokens[phrase.start].start, tokens[phrase.end - 1].end))
    if is_figure(core):
        return None
    speaks = phrase.end < len(tokens) and tokens[phrase.end].low in SPEECH
    return _Lead(stops=speaks)


def _why(story: Story, who: Named, gender: Gender) -> str:
    agrees = "; the name agrees" if story.genders.get(who.person) == gender else ""
    return f"the last one named before it{agrees}"


def spoken_self(
    story: Story,
    attribution: Attribution,
    around: Attribution | None,
    done: Mapping[tuple[int, int], Reference],
) -> Reference | None:
    """ "I said" within a quote: the one who is quoted."""
    if story.text[attribution.start : attribution.end] != "I" or around is None:
        return None
    if len(around.heads) == 1:
        person = story.mentions[around.heads[0]].person
    else:
        reference = done.get((around.start, around.end))
        if reference is None or reference.person is None:
            return None
        person = reference.person
    who = Named(person, around.start, around.end)
    return refers(story, attribution, "pronoun", who, 0.9, "the speaker of the quote around it")
