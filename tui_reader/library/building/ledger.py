"""What a build has left to do, and what is noted in the store when it is done."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from tui_reader import index
from tui_reader.library.building.files import Files, Outcome
from tui_reader.library.building.parts import Part, part_of, prepared
from tui_reader.library.building.tally import Tally
from tui_reader.library.building.worker import PutAnnotations, PutTexts
from tui_reader.library.collating import collate
from tui_reader.model import Annotations, Source

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

_FIRST = 100
_AT_ONCE = 100


class Ledger:
    """Sources go from `files` to the `parts` of the index, to those not annotated, to the parts again and to
    those not compared; `tally` counts them. `method` is empty where nothing is to be annotated."""

    def __init__(self, library: Library, cache: Cache, method: str) -> None:
        self.parts: list[Part] = prepared(library, cache) if cache.stored() else []
        self.files = Files(library, cache)  # knows the store as it is when the parts are there
        self.tally = Tally()
        self.unannotated: dict[str, None] = {}
        self.first: tuple[str, ...] = ()
        """The sources that are looked at by the reader: to be taken before all others."""
        self._library = library
        self._cache = cache
        self._method = method
        self._reasons: dict[str, str] = {}

    # Files.

    def find(self) -> None:
        """Finds what is to be read, and what was read but not annotated by this method."""
        self.take(self.files.find(patient=False))
        if self._method:
            known = self.files.known.items()
            self.unannotated.update(
                (path, None) for path, state in known if state.sha256 and state.method != self._method
            )

    def look_first(self, paths: tuple[str, ...]) -> None:
        others = (path for path in self.first if path not in paths)
        self.first = (*paths, *others)[:_FIRST]

    def read_next(self, *, patient: bool) -> None:
        """See Files.read_next."""
        self.parts = self.parts or prepared(self._library, self._cache)
        outcome = self.files.read_next(self.first, patient=patient)
        if outcome is None or not outcome.read:
            self.tally.done["reading"] += 1
        self.take([outcome] if outcome else [])

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Notes for the index what came of files."""
        for path, read, reason in outcomes:
            self.unannotated.pop(path, None)
            if not self.parts:
                assert reason is not None  # nothing was ever read
                self._cache.put_unread(path, reason)
                self.tally.changed = True
                continue
            part = part_of(self.parts, path)
            part.drop(path)
            self._reasons.pop(path, None)
            if read:
                part.texts[path] = self.files.known[path].size
                if self._method:
                    self.unannotated[path] = None
            else:
                part.gone[path] = None
                if reason is not None:
                    self._reasons[path] = reason

    # Texts.

    @property
    def unindexed(self) -> int:
        """How many texts have not been read, or not been given to the index."""
        return len(self.files.unread) + sum(len(part.texts) for part in self.parts)

    def texts_put(self, job: PutTexts) -> None:
        part = self.parts[job.part]
        part.committed(job)
        self.tally.done["reading"] += len(job.put)
        self._cache.mark_indexed(path for path in map(os.fsdecode, job.put) if path not in part.texts)
        removed = []
        for path in map(os.fsdecode, job.gone):
            if path in self._reasons:
                self._cache.put_unread(path, self._reasons.pop(path))
            elif path not in self.files.known:
                removed.append(path)
        if removed:
            self._cache.remove(removed)
        self.tally.changed = True

    def give_up_text(self, path: str) -> None:
        outcome = self.files.fail(path, "not indexed: the program failed at it")
        self.take([outcome] if outcome else [])

    # Annotations.

    def next_unannotated(self, *, any_of_them: bool) -> str | None:
        """Takes out the next source whose annotations the store does not have, `any_of_them` or else one of
        those wanted first; where the store has them, the index gets them."""
        for _ in range(_AT_ONCE):
            wanted = (path for path in self.first if path in self.unannotated)
            path = next(chain(wanted, self.unannotated if any_of_them else ()), None)
            if path is None:
                break
            del self.unannotated[path]
            source = self._cache.source(path)
            if source is None:
                continue
            if self._cache.annotations(source, self._method) is None:
                return path
            part_of(self.parts, path).found[path] = None
            self.tally.done["annotating"] += 1
        return None

    def annotated(self, path: str, sha256: str, published: str | None, found: Annotations | None) -> None:
        """Keeps what was found in a text; the reader sees it at once if it is what is being looked at."""
        self.tally.done["annotating"] += 1
        if found is None:
            return
        self._cache.put_annotations(Source(path, "", sha256, "", "", published), self._method, found)
        if path in self.files.known and path not in self.unannotated:
            part_of(self.parts, path).found[path] = None
            self.tally.changed = self.tally.changed or path in self.first

    def give_up_annotating(self, path: str) -> None:
        source = self._cache.source(path)
        if source is not None:
            problem = Annotations(problems=("not annotated: the program failed at it",))
            self.annotated(path, source.sha256, source.published, problem)

    def annotations_put(self, job: PutAnnotations) -> None:
        part = self.parts[job.part]
        part.committed(job)
        annotated = []
        for path in map(os.fsdecode, job.put):
            if path in part.texts or path in part.found or path in self.unannotated:
                continue  # it has changed meanwhile
            source = self._cache.source(path)
            found = self._cache.annotations(source, self._method) if source is not None else None
            if found is not None:
                annotated.append((path, found))
        self._cache.mark_annotated(annotated, self._method, index.vocabulary)
        self.tally.changed = True

    # What holds across sources.

    @property
    def uncollated(self) -> int:
        """How many annotated sources have not been compared with the others."""
        return self._cache.to_collate(self._method) if self._method else 0

    def collate(self) -> int:
        """Compares a few of the sources just annotated with the others; how many."""
        collated = collate(self._cache, self._method) if self._method else 0
        self.tally.done["collating"] += collated
        return collated
