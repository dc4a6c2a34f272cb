from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tui_reader.cli import main


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `reader` with the given arguments, in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder whose sources and names try to be taken for commands, markup and formulas."""
    folder = tmp_path / "hostile \x1b[7m"
    folder.mkdir()
    text = (
        "# <script>alert(1)</script> \x1b]0;title\x07\n\n"
        '=cmd|calc!A1, said Ada Finch on 3 May 2031: "\u202eferry\u2066 \x1b]52;c;cm0=\x07\x9b31m\x85 '
        '<b>sails</b>."\n\n'
        "\x1b[2J @ferry [bold]ferry[/bold] [/ferry] \x7f\u2028ferry\n"
    )
    for name in (b"[/draft].txt", b"\x1b]0;x\x07.md", b"caf\xe9.txt", b"=1+1.txt", b"a\nb.txt"):
        file = folder / os.fsdecode(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return folder
