"""Who is credited where no active reporting verb says so: by a colon, an agent, a noun, a subject."""

from __future__ import annotations

import re
from dataclasses import replace

from tui_reader.annotate.quotes.attribution import Attribution, made
from tui_reader.annotate.quotes.clauses import after_verb, leading, opens_clause
from tui_reader.annotate.quotes.cues import SPEECH, STANCE
from tui_reader.annotate.quotes.nouns import POSSESSIVES, reporting_noun
from tui_reader.annotate.quotes.phrases import Phrase, phrase_starting
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.quotes.verbs import is_passive
from tui_reader.annotate.words import DETERMINERS, words

_GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_NOBODY = words("it this that there it's that's there's it’s that’s there’s here more what")


def named_before_colon(tokens: list[Token], place: int) -> Attribution | None:
    """ "a statement by the mayor, Ann Lee: ...", "a message from the family: ..."."""
    for k in range(place - 2, max(0, place - 10), -1):
        if tokens[k].low in ("by", "from") or (tokens[k].low in SPEECH and opens_clause(tokens, k + 1)):
            phrase = after_verb(tokens, k, place - 1)
            if phrase is None or phrase.end < place - 1:
                return None
            cue = tokens[k].low in SPEECH
            somebody = (
                phrase.head >= 0 or phrase.heads or (not cue and tokens[phrase.start].low in DETERMINERS)
            )
            return made(tokens, "colon", phrase) if somebody else None
    return None


def colon(tokens: list[Token], place: int) -> Attribution | None:
    """A clause without a reporting verb that ends in a colon: "Then it was the mayor: ..."."""
    if place == 0 or tokens[place - 1].text != ":":
        return None
    at = place - 1
    while at > 0 and (tokens[at - 1].capital or tokens[at - 1].mention >= 0 or tokens[at - 1].low == "and"):
        at -= 1
    if 0 < at < place - 1 and tokens[at - 1].low in ("-", "–", "—", ","):
        phrase = phrase_starting(tokens, at, place - 1)
        if phrase is not None and phrase.end == place - 1:
            return made(tokens, "colon", phrase)
    phrase = leading(tokens, 0, place - 1)
    return made(tokens, "colon", phrase) if phrase is not None else None


def agent(tokens: list[Token], place: int) -> Attribution | None:
    """ "called ... by Ann": the agent of a passive reporting verb after the stretch."""
    verbs = [k for k in range(place) if tokens[k].low in STANCE or tokens[k].low in SPEECH]
    if verbs and place + 2 < len(tokens) and tokens[place + 1].low == "by":
        phrase = phrase_starting(tokens, place + 2, len(tokens))
        if phrase is not None:
            return made(tokens, "before", phrase, verbs[-1])
    return None


def noun(tokens: list[Token], place: int) -> Attribution | None:
    """ "her claim that ...", where no verb reports the stretch."""
    phrase = reporting_noun(tokens, place)
    if phrase is None:
        return None
    attribution = made(tokens, "noun", phrase)
    owner = tokens[phrase.end - 1]
    ending = _GENITIVE.search(owner.text)
    length = len(ending.group()) if ending else 0
    return replace(attribution, end=attribution.end - length, pronoun=owner.low in POSSESSIVES)


def subject_of(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """The subject of a sentence without a usable reporting verb, for words woven into it."""
    if place == 0 or len(tokens) < 4:
        return None
    if all(token.quote >= 0 or not token.word for token in tokens[:place]):
        return None
    if any(cue < place and is_passive(tokens, cue) for cue in cues):
        return None
    phrase = leading(tokens, 0, place)
    if phrase is None or tokens[phrase.start].low in _NOBODY:
        at = next((k for k in range(place - 1, -1, -1) if tokens[k].low in ("he", "she")), None)
        phrase = Phrase(at, at + 1) if at is not None else None
    return made(tokens, "subject", phrase) if phrase is not None else None
