"""Findings as lines of text."""

from __future__ import annotations

import sys

import pytest

from tui_reader.cli.lines import date_line, hit_line, named_line
from tui_reader.cli.output import table
from tui_reader.model import Finding


def finding(text: str, *words: str, **details: str | None) -> Finding:
    spans = [(10 + text.index(word), 10 + text.index(word) + len(word)) for word in words]
    return Finding("a.txt", "0" * 64, "A", None, 10, 10 + len(text), 3, text, tuple(spans), details)


def test_a_hit_is_on_the_line_of_its_first_match() -> None:
    assert hit_line(finding("one\r\ntwo\n  three", "two")) == "a.txt:4: one two three"


def test_a_hit_without_a_match_is_on_its_first_line() -> None:
    assert hit_line(finding("one\ntwo")) == "a.txt:3: one two"


@pytest.mark.parametrize("position", [0, 50, 199])
def test_a_long_passage_is_cut_between_words_around_the_match(position: int) -> None:
    words = [f"word{number}" for number in range(200)]
    words[position] = "needle"
    line = hit_line(finding(" ".join(words), "needle"))
    shown = line.removeprefix("a.txt:3: ")
    assert "needle" in shown
    assert len(shown) <= 242
    assert set(shown.strip("…").split()) <= set(words)
    assert shown.startswith("…") is (position > 0)
    assert shown.endswith("…") is (position < 199)


def test_a_passage_without_a_blank_is_cut_anywhere() -> None:
    text = "x" * 1_000 + "needle" + "x" * 1_000
    assert "needle" in hit_line(finding(text, "needle"))


def test_matches_are_bold_where_that_means_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert hit_line(finding("the boat", "boat")) == "\x1b[36ma.txt:3\x1b[0m: the \x1b[1mboat\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert hit_line(finding("the boat", "boat")) == "a.txt:3: the boat"


def test_a_quote_and_a_date() -> None:
    assert named_line("speaker")(finding("No.\nNever", speaker="Ann Low")) == "a.txt:3  Ann Low  “No. Never”"
    assert date_line(finding("last May", value="2030-05")) == "2030-05     a.txt:3  last May"
    assert date_line(finding("some day", value=None)) == "unknown     a.txt:3  some day"


def test_a_table_is_aligned_by_width_on_the_screen() -> None:
    assert list(table(("NAME", "N"), [("李明", 1_200), ("Ann\x1b", 7)])) == [
        "NAME      N\n",
        "李明  1,200\n",
        "Ann␛      7\n",
    ]
