"""What typing a query costs: from a key to the first answer on the screen.

    python -m tests.benchmarks.queries --corpus 20000.jsonl.xz [--first 2000]

Queries are typed key by key into the screen at 160x48, in this process, 8 keys a second. A key counts until
its query's first answer (or what is wrong with it) has been painted.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from textual import events

from tests.benchmarks.corpus import corpus_options_of, unpacked
from tui_reader.library import Library
from tui_reader.model import Progress
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.room import ReadingRoom

BOUND = 0.1
GAP = 0.125
QUERIES = (
    "president said",
    "police city",
    'market "white house"',
    "climate change report",
    "hospital",
    "court judge NOT trial",
    "econ* ",
    "economy~1",
)
KEYS = {" ": "space", '"': "quotation_mark", "*": "asterisk", "~": "tilde"}


async def typed(app: ReaderApp, room: ReadingRoom, query: str) -> list[float]:
    """The seconds each key of a query took."""
    pane, seconds = room.search, []
    for end, char in enumerate(query, 1):
        pressed, so_far, painted = time.perf_counter(), query[:end], asyncio.Event()
        app.post_message(events.Key(KEYS.get(char, char), char))
        while pane.box.input.value != so_far or not (
            (pane.question is not None and pane.question.query == so_far)
            or room.query_one("#query-error").display
        ):
            await asyncio.sleep(0.001)
            if time.perf_counter() - pressed > 10:
                raise TimeoutError(so_far)
        room.call_after_refresh(painted.set)
        await painted.wait()
        seconds.append(time.perf_counter() - pressed)
        await asyncio.sleep(max(0.0, GAP - seconds[-1]))
    return seconds


class NoBuild:
    """A folder that nothing is read of."""

    def __iter__(self) -> Iterator[Progress]:
        return iter(())

    def first(self, paths: object) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class AtRest(Library):
    def start_build(self) -> NoBuild:  # type: ignore[override]
        return NoBuild()


async def measured(library: Library, *, wait: float) -> list[float]:
    app = ReaderApp(library)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        await asyncio.sleep(wait)
        room = app.screen_stack[0]
        assert isinstance(room, ReadingRoom)
        await pilot.press("slash")
        seconds = []
        for query in QUERIES:
            seconds += await typed(app, room, query)
            await pilot.press("ctrl+u")
            await asyncio.sleep(0.5)
    return seconds


def main() -> int:
    options = corpus_options_of(__doc__).parse_args()
    gc.disable()
    sys.setswitchinterval(0.001)
    worst = 0.0
    with unpacked(options.corpus, options.first) as library:
        for when, wait in (("texts are read", 3), ("people are found", 60), ("nothing else is done", 5)):
            if when == "nothing else is done":
                library = AtRest(library.root, library.settings)
            seconds = asyncio.run(measured(library, wait=wait))
            slow = statistics.quantiles(seconds, n=20)[-1]
            worst = max(worst, slow)
            print(
                f"while {when}: {len(seconds)} keys, p50 {statistics.median(seconds) * 1000:.0f} ms, "
                f"p95 {slow * 1000:.0f} ms, most {max(seconds) * 1000:.0f} ms",
                flush=True,
            )
    print(f"bound {BOUND * 1000:.0f} ms")
    return worst > BOUND


if __name__ == "__main__":
    sys.exit(main())
