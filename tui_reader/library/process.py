"""The build in a process of its own, so that the screen never waits for it.

The child prints one JSON line for each Progress; it ends by itself when nobody reads them any more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import msgspec

from tui_reader.errors import ReaderError
from tui_reader.model import Progress
from tui_reader.settings import Settings
from tui_reader.visible import visible


class BuildProcess:
    """A running build of a folder. Iterate over it, in a thread, for its progress; `stop` it at the end."""

    def __init__(self, root: Path, selection: tuple[str, ...], settings: Settings) -> None:
        order = json.dumps({"root": str(root), "selection": selection, "settings": asdict(settings)})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tui_reader.library.process", order],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

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
        if last.stage not in ("ready", "failed"):
            yield Progress(
                "failed", message="reading stopped; what was read so far stays. Start again to go on"
            )

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


def _serve(order: str) -> None:
    from tui_reader.library.folder import Library

    wanted = json.loads(order)
    library = Library(Path(wanted["root"]), Settings(**wanted["settings"]), tuple(wanted["selection"]))
    with suppress(OSError):
        os.nice(5)
    try:
        for progress in library.build():
            _report(progress)
    except ReaderError as error:
        _report(Progress("failed", message=visible(str(error))))
    except Exception as error:  # noqa: BLE001  told to the reader in the other process
        _report(Progress("failed", message=visible(f"reading stopped at an error of the program: {error!r}")))


def _report(progress: Progress) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        _serve(sys.argv[1])
    # Nothing is left to flush, and interpreter shutdown with a closed pipe would complain.
    os._exit(0)
