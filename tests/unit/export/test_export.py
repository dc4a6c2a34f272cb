from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui_reader.errors import UsageError
from tui_reader.export import FORMATS, Format, citation, format_of, place, segments, write
from tui_reader.export.csv import cell
from tui_reader.model import Finding
from tui_reader.visible import visible

HASH = "0123456789abcdef" * 4
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def finding(
    text: str,
    *marked: str,
    source: str = "harbour/minutes.txt",
    title: str = "Minutes",
    details: dict[str, str | None] | None = None,
) -> Finding:
    """A finding that begins at 100, with the given words highlighted."""
    places = [(100 + text.index(words), 100 + text.index(words) + len(words)) for words in marked]
    return Finding(
        source, HASH, title, "2021-03-04", 100, 100 + len(text), 7, text, tuple(places), details or {}
    )


def written(found: Finding, format: Format) -> str:
    return "".join(write([found], format, "Search: boats"))


def rendered(markdown: str) -> tuple[str, list[str]]:
    """The text a reader of the rendered block quote sees, and what of it is bold."""
    text, bold, depth, quoted = "", [], 0, 0
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(block.type, 0)
        if quoted and block.type == "paragraph_open" and text:
            text += "\n\n"
        for token in block.children or [] if quoted else []:
            opens = token.type == "strong_open" or token.content == "<strong>"
            closes = token.type == "strong_close" or token.content == "</strong>"
            if opens:
                bold.append("")
            depth += opens - closes
            if token.type in ("hardbreak", "text"):
                text += "\n" if token.type == "hardbreak" else token.content
                if depth:
                    bold[-1] += token.content
            else:
                assert opens or closes, token
    return text, bold


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.quoted = ""
        self.marked: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick", "style"}
        if tag == "mark":
            self.marked.append("")

    def handle_data(self, data: str) -> None:
        if "blockquote" in self.tags and "footer" not in self.tags and "dl" not in self.tags:
            self.quoted += data
            if self.tags[-1] == "mark":
                self.marked[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.tags.append("/mark")


def test_segments_cover_the_text_once_and_tell_what_is_highlighted() -> None:
    found = finding("The boat sank.\r\nNobody drowned.", "boat", "Nobody")
    assert [tuple(segment) for segment in segments(found)] == [
        ("The ", False),
        ("boat", True),
        (" sank.\n", False),
        ("Nobody", True),
        (" drowned.", False),
    ]


@given(st.text(), st.lists(st.tuples(st.integers(-5, 30), st.integers(-5, 30)), max_size=4))
def test_segments_lose_nothing_whatever_the_highlights(text: str, spans: list[tuple[int, int]]) -> None:
    found = Finding("a", HASH, "", None, 0, len(text), 1, text, tuple(spans))
    joined = "".join(segment.text for segment in segments(found))
    assert len(joined.replace("\n", "")) <= len(text)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", visible(text))
    assert all(segment.text for segment in segments(found))


def test_markdown_shows_a_snippet_with_its_citation() -> None:
    found = finding("He sold the boat\nin May.", "boat", details={"speaker": "Ann Low", "note": None})
    assert written(found, "md") == (
        "# Search: boats\n"
        "\n## Minutes\n"
        "\n> He sold the **boat**\\\n> in May.\n"
        "\nspeaker: Ann Low\\\n"
        f"— *Minutes*, 2021-03-04, `harbour/minutes.txt`, line 7, characters 100–124, SHA-256 `{HASH}`\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "    no code",
        "- no list\n+ none\n1. none\n2) none",
        "*a* _b_ `c` ~~d~~ $e$ <b>f</b> [g](http://h) ![i](j) &amp; https://k www.l.org",
        "title\n=====\n\n| a | b |\n|---|---|",
        "> no deeper quote\n\n\n***\n\n\tend \\",
        "a **b** \\* c\\",
    ],
)
def test_markdown_of_a_source_shows_as_text(text: str) -> None:
    shown, _ = rendered(written(finding(text), "md"))
    assert shown.split() == text.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain boat here", "boat"),
        ("inner steamboats", "boat"),
        ("a“*boat*”b", "“*boat*”"),
        ("mark .boat.x", ".boat."),
        (" boat ", " boat "),
        ("   boat", "   boat"),
        ("a boat", "a"),
    ],
)
def test_markdown_highlights_are_bold(text: str, words: str) -> None:
    shown, bold = rendered(written(finding(text, words), "md"))
    assert (shown.strip(), bold) == (text.strip(), [words.strip()])


def test_markdown_highlight_over_line_breaks_is_bold_on_each_line() -> None:
    shown, bold = rendered(written(finding("one two\nthree\n\nfour five", "two\nthree\n\nfour"), "md"))
    assert (shown, bold) == ("one two\nthree\n\nfour five", ["two", "three", "four"])


@given(st.text("ab *_`<>&#-=+1.)\\[]|~$\n:!\"'{}“é", max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_markdown_shows_every_character(text: str, start: int, length: int) -> None:
    found = Finding("a", HASH, "t", None, 0, len(text), 1, text, ((start, min(start + length, len(text))),))
    shown, bold = rendered(written(found, "md"))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", "".join(bold)) == re.sub(r"\s", "", text[start : start + length])


def test_html_is_one_page_without_anything_active() -> None:
    found = finding("<script>alert(1)</script> & 'the boat'", "boat", title="<img src=x onerror=y>")
    page = Page(written(found, "html"))
    assert page.quoted.strip() == "<script>alert(1)</script> & 'the boat'"
    assert page.marked == ["boat"]
    assert not set(page.tags) & {"script", "img", "link", "iframe", "a", "b"}
    assert "default-src 'none'" in written(found, "html")


def test_html_gives_source_title_date_line_offsets_hash_and_details() -> None:
    text = re.sub("<[^>]+>", "", written(finding("x", details={"speaker": "Ann Low", "none": None}), "html"))
    assert f"Minutes, 2021-03-04, harbour/minutes.txt, line 7, characters 100–101, SHA-256 {HASH}" in text
    assert "speakerAnn Low" in text
    assert "none" not in text.partition("</style>")[2]


def test_csv_has_a_column_a_fact() -> None:
    found = finding('the "boat",\r\nin May', "boat", details={"speaker": "Ann Low", "person": None})
    (row,) = csv.DictReader(io.StringIO(written(found, "csv"), newline=""))
    assert row == {
        "source": "harbour/minutes.txt",
        "title": "Minutes",
        "published": "2021-03-04",
        "line": "7",
        "start": "100",
        "end": "119",
        "text": 'the "boat",\nin May',
        "highlights": "105..109",
        "sha256": HASH,
        "speaker": "Ann Low",
        "person": "",
    }


def test_csv_of_nothing_is_its_header() -> None:
    assert "".join(write([], "csv")).startswith("source,title,")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        "\N{FULLWIDTH EQUALS SIGN}1",
        "\xa0-1",
        "\u200b=1",
        "\N{MINUS SIGN}1",
        "\ufeff@x",
        "\x00=1",
        "\N{SMALL PLUS SIGN}1",
    ],
)
def test_csv_cell_that_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "boat", "a=b", "“-”", "  ", "é+"])
def test_csv_cell_that_is_harmless_stays(text: str) -> None:
    assert cell(text) == text


def test_json_holds_the_exact_text_in_the_order_of_the_contract() -> None:
    text = "a\x1b]52;c;x\x07\u202e\r\nb"
    found = finding(text, details={"speaker": None}, source="caf\udce9.txt")
    line = written(found, "json")
    value = json.loads(line)
    assert line.count("\n") == 1
    order = "source sha256 start end line text title published highlights speaker"
    assert list(value) == order.split()
    assert (value["text"], value["source"], value["speaker"]) == (text, "caf\udce9.txt", None)


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.text(st.characters(max_codepoint=0x2100) | st.sampled_from("\x1b\x9b\u202e\udc80\u2028")))
def test_no_format_lets_a_control_through(format: Format, text: str) -> None:
    found = finding(text, source=text, title=text, details={"speaker": text})
    whole = "".join(write([found], format, text))
    assert not UNSAFE.search(whole.replace("\r\n", "\n"))
    whole.encode()


@pytest.mark.parametrize("format", FORMATS)
def test_findings_stream(format: Format) -> None:
    taken = 0

    def endless() -> Iterator[Finding]:
        nonlocal taken
        while True:
            taken += 1
            yield finding("boat")

    chunks = write(endless(), format)
    for _ in range(5):
        next(chunks)
    assert taken <= 6


def test_citation_is_one_line() -> None:
    found = finding("the boat\n  sank\x1b[0m")
    assert place(found) == "harbour/minutes.txt:7"
    assert citation(found) == (
        "“the boat sank␛[0m” — Minutes, 2021-03-04, harbour/minutes.txt:7 (characters 100–119)"
    )


def test_format_by_ending() -> None:
    assert [format_of(Path(name)) for name in ("a.md", "b.HTML", "c.csv", "d.jsonl")] == list(FORMATS)
    with pytest.raises(UsageError, match=r"notes\.txt: no format"):
        format_of(Path("notes.txt"))
