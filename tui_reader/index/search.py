"""Where to look: the sources that may answer a query, the likeliest first.

What it finds is always enough and sometimes too much; `match` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

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
from tui_reader.index.postings import COMMON, Postings, Scores
from tui_reader.index.schema import DAMAGED, UNORDERED, UNSURE, opened, parts, segments, state
from tui_reader.index.text import fold, words

_ORDERED = ("text", "said", "name")
_WIDEST_PREFIX = 2_000
_TRIES = 20

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sources (paths), the likeliest first; `exact` says that all of them answer, `whole` that there is an
    index."""

    paths: list[str]
    exact: bool
    whole: bool


def candidates(directory: Path, node: Node, persons: Persons = no_persons) -> Candidates:
    """All sources that can hold a match of the query, and perhaps some that do not.

    `persons` gives all names of those who have, in any source, an alias with these words; it is asked often
    and should remember its answers. Whatever the `confidence` of `match`, no source is missed. Without an
    index there are none. ReaderError if the index is damaged.
    """
    return _asked(directory, lambda postings: _candidates(_Search(postings, persons), node))


def forms_starting(directory: Path, prefix: str) -> dict[str, int]:
    """The words of the texts that begin so, each with the number of sources it stands in."""
    return _asked(directory, lambda postings: postings.forms_starting("text", prefix))


def forms_near(directory: Path, form: str, distance: int) -> dict[str, int]:
    """The words of the texts within so many edits (Levenshtein), each with the number of its sources."""
    return _asked(directory, lambda postings: postings.forms_near("text", form, distance))


class _Open:
    """The index that was asked last stays open. Whoosh's readers are made for one thread at a time."""

    lock = Lock()
    directory = Path()
    state: object = None
    postings = Postings(())


def _asked(directory: Path, question: Callable[[Postings], _T]) -> _T:
    """The answer to a question about the index as it stands now."""
    with _Open.lock:
        for _ in range(_TRIES):
            now = state(directory)
            try:
                if (_Open.directory, _Open.state) != (directory, now):
                    _open(directory)
                    if state(directory) != now:
                        continue  # a writer may have taken files away before Whoosh opened them
                    _Open.state = now
                return question(_Open.postings)
            except (*DAMAGED, IndexError) as error:
                if state(directory) == now:
                    raise ReaderError(f"{directory}: the index is damaged; have it rebuilt") from error
    raise ReaderError(f"{directory}: the index changes too fast to be searched; try again")


def _open(directory: Path) -> None:
    before, same = _Open.postings, _Open.directory == directory
    _Open.directory, _Open.state, _Open.postings = directory, None, Postings(())
    before.close()
    _Open.postings = Postings(_readers(directory), before if same else None)


def _readers(directory: Path) -> Iterator[Any]:
    for part in parts(directory):
        index = opened(part)
        if index is not None:
            yield from (reader for reader, _ in segments(index))


def _candidates(search: _Search, node: Node) -> Candidates:
    found: dict[str, float] = {}
    exact = True
    for demands in alternatives(node):
        paths, so = search.fulfilling(demands)
        exact = exact and so
        for path, score in paths.items():
            found[path] = max(score, found.get(path, 0.0))
    likeliest = sorted(found, key=found.__getitem__, reverse=True)
    return Candidates(likeliest, exact, whole=bool(search.postings.segments))


@dataclass(frozen=True, slots=True)
class _Found:
    """Documents with their scores; unless `exact`, some of them may not be what is looked for."""

    scores: Scores
    exact: bool = True

    def __and__(self, other: _Found) -> _Found:
        few, many = sorted((self.scores, other.scores), key=len)
        scores = {document: score + many[document] for document, score in few.items() if document in many}
        return _Found(scores, self.exact and other.exact)

    def __or__(self, other: _Found) -> _Found:
        few, many = sorted((self.scores, other.scores), key=len)
        scores = many | {document: score + many.get(document, 0.0) for document, score in few.items()}
        return _Found(scores, self.exact and other.exact)


def _all_of(found: Iterable[_Found]) -> _Found:
    return reduce(_Found.__and__, found)


def _any_of(found: Iterable[_Found]) -> _Found:
    return reduce(_Found.__or__, found, _Found({}))


class _Search:
    """One look into the index."""

    def __init__(self, postings: Postings, persons: Persons) -> None:
        self.postings = postings
        self.persons = persons

    def fulfilling(self, demands: Demands) -> tuple[dict[str, float], bool]:
        """The sources that can fulfil all demands, with their scores, and whether all of them do."""
        known = self.postings.paths
        texts = [self.value(field) for field in demands.source]
        left_to_match = False
        for term in sorted(demands.terms, key=self.frequency):
            if texts and self.frequency(term) > self.postings.texts / 2:
                left_to_match = True  # it narrows little, and takes long
            else:
                among = texts[-1].scores if texts else None
                texts.append(_any_of(self.leaf("text", leaf, among) for leaf in term))
        units = [_all_of(map(self.value, unit)) for unit in demands.units if unit]
        groups = [_all_of(texts)] if texts else [] if units else [_Found(self.postings.every("text"))]
        paths: dict[str, float] | None = None
        for found in groups + units:
            scores = {known[document]: score for document, score in found.scores.items()}
            paths = scores if paths is None else {p: s + scores[p] for p, s in paths.items() if p in scores}
        assert paths is not None
        exact = bool(demands.terms) and not units  # what is asked of no word, an empty text cannot answer
        exact = exact and not left_to_match and all(found.exact for found in groups)
        for unwanted in demands.nots:
            refused, so = self.fulfilling(unwanted)
            exact = exact and so
            if so:
                paths = {path: score for path, score in paths.items() if path not in refused}
        return paths, exact

    def frequency(self, term: tuple[Leaf, ...]) -> int:
        """In how many documents a plain word stands; all else is looked for before it."""
        return self.frequency_in("text", term[0]) if len(term) == 1 and isinstance(term[0], Word) else 0

    def value(self, field: Field) -> _Found:
        """What fulfils a field."""

        def leaf(leaf: Any) -> _Found:
            match field.name:
                case "source":
                    return self.leaf("name", leaf)
                case "said":
                    return self.leaf("said", leaf)
                case "date" | "published":
                    return _Found(self.postings.between(field.name, leaf.first, leaf.last))
                case _:
                    return self.someone(field.name, leaf)

        def tree(value: Node) -> _Found:
            match value:
                case And():
                    return _all_of(map(tree, value.nodes))
                case Or():
                    return _any_of(map(tree, value.nodes))
                case Not():
                    return self.every("text" if field.name in ("source", "published") else field.name)
                case _:
                    return leaf(value)

        return tree(field.value)

    def every(self, field: str) -> _Found:
        return _Found(self.postings.every(field), exact=False)

    def someone(self, name: str, leaf: Leaf) -> _Found:
        """A person or a speaker: by the names used in the source, or by those that others use for them."""
        if name == "speaker" and leaf == UNKNOWN:
            return self.word("unsure", UNSURE)
        by_its_own_name = alias_test(str(leaf))
        elsewhere = [person for person in self.persons(str(leaf)) if not by_its_own_name(person)]
        names = (words(fold(person)).forms for person in elsewhere)
        return self.leaf(name, leaf) | _any_of(
            _all_of(self.word(name, form) for form in forms) for forms in names if forms
        )

    def leaf(self, field: str, leaf: Leaf, among: Scores | None = None) -> _Found:
        """The documents with a leaf; where only some matter, others may be left out."""
        match leaf:
            case Word((form,)):
                return _Found(self.postings.word(field, form, among))
            case Word(parts):
                return self.joined(field, parts, self.word)
            case Prefix(parts):
                return self.joined(field, parts, self.starting)
            case Fuzzy():
                return _Found(self.postings.near(field, leaf.form, leaf.distance))
            case Phrase():
                return self.phrase(field, leaf)

    def word(self, field: str, form: str) -> _Found:
        return _Found(self.postings.word(field, form))

    def starting(self, field: str, prefix: str) -> _Found:
        """Any of the words with a prefix; where they are very many, to look into all sources is faster."""
        scores = self.postings.starting(field, prefix, _WIDEST_PREFIX)
        return self.every(field) if scores is None else _Found(scores)

    def joined(self, field: str, parts: tuple[str, ...], find: Callable[[str, str], _Found]) -> _Found:
        """Joined words: written as one, or each of them."""
        whole = find(field, "".join(parts))
        if len(parts) == 1:
            return whole
        each = [*(self.word(field, part) for part in parts[:-1]), find(field, parts[-1])]
        return _Found((whole | _all_of(each)).scores, exact=False)

    def phrase(self, field: str, phrase: Phrase) -> _Found:
        """The documents with the words of a phrase, next to each other where that can be asked.

        Words that stand in very many documents are not looked for beside rarer ones: it takes longer than to
        look into the few sources that remain.
        """
        often = {word: self.frequency_in(field, word) for word in phrase.words}
        rarest = min(often, key=often.__getitem__)
        wanted = [word for word in often if often[word] <= COMMON or word == rarest]
        found = _all_of(self.leaf(field, word) for word in wanted)
        scores = found.scores
        if field in _ORDERED and not phrase.slop:
            for a, b in pairwise(phrase.words):
                if a in wanted and b in wanted and len(a.parts) == len(b.parts) == 1:
                    scores = self.postings.next_to_each_other(field, a.parts[0], b.parts[0], scores)
            scores = (_Found(scores) | (self.word("order", UNORDERED) & found)).scores
        return _Found(scores, exact=False)

    def frequency_in(self, field: str, word: Word) -> int:
        """At most how many documents hold a word; joined ones count as rare."""
        return self.postings.frequency(field, word.parts[0]) if len(word.parts) == 1 else 0
