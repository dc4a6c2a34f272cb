"""Whose words a stretch is where a noun reports it: "her claim that ...", "a pledge by Ann Lee to ..."."""

from __future__ import annotations

from tui_reader.annotate.quotes.phrases import Phrase, phrase_ending, phrase_starting
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.words import AUXILIARIES, PREPOSITIONS, words

REPORTING_NOUNS = words(
    """
    accusation acknowledgement acknowledgment admission advice allegation announcement answer apology
    argument assertion boast call calls caution charge claim claims comment comments complaint conclusion
    confession contention declaration demand demands denial description dictum email explanation
    insistence joke letter mantra message motto observation opinion plea pledge pledges post prediction
    promise promises question quip remark remarks reply request response retort slogan speech statement
    suggestion testimony threat tweet verdict view vow vows warning warnings words
    """
)
POSSESSIVES = words("his her their")
_FARTHEST = 12
_MODIFIERS = 4
_SHORT = 4


def reporting_noun(tokens: list[Token], place: int) -> Phrase | None:
    """The one whose claim, promise or letter a stretch is, as a noun before it tells."""
    for at in range(place - 1, max(-1, place - _FARTHEST), -1):
        token = tokens[at]
        if token.quote >= 0 or token.text == ";":
            return None
        if token.low in REPORTING_NOUNS:
            return _owner(tokens, at, place) or _author(tokens, at, place)
    return None


def _owner(tokens: list[Token], noun: int, place: int) -> Phrase | None:
    """ "Lee's claim that", "her clear promise to be", "their slogan:" """
    if not _introduces(tokens, noun + 1, place):
        return None
    for at in range(noun - 1, max(-1, noun - 2 - _MODIFIERS), -1):
        token = tokens[at]
        if token.low in POSSESSIVES:
            return Phrase(at, at + 1)
        if not token.word or token.low in PREPOSITIONS or token.low in AUXILIARIES:
            return None
        if token.low.endswith(("'s", "’s", "s'", "s’")):
            return _possessor(tokens, at)
    return None


def _introduces(tokens: list[Token], at: int, place: int) -> bool:
    """Whether what follows a noun leads to the stretch: "that ...", "to be", "for a", a comma or a colon."""
    if at == place or tokens[at].low == "that":
        return True
    last = place - 2 if tokens[place - 1].text in (",", ":") and place - 2 >= at else place - 1
    if tokens[last].low in ("is", "was"):
        return True
    return place - at <= _SHORT and tokens[at].low in (",", ":", "—", "–", "to", "for", "of", "about")


def _possessor(tokens: list[Token], last: int) -> Phrase | None:
    if tokens[last].mention < 0:
        return phrase_ending(tokens, last, 0)
    begin = last
    while begin > 0 and tokens[begin - 1].mention == tokens[last].mention:
        begin -= 1
    return Phrase(begin, last + 1, tokens[last].mention)


def _author(tokens: list[Token], noun: int, place: int) -> Phrase | None:
    """ "a pledge by Ann Lee to ..." """
    if tokens[noun + 1].low not in ("by", "from"):
        return None
    phrase = phrase_starting(tokens, noun + 2, place)
    named = phrase is not None and (phrase.head >= 0 or phrase.heads)
    return phrase if phrase is not None and named and _introduces(tokens, phrase.end, place) else None
