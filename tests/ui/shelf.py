"""Invented sources, annotated by a few rules instead of a model; what tests of the screen wait for."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterator, Sequence

from textual.events import Paste
from textual.pilot import Pilot

from tui_reader.model import (
    Annotations,
    DateExpression,
    Evidence,
    Mention,
    Person,
    Progress,
    Quote,
    Source,
    Span,
    Speaker,
)
from tui_reader.ui.screens.room import ReadingRoom

PERSONS = {"Ines Okafor": ("Ines Okafor", "Okafor"), "Tom Reyes": ("Tom Reyes", "Reyes")}

SOURCES = {
    "a-council.txt": (
        " date 2031-05-06 Council delays harbour vote\n\n"
        "The council put off its vote on the harbour for the third time. The ferry has not sailed since "
        "2031-05-02, when it struck the quay, and nobody would say when it will sail again.\n\n"
        'Mayor Ines Okafor said: "The ferry will sail again by June." She left without taking questions.\n\n'
        '"Nobody called us," said Tom Reyes, who leads the dockers. "Not once."\n\n'
        '"It is the tide," said a man at the quay.\n'
    ),
    "b-statement.md": (
        "---\ntitle: Statement on the ferry\ndate: 2031-05-07\n---\n\n"
        'Ines Okafor said: "The ferry will sail again by July."\n'
    ),
    "c-minutes.txt": "Minutes of the harbour board\n\n"
    + "".join(f"Item {n}. The pumps of basin {n} were looked at and found dry.\n\n" for n in range(1, 1001))
    + "The last word is marigold.\n",
    "d-hostile [/draft] \x1b[31m.txt": (
        "Plain \x1b[31mred\x1b]52;c;aGk=\x07 and \u202edesrever\u202c text with [bold]markup[/bold] and "
        "[/draft]\n"
    ),
    "posts/reyes.txt": 'Tom Reyes wrote: "Nobody called us. Not since May." The ferry is late.\n',
}


def annotated(source: Source) -> Annotations:
    """Names by a list, quotes by straight marks, whose speaker is named in the same line."""
    text = source.text
    people = [
        Mention(found.start(), found.end(), found.group(), name.casefold())
        for name, aliases in PERSONS.items()
        for found in re.finditer("|".join(aliases), text)
    ]
    people.sort(key=lambda mention: mention.start)
    quotes = []
    for line in re.finditer(r".+", text):
        names = [mention for mention in people if line.start() <= mention.start < line.end()]
        for found in re.finditer(r'"([^"]+)"', line.group()):
            start, end = line.start() + found.start(1), line.start() + found.end(1)
            quotes.append(_quote(text, start, end, names, len(quotes)))
    dates = tuple(
        DateExpression(d.start(), d.end(), d.group(), "DATE", d.group(), d.group(), d.group(), None)
        for d in re.finditer(r"\d{4}-\d\d-\d\d", text)
    )
    known = {mention.person for mention in people}
    persons = tuple(
        Person(name.casefold(), name, aliases)
        for name, aliases in PERSONS.items()
        if name.casefold() in known
    )
    return Annotations(tuple(people), tuple(quotes), dates, persons)


def _quote(text: str, start: int, end: int, names: list[Mention], group: int) -> Quote:
    if names:
        name = names[0]
        speaker = Speaker(name.start, name.end, name.text, name.person)
        evidence = (Evidence("cue", name.start, name.end, "named in the same sentence"),)
        cue = text.find("said", min(name.start, start))
        said = Span(cue, cue + 4, "said") if cue >= 0 else None
        return Quote(start, end, text[start:end], "direct", group, None, said, speaker, 0.9, evidence)
    man = text.find("a man")
    return Quote(start, end, text[start:end], "mixed", group, None, None, Speaker(man, man + 5, "a man"), 0.3)


class FakeBuild:
    """A build that has nothing left to do."""

    reports: tuple[Progress, ...] = (Progress("ready", changed=True),)
    stopped = False

    def __iter__(self) -> Iterator[Progress]:
        return iter(self.reports)

    def first(self, paths: Sequence[str]) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True


def room_of(pilot: Pilot[None]) -> ReadingRoom:
    room = pilot.app.screen_stack[0]
    assert isinstance(room, ReadingRoom)
    return room


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait for what a thread brings; fail if it does not come."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it did not come"
        await asyncio.sleep(0.01)
    await pilot.pause()


async def begun(pilot: Pilot[None]) -> ReadingRoom:
    """Wait until the first source is open and everything is known."""
    room = room_of(pilot)
    await until(pilot, lambda: room.article.source is not None and room.summaries and not room._stale)
    return room


async def ask(pilot: Pilot[None], query: str) -> ReadingRoom:
    """Paste a query and wait for its answer."""
    room = await begun(pilot)
    await pilot.press("slash")
    pilot.app.post_message(Paste(query))
    await until(pilot, lambda: room.search.result is not None and room.search.result.query == query)
    return room
