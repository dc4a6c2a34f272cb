"""What a query is once it is read: a tree, and the same as alternatives, each a plain list of demands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from tui_reader.errors import QueryError

WORD_FIELDS = ("person", "speaker", "said", "source")
DATE_FIELDS = ("date", "published")
FIELDS = WORD_FIELDS + DATE_FIELDS
_OF_THE_SOURCE = ("source", "published")
_MOST_ALTERNATIVES = 400


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several joined ones ("O'Brien"): found joined, apart, or written as one."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        return "-".join(self.parts)


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so; of several joined ones, the last is cut."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        return "-".join(self.parts) + "*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """All words within so many insertions, deletions and replacements of a letter (Levenshtein)."""

    form: str
    distance: int

    def __str__(self) -> str:
        return f"{self.form}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other in this order; with `slop`, in any order, at most so many others between."""

    words: tuple[Word, ...]
    slop: int = 0

    def __str__(self) -> str:
        text = " ".join(map(str, self.words))
        return f'"{text}"~{self.slop}' if self.slop else f'"{text}"'


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included, as ISO dates."""

    first: str
    last: str


Leaf = Word | Prefix | Fuzzy | Phrase


@dataclass(frozen=True, slots=True)
class Field:
    """What is asked of a person, a speaker, a quote, a date or the source; `value` has no fields in it."""

    name: str
    value: Node


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


Node = Leaf | Days | Field | And | Or | Not


@dataclass(frozen=True, slots=True)
class Demands:
    """What one source must fulfil, all of it.

    `terms` must stand in the text, each as any of its leaves. The fields of a unit must hold of one and the
    same quote or passage; the first unit (perhaps empty) is the group itself, others are its parentheses.
    `source` are the fields that hold of the source. Nothing in `nots` may be fulfilled.
    """

    terms: tuple[tuple[Leaf, ...], ...] = ()
    units: tuple[tuple[Field, ...], ...] = ((),)
    source: tuple[Field, ...] = ()
    nots: tuple[Demands, ...] = ()


def alternatives(node: Node) -> tuple[Demands, ...]:
    """The demands of which at least one list must be fulfilled (the disjunctive normal form of the query).

    QueryError if they are too many.
    """
    match node:
        case Field() if node.name in _OF_THE_SOURCE:
            return (Demands(source=(node,)),)
        case Field():
            return (Demands(units=((node,),)),)
        case Not():
            return (Demands(nots=alternatives(node.node)),)
        case Or():
            leaves = tuple(child for child in node.nodes if isinstance(child, Leaf))
            found = [Demands(terms=(leaves,))] if leaves else []
            for child in node.nodes:
                if not isinstance(child, Leaf):
                    found += alternatives(child)
                    _bound(len(found))
            return tuple(found)
        case And():
            leaves = tuple(dict.fromkeys(child for child in node.nodes if isinstance(child, Leaf)))
            found = [Demands(terms=tuple((leaf,) for leaf in leaves))]
            for child in node.nodes:
                if not isinstance(child, Leaf):
                    more = alternatives(child)
                    _bound(len(found) * len(more))
                    found = [_both(a, b, isinstance(child, And)) for a, b in product(found, more)]
            return tuple(found)
        case Days():
            raise TypeError("days stand inside a field")
        case _:
            return (Demands(terms=((node,),)),)


def _both(a: Demands, b: Demands, apart: bool) -> Demands:
    first = a.units[0] if apart else (*a.units[0], *b.units[0])
    inner = b.units if apart else b.units[1:]
    return Demands(
        terms=tuple(dict.fromkeys((*a.terms, *b.terms))),
        units=(first, *a.units[1:], *(unit for unit in inner if unit)),
        source=(*a.source, *b.source),
        nots=(*a.nots, *b.nots),
    )


def _bound(number: int) -> None:
    if number > _MOST_ALTERNATIVES:
        raise QueryError("The ORs of this query stand for too many combinations: ask in several queries", 0)
