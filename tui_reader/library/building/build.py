"""Read a folder: what has changed becomes searchable at once, and is annotated after that.

The build finds and reads the files, and is the only one that writes the store. Each part of the index has a
worker that is the only one to write it; other workers annotate. All of them take what they need from the
store. Nothing counts as done before it is in the index, so a build that is killed at any moment goes on
where it stopped, and searches meanwhile find all that was kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from tui_reader import places
from tui_reader.errors import ReaderError
from tui_reader.library.building.conductor import Conductor, Event
from tui_reader.model import Progress

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

_TRIED_EVERY = 0.25
_TRIED_FOR = 1.0


def build(library: Library, annotate: bool, events: SimpleQueue[Event] | None = None) -> Iterator[Progress]:
    """Bring store and index up to date with the files, and say how far it is.

    Only one build of a folder runs at a time: another waits, says so, and tells when the first has news.
    Without `annotate` it ends when every text is searchable. With `events` it never ends: when all is done it
    waits for what they bring. Raises ReaderError where the disk does not let it go on.
    """
    while True:
        lock = FileLock(places.private_dir(library.cache_dir) / "build.lock", mode=0o600)
        yield from _waiting(library, lock)
        try:
            cache = library.cache()
            try:
                with cache:
                    yield from Conductor(library, cache, annotate, events).run()
                return
            except ReaderError:
                if cache.is_there():
                    raise
            # Somebody has thrown the store away: all is read anew.
        finally:
            lock.release()


def _waiting(library: Library, lock: FileLock) -> Iterator[Progress]:
    stamp: object = None
    while True:
        try:
            lock.acquire(timeout=_TRIED_FOR, poll_interval=_TRIED_EVERY)
            return
        except Timeout:
            with library.cache() as cache:
                before, stamp = stamp, cache.stamp()
            yield Progress(
                "waiting", message="another reader is reading this folder", changed=stamp != before
            )
        except OSError as error:
            raise ReaderError(f"{lock.lock_file}: {error.strerror}; make room or allow it") from error
