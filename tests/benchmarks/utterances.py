"""Sources made up for a benchmark: quotes of invented words, some of them planted in several versions.

Words are drawn as in a language (Zipf 1949): half are small words of English, the others invented. Most
quotes stand alone. Of those planted, each version differs in one of the ways of `WAYS`; some sources quote
stock phrases, alone or in passing, that make nothing one utterance.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from tui_reader.collate.listed import listed
from tui_reader.model import Annotations, Mention, Person, Quote, Source, Speaker

Sentence = list[str]
Place = tuple[str, int]

SMALL = listed(
    "the of to and a in is it that was for on with as be at by this we they are from have not but had"
)
VOCABULARY = 50_000
QUOTES_OF_A_SOURCE = 20
PLANTED = 0.15
STOCK = 0.05
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


class Language:
    """Words and sentences, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            words["".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 3, 3, 4)))) + "n"] = None
        self._words = list(words)
        self._sums = list(accumulate(1 / rank for rank in range(10, VOCABULARY + 10)))
        self.stock = [[self.word() for _ in range(self.chance.randint(2, 4))] for _ in range(200)]

    def word(self) -> str:
        """A word of content."""
        return self._words[bisect_left(self._sums, self.chance.random() * self._sums[-1])]

    def sentence(self, least: int = 8, most: int = 24) -> Sentence:
        length = self.chance.randint(least, most)
        words = [
            self.word() if self.chance.random() < 0.5 else self.chance.choice(SMALL) for _ in range(length)
        ]
        return [self.word(), *words, self.word()]

    def name(self) -> str:
        return f"{self.word().title()} {self.word().title()}"


def _verb_at(language: Language, sentence: Sentence) -> int:
    """Where a word of content stands, not at either end."""
    places = [at for at in range(1, len(sentence) - 1) if sentence[at] not in SMALL]
    return language.chance.choice(places) if places else 1


def identical(language: Language, said: list[Sentence]) -> str:
    return written(said)


def shortened(language: Language, said: list[Sentence]) -> str:
    """The first two thirds of a sentence."""
    sentence = said[0]
    return written([sentence[: max(6, 2 * len(sentence) // 3)]])


def elided(language: Language, said: list[Sentence]) -> str:
    sentence = said[0]
    third = max(3, len(sentence) // 3)
    return written([[*sentence[:third], "...", *sentence[-third:]]])


def bracketed(language: Language, said: list[Sentence]) -> str:
    sentence = list(said[0])
    at = _verb_at(language, sentence)
    sentence[at] = f"[{language.word()}]"
    return written([sentence, *said[1:]])


def dropped(language: Language, said: list[Sentence]) -> str:
    sentence = list(said[0])
    del sentence[_verb_at(language, sentence)]
    return written([sentence, *said[1:]])


def swapped(language: Language, said: list[Sentence]) -> str:
    sentence = list(said[0])
    sentence[_verb_at(language, sentence)] = language.word()
    return written([sentence, *said[1:]])


def tensed(language: Language, said: list[Sentence]) -> str:
    sentence = list(said[0])
    sentence[_verb_at(language, sentence)] += "ed"
    return written([sentence, *said[1:]])


def negated(language: Language, said: list[Sentence]) -> str:
    sentence = list(said[0])
    sentence.insert(_verb_at(language, sentence), "not")
    return written([sentence, *said[1:]])


def merged(language: Language, said: list[Sentence]) -> str:
    """Its sentences as one."""
    return written([[word for sentence in said for word in sentence]])


def split(language: Language, said: list[Sentence]) -> str:
    middle = len(said[0]) // 2
    return written([said[0][:middle], said[0][middle:], *said[1:]])


def part(language: Language, said: list[Sentence]) -> str:
    """A few words in a row, three of them of content."""
    sentence = said[0]
    start = language.chance.randrange(len(sentence) - 2)
    end = start
    while end < len(sentence) and sum(word not in SMALL for word in sentence[start:end]) < 3:
        end += 1
    if sum(word not in SMALL for word in sentence[start:end]) < 3:
        return written([sentence])
    return " ".join(sentence[start:end])


WAYS: tuple[Callable[[Language, list[Sentence]], str], ...] = (
    identical, shortened, elided, bracketed, dropped, swapped, tensed, negated, merged, split, part,
)  # fmt: skip


def written(said: list[Sentence]) -> str:
    sentences = [" ".join(sentence) for sentence in said]
    return " ".join(sentence[0].upper() + sentence[1:] + "." for sentence in sentences)


@dataclass(frozen=True, slots=True)
class Made:
    """A source with its quotes; `planted` says which quotes (their index) are which utterance."""

    source: Source
    annotations: Annotations
    planted: dict[int, int]


def sources(quotes: int, seed: int = 5) -> Iterator[Made]:
    """So many quotes in sources of twenty. Sources come in stories of ten: what is planted stands in several
    sources of one story, said by one of its three persons, whom nine of ten sources name."""
    language = Language(seed)
    utterance = 0
    for story in range(max(1, quotes // (10 * QUOTES_OF_A_SOURCE))):
        persons = [language.name() for _ in range(3)]
        drafts: list[list[tuple[str, str | None, int | None]]] = [[] for _ in range(10)]
        for _ in range(int(10 * QUOTES_OF_A_SOURCE * PLANTED / 3)):
            said = [language.sentence() for _ in range(language.chance.choice((1, 1, 2)))]
            speaker = language.chance.choice(persons)
            versions = [identical, *language.chance.choices(WAYS, k=language.chance.choice((1, 2, 3)))]
            for draft, way in zip(language.chance.sample(drafts, len(versions)), versions, strict=True):
                named = speaker if language.chance.random() < 0.9 else None
                draft.append((way(language, said), named, utterance))
            utterance += 1
        for number, draft in enumerate(drafts):
            while len(draft) < QUOTES_OF_A_SOURCE:
                draft.append((_alone(language), language.chance.choice([*persons, None]), None))
            language.chance.shuffle(draft)
            yield _made(f"{story:05}/{number}.txt", persons, draft)


def _alone(language: Language) -> str:
    """A quote that stands nowhere else, but for the stock phrases in it."""
    chance = language.chance.random()
    if chance < STOCK:
        return " ".join(language.chance.choice(language.stock))
    sentence = language.sentence()
    if chance < 2 * STOCK:
        sentence[3:3] = language.chance.choice(language.stock)
    return written([sentence] if chance < 0.7 else [sentence, language.sentence()])


def _made(path: str, persons: list[str], draft: list[tuple[str, str | None, int | None]]) -> Made:
    text, people, quotes, planted = "", [], [], {}
    ids = {name: name.lower().replace(" ", "-") for name in persons}
    for name in persons:
        people.append(Mention(len(text), len(text) + len(name), name, ids[name]))
        text += f"{name} "
    for place, (words, name, utterance) in enumerate(draft):
        start = len(text) + 2
        text += f'\n"{words}" said {name or "a witness"}'
        speaker = None if name is None else Speaker(len(text) - len(name), len(text), name, ids[name])
        quotes.append(
            Quote(
                start,
                start + len(words),
                words,
                group=place,
                speaker=speaker,
                confidence=0.9 if name else 0.0,
            )
        )
        if utterance is not None:
            planted[place] = utterance
    found = Annotations(
        people=tuple(people),
        quotes=tuple(quotes),
        persons=tuple(Person(ids[name], name, (name,)) for name in persons),
    )
    return Made(Source(path, text, path, "utf-8", path), found, planted)
