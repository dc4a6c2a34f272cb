"""The queries asked before, gone through as in a shell. No Textual here."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 500


class History:
    """Queries, each once, the newest first."""

    def __init__(self) -> None:
        self.queries: list[str] = []

    def load(self, queries: Sequence[str]) -> None:
        """What was asked in earlier sessions; what was asked since is newer."""
        self.queries = list(dict.fromkeys([*self.queries, *queries]))[:LONGEST]

    def add(self, query: str) -> bool:
        """Remember a query as the newest; False if it was that already."""
        if self.queries[:1] == [query]:
            return False
        self.queries = list(dict.fromkeys([query, *self.queries]))[:LONGEST]
        return True

    def neighbour(self, shown: str, step: int) -> str | None:
        """The query before what is shown (step 1), or after it (-1), at last an empty one.

        None where there is none, or where what is shown was never asked: it would be lost.
        """
        if shown and shown not in self.queries:
            return None
        at = (self.queries.index(shown) if shown else -1) + step
        if not -1 <= at < len(self.queries):
            return None
        return self.queries[at] if at >= 0 else ""
