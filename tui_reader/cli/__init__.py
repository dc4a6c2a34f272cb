"""The command line: `reader FOLDER` opens the screen, a command answers one question.

The screen's way through this module imports neither click nor a command, so that it opens at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui_reader.errors import FOUND, INTERRUPTED, STOPPED, ReaderError, UsageError
from tui_reader.visible import visible

COMMANDS = (
    "search",
    "people",
    "quotes",
    "dates",
    "compare",
    "annotate",
    "export",
    "index",
    "status",
    "forget",
)
COMPLETION = "_READER_COMPLETE"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process if None); the exit code.

    Data goes to stdout, messages to stderr. Every error that a user may meet ends here, as one line.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    _replace_closed_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _let_stdout_go()
        return FOUND
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderError as error:
        _complain(str(error))
        return error.exit_code
    except OSError as error:
        _complain(f"{error.filename or 'input or output'}: {error.strerror or error}; stopped")
        return STOPPED


def _run(arguments: Sequence[str]) -> int:
    if _asks_for_the_screen(arguments):
        return _open_screen([argument for argument in arguments if argument != "--"])
    from tui_reader.cli.commands import run

    return run(arguments)


def _asks_for_the_screen(arguments: Sequence[str]) -> bool:
    if COMPLETION in os.environ:
        return False
    if not arguments or arguments[0] == "--":
        return True
    return arguments[0] not in COMMANDS and not any(argument.startswith("-") for argument in arguments)


def _open_screen(targets: Sequence[str]) -> int:
    from tui_reader.library import open_library
    from tui_reader.settings import load_settings

    for target in targets:
        if not Path(target).exists():
            import difflib

            near = difflib.get_close_matches(target, COMMANDS, n=1)
            remedy = f"did you mean `reader {near[0]}`?" if near else "`reader --help` lists the commands"
            raise UsageError(f"{target}: there is no such file or folder; {remedy}")
    library = open_library([Path(target) for target in targets] or [Path()], load_settings())
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        if library.selection:
            raise UsageError("the screen needs a terminal; without one use a command, see `reader --help`")
        from tui_reader.cli.commands import run as run_command

        print("reader: the screen needs a terminal; without one, this is `reader status`", file=sys.stderr)
        return run_command(["status", "--", str(library.root)])
    from tui_reader.ui import run

    run(library)
    return FOUND


def _complain(message: str) -> None:
    print(visible(f"reader: {message}"), file=sys.stderr)


def _replace_closed_streams() -> None:
    """What was started with a closed stream (`>&-`) has None in its place, which is not to be written to."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r+"))  # noqa: SIM115


def _let_stdout_go() -> None:
    """Nobody reads any more: what Python would still flush at its end goes nowhere."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
