"""The user's marks in the reading room: made, taken away, shown in the open source, gone to in others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from tui_reader.errors import ReaderError
from tui_reader.model import Mark
from tui_reader.ui import places
from tui_reader.ui.messages import MarksChanged, Notice

if TYPE_CHECKING:
    from tui_reader.ui.screens.reading import Reading


def toggle(room: Reading) -> None:
    """Mark the stretch at the cursor, or take its mark away."""
    source = room.article.source
    if source is None or not source.text:
        return
    here = room.stretch()
    old = next(
        (made for mark, made in room.placed.items() if (mark.start, mark.end) == (here.start, here.end)),
        None,
    )
    if old is not None:
        room.in_thread("marks", _change, room, room.library.desk.remove_mark, old)
        room.say("Mark taken away", warning=False)
        return
    made = datetime.now(UTC).isoformat(timespec="seconds")
    mark = Mark(source.path, source.sha256, here.start, here.end, here.text, made)
    room.in_thread("marks", _change, room, room.library.desk.add_mark, mark)
    room.say("Marked", warning=False)


def _change(room: Reading, change: Callable[[Mark], None], mark: Mark) -> None:
    """In a thread."""
    try:
        change(mark)
        room.post_message(MarksChanged(room.library.desk.marks()))
    except ReaderError as error:
        room.post_message(Notice(str(error)))


def take(room: Reading, marks: tuple[Mark, ...]) -> None:
    """These are the marks from now on."""
    room.marks = marks
    room.show_start()
    place(room)


def place(room: Reading) -> None:
    """Show the marks of the open source where its text stands now."""
    if room.article.source is not None:
        room.placed = places.placed(room.marks, room.article.source)
        room.article.set_marks(list(room.placed))


def next_source(room: Reading, step: Literal[1, -1]) -> None:
    """Go to the nearest mark in the sources beyond the open one."""
    here = room.article.source.path if room.article.source is not None else ""
    others = sorted({(mark.source, mark.start) for mark in room.marks if mark.source != here})
    beyond = [place for place in others if (place[0] > here) == (step > 0)]
    if not beyond:
        room.say("No further mark" if step > 0 else "No earlier mark")
    else:
        room.open(*beyond[0 if step > 0 else -1])
        room.show_article()
