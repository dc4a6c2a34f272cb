"""Utterances and disagreements in every format: complete, in order, and without anything active."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.compared import DATES, FERRY, HASH, utterance
from tui_reader.export import FORMATS, Format, write_comparison
from tui_reader.model import Disagreement, Variants

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def written(format: Format, *items: Variants | Disagreement) -> str:
    return "".join(write_comparison(items or (FERRY, DATES), format, "All"))


class Cells(HTMLParser):
    """The cells of the tables of a page, each as its text and the tags around it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open.append(tag + "".join(f".{value}" for name, value in attrs if name == "class"))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().partition(".")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "td" in self._open:
            inside = self._open[self._open.index("td") + 1 :]
            self.cells.append((data, next((tag for tag in inside if tag not in ("bdi", "span")), "")))


def test_markdown_aligns_the_wordings_in_a_code_block() -> None:
    text = written("md", FERRY)
    blocks = [each.content for each in MarkdownIt().parse(text) if each.type == "fence"]
    assert blocks == [
        "A ×2  We did not report the fault three times in April, and nobody      answered.\n"
        "B     We did ··· report the fault four  times in April, and nobody ever answered.\n"
        "C     ·· ··· ··· report the fault ...   ····· in April  ··· ······      ·········\n"
    ]


def test_markdown_tells_every_version_with_its_differences_and_its_place() -> None:
    text = written("md", FERRY)
    assert (
        "**B** Speaker 1 (direct, 0.90: named in the same sentence)\\\n"
        "without ~~not~~ (negation), **four** for ~~three~~ (negation), **ever** added (word)\n"
        "\n> We did report the fault **four** times in April, and nobody **ever** answered.\n"
        f"\n— *Paper 1*, 2031-05-02, `paper-1.txt`, line 8, characters 200–270, SHA-256 `{HASH}`\n"
    ) in text


def test_markdown_of_a_disagreement_has_what_it_says_and_its_places() -> None:
    text = written("md", DATES)
    assert "## 1. date: Two sources say 9 April, one says 17 April\n\n2 sources, 2 independent\n" in text
    quoted = [line for line in text.splitlines() if line.startswith("> ")]
    assert quoted == ["> It sank on **9 April**.", "> **17 April** was wet."]
    assert "`paper-0.txt`, line 7, characters 29–48, " in text


def test_a_code_block_ends_where_it_should_whatever_is_quoted() -> None:
    text = written("md", utterance("keep ```` it", "keep ``` it"))
    (block,) = [each for each in MarkdownIt().parse(text) if each.type == "fence"]
    assert block.content == "A ×2  keep ```` it\n"


def test_html_marks_what_is_omitted_added_and_changed() -> None:
    page = Cells(written("html", FERRY))
    marked = [cell for cell in page.cells if cell[1]]
    assert marked[0] == ("not", "del.loud")
    assert {("four", "strong.loud"), ("ever", "ins"), ("and", "del")} <= set(marked)
    assert not page.tags & {"script", "img", "link", "iframe", "a", "b"}
    assert written("html").count('<section class="group">') == 2
    assert "break-inside: avoid" in written("html")


def test_html_shows_markup_as_text() -> None:
    page = Cells(written("html", utterance("<script>x</script> & y", "<script>x</script> & z")))
    assert "script" not in page.tags
    assert "".join(text for text, _ in page.cells[:3]) == "<script>x</script> &"


def test_csv_has_a_row_a_version_and_a_row_a_place() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"), newline="")))
    assert [row["item"] + row["wording"] for row in rows] == ["1A", "1B", "1A", "1C", "2", "2"]
    assert rows[1] == {
        "item": "1",
        "kind": "variants",
        "says": "",
        "wording": "B",
        "source": "paper-1.txt",
        "title": "Paper 1",
        "published": "2031-05-02",
        "line": "8",
        "start": "200",
        "end": "270",
        "text": "We did report the fault four times in April, and nobody ever answered.",
        "context": "",
        "speaker": "Speaker 1",
        "confidence": "0.90",
        "evidence": "named in the same sentence",
        "differences": "without “not” (negation); “four” for “three” (negation); “ever” added (word)",
        "independent": "3",
        "sha256": HASH,
    }
    assert (rows[4]["text"], rows[4]["context"]) == ("9 April", "It sank on 9 April.")
    assert (rows[4]["kind"], rows[4]["says"]) == ("date", "Two sources say 9 April, one says 17 April")


def test_json_has_an_object_an_item() -> None:
    variants, disagreement = map(json.loads, written("json").splitlines())
    assert list(variants) == ["kind", "versions", "base", "differences", "sources", "independent"]
    assert (variants["kind"], variants["sources"], variants["independent"]) == ("variants", 4, 3)
    version = variants["versions"][1]
    order = "source sha256 start end line text title published kind speaker confidence evidence"
    assert list(version) == order.split()
    assert variants["differences"][1] == {
        "version": 1,
        "kind": "changed",
        "weight": "negation",
        "base": {"start": 128, "end": 133, "text": "three"},
        "own": {"start": 224, "end": 228, "text": "four"},
    }
    assert (disagreement["kind"], disagreement["about"]) == ("disagreement", "date")
    assert [place["text"] for place in disagreement["places"]] == ["9 April", "17 April"]


def test_an_unknown_speaker_is_told_as_such() -> None:
    unknown = replace(FERRY, versions=tuple(replace(each, speaker=None) for each in FERRY.versions))
    assert "unknown (direct, 0.90" in written("md", unknown)
    assert json.loads(written("json", unknown))["versions"][0]["speaker"] is None


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.text(st.characters(max_codepoint=0x2100) | st.sampled_from("`~*<\x1b\x9b\u202e\udc80\u2028")))
def test_no_format_lets_a_control_through(format: Format, text: str) -> None:
    items = utterance(f"{text} we said", text), replace(DATES, says=text)
    whole = "".join(write_comparison(items, format, text))
    assert not UNSAFE.search(whole.replace("\r\n", "\n"))
    whole.encode()


@pytest.mark.parametrize("format", FORMATS)
def test_items_stream(format: Format) -> None:
    taken = 0

    def endless() -> Iterator[Variants | Disagreement]:
        nonlocal taken
        while True:
            taken += 1
            yield FERRY

    chunks = write_comparison(endless(), format)
    for _ in range(8):
        next(chunks)
    assert taken <= 9
