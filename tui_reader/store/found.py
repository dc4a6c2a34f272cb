"""Who is named, who speaks and which days are mentioned, across the sources of one folder.

Who is who is decided by `identities`; until then equal full names are one person, and a name of one word is a
person of its own in each source. A person across sources is known by a key.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable

import msgspec

from tui_reader.model import Annotations, Facet, FacetKind, Person, PersonSummary, Quote

WordsOf = Callable[[str], Iterable[str]]
"""Gives the words under which a name is looked up."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS identities(number INTEGER PRIMARY KEY, key TEXT UNIQUE, name TEXT);
CREATE TABLE IF NOT EXISTS persons(
    source INTEGER, id TEXT, identity INTEGER, name TEXT, aliases TEXT, mentions INTEGER, confidence REAL,
    PRIMARY KEY(source, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS persons_by_identity ON persons(identity, source, mentions);
CREATE INDEX IF NOT EXISTS speakers_by_identity ON persons(identity, source, confidence)
    WHERE confidence IS NOT NULL;
CREATE TABLE IF NOT EXISTS names(word TEXT, identity INTEGER, PRIMARY KEY(word, identity)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS days(source INTEGER, day TEXT, PRIMARY KEY(source, day)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS days_by_day ON days(day);
"""

_PERSONS = (
    "SELECT key, name, count FROM (SELECT identity, count(DISTINCT source) AS count FROM {asked}persons{only}"
    " GROUP BY identity) JOIN identities ON number = identity"
)
_COUNTS: dict[FacetKind, str] = {
    "person": _PERSONS,
    "speaker": _PERSONS,
    "date": "SELECT day, day AS name, count(*) AS count FROM {asked}days{only} GROUP BY day",
}
_SOURCES: dict[FacetKind, str] = {
    "person": "SELECT source FROM persons WHERE identity = (SELECT number FROM identities WHERE key = :key)",
    "speaker": "SELECT source FROM persons WHERE confidence >= :confidence"
    " AND identity = (SELECT number FROM identities WHERE key = :key)",
    "date": "SELECT source FROM days WHERE day = :key",
}


class Found:
    """What `cache.Cache` knows of annotations without opening them. Errors are those of sqlite3."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # What a build leaves.

    def put(self, number: int, path: str, annotations: Annotations, words: WordsOf) -> None:
        """Note what was found in the source with this number, in place of what was noted of it."""
        self.forget(number)
        mentions = Counter(mention.person for mention in annotations.people)
        surest: dict[str, float] = {}
        for quote in annotations.quotes:
            for id in _speakers(quote):
                surest[id] = max(quote.confidence, surest.get(id, 0.0))
        self._db.executemany(
            "INSERT INTO persons VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number,
                    person.id,
                    self._identity(_key(path, person), person, words),
                    person.name,
                    _encode(person.aliases),
                    mentions[person.id],
                    surest.get(person.id),
                )
                for person in annotations.persons
            ],
        )
        days = {day for date in annotations.dates for day in _days(date.earliest, date.latest)}
        self._db.executemany("INSERT INTO days VALUES (?, ?)", [(number, day) for day in days])

    def forget(self, number: int) -> None:
        for table in ("persons", "days"):
            self._db.execute(f"DELETE FROM {table} WHERE source = ?", (number,))

    def tidy(self) -> None:
        """Forget those whom no source names any more."""
        self._db.execute("DELETE FROM identities WHERE number NOT IN (SELECT identity FROM persons)")
        self._db.execute("DELETE FROM names WHERE identity NOT IN (SELECT number FROM identities)")

    def _identity(self, key: str, person: Person, words: WordsOf) -> int:
        self._db.execute("INSERT OR IGNORE INTO identities(key, name) VALUES (?, ?)", (key, person.name))
        (number,) = self._db.execute("SELECT number FROM identities WHERE key = ?", (key,)).fetchone()
        self._db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            [(word, number) for alias in {person.name, *person.aliases} for word in words(alias)],
        )
        return int(number)

    # People.

    def people(self, limit: int | None = None) -> list[PersonSummary]:
        """Everybody named in any source, the most mentioned first."""
        rows = self._db.execute(
            "SELECT identity FROM persons GROUP BY identity ORDER BY sum(mentions) DESC, identity LIMIT ?",
            (-1 if limit is None else limit,),
        )
        return self._summaries([identity for (identity,) in rows])

    def person(self, key: str) -> PersonSummary | None:
        """The person with this key."""
        row = self._db.execute("SELECT number FROM identities WHERE key = ?", (key,)).fetchone()
        return None if row is None else next(iter(self._summaries(row)), None)

    def of(self, path: str) -> dict[str, tuple[str, str]]:
        """The key and the name of each person of a source, by the id in it."""
        rows = self._db.execute(
            "SELECT id, key, identities.name FROM sources JOIN persons ON source = sources.number"
            " JOIN identities ON identity = identities.number WHERE path = ?",
            (os.fsencode(path),),
        )
        return {id: (key, name) for id, key, name in rows}

    def names_of(self, key: str) -> list[str]:
        """The names of the person with this key, the fullest of each source."""
        rows = self._db.execute(
            "SELECT DISTINCT persons.name FROM persons JOIN identities ON identity = number WHERE key = ?",
            (key,),
        )
        return [name for (name,) in rows]

    def called(self, word: str) -> list[PersonSummary]:
        """Those with a name under this word, the most mentioned first."""
        rows = self._db.execute("SELECT identity FROM names WHERE word = ?", (word,))
        return self._summaries([identity for (identity,) in rows])

    def called_like(self, prefix: str, limit: int | None = None) -> list[PersonSummary]:
        """Those with a name under a word that begins so, the most mentioned first."""
        rows = self._db.execute(
            "SELECT identity FROM names JOIN persons USING (identity) WHERE word >= ? AND word < ?"
            " GROUP BY identity ORDER BY sum(mentions) DESC LIMIT ?",
            (prefix, prefix + chr(0x10FFFF), -1 if limit is None else limit),
        )
        return self._summaries([identity for (identity,) in rows])

    def name_words(self) -> list[str]:
        """All words under which names are looked up."""
        return [word for (word,) in self._db.execute("SELECT DISTINCT word FROM names")]

    def sources_of(self, key: str) -> list[str]:
        """The paths of the sources that name the person with this key."""
        return sorted(self.sharing("person", key))

    def _summaries(self, identities: Collection[int]) -> list[PersonSummary]:
        """These persons across all sources, the most mentioned first."""
        found = [
            summary for number in dict.fromkeys(identities) if (summary := self._summary(number)) is not None
        ]
        return sorted(found, key=lambda person: -person.mentions)

    def _summary(self, identity: int) -> PersonSummary | None:
        rows = self._db.execute(
            "SELECT name, aliases, sum(mentions), count(*) FROM persons WHERE identity = ?"
            " GROUP BY name, aliases",
            (identity,),
        ).fetchall()
        if not rows:
            return None
        (sources,) = self._db.execute(
            "SELECT count(DISTINCT source) FROM persons WHERE identity = ?", (identity,)
        ).fetchone()
        known = self._db.execute("SELECT key, name FROM identities WHERE number = ?", (identity,)).fetchone()
        aliases: Counter[str] = Counter()
        for name, encoded, _, used in rows:
            for alias in {name, *msgspec.json.decode(encoded, type=tuple[str, ...])}:
                aliases[alias] += used
        ordered = sorted(aliases, key=lambda alias: (-len(alias.split()), -aliases[alias], alias))
        mentions = sum(row[2] for row in rows)
        return PersonSummary(known[1], tuple(ordered), mentions, sources, known[0])

    # Facets.

    def facets(
        self, kind: FacetKind, among: Collection[str] | None, confidence: float, limit: int | None
    ) -> list[Facet]:
        """What some sources (paths), or all, share: persons, speakers or days, the most shared first.

        A speaker counts from `confidence` on.
        """
        if among is not None:
            self._ask(among)
        asked = "" if among is None else "asked CROSS JOIN "
        where = ["source = asked.number"] * (among is not None)
        where += ["confidence >= :confidence"] * (kind == "speaker")
        only = " WHERE " + " AND ".join(where) if where else ""
        query = _COUNTS[kind].format(asked=asked, only=only)
        rows = self._db.execute(
            f"{query} ORDER BY count DESC, name LIMIT :limit",
            {"confidence": confidence, "limit": -1 if limit is None else limit},
        )
        return [Facet(kind, key, name, count) for key, name, count in rows]

    def sharing(self, kind: FacetKind, key: str, confidence: float = 0.0) -> set[str]:
        """The paths of the sources with a person, a speaker or a day."""
        rows = self._db.execute(
            f"SELECT path FROM sources WHERE number IN ({_SOURCES[kind]})",
            {"key": key, "confidence": confidence},
        )
        return {os.fsdecode(path) for (path,) in rows}

    def _ask(self, paths: Iterable[str]) -> None:
        """Fills the table `asked` with the numbers of some sources."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS asked(number INTEGER PRIMARY KEY)")
        self._db.execute("DELETE FROM asked")
        self._db.executemany(
            "INSERT OR IGNORE INTO asked SELECT number FROM sources WHERE path = ?",
            [(os.fsencode(path),) for path in paths],
        )
        self._db.commit()


def _key(path: str, person: Person) -> str:
    return person.id if " " in person.name else f"{person.id} {os.fsencode(path).hex()}"


def _speakers(quote: Quote) -> set[str]:
    if quote.speaker is None:
        return set()
    return {id for id in (quote.speaker.person, *quote.speaker.persons) if id}


def _days(earliest: str | None, latest: str | None) -> list[str]:
    """The day, the month and the year that a date lies in."""
    if not earliest or not latest:
        return []
    return [earliest[:length] for length in (4, 7, 10) if earliest[:length] == latest[:length]]


def _encode(aliases: tuple[str, ...]) -> str:
    return msgspec.json.encode(aliases).decode()
