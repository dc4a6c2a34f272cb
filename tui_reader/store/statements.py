"""What each source states (`collate/statements.py`), encoded: read all at once when sources are compared."""

from __future__ import annotations

import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS statements(source INTEGER PRIMARY KEY, told BLOB);
"""


class Statements:
    """What `cache.Cache` keeps of what sources state; sources are known by number. Errors are those of
    sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, number: int, told: bytes) -> None:
        """Keep what a source states, in place of what was kept of it."""
        self._db.execute("INSERT OR REPLACE INTO statements VALUES (?, ?)", (number, told))

    def forget(self, number: int) -> None:
        self._db.execute("DELETE FROM statements WHERE source = ?", (number,))

    def all(self) -> dict[int, bytes]:
        """What all sources state."""
        return dict(self._db.execute("SELECT source, told FROM statements ORDER BY source"))

    def paths(self) -> dict[int, bytes]:
        """The paths of these sources, as the file system has them."""
        return dict(self._db.execute("SELECT number, path FROM sources JOIN statements ON source = number"))
