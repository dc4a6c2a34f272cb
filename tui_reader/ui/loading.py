"""What the reading room has done in threads: find, open and follow sources. Each posts what it learnt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from textual.message import Message

from tui_reader.errors import ReaderError, SourceError
from tui_reader.library import Library
from tui_reader.model import Annotations, Source
from tui_reader.ui.messages import Begun, News, Notice, PathsFound, Progressed, SourceRead

if TYPE_CHECKING:
    from tui_reader.library.building.process import BuildProcess

Post = Callable[[Message], object]

PEOPLE_SHOWN = 8
_FIRST_BATCH = 200
_MOMENT = 0.03
_BATCH = 5_000


class Finding:
    """The finding of the paths, which begins at once, in a thread: the first ones are to be painted first."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: SimpleQueue[PathsFound | Notice] = SimpleQueue()
        self._painted = Event()
        Thread(target=self._find, name="discover", daemon=True).start()

    def _find(self) -> None:
        """The paths in batches, a small one first."""
        batch: list[str] = []
        size = _FIRST_BATCH
        try:
            for path in self._library.paths():
                batch.append(path)
                if len(batch) >= size:
                    self._found.put(PathsFound(batch))
                    batch, size = [], _BATCH
                    self._painted.wait()
        except ReaderError as error:
            self._found.put(Notice(str(error)))
        self._found.put(PathsFound(batch, done=True))

    def first(self) -> PathsFound | None:
        """The first paths, if they come within a moment."""
        try:
            found = self._found.get(timeout=_MOMENT)
        except Empty:
            return None
        if isinstance(found, Notice) or found.done:
            self._found.put(found if isinstance(found, Notice) else PathsFound([], done=True))
        return found if isinstance(found, PathsFound) else None

    def follow(self, post: Post) -> None:
        """All others, as they come; then marks and the source read last. Not before the first are painted."""
        self._painted.set()
        done = False
        while not done:
            found = self._found.get()
            post(found)
            done = isinstance(found, PathsFound) and found.done
        try:
            post(Begun(self._library.desk.marks(), self._library.desk.last_read()))
        except ReaderError as error:
            post(Notice(str(error)))
            post(Begun((), None))


def read(library: Library, path: str, at: int | None, number: int, post: Post) -> None:
    """A source, at a place or else where it was left; one that cannot be read says why in its problems."""
    try:
        source = library.read(path)
    except SourceError as error:
        title = path.rsplit("/", 1)[-1]
        post(SourceRead(number, Source(path, "", "", "", title, problems=(str(error),)), None, {}, None))
        return
    try:
        annotations, names = findings_of(library, source)
        place = library.desk.position(path) if at is None else at
    except ReaderError as error:
        post(Notice(str(error)))
        annotations, names, place = None, {}, at
    post(SourceRead(number, source, annotations, names, place))


def news(
    library: Library,
    source: Source | None,
    annotated: bool,
    since: int,
    is_listed: Callable[[str], bool],
    post: Post,
) -> None:
    """What has become known of the sources after another `Changes.now`, and of the one that is open, which
    may be `annotated` already."""
    try:
        changes = library.changes(since)
        others = any(is_listed(path) == (known is None) for path, known in changes.sources.items())
        paths = list(library.paths()) if others else None
        people, stories = library.people(PEOPLE_SHOWN), library.stories()
        if source is None:
            post(News(changes, people, stories, paths=paths))
            return
        annotations, names = (None, {}) if annotated else findings_of(library, source)
        outdated = not library.is_current(source)
        post(News(changes, people, stories, source.path, paths, outdated, annotations, names))
    except ReaderError as error:
        post(Notice(str(error)))


def follow(process: BuildProcess, post: Post) -> None:
    """Every report of a build, until it ends."""
    for progress in process:
        post(Progressed(progress))


def findings_of(library: Library, source: Source) -> tuple[Annotations | None, Mapping[str, str]]:
    """What was found in a source, and the names of its persons across all sources, by their id in it."""
    annotations = library.annotations(source)
    if annotations is None:
        return None, {}
    return annotations, {id: name for id, (_, name) in library.persons_of(source.path).items()}
