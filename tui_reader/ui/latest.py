"""Work in a thread of which only the newest is wanted. No Textual here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

Wanted = Callable[[float], bool]
"""Waits so many seconds, unless something newer comes, and says whether the work is still wanted."""


class Latest:
    """One thread; what was given to it before is dropped where it has not begun, and told so where it has."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._dropped = Event()

    def run(self, work: Callable[[Wanted], None]) -> None:
        self.drop()
        self._dropped = Event()
        self._pool.submit(_run, work, self._dropped)

    def drop(self) -> None:
        """Nothing is wanted any more."""
        self._dropped.set()

    def close(self) -> None:
        self.drop()
        self._pool.shutdown(wait=False, cancel_futures=True)


def _run(work: Callable[[Wanted], None], dropped: Event) -> None:
    if not dropped.is_set():
        work(lambda seconds: not dropped.wait(seconds))
