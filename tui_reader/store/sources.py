"""What is kept of the sources of one folder: as files, as texts, with what was found in them.

Texts are kept by content hash; annotations by content hash, publication date and method (the model and the
version of the rules), so that a renamed or copied file costs nothing and a new rule invalidates what it must.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass

import msgspec

from tui_reader.model import Annotations, Changes, Source, SourceSummary

SCHEMA = """
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
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of one file. `sha256` is None where it could not be read; `indexed` says that its text is
    in the index, `method` how the annotations were made that are."""

    size: int
    modified: int
    sha256: str | None
    indexed: bool
    method: str | None


class Sources:
    """What `cache.Cache` knows of each source: what was read and found last, and how far it has come. Errors
    are those of sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # One source.

    def sha256(self, path: str) -> str | None:
        """Of the source as it was read last, empty where it could not be; None if it is not known."""
        row = self._db.execute("SELECT sha256 FROM sources WHERE path = ?", (os.fsencode(path),)).fetchone()
        return None if row is None else row[0]

    def source(self, path: str) -> Source | None:
        """The source as it was read last; None if it was not."""
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
        row = self._db.execute("SELECT path FROM sources WHERE number = ?", (number,)).fetchone()
        return None if row is None else os.fsdecode(row[0])

    def annotations(self, source: Source, method: str) -> Annotations | None:
        """What was found in this text by this method; None before that."""
        row = self._db.execute(
            "SELECT json FROM annotations WHERE sha256 = ? AND published = ? AND method = ?",
            (source.sha256, source.published or "", method),
        ).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Annotations)

    def published(self) -> dict[str, str]:
        """The publication dates of the sources that have one, by path."""
        rows = self._db.execute("SELECT path, published FROM sources WHERE published IS NOT NULL")
        return {os.fsdecode(path): published for path, published in rows}

    def annotated(self, method: str) -> list[str]:
        """The paths of all sources annotated by this method."""
        rows = self._db.execute("SELECT path FROM sources WHERE method = ? ORDER BY path", (method,))
        return [os.fsdecode(path) for (path,) in rows]

    # How far they have come.

    def stored(self) -> dict[str, Stored]:
        """What is kept, by path."""
        rows = self._db.execute("SELECT path, size, modified, sha256, read, indexed, method FROM sources")
        return {
            os.fsdecode(path): Stored(size, modified, sha256 if read else None, bool(indexed), method)
            for path, size, modified, sha256, read, indexed, method in rows
        }

    def unread(self) -> dict[str, str]:
        """Why sources could not be read, by path."""
        rows = self._db.execute("SELECT path, problems FROM sources WHERE NOT read")
        return {os.fsdecode(path): "; ".join(_decode_texts(problems)) for path, problems in rows}

    def counts(self) -> tuple[int, int]:
        """How many sources are searchable, and how many are known."""
        known, waiting = self._db.execute(  # so many are counted faster than summed up
            "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM sources WHERE indexed = 0)"
        ).fetchone()
        return known - waiting, known

    def compared(self, method: str) -> tuple[int, int]:
        """How many sources have been compared with the others, and how many are known."""
        compared, known = self._db.execute(
            "SELECT (SELECT count(*) FROM sources WHERE collated = 1 AND method = ?),"
            " (SELECT count(*) FROM sources)",
            (method,),
        ).fetchone()
        return compared, known

    def uncollated(self, method: str, limit: int) -> list[tuple[int, str]]:
        """The numbers and paths of annotated sources that were not compared with the others yet."""
        rows = self._db.execute(
            "SELECT number, path FROM sources WHERE collated = 0 AND method = ? ORDER BY number LIMIT ?",
            (method, limit),
        )
        return [(number, os.fsdecode(path)) for number, path in rows]

    def is_annotated(self, method: str) -> bool:
        """Whether no source that was read waits for being annotated."""
        return not self._db.execute(
            "SELECT EXISTS(SELECT 1 FROM sources WHERE read AND method IS NOT ?)", (method,)
        ).fetchone()[0]

    def summaries(self, method: str) -> dict[str, SourceSummary]:
        """All sources by path; those annotated by another method count as searchable."""
        return {path: known for path, known in self.changes(method, 0).sources.items() if known is not None}

    def changes(self, method: str, since: int) -> Changes:
        """What has changed after another `Changes.now`, 0 for all."""
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


def _decode_texts(encoded: bytes) -> tuple[str, ...]:
    return msgspec.json.decode(encoded, type=tuple[str, ...])
