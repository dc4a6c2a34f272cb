"""Who says each quoted stretch, on what evidence, and how surely.

Each stretch is looked at within its sentence first: a reporting verb and its subject right after it, then before it,
then anywhere around it. Where the sentence names nobody, the speaker is carried from the speech before it, or from
the sentence that leads up to it. A speaker who is only "she" or "the actress" becomes a person in `coreference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui_reader.annotate.blocks import paragraphs
from tui_reader.annotate.clauses import (
    Phrase,
    after_verb,
    cue_places,
    is_participle,
    leading,
    opens_clause,
    phrase_starting,
    subject,
)
from tui_reader.annotate.coreference import Reference, resolve_references
from tui_reader.annotate.cues import LIGHT, SPEECH, STANCE
from tui_reader.annotate.sentences import Sentence, Token, sentences
from tui_reader.annotate.words import ADVERBS
from tui_reader.model import Evidence, Mention, Person, Quote, Span, Speaker

CONFIDENCE = {
    "label": 0.97, "after": 0.97, "before": 0.95, "according": 0.95, "around": 0.9, "trailing": 0.9, "colon": 0.85,
    "continued": 0.93, "carried": 0.85, "lead-in": 0.75, "subject": 0.7, "earlier": 0.6, "credit": 0.8, "inner": 0.7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """How one stretch got its speaker: the kind of evidence, the verb and the subject, by offsets and mentions."""

    kind: str
    start: int
    end: int
    heads: tuple[int, ...] = ()
    cue: tuple[int, int] | None = None
    via: str = ""


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
    "inner": 'quoted by somebody else: "{words}"',
}
_EVIDENCE_KIND = {
    "label": "colon", "after": "cue", "before": "cue", "around": "cue", "trailing": "cue", "according": "cue",
    "colon": "colon", "continued": "carried", "carried": "carried", "lead-in": "carried", "subject": "subject",
    "earlier": "carried", "credit": "credit", "inner": "cue",
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
    for number, quote in enumerate(quotes):
        if quote.inside is not None:
            attribution = _inner(text, number, quotes, mentions, starts, found)
            if attribution is not None:
                found[number] = attribution
    return found, read


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
            attribution = _in_sentence(text, sentence, place)
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


# ---- within the sentence


def _in_sentence(text: str, sentence: Sentence, place: int) -> Attribution | None:
    tokens = sentence.tokens
    label = _label(tokens, place)
    if label is not None:
        return label
    cues = cue_places(tokens)
    near = _near_before(tokens, place)
    pre_adjacent = near in cues or (place > 0 and tokens[place - 1].text == ":")
    if pre_adjacent and near not in cues:
        colon = _colon(tokens, place)
        if colon is not None and colon.heads:
            return colon
    if pre_adjacent:
        return (
            _before(tokens, place, cues)
            or _colon(tokens, place)
            or _after(tokens, place, cues)
            or _trailing(tokens, place, cues)
        )
    opens = place == 0 or tokens[place - 1].quote >= 0 or tokens[place - 1].text in ",—–-"
    if opens:
        return (
            _after(tokens, place, cues)
            or _before(tokens, place, cues)
            or _trailing(tokens, place, cues)
            or _agent(tokens, place)
            or _subject(tokens, place, cues)
        )
    return (
        _before(tokens, place, cues)
        or _after(tokens, place, cues)
        or _trailing(tokens, place, cues)
        or _agent(tokens, place)
        or _subject(tokens, place, cues)
    )


def _made(tokens: list[Token], kind: str, phrase: Phrase, verb: int | None = None) -> Attribution:
    cue = (tokens[verb].start, tokens[verb].end) if verb is not None else None
    heads = phrase.heads or ((phrase.head,) if phrase.head >= 0 else ())
    last = tokens[phrase.end - 1]
    end = last.end
    if last.text.endswith(("'s", "’s")) and phrase.end - phrase.start == 1:
        end -= 2
    return Attribution(kind, tokens[phrase.start].start, end, heads, cue)


def _label(tokens: list[Token], place: int) -> Attribution | None:
    """ "SMITH: ..." at the start of a line."""
    if place < 2 or tokens[place - 1].text != ":" or place > 8:
        return None
    words = tokens[: place - 1]
    if not all(token.word and (token.capital or token.text[0].isdigit()) for token in words):
        return None
    heads = tuple(dict.fromkeys(token.mention for token in words if token.mention >= 0))
    return Attribution("label", words[0].start, words[-1].end, heads[-1:] if words[-1].mention >= 0 else ())


def _near_before(tokens: list[Token], place: int) -> int:
    """The place of the word right before a stretch, a comma or colon left aside."""
    k = place - 1
    if k >= 0 and tokens[k].text in ",:—–-":
        k -= 1
    if k >= 0 and tokens[k].low in (
        "that",
        "how",
        "simply",
        "only",
        "as",
        "it",
        "him",
        "her",
        "them",
        "me",
        "us",
    ):
        k -= 1
    return k


def _after(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """A reporting clause that follows the stretch."""
    at = place + 1
    high = next((k for k in range(at, len(tokens)) if tokens[k].quote >= 0), len(tokens))
    pause = tokens[place].text[-1] in ",?!-—–…" or (at < high and tokens[at].text in ",—–-")
    while at < high and (tokens[at].text in ",—–-"):
        at += 1
    if at >= high:
        return None
    while at < high and (
        tokens[at].low in ("as", "so") or (tokens[at].low in ADVERBS and tokens[at].mention < 0)
    ):
        at += 1
    if at + 1 < high and tokens[at].low == "according" and tokens[at + 1].low == "to":
        phrase = phrase_starting(tokens, at + 2, high)
        return _made(tokens, "according", phrase, at) if phrase else None
    if at in cues and (pause or tokens[at].low in SPEECH) and not tokens[at].low.endswith("ing"):
        if opens_clause(tokens, at + 1):
            phrase = after_verb(tokens, at, high)
            if phrase is not None:
                return _made(tokens, "after", phrase, at)
        return None
    if not pause:
        return None
    for verb in cues:
        if verb <= at or verb >= high:
            continue
        phrase = subject(tokens, verb, at)
        if phrase is not None and phrase.start <= at:
            return _made(tokens, "after", phrase, verb)
        if not is_participle(tokens, verb):
            break
    return None


_NEW_CLAUSE = frozenset("and but while although though whereas so".split())


def _before(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """A reporting verb before the stretch, the nearest first; one in another's reported speech gives way to that."""
    near = _near_before(tokens, place)
    best: tuple[int, Phrase] | None = None
    for verb in reversed([cue for cue in cues if cue < place]):
        low = tokens[verb].low
        close = verb >= near
        if (low in LIGHT and place - verb > 6) or (low in STANCE and not close and best is not None):
            continue
        phrase = subject(tokens, verb)
        if phrase is None:
            continue
        if best is None:
            best = verb, phrase
        elif low in SPEECH and _reports(
            tokens, verb, best[1], best[0] >= near and tokens[place - 1].text in ",:"
        ):
            best = verb, phrase
    if best is not None:
        return _made(tokens, "before" if place - best[0] <= 8 else "around", best[1], best[0])
    at = next((k for k in range(place) if tokens[k].low == "according"), None)
    if at is not None and at + 1 < place and tokens[at + 1].low == "to":
        named = phrase_starting(tokens, at + 2, place)
        if named is not None:
            return _made(tokens, "according", named, at)
    return None


def _reports(tokens: list[Token], outer: int, phrase: Phrase, introduces: bool) -> bool:
    """Whether the clause of an inner verb, whose subject is given, is what an outer verb reports.

    Where the inner verb introduces speech of its own, it must follow the outer one at once.
    """
    if phrase.start <= outer or is_participle(tokens, outer):
        return False
    between = tokens[outer + 1 : phrase.start]
    if introduces:
        return all(token.low in ("that", "how", ",") or token.low in ADVERBS for token in between)
    return not any(
        token.text in (";", ":") or (token.text == "," and after.low in _NEW_CLAUSE)
        for token, after in zip(between, tokens[outer + 2 : phrase.start + 1], strict=True)
    )


def _colon(tokens: list[Token], place: int) -> Attribution | None:
    """A clause without a reporting verb that ends in a colon: "Then it was the mayor: ..."."""
    if place == 0 or tokens[place - 1].text != ":":
        return None
    phrase = leading(tokens, 0, place - 1)
    return _made(tokens, "colon", phrase) if phrase is not None else None


def _trailing(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """A reporting clause at the end of the sentence: "The plan was "dead", he said"."""
    for verb in reversed([cue for cue in cues if cue > place]):
        if tokens[verb].low not in SPEECH:
            continue
        phrase = subject(tokens, verb, place + 1)
        if phrase is not None and phrase.start > 0 and tokens[phrase.start - 1].text in (",", "—", "–"):
            return _made(tokens, "trailing", phrase, verb)
        if tokens[verb - 1].text == "," and opens_clause(tokens, verb + 1):
            phrase = after_verb(tokens, verb, len(tokens))
            if phrase is not None:
                return _made(tokens, "trailing", phrase, verb)
    at = next((k for k in range(place + 1, len(tokens) - 2) if tokens[k].low == "according"), None)
    if at is not None and tokens[at + 1].low == "to":
        named = phrase_starting(tokens, at + 2, len(tokens))
        if named is not None:
            return _made(tokens, "according", named, at)
    return None


def _agent(tokens: list[Token], place: int) -> Attribution | None:
    """ "called ... by Ann": the agent of a passive reporting verb after the stretch."""
    verbs = [k for k in range(place) if tokens[k].low in STANCE or tokens[k].low in SPEECH]
    if verbs and place + 2 < len(tokens) and tokens[place + 1].low == "by":
        phrase = phrase_starting(tokens, place + 2, len(tokens))
        if phrase is not None:
            return _made(tokens, "around", phrase, verbs[-1])
    return None


def _subject(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """The subject of a sentence without a usable reporting verb, for words woven into it."""
    if place == 0 or len(tokens) < 4:
        return None
    if all(token.quote >= 0 or not token.word for token in tokens[:place]):
        return None
    phrase = leading(tokens, 0, place)
    if phrase is None:
        return None
    return _made(tokens, "subject", phrase)


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
    following = block[position + 1] if position + 1 < len(block) else None
    if alone and following is not None and following.quotes:
        later = _in_sentence(text, following, following.quotes[0])
        if later is not None and later.kind in ("after", "trailing") and following.quotes[0] == 0:
            return replace(later, kind="carried")
    if memory.last is not None and memory.age <= 1:
        return replace(memory.last, kind="earlier")
    return None


def _lead_in(sentence: Sentence) -> Attribution | None:
    """The speaker whom a sentence leads up to: its last reporting verb's subject, else its own subject."""
    tokens = sentence.tokens
    for verb in reversed(cue_places(tokens)):
        phrase = subject(tokens, verb)
        if phrase is not None:
            return _made(tokens, "lead-in", phrase, verb)
    phrase = leading(tokens, 0, len(tokens))
    return _made(tokens, "lead-in", phrase) if phrase is not None else None


def _inner(
    text: str,
    number: int,
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    starts: Sequence[int],
    found: dict[int, Attribution],
) -> Attribution | None:
    """The speaker of a stretch quoted within another, as the words around it tell."""
    quote = quotes[number]
    around = quotes[quote.inside] if quote.inside is not None else quote
    begin = max(around.start, quote.start - 400)
    stop = min(around.end, quote.end + 200)
    for sentence in sentences(text, begin, stop, -1, [(number, quote)], mentions, starts):
        if sentence.quotes:
            made = _in_sentence(text, sentence, sentence.quotes[0])
            return replace(made, kind="inner") if made is not None and made.kind != "subject" else None
    return None
