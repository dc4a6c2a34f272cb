"""The words of an index, and which documents hold them: all that `search` asks of Whoosh.

A document has one number across all segments of all parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice, takewhile
from math import log
from typing import Any

from whoosh.reading import SegmentReader, TermInfo

from tui_reader.index.schema import OF_TEXT
from tui_reader.index.segment import Contents, Segment, id_of, is_in, positions

Scores = dict[int, float]
"""Documents, and how much they have to do with what is looked for."""

_SKIPPED = 20
"""So many documents can be read over in the time it takes to skip to one."""
COMMON = 2_000
"""Words that more documents hold hardly tell them apart: how often they stand there is not looked at."""
_COMMON_KEPT = 16
_K, _B = 1.2, 0.75


class Postings:
    """What is asked of all segments at once."""

    def __init__(self, readers: Iterable[SegmentReader], before: Postings | None = None) -> None:
        """`before` is what was asked until now: what it has read of the same segments is not read again."""
        read = {id_of(segment.reader): segment.contents for segment in before.segments} if before else {}
        self.segments: list[Segment] = []
        self._known: dict[tuple[str, str], list[int]] = {}
        self._common: dict[tuple[str, str], Scores] = {}
        total = 0
        for reader in readers:
            contents = read.get(id_of(reader)) or Contents(reader)
            self.segments.append(Segment(reader, total, contents))
            total += reader.doc_count_all()

    @cached_property
    def texts(self) -> int:
        """How many documents are texts."""
        return sum(map(bool, chain.from_iterable(segment.contents.text_of for segment in self.segments)))

    @cached_property
    def paths(self) -> list[str]:
        """The path of the source of each document."""
        return [
            text or found
            for segment in self.segments
            for text, found in zip(segment.contents.text_of, segment.contents.found_in, strict=True)
        ]

    @cached_property
    def _average_size(self) -> float:
        sizes = sum(sum(segment.contents.sizes) for segment in self.segments)
        return max(1, sizes) / max(1, self.texts)

    def close(self) -> None:
        for segment in self.segments:
            segment.reader.close()

    def every(self, field: str) -> Scores:
        """All documents that are of the kind which has this field."""
        return {
            segment.first + place: 0.0
            for segment in self.segments
            for place, path in enumerate(
                segment.contents.text_of if field in OF_TEXT else segment.contents.found_in
            )
            if path and place not in segment.deleted
        }

    def frequency(self, field: str, word: str) -> int:
        """How many documents hold a word."""
        return sum(self._frequencies(field, word))

    def _frequencies(self, field: str, word: str) -> list[int]:
        """How many documents of each segment hold a word."""
        if (field, word) not in self._known:
            self._known[field, word] = [
                segment.reader.doc_frequency(field, word) for segment in self.segments
            ]
        return self._known[field, word]

    def _walks(self, field: str, word: str) -> list[tuple[Segment, Any]]:
        """Whoosh's walks through the documents with a word."""
        frequencies = zip(self.segments, self._frequencies(field, word), strict=True)
        walks = ((segment, segment.matcher(field, word)) for segment, number in frequencies if number)
        return [(segment, walk) for segment, walk in walks if walk is not None]

    def word(self, field: str, word: str, among: Scores | None = None) -> Scores:
        """The documents, all or of some, with a word, scored as BM25 does."""
        number = self.frequency(field, word)
        if among is not None and len(among) * _SKIPPED < number:
            return dict.fromkeys(self._of(field, word, among), self._rarity(number))
        if number > COMMON:
            return self._all_with(field, word)
        average = self._average_size
        most = self._rarity(number) * (_K + 1)
        scores: Scores = {}
        for segment, walk in self._walks(field, word):
            first, sizes = segment.first, segment.contents.sizes
            while walk.is_active():
                place, often = walk.id(), walk.weight()
                long = (sizes[place] or average) / average
                scores[first + place] = most * often / (often + _K * (1 - _B + _B * long))
                walk.next()
        return scores

    def _all_with(self, field: str, word: str) -> Scores:
        """The documents with a word that stands in very many, all scored alike."""
        if (field, word) not in self._common:
            if len(self._common) == _COMMON_KEPT:
                self._common.clear()
            rarity = self._rarity(self.frequency(field, word))
            self._common[field, word] = dict.fromkeys(self._all(self._walks(field, word)), rarity)
        return self._common[field, word]

    def starting(self, field: str, prefix: str, most: int) -> Scores | None:
        """The documents with a word that begins so; None if there are more than `most` such words."""
        found = []
        for segment in self.segments:
            found.append(list(islice(segment.starting(field, prefix), most + 1)))
            most -= len(found[-1])
            if most < 0:
                return None
        return self._any(field, found)

    def near(self, field: str, form: str, distance: int) -> Scores:
        """The documents with a word within so many edits (Levenshtein)."""
        return self._any(field, (segment.near(field, form, distance) for segment in self.segments))

    def forms_starting(self, field: str, prefix: str) -> dict[str, int]:
        """The words that begin so, each with the number of documents it stands in."""
        return self._forms(lambda segment: segment.starting(field, prefix))

    def forms_near(self, field: str, form: str, distance: int) -> dict[str, int]:
        """The words within so many edits (Levenshtein), each with the number of documents it stands in."""
        return self._forms(lambda segment: segment.near(field, form, distance))

    def _forms(self, of: Callable[[Segment], Iterable[tuple[str, TermInfo]]]) -> dict[str, int]:
        found: Counter[str] = Counter()
        for segment in self.segments:
            for word, info in of(segment):
                found[word] += info.doc_frequency()
        return found

    def between(self, field: str, first: str, last: str) -> Scores:
        """The documents with a word from one to another, both included, in the order of the alphabet."""
        return self._any(
            field,
            (
                takewhile(lambda word: word[0] <= last, segment.from_word(field, first))
                for segment in self.segments
            ),
        )

    def next_to_each_other(self, field: str, word: str, following: str, among: Scores) -> Scores:
        """Those of some documents in which one word follows another."""
        kept: Scores = {}
        for segment in self.segments:
            places = segment.places(among)
            walks = segment.matcher(field, word), segment.matcher(field, following)
            if not places or walks[0] is None or walks[1] is None:
                continue
            for place in places:
                before, after = (positions(walk, place) for walk in walks)
                if any(position + 1 in after for position in before):
                    kept[segment.first + place] = among[segment.first + place]
        return kept

    def _of(self, field: str, word: str, among: Scores) -> Iterator[int]:
        """Those of some documents that have a word."""
        for segment, walk in self._walks(field, word):
            for place in segment.places(among):
                if is_in(walk, place):
                    yield segment.first + place

    def _any(self, field: str, found: Iterable[Iterable[tuple[str, TermInfo]]]) -> Scores:
        """The documents with any of the words found in each segment, all scored alike."""
        pairs = zip(self.segments, found, strict=True)
        documents = [document for segment, words in pairs for document in segment.documents(field, words)]
        return dict.fromkeys(documents, self._rarity(len(documents)))

    def _all(self, walks: Iterable[tuple[Segment, Any]]) -> Iterator[int]:
        for segment, walk in walks:
            first = segment.first
            for place in walk.all_ids():
                yield first + place

    def _rarity(self, number: int) -> float:
        return log(1 + self.texts / (number + 0.5))
