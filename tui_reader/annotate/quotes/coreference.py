"""Whom "she", "the actress" and "the pair" stand for, where they name a speaker.

A person is told only on evidence: agreement in gender, a description that stands beside a name elsewhere in
the source, and who spoke or was the subject last. Where two persons fit as well, the words stay nobody's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.epithets import epithet
from tui_reader.annotate.quotes.groups import group, labelled_person
from tui_reader.annotate.quotes.pronouns import pronoun, spoken_self
from tui_reader.annotate.quotes.sentences import Sentence
from tui_reader.annotate.quotes.story import Named, Reference, Story, core_of, made_story, sentence_at
from tui_reader.annotate.words import GROUPS
from tui_reader.model import Mention, Person, Quote


def resolve_references(
    text: str,
    read: Sequence[Sentence],
    found: Mapping[int, Attribution],
    reported: Sequence[Attribution],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    persons: Sequence[Person],
) -> dict[tuple[int, int], Reference]:
    """What the words that name speakers stand for, by their offsets; names and nobody's words are missing.

    `read` are the sentences outside of quotes, `found` the attribution of each quote by its number,
    `reported` those of indirect speech: they come second and change nothing of what is found for quotes.
    """
    if not persons:
        return {}
    story = made_story(text, read, mentions, persons)
    done: dict[tuple[int, int], Reference] = {}
    seen: set[tuple[int, int]] = set()
    for number in sorted(found, key=lambda number: found[number].start):
        attribution = found[number]
        place = (attribution.start, attribution.end)
        if place in seen:
            continue
        seen.add(place)
        inner = quotes[number].inside
        if attribution.heads:
            if attribution.kind == "label":
                story.labels[text[attribution.start : attribution.end]] = mentions[
                    attribution.heads[0]
                ].person
            if len(attribution.heads) == 1 and inner is None:
                _spoke(story, attribution, mentions[attribution.heads[0]].person)
            continue
        if inner is None:
            reference = _resolved(story, attribution)
        else:
            reference = spoken_self(story, attribution, found.get(inner), done)
        if reference is not None:
            done[place] = reference
            if reference.person is not None and inner is None:
                _spoke(story, attribution, reference.person)
    for attribution in sorted(reported, key=lambda attribution: attribution.start):
        place = (attribution.start, attribution.end)
        if place not in done and not attribution.heads:
            reference = _resolved(story, attribution)
            if reference is not None:
                done[place] = reference
        person = _person(attribution, done.get(place), mentions)
        if person is not None and sentence_at(story, attribution.start) not in story.speaking:
            _spoke(story, attribution, person)
    return done


def _person(attribution: Attribution, reference: Reference | None, mentions: Sequence[Mention]) -> str | None:
    if reference is not None:
        return reference.person
    return mentions[attribution.heads[0]].person if len(attribution.heads) == 1 else None


def _spoke(story: Story, attribution: Attribution, person: str) -> None:
    story.speaking[sentence_at(story, attribution.start)] = Named(person, attribution.start, attribution.end)


def _resolved(story: Story, attribution: Attribution) -> Reference | None:
    words = story.text[attribution.start : attribution.end]
    low = words.lower()
    if attribution.kind == "label":
        return labelled_person(story, attribution, words)
    if low in ("he", "his", "she", "her"):
        return pronoun(story, attribution, "f" if low in ("she", "her") else "m")
    if low in ("they", "both") or (core_of(low)[-1:] and core_of(low)[-1] in GROUPS):
        return group(story, attribution)
    first = low.split()[0] if low else ""
    if first in ("the", "this", "that"):
        return epithet(story, attribution, core_of(low))
    return None
