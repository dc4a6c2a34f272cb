"""Indirect speech: what a clause reports as said, outside of quotation marks.

The content stands under a reporting verb ("said the plan was dead", "denied having seen it", "asked whether
..."), before one ("The plan was dead, the mayor said") or beside "according to". Only forms that are plain
are read; a verb that is negated or hypothetical ("did not say", "if he says") reports nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.annotate.quotes.attribution import Attribution, made
from tui_reader.annotate.quotes.clauses import after_dateline, after_verb, opens_clause, subject
from tui_reader.annotate.quotes.contents import (
    DENIALS,
    ENDS,
    PAUSES,
    SINCE,
    around,
    content_end,
    content_start,
    past_addressee,
    past_adjuncts,
)
from tui_reader.annotate.quotes.cues import SPEECH, inflected
from tui_reader.annotate.quotes.phrases import Phrase, phrase_starting
from tui_reader.annotate.quotes.sentences import Sentence, Token
from tui_reader.annotate.quotes.verbs import before_verb, is_participle, is_passive, is_reporting
from tui_reader.annotate.words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    words,
)

_OPINION = inflected("believe think feel estimate")
_HEARING = inflected("hear")
_VERBS = SPEECH | DENIALS | _OPINION | _HEARING
_INVERTED = inflected("say add explain note write claim insist warn report argue admit joke recall tweet")
_HEARERS = words("court jury inquest tribunal hearing inquiry panel committee")
_NOT_SAID = words("would could should might may must can cannot not never neither nor hardly let to")
_NOBODY = words("nobody none no neither it there")
_IF = words("if unless whether what")
_OBJECTS = words("him me them us")
_BEFORE_VERB = AUXILIARIES | ADVERBS | _NOT_SAID
_BEFORE_CLAUSE = COORDINATORS | SUBORDINATORS | ADVERBS | PREPOSITIONS
_HANGING = RELATIVES | words("and but or")
_MARKS = "\"“”„«»＂'‘’"


@dataclass(frozen=True, slots=True)
class Report:
    """A stretch of reported content, by offsets, under its cue; `negated` says that it is denied.

    `attribution` is to the one who says so; None if nobody is named ("police were told that ...").
    """

    start: int
    end: int
    cue: tuple[int, int]
    attribution: Attribution | None
    negated: bool = False


def reports(text: str, sentence: Sentence) -> Iterator[Report]:
    """The reported contents of a sentence, cue by cue; one may stand within another."""
    tokens = sentence.tokens
    cues = [at for at, token in enumerate(tokens) if token.low in _VERBS and _is_cue(tokens, at)]
    for number, verb in enumerate(cues):
        attribution, stretches = _of_verb(tokens, verb, cues[number + 1 :])
        for start, stop in stretches:
            yield from _report(text, tokens, start, stop, verb, attribution)
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            phrase = phrase_starting(tokens, at + 2, len(tokens))
            if phrase is not None:
                attribution = made(tokens, "according", phrase, at)
                for start, stop in around(tokens, at, phrase.end):
                    yield from _report(text, tokens, start, stop, at, attribution)


def _is_cue(tokens: list[Token], verb: int) -> bool:
    """Whether a word is a verb that reports: neither negated nor only possible ("would say")."""
    if tokens[verb].quote >= 0 or not is_reporting(tokens, verb):
        return False
    k = verb - 1
    while k >= 0 and (tokens[k].low in _BEFORE_VERB or tokens[k].low.endswith("ly")):
        if tokens[k].low in _NOT_SAID or tokens[k].low.endswith(("n't", "n’t")):
            return tokens[k].low == "to" and k > 0 and tokens[k - 1].low == "on"
        k -= 1
    return True


def _of_verb(
    tokens: list[Token], verb: int, later: list[int]
) -> tuple[Attribution | None, list[tuple[int, int]]]:
    """The attribution and the stretches, by places, of what a verb reports; `later` are the cues after it."""
    speaker = subject(tokens, verb, after_dateline(tokens, 0, verb))
    start = content_start(tokens, verb)
    if start is not None:
        if speaker is None:
            passive = is_passive(tokens, verb)
            return None, [(start, content_end(tokens, start, later))] if passive else []
        if not _says(tokens, speaker):
            return None, []
        heard = tokens[verb].low in _HEARING
        if heard and tokens[speaker.end - 1].low not in _HEARERS:
            return None, []
        stop = content_end(tokens, start, later)
        if _in_subordinate(tokens, speaker, verb):
            stop = next((k for k in range(start, stop) if tokens[k].text == ","), stop)
        return None if heard else made(tokens, "before", speaker, verb), [(start, stop)]
    if tokens[verb].low not in SPEECH or is_participle(tokens, verb):
        return None, []
    if tokens[verb].low in _INVERTED and tokens[verb - 1].text in PAUSES and opens_clause(tokens, verb + 1):
        inverted = after_verb(tokens, verb, len(tokens))
        if inverted is None:
            return None, []
        return made(tokens, "after", inverted, verb), around(tokens, verb, inverted.end)
    if speaker is None or speaker.start == 0 or speaker.end > verb:
        return None, []
    after = past_adjuncts(tokens, past_addressee(tokens, verb))
    if after < len(tokens) and tokens[after].text not in ENDS:
        return None, []
    return made(tokens, "trailing", speaker, verb), around(tokens, speaker.start, after)


def _says(tokens: list[Token], speaker: Phrase) -> bool:
    """Whether the clause of a subject tells that somebody said something: "if he says", "what he says",
    "the sum he says was paid" do not."""
    word = tokens[speaker.start].low
    if word in _NOBODY or word in _OBJECTS:
        return False
    before = tokens[speaker.start - 1] if speaker.start else None
    if before is None or not before.word:
        return True
    if before.low in _IF or before.low in AUXILIARIES:
        return False
    return word not in PRONOUNS or before.low in _BEFORE_CLAUSE or before.low in DAYS | _VERBS


def _in_subordinate(tokens: list[Token], speaker: Phrase, verb: int) -> bool:
    """Whether the verb stands in a clause that a comma ends: "When Lee said it leaked, ...", ", who said"."""
    k = before_verb(tokens, verb - 1, 0)
    relative = k > 0 and tokens[k].low in ("who", "which") and tokens[k - 1].text == ","
    return relative or (speaker.start > 0 and tokens[speaker.start - 1].low in SINCE)


def _report(
    text: str, tokens: list[Token], start: int, stop: int, verb: int, attribution: Attribution | None
) -> Iterator[Report]:
    """The report of a stretch, unless it is nothing but a quote."""
    while stop > start and (tokens[stop - 1].text in ENDS or tokens[stop - 1].low in _HANGING):
        stop -= 1
    while start < stop and tokens[start].text in ENDS:
        start += 1
    content = tokens[start:stop]
    quoted = any(token.quote >= 0 for token in content)
    if sum(token.word for token in content) < (3 if quoted else 2):
        return
    begin, end = content[0].start, content[-1].end
    if content[0].quote >= 0:
        begin -= len(before := text[max(0, begin - 2) : begin]) - len(before.rstrip(_MARKS))
    if content[-1].quote >= 0:
        end += len(after := text[end : end + 2]) - len(after.lstrip(_MARKS))
    cue = tokens[verb].start, tokens[verb].end
    yield Report(begin, end, cue, attribution, tokens[verb].low in DENIALS)
