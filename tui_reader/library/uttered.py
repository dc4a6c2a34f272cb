"""Which stretches of the sources are one utterance, found outward from one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache as remembered
from itertools import chain
from typing import NamedTuple

from tui_reader.collate import variants
from tui_reader.store.cache import Cache
from tui_reader.store.utterances import Utterance


class Part(NamedTuple):
    """The sentences from `first` to `last`, counted from 0, of a quoted or reported stretch."""

    utterance: Utterance
    first: int
    last: int


class _Sentence(NamedTuple):
    utterance: Utterance
    number: int


class Uttered:
    """The groups of one cache. A speaker below `confidence` is not known.

    What was found once is remembered, so one is to be used for one question.
    """

    def __init__(self, cache: Cache, confidence: float) -> None:
        self._cache = cache
        self._store = store = cache.utterances
        self._confidence = confidence
        self._groups: dict[_Sentence, list[_Sentence]] = {}
        self._of = remembered(store.of)
        self._path = remembered(store.path)
        self._persons = remembered(self._persons_of)
        self._story = remembered(store.story)
        self._copies = remembered(self._copies_of)
        self._tied = remembered(self._tied_by)
        self._said = remembered(self._said_in)

    def around(self, utterance: Utterance, sentence: int) -> list[Part]:
        """What is the same utterance as a sentence of a stretch, with the sentences beside it that the same
        stretches have."""
        whole = self._group(_Sentence(utterance, sentence))
        stretches = {each.utterance for each in whole}
        for step in (-1, 1):
            beside = sentence + step
            while len(stretches) > 1 and 0 <= beside < self.sentences(utterance):
                group = self._group(_Sentence(utterance, beside))
                if {each.utterance for each in group} != stretches:
                    break
                whole = whole + group
                beside += step
        numbers: dict[Utterance, list[int]] = {}
        for each in whole:
            numbers.setdefault(each.utterance, []).append(each.number)
        return [Part(utterance, min(found), max(found)) for utterance, found in numbers.items()]

    def all(self) -> Iterator[list[Part]]:
        """Every group of more than one stretch, once."""
        done: set[_Sentence] = set()
        for wording in self._store.compared():
            for utterance in self._of(wording):
                for sentence in range(self.sentences(utterance)):
                    if _Sentence(utterance, sentence) not in done:
                        parts = self.around(utterance, sentence)
                        for part in parts:
                            done.update(
                                _Sentence(part.utterance, at) for at in range(part.first, part.last + 1)
                            )
                        if len(parts) > 1:
                            yield parts

    def credited(self, utterance: Utterance, confidence: float) -> dict[str, str]:
        """Who alone is credited, as surely as that, with what other sources have of the same utterance: the
        key of each, with the path of a source. Copies of its own source do not count."""
        own = self._path(utterance.source)
        found: dict[str, str] = {}
        for sentence in range(self.sentences(utterance)):
            for other in sorted({part.utterance for part in self.around(utterance, sentence)}):
                path = self._path(other.source)
                speakers = self._said(other).speakers if other.confidence >= confidence else frozenset()
                copied = other.source in self._copies(utterance.source)
                if path != own and len(speakers) == 1 and not copied:
                    found.setdefault(min(speakers), path)
        return found

    def sentences(self, utterance: Utterance) -> int:
        """How many sentences a stretch has."""
        return 1 + self._store.words(utterance.wording).split().count(".")

    def _group(self, start: _Sentence) -> list[_Sentence]:
        if start not in self._groups:
            self._groups[start] = [start]
            for group in variants.groups(self._edges(start)):
                for each in group:
                    self._groups[each] = group
        return self._groups[start]

    def _edges(self, start: _Sentence) -> list[tuple[_Sentence, _Sentence, int]]:
        """All that is joined with a sentence, and what is joined with that in turn."""
        edges: list[tuple[_Sentence, _Sentence, int]] = []
        seen, ahead = {start}, [start]
        sure: set[tuple[int, int, int, int]] = set()
        while ahead:
            here = ahead.pop()
            wording = here.utterance.wording
            for other, number, bits, part in self._near(here):
                way = wording, here.number, other, number
                if bits < variants.LEAST or way in sure or (way[2:] + way[:2] in sure and other != wording):
                    continue
                if bits >= variants.MOST:
                    sure.add(way)
                for utterance in self._candidates(bits, here.utterance, other):
                    there = _Sentence(utterance, number)
                    if there != here and self._suits(bits, here.utterance, utterance):
                        edges.append((here, there, part))
                        if there not in seen:
                            seen.add(there)
                            ahead.append(there)
        return edges

    def _near(self, sentence: _Sentence) -> list[tuple[int, int, int, int]]:
        """The sentences of wordings that may be the same; see `Utterances.joined`."""
        wording = sentence.utterance.wording
        near = list(self._store.joined(wording, sentence.number))
        if not sentence.utterance.indirect and len(self._of(wording)) > 1:
            words = variants.kept(self._store.words(wording))
            near += [(wording, *join[1:]) for join in variants.repeated(words) if join.a == sentence.number]
        return near

    def _candidates(self, bits: int, utterance: Utterance, wording: int) -> Iterable[Utterance]:
        """The stretches of a wording that may be the same utterance: a stock phrase has very many."""
        if bits >= variants.VERY_MUCH:
            return self._of(wording)
        tied = self._tied(wording)
        ties = variants.ties(self._said(utterance))
        return dict.fromkeys(chain.from_iterable(tied.get(tie, ()) for tie in ties))

    def _tied_by(self, wording: int) -> dict[tuple[str, str | int], list[Utterance]]:
        tied: dict[tuple[str, str | int], list[Utterance]] = {}
        for utterance in self._of(wording):
            for tie in variants.ties(self._said(utterance)):
                tied.setdefault(tie, []).append(utterance)
        return tied

    def _suits(self, bits: int, one: Utterance, other: Utterance) -> bool:
        said = self._said(one), self._said(other)
        if one.indirect or other.indirect:
            return variants.suits_reported(bits, *said)
        return variants.suits(bits, *said)

    def _said_in(self, utterance: Utterance) -> variants.Said:
        """Those who are known to have said it, and where."""
        source = utterance.source
        speakers: frozenset[str] = frozenset()
        if utterance.confidence >= self._confidence and utterance.speakers:
            persons = self._persons(source)
            speakers = frozenset(persons[id][0] for id in utterance.speakers if id in persons)
        return variants.Said(speakers, source, self._copies(source), self._story(source))

    def _copies_of(self, source: int) -> frozenset[int]:
        return frozenset(self._cache.copies.linked(source))

    def _persons_of(self, source: int) -> dict[str, tuple[str, str]]:
        return self._cache.found.of(self._path(source))
