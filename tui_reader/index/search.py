"""Where to look: the sources that may answer a query, by Whoosh, the likeliest first.

What it finds is always enough and sometimes too much; `match` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from whoosh import query as q
from whoosh.index import FileIndex
from whoosh.searching import Searcher

from tui_reader.errors import ReaderError
from tui_reader.index.match import UNKNOWN, Persons, alias_test, no_persons
from tui_reader.index.nodes import (
    And,
    Demands,
    Field,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    alternatives,
)
from tui_reader.index.schema import ANNOTATIONS, DAMAGED, TEXT, UNORDERED, UNSURE, opened, path_of
from tui_reader.index.text import fold, words

_IN_ORDER = ("text", "said", "name")
_WIDEST_PREFIX = 1000
_TRIES = 20

Scores = dict[str, float]


def candidates(directory: Path, node: Node, persons: Persons = no_persons) -> list[str]:
    """All sources (paths) that can hold a match of the query, and some that do not, the likeliest first.

    `persons` is what `match` is given; whatever its `confidence`, no source is missed. Without an index there
    are none. ReaderError if the index is damaged.
    """
    for _ in range(_TRIES):
        index = opened(directory)
        if index is None:
            return []
        generation = index.latest_generation()
        problem = None
        try:
            found = _found(index, node, persons)
        except (*DAMAGED, IndexError) as error:
            problem = error
        if index.latest_generation() != generation:
            continue  # a writer may have taken files away before Whoosh opened them
        if problem:
            raise ReaderError(f"{directory}: the index is damaged; have it rebuilt") from problem
        return sorted(found, key=lambda path: (-found[path], path))
    raise ReaderError(f"{directory}: the index changes too fast to be searched; try again")


def _found(index: FileIndex, node: Node, persons: Persons) -> Scores:
    found: Scores = {}
    with index.searcher() as searcher:
        search = _Search(searcher, persons)
        for demands in alternatives(node):
            for path, score in search.fulfilling(demands).items():
                found[path] = max(score, found.get(path, 0.0))
    return found


class _Search:
    """One look into the index."""

    def __init__(self, searcher: Searcher, persons: Persons) -> None:
        self.searcher = searcher
        self.persons = persons

    def fulfilling(self, demands: Demands) -> Scores:
        """The sources that can fulfil all demands but the negative ones, with their scores."""
        terms = [q.Or([self.leaf("text", leaf) for leaf in term]) for term in demands.terms]
        about = [self.value(field) for field in demands.source]
        found = [self.run(TEXT, terms, about)] if terms or about else []
        found += [self.run(ANNOTATIONS, map(self.value, unit)) for unit in demands.units if unit]
        if not found:
            return self.run(TEXT)
        paths = set.intersection(*(set(scores) for scores in found))
        return {path: sum(scores[path] for scores in found) for path in paths}

    def run(self, kind: str, scored: Iterable[Any] = (), filters: Iterable[Any] = ()) -> Scores:
        """The sources whose documents of a kind answer all of the queries."""
        every = q.Term("kind", kind)
        results = self.searcher.search(
            q.And([*scored]) if scored else q.Every(), filter=q.And([every, *filters]), limit=None
        )
        paths = self.searcher.reader().column_reader("path")
        return {path_of(paths[number]): score for number, score in results.items()}

    def value(self, field: Field) -> Any:
        match field.name:
            case "source":
                return self.tree(field.value, lambda leaf: self.leaf("name", leaf))
            case "said":
                return self.tree(field.value, lambda leaf: self.leaf("said", leaf))
            case "date" | "published":
                return self.tree(field.value, lambda days: q.TermRange(field.name, days.first, days.last))
            case _:
                return self.tree(field.value, lambda leaf: self.someone(field.name, leaf))

    def tree(self, value: Node, query: Callable[[Any], Any]) -> Any:
        match value:
            case And():
                return q.And([self.tree(node, query) for node in value.nodes])
            case Or():
                return q.Or([self.tree(node, query) for node in value.nodes])
            case Not():
                return q.Every()
            case _:
                return query(value)

    def someone(self, name: str, leaf: Leaf) -> Any:
        """A person or a speaker: by the names used in the source, or by those that others use for them."""
        if name == "speaker" and leaf == UNKNOWN:
            return q.Term("unsure", UNSURE)
        by_its_own_name = alias_test(str(leaf))
        elsewhere = [person for person in self.persons(str(leaf)) if not by_its_own_name(person)]
        return q.Or([self.leaf(name, leaf), *(_all(name, words(fold(person)).forms) for person in elsewhere)])

    def leaf(self, name: str, leaf: Leaf) -> Any:
        match leaf:
            case Word(parts):
                return self.joined(name, parts, q.Term(name, parts[-1]), [q.Term(name, "".join(parts))])
            case Prefix(parts):
                begun = self.starting(name, "".join(parts))
                return self.joined(name, parts, q.Or(self.starting(name, parts[-1])), begun)
            case Fuzzy():
                return q.Or([q.Term(name, form) for form in self.near(name, leaf)])
            case Phrase():
                each = [self.leaf(name, word) for word in leaf.words]
                ordered = _neighbours(name, leaf) if name in _IN_ORDER else []
                return q.And([*each, q.Or([q.And(ordered), q.Term("order", UNORDERED)])] if ordered else each)

    def joined(self, name: str, parts: tuple[str, ...], last: Any, whole: list[Any]) -> Any:
        """Joined words: written as one, or each of them."""
        if len(parts) == 1:
            return q.Or(whole)
        return q.Or([*whole, q.And([*(q.Term(name, part) for part in parts[:-1]), last])])

    def starting(self, name: str, prefix: str) -> list[Any]:
        """Any of the words with a prefix; where they are very many, to look into all sources is faster."""
        forms = [*islice(self.searcher.reader().expand_prefix(name, prefix), _WIDEST_PREFIX + 1)]
        if len(forms) > _WIDEST_PREFIX:
            return [q.Every()]
        return [q.Term(name, form.decode()) for form in forms]

    def near(self, name: str, leaf: Fuzzy) -> set[str]:
        reader = self.searcher.reader()
        leaves = [leaf_reader for leaf_reader, _ in reader.leaf_readers()]
        return {form for each in leaves for form in each.terms_within(name, leaf.form, leaf.distance)}


def _neighbours(name: str, phrase: Phrase) -> list[Any]:
    """What can be asked of the order of words without loss: the pairs of which neither is joined."""
    pairs = () if phrase.slop else pairwise(phrase.words)
    return [q.Phrase(name, [*a.parts, *b.parts]) for a, b in pairs if len(a.parts) == len(b.parts) == 1]


def _all(name: str, forms: Iterable[str]) -> Any:
    return q.And([q.Term(name, form) for form in forms])
