"""What is quoted, by its wording, and which wordings are one utterance, across the sources of one folder.

Quotes with the same words share a wording. Wordings are found by their shingles (numbers), joined sentence by
sentence. All that a source brought goes with it.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

import msgspec

SCHEMA = """
CREATE TABLE IF NOT EXISTS wordings(
    number INTEGER PRIMARY KEY AUTOINCREMENT, indirect INTEGER, words TEXT, shingles BLOB, digest INTEGER);
CREATE INDEX IF NOT EXISTS wordings_by_digest ON wordings(digest);
CREATE TABLE IF NOT EXISTS utterances(
    source INTEGER, indirect INTEGER, place INTEGER, start INTEGER, end INTEGER, wording INTEGER,
    speakers TEXT, confidence REAL, PRIMARY KEY(source, indirect, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS utterances_by_wording ON utterances(wording);
CREATE TABLE IF NOT EXISTS shingles(
    shingle INTEGER, packed INTEGER, PRIMARY KEY(shingle, packed)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS new_shingles(
    shingle INTEGER, packed INTEGER, PRIMARY KEY(shingle, packed)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS joins(
    a INTEGER, a_sentence INTEGER, b INTEGER, b_sentence INTEGER, bits INTEGER, part INTEGER,
    PRIMARY KEY(a, a_sentence, b, b_sentence)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS joins_by_other ON joins(b, b_sentence);
"""
_COMMON = 64
"""A shingle of so many wordings is a stock phrase, and finds nothing."""
_NEW = 100_000
"""New shingles are put among the others when they are so many: each one goes to another page."""
_NUMBER, _SIZES = 17, (1 << 16) - 1
"""A shingle's wordings are packed, which halves what is looked through: above the bit `_NUMBER` the number of
the wording, then how many shingles it has, at most `_SIZES`, and one bit for indirect speech."""
_RARE = 20
"""Whom no more sources name than these tells of what they tell."""


class Utterance(NamedTuple):
    """A quoted or, if `indirect`, a reported stretch; `place` is its index among those of the source,
    `speakers` are the ids of the persons of the source who are credited with it."""

    source: int
    indirect: bool
    place: int
    start: int
    end: int
    wording: int
    speakers: tuple[str, ...]
    confidence: float


class Wording(NamedTuple):
    """Words as they compare, and whether they are indirect speech."""

    words: str
    indirect: bool


class Near(NamedTuple):
    """A wording that shares shingles with another: how many it has, and how many in common."""

    wording: int
    indirect: bool
    size: int
    common: int


class Utterances:
    """A part of `cache.Cache`, whose connection it uses. Errors are those of sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # What a build leaves.

    def wordings(self, wordings: Iterable[Wording]) -> dict[Wording, int]:
        """The numbers of those wordings that were kept before."""
        found: dict[Wording, int] = {}
        for wording in wordings:
            row = self._db.execute(
                "SELECT number FROM wordings WHERE digest = ? AND words = ? AND indirect = ?",
                (_digest(wording), *wording),
            ).fetchone()
            if row is not None:
                found[wording] = int(row[0])
        return found

    def put_wordings(
        self, new: Mapping[Wording, Collection[int]], are_near: Callable[[int, int, int], bool]
    ) -> dict[Wording, tuple[int, list[Near]]]:
        """Keep new wordings with their shingles; for each its number, and those before it, kept or of the
        same call, that are near by how many shingles the two share, and by how many each has."""
        asked = sorted({shingle for shingles in new.values() for shingle in shingles})
        held: dict[int, list[int]] = {shingle: [] for shingle in asked}
        for table in ("shingles", "new_shingles"):
            for shingle, packed in self._db.execute(
                f"SELECT shingle, json_group_array(packed) FROM {table}"
                " WHERE shingle IN (SELECT value FROM json_each(?)) GROUP BY shingle",
                (_encode(asked),),
            ):
                held[shingle] += msgspec.json.decode(packed, type=list[int])
        found: dict[Wording, tuple[int, list[Near]]] = {}
        rows: list[tuple[int, int]] = []
        for wording, shingles in new.items():
            telling = [shingle for shingle in shingles if len(held[shingle]) < _COMMON]
            common = Counter(chain.from_iterable(held[shingle] for shingle in telling))
            number = self._db.execute(
                "INSERT INTO wordings(words, indirect, shingles, digest) VALUES (?, ?, ?, ?)",
                (*wording, array("q", telling).tobytes(), _digest(wording)),
            ).lastrowid
            assert number is not None
            near = [
                Near(packed >> _NUMBER, bool(packed & 1), _size(packed), count)
                for packed, count in common.items()
                if are_near(count, _size(packed), len(shingles))
            ]
            found[wording] = number, near
            own = number << _NUMBER | min(len(shingles), _SIZES) << 1 | wording.indirect
            for shingle in telling:
                held[shingle].append(own)
                rows.append((shingle, own))
        self._db.executemany("INSERT INTO new_shingles VALUES (?, ?)", sorted(rows))
        (waiting,) = self._db.execute("SELECT count(*) FROM new_shingles").fetchone()
        if waiting >= _NEW:
            self._db.execute("INSERT INTO shingles SELECT * FROM new_shingles")
            self._db.execute("DELETE FROM new_shingles")
        return found

    def put(self, utterances: Iterable[Utterance]) -> None:
        self._db.executemany(
            "INSERT INTO utterances VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*utterance[:6], _encode(utterance.speakers), utterance.confidence) for utterance in utterances],
        )

    def put_joins(self, a: int, b: int, sentences: Iterable[tuple[int, int, int, int]]) -> None:
        """These sentences of two wordings may be the same; see `joined`."""
        self._db.executemany(
            "INSERT INTO joins VALUES (?, ?, ?, ?, ?, ?)",
            [(a, one, b, other, bits, part) for one, other, bits, part in sentences],
        )

    def forget(self, source: int) -> None:
        """Forget what the source with this number brought."""
        wordings = self._db.execute(
            "SELECT DISTINCT wording FROM utterances WHERE source = ?", (source,)
        ).fetchall()
        self._db.execute("DELETE FROM utterances WHERE source = ?", (source,))
        for (wording,) in wordings:
            row = self._db.execute(
                "DELETE FROM wordings WHERE number = ?"
                " AND NOT EXISTS (SELECT 1 FROM utterances WHERE wording = number) RETURNING shingles",
                (wording,),
            ).fetchone()
            if row is not None:
                for table in ("shingles", "new_shingles"):
                    self._db.executemany(
                        f"DELETE FROM {table} WHERE shingle = ? AND packed >> {_NUMBER} = ?",
                        [(shingle, wording) for shingle in array("q", row[0])],
                    )
                self._db.execute("DELETE FROM joins WHERE a = ? OR b = ?", (wording, wording))

    # What a comparison asks.

    def words(self, wording: int) -> str:
        """The words of a wording."""
        (words,) = self._db.execute("SELECT words FROM wordings WHERE number = ?", (wording,)).fetchone()
        return str(words)

    def joined(self, wording: int, sentence: int) -> list[tuple[int, int, int, int]]:
        """The sentences that may be the same as this one: their wordings, their numbers, how many bits they
        share, and whether this is part of them (-1) or they of this one (1)."""
        return self._db.execute(
            "SELECT b, b_sentence, bits, part FROM joins WHERE a = :wording AND a_sentence = :sentence"
            " UNION ALL"
            " SELECT a, a_sentence, bits, -part FROM joins WHERE b = :wording AND b_sentence = :sentence",
            {"wording": wording, "sentence": sentence},
        ).fetchall()

    def at(self, path: str, offset: int) -> list[Utterance]:
        """The stretches around an offset of a source, the innermost first."""
        rows = self._db.execute(
            "SELECT utterances.* FROM sources JOIN utterances ON source = number"
            " WHERE path = ? AND start <= ? AND end > ? ORDER BY end - start",
            (os.fsencode(path), offset, offset),
        )
        return [_utterance(*row) for row in rows]

    def within(self, source: int) -> list[Utterance]:
        """The stretches of the source with this number."""
        rows = self._db.execute("SELECT * FROM utterances WHERE source = ?", (source,))
        return [_utterance(*row) for row in rows]

    def of(self, wording: int) -> list[Utterance]:
        """The stretches of this wording."""
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

    def story(self, source: int) -> frozenset[int]:
        """Whom the source with this number names and few others do."""
        rows = self._db.execute(
            "SELECT DISTINCT identity FROM persons WHERE source = ? AND (SELECT count(*) FROM ("
            "SELECT 1 FROM persons AS any WHERE any.identity = persons.identity LIMIT ?)) <= ?",
            (source, _RARE + 1, _RARE),
        )
        return frozenset(identity for (identity,) in rows)


def _utterance(
    source: int, indirect: int, place: int, start: int, end: int, wording: int, speakers: str, sure: float
) -> Utterance:
    decoded = msgspec.json.decode(speakers, type=tuple[str, ...])
    return Utterance(source, bool(indirect), place, start, end, wording, decoded, sure)


def _encode(values: Sequence[str | int]) -> str:
    return msgspec.json.encode(values).decode()


def _size(packed: int) -> int:
    return packed >> 1 & _SIZES


def _digest(wording: Wording) -> int:
    """A number by which a wording is looked up: an index of words would be as large as they are."""
    return int.from_bytes(blake2b(wording.words.encode(), digest_size=7).digest())
