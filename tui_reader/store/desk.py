"""The user's own work on one folder: marks, and where reading stopped. Plain JSON, written atomically, never
thrown away by the program."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from tui_reader import places
from tui_reader.errors import ReaderError
from tui_reader.model import Mark

_T = TypeVar("_T", "_Positions", tuple[Mark, ...])


@dataclass(frozen=True, slots=True)
class _Positions:
    last: str | None = None
    offsets: dict[str, int] = field(default_factory=dict)


class Desk:
    """Marks and positions of the folder whose data lives in `directory`, which is made at the first write.

    Paths are written with `%` escapes for bytes that are not UTF-8, so that the files stay plain text.
    Each write reads the file anew under a lock, so that two readers lose nothing of each other's.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def marks(self) -> tuple[Mark, ...]:
        """All marks, in the order they were made."""
        marks = self._load("marks.json", tuple[Mark, ...], ())
        return tuple(replace(mark, source=_from_plain(mark.source)) for mark in marks)

    def add_mark(self, mark: Mark) -> None:
        plain = replace(mark, source=_to_plain(mark.source))
        self._change("marks.json", tuple[Mark, ...], (), lambda marks: (*marks, plain))

    def remove_mark(self, mark: Mark) -> None:
        plain = replace(mark, source=_to_plain(mark.source))
        self._change(
            "marks.json", tuple[Mark, ...], (), lambda marks: tuple(kept for kept in marks if kept != plain)
        )

    def position(self, path: str) -> int | None:
        """The offset at which this source was left."""
        return self._positions().offsets.get(_to_plain(path))

    def last_read(self) -> str | None:
        """The path of the source that was left last."""
        last = self._positions().last
        return None if last is None else _from_plain(last)

    def remember(self, path: str, offset: int) -> None:
        plain = _to_plain(path)
        self._change(
            "positions.json",
            _Positions,
            _Positions(),
            lambda old: _Positions(plain, old.offsets | {plain: offset}),
        )

    def _positions(self) -> _Positions:
        return self._load("positions.json", _Positions, _Positions())

    def _load(self, name: str, kind: type[_T], empty: _T) -> _T:
        file = self._directory / name
        try:
            return msgspec.json.decode(file.read_bytes(), type=kind)
        except FileNotFoundError:
            return empty
        except (OSError, msgspec.DecodeError) as error:
            raise ReaderError(f"{file}: {error}; mend the file or move it away") from error

    def _change(self, name: str, kind: type[_T], empty: _T, change: Callable[[_T], _T]) -> None:
        from filelock import FileLock  # slow to load, and not needed before the screen is painted

        places.private_dir(self._directory)
        try:
            with FileLock(self._directory / "lock", timeout=10):
                value = change(self._load(name, kind, empty))
                _write_atomically(
                    self._directory / name, msgspec.json.format(msgspec.json.encode(value), indent=1)
                )
        except (OSError, TimeoutError) as error:
            raise ReaderError(f"{self._directory / name}: not saved: {error}") from error


def _write_atomically(file: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with open(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _to_plain(path: str) -> str:
    """A path as text that UTF-8 can hold: `%`, and bytes that are not UTF-8, as `%XX`."""
    return "".join(
        f"%{ord(char) - 0xDC00:02X}" if "\udc80" <= char <= "\udcff" else "%25" if char == "%" else char
        for char in path
    )


def _from_plain(plain: str) -> str:
    parts = plain.split("%")
    decoded = [
        ("%" if part[:2] == "25" else chr(0xDC00 + int(part[:2], 16))) + part[2:] for part in parts[1:]
    ]
    return parts[0] + "".join(decoded)
