"""What each source of a folder dates (`collate/timeline.py`), so that a timeline needs no annotations."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable

import msgspec

from tui_reader.model import Dated

SCHEMA = "CREATE TABLE IF NOT EXISTS dated(source INTEGER PRIMARY KEY, found BLOB);"


class Dates:
    """What `cache.Cache` knows of dates; sources are known by number. Errors are those of sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, number: int, found: Iterable[Dated]) -> None:
        """Note what a source dates, in place of what was noted of it."""
        self.forget(number)
        if dated := tuple(found):
            self._db.execute("INSERT INTO dated VALUES (?, ?)", (number, msgspec.json.encode(dated)))

    def forget(self, number: int) -> None:
        self._db.execute("DELETE FROM dated WHERE source = ?", (number,))

    def paths(self) -> list[str]:
        """The sources that date anything."""
        rows = self._db.execute("SELECT path FROM dated JOIN sources ON number = source")
        return [os.fsdecode(path) for (path,) in rows]

    def of(self, path: str) -> tuple[Dated, ...]:
        """What a source dates, in the order of its text."""
        row = self._db.execute(
            "SELECT found FROM sources JOIN dated ON source = number WHERE path = ?", (os.fsencode(path),)
        ).fetchone()
        return () if row is None else msgspec.json.decode(row[0], type=tuple[Dated, ...])
