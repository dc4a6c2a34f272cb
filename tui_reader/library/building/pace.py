"""How long what is being done will take yet."""

from __future__ import annotations

from collections import deque

_SPAN = 60.0
"""Seconds: the pace is that of the last minute."""
_NOT_BEFORE = 15.0  # the first batches are small, and tell little
_NOTED_EVERY = 1.0


class Pace:
    """Told how much is done, says how many seconds the rest will take; None before it can know."""

    def __init__(self) -> None:
        self._noted: deque[tuple[float, int]] = deque()

    def left(self, done: int, total: int, now: float) -> float | None:
        """`now` is in seconds of any clock that only goes on."""
        if self._noted and done < self._noted[-1][1]:
            self._noted.clear()  # something else is being done
        if not self._noted or now - self._noted[-1][0] >= _NOTED_EVERY:
            self._noted.append((now, done))
        while now - self._noted[0][0] > _SPAN:
            self._noted.popleft()
        since, before = self._noted[0]
        if now - since < _NOT_BEFORE or done <= before:
            return None
        return (total - done) * (now - since) / (done - before)
