"""Who says each quoted stretch, on what evidence, and how surely.

Each stretch is looked at within its line and its sentence first (`lines`, `reporting`). Where these name
nobody, the speaker is carried over from the speech before it, or taken from the sentence that leads up to
it. A speaker who is only "she" or "the actress" becomes a person in `coreference`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui_reader.annotate.quotes.attribution import Attribution, made
from tui_reader.annotate.quotes.blocks import paragraphs
from tui_reader.annotate.quotes.clauses import leading, subject
from tui_reader.annotate.quotes.coreference import resolve_references
from tui_reader.annotate.quotes.evidence import confidence, evidence
from tui_reader.annotate.quotes.lines import credited, labelled, read_out
from tui_reader.annotate.quotes.marks import folded
from tui_reader.annotate.quotes.reported import Report, reports
from tui_reader.annotate.quotes.reporting import in_sentence
from tui_reader.annotate.quotes.sentences import Sentence, sentences
from tui_reader.annotate.quotes.story import Reference
from tui_reader.annotate.quotes.verbs import cue_places
from tui_reader.annotate.words import AUXILIARIES
from tui_reader.model import Evidence, Mention, Person, Quote, QuoteKind, Reported, Span, Speaker

_LONGEST_HEADLINE = 400
_SOMEBODY = frozenset(("he", "she", "they", "we", "i"))


def attribute(
    text: str, quotes: Sequence[Quote], mentions: Sequence[Mention], persons: Sequence[Person]
) -> tuple[tuple[Quote, ...], tuple[Reported, ...], tuple[Mention, ...]]:
    """The quotes with cue, speaker, confidence and evidence; indirect speech; the pronouns and epithets that
    were resolved for quotes.

    `mentions` are the names of the source in its order, `persons` whom they stand for. A quote whose speaker
    cannot be told stays without one; a speaker who is nobody of `persons` keeps the words that name him.
    """
    found, read = attributions(text, quotes, mentions)
    indirect = [report for sentence in read for report in reports(text, sentence)]
    speaking = [report.attribution for report in indirect if report.attribution is not None]
    references = resolve_references(text, read, found, speaking, quotes, mentions, persons)
    named = {mention.start for mention in mentions}
    resolved: dict[int, Mention] = {}
    done = []
    for number, quote in enumerate(quotes):
        attribution = found.get(number)
        if attribution is None:
            done.append(replace(quote, cue=None, speaker=None, confidence=0.0, evidence=()))
            continue
        start, end = attribution.start, attribution.end
        reference = references.get((start, end))
        speaker, sure, steps = _credit(text, attribution, quote.kind, reference, mentions)
        cue = Span(*attribution.cue, text[slice(*attribution.cue)]) if attribution.cue is not None else None
        done.append(replace(quote, cue=cue, speaker=speaker, confidence=sure, evidence=steps))
        if reference is not None and reference.person is not None and start not in named:
            resolved[start] = Mention(start, end, text[start:end], reference.person, reference.form)
    reported = sorted(
        (_reported(text, report, references, mentions) for report in indirect),
        key=lambda report: (report.start, report.end),
    )
    return tuple(_regrouped(done)), tuple(reported), tuple(resolved[start] for start in sorted(resolved))


def _reported(
    text: str,
    report: Report,
    references: Mapping[tuple[int, int], Reference],
    mentions: Sequence[Mention],
) -> Reported:
    cue = Span(*report.cue, text[slice(*report.cue)])
    content = text[report.start : report.end]
    attribution = report.attribution
    if attribution is None:
        return Reported(report.start, report.end, content, cue, negated=report.negated)
    reference = references.get((attribution.start, attribution.end))
    credit = _credit(text, attribution, "direct", reference, mentions)
    return Reported(report.start, report.end, content, cue, *credit, report.negated)


def _credit(
    text: str,
    attribution: Attribution,
    kind: QuoteKind,
    reference: Reference | None,
    mentions: Sequence[Mention],
) -> tuple[Speaker, float, tuple[Evidence, ...]]:
    """Speaker, confidence and evidence of an attribution, given what its words stand for."""
    persons = tuple(dict.fromkeys(mentions[head].person for head in attribution.heads))
    sure = confidence(attribution, kind)
    steps: tuple[Evidence, ...] = (evidence(text, attribution),)
    if reference is not None:
        persons = reference.persons
        sure *= reference.confidence
        steps += reference.evidence
    start, end = attribution.start, attribution.end
    speaker = Speaker(start, end, text[start:end], persons[0] if len(persons) == 1 else None, persons)
    return speaker, round(sure, 2), steps


def _regrouped(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with groups of one speaker each: stretches of two speakers are two utterances."""
    fresh = max((quote.group for quote in quotes), default=0)
    groups: dict[tuple[int, int | None], int] = {}
    taken: set[int] = set()
    done = []
    for quote in quotes:
        key = (quote.group, quote.speaker.start if quote.speaker is not None else None)
        if key not in groups:
            if quote.group in taken:
                fresh += 1
            groups[key] = fresh if quote.group in taken else quote.group
            taken.add(quote.group)
        done.append(replace(quote, group=groups[key]))
    return done


@dataclass(slots=True)
class _Memory:
    """What carries over while a source is read: the last speech and the last sentence without one.

    `age` counts the paragraphs without a quote since the last speech.
    """

    found: dict[int, Attribution] = field(default_factory=dict)
    last: Attribution | None = None
    group: int = -1
    age: int = 0
    lead: Sentence | None = None


def attributions(
    text: str, quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> tuple[dict[int, Attribution], list[Sentence]]:
    """The attribution of each quote that has one, by its number, and the sentences outside of quotes."""
    starts = [mention.start for mention in mentions]
    blocks = paragraphs(text)
    outer = [(number, quote) for number, quote in enumerate(quotes) if quote.inside is None]
    read: list[Sentence] = []
    memory = _Memory()
    at = 0
    for place, (start, end) in enumerate(blocks):
        first = at
        while at < len(outer) and outer[at][1].start < end:
            at += 1
        block = sentences(text, start, end, place, outer[first:at], mentions, starts)
        read += block
        _read_block(text, block, quotes, mentions, memory)
    found = memory.found
    if blocks and blocks[0][1] - blocks[0][0] <= _LONGEST_HEADLINE:
        _echo(outer, blocks[0][1], found)
    for number, quote in enumerate(quotes):
        if quote.inside is not None:
            attribution = _inner(text, number, quotes, mentions, starts)
            if attribution is not None:
                found[number] = attribution
    return found, read


def _read_block(
    text: str,
    block: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    memory: _Memory,
) -> None:
    """Attributes the quotes of a paragraph."""
    if not any(sentence.quotes for sentence in block):
        memory.age += 1
        memory.lead = block[-1] if block else None
        return
    first = True
    for position, sentence in enumerate(block):
        for place in sentence.quotes:
            number = sentence.tokens[place].quote
            quote = quotes[number]
            if read_out(sentence.tokens[:place]):
                memory.last = None
                continue
            attribution = (
                labelled(text, quote, mentions)
                or credited(text, quote, mentions)
                or in_sentence(sentence, place)
                or _carried(block, position, place, quote, memory, first)
            )
            if attribution is not None:
                memory.found[number] = attribution
                if attribution.kind != "subject" or quote.kind == "direct":
                    memory.last, memory.group = attribution, quote.group
            first = False
    memory.age = 0
    memory.lead = block[-1] if not block[-1].quotes else None


def _carried(
    block: Sequence[Sentence], position: int, place: int, quote: Quote, memory: _Memory, first: bool
) -> Attribution | None:
    """The speaker from beyond the sentence; `first` says that no quote stands before in the paragraph."""
    if memory.last is not None and memory.group == quote.group:
        return replace(memory.last, kind="continued" if first else "carried")
    tokens = block[position].tokens
    if place + 1 < len(tokens) and tokens[place + 1].low in AUXILIARIES:
        return None
    alone = all(token.quote >= 0 or not token.word for token in tokens)
    before = block[position - 1] if position else memory.lead
    if alone and before is not None and not before.quotes:
        led = _led_up_to(before)
        if led is not None:
            return led
    if not first:
        return replace(memory.last, kind="carried") if memory.last is not None else None
    after = block[position + 1] if position + 1 < len(block) else None
    if alone and after is not None and after.quotes[:1] == [0]:
        later = in_sentence(after, 0)
        if later is not None and later.kind in ("after", "trailing"):
            return replace(later, kind="carried")
    if memory.last is not None and memory.age <= 1 and quote.kind == "direct":
        return replace(memory.last, kind="earlier")
    return None


def _led_up_to(sentence: Sentence) -> Attribution | None:
    """The speaker whom a sentence leads up to: its first reporting verb's subject, else its own."""
    tokens = sentence.tokens
    for verb in cue_places(tokens):
        phrase = subject(tokens, verb)
        if phrase is not None:
            return made(tokens, "lead-in", phrase, verb)
    phrase = leading(tokens, 0, len(tokens))
    if phrase is None:
        return None
    if tokens[-1].text == ":":
        return made(tokens, "colon", phrase)
    somebody = phrase.head >= 0 or phrase.heads or tokens[phrase.start].low in _SOMEBODY
    return made(tokens, "lead-in", phrase) if somebody else None


def _echo(outer: Sequence[tuple[int, Quote]], headline: int, found: dict[int, Attribution]) -> None:
    """Speakers for what the headline quotes, taken from where the same words are quoted below it."""
    for number, quote in outer:
        if quote.start >= headline:
            return
        attribution = found.get(number)
        if attribution is not None and attribution.kind not in ("subject", "colon", "earlier"):
            continue
        words = folded(quote.text)
        for other, later in outer:
            if later.start > headline and " " in words and other in found and words in folded(later.text):
                found[number] = replace(found[other], kind="echo", cue=None)
                break
        else:
            if attribution is not None and not attribution.heads:
                del found[number]


def _inner(
    text: str, number: int, quotes: Sequence[Quote], mentions: Sequence[Mention], starts: Sequence[int]
) -> Attribution | None:
    """The speaker of a stretch quoted within another, as the words around it tell."""
    quote = quotes[number]
    if quote.inside is None:
        return None
    around = quotes[quote.inside]
    begin, stop = max(around.start, quote.start - 400), min(around.end, quote.end + 200)
    before = quotes[quote.inside - 1] if quote.inside else None
    if before is not None and before.group == around.group and quote.start - around.start <= 2:
        begin = max(before.start, before.end - 400)
    for sentence in sentences(text, begin, stop, -1, [(number, quote)], mentions, starts):
        if sentence.quotes:
            told = in_sentence(sentence, sentence.quotes[0])
            return replace(told, kind="inner") if told is not None and told.kind != "subject" else None
    return None
