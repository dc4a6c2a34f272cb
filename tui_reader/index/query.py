"""The query language: Lucene's conventions, read by a small parser of our own.

    query   = all ("OR" all)*
    all     = (["AND"] clause)+
    clause  = ("NOT" | "-") clause | field | leaf | "(" query ")"
    field   = name ":" (leaf | "(" query without fields ")")
    leaf    = word | word "*" | word "~" [1 | 2] | phrase | phrase "~" number | days, in fields of dates

Punctuation that joins no words is passed over.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from tui_reader.errors import QueryError
from tui_reader.index.nodes import (
    DATE_FIELDS,
    FIELDS,
    And,
    Days,
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
from tui_reader.index.text import fold, words

_DEEPEST = 40
_QUOTES = '"“”„‟«»'
_WORD_END = re.compile(rf"[\s(){_QUOTES}]|$")
_FIELD = re.compile(r"([A-Za-z]+):(?!//)")
_SLOP = re.compile(r"~(\d*)")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OPERATORS = ("AND", "OR", "NOT")


def parse(query: str) -> Node:
    """The query as a tree.

    QueryError, with the position of the character that does not fit, if it cannot be read or holds no word.
    """
    node = _Parser(query).whole()
    alternatives(node)
    return node


class _Parser:
    """Reads from `at` onwards; each method leaves `at` behind what it has read."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.any_of("")
        if self.at < len(self.query):
            raise QueryError("This ')' closes nothing", self.at)
        if node is None:
            raise QueryError("The query holds no word to search for", 0)
        return node

    def any_of(self, field: str) -> Node | None:
        """Alternatives up to the end or a closing parenthesis; None if there is nothing but punctuation."""
        nodes: list[Node] = []
        last_or = -1
        while True:
            node = self.all_of(field)
            another = self.operator() == "OR"
            if node is not None:
                nodes.append(node)
            elif last_or >= 0:
                raise QueryError("OR has nothing on its right side", last_or)
            elif another:
                raise QueryError("OR has nothing on its left side", self.at)
            if not another:
                return _combined(Or, nodes)
            last_or = self.at
            self.at += len("OR")

    def all_of(self, field: str) -> Node | None:
        nodes: list[Node] = []
        last_and = -1
        while True:
            start = self.skip_space()
            operator = self.operator()
            if operator == "AND":
                if not nodes:
                    raise QueryError("AND has nothing on its left side", start)
                if last_and >= 0:
                    raise QueryError("AND has nothing on its right side", last_and)
                last_and = start
                self.at += len("AND")
                continue
            if start == len(self.query) or self.query[start] == ")" or operator == "OR":
                if last_and >= 0:
                    raise QueryError("AND has nothing on its right side", last_and)
                return _combined(And, nodes)
            node = self.clause(field)
            if node is not None:
                nodes.append(node)
                last_and = -1

    def clause(self, field: str) -> Node | None:
        start = self.skip_space()
        negations = 0
        while self.operator() == "NOT":
            self.at += len("NOT")
            negations += 1
            self.skip_space()
        if negations and (self.at == len(self.query) or self.query[self.at] == ")" or self.operator()):
            raise QueryError("NOT has nothing on its right side", start)
        if re.match(r"-[^\s-]", self.query[self.at : self.at + 2]):
            self.at += 1
            negations += 1
        node = self.atom(field)
        return Not(node) if node is not None and negations % 2 else node

    def atom(self, field: str) -> Node | None:
        start = self.at
        if start == len(self.query) or self.query[start] == ")":
            return None
        if self.query[start] == "(":
            return self.group(field)
        if self.query[start] in _QUOTES:
            return self.phrase(field)
        named = _FIELD.match(self.query, start)
        if named and (named[1].lower() in FIELDS or self.more(named.end())):
            return self.field(named[1], field)
        return self.word(field)

    def group(self, field: str) -> Node | None:
        start = self.at
        self.depth += 1
        if self.depth > _DEEPEST:
            raise QueryError("Too many parentheses inside each other", start)
        self.at += 1
        node = self.any_of(field)
        if self.at == len(self.query):
            raise QueryError("This '(' is never closed", start)
        self.at += 1
        self.depth -= 1
        return node

    def field(self, name: str, outer: str) -> Node:
        start = self.at
        known = name.lower()
        if known not in FIELDS:
            close = get_close_matches(known, FIELDS, 1)
            hint = f"did you mean {close[0]}:?" if close else "fields are " + ", ".join(FIELDS)
            raise QueryError(
                f"There is no field {name}: ({hint}); to find it as text, put it in quotes", start
            )
        if outer:
            raise QueryError(f"{known}: cannot stand inside {outer}:", start)
        self.at = start + len(name) + 1
        value = self.atom(known) if self.more(self.at) else None
        if value is None:
            wanted = "a date" if known in DATE_FIELDS else "a word"
            raise QueryError(f"{known}: wants {wanted} right after the colon", start)
        return Field(known, value)

    def phrase(self, field: str) -> Node | None:
        start = self.at
        end = next((at for at in range(start + 1, len(self.query)) if self.query[at] in _QUOTES), -1)
        if end < 0:
            raise QueryError("This quotation mark is never closed", start)
        self.at = end + 1
        text = self.query[start + 1 : end]
        if field in DATE_FIELDS:
            return _days(text, start + 1)
        slop = _SLOP.match(self.query, self.at)
        if slop:
            self.at = slop.end()
        return _as_phrase(text, int((slop and slop[1][:6]) or 0))

    def word(self, field: str) -> Node | None:
        start = self.at
        self.at = _WORD_END.search(self.query, start).start()  # type: ignore[union-attr]
        text = self.query[start : self.at]
        if field in DATE_FIELDS:
            return _days(text, start)
        head, star, tail = text.partition("*")
        if star:
            if _joined_words(tail):
                raise QueryError("A * can only stand at the end of a word", start + len(head))
            return _prefix(head, start)
        head, tilde, distance = text.partition("~")
        form = "".join(words(fold(head)).forms)
        if tilde and form:
            if distance not in ("", "1", "2"):
                raise QueryError("After ~ can stand how many letters may differ, 1 or 2", start + len(head))
            return Fuzzy(form, int(distance or 2))
        return _as_phrase(text)

    def operator(self) -> str:
        """The operator that stands next, which is not read yet."""
        start = self.skip_space()
        word = self.query[start : _WORD_END.search(self.query, start).start()]  # type: ignore[union-attr]
        return word if word in _OPERATORS else ""

    def more(self, at: int) -> bool:
        return at < len(self.query) and not self.query[at].isspace()

    def skip_space(self) -> int:
        while self.at < len(self.query) and self.query[self.at].isspace():
            self.at += 1
        return self.at


def _combined(kind: Callable[[tuple[Node, ...]], Node], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def _joined_words(text: str) -> list[Word]:
    found = words(fold(text))
    joints = set(found.joints)
    groups: list[list[str]] = []
    for at, form in enumerate(found.forms):
        if at - 1 in joints:
            groups[-1].append(form)
        else:
            groups.append([form])
    return [Word(tuple(group)) for group in groups]


def _as_phrase(text: str, slop: int = 0) -> Leaf | None:
    found = _joined_words(text)
    if len(found) < 2:
        return found[0] if found else None
    return Phrase(tuple(found), slop)


def _prefix(text: str, at: int) -> Leaf | None:
    found = _joined_words(text)
    if len(found) > 1:
        raise QueryError("A * can only follow a single word", at + len(text))
    return Prefix(found[0].parts) if found else None


def _days(text: str, at: int) -> Days:
    """Days from a year, a month, a day, or `a..b` with either side left out; `at` is where it stands."""
    first, dots, last = text.partition("..")
    if not dots:
        return Days(*_interval(text, at))
    days = Days(
        _interval(first, at)[0] if first or not last else "0001-01-01",
        _interval(last, at + len(first) + 2)[1] if last else "9999-12-31",
    )
    if days.first > days.last:
        raise QueryError("This range ends before it begins", at)
    return days


def _interval(text: str, at: int) -> tuple[str, str]:
    found = _DAY.fullmatch(text)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            first = date(year or 0, month or 1, day or 1)
        except ValueError:
            raise QueryError(f"There is no such date as {text}", at) from None
        last_month = month or 12
        last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
        return first.isoformat(), last.isoformat()
    raise QueryError("A date is written 2023, 2023-09, 2023-09-09 or 2023-09-01..2023-09-10", at)
