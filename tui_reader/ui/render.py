"""Rows of a source drawn: people, quotes, dates, matches and marks as styles, speakers in the gutter.

Each kind differs from the others by a text attribute as well as by colour: people are bold, quotes italic,
dates underlined, matches and the item under the cursor reversed. All text passes `visible` here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, groupby, pairwise
from typing import Generic, Protocol, TypeVar

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui_reader.model import Annotations, Mark, Quote, Source, Span
from tui_reader.ui.cells import fit
from tui_reader.ui.layout import Columns, set_rows
from tui_reader.visible import visible

CURSOR_SIGN = "›"
MARK_SIGN = "▌"
UNKNOWN = "unknown"
HUES = (0.58, 0.08, 0.38, 0.80, 0.50, 0.98, 0.15, 0.70)
_HEAD_ROWS = 6  # that a title or a problem may take
_CONTRAST = 5.5  # more than the 4.5 of WCAG 2.1, 1.4.3

_QUOTE, _DATE, _TITLE, _MATCH, _CURRENT, _TINT = 1, 2, 4, 8, 16, 32
_PERSON = 6  # from this bit on: one more than the number of the person's colour


class Extent(Protocol):
    """What has a beginning and an end in a source."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def _order(item: Extent) -> tuple[int, int]:
    return item.start, -item.end


E_co = TypeVar("E_co", bound=Extent, covariant=True)


class Extents(Generic[E_co]):
    """Items in the order of the text, an outer one before those within; asked for a place by bisection."""

    def __init__(self, items: Iterable[E_co] = ()) -> None:
        self.items: Sequence[E_co] = sorted(items, key=_order)
        self.starts = [item.start for item in self.items]
        self._reach = list(accumulate((item.end for item in self.items), max))

    def __len__(self) -> int:
        return len(self.items)

    def within(self, start: int, end: int) -> Sequence[E_co]:
        """The items that share a character with [start, end)."""
        first = bisect_right(self._reach, start)
        return [item for item in self.items[first : bisect_left(self.starts, end, first)] if item.end > start]

    def starting(self, start: int, end: int) -> Sequence[E_co]:
        """The items that begin in [start, end)."""
        first = bisect_left(self.starts, start)
        return self.items[first : bisect_left(self.starts, end, first)]


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
        self.mark = _style(palette.match, background)
        self._persons = [
            _style(colour, background) + Style(bold=True) for colour in person_colours(background)
        ]
        self._quote = _style(foreground.blend(palette.quote, 0.6)) + Style(italic=True)
        self._date = _style(foreground.blend(palette.date, 0.7)) + Style(underline=True)
        # Reversed, so that the ink comes second.
        self._match = _style(background.blend(palette.match, 0.35), foreground) + Style(reverse=True)
        self._this_match = _style(palette.match, background) + Style(reverse=True, bold=True)
        self._tint = Style(bgcolor=background.blend(palette.quote, 0.2).rich_color)
        self._made: dict[int, Style] = {}

    def person(self, colour: int) -> Style:
        return self._persons[colour]

    def of(self, code: int) -> Style:
        style = self._made.get(code)
        if style is None:
            style = self._made[code] = self._make(code)
        return style

    def _make(self, code: int) -> Style:
        style = self.plain
        if code & _TITLE:
            style += Style(bold=True)
        if code & _QUOTE:
            style += self._quote
        if code & _DATE:
            style += self._date
        if person := code >> _PERSON:
            style += Style(color=self._persons[person - 1].color, bold=True)
        if code & _TINT:
            style += self._tint
        if code & _MATCH:
            style += self._this_match if code & _CURRENT else self._match
        elif code & _CURRENT:
            style += Style(reverse=True, bold=True)
        return style


def _style(colour: Color, background: Color | None = None) -> Style:
    return Style(color=colour.rich_color, bgcolor=background.rich_color if background else None)


class Page:
    """What there is to draw of one source: its text and everything found in it."""

    def __init__(self, source: Source, confidence: float = 0.5) -> None:
        self.source = source
        self.confidence = confidence
        self.title = title_in(source)
        self.matches: Extents[Span] = Extents()
        self.marks: Extents[Mark | Span] = Extents()
        self.annotate(None, {})

    def annotate(self, annotations: Annotations | None, names: Mapping[str, str]) -> None:
        """Take what was found; `names` are names of persons that differ from the source's own, by id."""
        found = annotations or Annotations()
        self.people = Extents(found.people)
        self.quotes = Extents(found.quotes)
        self.dates = Extents(found.dates)
        self._all_quotes = found.quotes
        self._stretch_before = dict(_stretches_before(self.quotes.items))
        self._persons = {
            person.id: (names.get(person.id, person.name), *person.aliases) for person in found.persons
        }
        self._colours = {id: person_colour(known[0]) for id, known in self._persons.items()}

    def colour_of(self, person: str) -> int:
        """The colour of a person of this source, by id."""
        return self._colours.get(person, 0)

    def paint(self, start: int, end: int, current: Extent | None) -> list[int]:
        """How each character of [start, end) is to be drawn, as codes for `Inks.of`."""
        codes = [0] * (end - start)

        def lay(items: Iterable[Extent], code: int) -> None:
            for item in items:
                for index in range(max(item.start, start) - start, min(item.end, end) - start):
                    codes[index] |= code

        if self.title and self.title[0] < end and start < self.title[1]:
            lay([_Stretch(*self.title)], _TITLE)
        lay(self.quotes.within(start, end), _QUOTE)
        lay(self.dates.within(start, end), _DATE)
        for mention in self.people.within(start, end):
            code = self.colour_of(mention.person) + 1 << _PERSON
            for index in range(max(mention.start, start) - start, min(mention.end, end) - start):
                codes[index] = codes[index] & (1 << _PERSON) - 1 | code
        lay(self.matches.within(start, end), _MATCH)
        if current is not None:
            lay([current], _TINT if isinstance(current, Quote) else _CURRENT)
        return codes

    def label(self, start: int, end: int, width: int) -> tuple[str, int | None, Quote] | None:
        """Who speaks in the quotes that begin in a row: the words, the person's colour, the first quote."""
        quotes = [quote for quote in self.quotes.starting(start, end) if self._has_label(quote, start)]
        if not quotes:
            return None
        first = quotes[0]
        others = len({self._speaker(quote, width)[0] for quote in quotes}) - 1
        more = f" +{others}" if others else ""
        words, colour = self._speaker(first, width - len(more))
        return words + more, colour, first

    def _has_label(self, quote: Quote, start: int) -> bool:
        """Not what goes on with an utterance of its line; of quotes within quotes only another speaker's."""
        before = self._stretch_before.get(quote.start)
        if before is not None and "\n" not in self.source.text[before.end : quote.start]:
            return False
        if quote.inside is None or not 0 <= quote.inside < len(self._all_quotes):
            return True
        outer = self._all_quotes[quote.inside]
        return outer.start < start and quote.speaker is not None and quote.speaker != outer.speaker

    def _speaker(self, quote: Quote, width: int) -> tuple[str, int | None]:
        speaker = quote.speaker
        if speaker is None:
            return UNKNOWN, None
        if quote.confidence < self.confidence:
            return f"{UNKNOWN} ?", None
        known = self._persons.get(speaker.person or "")
        if known is None or len(speaker.persons) > 1:
            return fit(visible(speaker.text), width), None
        names = [visible(name) for name in known]
        short = next((name for name in names if cell_len(name) <= width), min(names, key=cell_len))
        return fit(short, width), self.colour_of(speaker.person or "")


def _stretches_before(quotes: Iterable[Quote]) -> Iterator[tuple[int, Quote]]:
    """Each stretch of an utterance but its first, by where it begins, with the one before."""
    last: dict[int, Quote] = {}
    for quote in quotes:
        if quote.group in last:
            yield quote.start, last[quote.group]
        last[quote.group] = quote


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int


def title_in(source: Source) -> tuple[int, int] | None:
    """Where the text itself begins with its title, so that it needs not be set above."""
    title = source.title.strip()
    head = source.text[:1000].lstrip()
    before = len(source.text[:1000]) - len(head)
    line = head.split("\n", 1)[0]
    at = line.find(title) if title else -1
    return (before + at, before + at + len(title)) if at >= 0 else None


def draw(
    page: Page,
    start: int,
    end: int,
    columns: Columns,
    inks: Inks,
    *,
    current: Extent | None = None,
    cursor: Style | None = None,
) -> list[Segment]:
    """A row of text, with its margin, as segments of exactly `columns.width` cells.

    `current` is the item under the cursor, `cursor` the style of the cursor's sign in the row that has it.
    """
    shown = visible(page.source.text[start:end]).rstrip()
    codes = page.paint(start, start + len(shown), current)
    segments = _margin(page, start, end, columns, inks, current, cursor)
    cells = columns.left
    for code, text in _runs(shown, codes):
        segments.append(Segment(text, inks.of(code)))
        cells += cell_len(text)
    segments.append(Segment(" " * (columns.width - cells), inks.plain))
    return merge(segments)


def _runs(text: str, codes: Sequence[int]) -> Iterable[tuple[int, str]]:
    """Stretches of one code; characters stay with their combining marks."""
    if not text.isascii():
        clusters, _ = split_graphemes(text)
        if len(clusters) < len(text):
            codes = [codes[first] for first, last, _ in clusters for _ in range(first, last)]
    at = 0
    for code, group in groupby(codes):
        length = sum(1 for _ in group)
        yield code, text[at : at + length]
        at += length


def _margin(
    page: Page,
    start: int,
    end: int,
    columns: Columns,
    inks: Inks,
    current: Extent | None,
    cursor: Style | None,
) -> list[Segment]:
    segments = [Segment(" " * (columns.left - columns.margin - columns.label), inks.plain)]
    if columns.label:
        label = page.label(start, end, columns.label) if end > start else None
        words, colour, quote = label or ("", None, None)
        style = inks.faint if colour is None else inks.person(colour)
        if quote is not None and quote is current:
            style += Style(reverse=True)
        segments += [Segment(" " * (columns.label - cell_len(words)), inks.plain), Segment(words, style)]
    if columns.margin:
        sign = Segment(CURSOR_SIGN, cursor) if cursor else Segment(" ", inks.plain)
        marked = Segment(MARK_SIGN, inks.mark) if page.marks.within(start, end) else Segment(" ", inks.plain)
        blank = Segment(" ", inks.plain)
        if columns.margin == 1:
            segments.append(sign if cursor else marked)
        else:
            segments += [blank] * (columns.margin - 3) + [sign, marked, blank]
    return segments


def merge(segments: Iterable[Segment]) -> list[Segment]:
    """The segments with neighbours of one style joined and empty ones left out: fewer bytes on the line."""
    return [
        Segment("".join(segment.text for segment in group), style)
        for style, group in groupby(
            (segment for segment in segments if segment.text), key=lambda segment: segment.style
        )
    ]


def head_rows(source: Source, columns: Columns, in_text: bool) -> list[tuple[str, str]]:
    """What stands above the text, row by row, as (what, words): where it is from, its title, its problems."""
    rows = [("", "")] if columns.width >= 24 else []
    path = visible(source.path)
    date = visible(source.published) if source.published else ""
    room = columns.measure - (cell_len(date) + 3 if date else 0)
    if cell_len(path) > room:
        path = "…" + path[len(path) - max(0, room - 1) :] if room > 1 else ""
    rows.append(("faint", " · ".join(part for part in (date, path) if part)))
    texts = [("warning", f"! {problem}") for problem in source.problems]
    if not in_text and source.title.strip():
        texts.insert(0, ("title", source.title.strip()))
    for what, text in texts:
        shown = visible(text)
        starts = [*set_rows(shown, 0, len(shown), columns.measure, False)][:_HEAD_ROWS]
        rows += [(what, shown[start:end].rstrip()) for start, end in pairwise([*starts, len(shown)])]
    rows.append(("", ""))
    if not source.text:
        rows.append(("faint", "(empty)"))
    return rows
