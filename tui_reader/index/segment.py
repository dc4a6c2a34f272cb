"""One of Whoosh's segments: its words, and its own lists of which documents hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import takewhile
from typing import Any

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract
from whoosh.reading import SegmentReader, TermInfo, TermNotFound

from tui_reader.index.schema import path_of, unpacked


class Contents:
    """What a segment holds but the lists of documents; as it never changes, it is read once."""

    def __init__(self, reader: SegmentReader) -> None:
        self.sizes: list[int] = list(reader.column_reader("size"))
        """How many code points the texts have; 0 where a document is none."""
        self.text_of = _paths(reader, "text_of")
        self.found_in = _paths(reader, "found_in")
        """The paths of the documents that are texts, and of those that are annotations; empty elsewhere."""
        self._by_length: dict[str, dict[int, list[str]]] = {}

    def by_length(self, reader: SegmentReader, field: str) -> dict[int, list[str]]:
        """The words of a field by their length, and perhaps some of documents that were deleted."""
        if field not in self._by_length:
            by_length = self._by_length[field] = {}
            for word in _vocabulary(reader) if field == "text" else _lexicon(reader, field):
                by_length.setdefault(len(word), []).append(word)
        return self._by_length[field]


def _vocabulary(reader: SegmentReader) -> Iterator[str]:
    values = reader.column_reader("vocabulary", translate=False)
    return (word for value in values if value for word in unpacked(value))


def _lexicon(reader: SegmentReader, field: str) -> Iterator[str]:
    return (word.decode() for word in reader.lexicon(field))


def _paths(reader: SegmentReader, field: str) -> list[str]:
    return [path_of(path) for path in reader.column_reader(field, translate=False)]


class Segment:
    """One of Whoosh's segments; `first` is the number of its first document."""

    def __init__(self, reader: SegmentReader, first: int, contents: Contents) -> None:
        self.reader = reader
        self.first = first
        self.contents = contents
        every = range(reader.doc_count_all()) if reader.has_deletions() else ()
        self.deleted = frozenset(place for place in every if reader.is_deleted(place))

    def places(self, documents: Iterable[int]) -> list[int]:
        """Those of the documents that are of this segment, by their places in it."""
        end = self.first + self.reader.doc_count_all()
        return sorted(document - self.first for document in documents if self.first <= document < end)

    def matcher(self, field: str, word: str) -> Any | None:
        """Whoosh's walk through the documents with a word; None if there are none."""
        try:
            matcher = self.reader.postings(field, word)
        except TermNotFound:
            return None
        return matcher if matcher.is_active() else None

    def from_word(self, field: str, first: str) -> Iterator[tuple[str, TermInfo]]:
        """The words of a field from one on, in the order of their bytes, with what Whoosh notes of each."""
        for (name, word), info in self.reader.iter_from(field, first):
            if name != field:
                break
            yield word.decode(), info

    def starting(self, field: str, prefix: str) -> Iterator[tuple[str, TermInfo]]:
        """The words of a field that begin so."""
        return takewhile(lambda word: word[0].startswith(prefix), self.from_word(field, prefix))

    def documents(self, field: str, found: Iterable[tuple[str, TermInfo]]) -> Iterator[int]:
        """The documents with any of these words.

        Of a word that stands in few, Whoosh notes in which, and their list need not be opened.
        """
        places: set[int] = set()
        for word, info in found:
            if info.doc_frequency() <= 2:
                places |= {info.min_id(), info.max_id()} - self.deleted
            elif (walk := self.matcher(field, word)) is not None:
                places.update(walk.all_ids())
        return (self.first + place for place in places)

    def near(self, field: str, form: str, distance: int) -> Iterator[tuple[str, TermInfo]]:
        """The words of a field within so many edits (Levenshtein)."""
        for length in range(len(form) - distance, len(form) + distance + 1):
            words = self.contents.by_length(self.reader, field).get(length, ())
            close = extract(
                form, words, scorer=Levenshtein.distance, score_cutoff=distance, limit=None, processor=None
            )
            for word, *_ in close:
                with suppress(TermNotFound):  # it stood in a text that is deleted
                    yield word, self.reader.term_info(field, word)


def id_of(reader: SegmentReader) -> str:
    """What tells its segment from all others."""
    return str(reader.segment().segment_id())


def is_in(walk: Any, place: int) -> bool:
    """Whether the word stands in a document at or behind the one that the walk comes to, and goes on to."""
    if walk.is_active():
        walk.skip_to(place)
    return bool(walk.is_active() and walk.id() == place)


def positions(walk: Any, place: int) -> list[int]:
    """Where the word stands in a document at or behind the one that the walk has come to."""
    return walk.value_as("positions") if is_in(walk, place) else []
