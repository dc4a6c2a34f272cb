"""What is quoted in a source, joined with what other sources quote."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.collate import variants
from tui_reader.collate.wording import words_of
from tui_reader.model import Annotations, Quote, Source
from tui_reader.store.utterances import Utterance, Utterances


def note(utterances: Utterances, number: int, source: Source, found: Annotations) -> None:
    """Keep what is quoted in the source with this number, and join it with what others quote."""
    utterances.forget(number)
    kept: list[Utterance] = []
    for at, quote in enumerate(found.quotes):
        words = words_of(source.text, quote.start, quote.end, nested_in(found.quotes, at))
        shingles = variants.shingles(words)
        if shingles:
            wording = _wording(utterances, variants.written(words), shingles)
            span = quote.start, quote.end
            kept.append(Utterance(number, at, *span, wording, speakers(quote), quote.confidence))
    utterances.put(kept)


def _wording(utterances: Utterances, words: str, shingles: set[int]) -> int:
    """The number of a wording; a new one is joined with those that are near it."""
    known = utterances.wording(words)
    if known is not None:
        return known
    near = [
        other
        for other, common, others in utterances.sharing(shingles)
        if variants.may_join(common, len(shingles), others)
    ]
    number = utterances.put_wording(words, shingles)
    own = variants.kept(words)
    for other in near:
        utterances.put_joins(number, other, variants.joins(own, variants.kept(utterances.words(other))))
    return number


def speakers(quote: Quote) -> tuple[str, ...]:
    """The ids of the persons of its source who are credited with a quote."""
    if quote.speaker is None:
        return ()
    return quote.speaker.persons or ((quote.speaker.person,) if quote.speaker.person else ())


def nested_in(quotes: Sequence[Quote], at: int) -> list[tuple[int, int]]:
    """Where somebody else is quoted within a quote."""
    return [(quote.start, quote.end) for quote in quotes if quote.inside == at]
