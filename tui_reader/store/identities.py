"""What tells persons apart across sources: what each source says of them, and which names are to be looked at
again because a source came or went."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, count

import msgspec

from tui_reader.model import Profile, Reference

SCHEMA = """
CREATE TABLE IF NOT EXISTS profiles(
    source INTEGER, id TEXT, profile BLOB, PRIMARY KEY(source, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bearers(
    word TEXT, part TEXT, source INTEGER, id TEXT, PRIMARY KEY(word, part, source, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bearers_by_source ON bearers(source, id);
CREATE TABLE IF NOT EXISTS traits(source INTEGER PRIMARY KEY, traits BLOB, counted BLOB);
CREATE TABLE IF NOT EXISTS seen(trait TEXT PRIMARY KEY, sources INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS undecided(part TEXT, word TEXT, PRIMARY KEY(part, word)) WITHOUT ROWID;
"""

SURNAME, ALONE, OTHER = "a surname", "b alone", "c other"
"""The part a word plays in a person's name: that of a full name, the whole of one, any other."""

_REFERENCES = (
    "SELECT DISTINCT persons.source, persons.id, persons.name, aliases, profile, identity FROM bearers"
    " JOIN persons ON persons.source = bearers.source AND persons.id = bearers.id"
    " JOIN profiles ON profiles.source = bearers.source AND profiles.id = bearers.id"
    " WHERE word = ? AND part IN ({}) ORDER BY persons.source, persons.id"
)


class Identities:
    """Who is who, as `cache.Cache` keeps it. Errors are those of sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(
        self,
        number: int,
        profiles: Mapping[str, Profile],
        parts: Mapping[str, Iterable[tuple[str, str]]],
        traits: Sequence[str],
        counted: Iterable[str],
    ) -> None:
        """Note what the source with this number tells of its persons.

        `parts` are the words of each person's names with the part they play; of `traits` and what else is
        `counted` it will be known in how many sources they stand.
        """
        self.forget(number)
        self._db.executemany(
            "INSERT INTO profiles VALUES (?, ?, ?)",
            [(number, id, msgspec.json.encode(profile)) for id, profile in profiles.items()],
        )
        bearers = {(word, part, number, id) for id, words in parts.items() for word, part in words}
        self._db.executemany("INSERT INTO bearers VALUES (?, ?, ?, ?)", bearers)
        self._touch(word for word, *_ in bearers)
        listed = sorted({*traits, *counted})
        self._db.execute(
            "INSERT INTO traits VALUES (?, ?, ?)",
            (number, msgspec.json.encode(traits), msgspec.json.encode(listed)),
        )
        self._db.executemany(
            "INSERT INTO seen VALUES (?, 1) ON CONFLICT(trait) DO UPDATE SET sources = sources + 1",
            [(trait,) for trait in listed],
        )

    def forget(self, number: int) -> None:
        row = self._db.execute("SELECT counted FROM traits WHERE source = ?", (number,)).fetchone()
        if row is None:
            return
        counted = msgspec.json.decode(row[0], type=list[str])
        self._db.executemany(
            "UPDATE seen SET sources = sources - 1 WHERE trait = ?", [(trait,) for trait in counted]
        )
        self._touch(
            word for (word,) in self._db.execute("SELECT word FROM bearers WHERE source = ?", (number,))
        )
        for table in ("profiles", "bearers", "traits"):
            self._db.execute(f"DELETE FROM {table} WHERE source = ?", (number,))

    def tidy(self) -> None:
        """Forget what no source has any more."""
        self._db.execute("DELETE FROM seen WHERE sources <= 0")

    def _touch(self, words: Iterable[str]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO undecided VALUES (?, ?)",
            [(part, word) for word in set(words) for part in (SURNAME, ALONE)],
        )

    # Deciding.

    def undecided(self) -> tuple[str, str] | None:
        """A part and a word of names to be looked at again, surnames first; None if there are none."""
        row: tuple[str, str] | None = self._db.execute(
            "SELECT part, word FROM undecided ORDER BY part, word LIMIT 1"
        ).fetchone()
        return row

    def references(self, word: str, *parts: str) -> list[Reference]:
        """All persons of sources in whose names a word plays one of these parts."""
        rows = self._db.execute(_REFERENCES.format(", ".join("?" * len(parts))), (word, *parts))
        return [_reference(*row) for row in rows]

    def references_to(self, key: str) -> list[Reference]:
        """How each source names the person with this key."""
        rows = self._db.execute(
            "SELECT source, id, persons.name, aliases, profile, identity FROM persons"
            " JOIN profiles USING (source, id) JOIN identities ON identity = number"
            " WHERE key = ? ORDER BY source, id",
            (key,),
        )
        return [_reference(*row) for row in rows]

    def traits(self, number: int) -> frozenset[str]:
        """What a source is about."""
        row = self._db.execute("SELECT traits FROM traits WHERE source = ?", (number,)).fetchone()
        return frozenset(msgspec.json.decode(row[0], type=list[str]) if row else ())

    def seen(self, trait: str) -> int:
        """In how many sources a trait stands."""
        row = self._db.execute("SELECT sources FROM seen WHERE trait = ?", (trait,)).fetchone()
        return int(row[0]) if row else 0

    def counts(self) -> tuple[int, int]:
        """How many sources have been noted, and how many persons there are."""
        sources, persons = self._db.execute(
            "SELECT (SELECT count(*) FROM traits), (SELECT count(*) FROM identities)"
        ).fetchone()
        return sources, persons

    def decide(
        self,
        part: str,
        word: str,
        persons: Iterable[tuple[int, Sequence[Reference]]],
        words_of: Callable[[str], Iterable[str]],
    ) -> None:
        """Keep which references are one person each, as far as this part of their names tells; names are
        looked up by `words_of`.

        Each person comes with its number, 0 where it is to be found.
        """
        changed: list[Reference] = []
        touched: set[int] = set()
        taken: set[int] = set()
        for known, references in sorted(persons, key=lambda each: -len(each[1])):
            if not references:
                continue
            number = known or self._number(references, part, taken)
            taken.add(number)
            moved = [reference for reference in references if reference.identity != number]
            self._db.executemany(
                "UPDATE persons SET identity = ? WHERE source = ? AND id = ?",
                [(number, reference.source, reference.id) for reference in moved],
            )
            changed += moved
            touched |= {number, *(reference.identity for reference in moved)}
        for number in touched:
            self._rename(number, words_of)
        self._db.execute("DELETE FROM undecided WHERE part = ? AND word = ?", (part, word))
        if part == SURNAME:
            self._db.executemany(
                "INSERT OR IGNORE INTO undecided SELECT ?, word FROM bearers WHERE source = ? AND id = ?",
                [(ALONE, reference.source, reference.id) for reference in changed],
            )

    def _number(self, references: Sequence[Reference], part: str, taken: set[int]) -> int:
        """The number that most of the references have, if no other person has it; else a new one."""
        held = Counter(reference.identity for reference in references)
        for identity, _ in sorted(held.items(), key=lambda each: (-each[1], each[0])):
            if identity not in taken and not (part == ALONE and self._is_full(identity, references)):
                return identity
        first = references[0]
        own = f"{first.id} {self._path(first.source).hex()}"
        keys = chain((first.id, own), (f"{own} {again}" for again in count(2)))
        made = (
            self._db.execute(
                "INSERT OR IGNORE INTO identities(key, name) VALUES (?, ?) RETURNING number",
                (key, first.name),
            ).fetchone()
            for key in keys
        )
        return int(next(row[0] for row in made if row is not None))

    def _is_full(self, identity: int, references: Sequence[Reference]) -> bool:
        """Whether a full name has this number in a source, other than those of these references."""
        own = {(reference.source, reference.id) for reference in references}
        rows = self._db.execute(
            "SELECT persons.source, persons.id FROM persons JOIN bearers ON bearers.source = persons.source"
            " AND bearers.id = persons.id WHERE identity = ? AND part = ?",
            (identity, SURNAME),
        )
        return any(row not in own for row in rows)

    def _path(self, number: int) -> bytes:
        (path,) = self._db.execute("SELECT path FROM sources WHERE number = ?", (number,)).fetchone()
        return bytes(path)

    def _rename(self, identity: int, words_of: Callable[[str], Iterable[str]]) -> None:
        """A person is called what most sources use of the full names; and found by any name."""
        rows = self._db.execute(
            "SELECT name, aliases, count(*) FROM persons WHERE identity = ? GROUP BY name, aliases",
            (identity,),
        ).fetchall()
        if not rows:
            return
        names: Counter[str] = Counter()
        aliases: set[str] = set()
        for name, encoded, sources in rows:
            names[name] += sources
            aliases |= {name, *msgspec.json.decode(encoded, type=tuple[str, ...])}
        best = min(names, key=lambda name: (*_poverty(name), -names[name], -len(name), name))
        self._db.execute("UPDATE identities SET name = ? WHERE number = ?", (best, identity))
        self._db.execute("DELETE FROM names WHERE identity = ?", (identity,))
        self._db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            [(word, identity) for alias in aliases for word in words_of(alias)],
        )


def _reference(source: int, id: str, name: str, aliases: str, profile: bytes, identity: int) -> Reference:
    return Reference(
        source,
        id,
        name,
        msgspec.json.decode(aliases, type=tuple[str, ...]),
        msgspec.json.decode(profile, type=Profile),
        identity,
    )


def _poverty(name: str) -> tuple[bool, bool, bool]:
    """What a name lacks to be shown: a given name, one that is no initial, small letters."""
    given, space, _ = name.partition(" ")
    return not space, len(given.strip(".")) < 2, name.isupper()
