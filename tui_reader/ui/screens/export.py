"""The export: what, as what, to which file, with a preview; a file that exists is asked about first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from tui_reader import export
from tui_reader.errors import ReaderError, UsageError
from tui_reader.ui.cells import fit_pieces
from tui_reader.ui.exportable import NAMES, Subject, chosen_path, proposed
from tui_reader.ui.results import plural
from tui_reader.ui.widgets.line import Line
from tui_reader.visible import visible, visible_lines

_PREVIEWED = 12
_PREVIEW_CHARACTERS = 6_000


class Choice(Widget, can_focus=True):
    """One of several, changed with left and right, in one row."""

    BINDINGS = [  # noqa: RUF012
        Binding("right,l,space", "turn(1)", "Next", show=False),
        Binding("left,h", "turn(-1)", "Previous", show=False),
    ]
    COMPONENT_CLASSES = {"choice--arrows"}  # noqa: RUF012

    @dataclass
    class Turned(Message):
        choice: Choice

    def __init__(self, options: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self.options = options
        self.number = 0

    def action_turn(self, step: int) -> None:
        self.number = (self.number + step) % len(self.options)
        self.refresh()
        self.post_message(self.Turned(self))

    def on_click(self, event: events.Click) -> None:
        self.action_turn(1)

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        arrows = self.get_component_rich_style("choice--arrows")
        words = f" {visible(self.options[self.number])} "
        pieces = [("‹", arrows), (words, self.rich_style), ("›", arrows)]
        return Strip(fit_pieces(pieces, width, self.rich_style), width)


class ExportScreen(ModalScreen[str | None]):
    """Closes with what was done, in words, or None."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", "Close", show=False),
        Binding("up", "app.focus_previous", "Previous field", show=False),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("enter", "write", "Write the file", show=False),
    ]

    @dataclass
    class _Previewed(Message):
        number: int
        text: str

    def __init__(self, subjects: Sequence[Subject]) -> None:
        super().__init__()
        self._subjects = subjects
        self._number = 0
        self._overwrite: str | None = None
        self._proposed = ""
        self._writing = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Line(("Export", "strong"), classes="sheet-title")
            with Horizontal(classes="field"):
                yield Line(("What", "dim"), classes="label")
                yield Choice([subject.title for subject in self._subjects], id="subject")
            with Horizontal(classes="field"):
                yield Line(("Format", "dim"), classes="label")
                yield Choice([NAMES[format] for format in export.FORMATS], id="format")
            with Horizontal(classes="field"):
                yield Line(("File", "dim"), classes="label")
                yield Input(id="file", compact=True, select_on_focus=False)
            yield Line(id="export-notice")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="preview-text", markup=False)
            yield Line(("←→ change   tab next field   enter write   esc close", "dim"), classes="sheet-hints")

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False
        self.query_one("#subject").focus()
        self._changed()

    @property
    def _subject(self) -> Subject:
        return self._subjects[self.query_one("#subject", Choice).number]

    @property
    def _format(self) -> export.Format:
        return export.FORMATS[self.query_one("#format", Choice).number]

    def on_choice_turned(self, event: Choice.Turned) -> None:
        self._changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._overwrite is not None and event.value != self._overwrite:
            self._overwrite = None
            self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.action_write()

    def _changed(self) -> None:
        file = self.query_one(Input)
        if file.value == self._proposed:
            self._proposed = file.value = proposed(self._subject, self._format)
        else:
            with suppress(UsageError):
                if export.format_of(chosen_path(file.value)) != self._format:
                    self._proposed = file.value = proposed(self._subject, self._format)
        self._overwrite = None
        self._say("")
        self._number += 1
        self.run_worker(
            asyncio.to_thread(self._preview, self._number, self._subject, self._format),
            group="preview",
            exclusive=True,
            exit_on_error=False,
        )

    def _preview(self, number: int, subject: Subject, format: export.Format) -> None:
        try:
            chunks = subject.write(islice(subject.findings(), _PREVIEWED), format, subject.title)
            text = "".join(chunks)
        except ReaderError as error:
            text = str(error)
        self.post_message(self._Previewed(number, text))

    def on_export_screen__previewed(self, event: _Previewed) -> None:
        if event.number == self._number:
            shown = visible_lines(event.text[:_PREVIEW_CHARACTERS].replace("\r\n", "\n"))
            self.query_one("#preview-text", Static).update(Content(shown))

    def action_write(self) -> None:
        name = self.query_one(Input).value
        if not name.strip():
            self._say("Type a name for the file")
            return
        path = chosen_path(name)
        if path.is_dir():
            self._say(f"{visible(name)} is a folder: type the name of a file in it")
        elif path.exists() and self._overwrite != name:
            self._overwrite = name
            self._say(f"{visible(name)} exists: enter again overwrites it, another name keeps it")
        elif not self._writing:
            self._writing = True
            self.run_worker(self._write(name), group="write", exit_on_error=False)

    async def _write(self, name: str) -> None:
        subject, format, overwrite = self._subject, self._format, self._overwrite == name
        try:
            written = await asyncio.to_thread(_save, subject, format, name, overwrite)
        except ReaderError as error:
            self._say(visible(str(error)))
            return
        finally:
            self._writing = False
        self.dismiss(f"{plural(written, 'finding')} written to {visible(name)}")

    def action_back(self) -> None:
        self.dismiss(None)

    def _say(self, words: str) -> None:
        self.query_one("#export-notice", Line).say((words, "warning"))


def _save(subject: Subject, format: export.Format, name: str, overwrite: bool) -> int:
    """Write all findings to the file; how many there were."""
    written = 0

    def counted() -> Iterator[Any]:
        nonlocal written
        for finding in subject.findings():
            written += 1
            yield finding

    export.save(chosen_path(name), subject.write(counted(), format, subject.title), overwrite)
    return written
