"""The cache of one folder, in SQLite: private to the user, and made again when thrown away."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec

from tui_reader import places
from tui_reader.errors import ReaderError
from tui_reader.model import Annotations, Source
from tui_reader.store.copies import SCHEMA as COPIES
from tui_reader.store.copies import Copies
from tui_reader.store.dated import SCHEMA as DATED
from tui_reader.store.dated import Dates
from tui_reader.store.found import SCHEMA as FOUND
from tui_reader.store.found import Found, WordsOf
from tui_reader.store.identities import SCHEMA as IDENTITIES
from tui_reader.store.identities import Identities
from tui_reader.store.sources import SCHEMA as SOURCES
from tui_reader.store.sources import Sources
from tui_reader.store.statements import SCHEMA as STATEMENTS
from tui_reader.store.statements import Statements
from tui_reader.store.utterances import SCHEMA as UTTERANCES
from tui_reader.store.utterances import Utterances

_VERSION = 22
_QUERIES = "CREATE TABLE IF NOT EXISTS queries(query TEXT PRIMARY KEY, asked INTEGER);"
_QUERIES_KEPT = 200
_KEPT_WHILE_COLLATING = 64_000
"""Kilobytes: what is compared is looked up all over its tables."""


class Cache(Sources):
    """The cache of one folder; a context manager, to be used in the thread that made it.

    Any number may be open at once, of which one may write. To make one, and to leave it, raises ReaderError
    where the disk forbids what was done: within, errors are those of sqlite3.
    """

    def __init__(self, directory: Path) -> None:
        self._file = places.private_dir(directory) / "sources.sqlite3"
        try:
            super().__init__(sqlite3.connect(self._file, timeout=30))
            self._file.chmod(0o600)
            self._inode = self._file.stat().st_ino
            self._db.execute("PRAGMA synchronous = NORMAL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version != _VERSION:
                self._create()
        except sqlite3.DatabaseError as error:
            raise self._refused(error) from error
        self.found = Found(self._db)
        self.copies = Copies(self._db)
        self.dates = Dates(self._db)
        self.statements = Statements(self._db)
        self.utterances = Utterances(self._db)
        self.identities = Identities(self._db)

    def _create(self) -> None:
        with self._db:
            names = [
                row[0]
                for row in self._db.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                )
            ]
            for name in names:
                self._db.execute(f"DROP TABLE {name}")
        self._db.execute("PRAGMA journal_mode = WAL")
        tables = (SOURCES, FOUND, COPIES, DATED, STATEMENTS, UTTERANCES, IDENTITIES, _QUERIES)
        self._db.executescript("".join(tables))
        self._db.execute(f"PRAGMA user_version = {_VERSION}")

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise self._refused(error) from error

    def _refused(self, error: sqlite3.DatabaseError) -> ReaderError:
        return ReaderError(f"{self._file}: {error}; free some space or run `reader forget FOLDER`")

    # What a build leaves.

    def put(self, source: Source, size: int, modified: int) -> None:
        """Keep a source that was read; what was known of its path is replaced."""
        with self._db:
            self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (source.sha256, source.text))
            self._replace(
                (
                    os.fsencode(source.path), size, modified, source.sha256, source.encoding,
                    os.fsencode(source.title), source.published, msgspec.json.encode(source.problems), True,
                )
            )  # fmt: skip

    def put_unread(self, path: str, reason: str, size: int = -1, modified: int = -1) -> None:
        """Keep that a source could not be read, and why."""
        with self._db:
            key = os.fsencode(path)
            self._replace((key, size, modified, "", "", key, None, msgspec.json.encode((reason,)), False))

    def _replace(self, row: tuple[object, ...]) -> None:
        known = self._db.execute("SELECT number FROM sources WHERE path = ?", row[:1]).fetchone()
        if known is not None:
            self._forget(*known)
            self._db.execute("DELETE FROM sources WHERE number = ?", known)
        self._db.execute(
            "INSERT INTO sources(path, size, modified, sha256, encoding, title, published, problems, read)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )

    def _forget(self, number: int) -> None:
        """Forget what was noted of the source with this number."""
        for part in (
            self.found, self.copies, self.dates, self.statements, self.utterances, self.identities,
        ):  # fmt: skip
            part.forget(number)

    def put_annotations(self, source: Source, method: str, annotations: Annotations) -> None:
        """Keep annotations; the source counts as annotated once `mark_indexed` says so."""
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO annotations VALUES (?, ?, ?, ?)",
                (source.sha256, source.published or "", method, msgspec.json.encode(annotations)),
            )

    def mark_indexed(self, paths: Iterable[str]) -> None:
        """The texts of these sources are in the index."""
        with self._db:
            self._db.executemany(
                "UPDATE sources SET indexed = 1 WHERE path = ?", [(os.fsencode(path),) for path in paths]
            )

    def mark_annotated(self, found: Iterable[tuple[str, Annotations]], method: str, words: WordsOf) -> None:
        """These annotations are in the index, made by this method; their names are looked up by `words`."""
        with self._db:
            for path, annotations in found:
                counts = len(annotations.persons), len(annotations.quotes), len(annotations.dates)
                row = self._db.execute(
                    "UPDATE sources SET method = ?, unannotated = ?, people = ?, quotes = ?, dates = ?,"
                    " collated = 0"
                    " WHERE path = ? RETURNING number",
                    (method, msgspec.json.encode(annotations.problems), *counts, os.fsencode(path)),
                ).fetchone()
                if row is not None:
                    self.found.put(row[0], path, annotations, words)

    def to_collate(self, method: str) -> int:
        """How many annotated sources were not compared with the others yet; that persons are still to be
        told apart counts as one more."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM sources WHERE collated = 0 AND method = ?", (method,)
        ).fetchone()
        return int(count) + (self.identities.undecided() is not None)

    @contextmanager
    def collating(self) -> Iterator[None]:
        """All that is noted of sources within is kept at once, or nothing."""
        with self._db:
            self._db.execute(f"PRAGMA cache_size = -{_KEPT_WHILE_COLLATING}")
            yield

    def mark_collated(self, numbers: Iterable[int]) -> None:
        """These sources were compared with the others; within `collating`."""
        self._db.executemany(
            "UPDATE sources SET collated = 1 WHERE number = ?", [(number,) for number in numbers]
        )

    def forget_index(self) -> None:
        """The index is gone: nothing counts as indexed any more; texts and annotations stay."""
        with self._db:
            self._db.execute("UPDATE sources SET indexed = 0, method = NULL")

    def remove(self, paths: Iterable[str]) -> None:
        """Forget sources, and all that no source has any more."""
        with self._db:
            for path in paths:
                key = (os.fsencode(path),)
                for (number,) in self._db.execute("DELETE FROM sources WHERE path = ? RETURNING number", key):
                    self._forget(number)
            for table in ("texts", "annotations"):
                self._db.execute(f"DELETE FROM {table} WHERE sha256 NOT IN (SELECT sha256 FROM sources)")
            self.found.tidy()
            self.identities.tidy()

    # Whether it has changed.

    def is_there(self) -> bool:
        """Whether the file is still the one that was opened; it may have been deleted, and another made."""
        try:
            return self._file.stat().st_ino == self._inode
        except OSError:
            return False

    def stamp(self) -> tuple[tuple[int, int], ...]:
        """A value that differs once anything was written."""
        files = (self._file, self._file.with_name(self._file.name + "-wal"))
        states = [file.stat() for file in files if file.exists()]
        return tuple((state.st_mtime_ns, state.st_size) for state in states if state.st_size)

    # The reader's queries.

    def queries(self) -> list[str]:
        """What was asked, the newest first."""
        return [query for (query,) in self._db.execute("SELECT query FROM queries ORDER BY asked DESC")]

    def remember_query(self, query: str) -> None:
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO queries SELECT ?, ifnull(max(asked), 0) + 1 FROM queries", (query,)
            )
            self._db.execute(
                "DELETE FROM queries WHERE asked <= (SELECT max(asked) FROM queries) - ?", (_QUERIES_KEPT,)
            )
