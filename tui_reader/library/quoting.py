"""What is quoted or reported in a source, joined with what other sources quote."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.collate import variants
from tui_reader.collate.wording import Word, words_of
from tui_reader.model import Annotations, Quote, Reported, Source
from tui_reader.store.utterances import Utterance, Utterances


def note(utterances: Utterances, number: int, source: Source, found: Annotations) -> None:
    """Keep what is quoted in the source with this number, and join it with what others quote."""
    utterances.forget(number)
    nested = nested_in(found.quotes)
    stretches: list[tuple[int, Quote | Reported]] = [
        *enumerate(found.quotes),
        *((place, reported) for place, reported in enumerate(found.reported) if not reported.negated),
    ]
    kept: list[Utterance] = []
    for place, stretch in stretches:
        indirect = isinstance(stretch, Reported)
        within = () if indirect else nested.get(place, ())
        words = words_of(source.text, stretch.start, stretch.end, within)
        wording = _wording(utterances, words, indirect)
        if wording is not None:
            span = stretch.start, stretch.end
            sure = stretch.confidence
            kept.append(Utterance(number, indirect, place, *span, wording, speakers(stretch), sure))
    utterances.put(kept)


def nested_in(quotes: Sequence[Quote]) -> dict[int, list[tuple[int, int]]]:
    """Where somebody else is quoted within quotes, by their place among all."""
    nested: dict[int, list[tuple[int, int]]] = {}
    for quote in quotes:
        if quote.inside is not None:
            nested.setdefault(quote.inside, []).append((quote.start, quote.end))
    return nested


def _wording(utterances: Utterances, words: list[Word], indirect: bool) -> int | None:
    """The number of a wording, None if it says too little; a new one is joined with those near it."""
    shingles = variants.shingles(words)
    if not shingles:
        return None
    written = variants.written(words)
    known = utterances.wording(written, indirect)
    if known is not None:
        return known
    number, near = utterances.put_wording(written, indirect, shingles)
    own = [word for word in words if not word.nested]
    for other, other_indirect, common, size in near:
        either = indirect or other_indirect
        if not (indirect and other_indirect) and variants.may_join(
            common, len(shingles), size, indirect=either
        ):
            others = variants.kept(utterances.words(other))
            utterances.put_joins(number, other, variants.joins(own, others, indirect=either))
    return number


def speakers(stretch: Quote | Reported) -> tuple[str, ...]:
    """The ids of the persons of its source who are credited with a stretch."""
    if stretch.speaker is None:
        return ()
    return stretch.speaker.persons or ((stretch.speaker.person,) if stretch.speaker.person else ())
