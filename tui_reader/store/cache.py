"""Sources and annotations of one folder, in SQLite: private to the user, and made again when thrown away.

Texts are kept by content hash; annotations by content hash, publication date and method (the model and the
version of the rules), so that a renamed or copied file costs nothing and a new rule invalidates what it must.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import msgspec

from tui_reader import places
from tui_reader.errors import ReaderError
from tui_reader.model import Annotations, Changes, Source, SourceSummary
from tui_reader.store.copies import SCHEMA as COPIES
from tui_reader.store.copies import Copies
from tui_reader.store.dated import SCHEMA as DATED
from tui_reader.store.dated import Dates
from tui_reader.store.found import SCHEMA as FOUND
from tui_reader.store.found import Found, WordsOf
from tui_reader.store.identities import SCHEMA as IDENTITIES
from tui_reader.store.identities import Identities
from tui_reader.store.statements import SCHEMA as STATEMENTS
from tui_reader.store.statements import Statements
from tui_reader.store.utterances import SCHEMA as UTTERANCES
from tui_reader.store.utterances import Utterances

_VERSION = 16
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sources(
    number INTEGER PRIMARY KEY, path BLOB UNIQUE, size INTEGER, modified INTEGER, sha256 TEXT, encoding TEXT,
    title BLOB, published TEXT, problems TEXT, read INTEGER, indexed INTEGER DEFAULT 0, method TEXT,
    unannotated TEXT DEFAULT '[]', people INTEGER DEFAULT 0, quotes INTEGER DEFAULT 0,
    dates INTEGER DEFAULT 0, collated INTEGER DEFAULT 0);
CREATE INDEX IF NOT EXISTS sources_by_content ON sources(sha256);
CREATE INDEX IF NOT EXISTS sources_indexed ON sources(indexed);
CREATE INDEX IF NOT EXISTS sources_collated ON sources(collated, method);
CREATE TABLE IF NOT EXISTS texts(sha256 TEXT PRIMARY KEY, text TEXT);
CREATE TABLE IF NOT EXISTS annotations(
    sha256 TEXT, published TEXT, method TEXT, json BLOB, PRIMARY KEY(sha256, published, method));
CREATE TABLE IF NOT EXISTS changes(tick INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB UNIQUE);
CREATE TRIGGER IF NOT EXISTS came AFTER INSERT ON sources
    BEGIN INSERT OR REPLACE INTO changes(path) VALUES (NEW.path); END;
CREATE TRIGGER IF NOT EXISTS became AFTER UPDATE ON sources
    BEGIN INSERT OR REPLACE INTO changes(path) VALUES (NEW.path); END;
CREATE TRIGGER IF NOT EXISTS went AFTER DELETE ON sources
    BEGIN INSERT OR REPLACE INTO changes(path) VALUES (OLD.path); END;
CREATE TABLE IF NOT EXISTS queries(query TEXT PRIMARY KEY, asked INTEGER);
"""
_QUERIES_KEPT = 200
_KEPT_WHILE_COLLATING = 64_000
"""Kilobytes: what is compared is looked up all over its tables."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of one file. `sha256` is None where it could not be read; `indexed` says that its text is
    in the index, `method` how the annotations were made that are."""

    size: int
    modified: int
    sha256: str | None
    indexed: bool
    method: str | None


class Cache:
    """The cache of one folder; a context manager, to be used in the thread that made it.

    Any number may be open at once, of which one may write. Raises ReaderError where the disk forbids it.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = places.private_dir(directory)
        self._file = directory / "sources.sqlite3"
        with self._errors():
            self._db = sqlite3.connect(self._file, timeout=30)
            self._found = Found(self._db)
            self._copies = Copies(self._db)
            self._statements = Statements(self._db)
            self._dates = Dates(self._db)
            self._utterances = Utterances(self._db)
            self._identities = Identities(self._db)
            self._file.chmod(0o600)
            self._inode = self._file.stat().st_ino
            self._db.execute("PRAGMA synchronous = NORMAL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version != _VERSION:
                self._create()

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
        self._db.executescript(_SCHEMA + FOUND + COPIES + DATED + STATEMENTS + UTTERANCES + IDENTITIES)
        self._db.execute(f"PRAGMA user_version = {_VERSION}")

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise ReaderError(
                f"{self._file}: {error}; free some space or run `reader forget FOLDER`"
            ) from error

    # What a build asks and leaves.

    def stored(self) -> dict[str, Stored]:
        """What is kept, by path."""
        with self._errors():
            rows = self._db.execute("SELECT path, size, modified, sha256, read, indexed, method FROM sources")
            return {
                os.fsdecode(path): Stored(size, modified, sha256 if read else None, bool(indexed), method)
                for path, size, modified, sha256, read, indexed, method in rows
            }

    def unread(self) -> dict[str, str]:
        """Why sources could not be read, by path."""
        with self._errors():
            rows = self._db.execute("SELECT path, problems FROM sources WHERE NOT read")
            return {os.fsdecode(path): "; ".join(_decode_texts(problems)) for path, problems in rows}

    def put(self, source: Source, size: int, modified: int) -> None:
        """Keep a source that was read; what was known of its path is replaced."""
        with self._errors(), self._db:
            self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (source.sha256, source.text))
            self._replace(
                (
                    os.fsencode(source.path), size, modified, source.sha256, source.encoding,
                    os.fsencode(source.title), source.published, _encode(source.problems), True,
                )
            )  # fmt: skip

    def put_unread(self, path: str, reason: str, size: int = -1, modified: int = -1) -> None:
        """Keep that a source could not be read, and why."""
        with self._errors(), self._db:
            key = os.fsencode(path)
            self._replace((key, size, modified, "", "", key, None, _encode((reason,)), False))

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
        self._found.forget(number)
        self._copies.forget(number)
        self._statements.forget(number)
        self._dates.forget(number)
        self._utterances.forget(number)
        self._identities.forget(number)

    def put_annotations(self, source: Source, method: str, annotations: Annotations) -> None:
        """Keep annotations; the source counts as annotated once `mark_indexed` says so."""
        with self._errors(), self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO annotations VALUES (?, ?, ?, ?)",
                (source.sha256, source.published or "", method, _encode(annotations)),
            )

    def mark_indexed(self, paths: Iterable[str]) -> None:
        """The texts of these sources are in the index."""
        with self._errors(), self._db:
            self._db.executemany(
                "UPDATE sources SET indexed = 1 WHERE path = ?", [(os.fsencode(path),) for path in paths]
            )

    def mark_annotated(self, found: Iterable[tuple[str, Annotations]], method: str, words: WordsOf) -> None:
        """These annotations are in the index, made by this method; their names are looked up by `words`."""
        with self._errors(), self._db:
            for path, annotations in found:
                counts = len(annotations.persons), len(annotations.quotes), len(annotations.dates)
                row = self._db.execute(
                    "UPDATE sources SET method = ?, unannotated = ?, people = ?, quotes = ?, dates = ?,"
                    " collated = 0"
                    " WHERE path = ? RETURNING number",
                    (method, _encode(annotations.problems), *counts, os.fsencode(path)),
                ).fetchone()
                if row is not None:
                    self._found.put(row[0], path, annotations, words)

    def uncollated(self, method: str, limit: int) -> list[tuple[int, str]]:
        """The numbers and paths of annotated sources that were not compared with the others yet."""
        with self._errors():
            rows = self._db.execute(
                "SELECT number, path FROM sources WHERE collated = 0 AND method = ? ORDER BY number LIMIT ?",
                (method, limit),
            )
            return [(number, os.fsdecode(path)) for number, path in rows]

    def to_collate(self, method: str) -> int:
        """How many annotated sources were not compared with the others yet; that persons are still to be
        told apart counts as one more."""
        with self._errors():
            (count,) = self._db.execute(
                "SELECT count(*) FROM sources WHERE collated = 0 AND method = ?", (method,)
            ).fetchone()
            return int(count) + (self._identities.undecided() is not None)

    def is_annotated(self, method: str) -> bool:
        """Whether no source that was read waits for being annotated."""
        with self._errors():
            return not self._db.execute(
                "SELECT EXISTS(SELECT 1 FROM sources WHERE read AND method IS NOT ?)", (method,)
            ).fetchone()[0]

    def compared(self, method: str) -> tuple[int, int]:
        """How many sources have been compared with the others, and how many are known."""
        with self._errors():
            compared, known = self._db.execute(
                "SELECT (SELECT count(*) FROM sources WHERE collated = 1 AND method = ?),"
                " (SELECT count(*) FROM sources)",
                (method,),
            ).fetchone()
            return compared, known

    @contextmanager
    def collating(self) -> Iterator[None]:
        """All that is noted of sources within is kept at once, or nothing."""
        with self._errors(), self._db:
            self._db.execute(f"PRAGMA cache_size = -{_KEPT_WHILE_COLLATING}")
            yield

    def mark_collated(self, numbers: Iterable[int]) -> None:
        """These sources were compared with the others; within `collating`."""
        self._db.executemany(
            "UPDATE sources SET collated = 1 WHERE number = ?", [(number,) for number in numbers]
        )

    def forget_index(self) -> None:
        """The index is gone: nothing counts as indexed any more; texts and annotations stay."""
        with self._errors(), self._db:
            self._db.execute("UPDATE sources SET indexed = 0, method = NULL")

    def remove(self, paths: Iterable[str]) -> None:
        """Forget sources, and all that no source has any more."""
        with self._errors(), self._db:
            for path in paths:
                key = (os.fsencode(path),)
                for (number,) in self._db.execute("DELETE FROM sources WHERE path = ? RETURNING number", key):
                    self._forget(number)
            for table in ("texts", "annotations"):
                self._db.execute(f"DELETE FROM {table} WHERE sha256 NOT IN (SELECT sha256 FROM sources)")
            self._found.tidy()
            self._identities.tidy()

    # What a reader asks.

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

    def annotated(self, method: str) -> list[str]:
        """The paths of all sources annotated by this method."""
        with self._errors():
            rows = self._db.execute("SELECT path FROM sources WHERE method = ? ORDER BY path", (method,))
            return [os.fsdecode(path) for (path,) in rows]

    def counts(self) -> tuple[int, int]:
        """How many sources are searchable, and how many are known."""
        with self._errors():
            known, waiting = self._db.execute(  # so many are counted faster than summed up
                "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM sources WHERE indexed = 0)"
            ).fetchone()
            return known - waiting, known

    def sha256(self, path: str) -> str | None:
        """Of the source as it was read last, empty where it could not be; None if it is not known."""
        with self._errors():
            row = self._db.execute(
                "SELECT sha256 FROM sources WHERE path = ?", (os.fsencode(path),)
            ).fetchone()
        return None if row is None else row[0]

    def source(self, path: str) -> Source | None:
        """The source as it was read last; None if it was not."""
        with self._errors():
            row = self._db.execute(
                "SELECT text, sha256, encoding, title, published, problems FROM sources JOIN texts"
                " USING (sha256) WHERE path = ? AND read",
                (os.fsencode(path),),
            ).fetchone()
        if row is None:
            return None
        text, sha256, encoding, title, published, problems = row
        return Source(
            path,
            text,
            sha256,
            encoding,
            os.fsdecode(title),
            published,
            _decode_texts(problems),
        )

    def path_of(self, number: int) -> str | None:
        """The path of the source with this number."""
        with self._errors():
            row = self._db.execute("SELECT path FROM sources WHERE number = ?", (number,)).fetchone()
        return None if row is None else os.fsdecode(row[0])

    def annotations(self, source: Source, method: str) -> Annotations | None:
        with self._errors():
            row = self._db.execute(
                "SELECT json FROM annotations WHERE sha256 = ? AND published = ? AND method = ?",
                (source.sha256, source.published or "", method),
            ).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Annotations)

    def published(self) -> dict[str, str]:
        """The publication dates of the sources that have one, by path."""
        with self._errors():
            rows = self._db.execute("SELECT path, published FROM sources WHERE published IS NOT NULL")
            return {os.fsdecode(path): published for path, published in rows}

    def summaries(self, method: str) -> dict[str, SourceSummary]:
        """All sources by path; those annotated by another method count as searchable."""
        return {path: known for path, known in self.changes(method, 0).sources.items() if known is not None}

    def changes(self, method: str, since: int) -> Changes:
        """What has changed after another `Changes.now`, 0 for all."""
        with self._errors():
            now = self._db.execute("SELECT ifnull(max(tick), 0) FROM changes").fetchone()[0]
            whole = not since or now < since
            rows = self._db.execute(
                "SELECT changes.path, title, published, read, indexed, method = ?, people, quotes, dates,"
                " problems, unannotated FROM changes LEFT JOIN sources USING (path)"
                " WHERE tick > ? AND tick <= ? ORDER BY tick",
                (method, 0 if whole else since, now),
            )
            sources = {os.fsdecode(row[0]): None if row[1] is None else _summary(*row) for row in rows}
            return Changes(sources, now, whole)

    @contextmanager
    def found(self) -> Iterator[Found]:
        """Who is named, who speaks and which days are mentioned, across all sources."""
        with self._errors():
            yield self._found

    @contextmanager
    def copies(self) -> Iterator[Copies]:
        """Which sources share text."""
        with self._errors():
            yield self._copies

    @contextmanager
    def statements(self) -> Iterator[Statements]:
        """What sources state."""
        with self._errors():
            yield self._statements

    @contextmanager
    def dates(self) -> Iterator[Dates]:
        """What sources date."""
        with self._errors():
            yield self._dates

    @contextmanager
    def utterances(self) -> Iterator[Utterances]:
        """What is quoted across all sources."""
        with self._errors():
            yield self._utterances

    @contextmanager
    def identities(self) -> Iterator[Identities]:
        """What tells persons apart across sources; to be changed within `collating`."""
        with self._errors():
            yield self._identities

    # The reader's queries.

    def queries(self) -> list[str]:
        """What was asked, the newest first."""
        with self._errors():
            return [query for (query,) in self._db.execute("SELECT query FROM queries ORDER BY asked DESC")]

    def remember_query(self, query: str) -> None:
        with self._errors(), self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO queries SELECT ?, ifnull(max(asked), 0) + 1 FROM queries", (query,)
            )
            self._db.execute(
                "DELETE FROM queries WHERE asked <= (SELECT max(asked) FROM queries) - ?", (_QUERIES_KEPT,)
            )


def _summary(
    path: bytes, title: bytes, published: str | None, read: int, indexed: int, annotated: int | None,
    people: int, quotes: int, dates: int, problems: bytes, unannotated: bytes,
) -> SourceSummary:  # fmt: skip
    why_not = _decode_texts(unannotated) if annotated else ()
    done = "unannotated" if why_not else "annotated"
    state = done if annotated else "searchable" if indexed else "waiting"
    return SourceSummary(
        path=os.fsdecode(path),
        title=os.fsdecode(title),
        published=published,
        state=state if read else "unread",  # type: ignore[arg-type]
        people=people,
        quotes=quotes,
        dates=dates,
        problems=_decode_texts(problems) + why_not,
    )


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value)


def _decode_texts(encoded: bytes) -> tuple[str, ...]:
    return msgspec.json.decode(encoded, type=tuple[str, ...])
