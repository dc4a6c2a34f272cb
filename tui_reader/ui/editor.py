"""How the user's editor is asked to open a file at a line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

_PLUS_LINE = set(
    "vi vim nvim view gvim nano pico emacs emacsclient joe jed ne mg kak mcedit micro".split()  # noqa: SIM905
)
_COLON_LINE = {"hx", "helix", "zed", "subl", "lite-xl"}
_GOTO = {"code", "codium", "code-insiders", "cursor"}


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str]:
    """The arguments to run, without a shell; empty where neither VISUAL nor EDITOR names an editor.

    The path is made absolute, so that no name can be taken for an option; an editor that is not known is
    given the file alone.
    """
    try:
        command = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")
    except ValueError:
        return []
    if not command:
        return []
    name = Path(command[0]).name
    file = str(path.absolute())
    if name in _PLUS_LINE:
        return [*command, f"+{line}", file]
    if name in _COLON_LINE:
        return [*command, f"{file}:{line}"]
    if name in _GOTO:
        return [*command, "--goto", f"{file}:{line}"]
    return [*command, file]
