"""What there is to show of a source, by place: items, the codes of characters, the speakers of a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, Literal, Protocol, TypeVar

from rich.cells import cell_len

from tui_reader.model import Annotations, DateExpression, Mark, Mention, Quote, Source, Span
from tui_reader.ui.cells import fit
from tui_reader.ui.inks import CURRENT, DATE, MATCH, QUOTE, TINT, TITLE, person_code, person_colour
from tui_reader.visible import visible

UNKNOWN = "unknown"

Kind = Literal["person", "quote", "date", "mark", "match"]
Item = Mention | Quote | DateExpression | Mark | Span
Found = tuple[Kind, Item]


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
    """Different items in the order of the text, an outer one before those within; found by bisection."""

    def __init__(self, items: Iterable[E_co] = ()) -> None:
        self.items: Sequence[E_co] = sorted(dict.fromkeys(items), key=_order)
        self.starts = [item.start for item in self.items]
        self._reach = list(accumulate((item.end for item in self.items), max))

    def within(self, start: int, end: int) -> Sequence[E_co]:
        """The items that share a character with [start, end)."""
        first = bisect_right(self._reach, start)
        return [item for item in self.items[first : bisect_left(self.starts, end, first)] if item.end > start]

    def starting(self, start: int, end: int) -> Sequence[E_co]:
        """The items that begin in [start, end)."""
        first = bisect_left(self.starts, start)
        return self.items[first : bisect_left(self.starts, end, first)]


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

    def items(self) -> Mapping[Kind, Extents[Item]]:
        """All items by kind, in the order in which one is preferred to another at the same place."""
        return {
            "match": self.matches,
            "mark": self.marks,
            "date": self.dates,
            "person": self.people,
            "quote": self.quotes,
        }

    def item_at(self, offset: int) -> Found | None:
        """The innermost item at an offset."""
        found = [
            (kind, item) for kind, items in self.items().items() for item in items.within(offset, offset + 1)
        ]
        return min(found, key=lambda pair: pair[1].end - pair[1].start, default=None)

    def item_from(self, offset: int) -> Found | None:
        """The innermost of the items of the first kind that has any beginning at an offset."""
        found = [
            (kind, item)
            for kind, items in self.items().items()
            for item in items.starting(offset, offset + 1)
        ]
        return next((pair for pair in reversed(found) if pair[0] == found[0][0]), None)

    def item_beside(self, kind: Kind, offset: int, selected: Item | None, step: int) -> Item | None:
        """The next (step 1) or previous (-1) item of a kind from an offset, or from the item selected."""
        items = self.items()[kind]
        index = bisect_left(items.starts, offset)
        if selected is not None:
            index = items.items.index(selected, index) + step
        elif step < 0:
            index -= 1
        return items.items[index] if 0 <= index < len(items.items) else None

    def same_item(self, kind: Kind, item: Item) -> Item | None:
        """The item of a kind that has the place of another."""
        same = self.items()[kind].starting(item.start, item.start + 1)
        return next((other for other in same if other.end == item.end), None)

    def paint(self, start: int, end: int, current: Extent | None) -> list[int]:
        """How each character of [start, end) is to be drawn, as codes for `Inks.of`."""
        codes = [0] * (end - start)

        def lay(items: Iterable[Extent], code: int) -> None:
            for item in items:
                for index in range(max(item.start, start) - start, min(item.end, end) - start):
                    codes[index] |= code

        if self.title and self.title[0] < end and start < self.title[1]:
            lay([_Stretch(*self.title)], TITLE)
        lay(self.quotes.within(start, end), QUOTE)
        lay(self.dates.within(start, end), DATE)
        for mention in self.people.within(start, end):
            colour = self.colour_of(mention.person)
            for index in range(max(mention.start, start) - start, min(mention.end, end) - start):
                codes[index] = person_code(codes[index], colour)
        lay(self.matches.within(start, end), MATCH)
        if current is not None:
            lay([current], TINT if isinstance(current, Quote) else CURRENT)
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
        return fit(words + more if cell_len(words + more) <= width else words, width), colour, first

    def _has_label(self, quote: Quote, start: int) -> bool:
        """Not what goes on with an utterance of its line; of quotes within quotes only another speaker's."""
        before = self._stretch_before.get(quote.start)
        if before is not None and self.source.text.find("\n", before.end, quote.start) < 0:
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
        words = visible(speaker.text)
        together = len(speaker.persons) > 1
        known = self._persons.get(speaker.persons[0] if together else speaker.person or "")
        if known is None or (together and cell_len(words) <= width):
            return fit(words, width), None
        if together:
            more = f" +{len(speaker.persons) - 1}"
            return fit(_shortened(known, width - len(more)) + more, width), None
        return fit(_shortened(known, width), width), self.colour_of(speaker.person or "")


def _shortened(names: Sequence[str], width: int) -> str:
    """The first of a person's names that is short enough, else the initials and the surname."""
    shown = [visible(name) for name in names]
    *given, surname = shown[0].split() or [""]
    initials = " ".join([*(f"{name[0]}." for name in given), surname])
    return next((name for name in [*shown, initials] if cell_len(name) <= width), surname)


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
