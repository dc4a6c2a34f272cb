"""What the reading room compares: the quote under the cursor, or all that was found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.library import Library
from tui_reader.model import Hit, Quote, Variants
from tui_reader.ui.cards import Place
from tui_reader.ui.results import plural
from tui_reader.ui.screens.compare import CompareScreen, Walk, lay_over
from tui_reader.ui.screens.overview import DisagreementScreen, Overview, UtteranceScreen

if TYPE_CHECKING:
    from tui_reader.ui.screens.room import ReadingRoom

_AT_ONCE = 0.3  # seconds after which the reader is told that it takes a while


async def show_versions(room: ReadingRoom) -> None:
    """The comparison of the quote under the cursor, or of the selected hit's."""
    path, starts = _quotes_here(room)
    hit = room.search.selected_hit if room.pane == "search" else None
    try:
        if hit is not None:
            path, starts = hit.source, await asyncio.to_thread(_quotes_of, room.library, hit)
        if not starts:
            room.say("There is no quote here: t goes to the next one")
            return
        found = await asyncio.to_thread(_first, room.library, path, starts)
        compared, known = await asyncio.to_thread(room.library.compared)
    except ReaderError as error:
        room.say(str(error))
        return
    if found is None:
        others = plural(known, "source")
        if compared < known:
            others = f"the {compared:,} of {others} that have been compared"
        room.say(f"This quote stands nowhere else in {others}", warning=False)
        return
    at = Place(path, next((v.place.start for v in found.versions if v.place.source == path), starts[0]))
    screen = CompareScreen(found, _walk(room.library, at), at, room.library.settings.keys)
    await lay_over(room.app, screen, _opener(room))


async def show_disagreements(room: ReadingRoom) -> None:
    await _show(room, DisagreementScreen)


async def show_utterances(room: ReadingRoom) -> None:
    await _show(room, UtteranceScreen)


async def _show(room: ReadingRoom, kind: type[Overview]) -> None:
    screen = kind(room.library, lambda: room.progress, room.lists_left)
    loading = asyncio.ensure_future(asyncio.to_thread(screen.prepare))
    await asyncio.wait([loading], timeout=_AT_ONCE)
    if not loading.done():
        room.say("Comparing…", warning=False)
    try:
        await loading
    except ReaderError as error:
        room.say(str(error))
        return
    if room.is_current:
        await lay_over(room.app, screen, _opener(room))


def _opener(room: ReadingRoom) -> Callable[[Place | None], None]:
    def go(place: Place | None) -> None:
        if place is not None:
            room.open(place.path, place.start)
            room.action_pane("article")

    return go


def _quotes_here(room: ReadingRoom) -> tuple[str, list[int]]:
    """The open source, and where the quotes at the cursor begin, the innermost first."""
    source, item, cursor = room.article.source, room.article.item_under_cursor, room.article.cursor
    if source is None or room.annotations is None:
        return "", []
    around = [quote for quote in room.annotations.quotes if quote.start <= cursor < quote.end]
    around.sort(key=lambda quote: quote.end - quote.start)
    first = [item] if isinstance(item, Quote) else []
    return source.path, [quote.start for quote in (*first, *around)]


def _quotes_of(library: Library, hit: Hit) -> list[int]:
    """Where the quotes of a hit's passage begin, those that hold a match first."""
    annotations = library.annotations(library.read(hit.source))
    if annotations is None:
        return []
    found = [
        quote
        for quote in annotations.quotes
        if quote.start < hit.passage.end and hit.passage.start < quote.end
    ]
    found.sort(key=lambda quote: not any(quote.start <= match.start < quote.end for match in hit.matches))
    return [quote.start for quote in found]


def _first(library: Library, path: str, starts: Iterable[int]) -> Variants | None:
    """The first of the quotes that begin there which other sources have too."""
    return next((found for start in starts if (found := library.variants(path, start)) is not None), None)


def _walk(library: Library, at: Place) -> Walk:
    """From one quote of a source that others have too to the next."""

    def walk(step: int) -> Variants | None:
        nonlocal at
        annotations = library.annotations(library.read(at.path))
        starts = [quote.start for quote in annotations.quotes] if annotations is not None else []
        beyond = [start for start in starts if (start > at.start if step > 0 else start < at.start)]
        for start in beyond if step > 0 else reversed(beyond):
            found = library.variants(at.path, start)
            here = (v.place.start for v in found.versions if v.place.source == at.path) if found else ()
            if found is not None and at.start not in here:
                at = Place(at.path, start)
                return found
        return None

    return walk
