"""What was found, as findings: one citable stretch each, in the order of sources and of their text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tui_reader.library.lending import with_lent
from tui_reader.model import Annotations, Finding, Hit, Mark, PersonSummary, Quote, Source, Span

if TYPE_CHECKING:
    from tui_reader.library.folder import Library

UNKNOWN = "unknown"


def hit_findings(library: Library, hits: Iterable[Hit]) -> Iterator[Finding]:
    """The passages of the hits, with what matched highlighted."""
    source = None
    with library.cache() as cache:
        for hit in hits:
            if source is None or source.path != hit.source:
                source = cache.source(hit.source)
            if source is not None:
                highlights = tuple((match.start, match.end) for match in hit.matches)
                yield finding(source, hit.passage, hit.line, highlights)


def mention_findings(library: Library, person: PersonSummary | None = None) -> Iterator[Finding]:
    """Every mention of this person, or of anybody."""
    for source, found, line_of in annotated(library, _sources_of(library, person)):
        persons = library.persons_of(source.path)
        for mention in found.people:
            key, name = persons.get(mention.person, ("", ""))
            if key and (person is None or person.key == key):
                details = {"person": name, "form": mention.form}
                yield finding(source, mention, line_of(mention.start), details=details)


def quote_findings(library: Library, speaker: PersonSummary | None = None) -> Iterator[Finding]:
    """Every quoted stretch by this speaker, or by anybody; a speaker below the confidence threshold of the
    settings is unknown."""
    for source, found, line_of in annotated(library, _sources_of(library, speaker)):
        yield from quote_findings_of(library, source, found, line_of, speaker)


def quote_findings_of(
    library: Library,
    source: Source,
    found: Annotations,
    line_of: Callable[[int], int],
    speaker: PersonSummary | None,
) -> Iterator[Finding]:
    """The same of one source."""
    persons = library.persons_of(source.path)
    for quote in found.quotes:
        known = quote.speaker is not None and quote.confidence >= library.settings.confidence
        ids = quote.speaker.persons or (quote.speaker.person,) if known and quote.speaker else ()
        people = [persons[id] for id in ids if id in persons]
        if speaker is None or speaker.key in dict(people):
            details = _quote_details(quote, known, [name for _, name in people])
            yield finding(source, quote, line_of(quote.start), details=details)


def _quote_details(quote: Quote, known: bool, people: list[str]) -> dict[str, str | None]:
    speaker = UNKNOWN
    if known and quote.speaker is not None:
        speaker = " and ".join(people) or quote.speaker.text
    return {
        "speaker": speaker,
        "kind": quote.kind,
        "confidence": f"{quote.confidence:.2f}",
        "evidence": "; ".join(step.says for step in quote.evidence) if known else "",
    }


def date_findings(library: Library) -> Iterator[Finding]:
    """Every date expression, with its value and the days it may mean."""
    for source, found, line_of in annotated(library):
        for date in found.dates:
            details = {
                "type": date.type,
                "value": date.value,
                "earliest": date.earliest,
                "latest": date.latest,
            }
            yield finding(source, date, line_of(date.start), details={**details, "anchor": date.anchor})


def mark_findings(library: Library, marks: Iterable[Mark]) -> Iterator[Finding]:
    """The marks, as they stood when they were made; a source that changed since says so in `note`."""
    with library.cache() as cache:
        for mark in marks:
            source = cache.source(mark.source)
            details: dict[str, str | None]
            if source is not None and source.sha256 == mark.sha256:
                details = {"marked": mark.made, "note": None}
                yield finding(source, mark, source.line_of(mark.start), details=details)
            else:
                details = {
                    "marked": mark.made,
                    "note": "the source has changed or is gone since it was marked",
                }
                yield Finding(
                    mark.source,
                    mark.sha256,
                    mark.source,
                    None,
                    mark.start,
                    mark.end,
                    0,
                    mark.text,
                    (),
                    details,
                )


def annotated(
    library: Library, paths: Iterable[str] | None = None
) -> Iterator[tuple[Source, Annotations, Callable[[int], int]]]:
    """All annotated sources, or those of them that are named, each with a function that gives the line of an
    offset."""
    with library.cache() as cache:
        for path in cache.annotated(library.method) if paths is None else paths:
            source = cache.source(path)
            found = with_lent(library, cache, source) if source is not None else None
            if source is not None and found is not None:
                yield source, found, line_finder(source.text)


def _sources_of(library: Library, person: PersonSummary | None) -> Sequence[str] | None:
    return None if person is None else library.sources_of(person)


def line_finder(text: str) -> Callable[[int], int]:
    """A function from an offset to its line, counted from 1, for many questions about one text."""
    ends = [-1]
    while (end := text.find("\n", ends[-1] + 1)) >= 0:
        ends.append(end)
    return lambda offset: bisect_right(ends, offset - 1)


def finding(
    source: Source,
    span: Span | Mark,
    line: int,
    highlights: tuple[tuple[int, int], ...] = (),
    details: Mapping[str, str | None] | None = None,
) -> Finding:
    return Finding(
        source=source.path,
        sha256=source.sha256,
        title=source.title,
        published=source.published,
        start=span.start,
        end=span.end,
        line=line,
        text=span.text,
        highlights=highlights,
        details=details or {},
    )
