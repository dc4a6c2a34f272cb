"""Process start to the first painted source list, against a bare Textual app with three empty panes.

    python -m tests.benchmarks.startup [--corpus 20000.jsonl.xz] [--runs 9]

Each run starts both programs in turn in a pseudo-terminal of 160x48 and takes the time until the first file
name (the first border of a pane, for the bare app) has been written; the ratio is taken pair by pair.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import options_of, places, unpack_corpus
from tests.benchmarks.terminal import Program
from tui_reader.library import open_library
from tui_reader.settings import Settings

BOUND = 1.5
READER = str(Path(sys.executable).with_name("reader"))
BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]


def first_paint(command: list[str], wanted: bytes, home: Path) -> float:
    program = Program(command, {"HOME": str(home), **places(home)})
    try:
        return program.wait_for(wanted)
    finally:
        program.close()


def ratios(folder: Path, home: Path, runs: int, *, cached: bool) -> tuple[list[float], list[float]]:
    """The ratios pair by pair, and the seconds of `reader`."""
    wanted = next(iter(open_library([folder], Settings()).paths())).encode()
    found, seconds = [], []
    for run in range(runs + 1):
        if not cached:
            shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True, exist_ok=True)
        bare = first_paint(BARE, "╭".encode(), home)
        ours = first_paint([READER, str(folder)], wanted, home)
        if run:  # the first pair warms the disk
            found.append(ours / bare)
            seconds.append(ours)
    return found, seconds


def main() -> int:
    parser = options_of(__doc__)
    parser.add_argument("--corpus", type=Path, help="a corpus to take the many sources from")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as scratch:
        for count in (10, 20_000):
            folder, home = Path(scratch, f"sources-{count}"), Path(scratch, f"home-{count}")
            if options.corpus:
                unpack_corpus(options.corpus, folder, count)
            else:
                for number in range(count):
                    file = folder / f"{number // 1000:03d}" / f"{number:06d}.txt"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(f"Report {number}\n\nThe ferry was late again on Monday, said Ann Lee.\n")
            for cached in (False, True):
                if cached:
                    os.environ.update(places(home))
                    for _ in open_library([folder], Settings()).build(annotate=False):
                        pass
                found, seconds = ratios(folder, home, options.runs, cached=cached)
                ratio = statistics.median(found)
                worst = max(worst, ratio)
                print(
                    f"{count:>6,} sources, {'with' if cached else 'no'} cache: "
                    f"{statistics.median(seconds) * 1000:.0f} ms, ratio {ratio:.2f} "
                    f"(from {min(found):.2f} to {max(found):.2f})",
                    flush=True,
                )
    print(f"worst median ratio {worst:.2f}, bound {BOUND}")
    return worst > BOUND


if __name__ == "__main__":
    sys.exit(main())
