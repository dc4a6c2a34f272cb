"""Answers: narrowed, ordered, as they grow; what their sources share; what is suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.library import Library, open_library
from tui_reader.model import Annotations, DateExpression, Facet, Mention, Person, Quote, Speaker
from tui_reader.settings import Settings

OKAFOR = Person("ines-okafor", "Ines Okafor", ("Ines Okafor", "Okafor"))
MAY = "2031-05-01"
REYES = Person("tom-reyes", "Tom Reyes", ("Tom Reyes",))


def found(text: str, *people: Person, speaker: Person | None = None, day: str = "") -> Annotations:
    said = Speaker(5, 6, text[5:6], speaker.id if speaker else None)
    quotes = (Quote(0, 4, text[:4], speaker=said, confidence=0.9),)
    return Annotations(
        people=tuple(Mention(1, 2, text[1], person.id) for person in people),
        quotes=quotes if speaker else (),
        dates=(DateExpression(0, 1, text[0], value=day, earliest=day, latest=day),) if day else (),
        persons=people,
    )


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Five sources, four of them of the ferry, with annotations that are made up."""
    texts = {
        "a.txt": (
            " date 2031-05-02 ferry ferry harbour\n",
            found("ferry", OKAFOR, speaker=OKAFOR, day="2031-05-01"),
        ),
        "b.txt": (" date 2031-05-04 ferry in the strait\n", found("ferry", OKAFOR, REYES, day="2031-05-01")),
        "c.txt": ("ferry without a date\n", found("ferry", REYES, speaker=REYES, day="2031-04-09")),
        "d.txt": (" date 2031-05-03 harbour\n", found("harbour", REYES)),
        "e/e.txt": (" date 2030-05-03 the ferries\n\nthe ferry\n\nthe ferry again\n", found("the f")),
    }
    for path, (text, _) in texts.items():
        file = tmp_path / "shelf" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.setattr(
        Library, "annotate", lambda library, source, published=None: texts[source.path][1], raising=True
    )
    library = open_library([tmp_path / "shelf"], Settings())
    for _ in library.build():
        pass
    return library


def paths(library: Library, query: str, **how: object) -> list[str]:
    *_, result = library.searching(query, **how)  # type: ignore[arg-type]
    assert result.complete and list(result.paths) == list(result.counts)
    assert result.sources == len(result.paths) and result.total == sum(result.counts.values())
    return list(result.paths)


def test_the_order_of_sources(shelf: Library) -> None:
    assert set(paths(shelf, "ferry")) == {"a.txt", "b.txt", "c.txt", "e/e.txt"}
    assert paths(shelf, "ferry")[0] in ("a.txt", "e/e.txt")
    assert paths(shelf, "ferry", order="newest") == ["b.txt", "a.txt", "e/e.txt", "c.txt"]
    assert paths(shelf, "ferry", order="oldest") == ["e/e.txt", "a.txt", "b.txt", "c.txt"]
    assert paths(shelf, "ferry", order="source") == ["a.txt", "b.txt", "c.txt", "e/e.txt"]


def facets(library: Library, kind: str, query: str = "", **how: object) -> dict[str, int]:
    result = library.search(query) if query else None
    found = library.facets(kind, result, **how)  # type: ignore[arg-type]
    assert [facet.count for facet in found] == sorted((facet.count for facet in found), reverse=True)
    return {facet.name: facet.count for facet in found}


def test_what_the_sources_of_an_answer_share(shelf: Library) -> None:
    assert facets(shelf, "person") == {"Tom Reyes": 3, "Ines Okafor": 2}
    assert facets(shelf, "person", "ferry") == {"Tom Reyes": 2, "Ines Okafor": 2}
    assert facets(shelf, "speaker", "ferry") == {"Ines Okafor": 1, "Tom Reyes": 1}
    assert facets(shelf, "date", "harbour OR strait") == {"2031": 2, "2031-05": 2, "2031-05-01": 2}
    assert facets(shelf, "source", "ferry") == {"e/e.txt": 2, "a.txt": 1, "b.txt": 1, "c.txt": 1}
    assert facets(shelf, "date", limit=1) == {"2031": 3}
    assert facets(shelf, "person", "nothing") == {}


def test_a_speaker_below_the_threshold_is_no_facet(shelf: Library) -> None:
    doubting = Library(shelf.root, Settings(confidence=0.95))
    assert facets(doubting, "speaker", "ferry") == {}


@pytest.mark.parametrize("kind", ["person", "speaker", "date", "source"])
def test_a_facet_narrows_to_as_many_sources_as_it_says(shelf: Library, kind: str) -> None:
    result = shelf.search("ferry")
    for facet in shelf.facets(kind, result):  # type: ignore[arg-type]
        *_, narrowed = shelf.searching("ferry", narrowed=[facet])
        hits = narrowed.total if kind == "source" else narrowed.sources
        assert hits == facet.count, facet
        assert set(narrowed.hits) <= set(result.hits)


def test_two_facets_narrow_both(shelf: Library) -> None:
    both = [facet for facet in shelf.facets("person") if facet.count]
    assert paths(shelf, "ferry", narrowed=both) == ["b.txt"]
    assert {facet.name: facet.count for facet in shelf.facets("date", narrowed=both, limit=1)} == {"2031": 1}
    assert paths(shelf, "ferry", narrowed=[Facet("person", "nobody", "Nobody", 0)]) == []


def test_answers_grow_and_can_be_stopped(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui_reader.library.searching.FIRST_HITS", 1)
    monkeypatch.setattr("tui_reader.library.searching._NOW_AND_THEN", 0)
    results = list(shelf.searching("ferry"))
    assert [len(result.hits) for result in results] == sorted(len(result.hits) for result in results)
    assert len(results) > 3 and not results[0].complete and results[-1].complete
    assert results[0].sources == results[-1].sources == 4  # known from the first: every candidate answers
    answer = iter(shelf.searching("ferry"))
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert len(list(shelf.searching("ferry", limit=2))[-1].hits) == 2


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("oka", ["Ines Okafor"]),
        ("strait tom", ["Tom Reyes"]),
        ("person:rey", ["Tom Reyes"]),
        ("ferr", ["ferry", "ferries"]),
        ("said:ferr", ["ferry", "ferries"]),
        ("reyse", ["Tom Reyes"]),
        ("harbuor", ["harbour"]),
        ("date:20", []),
        ("f", []),
        ("ferry ", []),
    ],
)
def test_suggestions(shelf: Library, query: str, names: list[str]) -> None:
    suggested = shelf.suggestions(query, len(query))
    assert [suggestion.name for suggestion in suggested] == names
    for suggestion in suggested:
        taken = query[: suggestion.start] + suggestion.text + query[suggestion.end :]
        assert shelf.search(taken).total or "said:" in query, taken


def test_earlier_queries_are_kept_until_the_folder_is_forgotten(shelf: Library) -> None:
    for query in ("ferry", "harbour", "ferry"):
        shelf.remember_query(query)
    assert shelf.queries() == ("ferry", "harbour")
    shelf.forget()
    assert shelf.queries() == ()
