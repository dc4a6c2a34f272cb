"""The parts of the index, each written by one worker, and what each is to take up next."""

from __future__ import annotations

import os
import shutil
import zlib
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from tui_reader import index
from tui_reader.errors import ReaderError
from tui_reader.library.building.worker import PutAnnotations, PutTexts

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

# The first results come soon; later batches are larger, as each one costs a commit of the index.
_FIRST_BATCH = 25
_GROWTH = 4
_MOST_TEXTS = 4_000
_MOST_BYTES = 6_000_000  # of text in a batch: indexing takes some twenty times that of memory
_MOST_ANNOTATED = 400
_MOST_PARTS = 4
_SHRINKING = 8
_COUNT = "parts"


@dataclass
class Part:
    """Sources (their paths, in the order to take them up) whose text is to be put into a part of the index,
    each with its size in bytes, which are to leave it, and whose annotations are to be put into it."""

    number: int
    texts: dict[str, int] = field(default_factory=dict)
    gone: dict[str, None] = field(default_factory=dict)
    found: dict[str, None] = field(default_factory=dict)
    _batch: int = _FIRST_BATCH
    _found_batch: int = _FIRST_BATCH

    def drop(self, path: str) -> None:
        self.texts.pop(path, None)
        self.gone.pop(path, None)
        self.found.pop(path, None)

    def next_job(self, *, reading: bool, annotating: bool) -> PutTexts | PutAnnotations | None:
        """A batch that is full, or will not become so. While files are read nothing leaves, as a renamed one
        would be taken for another, and the annotations wait for the texts."""
        if self.texts and (len(self.texts) >= self._batch or not reading):
            gone = () if reading else _take(self.gone, len(self.gone))
            return PutTexts(self.number, _take(self.texts, self._count_of_texts()), gone)
        if reading:
            return None
        if self.gone:
            return PutTexts(self.number, (), _take(self.gone, len(self.gone)))
        if self.found and (len(self.found) >= self._found_batch or not annotating):
            return PutAnnotations(self.number, _take(self.found, self._found_batch))
        return None

    def _count_of_texts(self) -> int:
        """How many make the next batch: as many as its number allows, and its size, but one at least."""
        sizes = accumulate(islice(self.texts.values(), self._batch))
        return max(1, sum(size <= _MOST_BYTES for size in sizes))

    def committed(self, job: PutTexts | PutAnnotations) -> None:
        if isinstance(job, PutAnnotations):
            self._found_batch = min(self._found_batch * _GROWTH, _MOST_ANNOTATED)
        elif job.put:
            self._batch = min(self._batch * _GROWTH, _MOST_TEXTS)

    def give_back(self, job: PutTexts | PutAnnotations) -> None:
        """A worker died of it: the next batches are smaller, until the one that does it stands alone."""
        again = dict.fromkeys(map(os.fsdecode, job.put))
        if isinstance(job, PutAnnotations):
            self._found_batch = max(1, len(again) // _SHRINKING)
            self.found = {**again, **self.found}
        else:
            self._batch = max(1, len(again) // _SHRINKING)
            self.texts = {**dict.fromkeys(again, 0), **self.texts}
            self.gone.update((path, None) for path in map(os.fsdecode, job.gone) if path not in self.texts)


def prepared(library: Library, cache: Cache) -> list[Part]:
    """The parts of the library's index, made if need be; how many there are is settled when it is first made.

    An index of which something is missing or damaged, or that is left of another store, is made anew.
    """
    folders = index.parts(library.index_dir)
    if not folders or _count(library) != len(folders) or not cache.stored():
        _make(library)
        cache.forget_index()
        folders = index.parts(library.index_dir)
    if not index.is_whole(library.index_dir):
        cache.forget_index()
        for folder in folders:
            with index.writer(folder):
                pass
    return [Part(int(folder.name)) for folder in folders]


def part_of(parts: list[Part], path: str) -> Part:
    return parts[zlib.crc32(os.fsencode(path)) % len(parts)]


def _make(library: Library) -> None:
    """All parts at once, so that there never are some of them."""
    made = library.cache_dir / "index.new"
    try:
        for old in (made, library.index_dir):
            if old.exists():
                shutil.rmtree(old)
        for number in range(min(_MOST_PARTS, os.cpu_count() or 1)):
            (made / str(number)).mkdir(mode=0o700, parents=True)
        (made / _COUNT).write_text(str(number + 1))
        made.rename(library.index_dir)
    except OSError as error:
        raise ReaderError(
            f"{library.index_dir}: cannot write the index: {error.strerror}; make room or allow it"
        ) from error


def _count(library: Library) -> int:
    """How many parts there were when the index was made."""
    try:
        return int((library.index_dir / _COUNT).read_text())
    except (OSError, ValueError):
        return 0


def _take(paths: dict[str, None] | dict[str, int], most: int) -> tuple[bytes, ...]:
    taken = [path for path, _ in zip(paths, range(most), strict=False)]
    for path in taken:
        del paths[path]
    return tuple(map(os.fsencode, taken))
