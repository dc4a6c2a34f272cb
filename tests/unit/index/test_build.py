"""Building the index and asking it where to look."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.index.marked_up import made
from tui_reader import index
from tui_reader.errors import ReaderError
from tui_reader.index import candidates, is_whole, match, parse, writer
from tui_reader.model import Annotations, Person, Source


def source(path: str, text: str, published: str | None = None) -> Source:
    return Source(path, text, "", "utf-8", "", published)


def put(directory: Path, *sources: Source) -> None:
    with writer(directory / "0") as w:
        for each in sources:
            w.put_text(each)


def found(directory: Path, query: str) -> set[str]:
    return set(candidates(directory, parse(query)).paths)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_nothing_is_found_where_there_is_no_index(directory: Path) -> None:
    assert candidates(directory, parse("harbour")).paths == []
    assert not is_whole(directory)


def test_a_source_is_found_replaced_and_removed(directory: Path) -> None:
    put(directory, source("a.txt", "harbour"), source("b.txt", "harbour light"))
    assert is_whole(directory)
    assert found(directory, "harbour") == {"a.txt", "b.txt"}
    put(directory, source("a.txt", "light"))
    assert found(directory, "harbour") == {"b.txt"}
    with writer(directory / "0") as w:
        w.remove("b.txt")
        w.remove("never.txt")
    assert found(directory, "harbour") == set()
    assert found(directory, "light OR harbour OR -x") == {"a.txt"}


def test_the_likeliest_come_first(directory: Path) -> None:
    put(directory, source("a", "sea " + "land " * 50), source("b", "sea sea sea"), source("c", "land"))
    assert candidates(directory, parse("sea")).paths == ["b", "a"]
    assert candidates(directory, parse("-x")).paths == ["a", "b", "c"]


def test_what_is_put_twice_at_once_is_there_once(directory: Path) -> None:
    with writer(directory / "0") as w:
        w.put_text(source("a", "first"))
        w.put_annotations("a", made("<1||0|first>")[1])
        w.put_text(source("a", "second"))
        w.put_annotations("a", made("<1||0|second>")[1])
        w.put_annotations("a", made("<1||0|third>")[1])
    assert [found(directory, query) for query in ("first", "second", "said:first", "said:second")] == [
        *(set(), {"a"}, set(), set()),
    ]
    assert found(directory, "said:third") == {"a"}


def test_new_text_takes_old_annotations_away(directory: Path) -> None:
    with writer(directory / "0") as w:
        w.put_text(source("a", "one two"))
        w.put_annotations("a", made("<1||0|two>")[1])
    put(directory, source("a", "one"))
    assert found(directory, "said:two") == set()


def test_annotations_come_later_and_in_other_segments(directory: Path) -> None:
    put(directory, *(source(f"{number}", "sea") for number in range(20)))
    with writer(directory / "0") as w:
        for number in range(20):
            w.put_annotations(f"{number}", made("{2021-01-01|2021-01-02|then}" if number % 2 else "never")[1])
    assert found(directory, "sea date:2021") == {f"{number}" for number in range(1, 20, 2)}


@pytest.mark.parametrize("path", ["caf\udce9.txt", "日本.txt", "a b/[x].txt", "\ud800", "'OR 1"])
def test_whatever_a_file_is_called(directory: Path, path: str) -> None:
    put(directory, source(path, "harbour"))
    put(directory, source(path, "harbour"))
    assert candidates(directory, parse("harbour")).paths == [path]


def test_endless_words_and_odd_texts(directory: Path) -> None:
    put(directory, source("a", "x" * 100_000 + " \x00 \ud800 end"), source("b", ""))
    assert found(directory, "end") == found(directory, "x" * 100_000) == found(directory, "xx*") == {"a"}


def test_what_fails_leaves_the_index_as_it_was(directory: Path) -> None:
    put(directory, source("a", "harbour"))
    with pytest.raises(RuntimeError), writer(directory / "0") as w:
        w.remove("a")
        w.put_text(source("b", "harbour"))
        raise RuntimeError
    assert found(directory, "harbour") == {"a"}
    put(directory, source("c", "harbour"))
    assert found(directory, "harbour") == {"a", "c"}


def test_only_one_writes(directory: Path) -> None:
    with writer(directory / "0"), pytest.raises(ReaderError, match="another reader"), writer(directory / "0"):
        pass
    put(directory, source("a", "harbour"))


def test_a_first_build_that_failed_is_no_index(directory: Path) -> None:
    with pytest.raises(RuntimeError), writer(directory / "0") as w:
        w.put_text(source("a", "harbour"))
        raise RuntimeError
    assert not is_whole(directory)
    assert candidates(directory, parse("harbour")).paths == []


def test_a_foreign_or_damaged_index_is_replaced_and_nothing_else_is_touched(directory: Path) -> None:
    put(directory, source("a", "harbour"))
    (directory / "0" / "mine.txt").write_text("keep")
    (directory / "0" / "complete").write_text("something else")
    assert not is_whole(directory)
    put(directory, source("b", "harbour"))
    assert found(directory, "harbour") == {"b"}
    for toc in (directory / "0").glob("*.toc"):
        toc.write_bytes(toc.read_bytes()[:30])
    assert not is_whole(directory)
    put(directory, source("c", "harbour"))
    assert found(directory, "harbour") == {"c"}
    assert (directory / "0" / "mine.txt").read_text() == "keep"


def test_a_damaged_segment_is_told(directory: Path) -> None:
    put(directory, source("a", "harbour"))
    for terms in (directory / "0").glob("*.trm"):
        terms.write_bytes(b"\0" * 200)
    with pytest.raises(ReaderError, match="damaged"):
        candidates(directory, parse("harbour"))


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_harms_nothing(directory: Path) -> None:
    put(directory, source("a", "harbour"))
    words = " ".join(f"word{number}" for number in range(20_000))
    with pytest.raises(ReaderError, match="cannot write the index"), no_file_longer_than(20_000):
        put(directory, source("b", words))
    assert found(directory, "harbour OR word1") == {"a"}
    put(directory, source("b", words))
    assert found(directory, "harbour OR word1") == {"a", "b"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError, match="cannot write the index"), writer(tmp_path / "file" / "index"):
        pass


def _write_and_die(directory: Path) -> None:
    with writer(directory / "0") as w:
        for number in range(50):
            w.put_text(source(f"{number}", "harbour " * 200))
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_leaves_the_last_index(directory: Path) -> None:
    put(directory, source("a", "harbour"))
    process = multiprocessing.get_context("fork").Process(target=_write_and_die, args=(directory,))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert found(directory, "harbour") == {"a"}
    put(directory, source("b", "harbour"))
    assert found(directory, "harbour") == {"a", "b"}


def _update(directory: Path) -> None:
    for number in range(60):
        put(directory, source(f"{number % 5}", f"harbour {number}"))


def test_a_search_sees_all_while_another_process_writes(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui_reader.index.build._MOST_SEGMENTS", 2)
    put(directory, *(source(f"{number}", "harbour") for number in range(5)))
    process = multiprocessing.get_context("fork").Process(target=_update, args=(directory,))
    process.start()
    seen = [found(directory, "harbour")]
    while process.is_alive():
        seen.append(found(directory, "harbour"))
    assert len(seen) > 5
    assert all(each == {"0", "1", "2", "3", "4"} for each in seen)


def test_many_small_updates_stay_few_files(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui_reader.index.build._MOST_SEGMENTS", 4)
    put(directory, *(source(f"old {number}", "harbour light") for number in range(100)))
    (large,) = (path.name for path in (directory / "0").glob("*.trm"))
    for number in range(25):
        put(directory, source(f"{number % 8}", f"harbour {number}"))
        assert len(list((directory / "0").glob("*.trm"))) <= 5
    assert (directory / "0" / large).exists()
    assert len(found(directory, "harbour")) == 108
    assert found(directory, "24") == {"0"}


def test_segments_of_what_was_replaced_go(directory: Path) -> None:
    for text in ("first", "second", "third"):
        put(directory, *(source(f"{number}", f"harbour {text}") for number in range(10)))
    assert len(list((directory / "0").glob("*.trm"))) == 1
    assert len(found(directory, "third")) == 10


def test_fields_and_expansions(directory: Path) -> None:
    ada = Person("ada", "Ada Byron", ("Ada Byron",))
    text, annotations = made(
        "[ada|Ada Byron] on {2021-03-05|2021-03-06|Friday}: <1|ada|0.4|The harbour>, <2|aunt|1|my house>.",
        [ada],
        "press/sea.txt",
        "2021-05-01",
    )
    with writer(directory / "0") as w:
        w.put_text(text)
        w.put_annotations(text.path, annotations)
        w.put_text(source("other.txt", "Ada Byron on Friday"))
    for query in (
        "harb* -nothing",
        "habour~1 hose~2",
        "my-house",
        "fri* source:press",
        'source:"press/sea" published:2021',
        "date:2021-03",
        "person:ada",
        'person:"ada byron"',
        "person:b*",
        "person:(bryon~2 OR nobody)",
        "speaker:byron said:harbour",
        "speaker:aunt",
        "speaker:unknown",
        'said:"harbour my"',
        "said:(NOT ship)",
    ):
        assert found(directory, query) == {"press/sea.txt"}, query
    for query in (
        "shi*",
        "zzzzz~1",
        "source:north",
        "published:2020",
        "date:2020",
        "person:aunt",
        "said:ada",
    ):
        assert found(directory, query) == set(), query


def test_a_person_is_looked_for_under_every_name(directory: Path) -> None:
    ada = Person("ada", "Ada Byron", ("Ada",))
    with writer(directory / "0") as w:
        w.put_annotations("a", made("[ada|Ada] and <1|ada|1|so on>", [ada])[1])

    def persons(words: str) -> frozenset[str]:
        return frozenset({"Ada Byron", "Zoe Countess"} if words == "countess" else ())

    for query in ("person:countess", "speaker:countess"):
        assert candidates(directory, parse(query), persons).paths == ["a"]
        assert candidates(directory, parse(query)).paths == []


WORDS = ["sea", "O'Dell", "odell", "sea-side", "Séa", "house", "the", "ho-use", "xsea", "side"]
NAMES = [Person("sea-dell", "Sea O'Dell", ("Odell",)), Person("house", "House", ("The House", "Sea"))]
QUOTES = st.builds(
    "<{}|{}|{}|{}>".format,
    st.integers(1, 3),
    st.sampled_from(["sea-dell", "the sea", ""]),
    st.sampled_from([0, 0.5, 1]),
    st.sampled_from(WORDS),
)
MENTIONS_AND_DATES = st.sampled_from(
    [
        "[house|Sea]",
        "[sea-dell|O'Dell]",
        "{2021-01-01|2021-01-31|side}",
        "{2021-01-05|2021-01-05|sea}",
        "{||the}",
    ]
)
TEXTS = st.lists(st.sampled_from([*WORDS, ". ", "\n\n"]) | QUOTES | MENTIONS_AND_DATES, max_size=12).map(
    " ".join
)
EXPANDED = ["se*", "o'd*", "seaa~1", "hous~2"]
PHRASES = ['"the sea"', '"sea side house"', '"sea the"~2', '"the o\'dell"', '"the odell"', '"odell house"']
ALL_LEAVES = [*map(str.lower, WORDS), *EXPANDED, *PHRASES]
LEAVES = st.sampled_from(ALL_LEAVES)
FIELDS = st.builds("{}:{}".format, st.sampled_from(["person", "speaker", "said", "source"]), LEAVES)
OTHERS = st.sampled_from(
    ["speaker:unknown", "date:2021-01", "date:2021-01-05", "published:2021", "said:(the OR -sea)"]
)
QUERIES = st.recursive(
    LEAVES | FIELDS | OTHERS,
    lambda inner: (
        st.builds("({} {})".format, inner, inner)
        | st.builds("({} OR {})".format, inner, inner)
        | st.builds("-{}".format, inner.filter(lambda query: not query.startswith("-")))
    ),
    max_leaves=5,
)


def named(words: str) -> frozenset[str]:
    return frozenset({"House"} if "side" in words else ())


def answers(directory: Path, known: dict[str, tuple[Source, Annotations]], query: str) -> set[str]:
    """The sources that answer, looked for in all; fails if the index does not lead to them."""
    node = parse(query)
    looked_at = candidates(directory, node, named)
    paths = looked_at.paths
    assert len(paths) == len(set(paths)) and set(paths) <= set(known)
    there = {path for path, found in known.items() if match(node, *found, named)}
    assert there <= set(paths), query
    assert not looked_at.exact or there == set(paths), query
    return there


def built(directory: Path, texts: list[str]) -> dict[str, tuple[Source, Annotations]]:
    """Sources put into an index in several steps; the fourth is not annotated."""
    known = {}
    for number, text in enumerate(texts):
        path = f"{WORDS[number]}/{number}.txt"
        source, annotations = made(text, NAMES, path, "2021-06-01" if number % 2 else None)
        known[path] = source, annotations if number != 3 else Annotations()
        with writer(directory / "0") as w:
            w.put_text(source)
            if number != 3:
                w.put_annotations(path, annotations)
    return known


@pytest.mark.parametrize(
    ("widest", "longest", "common"), [(1, 1000, 2), (1000, 1000, 1000), (1000, 10, 4), (1000, 1000, 0)]
)
def test_every_way_to_write_a_word_is_found_wherever_it_stands(
    directory: Path, monkeypatch: pytest.MonkeyPatch, widest: int, longest: int, common: int
) -> None:
    monkeypatch.setattr("tui_reader.index.search._WIDEST_PREFIX", widest)
    monkeypatch.setattr("tui_reader.index.build._IN_ORDER_LIMIT", longest)
    monkeypatch.setattr("tui_reader.index.search.COMMON", common)
    monkeypatch.setattr("tui_reader.index.postings.COMMON", common)
    texts = [f"the {word} house" for word in WORDS]
    known = built(directory, [f"[house|Sea] {text} <1|{text}|1|{text}>" for text in texts])
    for leaf in ALL_LEAVES:
        assert answers(directory, known, leaf), leaf
        for field in ("said", "speaker", "source", "person"):
            answers(directory, known, f"{field}:{leaf}")
    for query in ('"the odell house"', 'said:"the odell house"', '"the seaside house"'):
        assert len(answers(directory, known, query)) in (1, 2), query


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(QUERIES, min_size=8, max_size=8))
def test_no_hit_is_lost_and_none_invented(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], queries: list[str]
) -> None:
    """The index and a look at every source come to the same answer."""
    directory = tmp_path_factory.mktemp("index")
    known = built(directory, texts)
    for query in queries:
        answers(directory, known, query)


@pytest.mark.parametrize("query", ["sea", "se*", "seaa~1", "sea -house", "sea OR side", "source:sea side"])
def test_what_plain_words_ask_is_known_without_a_look_at_the_sources(directory: Path, query: str) -> None:
    built(directory, [f"the {word} house" for word in WORDS])
    assert candidates(directory, parse(query)).exact


def test_common_words_narrow_too(directory: Path) -> None:
    put(directory, *(source(f"{number}", f"sea {number} light") for number in range(30)), source("x", "30"))
    assert found(directory, "sea 7") == {"7"}
    assert found(directory, '"sea 7"') == {"7"}
    put(directory, source("7", "light"))
    assert found(directory, "light 7") == set()


def test_the_forms_of_words_are_told_with_how_many_sources_hold_them(directory: Path) -> None:
    put(directory, source("a", "harbour harbours"), source("b", "harbour hard"))
    put(directory, source("c", "Harbour"), source("b", "harbour"))
    assert index.forms_starting(directory, "harb") == {"harbour": 4, "harbours": 1}
    assert index.forms_near(directory, "harbuor", 2) == {"harbour": 4}


def test_whoosh_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys, tui_reader.index as i; i.parse('a'); sys.exit('whoosh' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with pytest.raises(AttributeError):
        _ = index.nothing
