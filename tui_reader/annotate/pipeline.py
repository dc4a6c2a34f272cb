"""A source in, its annotations out: the order in which the parts of this room work."""

from __future__ import annotations

from tui_reader.annotate.dates import find_dates
from tui_reader.annotate.language import is_english
from tui_reader.annotate.people.names import find_names
from tui_reader.annotate.people.persons import resolve
from tui_reader.annotate.quotes.marks import find_quotes
from tui_reader.annotate.quotes.speakers import attribute
from tui_reader.model import Annotations, Source

LIMIT = 20_000_000
"""Texts of more code points are not annotated."""

TOO_LONG = "not annotated: over 20 MB"
NOT_ENGLISH = "not annotated: not English"


def annotate(source: Source, model: str = "", published: str | None = None) -> Annotations:
    """People, quotes and dates of a source, each kind in the order of its text.

    `published` (an ISO day) overrides the source's own. A text that is too long or not English gets no
    annotations but a problem that says so. ReaderError if the language model is missing or was altered.
    """
    text = source.text
    if len(text) > LIMIT:
        return Annotations(problems=(TOO_LONG,))
    if not is_english(text):
        return Annotations(problems=(NOT_ENGLISH,))
    names, persons = resolve(text, find_names(text, model))
    quotes, reported, stand_ins = attribute(text, find_quotes(text), names, persons)
    people = sorted({*names, *stand_ins}, key=lambda mention: (mention.start, mention.end))
    dates = find_dates(text, published or source.published)
    return Annotations(tuple(people), quotes, dates, persons, reported=reported)
