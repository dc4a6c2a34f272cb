"""The versions of an utterance in several sources, and what each has otherwise than the fullest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache as cached
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.collate import variants as collate
from tui_reader.collate.alignment import changes, columns
from tui_reader.collate.wording import Word, words_of
from tui_reader.library.quoting import nested_in
from tui_reader.model import Annotations, Difference, Finding, Quote, Source, Span, Variants, Version
from tui_reader.store.utterances import Utterance

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

_READ = 64
"""So many sources are kept open while groups are made of them."""


class _Node(NamedTuple):
    """A sentence of a wording, as said by these persons (keys across sources), or by nobody known."""

    wording: int
    sentence: int
    speakers: frozenset[str]


class _Part(NamedTuple):
    """The sentences [first, last] of a quoted stretch."""

    utterance: Utterance
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Opened:
    """A source with what was found in it."""

    source: Source
    found: Annotations
    persons: dict[str, tuple[str, str]]

    def words(self, quote: int) -> list[Word]:
        span = self.found.quotes[quote]
        names = [(mention.start, mention.end) for mention in self.found.people if mention.form == "name"]
        within = [(start, end) for start, end in names if span.start <= start and end <= span.end]
        nested = nested_in(self.found.quotes, quote)
        return words_of(self.source.text, span.start, span.end, nested, within)


def variants(library: Library, path: str, start: int) -> Variants | None:
    """The versions of what is quoted around an offset of a source; None if no other source has it."""
    with library.cache() as cache:
        return _Comparison(library, cache).at(path, start)


def all_variants(library: Library) -> Iterator[Variants]:
    """Every utterance that several sources have, in no order that means anything."""
    with library.cache() as cache:
        yield from _Comparison(library, cache).all()


def aligned(variants: Variants) -> tuple[tuple[Span | None, ...], ...]:
    """The versions of an utterance one above another: in each column the words that stand for each other,
    one a version in their order, None where a version has none.

    Read down the columns, the spans of a version are all its words in their order; what stands between two of
    them (spaces, punctuation) is no part of them.
    """
    texts = [version.place for version in variants.versions]
    words = [_words(place) for place in texts]
    return tuple(
        tuple(
            None if at is None else _span(texts[version], words[version][at])
            for version, at in enumerate(column)
        )
        for column in columns(words, variants.base)
    )


def _words(place: Finding) -> list[Word]:
    return words_of(place.text, 0, len(place.text))


def _span(place: Finding, word: Word) -> Span:
    return Span(place.start + word.start, place.start + word.end, place.text[word.start : word.end])


class _Comparison:
    """One look at what is compared; what it has read serves all its groups."""

    def __init__(self, library: Library, cache: Cache) -> None:
        self._library = library
        self._cache = cache
        self._open = lru_cache(_READ)(self._read)
        self._persons = cached(self._persons_of)

    def _read(self, path: str) -> _Opened | None:
        source = self._cache.source(path)
        found = self._cache.annotations(source, self._library.method) if source is not None else None
        return (
            _Opened(source, found, self._persons(path)) if source is not None and found is not None else None
        )

    def _persons_of(self, path: str) -> dict[str, tuple[str, str]]:
        with self._cache.found() as found:
            return found.of(path)

    def at(self, path: str, offset: int) -> Variants | None:
        """The group of the innermost quote around an offset."""
        opened = self._open(path)
        with self._cache.utterances() as store:
            around = store.at(path, offset)
        if opened is None:
            return None
        for utterance in around:
            words = opened.words(utterance.quote)
            sentence = max((word.sentence for word in words if word.start <= offset), default=0)
            if (found := self._variants(self._group(utterance, sentence))) is not None:
                return found
        return None

    def all(self) -> Iterator[Variants]:
        done: set[tuple[int, int, int]] = set()
        with self._cache.utterances() as store:
            for wording in store.compared():
                for utterance in store.of(wording):
                    for sentence in range(self._sentences(wording)):
                        if (utterance.source, utterance.quote, sentence) in done:
                            continue
                        parts = self._group(utterance, sentence)
                        done.update(
                            (part.utterance.source, part.utterance.quote, sentence)
                            for part in parts
                            for sentence in range(part.first, part.last + 1)
                        )
                        if (found := self._variants(parts)) is not None:
                            yield found

    # Groups.

    def _group(self, utterance: Utterance, sentence: int) -> list[_Part]:
        """What is the same utterance as a sentence of a quote, with the sentences beside it that the same
        quotes have."""
        places = self._same(utterance, sentence)
        quotes = {place[:2] for place in places}
        parts = {place[:2]: (place[2], place[2]) for place in places}
        utterances = {place[:2]: found for place, found in places.items()}
        sentences = self._sentences(utterance.wording)
        for place in places:
            first, last = parts[place[:2]]
            parts[place[:2]] = min(first, place[2]), max(last, place[2])
        for step in (-1, 1):
            at = sentence + step
            while len(quotes) > 1 and 0 <= at < sentences:
                beside = self._same(utterance, at)
                if {place[:2] for place in beside} != quotes:
                    break
                for place in beside:
                    first, last = parts[place[:2]]
                    parts[place[:2]] = min(first, place[2]), max(last, place[2])
                at += step
        return [_Part(utterances[place], *parts[place]) for place in parts]

    def _sentences(self, wording: int) -> int:
        with self._cache.utterances() as store:
            return 1 + store.words(wording).split().count(".")

    def _same(self, utterance: Utterance, sentence: int) -> dict[tuple[int, int, int], Utterance]:
        """The sentences, as source, quote and sentence, that are this one."""
        start = _Node(utterance.wording, sentence, self._speakers(utterance))
        seen, ahead = {start}, [start]
        while ahead:
            for node in self._neighbours(ahead.pop()):
                if node not in seen:
                    seen.add(node)
                    ahead.append(node)
        with self._cache.utterances() as store:
            return {
                (found.source, found.quote, node.sentence): found
                for node in seen
                for found in store.of(node.wording)
                if self._speakers(found) == node.speakers
            }

    def _neighbours(self, node: _Node) -> Iterator[_Node]:
        with self._cache.utterances() as store:
            words = collate.kept(store.words(node.wording))
            joined = [
                (node.wording, at, strength)
                for at, _, strength in collate.repeated(words)
                if at == node.sentence
            ]
            for wording, sentence, strength in [*joined, *store.joined(node.wording, node.sentence)]:
                for speakers in {self._speakers(utterance) for utterance in store.of(wording)}:
                    if collate.suits(strength, node.speakers, speakers):
                        yield _Node(wording, sentence, speakers)

    def _speakers(self, utterance: Utterance) -> frozenset[str]:
        """The keys of those who are known to have said it."""
        if utterance.confidence < self._library.settings.confidence or not utterance.speakers:
            return frozenset()
        with self._cache.utterances() as store:
            persons = self._persons(store.path(utterance.source))
        return frozenset(persons[id][0] for id in utterance.speakers if id in persons)

    # Versions.

    def _variants(self, parts: list[_Part]) -> Variants | None:
        if len({part.utterance.source for part in parts}) < 2:
            return None
        found = [pair for part in parts if (pair := self._version(part)) is not None]
        found.sort(
            key=lambda pair: (pair[0].place.published or "9999", pair[0].place.source, pair[0].place.start)
        )
        if len({version.place.source for version, _ in found}) < 2:
            return None
        versions = tuple(version for version, _ in found)
        words = [words for _, words in found]
        base = max(range(len(words)), key=lambda at: len(words[at]))
        independent = self._library.independent({version.place.source for version in versions})
        return Variants(versions, base, tuple(_differences(versions, words, base)), independent)

    def _version(self, part: _Part) -> tuple[Version, list[Word]] | None:
        with self._cache.utterances() as store:
            opened = self._open(store.path(part.utterance.source))
        if opened is None or part.utterance.quote >= len(opened.found.quotes):
            return None
        quote = opened.found.quotes[part.utterance.quote]
        words = [
            word for word in opened.words(part.utterance.quote) if part.first <= word.sentence <= part.last
        ]
        if not words:
            return None
        return self._as_version(opened, quote, _stretch(opened, part, quote)), words

    def _as_version(self, opened: _Opened, quote: Quote, span: tuple[int, int]) -> Version:
        source = opened.source
        known = quote.speaker is not None and quote.confidence >= self._library.settings.confidence
        people: list[tuple[str, str]] = []
        name = None
        if known and quote.speaker is not None:
            ids = quote.speaker.persons or (quote.speaker.person,)
            people = [opened.persons[id] for id in ids if id in opened.persons]
            name = " and ".join(name for _, name in people) or quote.speaker.text
        place = Finding(
            source.path,
            source.sha256,
            source.title,
            source.published,
            *span,
            source.line_of(span[0]),
            source.text[slice(*span)],
        )
        key = people[0][0] if len(people) == 1 else ""
        return Version(place, quote.kind, name, key, quote.confidence, quote.evidence if known else ())


def _stretch(opened: _Opened, part: _Part, quote: Quote) -> tuple[int, int]:
    """Where some sentences of a quote begin and end: the whole of it, or from their first word to where the
    next sentence begins."""
    words = opened.words(part.utterance.quote)
    start = min(word.start for word in words if word.sentence == part.first) if part.first else quote.start
    after = [word.start for word in words if word.sentence > part.last]
    text = opened.source.text[start : min(after, default=quote.end)]
    return start, start + len(text.rstrip(" \t\r\n\"“‘'«"))


def _differences(versions: tuple[Version, ...], words: list[list[Word]], base: int) -> Iterator[Difference]:
    texts = [version.place for version in versions]
    for at, own in enumerate(words):
        if at == base:
            continue
        for change in changes(words[base], own):
            yield Difference(
                at,
                change.kind,
                change.weight,
                _between(texts[base], words[base][change.a : change.a_end]),
                _between(texts[at], own[change.b : change.b_end]),
            )


def _between(place: Finding, words: list[Word]) -> Span | None:
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    return Span(start, end, place.text[start - place.start : end - place.start])
