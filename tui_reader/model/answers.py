"""What a library answers about its sources, and what a user marks in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from tui_reader.model.found import Span

FacetKind = Literal["person", "speaker", "date", "source"]
Order = Literal["relevance", "newest", "oldest", "source"]


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


class Asked(TypedDict, total=False):
    """How a query is to be answered.

    `limit` cuts the hits, not their count; `within` is the path of the only source to search; where there are
    facets in `narrowed`, only sources that have all of them answer; `order` is by relevance if not given.
    """

    limit: int | None
    within: str | None
    narrowed: Sequence[Facet]
    order: Order


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
