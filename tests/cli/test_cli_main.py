"""What holds for the command line as a whole: help, errors, streams, hostile input."""

from __future__ import annotations

import errno
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import click
import pytest

from tui_reader import cli, library, ui
from tui_reader.cli import COMMANDS, main
from tui_reader.cli.commands import commands
from tui_reader.errors import FOUND, INTERRUPTED, STOPPED, USAGE, ReaderError
from tui_reader.model import Progress

if TYPE_CHECKING:
    from tests.cli.conftest import Run

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
READER = [sys.executable, "-m", "tui_reader"]


def test_every_command_is_known_to_the_group() -> None:
    assert tuple(commands.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_by_examples_that_parse(run: Run, command: str) -> None:
    ran = run(command, "--help")
    examples = re.findall(rf"^ reader ({command} .*?)(?:   .*|[|>].*)?$", ran.out, re.MULTILINE)
    assert ran.code == FOUND
    assert examples
    for example in examples:
        name, *arguments = shlex.split(example)
        commands.commands[name].make_context(name, arguments, parent=click.Context(commands))


def test_help_lists_the_commands(run: Run) -> None:
    ran = run("--help")
    assert all(re.search(rf"\b{command}\b", ran.out) for command in COMMANDS)
    assert run("--version").out.startswith("reader ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    assert "_READER_COMPLETE" in run("--completion", shell).out


def test_completion_offers_commands_and_files(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "_READER_COMPLETE": "bash_complete",
        "COMP_WORDS": "reader se",
        "COMP_CWORD": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert run().out.split() == ["plain,search", "file,se"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search"], "Missing argument 'FOLDER'"),
        (["search", "."], "Missing argument 'QUERY'"),
        (["people", ".", "--fromat", "json"], "--format"),
        (["people", ".", "--format", "xml"], "'xml'"),
        (["people", ".", "--limit", "0"], "--limit"),
        (["--bogus"], "--bogus"),
        (["serch", "notes"], "did you mean `reader search`?"),
        (["nowhere"], "nowhere: there is no such file or folder"),
    ],
)
def test_wrong_usage_is_one_line_with_a_remedy(run: Run, arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (USAGE, "")
    assert ran.err.startswith("reader: ")
    assert ran.err.count("\n") == 1
    assert message in ran.err


def test_a_folder_named_like_a_command(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "people").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "`reader ./people`" in run("people").err


@pytest.mark.parametrize(
    ("arguments", "root", "selection"),
    [
        ([], ".", ()),
        (["sources"], "sources", ()),
        (["./people"], "people", ()),
        (["sources/a.txt", "sources/b.txt"], "sources", ("a.txt", "b.txt")),
        (["--", "-odd"], "-odd", ()),
    ],
)
def test_without_a_command_the_screen_opens(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    root: str,
    selection: tuple[str, ...],
) -> None:
    for name in ("sources", "people", "-odd"):
        (tmp_path / name).mkdir()
    (tmp_path / "sources" / "a.txt").touch()
    (tmp_path / "sources" / "b.txt").touch()
    monkeypatch.chdir(tmp_path)
    opened: list[library.Library] = []
    monkeypatch.setattr(ui, "run", opened.append)
    terminal = SimpleNamespace(isatty=lambda: True, flush=lambda: None)
    monkeypatch.setattr(cli, "sys", SimpleNamespace(stdin=terminal, stdout=terminal, stderr=sys.stderr))
    assert main(arguments) == FOUND
    assert [(shown.root, shown.selection) for shown in opened] == [((tmp_path / root).resolve(), selection)]


def test_without_a_terminal_a_folder_tells_its_status(run: Run, folder: Path) -> None:
    ran = run(folder)
    assert ran.code == FOUND
    assert "needs a terminal" in ran.err
    assert ran.out.startswith("SOURCES")


def test_the_screen_wants_a_terminal_for_files(run: Run, folder: Path) -> None:
    ran = run(folder / "council.txt")
    assert ran.code == USAGE
    assert "needs a terminal" in ran.err


def test_opening_the_screen_imports_no_command() -> None:
    heavy = {"click", "rich_click", "rich", "spacy", "whoosh", "textual", "tui_reader.annotate.pipeline"}
    opened = f"from tui_reader.cli import main; main([{__file__!r}])"
    code = f"import sys; {opened}; assert not {heavy} & set(sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert "needs a terminal" in ran.stderr


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ReaderError("store\x1b: is\nfull"), STOPPED, "reader: store␛: is full\n"),
        (
            OSError(errno.EIO, "Input/output error", "x.txt"),
            STOPPED,
            "reader: x.txt: Input/output error; stopped\n",
        ),
        (KeyboardInterrupt(), INTERRUPTED, ""),
    ],
)
def test_what_stops_a_command_is_one_line(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(library.Library, "build", fail)
    assert run("people", folder) == (code, "", message)


def test_waiting_for_another_build_and_its_failure_are_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(*_: object) -> Iterator[Progress]:
        yield Progress("waiting", message="another reader is reading this folder")
        yield Progress("waiting", message="another reader is reading this folder")
        yield Progress("failed", message="the disk is full")

    monkeypatch.setattr(library.Library, "build", build)
    waiting = "reader: waiting: another reader is reading this folder\n"
    assert run("people", folder) == (STOPPED, "", waiting + "reader: the disk is full\n")


def test_wrong_settings_are_one_line(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_CONFIDENCE", "much")
    ran = run("quotes", folder)
    assert (ran.code, ran.err.count("\n")) == (USAGE, 1)
    assert "confidence" in ran.err


HOSTILE_COMMANDS = [
    *(
        [command, "{}", *rest, "--format", format]
        for command, rest in {"search": ["ferry"], "people": [], "quotes": [], "dates": []}.items()
        for format in ("text", "json", "csv", "md")
    ),
    *(["export", "{}", "ferry", "-o", "-", "--format", format] for format in ("md", "html", "csv", "json")),
    ["status", "{}"],
    ["index", "{}"],
    ["forget", "{}"],
    ["search", "{}/\x1b[2J", "ferry"],
    ["search", "{}", '"\x1b[2J'],
    ["people", "{}", "--person", "\x1b[2J"],
    ["export", "{}", "ferry", "-o", "/nowhere/\x1b[2J.md"],
]


@pytest.mark.parametrize("arguments", HOSTILE_COMMANDS, ids=lambda arguments: "-".join(map(ascii, arguments)))
def test_nothing_of_a_hostile_source_is_more_than_text(run: Run, hostile: Path, arguments: list[str]) -> None:
    ran = run(*(argument.replace("{}", str(hostile)) for argument in arguments))
    shown = (ran.out + ran.err).replace("\r\n", "\n")
    assert not UNSAFE.search(shown)
    assert ran.out or arguments[0] not in ("search", "people", "quotes", "dates", "export") or ran.code
    if "html" in arguments:
        assert "<script" not in ran.out
        assert "<b>" not in ran.out
    if "csv" in arguments:
        assert not re.search(r"(?m)^[\"]?[=+@]", ran.out)
    assert "Traceback" not in ran.err


def test_a_name_that_is_not_utf8(hostile: Path) -> None:
    ran = subprocess.run([*READER, "annotate", os.fsencode(hostile) + b"/caf\xe9.txt"], capture_output=True)
    assert ran.returncode == FOUND, ran.stderr
    assert b"caf\\udce9.txt" in ran.stdout


def test_messages_and_data_are_apart(folder: Path) -> None:
    ran = subprocess.run([*READER, "search", str(folder), "ferry"], capture_output=True, text=True)
    assert ran.returncode == FOUND
    assert "\x1b" not in ran.stdout + ran.stderr
    assert len(ran.stdout.splitlines()) == 3
    assert ran.stderr == "reader: 3 hits in 2 of 3 sources\n"


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    (folder / "long.txt").write_text("\n\n".join(f"ferry {number}" for number in range(20_000)), "utf-8")
    command = shlex.join([*READER, "search", str(folder), "ferry"])
    ran = subprocess.run(
        ["bash", "-c", f"{command} | head -n 1; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True
    )
    assert ran.stdout.count("\n") == 1
    assert ran.returncode == FOUND
    assert ran.stderr.startswith("reader: 20,003 hits")
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed_does_no_harm(folder: Path, closed: str) -> None:
    command = shlex.join([*READER, "search", str(folder), "ferry"])
    ran = subprocess.run(["bash", "-c", f"{command} {closed}"], capture_output=True, text=True)
    assert ran.returncode == FOUND
    assert "Traceback" not in ran.stderr
    assert "hits in" not in ran.stdout


def on_terminal(*arguments: str, **environment: str) -> str:
    """What a terminal gets from `reader`."""
    master, slave = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", **environment}
    with subprocess.Popen([*READER, *arguments], stdin=slave, stdout=slave, stderr=slave, env=env) as process:
        os.close(slave)
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # Linux says EIO where others say that the file ends
            pass
    os.close(master)
    assert process.returncode == FOUND
    return shown.decode()


def test_progress_is_shown_on_a_terminal(folder: Path) -> None:
    shown = on_terminal("index", str(folder))
    assert "finding people, quotes and dates" in shown
    assert "/3" in shown


def test_matches_are_bold_on_a_terminal(folder: Path) -> None:
    assert "\x1b[1mferry\x1b[0m" in on_terminal("search", str(folder), "ferry")


def test_no_color_is_honoured(folder: Path) -> None:
    shown = on_terminal("search", str(folder), "ferry", NO_COLOR="1")
    assert "\x1b[1m" not in shown
    assert not re.search(r"\x1b\[[\d;]*[34]\d", shown)


def test_a_locale_without_the_characters_prints_something(folder: Path) -> None:
    (folder / "posts" / "zoe.txt").write_text("Zoë waits for the ferry.\n", "utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    text = subprocess.run([*READER, "search", str(folder), "zoe"], capture_output=True, env=env)
    assert (text.returncode, text.stdout) == (FOUND, b"posts/zoe.txt:1: Zo? waits for the ferry.\n")
    data = subprocess.run(
        [*READER, "search", str(folder), "zoe", "--format", "csv"], capture_output=True, env=env
    )
    assert "Zoë waits" in data.stdout.decode("utf-8")
