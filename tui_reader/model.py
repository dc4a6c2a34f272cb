"""The values that every room takes and gives: frozen, with no behaviour but their own.

Offsets are half-open and count Unicode code points of the decoded source; for every span
`source.text[span.start:span.end] == span.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Form = Literal["name", "pronoun", "epithet"]
QuoteKind = Literal["direct", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
FacetKind = Literal["person", "speaker", "date", "source"]
Order = Literal["relevance", "newest", "oldest", "source"]
VersionKind = Literal["direct", "mixed", "indirect"]
DifferenceKind = Literal["omitted", "added", "changed"]
EventKind = Literal["event", "published", "undated"]
Weight = Literal["negation", "number", "name", "word", "form"]
DisagreementKind = Literal[
    "negation", "speaker", "number", "name", "date", "time", "claim", "impossible", "cut"
]


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


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query; `matches` are the spans in it that do, in the order of the text."""

    source: str
    passage: Span
    matches: tuple[Span, ...]
    line: int


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """A person across all sources: every name used, how often, and in how many sources.

    `key` tells the person from all others of the folder.
    """

    name: str
    aliases: tuple[str, ...]
    mentions: int
    sources: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that sources of an answer share: somebody mentioned or speaking, a year, month or day that is
    mentioned, or the source itself.

    `key` tells it from others of its kind, `name` is to be shown. `count` is the number of sources that have
    it; of a source, of its hits.
    """

    kind: FacetKind
    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could stand in place of [start, end) of a query: `text`; `name` is to be shown.

    `near` says that it is not what was typed, but spelt nearly so.
    """

    kind: Literal["person", "word"]
    text: str
    name: str
    sources: int
    start: int
    end: int
    near: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query.

    `hits` are grouped by source, best source first, within a source in the order of its text; they may be
    cut to a limit, `total` and `sources` are not. `searched` of `known` sources were searchable.
    `persons` are those whom the query's words name, by any alias. `paths` are the sources that answer, as far
    as is known, `counts` the hits by path of those that were looked into; all were when it is `complete`.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    sources: int = 0
    searched: int = 0
    known: int = 0
    persons: tuple[PersonSummary, ...] = ()
    paths: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    complete: bool = True


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What is known of a source without opening it; `state` says how far it has been read.

    One that is `unannotated` cannot be annotated, and its `problems` say why.
    """

    path: str
    title: str
    published: str | None
    state: Literal["waiting", "searchable", "annotated", "unannotated", "unread"]
    people: int = 0
    quotes: int = 0
    dates: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What is known of sources by path, None where there is no such source any more; `now` is where to go on
    from. If `whole`, there are no other sources than these."""

    sources: Mapping[str, SourceSummary | None]
    now: int
    whole: bool

    def applied_to(self, known: Mapping[str, SourceSummary]) -> dict[str, SourceSummary]:
        """What was known before with these changes."""
        changed = {} if self.whole else dict(known)
        for path, summary in self.sources.items():
            if summary is None:
                changed.pop(path, None)
            else:
                changed[path] = summary
        return changed


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading a folder has come.

    `stage` is what is being done; `done` of `total` sources have passed it. `changed` says that something
    new can be searched or shown since the last report, `seconds` how long the rest of the stage will take,
    None where that is not known yet. A `message` is one line for the reader.
    """

    stage: Literal["waiting", "reading", "annotating", "collating", "ready", "failed"]
    done: int = 0
    total: int = 0
    changed: bool = False
    message: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A place the user marked: kept as the user's own data, with enough text to find it again."""

    source: str
    sha256: str
    start: int
    end: int
    text: str
    made: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A citable stretch of a source: what commands print, exports hold and the clipboard gets.

    `highlights` are spans within [start, end), in offsets of the source. `details` are further columns, such
    as `speaker` or `value`, in the order to show them.
    """

    source: str
    sha256: str
    title: str
    published: str | None
    start: int
    end: int
    line: int
    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    details: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """An utterance as one source gives it: the words, who is credited with them, and on what evidence.

    `place` is the quoted words, without marks. `speaker` is the name across sources, or the words that name
    who speaks; None if that is unknown. `key` is that of the person across sources, empty if there is none.
    """

    place: Finding
    kind: VersionKind
    speaker: str | None = None
    key: str = ""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version (its index) has otherwise than the fullest one.

    `base` are the words of the fullest version, None if they were added; `own` are those of this version,
    None if they were omitted. Of all differences, those of `weight` negation, number and name turn the sense,
    those of form ("I'm" for "I am") do not.
    """

    version: int
    kind: DifferenceKind
    weight: Weight
    base: Span | None
    own: Span | None


@dataclass(frozen=True, slots=True)
class Variants:
    """The versions of one utterance, the earliest published first; `base` is the index of the fullest.

    `independent` is how many of its sources do not copy one another.
    """

    versions: tuple[Version, ...]
    base: int
    differences: tuple[Difference, ...] = ()
    independent: int = 0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources tell differently: worded as what they say, never as who is right.

    `places` are the words that differ, the earliest published first, each with what it says in its `details`.
    """

    kind: DisagreementKind
    says: str
    places: tuple[Finding, ...]
    independent: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """Another source that holds text of one: `share` of the one's words stands there, and `back` of the
    other's here; what is quoted is left out. `agency` is credited by both."""

    source: str
    share: float
    back: float
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """What one source dates: an expression, its passage [start, end), and the ids of those named there."""

    kind: EventKind
    date: DateExpression
    start: int
    end: int
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What a source says happened, or will, at a date: the passage of an expression, which is highlighted.

    It happened from the earliest to the latest day of `date`, both included. Apart from events stand those
    that say when the source was published, and those of a day whose year cannot be known, which have no
    interval. `persons` are the keys of those the passage names. `conflicts` says that there is a disagreement
    about this date.
    """

    place: Finding
    date: DateExpression
    kind: EventKind = "event"
    persons: tuple[str, ...] = ()
    conflicts: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a source tells of one of its persons beside the name.

    `roles` are the words that describe the person ("chief engineer"), `told` the names that the source says
    the person is also called by, `said` the sentences quoted from the person, `words` what else stands in the
    sentences with the name, folded; `gender` is that of titles and pronouns ("f", "m"), `age` in years.
    """

    roles: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    said: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()
    gender: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A person as one source (its number in the store) names and describes it.

    `identity` is the number of the person across sources that it was last held for.
    """

    source: int
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    profile: Profile = Profile()
    identity: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two sources name the same person: in words, with the places it stands on in the one and the
    other."""

    says: str
    here: Finding | None = None
    there: Finding | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """That a source names a person by a name, and why that is whom another source names so."""

    source: str
    name: str
    other: str
    other_name: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name used for a person: how often, and its first place in each source, with its number of
    `mentions` there in the details; the earliest published first."""

    name: str
    mentions: int
    places: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody whom sources name beside a person: in how many, and first where; `key` as in PersonSummary."""

    key: str
    name: str
    sources: int
    place: Finding


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the sources have of a person: names, the fullest first; quotes and the first and last mention,
    by date of publication (what has none comes last); who is named beside, in most sources first; and why the
    sources mean one person."""

    person: PersonSummary
    names: tuple[NameUse, ...] = ()
    quotes: tuple[Finding, ...] = ()
    companions: tuple[Companion, ...] = ()
    first: Finding | None = None
    last: Finding | None = None
    joins: tuple[Join, ...] = ()
