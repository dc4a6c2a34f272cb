"""Data to stdout, messages to stderr; styled for a terminal only."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len

from tui_reader import export
from tui_reader.cli.options import Format
from tui_reader.model import Finding
from tui_reader.visible import visible


def say(message: str) -> None:
    """A message for the user, as one line on stderr."""
    print(visible(f"reader: {message}"), file=sys.stderr)


def print_findings(
    findings: Iterable[Finding], format: Format, heading: str, line: Callable[[Finding], str]
) -> int:
    """Print findings as they come, as text by `line`; how many there were."""
    count = 0

    def counted() -> Iterator[Finding]:
        nonlocal count
        for finding in findings:
            count += 1
            yield finding

    if format == "text":
        sys.stdout.writelines(f"{line(finding)}\n" for finding in counted())
    else:
        data_stream().writelines(export.write(counted(), format, heading))
    return count


def data_stream() -> TextIO:
    """stdout in UTF-8, whatever the locale: what other programs read does not depend on it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def table(header: Sequence[str], rows: Sequence[Sequence[str | int]]) -> Iterator[str]:
    """Lines of aligned columns under a header, numbers to the right; nothing is cut."""
    numeric = [isinstance(cell, int) for cell in rows[0]] if rows else [False] * len(header)
    shown = [[f"{cell:,}" if isinstance(cell, int) else visible(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(header, *shown, strict=True)]
    for row in (header, *shown):
        cells = [
            blanks + cell if number else cell + blanks
            for cell, width, number in zip(row, widths, numeric, strict=True)
            for blanks in [" " * (width - cell_len(cell))]
        ]
        yield "  ".join(cells).rstrip() + "\n"


def is_styled(stream: TextIO) -> bool:
    """Whether escape sequences mean something where this stream ends (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
