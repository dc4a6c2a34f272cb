"""What workers post to the reading room; only its handlers change the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from tui_reader.model import Annotations, Changes, Mark, PersonSummary, Progress, Source


@dataclass
class PathsFound(Message):
    """More sources of the folder; `done` says that there are no more."""

    paths: Sequence[str]
    done: bool = False


@dataclass
class Begun(Message):
    """The user's own data: the marks, and the source that was read last."""

    marks: tuple[Mark, ...]
    last: str | None


@dataclass
class SourceRead(Message):
    """A source asked for by `number`; `names` are those of its persons across sources, by id."""

    number: int
    source: Source
    annotations: Annotations | None
    names: Mapping[str, str]
    at: int | None


@dataclass
class News(Message):
    """What has become known, after more has been read; annotations and names are those of the open source,
    `stories` as `Library.stories` tells them.

    `paths` are those of all sources where others have come or gone; `outdated` says that the file of the open
    source holds another text now.
    """

    changes: Changes
    people: Sequence[PersonSummary]
    stories: Mapping[str, str]
    path: str | None = None
    paths: Sequence[str] | None = None
    outdated: bool = False
    annotations: Annotations | None = None
    names: Mapping[str, str] | None = None


@dataclass
class Progressed(Message):
    progress: Progress


@dataclass
class MarksChanged(Message):
    marks: tuple[Mark, ...]


@dataclass
class Notice(Message):
    """One line for the reader."""

    words: str
    warning: bool = True
