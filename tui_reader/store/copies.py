"""Which sources share text, by the fingerprints of each (`collate/copies.py`) and an index of them."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping

import msgspec

SCHEMA = """
CREATE TABLE IF NOT EXISTS reprinted(source INTEGER PRIMARY KEY, prints BLOB, agencies TEXT);
CREATE TABLE IF NOT EXISTS prints(print INTEGER, source INTEGER, PRIMARY KEY(print, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies(
    source INTEGER, other INTEGER, share REAL, PRIMARY KEY(source, other)) WITHOUT ROWID;
"""

_LOOKED_AT = 200
"""Of the sources that hold a fingerprint, so many are looked at: of a text that more have printed, all are
copies of the same first ones."""


class Copies:
    """What `cache.Cache` knows of text that sources share; sources are known by number. Errors are those of
    sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # What a build leaves.

    def put(self, number: int, prints: Collection[int], agencies: Iterable[str]) -> None:
        """Note the fingerprints of a source and the agencies it credits, in place of what was noted of it."""
        self.forget(number)
        ordered = array("I", sorted(prints))
        self._db.execute(
            "INSERT INTO reprinted VALUES (?, ?, ?)",
            (number, ordered.tobytes(), msgspec.json.encode(sorted(agencies)).decode()),
        )
        self._db.executemany("INSERT INTO prints VALUES (?, ?)", [(each, number) for each in ordered])

    def forget(self, number: int) -> None:
        self._db.executemany(
            "DELETE FROM prints WHERE print = ? AND source = ?",
            [(each, number) for each in self.prints(number)],
        )
        self._db.execute("DELETE FROM reprinted WHERE source = ?", (number,))
        self.link(number, {})

    def link(self, number: int, shares: Mapping[int, tuple[float, float]]) -> None:
        """Note the copies of a source, in place of those noted: the share of its text that stands in each,
        and of the other's that stands in it."""
        self._db.executemany(
            "DELETE FROM copies WHERE source = ? AND other = ?",
            [pair for other in self.linked(number) for pair in ((number, other), (other, number))],
        )
        self._db.executemany(
            "INSERT INTO copies VALUES (?, ?, ?)",
            [
                row
                for other, (share, back) in shares.items()
                for row in ((number, other, share), (other, number, back))
            ],
        )

    # What is asked while sources are compared.

    def prints(self, number: int) -> frozenset[int]:
        row = self._db.execute("SELECT prints FROM reprinted WHERE source = ?", (number,)).fetchone()
        found = array("I")
        if row is not None:
            found.frombytes(row[0])
        return frozenset(found)

    def agencies(self, number: int) -> frozenset[str]:
        row = self._db.execute("SELECT agencies FROM reprinted WHERE source = ?", (number,)).fetchone()
        return frozenset() if row is None else _decode(row[0])

    def holders(self, prints: Iterable[int]) -> dict[int, list[int]]:
        """The sources that hold each of these fingerprints; the first of them where they are many."""
        query = f"SELECT source FROM prints WHERE print = ? LIMIT {_LOOKED_AT}"
        return {
            each: [source for (source,) in self._db.execute(query, (each,)).fetchall()] for each in prints
        }

    def linked(self, number: int) -> list[int]:
        """The copies of a source."""
        rows = self._db.execute("SELECT other FROM copies WHERE source = ?", (number,))
        return [other for (other,) in rows]

    # What a reader asks.

    def of(self, path: str) -> list[tuple[str, float, float, frozenset[str]]]:
        """The copies of a source, those with the most of its text first: the path of each, the share of the
        text that stands there, the share of that one's that stands here, and the agencies both credit."""
        rows = self._db.execute(
            "SELECT there.path, copies.share, back.share, mine.agencies, theirs.agencies"
            " FROM sources JOIN copies ON copies.source = sources.number"
            " JOIN copies AS back ON back.source = copies.other AND back.other = sources.number"
            " JOIN sources AS there ON there.number = copies.other"
            " JOIN reprinted AS mine ON mine.source = sources.number"
            " JOIN reprinted AS theirs ON theirs.source = copies.other"
            " WHERE sources.path = ? ORDER BY copies.share DESC, there.path",
            (os.fsencode(path),),
        )
        return [
            (os.fsdecode(other), share, back, _decode(mine) & _decode(theirs))
            for other, share, back, mine, theirs in rows
        ]

    def pairs(self) -> list[tuple[str, str]]:
        """All sources that are copies of one another, by path."""
        rows = self._db.execute(
            "SELECT one.path, two.path FROM copies JOIN sources AS one ON one.number = source"
            " JOIN sources AS two ON two.number = other WHERE source < other"
        )
        return [(os.fsdecode(one), os.fsdecode(other)) for one, other in rows]


def _decode(encoded: str) -> frozenset[str]:
    return msgspec.json.decode(encoded, type=frozenset[str])
