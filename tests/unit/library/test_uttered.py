"""Groups of utterances as sources come, change and go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.collate import variants
from tui_reader.collate.wording import words_of
from tui_reader.library import quoting
from tui_reader.library.uttered import Uttered
from tui_reader.model import Annotations, Mention, Person, Quote, Reported, Source, Span, Speaker
from tui_reader.store.cache import Cache
from tui_reader.store.utterances import Wording

Said = tuple[str, str]
"""The name of the speaker, empty for nobody known, and what is said; indirect after a ~."""

PILOTS = "The pilots refused to sail on Sunday, and nobody paid them for Saturday."
SOURCES: dict[str, list[Said]] = {
    "a": [("Ann Reyes", PILOTS), ("Ben Ito", "The harbour court opens in June.")],
    "b": [("Ann Reyes", "The pilots refused to sail on Sunday")],
    "c": [("", "nobody paid them for Saturday"), ("Ann Reyes", "The wind was mild.")],
    "d": [("Ben Ito", PILOTS)],
    "e": [("Ann Reyes", "~the pilots had refused to sail on Sunday and that nobody had paid them")],
    "f": [("Cem Okafor", "Our thoughts are with them."), ("", "The harbour court")],
}


def annotated(path: str, said: list[Said]) -> tuple[Source, Annotations]:
    """A source that says so, each on a line of its own after the speaker's name."""
    text, people, quotes, reported = "", [], [], []
    names = dict.fromkeys(["Ann Reyes", *(name for name, _ in said if name)])
    for name, words in [("Ann Reyes", ""), *said]:
        speaker = None
        if name:
            people.append(Mention(len(text), len(text) + len(name), name, name))
            speaker = Speaker(len(text), len(text) + len(name), name, name)
        start, bare = len(text) + len(name) + 1, words.removeprefix("~")
        text += f"{name} {bare}\n"
        if bare != words:
            cue = Span(0, 3, "Ann")
            reported.append(Reported(start, start + len(bare), bare, cue, speaker, 0.9))
        elif words:
            quotes.append(Quote(start, start + len(bare), bare, speaker=speaker, confidence=0.9))
    persons = tuple(Person(name, name, (name,)) for name in names)
    return Source(path, text, path, "utf-8", path), Annotations(
        tuple(people), tuple(quotes), (), persons, (), tuple(reported)
    )


def put(cache: Cache, path: str, said: list[Said]) -> None:
    source, found = annotated(path, said)
    cache.put(source, 0, 0)
    cache.mark_annotated([(path, found)], "made", str.split)
    ((number, _),) = cache.uncollated("made", 1)
    with cache.collating():
        quoting.note(cache.utterances, [(number, source, found)])
        cache.mark_collated([number])


def groups(cache: Cache) -> set[frozenset[str]]:
    """Each group as the sources and places of its stretches; indirect ones after a ~."""
    path = cache.utterances.path
    return {
        frozenset(
            f"{path(part.utterance.source)}{'~' * part.utterance.indirect}{part.utterance.place}"
            for part in group
        )
        for group in Uttered(cache, 0.5).all()
    }


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def of(sources: Mapping[str, list[Said]], directory: Path) -> set[frozenset[str]]:
    with Cache(directory) as cache:
        for path, said in sources.items():
            put(cache, path, said)
        return groups(cache)


def test_groups(tmp_path: Path) -> None:
    assert of(SOURCES, tmp_path) == {frozenset({"a0", "b0", "c0", "d0", "e~0"})}


@settings(max_examples=15, deadline=None)
@given(st.permutations(sorted(SOURCES)))
def test_the_order_in_which_sources_come_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    found = of({path: SOURCES[path] for path in order}, tmp_path_factory.mktemp("cache"))
    assert found == {frozenset({"a0", "b0", "c0", "d0", "e~0"})}


def test_what_a_source_brought_goes_with_it(cache: Cache, tmp_path: Path) -> None:
    with cache:
        for path in "abc":
            put(cache, path, SOURCES[path])
        before = groups(cache)
        put(cache, "d", SOURCES["d"])
        assert groups(cache) == {frozenset({"a0", "b0", "c0", "d0"})} != before
        cache.remove("d")
        assert groups(cache) == before
        cache.remove("a")
        assert groups(cache) == set()
        cache.remove("bc")
        shingles = variants.shingles(words_of(PILOTS, 0, len(PILOTS)))
        new = {Wording("we sank", False): shingles}
        assert [near for _, near in cache.utterances.put_wordings(new, variants.may_join).values()] == [[]]


def test_a_source_that_changes_has_its_own_groups_alone_changed(cache: Cache) -> None:
    with cache:
        for path, said in SOURCES.items():
            put(cache, path, said)
        put(cache, "b", [("Ann Reyes", "We came home late.")])
        assert groups(cache) == {frozenset({"a0", "c0", "d0", "e~0"})}
        put(cache, "b", [("Ben Ito", "The harbour court opens in June")])
        assert groups(cache) == {frozenset({"a0", "c0", "d0", "e~0"}), frozenset({"a1", "b0"})}
