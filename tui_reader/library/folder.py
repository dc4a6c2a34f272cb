"""A folder of sources, and every question that can be asked of it.

Each room is imported where it is first needed: the screen is painted before most of them are.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from tui_reader import places
from tui_reader.errors import ReaderError
from tui_reader.sources.discover import discover

if TYPE_CHECKING:
    from tui_reader.library.building.process import BuildProcess
    from tui_reader.model import (
        Annotations,
        Asked,
        Changes,
        Copy,
        Disagreement,
        Event,
        Facet,
        FacetKind,
        PersonPage,
        PersonSummary,
        Progress,
        SearchResult,
        Source,
        SourceSummary,
        Suggestion,
        Variants,
    )
    from tui_reader.settings import Settings
    from tui_reader.store.cache import Cache
    from tui_reader.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Library:
    """The sources below `root`, or of them only the `selection` (paths relative to it) where there is one.

    Having one costs nothing and reads nothing; `open_library` makes it from what the user named. Every
    method may be called in any thread, and raises ReaderError where the disk does not let it work.
    """

    root: Path
    settings: Settings
    selection: tuple[str, ...] = ()

    @property
    def cache_dir(self) -> Path:
        return places.cache_dir(places.folder_key(self.root)) / places.selection_key(self.selection)

    @property
    def index_dir(self) -> Path:
        return self.cache_dir / "index"

    @property
    def method(self) -> str:
        """How annotations are made: those made otherwise are not used."""
        from tui_reader import annotate

        return f"{annotate.model_name(self.settings.model)} {annotate.RULES}"

    @property
    def desk(self) -> Desk:
        """The user's marks and positions in this folder, whether all of it is open or some files of it."""
        from tui_reader.store.desk import Desk

        return Desk(places.data_dir(places.folder_key(self.root)))

    def cache(self) -> Cache:
        """What was kept of the sources; to be closed, or used with `with`."""
        from tui_reader.store.cache import Cache

        return Cache(self.cache_dir)

    # The sources.

    def paths(self, report: Callable[[str, str], None] = lambda path, reason: None) -> Iterator[str]:
        """The paths of all sources, found without opening one.

        `report(path, reason)` is told of what cannot be reached.
        """
        return iter(self.selection) if self.selection else discover(self.root, report)

    def read(self, path: str) -> Source:
        """The source as it stands on the disk now; raises SourceError, which says why it cannot be read."""
        from tui_reader.sources.read import read_source

        return read_source(self.root, path)[0]

    def annotations(self, source: Source) -> Annotations | None:
        """What was found in this very text, with the speakers that other sources name; None while it is not
        annotated."""
        from tui_reader.library.lending import with_lent

        with self.cache() as cache:
            return with_lent(self, cache, source)

    def is_current(self, source: Source) -> bool:
        """Whether the file of a source holds this very text, as far as is known."""
        with self.cache() as cache:
            return cache.sha256(source.path) in (None, source.sha256)

    def annotate(self, source: Source, published: str | None = None) -> Annotations:
        """Find people, quotes and dates now, whatever is cached; loads the model.

        `published` is the publication date to resolve dates against where the source states none.
        """
        from tui_reader import annotate

        return annotate.annotate(source, self.settings.model, source.published or published)

    def summaries(self) -> dict[str, SourceSummary]:
        """What is known of the sources read so far, by path."""
        with self.cache() as cache:
            return cache.summaries(self.method)

    def changes(self, since: int = 0) -> Changes:
        """What has changed of what is known of the sources, after another `Changes.now`."""
        with self.cache() as cache:
            return cache.changes(self.method, since)

    # Questions across sources.

    def searching(self, query: str, **asked: Unpack[Asked]) -> Iterator[SearchResult]:
        """Answers to a query, each better than the one before, the last one whole; raises QueryError where it
        does not parse."""
        from tui_reader.library.searching import search

        return search(self, query, **asked)

    def search(self, query: str, **asked: Unpack[Asked]) -> SearchResult:
        """The whole answer to a query; see `searching`."""
        *_, last = self.searching(query, **asked)
        return last

    def facets(
        self,
        kind: FacetKind,
        result: SearchResult | None = None,
        *,
        narrowed: Sequence[Facet] = (),
        limit: int | None = None,
    ) -> tuple[Facet, ...]:
        """What the sources of an answer share, or without one all sources that have the facets of `narrowed`;
        the most shared first."""
        from tui_reader.library.facets import facets

        return facets(self, kind, result, narrowed, limit)

    def suggestions(self, query: str, at: int) -> tuple[Suggestion, ...]:
        """What could stand in place of the word of a query that ends at `at`: people first, then words."""
        from tui_reader.library.suggesting import suggestions

        return suggestions(self, query, at)

    def queries(self) -> tuple[str, ...]:
        """What was asked in this folder, the newest first."""
        with self.cache() as cache:
            return tuple(cache.queries())

    def remember_query(self, query: str) -> None:
        """Keep a query, until the folder is forgotten."""
        with self.cache() as cache:
            cache.remember_query(query)

    def people(self, limit: int | None = None) -> tuple[PersonSummary, ...]:
        """Everybody named in any source, the most mentioned first."""
        with self.cache() as cache:
            return tuple(cache.found.people(limit))

    def named(self, words: str) -> tuple[PersonSummary, ...]:
        """All who have an alias with these words, given as in a query, the most mentioned first."""
        from tui_reader.library.identities import named

        with self.cache() as cache:
            return named(cache.found, words)

    def persons_of(self, path: str) -> dict[str, tuple[str, str]]:
        """The key and the name across all sources of each person of a source, by the id in it."""
        with self.cache() as cache:
            return cache.found.of(path)

    def person_of(self, path: str, person: str) -> PersonSummary | None:
        """Who the person with this id in this source is across all sources; None before it is annotated."""
        with self.cache() as cache:
            key, _ = cache.found.of(path).get(person, ("", ""))
            return cache.found.person(key)

    def person(self, key: str) -> PersonSummary | None:
        """The person with this key; None if there is none any more."""
        with self.cache() as cache:
            return cache.found.person(key)

    def sources_of(self, person: PersonSummary) -> tuple[str, ...]:
        """The paths of the sources that name this person."""
        with self.cache() as cache:
            return tuple(cache.found.sources_of(person.key))

    # What holds across sources.

    def copies(self, path: str) -> tuple[Copy, ...]:
        """The sources that are printed from this one, or from the same story; those with the most of its text
        first."""
        from tui_reader.library.copying import copies_of

        return copies_of(self, path)

    def stories(self) -> Mapping[str, str]:
        """The path that each source counts as which copies others: the same for all copies of a story."""
        from tui_reader.library.copying import stories

        return stories(self)

    def independent(self, paths: Iterable[str]) -> int:
        """How many of these sources there are when those that copy one another count as one."""
        from tui_reader.library.copying import independent

        return independent(self, paths)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What the sources tell differently, the most serious first; of sources that were compared."""
        from tui_reader.library.disagreeing import disagreements

        return disagreements(self)

    def timeline(
        self,
        person: PersonSummary | None = None,
        *,
        narrowed: Sequence[Facet] = (),
        conflicts: bool = True,
    ) -> tuple[Event, ...]:
        """What the sources say happened when, the earliest first; then when they were published; then what
        has no year.

        Of a person, what passages that name them date; `narrowed` as in `Asked`. To mark `conflicts`
        takes longer than all else.
        """
        from tui_reader.library.timeline import timeline

        return timeline(self, person, narrowed, conflicts)

    def compared(self) -> tuple[int, int]:
        """How many sources have been compared with all others, and how many are known."""
        with self.cache() as cache:
            return cache.compared(self.method)

    def variants(self, path: str, start: int) -> Variants | None:
        """The versions of what is quoted around an offset of a source; None if no other source has it."""
        from tui_reader.library.comparing import variants

        return variants(self, path, start)

    def all_variants(self) -> Iterator[Variants]:
        """Every utterance that several sources have, in no order that means anything."""
        from tui_reader.library.comparing import all_variants

        return all_variants(self)

    def person_page(self, person: PersonSummary, limit: int | None = None) -> PersonPage:
        """All that the sources have of a person; where more sources name them than a `limit`, what the
        earliest and the last have."""
        from tui_reader.library.persons import person_page

        return person_page(self, person, limit)

    # Reading the whole folder.

    def build(self, annotate: bool = True) -> Iterator[Progress]:
        """Read what has changed since the last time, in this process; see `library.building.build`."""
        from tui_reader.library.building.build import build

        return build(self, annotate)

    def start_build(self) -> BuildProcess:
        """The same in a process of its own, which stays to notice what changes."""
        from tui_reader.library.building.process import BuildProcess

        return BuildProcess(self)

    def forget(self) -> None:
        """Remove all that is cached of the folder, of any of its files too; marks and positions are the
        user's and stay."""
        cached = places.cache_dir(places.folder_key(self.root))
        try:
            shutil.rmtree(cached)
        except FileNotFoundError:
            return
        except OSError as error:
            raise ReaderError(f"{cached}: {error.strerror}; remove it by hand") from error
