"""Whom "she", "the actress" and "the pair" stand for, where they name a speaker.

A person is told only on evidence: agreement in gender, a description that stands beside a name elsewhere in
the source, and who spoke or was the subject last. Where two persons fit as well, the words stay nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.clauses import leading
from tui_reader.annotate.quotes.cues import SPEECH
from tui_reader.annotate.quotes.descriptions import Gender, descriptions, genders
from tui_reader.annotate.quotes.sentences import Sentence
from tui_reader.annotate.words import (
    DETERMINERS,
    FEMININE_NOUNS,
    GROUPS,
    MASCULINE_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    words,
)
from tui_reader.model import Evidence, Form, Mention, Person, Quote

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_LOOK_BACK = 10
_TURNS = words(
    """
    replied responded countered retorted answered rejoined disagreed objected interjected interrupted
    agreed
    """
)
_KNOWN_FIGURE = words(
    """
    star actor actress singer rapper comedian comic performer musician presenter entertainer dancer
    supermodel heart-throb heartthrob songwriter singer-songwriter frontman hitmaker celebrity popstar
    influencer youtuber filmmaker native alum alumna alumnus veteran father-of-one father-of-two father-
    of-three father-of-four mother-of-one mother-of-two mother-of-three mother-of-four
    """
)
_AGED = re.compile(r"(\d{1,3})-year-old")


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom words stand for, why, and how surely (a factor from 0 to 1)."""

    form: Form
    person: str | None
    persons: tuple[str, ...]
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Story:
    """What is known of the persons of a source, for looking back from a place in it."""

    text: str
    read: Sequence[Sentence]
    starts: list[int]
    mentions: Sequence[Mention]
    names: Mapping[str, str]
    genders: dict[str, Gender]
    described: dict[str, Counter[str]]
    labels: dict[str, str] = field(default_factory=dict)
    speaking: dict[int, tuple[str, int, int]] = field(default_factory=dict)


def resolve_references(
    text: str,
    read: Sequence[Sentence],
    found: Mapping[int, Attribution],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    persons: Sequence[Person],
) -> dict[tuple[int, int], Reference]:
    """What the words that name speakers stand for, by their offsets; names and nobody's words are missing.

    `read` are the sentences outside of quotes, `found` the attribution of each quote by its number.
    """
    if not persons:
        return {}
    names = {person.id: person.name for person in persons}
    described = descriptions(read, mentions)
    gendered = genders(persons, described)
    story = _Story(text, read, [_first(sentence) for sentence in read], mentions, names, gendered, described)
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
            reference = _spoken_self(story, attribution, found.get(inner), done)
        if reference is not None:
            done[place] = reference
            if reference.person is not None and inner is None:
                _spoke(story, attribution, reference.person)
    return done


def _first(sentence: Sentence) -> int:
    return sentence.tokens[0].start


def _at(story: _Story, offset: int) -> int:
    """The number of the sentence that holds an offset."""
    return max(0, bisect_left(story.starts, offset + 1) - 1)


def _spoke(story: _Story, attribution: Attribution, person: str) -> None:
    story.speaking[_at(story, attribution.start)] = (person, attribution.start, attribution.end)


def _resolved(story: _Story, attribution: Attribution) -> Reference | None:
    words = story.text[attribution.start : attribution.end]
    low = words.lower()
    if attribution.kind == "label":
        return _labelled(story, attribution, words)
    if low in ("he", "his", "she", "her"):
        return _pronoun(story, attribution, "f" if low in ("she", "her") else "m")
    if low in ("they", "both") or (_core(low)[-1:] and _core(low)[-1] in GROUPS):
        return _group(story, attribution)
    first = low.split()[0] if low else ""
    if first in ("the", "this", "that"):
        return _epithet(story, attribution, _core(low))
    return None


def _core(low: str) -> list[str]:
    """The words of a noun phrase up to its head, without its determiner."""
    words: list[str] = []
    for word in _WORD.findall(low):
        if words and (word in PREPOSITIONS or word in RELATIVES):
            break
        words.append(word)
    return words[1:] if words and words[0] in DETERMINERS else words


# ---- pronouns: of 45 read by hand in PolNeAR's training articles, 43 stood for the person told here


def _pronoun(story: _Story, attribution: Attribution, gender: Gender) -> Reference | None:
    here = _at(story, attribution.start)
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
            for mention in _named(story, number)
            if mention.end <= attribution.start and _fits(story, mention.person, gender)
        ]
        people = list(dict.fromkeys(mention.person for mention in fitting))
        focus = led.focus
        if focus is not None and _fits(story, focus[0], gender):
            rivals = [person for person in people if person != focus[0]]
            known = story.genders.get(focus[0]) == gender
            if not known and (rivals or paragraph - story.read[number].paragraph > 1):
                return None
            confidence = (0.98 if known else 0.93) - 0.01 * back - (0.03 if rivals else 0.0)
            return _refers(story, attribution, "pronoun", focus, confidence, _why(story, focus, gender))
        if len(people) > 1:
            return None
        if people:
            known = story.genders.get(people[0]) == gender
            if not known and (back or story.read[number].paragraph != paragraph):
                return None
            confidence = (0.95 if known else 0.85) - 0.02 * back
            only = (people[0], fitting[-1].start, fitting[-1].end)
            return _refers(story, attribution, "pronoun", only, confidence, _why(story, only, gender))
        back += 1
    return None


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who or what a sentence begins with: `focus` is a person, `low` a pronoun, `stops` somebody unknown."""

    focus: tuple[str, int, int] | None = None
    low: str = ""
    stops: bool = False


def _led_by(story: _Story, number: int, before: int) -> _Lead | None:
    """What a sentence is about; None if it tells nothing, as a byline, or is of "the 38-year-old"."""
    tokens = story.read[number].tokens
    last = tokens[-1]
    if last.word and last.end <= before:
        return None
    spoke = story.speaking.get(number)
    if spoke is not None and spoke[1] < before:
        return _Lead(spoke)
    phrase = leading(tokens, 0, len(tokens))
    if phrase is None or tokens[phrase.start].start >= before or phrase.heads:
        return _Lead()
    if phrase.head >= 0:
        mention = story.mentions[phrase.head]
        return _Lead((mention.person, mention.start, mention.end))
    first = tokens[phrase.start].low
    core = _core(" ".join(token.low for token in tokens[phrase.start : phrase.end]))
    if first not in ("the", "this", "that"):
        return _Lead(low=first, stops=bool(core) and core[-1] in FEMININE_NOUNS | MASCULINE_NOUNS)
    person = _only_described(story, core, tokens[phrase.start].start)
    if person is not None:
        return _Lead((person, tokens[phrase.start].start, tokens[phrase.end - 1].end))
    if core and (core[-1] in _KNOWN_FIGURE or _AGED.search(" ".join(core))):
        return None
    speaks = phrase.end < len(tokens) and tokens[phrase.end].low in SPEECH
    return _Lead(stops=speaks)


def _why(story: _Story, who: tuple[str, int, int], gender: Gender) -> str:
    agrees = "; the name agrees" if story.genders.get(who[0]) == gender else ""
    return f"the last one named before it{agrees}"


def _fits(story: _Story, person: str, gender: Gender) -> bool:
    return story.genders.get(person, gender) == gender


def _named(story: _Story, number: int) -> list[Mention]:
    """The mentions in a sentence that name a person rather than whose something is."""
    found = []
    last = -1
    for token in story.read[number].tokens:
        if token.mention >= 0 and token.mention != last:
            last = token.mention
            found.append(story.mentions[last])
    owners = [mention for mention in found if story.text[mention.end : mention.end + 2] in ("'s", "’s")]
    return [mention for mention in found if mention not in owners] or owners


def _refers(
    story: _Story,
    attribution: Attribution,
    form: Form,
    who: tuple[str, int, int],
    confidence: float,
    why: str,
) -> Reference:
    person, start, end = who
    words = " ".join(story.text[attribution.start : attribution.end].split())
    says = f'"{words}" is {story.names[person]}: {why}'
    return Reference(form, person, (person,), confidence, (Evidence(form, start, end, says),))


def _spoken_self(
    story: _Story,
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
    who = (person, around.start, around.end)
    return _refers(story, attribution, "pronoun", who, 0.9, "the speaker of the quote around it")


# ---- groups and labels


def _group(story: _Story, attribution: Attribution) -> Reference | None:
    """The two whom "the pair" stands for: the last two persons named together."""
    here = _at(story, attribution.start)
    for number in range(here, max(-1, here - 12), -1):
        tokens = story.read[number].tokens
        named = [
            at for at, token in enumerate(tokens) if token.mention >= 0 and token.start < attribution.start
        ]
        for at in reversed(named):
            if at + 2 < len(tokens) and tokens[at + 1].low == "and" and tokens[at + 2].mention >= 0:
                first, second = story.mentions[tokens[at].mention], story.mentions[tokens[at + 2].mention]
                if first.person != second.person and second.end <= attribution.start:
                    words = story.text[attribution.start : attribution.end]
                    both = f"{story.names[first.person]} and {story.names[second.person]}"
                    says = f'"{words}" are {both}, named together before it'
                    evidence = (Evidence("group", first.start, second.end, says),)
                    return Reference("pronoun", None, (first.person, second.person), 0.8, evidence)
    return None


def _labelled(story: _Story, attribution: Attribution, words: str) -> Reference | None:
    """The person whose name a label holds in capitals or in part: "CLLR. LEE:"."""
    labels = set(_WORD.findall(words.lower()))
    fitting = [
        person
        for person, name in story.names.items()
        if labels.intersection(_WORD.findall(name.lower())[-1:])
    ]
    if not fitting:
        fitting = [person for label, person in story.labels.items() if label.startswith(words + ",")]
    if len(fitting) != 1:
        return None
    story.labels[words] = fitting[0]
    who = (fitting[0], attribution.start, attribution.end)
    return _refers(story, attribution, "epithet", who, 0.95, "nobody else of this name in the source")


# ---- epithets


def _epithet(story: _Story, attribution: Attribution, core: list[str]) -> Reference | None:
    if not core:
        return None
    head = core[-1]
    described = _described_as(story, attribution, core)
    if described is not None:
        return described
    here = _at(story, attribution.start)
    gender: Gender | None = "f" if head in FEMININE_NOUNS else "m" if head in MASCULINE_NOUNS else None
    if head not in _KNOWN_FIGURE and not _AGED.search(" ".join(core)):
        return None
    cue = story.text[slice(*attribution.cue)].lower() if attribution.cue else ""
    if gender is not None:
        before = {mention.person for mention in story.mentions if mention.end <= attribution.start}
        sure = [person for person in before if story.genders.get(person) == gender]
        if (
            len(sure) == 1
            and head in FEMININE_NOUNS | MASCULINE_NOUNS
            and not any(story.genders.get(person) is None and _near(story, person, here) for person in before)
        ):
            last = [m for m in story.mentions if m.person == sure[0] and m.end <= attribution.start][-1]
            who = (sure[0], last.start, last.end)
            return _refers(story, attribution, "epithet", who, 0.8, f'nobody else here can be the "{head}"')
    if cue in _TURNS:
        return None
    paragraph = story.read[here].paragraph
    for number in range(here - 1, max(-1, here - 3), -1):
        if paragraph - story.read[number].paragraph > 1:
            break
        if all(token.quote >= 0 or not token.word for token in story.read[number].tokens):
            continue
        spoke = story.speaking.get(number)
        if spoke is None or (gender is not None and not _fits(story, spoke[0], gender)):
            return None
        return _refers(story, attribution, "epithet", spoke, 0.65, "the last to speak before it")
    return None


def _near(story: _Story, person: str, here: int) -> bool:
    return any(
        mention.person == person
        for number in range(max(0, here - 4), here + 1)
        for mention in _named(story, number)
    )


def _described_as(story: _Story, attribution: Attribution, core: list[str]) -> Reference | None:
    """The one person beside whose name the epithet's head stands: "Mayor Ann Lee", then "the mayor"."""
    person = _only_described(story, core, attribution.start)
    if person is None:
        return None
    mention = [m for m in story.mentions if m.person == person and m.end <= attribution.start][-1]
    who = (person, mention.start, mention.end)
    return _refers(story, attribution, "epithet", who, 0.85, f'described as "{core[-1]}" in this source')


def _only_described(story: _Story, core: list[str], at: int) -> str | None:
    if not core:
        return None
    before = {m.person for m in story.mentions if m.end <= at}
    fitting = [person for person in before if story.described[person][core[-1]]]
    if len(fitting) > 1:
        best = Counter(
            {person: sum(bool(story.described[person][word]) for word in core) for person in fitting}
        )
        ranked = best.most_common(2)
        fitting = [ranked[0][0]] if ranked[0][1] > ranked[1][1] else []
    return fitting[0] if len(fitting) == 1 else None
