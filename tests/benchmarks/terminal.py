"""A program in a pseudo-terminal, and when and how much it writes there."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence


class Program:
    """A running program; `columns` x `rows` is its terminal. Use `close` at the end."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 160, rows: int = 48
    ) -> None:
        self.started = time.perf_counter()
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        inherited = {**os.environ}
        inherited.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**inherited, **environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(theirs)
        self._terminal = ours

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], max(seconds, 0))
        return os.read(self._terminal, 1 << 16) if ready else b""

    def wait_for(self, wanted: bytes, seconds: float = 60) -> float:
        """Seconds since the start at which `wanted` had been written."""
        written = b""
        while wanted not in written:
            if time.perf_counter() - self.started > seconds:
                raise TimeoutError(f"{wanted!r} did not come; the end of what did: {written[-400:]!r}")
            written = written[-4096:] + self._read(1)
        return time.perf_counter() - self.started

    def written_within(self, seconds: float) -> int:
        """How many bytes are written in the next seconds."""
        end, count = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            count += len(self._read(left))
        return count

    def key(self, key: bytes, quiet: float = 0.1) -> tuple[float, int]:
        """Press a key; seconds until the last byte it caused, and how many bytes that were.

        The answer counts as whole when nothing more came for `quiet` seconds.
        """
        pressed = last = time.perf_counter()
        os.write(self._terminal, key)
        count = 0
        while chunk := self._read(quiet if count else 2.0):
            count += len(chunk)
            last = time.perf_counter()
        return last - pressed, count

    def close(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)
