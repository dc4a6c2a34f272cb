"""Colours and attributes of a page of text.

Each kind differs from the others by a text attribute as well as by colour: people are bold, quotes italic,
dates underlined, matches and the item under the cursor reversed.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from textual.color import Color

# What a character is, as bits of a code; from _PERSON on one more than the number of a person's colour.
QUOTE, DATE, TITLE, MATCH, CURRENT, TINT = 1, 2, 4, 8, 16, 32
_PERSON = 6

HUES = (0.58, 0.08, 0.38, 0.80, 0.50, 0.98, 0.15, 0.70)
_CONTRAST = 5.5  # more than the 4.5 of WCAG 2.1, 1.4.3


def person_code(code: int, colour: int) -> int:
    """The code of a character that also stands for a person of some colour."""
    return code & (1 << _PERSON) - 1 | colour + 1 << _PERSON


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme that a page is set in."""

    background: Color
    foreground: Color
    quote: Color
    date: Color
    match: Color
    sign: Color


def person_colour(name: str) -> int:
    """The number of a person's colour in HUES: the same for a name wherever it stands."""
    from hashlib import sha256  # loads OpenSSL, which the screen need not wait for

    return sha256(name.casefold().encode("utf-8", "surrogatepass")).digest()[0] % len(HUES)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def person_colours(background: Color) -> tuple[Color, ...]:
    """HUES as colours that are legible on a background; where the terminal's own are used, its eight."""
    if background.ansi is not None:
        return tuple(
            Color.parse(f"ansi_{name}")
            for name in ("blue", "red", "green", "magenta", "cyan", "bright_red", "yellow", "bright_blue")
        )
    dark = _luminance(background) < 0.18
    lightness = range(62, 100, 2) if dark else range(40, 0, -2)
    return tuple(
        next(
            (
                colour
                for percent in lightness
                if contrast(colour := Color.from_hsl(hue, 0.48, percent / 100), background) >= _CONTRAST
            ),
            background.get_contrast_text(1.0),
        )
        for hue in HUES
    )


class Inks:
    """The styles of a page, made from a palette; a style for each combination is made once."""

    def __init__(self, palette: Palette) -> None:
        background, foreground = palette.background, palette.foreground
        self.plain = _style(foreground, background)
        self.faint = _style(foreground.blend(background, 0.42), background)
        self.title = self.plain + Style(bold=True)
        self.warning = _style(palette.match, background)
        self.sign = _style(palette.sign, background) + Style(bold=True)
        self.thumb = _style(foreground.blend(background, 0.7), background)
        self.mark = _style(palette.match, background)
        self._speakers = [_style(colour, background) for colour in person_colours(background)]
        self._quote = _style(foreground.blend(palette.quote, 0.6)) + Style(italic=True)
        self._date = _style(foreground.blend(palette.date, 0.7)) + Style(underline=True)
        # Reversed, so that the ink comes second.
        self._match = _style(background.blend(palette.match, 0.35), foreground) + Style(reverse=True)
        self._this_match = _style(palette.match, background) + Style(reverse=True, bold=True)
        self._tint = Style(bgcolor=background.blend(palette.quote, 0.2).rich_color)
        self._made: dict[int, Style] = {}

    def speaker(self, colour: int) -> Style:
        """The style of a name in the gutter."""
        return self._speakers[colour]

    def of(self, code: int) -> Style:
        style = self._made.get(code)
        if style is None:
            style = self._made[code] = self._make(code)
        return style

    def _make(self, code: int) -> Style:
        style = self.plain
        if code & TITLE:
            style += Style(bold=True)
        if code & QUOTE:
            style += self._quote
        if code & DATE:
            style += self._date
        if person := code >> _PERSON:
            style += Style(color=self._speakers[person - 1].color, bold=True)
        if code & TINT:
            style += self._tint
        if code & MATCH:
            style += self._this_match if code & CURRENT else self._match
        elif code & CURRENT:
            style += Style(reverse=True, bold=True)
        return style


def _style(colour: Color, background: Color | None = None) -> Style:
    return Style(color=colour.rich_color, bgcolor=background.rich_color if background else None)
