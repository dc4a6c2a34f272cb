"""What is known of the persons of a source, for looking back from a place in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.annotate.quotes.descriptions import Gender, descriptions, genders
from tui_reader.annotate.quotes.sentences import Sentence
from tui_reader.annotate.words import DETERMINERS, PREPOSITIONS, RELATIVES
from tui_reader.model import Evidence, Form, Mention, Person

WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_MOST_DESCRIBED = 20


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom words stand for, why, and how surely (a factor from 0 to 1)."""

    form: Form
    person: str | None
    persons: tuple[str, ...]
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A person and the words that name him, by offsets."""

    person: str
    start: int
    end: int


@dataclass(slots=True)
class Story:
    """The sentences of a source outside of quotes, and its persons.

    `ends` are the ends of each person's mentions; `gendered` and `described` the persons of a gender and
    those that a noun describes, in the order they are first named; `surnames` all persons by surname.
    `labels` and `speaking` grow while the story is read: who a label is, and who spoke in a sentence.
    """

    text: str
    read: Sequence[Sentence]
    starts: list[int]
    mentions: Sequence[Mention]
    names: Mapping[str, str]
    genders: Mapping[str, Gender]
    ends: dict[str, list[int]]
    gendered: dict[Gender, list[str]]
    described: dict[str, list[str]]
    surnames: dict[str, list[str]]
    words: Mapping[str, Mapping[str, int]]
    labels: dict[str, str] = field(default_factory=dict)
    speaking: dict[int, Named] = field(default_factory=dict)


def made_story(
    text: str, read: Sequence[Sentence], mentions: Sequence[Mention], persons: Sequence[Person]
) -> Story:
    words = descriptions(read, mentions)
    told = genders(persons, words)
    ends: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        ends[mention.person].append(mention.end)
    gendered: dict[Gender, list[str]] = {"f": [], "m": []}
    described: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, list[str]] = defaultdict(list)
    names = {person.id: person.name for person in persons}
    for person, name in names.items():
        for surname in WORD.findall(name.lower())[-1:]:
            surnames[surname].append(person)
    for person in ends:
        if person in told:
            gendered[told[person]].append(person)
        for word in words[person]:
            described[word].append(person)
    starts = [sentence.tokens[0].start for sentence in read]
    return Story(text, read, starts, mentions, names, told, ends, gendered, described, surnames, words)


def sentence_at(story: Story, offset: int) -> int:
    """The number of the sentence that holds an offset."""
    return max(0, bisect_left(story.starts, offset + 1) - 1)


def named_in(story: Story, number: int) -> list[Mention]:
    """The mentions in a sentence that name a person rather than whose something is."""
    found = []
    last = -1
    for token in story.read[number].tokens:
        if token.mention >= 0 and token.mention != last:
            last = token.mention
            found.append(story.mentions[last])
    owners = [mention for mention in found if story.text[mention.end : mention.end + 2] in ("'s", "’s")]
    return [mention for mention in found if mention not in owners] or owners


def named_before(story: Story, person: str, offset: int) -> bool:
    return story.ends[person][0] <= offset


def last_named(story: Story, person: str, offset: int) -> Named:
    """The last words that name a person before an offset; there must be some."""
    end = story.ends[person][bisect_right(story.ends[person], offset) - 1]
    at = bisect_left(story.mentions, end, key=lambda mention: mention.end)
    return Named(person, story.mentions[at].start, end)


def fits(story: Story, person: str, gender: Gender) -> bool:
    return story.genders.get(person, gender) == gender


def core_of(low: str) -> list[str]:
    """The words of a noun phrase up to its head, without its determiner."""
    words: list[str] = []
    for word in WORD.findall(low):
        if words and (word in PREPOSITIONS or word in RELATIVES):
            break
        words.append(word)
    return words[1:] if words and words[0] in DETERMINERS else words


def only_described(story: Story, core: Sequence[str], offset: int) -> str | None:
    """The one person named before an offset whom a noun phrase describes: by its head, then by its words."""
    if not core:
        return None
    described = story.described.get(core[-1], [])[:_MOST_DESCRIBED]
    fitting = [person for person in described if named_before(story, person, offset)]
    if len(fitting) > 1:
        ranked = sorted((sum(word in story.words[person] for word in core), person) for person in fitting)
        fitting = [ranked[-1][1]] if ranked[-1][0] > ranked[-2][0] else []
    return fitting[0] if fitting else None


def refers(
    story: Story, attribution: Attribution, form: Form, who: Named, confidence: float, why: str
) -> Reference:
    words = " ".join(story.text[attribution.start : attribution.end].split())
    says = f'"{words}" is {story.names[who.person]}: {why}'
    return Reference(form, who.person, (who.person,), confidence, (Evidence(form, who.start, who.end, says),))
