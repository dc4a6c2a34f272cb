"""ripgrep."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tests.benchmarks.search.engines.engine import HITS, SNIPPET, WITHOUT_FUZZY, Hits


class Ripgrep:
    """Reads every file at every query; hits are the first matching lines of files, in no order."""

    forms: ClassVar = WITHOUT_FUZZY
    _PATTERNS: ClassVar = {"phrase": r"\b{}\s+{}\b", "prefix": r"\b{}"}

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder = folder

    def build(self) -> None: ...

    def open(self) -> None: ...

    def search(self, form: str, words: Sequence[str]) -> Hits:
        first, last = words[0], words[-1]
        pattern = self._PATTERNS.get(form, r"\b{}\b").format(*words if form == "phrase" else (last,))
        lines = [*_RG, "-m1", "-H", "--no-heading", *(["-U"] if form == "phrase" else []), pattern]
        if form == "and2":
            holding = _output([*_RG, "-l", "-0", rf"\b{first}\b", str(self.folder)])
            answer = _output(["xargs", "-0", "-r", *lines], holding)
        else:
            answer = _output([*lines, str(self.folder / first if form == "filter" else self.folder)])
        found = (line.partition(":") for line in answer.decode("utf-8", "replace").splitlines()[:HITS])
        return [(path, line[:SNIPPET]) for path, _, line in found]

    def update(self, file: Path) -> None: ...


_RG = ("rg", "--no-config", "-i")


def _output(command: list[str], given: bytes = b"") -> bytes:
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=False).stdout
