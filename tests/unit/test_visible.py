from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.visible import escape_json, visible, visible_lines

BIDI = {"AL", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ANY_TEXT = st.text(st.characters() | st.sampled_from("\x00\x07\x1b\x9b\x9d\u202e\u2066\u200f\u2028\udcff[]"))


def is_unsafe(char: str) -> bool:
    category = unicodedata.category(char)
    return category in ("Cc", "Cs", "Zl", "Zp") or (
        category == "Cf" and unicodedata.bidirectional(char) in BIDI
    )


@given(ANY_TEXT)
def test_what_is_visible_is_safe_and_as_long_as_the_text(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(map(is_unsafe, shown))
    assert all(
        a == b for a, b in zip(text, shown, strict=True) if not is_unsafe(a) and a not in "\u200e\u200f"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;AAAA\x07", "␛]52;c;AAAA␇"),
        ("a\x9bm", "a\ufffdm"),
        ("file\u202etxt.exe", "file\ufffdtxt.exe"),
        ("tab\tand\r\n", "tab and  "),
        ("caf\udce9", "caf\ufffd"),
        ("naïve “quotes” 中 🎙️", "naïve “quotes” 中 🎙️"),
        ("[/draft]", "[/draft]"),
    ],
)
def test_examples(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_feeds_can_stay() -> None:
    assert visible_lines("a\x1b\nb\r\n") == "a␛\nb \n"


@given(ANY_TEXT)
def test_escaped_json_is_safe_and_the_same_value(text: str) -> None:
    encoded = escape_json(json.dumps({"text": text}, ensure_ascii=False))
    assert not any(map(is_unsafe, encoded))
    assert json.loads(encoded) == {"text": text}
