"""`reader export`."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click
from click.exceptions import Exit

from tui_reader.cli import options
from tui_reader.cli.folder import outcome
from tui_reader.cli.output import data_stream, say
from tui_reader.cli.query import ask
from tui_reader.errors import STOPPED, ReaderError, UsageError
from tui_reader.export import FORMATS, Format, format_of, save, write
from tui_reader.library.findings import hit_findings
from tui_reader.visible import visible

_STDOUT = Path("-")


@click.command()
@options.folder
@options.query
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="`-` is stdout."
)
@click.option("--format", type=click.Choice(FORMATS), help="As the ending of FILE says, if not given.")
@options.limit
@click.option("--force", is_flag=True, help="Overwrite FILE without asking.")
def export(
    folder: Path, words: tuple[str, ...], output: Path, format: Format | None, limit: int | None, force: bool
) -> int:
    """Write the hits of QUERY to FILE, each with source, title, date, line, offsets and SHA-256.

    \b
      reader export . ferry -o ferry.html
      reader export . 'speaker:okafor said:ferry' -o okafor.md
      reader export . ferry -o - --format csv | column -ts,
    """
    query = " ".join(words)
    if format is None:
        if output == _STDOUT:
            raise UsageError(f"-o -: say which format with --format ({', '.join(FORMATS)})")
        format = format_of(output)
    overwrite = force or _may_overwrite(output)
    library, result = ask(folder, query, limit)
    chunks = write(hit_findings(library, result.hits), format, f"Search: {query}")
    if output == _STDOUT:
        data_stream().writelines(chunks)
    elif result.total:
        save(output, chunks, overwrite)
    else:
        say(f"{output}: not written, as there is nothing to write")
    return outcome(library, found=result.total > 0)


def _may_overwrite(output: Path) -> bool:
    """Whether the user agrees to lose what is there; asked before the work is done, not after."""
    if output == _STDOUT or not output.is_file():
        return False
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ReaderError(f"{output}: exists already; overwrite it with --force or choose another name")
    if click.confirm(f"{visible(str(output))} exists already. Overwrite it?", err=True):
        return True
    raise Exit(STOPPED)
