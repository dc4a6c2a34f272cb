"""`reader compare`: what is printed in which format, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui_reader.errors import FOUND, NOTHING_FOUND, USAGE

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FIRST = (
    " date 2030-03-04 Senate approves the river bill\n"
    'Senator Ruth Adebayo, who wrote the bill, said: "We have never promised the dam company a dollar."\n\n'
    "The bill gives $300 million to farmers in the Tallis valley. Adebayo thanked the Tallis Union.\n"
)
SECOND = (
    " date 2030-03-05 Bill passes after a long night\n"
    '"We have promised the dam company a dollar," said Senator Ruth Adebayo.\n\n'
    "The bill gives $350 million to farmers in the Tallis valley. The Tallis Union thanked Adebayo.\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


def test_text_gives_each_item_with_its_places(run: Run, sources: Path) -> None:
    ran = run("compare", sources)
    assert ran.code == FOUND
    lines = ran.out.splitlines()
    assert lines[0].startswith("negation: ")
    assert lines[0].endswith("(2 sources, 2 independent)")
    assert lines[1].startswith("  first.txt:2  2030-03-04  “")
    assert lines[2].startswith("  second.txt:2  2030-03-05  “")
    assert [line.partition(":")[0] for line in lines if line and line[0] != " "][:2] == ["negation", "number"]


def test_only_one_of_the_two(run: Run, sources: Path) -> None:
    kinds = {
        only: [
            json.loads(line)["kind"]
            for line in run("compare", sources, "--only", only, "--format", "json").out.splitlines()
        ]
        for only in ("disagreements", "variants")
    }
    assert kinds == {"disagreements": ["disagreement"] * 2, "variants": ["variants"]}


def test_json_stands_on_spans_of_the_sources(run: Run, sources: Path) -> None:
    found = [json.loads(line) for line in run("compare", sources, "--format", "json").out.splitlines()]
    places = [place for one in found for place in one.get("places", one.get("versions"))]
    assert len(places) == 6
    for place in places:
        text = (sources / place["source"]).read_text("utf-8")
        assert text[place["start"] : place["end"]] == place["text"]
        assert text.count("\n", 0, place["start"]) + 1 == place["line"]
        assert len(place["sha256"]) == 64


def test_limit_and_the_other_formats(run: Run, sources: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("compare", sources, "--format", "csv").out)))
    assert len(rows) == 7
    limited = run("compare", sources, "--format", "json", "--limit", 1).out
    assert limited.count("\n") == 1
    assert run("compare", sources, "--format", "html").out.startswith("<!DOCTYPE html>")
    assert "`first.txt`, line 2" in run("compare", sources, "--format", "md").out


def test_nothing_in_common_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The ferry sailed.\n", "utf-8")
    ran = run("compare", tmp_path)
    assert (ran.code, ran.out) == (NOTHING_FOUND, "")
    assert ran.err == "reader: nothing that several sources say, alike or differently\n"


def test_wrong_choices_are_usage_errors(run: Run, sources: Path) -> None:
    assert run("compare", sources, "--only", "quotes").code == USAGE


def test_names_and_texts_are_shown_as_text_only(run: Run, hostile: Path) -> None:
    for format in ("text", "json", "csv", "md", "html"):
        printed = run("compare", hostile, "--format", format).out
        assert not any(character in printed for character in "\x1b\x9b\x07\u202e")
