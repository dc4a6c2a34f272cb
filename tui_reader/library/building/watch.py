"""Changes of a folder's files, told as they happen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from tui_reader.visible import visible

_LONGEST_MS = 400
_QUIET_MS = 50
_LOOK_AGAIN_MS = 2_000
_BACK_EVERY = 1.0
_ESTABLISHED_WITHIN = 2.0


@dataclass(frozen=True, slots=True)
class Changed:
    """Files and folders (paths relative to the folder) that came, went or are others now; None: anything."""

    paths: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One line for the reader."""

    message: str


def watch(root: Path, selection: tuple[str, ...], tell: Callable[[Changed | Told], object]) -> None:
    """Tell, in a thread, of all that changes below `root`, or of the folders of the `selection`.

    Returns when nothing is missed any more. What cannot be watched is told once, and nothing more.
    """
    begun = Event()
    Thread(target=_watch, args=(root, selection, tell, begun), name="watch", daemon=True).start()
    if not begun.wait(_ESTABLISHED_WITHIN):
        Thread(target=lambda: begun.wait() and tell(Changed()), daemon=True).start()


def _watch(
    root: Path, selection: tuple[str, ...], tell: Callable[[Changed | Told], object], begun: Event
) -> None:
    folders = sorted({str((root / path).parent) for path in selection}) or [str(root)]
    while True:
        identity = _identity(root)
        try:
            notify = RustNotify(folders, False, False, 300, not selection, True)
        except FileNotFoundError:
            notify = None
        except (OSError, WatchfilesRustInternalError) as error:
            tell(Told(visible(f"changes of files are not noticed until the next start: {error}")))
            begun.set()
            return
        begun.set()
        while notify is not None and _identity(root) == identity:
            changes = notify.watch(_LONGEST_MS, _QUIET_MS, _LOOK_AGAIN_MS, None)
            if isinstance(changes, set):
                paths = {os.path.relpath(path, root) for _, path in changes}
                tell(Changed(frozenset(paths & set(selection) if selection else paths)))
        if _identity(root) is None:
            tell(
                Told(
                    visible(f"{root} is gone; what was read of it stays, and it is read again if it is back")
                )
            )
        while _identity(root) is None:
            time.sleep(_BACK_EVERY)
        tell(Changed())


def _identity(root: Path) -> tuple[int, int] | None:
    """What tells a folder from another that took its place; None where there is none."""
    try:
        state = root.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino
