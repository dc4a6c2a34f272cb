"""What is quoted or reported in sources, joined with what other sources quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui_reader.collate import variants
from tui_reader.collate.wording import Word, words_of
from tui_reader.model import Annotations, Quote, Reported, Source
from tui_reader.store.utterances import Utterance, Utterances, Wording


def note(utterances: Utterances, sources: Iterable[tuple[int, Source, Annotations]]) -> None:
    """Keep what is quoted in some sources, given with their numbers, and join it with what others quote."""
    stretches: list[tuple[Utterance, Wording]] = []
    words: dict[Wording, list[Word]] = {}
    for number, source, found in sources:
        utterances.forget(number)
        for place, stretch, said in _worded(source, found):
            indirect = isinstance(stretch, Reported)
            wording = Wording(variants.written(said), indirect)
            words.setdefault(wording, said)
            span = stretch.start, stretch.end
            sure = stretch.confidence
            utterance = Utterance(number, indirect, place, *span, 0, speakers(stretch), sure)
            stretches.append((utterance, wording))
    numbers = _numbers(utterances, words)
    utterances.put(
        utterance._replace(wording=numbers[wording]) for utterance, wording in stretches if wording in numbers
    )


def _worded(source: Source, found: Annotations) -> Iterator[tuple[int, Quote | Reported, list[Word]]]:
    """The quoted and reported stretches of a source, with their places among their kind and their words; but
    for denials, which report what somebody else said."""
    nested = nested_in(found.quotes)
    for place, quote in enumerate(found.quotes):
        yield place, quote, words_of(source.text, quote.start, quote.end, nested.get(place, ()))
    for place, reported in enumerate(found.reported):
        if not reported.negated:
            yield place, reported, words_of(source.text, reported.start, reported.end)


def nested_in(quotes: Sequence[Quote]) -> dict[int, list[tuple[int, int]]]:
    """Where somebody else is quoted within quotes, by their place among all."""
    nested: dict[int, list[tuple[int, int]]] = {}
    for quote in quotes:
        if quote.inside is not None:
            nested.setdefault(quote.inside, []).append((quote.start, quote.end))
    return nested


def _numbers(utterances: Utterances, words: dict[Wording, list[Word]]) -> dict[Wording, int]:
    """The numbers of wordings, but of those that say too little; new ones are joined with those near them."""
    numbers = utterances.wordings(words)
    new = {
        wording: shingles
        for wording, said in words.items()
        if wording not in numbers and (shingles := variants.shingles(said))
    }
    for wording, (number, near) in utterances.put_wordings(new, variants.may_report).items():
        numbers[wording] = number
        own = [word for word in words[wording] if not word.nested]
        for other in near:
            if wording.indirect != other.indirect:
                others = variants.kept(utterances.words(other.wording))
                if wording.indirect:
                    utterances.put_joins(number, other.wording, variants.reports(own, others))
                else:
                    utterances.put_joins(other.wording, number, variants.reports(others, own))
            elif not wording.indirect and variants.may_join(other.common, len(new[wording]), other.size):
                others = variants.kept(utterances.words(other.wording))
                utterances.put_joins(number, other.wording, variants.joins(own, others))
    return numbers


def speakers(stretch: Quote | Reported) -> tuple[str, ...]:
    """The ids of the persons of its source who are credited with a stretch."""
    if stretch.speaker is None:
        return ()
    return stretch.speaker.persons or ((stretch.speaker.person,) if stretch.speaker.person else ())
