"""What holds across sources: versions of an utterance, disagreements, copies, dates, persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui_reader.model.answers import Finding, PersonSummary
from tui_reader.model.found import DateExpression, Evidence, Span

VersionKind = Literal["direct", "mixed", "indirect"]
DifferenceKind = Literal["omitted", "added", "changed"]
EventKind = Literal["event", "published", "undated"]
Weight = Literal["negation", "number", "name", "word", "form"]
DisagreementKind = Literal[
    "negation", "speaker", "number", "name", "date", "time", "claim", "impossible", "cut"
]


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
    None if they were omitted. Of all differences, those of `weight` negation (a "not", or a word for its
    opposite), number and name turn the sense, those of form ("I'm" for "I am") do not.
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

    `places` are the words that differ, the earliest published first, each with what it says in its `details`;
    `contexts` are the sentences in which they stand, one a place.
    """

    kind: DisagreementKind
    says: str
    places: tuple[Finding, ...]
    independent: int = 0
    contexts: tuple[Span, ...] = ()


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
