"""Bytes become text, without loss where the encoding can be known."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OTHER_FORMATS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, its encoding, and how many characters stand for bytes that could not be decoded."""

    text: str
    encoding: str
    undecodable: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text without its byte-order mark; None if the bytes are not text.

    A byte-order mark decides; then UTF-8, if at most a tenth of what is not ASCII fails to be; then UTF-16
    by its zero bytes; then Windows-1252, or Latin-1 where a byte has no meaning in Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    sample = data[:_SAMPLE]
    if sample.startswith(_OTHER_FORMATS):
        return None
    if (wide := _wide(sample)) is not None:
        return _lenient(data, wide)
    if len(_CONTROLS.findall(sample)) > len(sample) / 20:
        return None
    decoded = _lenient(data, "utf-8")
    if decoded.undecodable:
        beyond_ascii = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
        if decoded.undecodable > beyond_ascii / 10:
            try:
                return Decoded(data.decode("cp1252"), "windows-1252")
            except UnicodeDecodeError:
                return Decoded(data.decode("latin-1"), "latin-1")
    return decoded


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        meant = data.count("\N{REPLACEMENT CHARACTER}".encode(encoding))
        return Decoded(text, encoding, max(1, text.count("\N{REPLACEMENT CHARACTER}") - meant))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    half = len(sample) // 2
    if half < 2 or len(sample) % 2:
        return None
    low, high = sample[0 : half * 2 : 2], sample[1 : half * 2 : 2]
    if high.count(0) > half * 0.7 and low.count(0) < half * 0.05:
        return "utf-16-le"
    if low.count(0) > half * 0.7 and high.count(0) < half * 0.05:
        return "utf-16-be"
    return None
