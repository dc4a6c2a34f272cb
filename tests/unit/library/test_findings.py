from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tui_reader.library import Library, findings
from tui_reader.model import Finding, Mark


def the_text_stands_there(library: Library, found: list[Finding]) -> bool:
    sources = {finding.source: library.read(finding.source) for finding in found}
    return bool(found) and all(
        sources[finding.source].text[finding.start : finding.end] == finding.text
        and sources[finding.source].line_of(finding.start) == finding.line
        and sources[finding.source].sha256 == finding.sha256
        for finding in found
    )


def test_hits_keep_what_matched(read_library: Library) -> None:
    found = list(findings.hit_findings(read_library, read_library.search("ferry").hits))
    assert the_text_stands_there(read_library, found)
    assert all(
        finding.text[start - finding.start : end - finding.start].lower() == "ferry"
        for finding in found
        for start, end in finding.highlights
    )
    assert found[0].published in ("2031-05-06", "2031-05-07")


def test_mentions_name_the_person_across_sources(read_library: Library) -> None:
    everybody = list(findings.mention_findings(read_library))
    assert the_text_stands_there(read_library, everybody)
    (reyes,) = (person for person in read_library.people() if person.name == "Tom Reyes")
    mentions = list(findings.mention_findings(read_library, reyes))
    assert {finding.details["person"] for finding in mentions} == {"Tom Reyes"}
    assert len(mentions) < len(everybody)


def test_quotes_carry_their_speaker_and_the_evidence(read_library: Library) -> None:
    found = list(findings.quote_findings(read_library))
    assert the_text_stands_there(read_library, found)
    (asked,) = (finding for finding in found if finding.text.startswith("We were not asked"))
    assert asked.details["speaker"] == "Tom Reyes"
    assert asked.details["evidence"]
    (reyes,) = (person for person in read_library.people() if person.name == "Tom Reyes")
    assert asked in list(findings.quote_findings(read_library, reyes))


def test_a_speaker_below_the_threshold_is_unknown(read_library: Library) -> None:
    strict = replace(read_library, settings=replace(read_library.settings, confidence=1.0))
    assert {finding.details["speaker"] for finding in findings.quote_findings(strict)} == {findings.UNKNOWN}


def test_dates_carry_value_and_interval(read_library: Library) -> None:
    found = list(findings.date_findings(read_library))
    assert the_text_stands_there(read_library, found)
    monday = next(finding for finding in found if finding.text == "Monday")
    assert (monday.details["value"], monday.details["anchor"]) == ("2031-05-05", "2031-05-06")


def test_marks_of_a_changed_source_say_so(read_library: Library, folder: Path) -> None:
    source = read_library.read("council.txt")
    mark = Mark("council.txt", source.sha256, 1, 5, source.text[1:5], "2031-05-09T10:00:00")
    gone = replace(mark, source="gone.txt")
    kept, lost = findings.mark_findings(read_library, [mark, gone])
    assert the_text_stands_there(read_library, [kept])
    assert (lost.text, lost.title) == (mark.text, "gone.txt")
    assert "changed or is gone" in str(lost.details["note"])


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (3, 3), (9, 3)])
def test_lines_count_line_feeds_from_one(offset: int, line: int) -> None:
    assert findings.line_finder("a\n\nb\rc")(offset) == line
