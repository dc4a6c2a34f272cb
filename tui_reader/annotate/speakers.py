"""Who says each quoted stretch, on what evidence, and how surely.

Each stretch is looked at within its sentence first: a reporting verb and its subject right after it, then before it,
then anywhere around it. Where the sentence names nobody, the speaker is carried from the speech before it, or from
the sentence that leads up to it. A speaker who is only "she" or "the actress" becomes a person in `coreference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui_reader.annotate.blocks import paragraphs
from tui_reader.annotate.clauses import cue_places, leading, subject
from tui_reader.annotate.coreference import Reference, resolve_references
from tui_reader.annotate.marks import folded
from tui_reader.annotate.reporting import Attribution, in_sentence, made
from tui_reader.annotate.sentences import Sentence, Token, sentences
from tui_reader.annotate.unmarked import LABEL
from tui_reader.annotate.words import AUXILIARIES
from tui_reader.model import Evidence, Mention, Person, Quote, Span, Speaker

CONFIDENCE = {
    "label": 0.97, "after": 0.97, "before": 0.95, "according": 0.95, "around": 0.9, "trailing": 0.9, "colon": 0.85,
    "continued": 0.93, "carried": 0.85, "lead-in": 0.75, "subject": 0.7, "earlier": 0.6, "credit": 0.8, "inner": 0.7, "echo": 0.85,
}  # fmt: skip


def attribute(
    text: str, quotes: Sequence[Quote], mentions: Sequence[Mention], persons: Sequence[Person]
) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    """The quotes with cue, speaker, confidence and evidence, and the pronouns and epithets that were resolved.

    `mentions` are the names of the source in its order, `persons` whom they stand for. A quote whose speaker cannot
    be told stays without one; a speaker that is nobody of `persons` keeps the words that name it.
    """
    found, read = _attributions(text, quotes, mentions)
    references = resolve_references(text, read, found, quotes, mentions, persons)
    known = {mention.start: mention for mention in mentions}
    resolved: dict[int, Mention] = {}
    done = []
    for number, quote in enumerate(quotes):
        attribution = found.get(number)
        if attribution is None:
            done.append(replace(quote, cue=None, speaker=None, confidence=0.0, evidence=()))
            continue
        reference = references.get((attribution.start, attribution.end))
        done.append(_finished(text, quote, attribution, reference, mentions))
        if reference is not None and reference.person is not None and attribution.start not in known:
            a, b = attribution.start, attribution.end
            resolved[a] = Mention(a, b, text[a:b], reference.person, reference.form)
    return tuple(done), tuple(resolved[start] for start in sorted(resolved))


def _finished(
    text: str,
    quote: Quote,
    attribution: Attribution,
    reference: Reference | None,
    mentions: Sequence[Mention],
) -> Quote:
    names = list(dict.fromkeys(mentions[head].person for head in attribution.heads))
    person = names[0] if len(names) == 1 else None
    several = tuple(names) if len(names) > 1 else ()
    confidence = CONFIDENCE[attribution.kind]
    evidence = [_evidence(text, attribution)]
    if reference is not None:
        person, several = reference.person, reference.persons
        confidence *= reference.confidence
        evidence += reference.evidence
    cue = Span(*attribution.cue, text[slice(*attribution.cue)]) if attribution.cue else None
    speaker = Speaker(
        attribution.start,
        attribution.end,
        text[attribution.start : attribution.end],
        person,
        several or ((person,) if person else ()),
    )
    return replace(quote, cue=cue, speaker=speaker, confidence=round(confidence, 2), evidence=tuple(evidence))


_SAYS = {
    "label": "the line is labelled with the speaker's name",
    "after": 'named in the same sentence: "{words}"',
    "before": 'named in the same sentence: "{words}"',
    "around": 'named in the same sentence: "{words}"',
    "trailing": 'named at the end of the sentence: "{words}"',
    "according": 'named in the same sentence: "according to {speaker}"',
    "colon": 'introduced by a colon after "{speaker}"',
    "continued": "the same speech goes on from the paragraph before",
    "carried": 'carried over from the quote before: "{words}"',
    "lead-in": 'the sentence before leads up to it: "{words}"',
    "subject": 'the sentence is about "{speaker}"',
    "earlier": 'carried over from an earlier paragraph: "{words}"',
    "credit": 'credited beneath the quote: "{speaker}"',
    "inner": 'named within the quote around it: "{words}"',
    "echo": 'the same words are quoted below, of "{speaker}"',
}
_EVIDENCE_KIND = {
    "label": "colon", "after": "cue", "before": "cue", "around": "cue", "trailing": "cue", "according": "cue",
    "colon": "colon", "continued": "carried", "carried": "carried", "lead-in": "carried", "subject": "subject",
    "earlier": "carried", "credit": "credit", "inner": "cue", "echo": "echo",
}  # fmt: skip


def _evidence(text: str, attribution: Attribution) -> Evidence:
    start, end = attribution.start, attribution.end
    if attribution.cue is not None:
        start, end = min(start, attribution.cue[0]), max(end, attribution.cue[1])
    words = " ".join(text[start:end].split())
    speaker = " ".join(text[attribution.start : attribution.end].split())
    says = _SAYS[attribution.kind].format(words=_shortened(words), speaker=_shortened(speaker))
    return Evidence(_EVIDENCE_KIND[attribution.kind], start, end, says)


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:28].rstrip() + " … " + words[-28:].lstrip()


def _attributions(
    text: str, quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> tuple[dict[int, Attribution], list[Sentence]]:
    """The attribution of each quote that has one, and the sentences of the source outside of quotes."""
    starts = [mention.start for mention in mentions]
    blocks = paragraphs(text)
    outer = [(number, quote) for number, quote in enumerate(quotes) if quote.inside is None]
    read: list[Sentence] = []
    found: dict[int, Attribution] = {}
    at = 0
    memory = _Memory()
    for place, (start, end) in enumerate(blocks):
        here = []
        while at < len(outer) and outer[at][1].start < end:
            here.append(outer[at])
            at += 1
        block = sentences(text, start, end, place, here, mentions, starts)
        read += block
        _attribute_block(text, block, quotes, found, memory)
    _echoed(text, blocks, outer, found)
    for number, quote in enumerate(quotes):
        if quote.inside is not None:
            attribution = _inner(text, number, quotes, mentions, starts)
            if attribution is not None:
                found[number] = attribution
    return found, read


def _echoed(
    text: str,
    blocks: Sequence[tuple[int, int]],
    outer: Sequence[tuple[int, Quote]],
    found: dict[int, Attribution],
) -> None:
    """Speakers for what a headline quotes, taken from where the same words are quoted below it."""
    for number, quote in outer:
        if not blocks or quote.start >= blocks[0][1]:
            return
        attribution = found.get(number)
        if attribution is not None and attribution.kind == "subject" and not attribution.heads:
            del found[number]
        if attribution is None or attribution.kind in ("subject", "colon", "earlier"):
            words = folded(quote.text)
            for other, later in outer:
                if (
                    later.start > blocks[0][1]
                    and " " in words
                    and words in folded(later.text)
                    and other in found
                ):
                    found[number] = replace(found[other], kind="echo", cue=None)
                    break


@dataclass(slots=True)
class _Memory:
    """What carries over from one paragraph to the next."""

    last: Attribution | None = None
    quote: int = -1
    age: int = 0
    lead: Sentence | None = None


def _attribute_block(
    text: str, block: list[Sentence], quotes: Sequence[Quote], found: dict[int, Attribution], memory: _Memory
) -> None:
    if not any(sentence.quotes for sentence in block):
        memory.age += 1
        memory.lead = block[-1] if block else None
        return
    fresh = True
    for position, sentence in enumerate(block):
        for place in sentence.quotes:
            number = sentence.tokens[place].quote
            if _read_out(sentence.tokens[:place]):
                memory.last = None
                continue
            attribution = _label(text, quotes[number], sentence.tokens[:place])
            attribution = attribution or in_sentence(sentence, place)
            if attribution is None:
                attribution = _carried(text, block, position, place, quotes, found, memory, fresh)
            if attribution is not None:
                found[number] = attribution
                if attribution.kind != "subject" or quotes[number].kind == "direct":
                    memory.last, memory.quote, memory.age = attribution, number, 0
            fresh = False
    memory.lead = block[-1] if not block[-1].quotes else None
    if memory.quote >= 0 and fresh is False:
        memory.age = 0


def _read_out(before: Sequence[Token]) -> bool:
    """Whether somebody reads aloud what another wrote: the reader is not its speaker."""
    read = [at for at, token in enumerate(before) if token.low in ("read", "reads", "reading")]
    return any(token.low in ("out", "aloud") for at in read for token in before[at + 1 : at + 4])


def _label(text: str, quote: Quote, before: Sequence[Token]) -> Attribution | None:
    """ "SMITH: ..." at the start of a line."""
    line = text.rfind("\n", 0, quote.start) + 1
    if quote.start - line > 90:
        return None
    found = LABEL.fullmatch(text[line : quote.start].rstrip("\"“„«'‘`"))
    if found is None:
        return None
    start, end = line + found.start("label"), line + found.end("label")
    heads = [token.mention for token in before if token.mention >= 0 and start <= token.start < end]
    return Attribution("label", start, end, tuple(heads[-1:]))


# ---- beyond the sentence


def _carried(
    text: str,
    block: list[Sentence],
    position: int,
    place: int,
    quotes: Sequence[Quote],
    found: dict[int, Attribution],
    memory: _Memory,
    fresh: bool,
) -> Attribution | None:
    sentence = block[position]
    number = sentence.tokens[place].quote
    if memory.last is not None and memory.quote >= 0 and quotes[memory.quote].group == quotes[number].group:
        return replace(memory.last, kind="continued" if fresh else "carried")
    alone = all(token.quote >= 0 or not token.word for token in sentence.tokens)
    following = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
    if following is not None and following.low in AUXILIARIES:
        return None
    if not fresh:
        before = block[position - 1] if position and not block[position - 1].quotes else None
        if before is not None and alone:
            led = _lead_in(before)
            if led is not None:
                return led
        return replace(memory.last, kind="carried") if memory.last is not None else None
    if position and alone:
        led = _lead_in(block[position - 1])
        if led is not None:
            return led
    if position == 0 and memory.lead is not None and alone:
        led = _lead_in(memory.lead)
        if led is not None:
            return led
    after = block[position + 1] if position + 1 < len(block) else None
    if alone and after is not None and after.quotes:
        later = in_sentence(after, after.quotes[0])
        if later is not None and later.kind in ("after", "trailing") and after.quotes[0] == 0:
            return replace(later, kind="carried")
    if memory.last is not None and memory.age <= 1 and quotes[number].kind == "direct":
        return replace(memory.last, kind="earlier")
    return None


_SOMEBODY = frozenset(("he", "she", "they", "we", "i"))


def _lead_in(sentence: Sentence) -> Attribution | None:
    """The speaker whom a sentence leads up to: its last reporting verb's subject, else its own subject."""
    tokens = sentence.tokens
    for verb in cue_places(tokens):
        phrase = subject(tokens, verb)
        if phrase is not None:
            return made(tokens, "lead-in", phrase, verb)
    phrase = leading(tokens, 0, len(tokens))
    if phrase is not None and tokens[-1].text == ":":
        return made(tokens, "colon", phrase)
    if phrase is None or not (phrase.head >= 0 or phrase.heads or tokens[phrase.start].low in _SOMEBODY):
        return None
    return made(tokens, "lead-in", phrase)


def _inner(
    text: str, number: int, quotes: Sequence[Quote], mentions: Sequence[Mention], starts: Sequence[int]
) -> Attribution | None:
    """The speaker of a stretch quoted within another, as the words around it tell."""
    quote = quotes[number]
    around = quotes[quote.inside] if quote.inside is not None else quote
    begin = max(around.start, quote.start - 400)
    stop = min(around.end, quote.end + 200)
    before = quotes[quote.inside - 1] if quote.inside else None
    if before is not None and before.group == around.group and quote.start - around.start <= 2:
        begin = max(before.start, before.end - 400)
    for sentence in sentences(text, begin, stop, -1, [(number, quote)], mentions, starts):
        if sentence.quotes:
            told = in_sentence(sentence, sentence.quotes[0])
            return replace(told, kind="inner") if told is not None and told.kind != "subject" else None
    return None
