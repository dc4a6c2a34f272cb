"""What is quoted, by its wording, and which wordings are one utterance, across the sources of one folder.

Quotes with the same words share a wording. Wordings are found by their shingles (numbers), joined sentence by
sentence. All that a source brought goes with it.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec

SCHEMA = """
CREATE TABLE IF NOT EXISTS wordings(
    number INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT UNIQUE, shingles BLOB);
CREATE TABLE IF NOT EXISTS utterances(
    source INTEGER, quote INTEGER, start INTEGER, end INTEGER, wording INTEGER, speakers TEXT,
    confidence REAL, PRIMARY KEY(source, quote)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS utterances_by_wording ON utterances(wording);
CREATE TABLE IF NOT EXISTS shingles(
    shingle INTEGER, wording INTEGER, PRIMARY KEY(shingle, wording)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS joins(
    a INTEGER, a_sentence INTEGER, b INTEGER, b_sentence INTEGER, strength INTEGER,
    PRIMARY KEY(a, a_sentence, b, b_sentence)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS joins_by_other ON joins(b, b_sentence);
"""
_COMMON = 64
"""A shingle of more wordings than these is a stock phrase."""


class Utterance(NamedTuple):
    """A quoted stretch; `quote` is its place among those of the source, `speakers` the ids of the persons of
    the source who are credited with it."""

    source: int
    quote: int
    start: int
    end: int
    wording: int
    speakers: tuple[str, ...]
    confidence: float


class Utterances:
    """A part of `cache.Cache`, whose connection it uses. Errors are those of sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # What a build leaves.

    def wording(self, words: str) -> int | None:
        """The number of a wording, None if it was not found yet."""
        row = self._db.execute("SELECT number FROM wordings WHERE words = ?", (words,)).fetchone()
        return None if row is None else int(row[0])

    def put_wording(self, words: str, shingles: Collection[int]) -> int:
        """Keep a new wording; its number."""
        number = self._db.execute(
            "INSERT INTO wordings(words, shingles) VALUES (?, ?)", (words, array("q", shingles).tobytes())
        ).lastrowid
        assert number is not None
        self._db.executemany(
            "INSERT INTO shingles VALUES (?, ?)", [(shingle, number) for shingle in sorted(shingles)]
        )
        return number

    def put(self, utterances: Iterable[Utterance]) -> None:
        self._db.executemany(
            "INSERT INTO utterances VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(*utterance[:5], _encode(utterance.speakers), utterance.confidence) for utterance in utterances],
        )

    def put_joins(self, a: int, b: int, sentences: Iterable[tuple[int, int, int]]) -> None:
        """These sentences of two wordings are the same, and how surely."""
        self._db.executemany(
            "INSERT INTO joins VALUES (?, ?, ?, ?, ?)",
            [(a, one, b, other, strength) for one, other, strength in sentences],
        )

    def forget(self, source: int) -> None:
        """Forget what the source with this number brought."""
        wordings = self._db.execute("SELECT wording FROM utterances WHERE source = ?", (source,)).fetchall()
        self._db.execute("DELETE FROM utterances WHERE source = ?", (source,))
        for (wording,) in wordings:
            row = self._db.execute(
                "DELETE FROM wordings WHERE number = ?"
                " AND NOT EXISTS (SELECT 1 FROM utterances WHERE wording = number) RETURNING shingles",
                (wording,),
            ).fetchone()
            if row is not None:
                self._db.executemany(
                    "DELETE FROM shingles WHERE shingle = ? AND wording = ?",
                    [(shingle, wording) for shingle in array("q", row[0])],
                )
                self._db.execute("DELETE FROM joins WHERE a = ? OR b = ?", (wording, wording))

    # What a comparison asks.

    def sharing(self, shingles: Iterable[int]) -> list[tuple[int, int, int]]:
        """The wordings with any of these shingles: their numbers, how many they have of these, and in all."""
        common: Counter[int] = Counter()
        for shingle in shingles:
            rows = self._db.execute(
                "SELECT wording FROM shingles WHERE shingle = ? LIMIT ?", (shingle, _COMMON + 1)
            ).fetchall()
            if len(rows) <= _COMMON:
                common.update(wording for (wording,) in rows)
        return [(number, count, self._shingles(number)) for number, count in common.items()]

    def _shingles(self, wording: int) -> int:
        (length,) = self._db.execute(
            "SELECT length(shingles) FROM wordings WHERE number = ?", (wording,)
        ).fetchone()
        return int(length) // array("q").itemsize

    def words(self, wording: int) -> str:
        """The words of a wording."""
        (words,) = self._db.execute("SELECT words FROM wordings WHERE number = ?", (wording,)).fetchone()
        return str(words)

    def joined(self, wording: int, sentence: int) -> list[tuple[int, int, int]]:
        """The sentences that are the same as this one: their wordings, their numbers, and how surely."""
        return self._db.execute(
            "SELECT b, b_sentence, strength FROM joins WHERE a = :wording AND a_sentence = :sentence"
            " UNION ALL"
            " SELECT a, a_sentence, strength FROM joins WHERE b = :wording AND b_sentence = :sentence",
            {"wording": wording, "sentence": sentence},
        ).fetchall()

    def at(self, path: str, offset: int) -> list[Utterance]:
        """The quoted stretches around an offset of a source, the innermost first."""
        rows = self._db.execute(
            "SELECT utterances.* FROM sources JOIN utterances ON source = number"
            " WHERE path = ? AND start <= ? AND end > ? ORDER BY end - start",
            (os.fsencode(path), offset, offset),
        )
        return [_utterance(*row) for row in rows]

    def of(self, wording: int) -> list[Utterance]:
        """The quoted stretches of this wording."""
        rows = self._db.execute("SELECT * FROM utterances WHERE wording = ?", (wording,))
        return [_utterance(*row) for row in rows]

    def compared(self) -> list[int]:
        """The wordings that stand in more than one place, or are joined with another."""
        rows = self._db.execute(
            "SELECT wording FROM utterances GROUP BY wording HAVING count(*) > 1"
            " UNION SELECT a FROM joins UNION SELECT b FROM joins"
        )
        return [wording for (wording,) in rows]

    def path(self, source: int) -> str:
        """The path of the source with this number."""
        (path,) = self._db.execute("SELECT path FROM sources WHERE number = ?", (source,)).fetchone()
        return os.fsdecode(path)


def _utterance(
    source: int, quote: int, start: int, end: int, wording: int, speakers: str, confidence: float
) -> Utterance:
    return Utterance(
        source, quote, start, end, wording, msgspec.json.decode(speakers, type=tuple[str, ...]), confidence
    )


def _encode(speakers: tuple[str, ...]) -> str:
    return msgspec.json.encode(speakers).decode()
