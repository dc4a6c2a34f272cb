from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.sources.decode import decode

SAMPLE = "“Café” — said Łukasz O’Neill, 5 € poorer\r\nand tired."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SAMPLE.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (SAMPLE, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_unicode_is_known_without_a_mark(encoding: str) -> None:
    decoded = decode(SAMPLE.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.undecodable) == (SAMPLE, encoding, 0)


def test_windows_1252() -> None:
    text = "“Naïve”, she said – it cost 5 €"
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "windows-1252")


def test_latin_1_where_windows_1252_has_no_such_byte() -> None:
    data = b"Na\xefve \x81 caf\xe9"
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (data.decode("latin-1"), "latin-1")


def test_one_bad_byte_does_not_turn_utf8_into_something_else() -> None:
    decoded = decode("“Café”, “naïve”, “déjà vu” – “Łódź”".encode() + b" \xff end")
    assert decoded is not None
    assert (decoded.encoding, decoded.undecodable) == ("utf-8", 1)
    assert decoded.text.endswith("\ufffd end")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7 text", id="pdf"),
        pytest.param(b"PK\x03\x04" + b"x" * 50, id="zip"),
        pytest.param(bytes(range(256)) * 40, id="every byte"),
        pytest.param(b"\x7fELF" + b"\0" * 500, id="program"),
        pytest.param(random.Random(1).randbytes(5_000), id="noise"),
    ],
)
def test_what_is_not_text_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_escape_sequences_are_text() -> None:
    decoded = decode(b"plain \x1b[31mred\x1b]52;c;AAAA\x07 text, and some more of it")
    assert decoded is not None
    assert "\x1b]52" in decoded.text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda t: "\ufeff" not in t[:1]
    )
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(b"a " + text.encode())
    assert decoded is None or decoded.text == "a " + text or decoded.encoding.startswith("utf-16")


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)
