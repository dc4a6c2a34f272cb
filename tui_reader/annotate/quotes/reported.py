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
    coordinator,
    past_addressee,
    past_adjuncts,
)
from tui_reader.annotate.quotes.cues import SPEECH, inflected
from tui_reader.annotate.quotes.nouns import REPORTING_NOUNS
from tui_reader.annotate.quotes.phrases import Phrase, phrase_starting
from tui_reader.annotate.quotes.sentences import Sentence, Token
from tui_reader.annotate.quotes.verbless import noun
from tui_reader.annotate.quotes.verbs import before_verb, is_participle, is_passive, is_reporting
from tui_reader.annotate.words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    words,
)

_Told = tuple[Attribution | None, list[tuple[int, int]]]

_OPINION = inflected("believe think feel estimate")
_DENIAL = words("denial denials")
_HEARING = inflected("hear")
_VERBS = SPEECH | DENIALS | _OPINION | _HEARING
_SAYING = inflected("say add")
_AFTERWARDS = _SAYING | inflected("tell explain note write claim insist warn report argue admit joke recall")
_HEARERS = words("court jury inquest tribunal hearing inquiry panel committee")
_NOT_SAID = words("""
    would could should might may must can cannot not never neither nor hardly let to help helps helped
    make makes
    """)
_NOBODY = words("nobody none no neither it there")
_IF = words("if unless whether what")
_ARTICLES = words("a an the")
_OBJECTS = words("him me them us")
_BEFORE_VERB = AUXILIARIES | ADVERBS | _NOT_SAID
_SMALL = PREPOSITIONS | AUXILIARIES | COORDINATORS | SUBORDINATORS | RELATIVES | DETERMINERS | ADVERBS
_FEWEST = 2
_NOTHING: _Told = (None, [])
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
    tokens = _without_title_case(sentence.tokens)
    cues = [at for at, token in enumerate(tokens) if token.low in _VERBS and _is_cue(tokens, at)]
    end = 0
    for number, verb in enumerate(cues):
        if verb < end and coordinator(tokens, verb) is not None:
            continue
        attribution, stretches = _of_verb(tokens, verb, cues[number + 1 :])
        for start, stop in stretches:
            end = max(end, stop if start > verb else 0)
            yield from _report(text, tokens, start, stop, verb, attribution)
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            phrase = phrase_starting(tokens, at + 2, len(tokens))
            if phrase is not None:
                attribution = made(tokens, "according", phrase, at)
                for start, stop in around(tokens, at, phrase.end):
                    yield from _report(text, tokens, start, stop, at, attribution)
        elif tokens[at].low in REPORTING_NOUNS and tokens[at + 1].low == "that":
            owned = noun(tokens, at + 2)
            if owned is not None:
                stop = content_end(tokens, at, at + 2, [cue for cue in cues if cue > at])
                yield from _report(text, tokens, at + 2, stop, at, owned)


def _without_title_case(tokens: list[Token]) -> list[Token]:
    """The tokens of a headline with verbs and small words as in a sentence: "Mayor Denies Dam Was Dry"."""
    if not any(token.capital and token.low in _VERBS for token in tokens[1:]):
        return tokens
    if any(token.word and not token.capital and token.low not in _SMALL for token in tokens):
        return tokens
    return [
        token._replace(text=token.low)
        if token.mention < 0 and (token.low in _VERBS | _SMALL or token.low.endswith(("ed", "ing")))
        else token
        for token in tokens
    ]


def _is_cue(tokens: list[Token], verb: int) -> bool:
    """Whether a word is a verb that reports: neither negated nor only possible ("would say")."""
    if tokens[verb].quote >= 0 or not is_reporting(tokens, verb):
        return False
    k = verb - 1
    if k >= 0 and tokens[k].low in SINCE and tokens[verb].low.endswith("ed"):
        return False
    while k >= 0 and (tokens[k].low in _BEFORE_VERB or tokens[k].low.endswith("ly")):
        if tokens[k].low in _NOT_SAID or tokens[k].low.endswith(("n't", "n’t")):
            return tokens[k].low == "to" and k > 0 and tokens[k - 1].low == "on"
        k -= 1
    return True


def _of_verb(tokens: list[Token], verb: int, later: list[int]) -> _Told:
    """The attribution and the stretches, by places, of what a verb reports; `later` are the cues after it."""
    speaker = subject(tokens, verb, after_dateline(tokens, 0, verb))
    start = content_start(tokens, verb)
    if start is not None:
        return _told_after(tokens, verb, speaker, start, content_end(tokens, verb, start, later))
    if tokens[verb].low not in _AFTERWARDS or is_participle(tokens, verb):
        return _NOTHING
    if (
        tokens[verb - 1].text in PAUSES
        and opens_clause(tokens, verb + 1)
        and tokens[verb + 1].low not in DAYS
    ):
        return _told_by(tokens, verb)
    if speaker is None or speaker.start == 0 or speaker.end > verb or not _says(tokens, speaker):
        return _NOTHING
    after = past_adjuncts(tokens, past_addressee(tokens, verb))
    if after < len(tokens) and tokens[after].text not in ENDS:
        return _NOTHING
    return made(tokens, "trailing", speaker, verb), around(tokens, speaker.start, after)


def _told_after(tokens: list[Token], verb: int, speaker: Phrase | None, start: int, stop: int) -> _Told:
    """What stands under a verb: "Lee said it leaked", "police were told that ...", "the court heard it"."""
    that = tokens[start - 1].low == "that"
    if speaker is None:
        told = is_passive(tokens, verb) and (that or tokens[verb].low == "told") and tokens[start].low != "to"
        return (None, [(start, stop)]) if told else _NOTHING
    if not _says(tokens, speaker) or _among_many(tokens, speaker, verb):
        return _NOTHING
    if _in_subordinate(tokens, speaker, verb):
        stop = next((k for k in range(start, stop) if tokens[k].text == ","), stop)
    if tokens[verb].low in _HEARING:
        return (None, [(start, stop)]) if tokens[speaker.end - 1].low in _HEARERS else _NOTHING
    return made(tokens, "before", speaker, verb), [(start, stop)]


def _told_by(tokens: list[Token], verb: int) -> _Told:
    """What stands before a verb that its subject follows: "It leaked, said the mayor"."""
    speaker = after_verb(tokens, verb, len(tokens))
    if speaker is None or not (speaker.head >= 0 or tokens[verb].low in _SAYING):
        return _NOTHING
    if speaker.end < len(tokens) and tokens[speaker.end].quote >= 0:
        return _NOTHING
    return made(tokens, "after", speaker, verb), around(tokens, verb, speaker.end)


def _says(tokens: list[Token], speaker: Phrase) -> bool:
    """Whether the clause of a subject tells that somebody said something: "if he says", "what he says",
    "the sum he says was paid" do not."""
    word = tokens[speaker.start].low
    if word in _NOBODY | _OBJECTS | AUXILIARIES or tokens[speaker.end - 1].low in _ARTICLES:
        return False
    before = tokens[speaker.start - 1] if speaker.start else None
    if before is None or not before.word:
        return True
    if before.low in _IF or before.low in AUXILIARIES:
        return False
    return word not in PRONOUNS or before.low in _BEFORE_CLAUSE or before.low in DAYS | _VERBS


def _among_many(tokens: list[Token], speaker: Phrase, verb: int) -> bool:
    """Whether the verb only tells who of many is meant: "voters who said it leaked"."""
    k = before_verb(tokens, verb - 1, 0)
    return speaker.head < 0 and speaker.end <= k and tokens[k].low in RELATIVES and tokens[k - 1].text != ","


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
    if sum(token.word for token in content) < _FEWEST:
        return
    begin, end = content[0].start, content[-1].end
    if content[0].quote >= 0:
        begin -= len(before := text[max(0, begin - 2) : begin]) - len(before.rstrip(_MARKS))
    if content[-1].quote >= 0:
        end += len(after := text[end : end + 2]) - len(after.lstrip(_MARKS))
    cue = tokens[verb].start, tokens[verb].end
    yield Report(begin, end, cue, attribution, tokens[verb].low in DENIALS | _DENIAL)
