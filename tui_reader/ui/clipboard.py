"""What goes to the clipboard of the terminal (OSC 52), which never says whether it took it."""

from __future__ import annotations

CAP = 8_000
"""Bytes of UTF-8: a third more in base64, still less than a key may send over a slow line."""


def capped(text: str) -> tuple[str, bool]:
    """The text, or as much of it as may be sent, and whether it was cut."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= CAP:
        return encoded.decode(), False
    return encoded[:CAP].decode("utf-8", "ignore"), True
