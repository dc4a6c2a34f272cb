from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from tui_reader.errors import ReaderError
from tui_reader.model import (
    Annotations,
    Evidence,
    Mention,
    Person,
    Quote,
    Source,
    SourceSummary,
    Span,
    Speaker,
)
from tui_reader.store.cache import Cache
from tui_reader.store.sources import Stored

SOURCE = Source("sub/a.txt", 'Ann Lee said "no".', "f" * 64, "utf-8", "A title", "2031-05-02", ("a problem",))
ANNOTATIONS = Annotations(
    people=(Mention(0, 7, "Ann Lee", "ann-lee"),),
    quotes=(
        Quote(
            14, 16, "no", cue=Span(8, 12, "said"), speaker=Speaker(0, 7, "Ann Lee", "ann-lee", ("ann-lee",)),
            confidence=0.9, evidence=(Evidence("cue", 0, 12, "named in the same sentence"),),
        ),
    ),
    persons=(Person("ann-lee", "Ann Lee", ("Ann Lee", "Lee")),),
)  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_a_source_comes_back_as_it_was(cache: Cache) -> None:
    cache.put(SOURCE, 20, 123)
    assert cache.source("sub/a.txt") == SOURCE
    assert cache.source("sub/b.txt") is None
    assert cache.stored() == {"sub/a.txt": Stored(20, 123, "f" * 64, False, None)}


def test_annotations_come_back_for_the_same_text_date_and_method_only(cache: Cache) -> None:
    cache.put(SOURCE, 20, 123)
    cache.put_annotations(SOURCE, "model 1", ANNOTATIONS)
    assert cache.annotations(SOURCE, "model 1") == ANNOTATIONS
    assert cache.annotations(SOURCE, "model 2") is None
    undated = Source("b.txt", SOURCE.text, SOURCE.sha256, "utf-8", "b.txt")
    assert cache.annotations(undated, "model 1") is None


def test_a_summary_says_how_far_a_source_has_come(cache: Cache) -> None:
    def state() -> SourceSummary:
        return cache.summaries("m")["sub/a.txt"]

    cache.put(SOURCE, 20, 123)
    assert state() == SourceSummary("sub/a.txt", "A title", "2031-05-02", "waiting", 0, 0, 0, ("a problem",))
    cache.mark_indexed(["sub/a.txt"])
    assert state().state == "searchable"
    cache.mark_annotated([("sub/a.txt", ANNOTATIONS)], "m", str.split)
    assert (state().state, state().people, state().quotes) == ("annotated", 1, 1)
    assert cache.annotated("m") == ["sub/a.txt"]
    assert cache.summaries("another")["sub/a.txt"].state == "searchable"
    assert [person.name for person in cache.found.people()] == [ANNOTATIONS.persons[0].name]
    cache.forget_index()
    assert state().state == "waiting"


def test_what_has_changed_is_told_from_any_time_on(cache: Cache) -> None:
    first = cache.changes("m", 0)
    assert first.sources == {} and first.whole
    cache.put(SOURCE, 20, 123)
    cache.put_unread("x.txt", "not a text")
    second = cache.changes("m", first.now)
    assert set(second.sources) == {"sub/a.txt", "x.txt"}
    cache.mark_indexed(["sub/a.txt"])
    cache.remove(["x.txt"])
    third = cache.changes("m", second.now)
    assert third.sources["x.txt"] is None and not third.whole
    assert third.sources["sub/a.txt"] == cache.summaries("m")["sub/a.txt"]
    assert cache.changes("m", third.now).sources == {}
    assert cache.changes("m", third.now + 1).whole  # of a store that has begun anew since


def test_what_could_not_be_read_is_kept_with_its_reason(cache: Cache) -> None:
    cache.put_unread("x.txt", "not a text")
    assert cache.summaries("m")["x.txt"].state == "unread"
    assert cache.summaries("m")["x.txt"].problems == ("not a text",)
    assert cache.stored()["x.txt"].sha256 is None
    assert cache.source("x.txt") is None
    assert cache.counts() == (0, 1)


def test_reading_a_source_again_makes_it_wait_again(cache: Cache) -> None:
    cache.put(SOURCE, 20, 123)
    cache.mark_indexed(["sub/a.txt"])
    cache.mark_annotated([("sub/a.txt", ANNOTATIONS)], "m", str.split)
    cache.put(SOURCE, 21, 124)
    assert cache.stored()["sub/a.txt"] == Stored(21, 124, "f" * 64, False, None)
    assert cache.found.people() == []


def test_removing_the_last_source_with_a_text_removes_the_text(cache: Cache, tmp_path: Path) -> None:
    cache.put(SOURCE, 20, 123)
    cache.put_annotations(SOURCE, "m", ANNOTATIONS)
    cache.remove(["sub/a.txt"])
    assert cache.stored() == {}
    with sqlite3.connect(tmp_path / "cache" / "sources.sqlite3") as db:
        assert db.execute(
            "SELECT (SELECT count(*) FROM texts), (SELECT count(*) FROM annotations)"
        ).fetchone() == (0, 0)


def test_a_name_that_is_not_utf8_is_kept(cache: Cache) -> None:
    cache.put_unread("caf\udce9.txt", "reason")
    assert list(cache.summaries("m")) == ["caf\udce9.txt"]


def test_the_cache_is_private(cache: Cache, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "cache" / "sources.sqlite3").stat().st_mode) == 0o600


def test_a_cache_of_another_version_starts_anew(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put(SOURCE, 20, 123)
    with sqlite3.connect(tmp_path / "sources.sqlite3") as db:
        db.execute("PRAGMA user_version = 99")
    with Cache(tmp_path) as cache:
        assert cache.stored() == {}


def test_a_damaged_cache_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "sources.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(ReaderError, match="reader forget"):
        Cache(tmp_path)


def test_what_fails_within_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="reader forget"), Cache(tmp_path) as cache:
        with sqlite3.connect(tmp_path / "sources.sqlite3") as db:
            db.execute("DROP TABLE sources")
        cache.stored()


def test_the_stamp_changes_with_every_write(cache: Cache) -> None:
    before = cache.stamp()
    assert cache.stamp() == before
    cache.put_unread("x.txt", "reason")
    assert cache.stamp() != before


def test_a_second_reader_sees_what_the_first_wrote(cache: Cache, tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as other:
        cache.put(SOURCE, 20, 123)
        assert other.source("sub/a.txt") == SOURCE
