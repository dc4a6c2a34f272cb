"""Quotes of several sources that are one utterance: by the labels of the sample sources, and case by case."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from tui_reader.library import Library, open_library, quoting
from tui_reader.library.differing import aligned
from tui_reader.model import Annotations, Source, Variants
from tui_reader.settings import Settings
from tui_reader.store.utterances import Utterances

SEEDS = Path(__file__).parents[3] / "seeds"
Place = tuple[str, int, int]


@pytest.fixture
def groups(seeds_library: Library) -> list[Variants]:
    """Of the sample sources."""
    return list(seeds_library.all_variants())


def test_the_variants_of_the_sample_sources(groups: list[Variants]) -> None:
    across = json.loads((SEEDS / "gold-across.json").read_text("utf-8"))
    gold = across["variants"] + across["indirect"]
    labelled = [
        [(quote["source"], quote["start"], quote["end"]) for quote in group["quotes"]] for group in gold
    ]
    all_labelled = [place for group in labelled for place in group]
    found = [
        [
            _labelled((version.place.source, version.place.start, version.place.end), all_labelled)
            for version in group.versions
        ]
        for group in groups
    ]
    expected, answered = _pairs(labelled), _pairs(found)
    right = len(expected & answered)
    assert right / len(answered) >= 0.98, answered - expected
    assert right / len(expected) >= 0.95, expected - answered


def _labelled(place: Place, labelled: list[Place]) -> Place:
    """The labelled quote that a version overlaps, else the version itself."""
    source, start, end = place
    return next((each for each in labelled if each[0] == source and start < each[2] and each[1] < end), place)


def _pairs(groups: list[list[Place]]) -> set[tuple[Place, ...]]:
    return {tuple(sorted(pair)) for group in groups for pair in combinations(sorted(set(group)), 2)}


def test_versions_are_the_words_of_their_sources_the_earliest_first(
    groups: list[Variants], seeds_library: Library
) -> None:
    texts = {path.name: path for path in SEEDS.iterdir()}
    sources = {name: seeds_library.read(name) for name in texts if not name.startswith("gold")}
    for group in groups:
        assert len({version.place.source for version in group.versions}) > 1
        dates = [version.place.published for version in group.versions if version.place.published]
        assert dates == sorted(dates)
        for version in group.versions:
            place = version.place
            assert sources[place.source].text[place.start : place.end] == place.text
        for difference in group.differences:
            for span, at in ((difference.base, group.base), (difference.own, difference.version)):
                if span is not None:
                    text = sources[group.versions[at].place.source].text
                    assert text[span.start : span.end] == span.text


def test_columns_hold_every_word_once_in_order(groups: list[Variants]) -> None:
    for group in groups:
        columns = aligned(group)
        for at, version in enumerate(group.versions):
            spans = [column[at] for column in columns if column[at] is not None]
            assert [span.start for span in spans if span] == sorted({span.start for span in spans if span})
            rest = version.place.text
            for span in reversed(spans):
                assert span is not None
                start = span.start - version.place.start
                rest = rest[:start] + rest[start + len(span.text) :]
            assert not any(letter.isalnum() for letter in rest)


SAID = "The pilots refused to sail on Sunday, and nobody paid them for Saturday."


@pytest.fixture
def said(tmp_path: Path) -> Library:
    """Two sources that quote Ann Reyes, one of them in part."""
    (tmp_path / "a.txt").write_text(f'date: 2031-05-06\n\n"{SAID[:-1]}," said Ann Reyes.\n', "utf-8")
    (tmp_path / "b.txt").write_text(
        'date: 2031-05-05\n\nAnn Reyes said that "nobody paid them for Saturday".\n', "utf-8"
    )
    return open_library([tmp_path], Settings())


def read(library: Library) -> None:
    for _ in library.build():
        pass


def test_a_source_that_comes_is_compared_alone(said: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read(said)
    (before,) = said.all_variants()
    assert [version.place.source for version in before.versions] == ["b.txt", "a.txt"]
    compared: list[str] = []
    note = quoting.note

    def noted(utterances: Utterances, sources: list[tuple[int, Source, Annotations]]) -> None:
        compared.extend(source.path for _, source, _ in sources)
        note(utterances, sources)

    monkeypatch.setattr(quoting, "note", noted)
    (said.root / "c.txt").write_text(f'"{SAID[:-1]}," said Ann Reyes on Monday.\n', "utf-8")
    read(said)
    assert compared == ["c.txt"]
    (after,) = said.all_variants()
    assert [version.place.source for version in after.versions] == ["b.txt", "a.txt", "c.txt"]
    (said.root / "c.txt").unlink()
    read(said)
    assert list(said.all_variants()) == [before]


def test_the_group_of_the_quote_at_an_offset(said: Library) -> None:
    read(said)
    (group,) = said.all_variants()
    for version in group.versions:
        assert said.variants(version.place.source, version.place.start) == group
    assert said.variants("a.txt", 0) is None
    assert said.variants("nowhere.txt", 3) is None
    part, whole = group.versions
    assert group.versions[group.base] == whole
    assert (part.speaker, part.kind, whole.kind) == ("Ann Reyes", "mixed", "direct")
    assert part.key == whole.key != ""
    assert [(each.kind, each.base and each.base.text) for each in group.differences] == [
        ("omitted", "The pilots refused to sail on Sunday, and")
    ]
