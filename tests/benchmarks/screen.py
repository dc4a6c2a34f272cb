"""What a key costs: from the key to the last byte painted, and the bytes; and whether the screen ever stalls.

    python -m tests.benchmarks.screen [--corpus 2000.jsonl.xz] [--keys 60]

Keys are pressed in a source of 100,000 lines and in seeds/, in a pseudo-terminal of 160x48, once all
has been read. ^L, pressed to mend a garbled screen, can spare nothing of what stands there: 7,680 cells, some
1,000 bytes more for lines and quotation marks, and 2 to 4 KB of moves and colours between them. On the
fullest screens that is over the bound.

Stalls of the event loop are measured in the process itself while 2,000 sources are being read and annotated.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.corpus import options_of, places, unpack_corpus
from tests.benchmarks.startup import READER
from tests.benchmarks.terminal import Program
from tui_reader.library import open_library
from tui_reader.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"
MOVES = {
    "line down": b"j",
    "line up": b"k",
    "page down": b" ",
    "page up": b"b",
    "half page down": b"\x04",
    "next person": b"p",
    "next quote": b"t",
    "next date": b"d",
    "end and top": b"Gg",
}
TOUR = (
    "z z / f e r r y ENTER n n ^L 2 z z 3 z z f f ESC s s 2 ] SPACE b z z ? ^L ESC p ENTER ^L ENTER ^L ESC "
    "ESC e ^L ESC ^P ESC ^L 1 z z 2 t t c j ^L ] n ESC C j j ] SPACE G g ^L ESC w j SPACE ^L ENTER j ] ESC e "
    "ESC ESC v ^L j SPACE G ^L ESC ]"
)
"""Keys that change much of the screen, for a folder of dense sources."""
NAMED = {"ENTER": b"\r", "SPACE": b" ", "ESC": b"\x1b", "^P": b"\x10", "^L": b"\x0c"}
KEY_SECONDS, KEY_BYTES, STALL_SECONDS = 0.050, 12_288, 0.050
QUIET = 0.5
"""Seconds after which a key of the tour has been answered: what comes later would count as the next one's."""


def p95(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


def long_source(folder: Path) -> None:
    """100,000 lines, every twentieth with a person, a quote and a date, the others quick to annotate."""
    folder.mkdir()
    plain = " | ".join(f"{{0}}:{minute} +{{1}}" for minute in range(10, 60, 9)) + "\n"
    marked = 'On Monday Ann Lee said "the ferry of line {0} was late," and so it was on May {1}, 2031.\n'
    lines = ((plain if n % 20 else marked).format(n, n % 30 + 1) for n in range(100_000))
    (folder / "long.txt").write_text("".join(lines), "utf-8")


def keys(home: Path, folder: Path, count: int) -> bool:
    """Measure the keys; whether all stay within the bounds."""
    os.environ.update(places(home))
    for _ in open_library([folder], Settings()).build():
        pass
    program = Program([READER, str(folder)], places(home))
    good = True
    try:
        program.wait_for(b"long.txt")
        program.written_within(5)
        for name, key in MOVES.items():
            pressed = [program.key(key[n % len(key) :][:1]) for n in range(count)]
            seconds, sizes = [seconds for seconds, _ in pressed], [size for _, size in pressed]
            good &= p95(seconds) <= KEY_SECONDS and max(sizes) <= KEY_BYTES
            print(
                f"{name:15} p50 {statistics.median(seconds) * 1000:5.1f} ms  "
                f"p95 {p95(seconds) * 1000:5.1f} ms  "
                f"bytes p50 {statistics.median(sizes):6.0f}  most {max(sizes):6}",
                flush=True,
            )
        idle = program.written_within(5)
        print(f"idle for 5 s: {idle} bytes")
        return good and idle == 0
    finally:
        program.close()


def tour(home: Path, folder: Path) -> bool:
    """Measure the keys of the tour; whether all stay within the bound of bytes."""
    os.environ.update(places(home))
    for _ in open_library([folder], Settings()).build():
        pass
    program = Program([READER, str(folder)], places(home))
    sizes: dict[str, int] = {}
    try:
        program.wait_for(b".txt")
        program.written_within(5)
        for _ in range(2):
            for name in TOUR.split():
                _, size = program.key(NAMED.get(name, name.encode()), QUIET)
                sizes[name] = max(size, sizes.get(name, 0))
    finally:
        program.close()
    print("most bytes of a key in dense sources:", *(f"{name} {size}" for name, size in sizes.items()))
    return max(sizes.values()) <= KEY_BYTES


async def stalls(home: Path, folder: Path, seconds: float) -> list[float]:
    """How late a timer of 5 ms comes while the folder is being read, in seconds, one for each time."""
    os.environ.update(places(home))
    from tui_reader.ui.app import ReaderApp

    app = ReaderApp(open_library([folder], Settings()))
    late: list[float] = []
    async with app.run_test(size=(160, 48)):
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            late.append(time.perf_counter() - before - 0.005)
    return late


def main() -> int:
    parser = options_of(__doc__)
    parser.add_argument("--corpus", type=Path, help="a corpus to take 2,000 sources from")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=60, help="how long to watch for stalls")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        good = True
        if options.keys:
            long_source(Path(scratch, "long"))
            good = keys(Path(scratch, "home"), Path(scratch, "long"), options.keys)
            good &= tour(Path(scratch, "home1"), SEEDS)
        if options.corpus:
            unpack_corpus(options.corpus, Path(scratch, "many"), 2_000)
            late = asyncio.run(stalls(Path(scratch, "home2"), Path(scratch, "many"), options.seconds))
            print(f"event loop while 2,000 sources are read: {max(late) * 1000:.0f} ms late at worst")
            good &= max(late) <= STALL_SECONDS
    return not good


if __name__ == "__main__":
    sys.exit(main())
