"""The build in a process of its own, so that the screen never waits for it.

The child prints one JSON line for each Progress, and reads from its input what is to be annotated first. It
stays when all is read, to notice what changes, and ends by itself when its input is closed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

import msgspec

from tui_reader.errors import ReaderError
from tui_reader.model import Progress
from tui_reader.visible import visible

if TYPE_CHECKING:
    from tui_reader.library.building.conductor import Event
    from tui_reader.library.folder import Library


class BuildProcess:
    """A running build of a folder. Iterate over it, in a thread, for its progress; `stop` it at the end."""

    def __init__(self, library: Library) -> None:
        from tui_reader.library.building.worker import order

        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, order(library)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Not of the terminal's foreground, which ctrl+c interrupts, but of its session: systems share the
            # processor between sessions first, and only then by how nice their processes are.
            process_group=0,
        )
        self._writing = Lock()

    @property
    def pid(self) -> int:
        return self._process.pid

    def __iter__(self) -> Iterator[Progress]:
        """Each report as it comes; a child that dies ends with one of stage "failed"."""
        assert self._process.stdout is not None
        last = Progress("waiting")
        for line in self._process.stdout:
            last = msgspec.json.decode(line, type=Progress)
            yield last
        if last.stage != "failed":
            yield Progress(
                "failed", message="reading stopped; what was read so far stays. Start again to go on"
            )

    def first(self, paths: Sequence[str]) -> None:
        """These sources are looked at: they are annotated before all others, the first of them first."""
        assert self._process.stdin is not None
        with self._writing, suppress(OSError, ValueError):  # a child that has died or was stopped
            self._process.stdin.write(json.dumps(list(paths)).encode() + b"\n")
            self._process.stdin.flush()

    def stop(self) -> None:
        """End it and its workers at once, wherever they are: the next build goes on from there."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _serve(order: str) -> None:
    from tui_reader.library.building.build import build
    from tui_reader.library.building.watch import watch
    from tui_reader.library.building.worker import ordered

    library = ordered(order)
    events: SimpleQueue[Event] = SimpleQueue()
    with suppress(OSError):
        os.nice(15)
    Thread(target=_listen, args=(events,), name="listen", daemon=True).start()
    try:
        watch(library.root, library.selection, events.put)
        for progress in build(library, True, events):
            _report(progress)
    except ReaderError as error:
        _report(Progress("failed", message=visible(str(error))))
    except Exception as error:  # noqa: BLE001  told to the reader in the other process
        _report(Progress("failed", message=visible(f"reading stopped at an error of the program: {error!r}")))


def _listen(events: SimpleQueue[Event]) -> None:
    from tui_reader.library.building.conductor import First

    for line in sys.stdin.buffer:
        events.put(First(tuple(json.loads(line))))
    os._exit(0)


def _report(progress: Progress) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        _serve(sys.argv[1])
    # Nothing is left to flush, and interpreter shutdown with a closed pipe would complain.
    os._exit(0)
