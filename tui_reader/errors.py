"""The errors a user may meet, each with the exit code it costs."""

from __future__ import annotations

FOUND = 0
NOTHING_FOUND = 1
USAGE = 2
SOURCES_UNREAD = 3
STOPPED = 4
INTERRUPTED = 130


class ReaderError(Exception):
    """One line for the user: what is wrong with what, and the remedy."""

    exit_code = STOPPED


class UsageError(ReaderError):
    """The command was asked for something it cannot mean."""

    exit_code = USAGE


class QueryError(UsageError):
    """A query that does not parse.

    `position` is the offset in the query, in code points, of the character that does not fit.
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class SourceError(ReaderError):
    """A source that cannot be read."""

    exit_code = SOURCES_UNREAD
