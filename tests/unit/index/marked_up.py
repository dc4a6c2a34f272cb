"""Sources and their annotations, written in one string with the annotations marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui_reader.model import Annotations, DateExpression, Mention, Person, Quote, Source, Speaker

# [id|words] a mention; <group|speaker|confidence|words> a quote; {earliest|latest|words} a date expression
_MARKUP = re.compile(r"\[([\w-]+)\|([^]]*)\]|<(\d+)\|([^|]*)\|([\d.]+)\||\{([\d-]*)\|([\d-]*)\|([^}]*)\}|>")


def made(
    marked: str, persons: Sequence[Person] = (), path: str = "a.txt", published: str | None = None
) -> tuple[Source, Annotations]:
    """A source and its annotations. A speaker is the id of a person, else just words, or nobody."""
    text, at = "", 0
    people: list[Mention] = []
    quotes: list[Quote] = []
    dates: list[DateExpression] = []
    begun: list[tuple[int, str, str, str]] = []
    ids = {person.id for person in persons}
    for found in _MARKUP.finditer(marked):
        text += marked[at : found.start()]
        at, start = found.end(), len(text)
        if found[1]:
            text += found[2]
            people.append(Mention(start, len(text), found[2], found[1]))
        elif found[3]:
            begun.append((start, found[3], found[4], found[5]))
        elif found[0] == ">":
            start, group, who, confidence = begun.pop()
            speaker = Speaker(0, 0, who, who if who in ids else None) if who else None
            quotes.append(
                Quote(
                    start,
                    len(text),
                    text[start:],
                    group=int(group),
                    speaker=speaker,
                    confidence=float(confidence),
                )
            )
        else:
            text += found[8]
            dates.append(
                DateExpression(start, len(text), found[8], earliest=found[6] or None, latest=found[7] or None)
            )
    text += marked[at:]
    annotations = Annotations(tuple(people), tuple(quotes), tuple(dates), tuple(persons))
    return Source(path, text, "0" * 64, "utf-8", "", published), annotations
