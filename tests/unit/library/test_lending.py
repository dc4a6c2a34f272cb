"""Speakers whom a source leaves to guess, told by other sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.library import Library
from tui_reader.library.findings import quote_findings

SAID = "We knew on the Monday that the dam was leaking, and we kept the road open for the market."
GUESSED = f"""Ana Petrov and Ivan Petrov ran the Karsk dam for nine years.

"I never liked that wall," said Ana Petrov to the inquiry in Karsk.

"{SAID}" the singer said.
"""
NAMED = f"""The inquiry into the Karsk dam, which Ana Petrov and Ivan Petrov ran, heard both of them.

"{SAID}" said Ivan Petrov.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "guessed.txt").write_text(GUESSED)
    return folder


def speaker(library: Library) -> tuple[str | None, str | None]:
    """Of the second quote of the source that does not name its speaker, with the evidence."""
    for _ in library.build():
        pass
    quote = [found for found in quote_findings(library) if found.source == "guessed.txt"][1]
    return quote.details["speaker"], quote.details["evidence"]


def test_a_speaker_whom_another_source_names(library: Library, folder: Path) -> None:
    guessed, evidence = speaker(library)
    assert guessed == "Ana Petrov"
    assert "the last to speak before it" in (evidence or "")
    (folder / "named.txt").write_text(NAMED)
    lent, evidence = speaker(library)
    assert lent == "Ivan Petrov"
    assert "the same words are Ivan Petrov's in named.txt" in (evidence or "")
    assert "the last to speak" not in (evidence or "")
    (variants,) = library.all_variants()
    assert [version.speaker for version in variants.versions] == ["Ivan Petrov", "Ivan Petrov"]
    (folder / "named.txt").unlink()
    assert speaker(library)[0] == "Ana Petrov"


def test_whose_words_they_are_is_found_too(library: Library, folder: Path) -> None:
    def found(query: str) -> list[str]:
        return [hit.source for hit in library.search(f"{query} said:monday").hits]

    (folder / "named.txt").write_text(NAMED)
    speaker(library)
    assert sorted(found("speaker:ivan")) == ["guessed.txt", "named.txt"]
    assert found("speaker:ana") == found("speaker:unknown") == []
    (ivan,) = library.named("ivan")
    for theirs in (quote_findings(library, ivan), library.person_page(ivan).quotes):
        assert [quote.source for quote in theirs] == ["guessed.txt", "named.txt"]
    (folder / "named.txt").unlink()
    speaker(library)
    assert (found("speaker:ivan"), found("speaker:ana")) == ([], ["guessed.txt"])


def test_two_sources_that_name_different_speakers_lend_none(library: Library, folder: Path) -> None:
    (folder / "named.txt").write_text(NAMED)
    (folder / "other.txt").write_text(NAMED.replace("said Ivan Petrov", "said Boris Ilves, a neighbour"))
    assert speaker(library)[0] == "Ana Petrov"


def test_an_epithet_that_may_be_either_of_two_who_take_turns(library: Library, folder: Path) -> None:
    turns = GUESSED.replace('"I never', '"It was a bad winter," said Ivan Petrov.\n\n"I never')
    (folder / "guessed.txt").write_text(turns)
    (folder / "named.txt").write_text(NAMED)
    for _ in library.build():
        pass
    assert library.annotations(library.read("guessed.txt")).quotes[2].speaker.person == "ivan-petrov"


def test_a_copy_lends_nobody(library: Library, folder: Path) -> None:
    (folder / "copy.txt").write_text(GUESSED.replace("the singer said", "Ivan Petrov said"))
    assert speaker(library)[0] == "Ana Petrov"
