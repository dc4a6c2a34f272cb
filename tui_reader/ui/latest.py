"""Work in a thread of which only the newest is wanted. No Textual here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Wanted = Callable[[], bool]
"""Whether the work is still wanted: to be asked now and then."""


class Latest:
    """One thread; what was given to it before is dropped where it has not begun, and told so where it has."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._number = 0

    def run(self, work: Callable[[Wanted], None]) -> None:
        self._number += 1
        self._pool.submit(self._run, work, self._number)

    def drop(self) -> None:
        """Nothing is wanted any more."""
        self._number += 1

    def close(self) -> None:
        self.drop()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, work: Callable[[Wanted], None], number: int) -> None:
        if number == self._number:
            work(lambda: number == self._number)
