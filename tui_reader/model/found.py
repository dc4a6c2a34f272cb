"""A source, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["name", "pronoun", "epithet"]
QuoteKind = Literal["direct", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source and the text that stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document, decoded.

    `path` is relative to the folder, with `/` between its parts; bytes of a name that are not UTF-8 stand
    in it as surrogates (PEP 383). `published` is an ISO date. `problems` say what was not read or not done.
    """

    path: str
    text: str
    sha256: str
    encoding: str
    title: str
    published: str | None = None
    problems: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, in which a character stands; only `\\n` ends a line."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """Words that stand for a person; `person` is the id of a Person of the same source."""

    person: str
    form: Form = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """Whom mentions of one source resolve to.

    `id` is unique within the source and made from the name, so that equal full names have equal ids in all
    sources. `aliases` are the names used in the source, the fullest first.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker(Span):
    """The words that name who speaks.

    `person` is the Person they resolve to, `persons` all of them where the words name several. Both are
    empty for an institution or someone unnamed ("the company", "a neighbour").
    """

    person: str | None = None
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of why a quote has its speaker: the words it rests on, and the reason in words."""

    kind: str
    start: int
    end: int
    says: str


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """One quoted stretch, without its marks.

    Stretches of one utterance (broken by its cue, continued over paragraphs) share `group`; `inside` is the
    index of the quote this one stands in. `speaker` is the best reading there is, `confidence` from 0 to 1
    how sure it is.
    """

    kind: QuoteKind = "direct"
    group: int = 0
    inside: int | None = None
    cue: Span | None = None
    speaker: Speaker | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported(Span):
    """A stretch of indirect speech: what a clause reports as said, quoted words within it included.

    The span is the content alone: of "Lee denied that the dam broke", "the dam broke", and it is `negated`.
    Content broken by its cue is two stretches of one `cue`. `speaker` and the rest as of a Quote; None if
    nobody is named ("police were told that ...").
    """

    cue: Span
    speaker: Speaker | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class DateExpression(Span):
    """A TIMEX3 expression: `value` as in TIMEX3 (ISO 8601), `earliest` and `latest` the days it may mean,
    `anchor` the date it was resolved against."""

    type: TimexType = "DATE"
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was found in one source, each kind in the order of the text."""

    people: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    persons: tuple[Person, ...] = ()
    problems: tuple[str, ...] = ()
    reported: tuple[Reported, ...] = ()

    def person(self, id: str) -> Person:
        """The person with this id; KeyError if there is none."""
        for person in self.persons:
            if person.id == id:
                return person
        raise KeyError(id)
