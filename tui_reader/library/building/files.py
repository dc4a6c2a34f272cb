"""The files of a folder beside what the store has of them: which are to be read, and the reading."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.errors import SourceError
from tui_reader.sources.discover import look
from tui_reader.sources.read import Changing, Fingerprint, fingerprint, read_source
from tui_reader.store.sources import Stored

if TYPE_CHECKING:
    from tui_reader.library.folder import Library
    from tui_reader.store.cache import Cache

_SETTLES = 1.0
"""Seconds: a file that is written over and over is not read more often."""


class Outcome(NamedTuple):
    """What came of a path: its text is in the store now; else the index is to forget it, and the store too
    unless there is a `reason` why it cannot be read."""

    path: str
    read: bool
    reason: str | None = None


class Files:
    """`unread` are the paths to be read, in this order; a source is put into the store by `read_next`."""

    def __init__(self, library: Library, cache: Cache) -> None:
        self.unread: dict[str, None] = {}
        self.known = cache.stored()
        self._library = library
        self._cache = cache
        self._reasons = cache.unread()
        self._read_at: dict[str, float] = {}
        self._later: dict[str, float] = {}

    def find(self, *, patient: bool) -> list[Outcome]:
        """Look for every source; gives what came of those that need not be read for it.

        A `patient` build keeps what it knows while the folder itself is gone.
        """
        unreachable: dict[str, str] = {}
        paths = list(self._library.paths(unreachable.__setitem__))
        if patient and not self._library.root.is_dir():
            return []
        self.unread.update((path, None) for path in paths if not self._is_current(path))
        left = self.known.keys() - set(paths) - unreachable.keys()
        return [
            *(outcome for path, reason in unreachable.items() if (outcome := self._cannot(path, reason))),
            *map(self._left, left),
        ]

    def look_again(self, paths: Iterable[str]) -> list[Outcome]:
        """The same for paths that have changed: the whole folder is looked at only where it must be."""
        outcomes: list[Outcome] = []
        now = time.monotonic()
        for path in paths:
            what = "source" if self._library.selection else look(self._library.root, path)
            unknown = what == "absent" and (self._has_below(path) or "\N{REPLACEMENT CHARACTER}" in path)
            if what == "unsure" or unknown:  # such a name may stand for one that is not UTF-8
                return [*outcomes, *self.find(patient=True)]
            if what == "absent" and path in self.known:
                outcomes.append(self._left(path))
            elif what == "source" and not self._is_current(path):
                due = self._read_at.get(path, -_SETTLES) + _SETTLES
                if due > now:
                    self._later[path] = due
                else:
                    self._read_at[path] = now
                    self.unread[path] = None
        return outcomes

    def due(self) -> list[str]:
        """Paths that were being written, and may have settled."""
        now = time.monotonic()
        due = [path for path, when in self._later.items() if when <= now]
        for path in due:
            del self._later[path]
        return due

    @property
    def next_due(self) -> float | None:
        """Seconds until a path is due."""
        return max(0.0, min(self._later.values()) - time.monotonic()) if self._later else None

    def read_next(self, first: Iterable[str], *, patient: bool) -> Outcome | None:
        """Read one file, of those that are wanted `first` if there are any.

        None if nothing is new. A file that is being written is read later where the build is `patient`.
        """
        path = next((path for path in first if path in self.unread), None) or next(iter(self.unread))
        del self.unread[path]
        try:
            source, state = read_source(self._library.root, path)
        except Changing as error:
            if patient:
                self._later[path] = time.monotonic() + _SETTLES
                return None
            return self._cannot(path, str(error))
        except SourceError as error:
            return self._cannot(path, str(error))
        self._cache.put(source, state.size, state.modified)
        self._reasons.pop(path, None)
        self.known[path] = Stored(state.size, state.modified, source.sha256, True, None)
        return Outcome(path, True)

    def fail(self, path: str, reason: str) -> Outcome | None:
        """Something else than its file is the reason why there is no text of a source."""
        return self._cannot(path, reason)

    def _is_current(self, path: str) -> bool:
        """Whether the file is as it was when it was read; one that could not be read is tried each time."""
        known = self.known.get(path)
        if known is None or known.sha256 is None or not known.indexed:
            return False
        try:
            return fingerprint(self._library.root, path) == Fingerprint(known.size, known.modified)
        except SourceError:
            return False

    def _has_below(self, folder: str) -> bool:
        return any(path.startswith(f"{folder}/") for path in self.known)

    def _left(self, path: str) -> Outcome:
        self.unread.pop(path, None)
        self._reasons.pop(path, None)
        self.known.pop(path, None)
        return Outcome(path, False)

    def _cannot(self, path: str, reason: str) -> Outcome | None:
        """A source that cannot be read; None if that is known."""
        self.unread.pop(path, None)
        if self._reasons.get(path) == reason:
            return None
        self._reasons[path] = reason
        self.known[path] = Stored(-1, -1, None, False, None)
        return Outcome(path, False, reason)
