"""Who is called so, across all sources: by any alias, as a query asks for it."""

from __future__ import annotations

from tui_reader import index
from tui_reader.index.nodes import And, Fuzzy, Leaf, Phrase, Prefix, Word
from tui_reader.index.terms import within
from tui_reader.model import PersonSummary
from tui_reader.store.found import Found


def named(found: Found, words: str) -> tuple[PersonSummary, ...]:
    """All who have an alias with these words, given as in a query: a word, `har*`, `"ann lee"`; the most
    mentioned first. Raises QueryError where they do not parse."""
    node = index.parse(words)
    answers = index.alias_test(words)
    return tuple(person for person in _perhaps(found, node) if any(map(answers, person.aliases)))


def _perhaps(found: Found, node: index.Node) -> list[PersonSummary]:
    """All who can be called so, and some who are not."""
    match node:
        case And(nodes):
            leaf = next((node for node in nodes if isinstance(node, Leaf)), None)
            return found.people() if leaf is None else _perhaps(found, leaf)
        case Phrase(parts):
            return _perhaps(found, parts[0])
        case Word(parts):
            return _either(found.called("".join(parts)), found.called(parts[0]) if len(parts) > 1 else [])
        case Prefix(parts):
            return _either(
                found.called_like("".join(parts)), found.called_like(parts[0]) if len(parts) > 1 else []
            )
        case Fuzzy(form, distance):
            near = [word for word in found.name_words() if within(form, word, distance)]
            return _either(*map(found.called, near))
    return found.people()


def _either(*found: list[PersonSummary]) -> list[PersonSummary]:
    people = {person.key: person for each in found for person in each}
    return sorted(people.values(), key=lambda person: -person.mentions)
