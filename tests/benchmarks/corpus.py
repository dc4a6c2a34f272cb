"""What the benchmarks are run on: options of the command line, and a corpus as a folder of text files."""

from __future__ import annotations

import argparse
import json
import lzma
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui_reader.library import Library, open_library
from tui_reader.settings import Settings


def options_of(about: str | None) -> argparse.ArgumentParser:
    """A parser that shows the docstring of a benchmark as it stands."""
    return argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)


def corpus_options_of(about: str | None) -> argparse.ArgumentParser:
    """The same, with the corpus and how much of it."""
    parser = options_of(about)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--first", type=int, help="take only so many documents of the corpus")
    return parser


def places(home: Path) -> dict[str, str]:
    """The environment in which `reader` keeps everything in `home`."""
    return {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "DATA", "CONFIG")}


@contextmanager
def unpacked(archive: Path, most: int | None) -> Iterator[Library]:
    """The library of a corpus in a scratch folder, with a cache of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= places(Path(scratch))
        folder = Path(scratch, "sources")
        unpack_corpus(archive, folder, most)
        yield open_library([folder], Settings())


def unpack_corpus(archive: Path, folder: Path, most: int | None = None) -> None:
    """Write the documents of a corpus (JSON lines, xz) as one text file each.

    Each stands in a folder named by the letters of the one its record names, which is a word to search for.
    """
    with lzma.open(archive, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == most:
                break
            document = json.loads(line)
            part = "".join(filter(str.isalnum, document["path"].rpartition("/")[0]))
            file = folder / part / f"{number:06d}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{document['title']}\n\n{document['body']}\n", "utf-8", "surrogatepass")
