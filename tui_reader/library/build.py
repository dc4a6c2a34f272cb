"""Read a folder: what has changed becomes searchable at once, and is annotated after that.

Everything is kept in batches, and counts as done only once it is in the index, so a build that is killed at
any moment goes on where it stopped, and searches meanwhile find all that was kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from tui_reader import index, places
from tui_reader.errors import SourceError
from tui_reader.model import Annotations, Progress, Source
from tui_reader.sources.read import Fingerprint, fingerprint, read_source
from tui_reader.store.cache import Cache, Stored

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

# The first results come soon; later batches are larger, as each one costs a commit of the index.
_FIRST_BATCH = 25
_LARGEST_READ = 4_000
_LARGEST_ANNOTATED = 200


def build(library: Library, annotate: bool) -> Iterator[Progress]:
    """Bring store and index up to date with the files, and say how far it is.

    Only one build of a folder runs at a time: another waits and says so. Without `annotate` it ends when
    every text is searchable. Raises ReaderError where the disk does not let it go on.
    """
    lock = FileLock(places.private_dir(library.cache_dir) / "build.lock")
    while not _acquired(lock):
        yield Progress("waiting", message="another reader is reading this folder", changed=True)
    try:
        with library.cache() as cache:
            if not index.is_whole(library.index_dir):
                cache.forget_index()
            yield from _read(library, cache)
            if annotate:
                yield from _annotate(library, cache)
            yield Progress("ready", changed=True)
    finally:
        lock.release()


def _acquired(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=1)
    except Timeout:
        return False
    return True


def _read(library: Library, cache: Cache) -> Iterator[Progress]:
    unreachable: dict[str, str] = {}
    paths = list(library.paths(unreachable.__setitem__))
    stored = cache.stored()
    for path, reason in unreachable.items():
        cache.put_unread(path, reason)
    todo = [path for path in paths if not _is_current(library, path, stored.get(path))]
    yield Progress("reading", 0, len(todo), changed=True)
    done = 0
    for batch in _batches(todo, _LARGEST_READ):
        with index.writer(library.index_dir / "0") as writer:
            read = []
            for path in batch:
                source = _read_one(library, cache, path)
                if source is None:
                    writer.remove(path)
                else:
                    writer.put_text(source)
                    read.append(path)
        cache.mark_indexed(read)
        done += len(batch)
        yield Progress("reading", done, len(todo), changed=True)
    # Last, so that a renamed file finds its annotations.
    left = stored.keys() - set(paths)
    if left:
        with index.writer(library.index_dir / "0") as writer:
            for path in left:
                writer.remove(path)
        cache.remove(left - unreachable.keys())


def _is_current(library: Library, path: str, stored: Stored | None) -> bool:
    """Whether the file is as it was when it was read; one that could not be read is tried each time."""
    if stored is None or stored.sha256 is None or not stored.indexed:
        return False
    try:
        return fingerprint(library.root, path) == Fingerprint(stored.size, stored.modified)
    except SourceError:
        return False


def _read_one(library: Library, cache: Cache, path: str) -> Source | None:
    """The source, kept; None if it cannot be read, which is kept as well."""
    try:
        source, state = read_source(library.root, path)
    except SourceError as error:
        cache.put_unread(path, str(error))
        return None
    cache.put(source, state.size, state.modified)
    return source


def _annotate(library: Library, cache: Cache) -> Iterator[Progress]:
    method = library.method
    stored = cache.stored()
    todo = [path for path, known in stored.items() if known.sha256 and known.method != method]
    yield Progress("annotating", 0, len(todo))
    done = 0
    for batch in _batches(todo, _LARGEST_ANNOTATED):
        found: list[tuple[str, Annotations]] = []
        with index.writer(library.index_dir / "0") as writer:
            for path in batch:
                annotations = _annotate_one(library, cache, path)
                writer.put_annotations(path, annotations)
                found.append((path, annotations))
                yield Progress("annotating", done + len(found), len(todo))
        cache.mark_annotated(found, method, index.vocabulary)
        done += len(batch)
        yield Progress("annotating", done, len(todo), changed=True)


def _annotate_one(library: Library, cache: Cache, path: str) -> Annotations:
    """The annotations of a source, kept."""
    source = cache.source(path)
    if source is None:
        return Annotations()
    annotations = cache.annotations(source, library.method)
    if annotations is None:
        annotations = library.annotate(source)
        cache.put_annotations(source, library.method, annotations)
    return annotations


def _batches(paths: Sequence[str], largest: int) -> Iterator[Sequence[str]]:
    start, size = 0, _FIRST_BATCH
    while start < len(paths):
        yield paths[start : start + size]
        start, size = start + size, min(4 * size, largest)
