"""Putting sources and their annotations into the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout
from whoosh.index import FileIndex, LockError
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from tui_reader.errors import ReaderError
from tui_reader.index.schema import (
    UNORDERED,
    UNSURE,
    Words,
    codec,
    complete,
    created,
    key,
    opened,
    packed,
    segments,
    unpacked,
    words_of,
)
from tui_reader.index.text import vocabulary
from tui_reader.model import Annotations, Person, Quote, Source

_IN_ORDER_LIMIT = 2_000_000
"""Of longer texts (code points) the order of words is not kept: Whoosh takes 350 bytes a word for it."""
_MOST_SEGMENTS = 32
_MERGED_AT_ONCE = 16


def writer(directory: Path) -> Writer:
    """A writer for the part of an index in a folder, which is made if need be; to be used with `with`.

    What is put becomes visible, all at once, when the `with` ends well; else, and if the process dies, the
    index stays as it was. (Only what is put twice in one `with` is committed in between.) How much goes into
    one `with` is the caller's choice. An index half made, damaged or of another format is replaced by an
    empty one. ReaderError if another process writes to it or the disk does not let us.
    """
    return Writer(directory)


class Writer:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = FileLock(directory / "writing.lock", timeout=0, mode=0o600)
        self._places: dict[str, dict[bytes, int]] = {}
        self._put: set[tuple[str, str]] = set()
        self._vocabulary: set[str] = set()

    def __enter__(self) -> Self:
        with _told(self.directory):
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire()
            try:
                self._begin(opened(self.directory) or created(self.directory))
            except BaseException:
                self._lock.release()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with _told(self.directory):
                if kind is None:
                    self._commit()
                else:
                    self._writer.cancel()
        finally:
            self._lock.release()

    def put_text(self, source: Source) -> None:
        """The text of a source; replaces what was there of it, its annotations too."""
        with _told(self.directory):
            self.remove(source.path)
            long = len(source.text) > _IN_ORDER_LIMIT
            words = {word: [0] for word in vocabulary(source.text)} if long else words_of(source.text)
            self._add(
                "text_of",
                source.path,
                size=len(source.text),
                text=words,
                order=UNORDERED if long else None,
                name=words_of(source.path),
                published=source.published,
            )
            self._vocabulary.update(words)

    def put_annotations(self, path: str, annotations: Annotations, anybody_speaks: bool = False) -> None:
        """What was found in a source; replaces what was there. Where others tell who speaks in it, it may be
        anybody named there: `anybody_speaks`."""
        persons = {person.id: person for person in annotations.persons}
        mentions = Counter(mention.person for mention in annotations.people)
        sure = all(quote.speaker and quote.confidence >= 1 for quote in annotations.quotes)
        with _told(self.directory):
            self._delete("found_in", path)
            self._add(
                "found_in",
                path,
                person=_words(_names(person) * max(1, mentions[person.id]) for person in annotations.persons),
                speaker=_words(
                    chain(
                        (_speaker(quote, persons) for quote in annotations.quotes),
                        map(_names, annotations.persons) if anybody_speaks else (),
                    )
                ),
                said=_words(
                    quote.text
                    for quote in sorted(annotations.quotes, key=lambda quote: (quote.group, quote.start))
                ),
                unsure=None if sure else UNSURE,
                date=",".join(date.earliest for date in annotations.dates if date.earliest and date.latest),
            )

    def remove(self, path: str) -> None:
        """Forgets a source and its annotations, if it was known."""
        with _told(self.directory):
            self._delete("text_of", path)
            self._delete("found_in", path)

    def _begin(self, index: FileIndex) -> None:
        """Opens Whoosh's writer; its files stay apart, so that they can be mapped."""
        self._index = index
        self._writer = index.writer(compound=False, codec=codec(), limitmb=512)
        self._places = {"text_of": {}, "found_in": {}}
        for reader, first in segments(index):
            for field, places in self._places.items():
                for number, path in enumerate(reader.column_reader(field, translate=False)):
                    if path and not reader.is_deleted(number):
                        places[path] = first + number
            reader.close()
        self._put.clear()

    def _commit(self) -> None:
        self._writer.commit(mergetype=self._merge)
        complete(self.directory)

    def _merge(self, writer: SegmentWriter, segments: list[Any]) -> list[Any]:
        """Gives the segments that stay as they are; the documents of the others are added to the new one."""
        merged = _to_merge(segments, writer.doc_count() + bool(self._vocabulary))
        for segment in merged:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            for number, words in enumerate(reader.column_reader("vocabulary", translate=False)):
                if words:  # one such document holds the words of all
                    self._vocabulary.update(unpacked(words))
                    segment.delete_document(number)
            writer.add_reader(reader)
            reader.close()
        if self._vocabulary:
            writer.add_document(vocabulary=packed(sorted(self._vocabulary)))
            self._vocabulary.clear()
        return [segment for segment in segments if segment not in merged]

    def _add(self, field: str, path: str, **values: Any) -> None:
        self._writer.add_document(**{field: key(path)}, **values)
        self._put.add((field, path))

    def _delete(self, field: str, path: str) -> None:
        if (field, path) in self._put:  # Whoosh can only delete what is committed
            self._commit()
            self._begin(self._index)
        number = self._places[field].pop(key(path), None)
        if number is not None:
            self._writer.delete_document(number)


def _to_merge(segments: list[Any], size: int) -> list[Any]:
    """Those segments that a new one, of so many documents, is to take in.

    This keeps the segments few, as each costs a query time, and free of what was deleted. The smallest are
    merged where together they are not half as large as the new one, or where there are too many; a large one
    is not written again for the sake of a few documents.
    """
    stale = [segment for segment in segments if segment.deleted_count() * 2 >= segment.doc_count_all()]
    others = sorted((s for s in segments if s not in stale), key=lambda segment: segment.doc_count_all())
    sizes = accumulate(segment.doc_count_all() for segment in others)
    merged = sum(small <= size / 2 for small in sizes)
    if len(others) >= _MOST_SEGMENTS:
        merged = 0
        for segment in others[:_MERGED_AT_ONCE]:
            if segment.doc_count_all() > size:
                break
            merged, size = merged + 1, size + segment.doc_count_all()
    return stale + others[:merged]


def _words(texts: Iterable[str]) -> Words:
    return words_of(" ".join(texts))


def _names(person: Person) -> str:
    return " ".join({person.name, *person.aliases}) + " "


def _speaker(quote: Quote, persons: dict[str, Person]) -> str:
    if quote.speaker is None:
        return ""
    ids = {quote.speaker.person, *quote.speaker.persons}
    return " ".join([quote.speaker.text, *(_names(persons[id]) for id in ids if id in persons)])


@contextmanager
def _told(directory: Path) -> Iterator[None]:
    """What the disk and the locks refuse, as an error for the user."""
    try:
        yield
    except (Timeout, LockError) as error:
        raise ReaderError(f"{directory}: another reader is indexing this folder; try again later") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReaderError(f"{directory}: cannot write the index: {reason}; make room or allow it") from error
