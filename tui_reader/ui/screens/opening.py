"""What the reading room opens over itself, and what leaves it: cards, help, export, clipboard, editor."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui_reader import export
from tui_reader.errors import ReaderError
from tui_reader.model import (
    Annotations,
    DateExpression,
    Facet,
    FacetKind,
    Mention,
    PersonSummary,
    Quote,
    Source,
    Span,
)
from tui_reader.ui import cards, clipboard, editor, exportable, facets, places
from tui_reader.ui.cards import Ask, Card, Place, Somebody, Target, Who
from tui_reader.ui.exportable import Subject
from tui_reader.ui.screens.card import CardScreen, ExportPerson
from tui_reader.visible import visible

if TYPE_CHECKING:
    from tui_reader.library import Library
    from tui_reader.ui.screens.room import ReadingRoom
    from tui_reader.ui.widgets.article import ArticleView

_SOURCES_OF_A_PAGE = 500


async def show_item(room: ReadingRoom, source: Source, annotations: Annotations | None, item: object) -> None:
    """The card of a person, a quote or a date; anything else has none."""
    if isinstance(item, Mention):
        await show_who(room, Who(source.path, item.person))
    elif isinstance(item, Quote) and annotations is not None:
        show_card(room, cards.quote_card(source, annotations, item, room.library.settings.confidence))
    elif isinstance(item, DateExpression):
        show_card(room, cards.date_card(source, item))


async def show_who(room: ReadingRoom, who: Who) -> None:
    """The card of a person of a source, as known across all of them."""
    try:
        person = await asyncio.to_thread(room.library.person_of, who.path, who.person)
    except ReaderError as error:
        room.say(str(error))
        return
    if person is None:
        room.say("This person is not known across sources yet")
    else:
        await show_person(room, person)


async def show_person(room: ReadingRoom, person: PersonSummary) -> None:
    try:
        page = await asyncio.to_thread(room.library.person_page, person, _SOURCES_OF_A_PAGE)
    except ReaderError as error:
        room.say(str(error))
    else:
        show_card(room, cards.person_card(page))


async def show_somebody(room: ReadingRoom, key: str) -> None:
    """The card of the person with this key."""
    try:
        person = await asyncio.to_thread(room.library.person, key)
    except ReaderError as error:
        room.say(str(error))
    else:
        if person is not None:
            await show_person(room, person)


def show_problems(room: ReadingRoom) -> None:
    show_card(room, cards.problems_card(room.problems()))


def show_card(room: ReadingRoom, card: Card) -> None:
    def go(target: Target | ExportPerson | None) -> None:
        match target:
            case Place(path, start):
                room.open(path, start)
                room.action_pane("article")
            case Who():
                room.run_worker(show_who(room, target), group="card", exit_on_error=False)
            case Somebody(key):
                room.run_worker(show_somebody(room, key), group="card", exit_on_error=False)
            case Ask(query):
                room.action_search()
                room.search.ask(query)
            case ExportPerson(person):
                room.run_worker(show_export(room, person), group="card", exit_on_error=False)

    room.app.push_screen(CardScreen(card), go)


def show_help(room: ReadingRoom) -> None:
    from tui_reader.ui.screens.help import HelpScreen

    room.app.push_screen(HelpScreen(room.library.settings.keys))


def show_facets(room: ReadingRoom) -> None:
    """All facets of the answer, to narrow it by one; without a query those of the folder, to ask for one."""
    from tui_reader.ui.screens.narrow import FacetScreen

    result, narrowed = room.search.result, room.search.narrowed
    kinds = [kind for kind in facets.KINDS if result is not None or kind != "source"]

    def load(kind: FacetKind) -> Sequence[Facet]:
        found = room.library.facets(kind, result, narrowed=narrowed)
        return facets.titled(found, room.sources.title_of)

    def go(facet: Facet | None) -> None:
        if facet is None:
            return
        if result is not None:
            room.search.narrow(facet)
        else:
            room.search.ask(facets.query_of(facet))
        room.action_pane("search")

    kind: FacetKind = room.search.facets.block.kind if result is not None else "person"
    enter = "searches for it" if result is None else "narrows by it"
    room.app.push_screen(FacetScreen(kinds, kind, narrowed, load, enter), go)


async def show_export(room: ReadingRoom, who: PersonSummary | None = None) -> None:
    """The export of what is on show, the likeliest first: the person of a card, hits, the person or speaker
    under the cursor, marks, everything in the folder."""
    from tui_reader.ui.screens.export import ExportScreen

    library = room.library
    subjects: list[Subject] = []
    if who is not None:
        subjects += exportable.person(library, who)
    if room.search.result is not None and room.search.question is not None:
        subjects.append(exportable.hits(library, room.search.result, room.search.question))
    if who is None and (here := await asyncio.to_thread(_person_here, library, room.article)) is not None:
        subjects += exportable.person(library, here)
    if room.marks:
        subjects.append(exportable.marked(library, room.marks))

    def done(words: str | None) -> None:
        if words:
            room.say(words, warning=False)

    room.app.push_screen(ExportScreen([*subjects, *exportable.folder(library)]), done)


def _person_here(library: Library, article: ArticleView) -> PersonSummary | None:
    """The person under the cursor, or who speaks the quote under it for sure."""
    item, person = article.item_under_cursor, None
    if isinstance(item, Mention):
        person = item.person
    elif (
        isinstance(item, Quote)
        and item.speaker is not None
        and item.confidence >= library.settings.confidence
    ):
        person = item.speaker.person
    if person is None or article.source is None:
        return None
    with suppress(ReaderError):
        return library.person_of(article.source.path, person)
    return None


def copy(room: ReadingRoom, source: Source, span: Span, *, whole: bool) -> None:
    """Send a snippet with its citation, or only where it stands, to the terminal's clipboard."""
    found = places.finding(source, span)
    text, cut = clipboard.capped(export.citation(found) if whole else export.place(found))
    room.app.copy_to_clipboard(text)
    what = "Snippet with citation" if whole else visible(text)
    room.say(
        f"{what} sent to the clipboard" + (f", cut to {len(text):,} characters" if cut else ""), warning=False
    )


def edit(room: ReadingRoom, source: Source, line: int) -> None:
    """Open the source in the user's editor at a line, then read it again."""
    command = editor.editor_command(os.environ, room.library.root / source.path, line)
    if not command:
        room.say("No editor is named: set VISUAL or EDITOR")
        return
    try:
        with room.app.suspend():
            code = subprocess.run(command, check=False).returncode
    except SuspendNotSupported:
        room.say("An editor cannot be opened in this terminal")
        return
    except OSError as error:
        room.say(f"{command[0]}: {error.strerror}; set VISUAL or EDITOR to an editor")
        return
    if code:
        room.say(f"{command[0]} ended with code {code}")
    room.read_again()
