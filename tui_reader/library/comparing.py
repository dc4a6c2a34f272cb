"""The versions of an utterance in several sources, and what each has otherwise than the fullest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui_reader.collate import copies as copied
from tui_reader.collate.wording import Word, words_of
from tui_reader.library.differing import Worded, differences
from tui_reader.library.findings import finding
from tui_reader.library.lending import lent
from tui_reader.library.quoting import nested_in
from tui_reader.library.uttered import Part, Uttered
from tui_reader.model import (
    Annotations,
    Finding,
    Quote,
    Reported,
    Source,
    Span,
    Variants,
    Version,
)
from tui_reader.store.utterances import Utterance

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

_READ = 64
"""So many sources are kept open while groups are made of them."""


def variants(library: Library, path: str, start: int) -> Variants | None:
    """See `Library.variants`."""
    with library.cache() as cache:
        comparison = _Comparison(library, cache)
        found = (comparison.around(utterance, start) for utterance in cache.utterances.at(path, start))
        return next((each for each in found if each is not None), None)


def all_variants(library: Library) -> Iterator[Variants]:
    """See `Library.all_variants`."""
    with library.cache() as cache:
        yield from _Comparison(library, cache).all()


@dataclass(frozen=True, slots=True)
class _Opened:
    """A source with what was found in it."""

    source: Source
    found: Annotations
    persons: dict[str, tuple[str, str]]

    def stretch(self, utterance: Utterance) -> Quote | Reported:
        return (self.found.reported if utterance.indirect else self.found.quotes)[utterance.place]

    def words(self, utterance: Utterance) -> list[Word]:
        start, end = utterance.start, utterance.end
        nested = [] if utterance.indirect else nested_in(self.found.quotes).get(utterance.place, [])
        names = [
            (mention.start, mention.end)
            for mention in self.found.people
            if mention.form == "name" and start <= mention.start < end
        ]
        return words_of(self.source.text, start, end, nested, names)


class _Comparison:
    """One look at what is compared; what it has read serves all its groups."""

    def __init__(self, library: Library, cache: Cache) -> None:
        self._cache = cache
        self._store = cache.utterances
        self._confidence = library.settings.confidence
        self._method = library.method
        self._open = lru_cache(_READ)(self._read)
        self._stories = copied.stories(cache.copies.pairs())
        self._uttered = Uttered(cache, self._confidence)

    def _read(self, number: int) -> _Opened | None:
        path = self._store.path(number)
        source = self._cache.source(path)
        found = self._cache.annotations(source, self._method) if source is not None else None
        if source is None or found is None:
            return None
        persons = self._cache.found.of(path)
        return _Opened(source, lent(self._store, self._uttered, path, persons, found), persons)

    def around(self, utterance: Utterance, offset: int) -> Variants | None:
        """The group of the sentence of a stretch in which an offset of its source stands."""
        opened = self._open(utterance.source)
        if opened is None:
            return None
        before = [word.sentence for word in opened.words(utterance) if word.start <= offset]
        return self._variants(self._uttered.around(utterance, max(before, default=0)))

    def all(self) -> Iterator[Variants]:
        for parts in self._uttered.all():
            if (found := self._variants(parts)) is not None:
                yield found

    def _variants(self, parts: list[Part]) -> Variants | None:
        """A group as versions; None where it is of one source, or says no more than another group does."""
        parts = [part for part in parts if not self._is_held(part, parts)]
        if len({part.utterance.source for part in parts}) < 2 or self._is_nested(parts):
            return None
        found = [worded for part in parts if (worded := self._version(part)) is not None]
        found.sort(key=lambda each: _order(each.version.place))
        paths = {each.version.place.source for each in found}
        direct = [at for at, each in enumerate(found) if each.version.kind != "indirect"]
        if len(paths) < 2 or not direct:
            return None
        base = max(direct, key=lambda at: len(found[at].words))
        return Variants(
            tuple(each.version for each in found),
            base,
            tuple(differences(found, base)),
            copied.independent(paths, self._stories),
        )

    def _is_held(self, part: Part, parts: Sequence[Part]) -> bool:
        """Whether indirect speech holds a quote of the same group, or is held by longer indirect speech."""
        own = part.utterance
        return own.indirect and any(
            other.start < own.end and own.start < other.end
            for other in (each.utterance for each in parts)
            if other.source == own.source and other != own
            if not other.indirect or other.end - other.start > own.end - own.start
        )

    def _is_nested(self, parts: Sequence[Part]) -> bool:
        """Whether all stand within quotes that are one utterance themselves."""
        around: set[tuple[int, int]] = set()
        for part in parts:
            opened = self._open(part.utterance.source)
            stretch = opened.stretch(part.utterance) if opened is not None else None
            if not isinstance(stretch, Quote) or stretch.inside is None:
                return False
            around.add((part.utterance.source, stretch.inside))
        source, place = min(around)
        outer = next((each for each in self._store.within(source) if each.place == place), None)
        if outer is None:
            return False
        same = {
            (each.utterance.source, each.utterance.place)
            for sentence in range(self._uttered.sentences(outer))
            for each in self._uttered.around(outer, sentence)
        }
        return around <= same

    def _version(self, part: Part) -> Worded | None:
        opened = self._open(part.utterance.source)
        if opened is None:
            return None
        stretch = opened.stretch(part.utterance)
        words = opened.words(part.utterance)
        own = [word for word in words if part.first <= word.sentence <= part.last]
        after = next((word.start for word in words if word.sentence > part.last), None)
        if not own:
            return None
        span = _bounds(opened.source.text, stretch, own[0].start if part.first else stretch.start, after)
        return Worded(self._as_version(opened, stretch, span), own, _whole(part.utterance.source, stretch))

    def _as_version(self, opened: _Opened, stretch: Quote | Reported, span: tuple[int, int]) -> Version:
        source, speaker = opened.source, stretch.speaker
        people: list[tuple[str, str]] = []
        name = None
        if speaker is not None and stretch.confidence >= self._confidence:
            ids = speaker.persons or (speaker.person,)
            people = [opened.persons[id] for id in ids if id in opened.persons]
            name = " and ".join(name for _, name in people) or speaker.text
        return Version(
            finding(source, source.span(*span), source.line_of(span[0])),
            stretch.kind if isinstance(stretch, Quote) else "indirect",
            name,
            people[0][0] if len(people) == 1 else "",
            stretch.confidence,
            stretch.evidence if name is not None else (),
        )


def _whole(source: int, stretch: Quote | Reported) -> tuple[int, str, int]:
    """What tells the stretches of one utterance of a source, broken by its cue, from others."""
    if isinstance(stretch, Quote):
        return source, "quote", stretch.group
    return source, "cue", stretch.cue.start


def _order(place: Finding) -> tuple[str, str, int]:
    """The earliest published first, what is not dated last."""
    return place.published or "9", place.source, place.start


def _bounds(text: str, stretch: Span, start: int, after: int | None) -> tuple[int, int]:
    """From a place in a stretch to its end, or to that of the sentence before the one that begins at
    `after`."""
    if after is None:
        return start, stretch.end
    return start, start + len(text[start:after].rstrip(" \t\r\n\"'“‘«([—–-"))
