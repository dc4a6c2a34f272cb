"""The installed command in a real terminal: typed at, looked at, and its files read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent.parent / "seeds"
READER = Path(sys.executable).with_name("reader")
PATIENCE = 30.0

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")


class Terminal:
    """A tmux session of its own server, with a shell-less command in it."""

    def __init__(self, cwd: Path, columns: int, rows: int, environment: dict[str, str]) -> None:
        self._socket = cwd / "tmux.sock"
        exports = [word for name, value in environment.items() for word in ("-e", f"{name}={value}")]
        size = ("-x", str(columns), "-y", str(rows))
        self._tmux("-f", os.devnull, "new-session", "-d", *size, "-c", str(cwd), *exports, "sh")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self._socket), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout

    def keys(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def wait(self, condition: str | Callable[[str], object]) -> str:
        """The screen, once the text stands on it (or the condition holds of it)."""
        holds = condition if callable(condition) else lambda screen: condition in screen
        deadline = time.monotonic() + PATIENCE
        while not holds(screen := self.screen()):
            assert time.monotonic() < deadline, f"still waiting for {condition!r}:\n{screen}"
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        self._tmux("kill-server")


Opener = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path, home: Path) -> Iterator[Opener]:
    opened: list[Terminal] = []

    def open_terminal(columns: int = 160, rows: int = 48, **environment: str) -> Terminal:
        places = {name: os.environ[name] for name in os.environ if name == "HOME" or name.startswith("XDG_")}
        opened.append(Terminal(tmp_path, columns, rows, {**places, **environment}))
        return opened[-1]

    yield open_terminal
    for session in opened:
        session.close()


def test_search_walk_the_hits_and_export_them(terminal: Opener, tmp_path: Path) -> None:
    session = terminal()
    session.type(f"{READER} {SEEDS}; echo code $?\n")
    session.wait("Ferry carrying gala")
    session.keys("/")
    session.type("wieland")
    session.wait(lambda screen: re.search(r"12 hits in 6 ", screen))
    session.keys("Enter")
    session.wait(lambda screen: re.search(r"1 of \d+ · source 1 of \d+", screen))
    session.keys("n")
    session.wait(lambda screen: re.search(r"2 of \d+ · source 1 of \d+", screen))
    session.keys("e")
    session.wait("hits-for-wieland.md")
    session.keys("Enter")
    exported = tmp_path / "hits-for-wieland.md"
    session.wait(lambda screen: exported.exists())
    written = exported.read_text("utf-8")
    cited = re.findall(
        r"`([^`]+)`, line (\d+), characters\s+(\d+)–(\d+), SHA-256\s+`([0-9a-f]{64})`", written
    )
    assert len(cited) >= 6
    assert "**Wieland**" in written
    for name, line, start, end, _ in cited:
        encoding = "cp1252" if name.startswith("02-") else "utf-8-sig"
        text = (SEEDS / name).read_bytes().decode(encoding)
        assert "wieland" in text[int(start) : int(end)].lower()
        assert text.count("\n", 0, int(start)) + 1 == int(line)
    session.keys("C-q")
    session.wait("code 0")


def test_a_second_start_is_where_the_first_ended(terminal: Opener) -> None:
    session = terminal(80, 24)
    session.type(f"{READER} {SEEDS}; echo code $?\n")
    session.wait("Ferry carrying gala")
    session.keys("]", "]")
    session.wait("03-transport-ministry.md")
    session.keys("C-q")
    session.wait("code 0")
    session.type(f"clear; {READER} {SEEDS}\n")
    session.wait("03-transport-ministry.md")


def test_a_terminal_of_twenty_by_five_is_survived(terminal: Opener) -> None:
    session = terminal(20, 5)
    session.type(f"{READER} {SEEDS}; echo code $?\n")
    session.wait(lambda screen: "code" not in screen)
    session.keys("/", "a", "Enter", "n", "?", "Escape", "e", "Escape", "z", "1", "2", "3", "C-q")
    session.wait("code 0")


def test_a_hostile_source_sends_nothing_of_its_own(terminal: Opener, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile"
    (hostile / "[").mkdir(parents=True)
    title = "\x1b]0;OWNED\x07\x1b]52;c;T1dORUQ=\x07\x1b[31mred \u202egnp [bold]x[/] \x9b31m"
    (hostile / "[/draft].txt").write_text(f'{title}\n\nText by Ann Lee, who said "no".\n', "utf-8")
    session = terminal()
    session.type(f"{READER} hostile\n")
    screen = session.wait("␛]52;c;T1dORUQ=")
    assert "[bold]x[/]" in screen
    assert "[/draft].txt" in screen
    assert "\u202e" not in screen
    assert "OWNED" not in session._tmux("display-message", "-p", "#{pane_title}")
    assert session._tmux("list-buffers") == ""
