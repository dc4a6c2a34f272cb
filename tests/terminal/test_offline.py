"""No connection is opened and no name looked up: by no command, nor by the screen and its reading process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

READER = str(Path(sys.executable).with_name("reader"))

# Loaded by every Python process at its start, the reading child too; see PEP 578 for the events.
WATCH = """
import os, sys

FORBIDDEN = {
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request", "http.client.connect",
}

def tell(line):
    with open(os.environ["WATCHED"], "a") as told:
        told.write(line + "\\n")

sys.addaudithook(lambda event, arguments: tell(f"{event} {arguments}") if event in FORBIDDEN else None)
tell("started")
"""


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(WATCH)
    told = tmp_path / "told"
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("WATCHED", str(told))
    return told


def connections(told: Path) -> list[str]:
    return [line for line in told.read_text().splitlines() if line != "started"]


def test_the_watch_would_tell(watched: Path) -> None:
    code = "import socket; socket.getaddrinfo('127.0.0.1', 9)"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert connections(watched)


def test_no_command_opens_a_connection(watched: Path, folder: Path) -> None:
    output = folder.parent / "hits.html"
    commands = (
        ["index", folder],
        ["search", folder, "ferry"],
        ["people", folder],
        ["quotes", folder],
        ["dates", folder],
        ["status", folder],
        ["export", folder, "ferry", "-o", output],
        ["annotate", folder / "council.txt", "--format", "json"],
        ["forget", folder],
    )
    each = [[*map(str, arguments)] for arguments in commands]
    code = f"from tui_reader.cli import main\nfor arguments in {each}: assert main(arguments) == 0"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert "started" in watched.read_text()
    assert connections(watched) == []


def test_the_screen_and_its_reading_process_open_none(watched: Path, folder: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color"}
    child = pexpect.spawn(
        READER, [str(folder)], dimensions=(24, 80), env=environment, encoding="utf-8", timeout=30
    )
    child.expect("Council delays")
    child.send("/ferry")
    child.expect("hits? in")
    child.send("\x11")
    child.expect(pexpect.EOF)
    assert watched.read_text().count("started") >= 2
    assert connections(watched) == []
