"""What a query means: which passages of one source answer it, without any index.

The index only narrows down which sources are looked at; what is a hit is decided here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from typing import Any

from tui_reader.index.nodes import And, Days, Demands, Field, Leaf, Node, Not, Or, Word, alternatives
from tui_reader.index.query import parse
from tui_reader.index.terms import Spans, find
from tui_reader.index.text import Folded, fold, folded, in_a_row, overlapped, passages
from tui_reader.model import Annotations, Hit, Quote, Source

UNKNOWN = Word(("unknown",))
QUOTE_FIELDS = ("speaker", "said")
WORDS, NAMES, QUOTES = range(3)  # where marks would overlap, the first of these stays

Persons = Callable[[str], frozenset[str]]
Marks = list[tuple[int, int, int]]  # rank, start, end
Place = tuple[int | None, int]  # the group of a quote, where it is about quotes, and a passage


def no_persons(words: str) -> frozenset[str]:
    """Knows no persons but those of the source at hand."""
    return frozenset()


def match(
    node: Node,
    source: Source,
    annotations: Annotations | None,
    persons: Persons = no_persons,
    confidence: float = 0.5,
) -> list[Hit]:
    """The passages of a source that answer a query, in the order of the text.

    Without annotations nothing is known of persons, quotes and dates: no field about them holds. `persons`
    gives the ids of those persons of this source who have, in any source, an alias with these words (written
    as in a query: a word, `har*`, `"ann lee"`). A speaker named
    with less than `confidence` is unknown. Where matches would overlap, words come before mentions and dates,
    and these before quotes.
    """
    answer = _Answer(source, annotations or Annotations(), persons, confidence)
    found: dict[int, Marks] = {}
    for demands in _alternatives(node):
        for passage, marks in answer.fulfilling(demands).items():
            found.setdefault(passage, []).extend(marks)
    hits, line, counted = [], 1, 0
    for passage, marks in sorted(found.items()):
        start, end = answer.passages[passage]
        line += source.text.count("\n", counted, start)
        counted = start
        spans = tuple(source.span(*place) for place in _apart(marks, start, end))
        hits.append(Hit(source.path, source.span(start, end), spans, line))
    return hits


def alias_test(words: str) -> Callable[[str], bool]:
    """Whether an alias holds the words, given as `match` gives them to `persons`."""
    node = parse(words)
    return lambda alias: _holds(node, partial(_stands_in, _folded_name(alias)))


_alternatives = lru_cache(maxsize=32)(alternatives)
_folded_name = lru_cache(maxsize=1 << 14)(fold)


class _Answer:
    """One source under question; what is found out about it is kept until all is answered."""

    def __init__(self, source: Source, annotations: Annotations, persons: Persons, confidence: float) -> None:
        self.source = source
        self.annotations = annotations
        self.persons = persons
        self.confidence = confidence
        self.found: dict[Leaf, Spans] = {}
        self.meant: dict[Leaf, set[str]] = {}

    @cached_property
    def passages(self) -> Spans:
        return passages(self.source.text)

    @cached_property
    def text(self) -> Folded:
        return folded(self.source.text)

    @cached_property
    def groups(self) -> dict[int, tuple[list[Quote], Folded]]:
        """The quotes of a group in the order of the text, and their words in a row."""
        groups: dict[int, list[Quote]] = defaultdict(list)
        for quote in sorted(self.annotations.quotes, key=lambda quote: quote.start):
            groups[quote.group].append(quote)
        return {
            group: (quotes, in_a_row((quote.text, quote.start) for quote in quotes))
            for group, quotes in groups.items()
        }

    def fulfilling(self, demands: Demands) -> dict[int, Marks]:
        """The passages that answer, with what to mark in them; none if a demand is not fulfilled."""
        if not all(self.is_so(field) for field in demands.source):
            return {}
        terms = []
        for term in demands.terms:
            terms.append([span for leaf in term for span in self.places(leaf)])
            if not terms[-1]:
                return {}
        units = [self.unit(unit) for unit in demands.units if unit]
        for unwanted in demands.nots:
            if demands.units[0] and len(unwanted.units) == 1 and unwanted.units[0]:
                units[0] = self.without(units[0], demands.units[0], unwanted)
            elif self.fulfilling(unwanted):
                return {}
        if not all(units):
            return {}
        allowed: dict[int, Marks] = {}
        for unit in units:
            for (_, passage), marks in unit.items():
                allowed.setdefault(passage, []).extend(marks)
        if not units:
            allowed = {at: [] for at in range(len(self.passages))[: None if terms else 1]}
        return self.fullest(allowed, terms) if terms else allowed

    def fullest(self, allowed: dict[int, Marks], terms: list[Spans]) -> dict[int, Marks]:
        """Those passages that hold the most of the terms, and at least one."""
        held: Counter[int] = Counter()
        for spans in terms:
            placed = [(passage, span) for span in spans for passage in overlapped(self.passages, *span)]
            held.update({passage for passage, _ in placed if passage in allowed})
            for passage, (start, end) in placed:
                if passage in allowed:
                    allowed[passage].append((WORDS, start, end))
        most = max(held.values(), default=0)
        return {passage: allowed[passage] for passage, number in held.items() if number == most}

    def places(self, leaf: Leaf) -> Spans:
        if leaf not in self.found:
            self.found[leaf] = [self.text.unfold(*span) for span in find(leaf, self.text.text)]
        return self.found[leaf]

    def is_so(self, field: Field) -> bool:
        """Whether a field about the source as a whole holds."""
        if field.name == "published":
            day = self.source.published
            return day is not None and _holds(field.value, partial(_inside, day, day))
        path = fold(self.source.path)
        return _holds(field.value, partial(_stands_in, path))

    def unit(self, fields: tuple[Field, ...]) -> dict[Place, Marks]:
        """The places where all of the fields hold of the same quote or passage."""
        about_quotes = [field for field in fields if field.name in QUOTE_FIELDS]
        found = self.quoted(about_quotes) if about_quotes else None
        for field in fields:
            if field.name in QUOTE_FIELDS:
                continue
            mentioned = self.mentioned(field)
            if found is None:
                found = {(None, passage): marks for passage, marks in mentioned.items()}
            else:
                found = {
                    place: [*marks, *mentioned[place[1]]]
                    for place, marks in found.items()
                    if place[1] in mentioned
                }
        return found or {}

    def without(
        self, found: dict[Place, Marks], fields: tuple[Field, ...], unwanted: Demands
    ) -> dict[Place, Marks]:
        """The places left when the quotes, or else the passages, that fulfil the unwanted are taken away."""
        if not self.fulfilling(Demands(unwanted.terms, ((),), unwanted.source, unwanted.nots)):
            return found
        places = self.unit(unwanted.units[0])
        of_quotes = all(field.name in QUOTE_FIELDS for field in unwanted.units[0])
        if of_quotes and any(field.name in QUOTE_FIELDS for field in fields):
            groups = {group for group, _ in places}
            return {place: marks for place, marks in found.items() if place[0] not in groups}
        passages = {passage for _, passage in places}
        return {place: marks for place, marks in found.items() if place[1] not in passages}

    def mentioned(self, field: Field) -> dict[int, Marks]:
        """The passages in which a person or a date is mentioned."""
        spans: Spans
        if field.name == "person":
            wanted = {
                person.id
                for person in self.annotations.persons
                if _holds(field.value, partial(self.is_named, person.id))
            }
            spans = [(m.start, m.end) for m in self.annotations.people if m.person in wanted]
        else:
            spans = [
                (date.start, date.end)
                for date in self.annotations.dates
                if date.earliest
                and date.latest
                and _holds(field.value, partial(_inside, date.earliest, date.latest))
            ]
        found: dict[int, Marks] = {}
        for start, end in spans:
            for passage in overlapped(self.passages, start, end):
                found.setdefault(passage, []).append((NAMES, start, end))
        return found

    def is_named(self, id: str, leaf: Leaf) -> bool:
        return id in self.named(leaf)

    def named(self, leaf: Leaf) -> set[str]:
        """The ids of the source's persons who have an alias, here or in another source, with the words."""
        if leaf not in self.meant:
            elsewhere = self.persons(str(leaf))
            self.meant[leaf] = {
                person.id
                for person in self.annotations.persons
                if person.id in elsewhere
                or any(find(leaf, _folded_name(name)) for name in (person.name, *person.aliases))
            }
        return self.meant[leaf]

    def quoted(self, fields: list[Field]) -> dict[Place, Marks]:
        """The passages of the quotes of which all the fields hold, or those that hold what was said."""
        found: dict[Place, Marks] = {}
        for group, (quotes, words) in self.groups.items():
            said: Spans = []
            for field in fields:
                if field.name == "speaker":
                    holds = any(_holds(field.value, partial(self.speaks, quote)) for quote in quotes)
                else:
                    holds = _holds(field.value, partial(_stands_in, words.text))
                    said += [
                        words.unfold(*span)
                        for leaf in _wanted(field.value)
                        for span in find(leaf, words.text)
                    ]
                if not holds:
                    break
            else:
                rank = WORDS if said else QUOTES
                for quote in quotes:
                    for span in said or [(quote.start, quote.end)]:
                        start, end = max(span[0], quote.start), min(span[1], quote.end)
                        for passage in overlapped(self.passages, start, end) if start < end else ():
                            found.setdefault((group, passage), []).append((rank, start, end))
        return found

    def speaks(self, quote: Quote, leaf: Leaf) -> bool:
        speaker = quote.speaker if quote.confidence >= self.confidence else None
        if leaf == UNKNOWN or speaker is None:
            return leaf == UNKNOWN and speaker is None
        ids = {speaker.person, *speaker.persons}
        return not ids.isdisjoint(self.named(leaf)) or bool(find(leaf, _folded_name(speaker.text)))


def _stands_in(text: str, leaf: Leaf) -> bool:
    return bool(find(leaf, text))


def _holds(value: Node, test: Callable[[Any], bool]) -> bool:
    match value:
        case And():
            return all(_holds(node, test) for node in value.nodes)
        case Or():
            return any(_holds(node, test) for node in value.nodes)
        case Not():
            return not _holds(value.node, test)
        case _:
            return test(value)


def _wanted(value: Node) -> list[Any]:
    """The leaves that are not negated."""
    match value:
        case And() | Or():
            return [leaf for node in value.nodes for leaf in _wanted(node)]
        case Not():
            return []
        case _:
            return [value]


def _inside(earliest: str, latest: str, days: Days) -> bool:
    return days.first <= earliest and latest <= days.last


def _apart(marks: Marks, start: int, end: int) -> Spans:
    """The marks within [start, end), in order; overlapping words as one, else the lower rank wins."""
    kept: Spans = []
    for rank in (WORDS, NAMES, QUOTES):
        candidates = sorted(
            (max(a, start), min(b, end)) for r, a, b in marks if r == rank and a < end and b > start
        )
        if rank == WORDS:
            for place in candidates:
                if kept and place[0] < kept[-1][1]:
                    kept[-1] = kept[-1][0], max(kept[-1][1], place[1])
                else:
                    kept.append(place)
        else:
            for place in candidates:
                if not overlapped(kept, *place):
                    kept.insert(overlapped(kept, *place).start, place)
    return kept
