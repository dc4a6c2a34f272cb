"""A source in, its annotations out: the order in which the parts of this room work."""

from __future__ import annotations

from tui_reader.annotate.dates import find_dates
from tui_reader.annotate.people.names import find_names
from tui_reader.annotate.people.persons import resolve
from tui_reader.annotate.quotes.marks import find_quotes
from tui_reader.annotate.quotes.speakers import attribute
from tui_reader.model import Annotations, Source

NOT_ENGLISH = "not annotated: the text is not English"


def annotate(source: Source, model: str = "", published: str | None = None) -> Annotations:
    """People, quotes and dates of a source, each kind in the order of its text.

    `published` (an ISO day) overrides the source's own. A text that is not English gets no annotations but a
    problem that says so. ReaderError if the language model is missing or was altered.
    """
    if not source.english:
        return Annotations(problems=(NOT_ENGLISH,))
    text = source.text
    names, persons = resolve(text, find_names(text, model))
    quotes, stand_ins = attribute(text, find_quotes(text), names, persons)
    people = sorted({*names, *stand_ins}, key=lambda mention: (mention.start, mention.end))
    dates = find_dates(text, published or source.published)
    return Annotations(people=tuple(people), quotes=quotes, dates=dates, persons=persons)
