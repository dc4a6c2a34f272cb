"""All commands under one name, with help, version and shell completion."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import rich_click as click
from click.exceptions import Exit
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from tui_reader import __version__
from tui_reader.cli import COMMANDS, COMPLETION
from tui_reader.cli.annotate import annotate
from tui_reader.cli.compare import compare
from tui_reader.cli.dates import dates
from tui_reader.cli.export import export
from tui_reader.cli.forget import forget
from tui_reader.cli.index import index
from tui_reader.cli.people import people
from tui_reader.cli.quotes import quotes
from tui_reader.cli.search import search
from tui_reader.cli.status import status
from tui_reader.errors import INTERRUPTED, UsageError


class Commands(click.RichGroup):
    """A group whose commands stand in their own order, and whose first word may also be a path."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


def _print_completion(ctx: click.Context, _: click.Parameter, shell: str | None) -> None:
    completion = get_completion_class(shell) if shell else None
    if completion is not None and not ctx.resilient_parsing:
        click.echo(completion(ctx.command, {}, "reader", COMPLETION).source())
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "rich_help_config": {
            "text_paragraph_linebreaks": "\n\n",
            "padding_helptext_first_line": (0, 0, 1, 0),
            "style_helptext": "",
            "max_width": 100,
        },
    },
    options_metavar="",
    subcommand_metavar="[FOLDER | FILE... | COMMAND ...]",
)
@click.version_option(__version__, "-V", "--version", prog_name="reader", message="%(prog)s %(version)s")
@click.option(
    "--completion",
    type=click.Choice(["bash", "zsh", "fish"]),
    expose_value=False,
    is_eager=True,
    callback=_print_completion,
    help="Print the completion script of a shell.",
)
def commands() -> None:
    """Who said what, when, in which source: a reading room for a folder of source documents.

    Data goes to stdout, messages to stderr.
    Exit codes: 0 found, 1 nothing found, 2 wrong usage, 3 some sources could not
    be read, 4 stopped by an error, 130 interrupted.

    \b
      reader FOLDER                       the reading room (without FOLDER: of .)
      reader ./people                     of a folder so named
      reader search FOLDER ferry june     passages with these words
      reader quotes FOLDER --speaker Reyes
      reader compare FOLDER               what the sources tell differently
      reader export FOLDER ferry -o ferry.html
      eval "$(reader --completion bash)"  completion of commands, in this shell
    """


for command in (search, people, quotes, dates, compare, annotate, export, index, status, forget):
    commands.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run a command; its exit code. Raises UsageError for what click does not accept."""
    if instruction := os.environ.get(COMPLETION):
        return shell_complete(commands, {}, "reader", COMPLETION, instruction)
    _make_streams_safe()
    try:
        with commands.make_context("reader", list(arguments)) as context:
            code: int = commands.invoke(context)
            return code
    except Exit as end:
        return end.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        name = error.ctx.command_path if error.ctx else "reader"
        raise UsageError(f"{error.format_message()} See `{name} --help`.{_folder_hint(arguments)}") from None


def _folder_hint(arguments: Sequence[str]) -> str:
    name = arguments[0]
    if len(arguments) == 1 and name in COMMANDS and Path(name).is_dir():
        return f" To open the folder so named: `reader ./{name}`."
    return ""


def _make_streams_safe() -> None:
    """A character that the terminal's encoding lacks becomes a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
