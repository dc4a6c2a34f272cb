"""The one place where text of a source, or a name of a file, becomes fit to be seen.

Whatever a terminal could take for a command is replaced one for one, so that offsets stay: C0 and C1 controls
(ECMA-48), bidirectional controls (UAX #9), line and paragraph separators, and the lone surrogates that stand
for bytes of file names that are not UTF-8.
"""

from __future__ import annotations

import re

_BIDI_AND_SEPARATORS = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_REPLACED = (
    dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), *map(ord, _BIDI_AND_SEPARATORS)], "\ufffd")
    | {code: chr(0x2400 + code) for code in range(0x20)}
    | {ord("\t"): " ", ord("\n"): " ", ord("\r"): " ", 0x7F: "\N{SYMBOL FOR DELETE}"}
)
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text as one line that is safe to show, of the same number of code points."""
    return text if text.isascii() and text.isprintable() else text.translate(_REPLACED)


def visible_lines(text: str) -> str:
    """As `visible`, but line feeds stay."""
    return "\n".join(visible(line) for line in text.split("\n"))


def escape_json(encoded: str) -> str:
    """A JSON text with every character that `visible` would replace written as an escape: the same value."""
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", encoded)
