"""Who does what in a sentence: the noun phrase that is the subject of a reporting verb.

A grammar over closed word classes instead of a parser. It answers only where the form of the clause is
plain, and gives None otherwise.
"""

from __future__ import annotations

from tui_reader.annotate.quotes.cues import CUES, LIGHT
from tui_reader.annotate.quotes.phrases import Phrase, phrase_ending, phrase_starting
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.quotes.verbs import before_verb, is_finite, is_participle, is_passive
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

_LONGEST_SUBJECT = 8
_MOST_TRIED = 2
_BEFORE_ABSOLUTE = words("of and - – —")
_PERSONAL = words("i he she they we")
_AGO = words("ago later earlier before after")
_DASHES = words("- – —")


def subject(tokens: list[Token], verb: int, low: int = 0, depth: int = 0) -> Phrase | None:
    """The subject of the verb at a place, looked for between `low` and the verb."""
    if depth > 4:
        return None
    if is_passive(tokens, verb):
        return None
    k = before_verb(tokens, verb - 1, low)
    if k < low:
        return None
    token = tokens[k]
    if token.quote >= 0:
        return None
    if token.low in ("who", "which", "that") and not (token.low == "that" and depth):
        return _antecedent(tokens, k, low)
    if tokens[verb].low.endswith("ing") and token.word:
        absolute = _absolute(tokens, k, low)
        if absolute is not None:
            return absolute
    if (
        is_participle(tokens, verb)
        or token.low in COORDINATORS
        or token.low in ("by", "while", "when", "as", "—")
    ):
        return _shared_subject(tokens, verb, low, depth)
    if token.text == ",":
        return _before_apposition(tokens, k, low) or _shared_subject(tokens, verb, low, depth)
    if not token.word:
        return None
    if token.low not in PRONOUNS:
        relative = _relative_before(tokens, k, low)
        if relative is not None:
            return _antecedent(tokens, relative, low)
    phrase = phrase_ending(tokens, k, low)
    return _governing(tokens, phrase, low) if phrase is not None else None


def _governing(tokens: list[Token], phrase: Phrase, low: int) -> Phrase:
    """The phrase that another one hangs on by a preposition: "protesters marching through the streets"."""
    k = phrase.start - 2
    if k < low or phrase.head >= 0 or phrase.heads or tokens[k + 1].low not in PREPOSITIONS - SUBORDINATORS:
        return phrase
    if tokens[k].low.endswith("ing") and k > low:
        k -= 1
    return (phrase_ending(tokens, k, low) if tokens[k].word else None) or phrase


def _relative_before(tokens: list[Token], last: int, low: int) -> int | None:
    """The place of "who" where a relative clause stands between subject and verb: "an aide who left says"."""
    for k in range(last, max(low, last - 15), -1):
        if not tokens[k].word:
            return None
        if tokens[k].low == "who":
            return k if any(is_finite(tokens, at) for at in range(k + 1, last + 1)) else None
    return None


def _absolute(tokens: list[Token], last: int, low: int) -> Phrase | None:
    """The subject of a participle of its own: "with a diver saying", "footage of Lee saying"."""
    for at in range(last - 1, max(low, last - _LONGEST_SUBJECT) - 1, -1):
        if tokens[at].quote >= 0 or tokens[at].text == ",":
            return None
        if tokens[at].low == "with" or (tokens[at].low in _BEFORE_ABSOLUTE and tokens[last].mention >= 0):
            phrase = phrase_starting(tokens, at + 1, last + 1)
            return phrase if phrase is not None and phrase.end == last + 1 else None
    return None


def _shared_subject(tokens: list[Token], verb: int, low: int, depth: int) -> Phrase | None:
    """The subject of the clause that a participle or a coordinated verb leans on."""
    tried = 0
    for at in range(verb - 1, low - 1, -1):
        if tokens[at].quote >= 0 or not is_finite(tokens, at):
            continue
        k = before_verb(tokens, at - 1, low)
        if tokens[at].low in CUES and not (k >= low and tokens[k].low in RELATIVES):
            found = subject(tokens, at, low, depth + 1)
            tried += 1
            if found is not None or tried == _MOST_TRIED:
                return found
        elif (
            k >= low
            and tokens[k].low in _PERSONAL
            and not (k > low and tokens[k - 1].low in SUBORDINATORS | RELATIVES | CUES)
        ):
            return Phrase(k, k + 1)
    return leading(tokens, low, verb)


def _antecedent(tokens: list[Token], relative: int, low: int) -> Phrase | None:
    k = relative - 1
    if k >= low and tokens[k].low in PREPOSITIONS:
        k -= 1
    if k > low and tokens[k].text == "," and tokens[k - 1].mention >= 0:
        return _named_last(tokens, k - 1, low)
    if k >= low and tokens[k].text == ",":
        parted = any(token.text == "," for token in tokens[_clause_start(tokens, k, low) : k])
        found = _before_apposition(tokens, k, low) if parted else None
        return found or (phrase_ending(tokens, k - 1, low) if k > low else None)
    return _named_last(tokens, k, low) if k >= low and tokens[k].word else None


def _named_last(tokens: list[Token], last: int, low: int) -> Phrase | None:
    """The noun phrase that ends at a place, or only the name it ends with: "an attack on Lee", who ..."""
    phrase = phrase_ending(tokens, last, low)
    if phrase is None or phrase.head >= 0 or phrase.heads or tokens[last].mention < 0:
        return phrase
    begin = last
    while begin > low and tokens[begin - 1].mention == tokens[last].mention:
        begin -= 1
    return Phrase(begin, last + 1, tokens[last].mention)


def _before_apposition(tokens: list[Token], comma: int, low: int) -> Phrase | None:
    """The noun phrase before ", ..., VERB": what stands between its commas describes it."""
    begin = _clause_start(tokens, comma, low)
    if tokens[begin].low in CUES and not tokens[begin].capital:
        begin += 1
    segments: list[tuple[int, int]] = []
    at = begin
    for k in range(begin, comma + 1):
        if tokens[k].text == ",":
            if k > at:
                segments.append((at, k))
            at = k + 1
    plain = [
        (a, b)
        for a, b in segments
        if tokens[a].low not in PREPOSITIONS | SUBORDINATORS | RELATIVES | COORDINATORS | ADVERBS | DAYS
        and not tokens[a].low.endswith("ing")
        and not (tokens[a].low.endswith("ed") and not tokens[a].capital)
        and not (tokens[a].low.endswith("ly") and not tokens[a].capital)
        and tokens[a].quote < 0
    ]
    coordinated = [(a + 1, b) if tokens[a].low in COORDINATORS else (a, b) for a, b in segments]
    if not plain:
        stop = next((b for a, b in coordinated if (a, b) not in segments and b > a), None)
        return phrase_starting(tokens, segments[0][0] + 1, stop) if stop and len(segments) == 1 else None
    first = phrase_starting(tokens, *plain[0])
    if first is None or first.head >= 0 or len(plain) < 2:
        return first
    second = phrase_starting(tokens, *plain[1])
    if second is not None and second.head >= 0 and second.end == plain[1][1] and first.end == plain[0][1]:
        return second
    return first


def _clause_start(tokens: list[Token], at: int, low: int) -> int:
    """The place after the last mark that surely parts clauses."""
    for k in range(at - 1, low - 1, -1):
        token = tokens[k]
        if token.quote >= 0 or token.text in (";", ":", "—", "–", "…") or token.low in ("that", "because"):
            if token.low == "that" and k and tokens[k - 1].text == ",":
                continue
            return k + 2 if k + 1 < len(tokens) and tokens[k + 1].text == "," else k + 1
    return low


def leading(tokens: list[Token], low: int, high: int) -> Phrase | None:
    """The first noun phrase of a clause, after adverbials up to a comma."""
    at = after_dateline(tokens, low, high)
    while at < high and (not tokens[at].word):
        at += 1
    for _ in range(6):
        if at >= high:
            return None
        token = tokens[at]
        verbal = (
            token.low.endswith("ing") or (token.low.endswith("ed") and not token.capital) or token.low in CUES
        )
        if token.low in COORDINATORS or (
            (token.low in ADVERBS or token.low.endswith("ly"))
            and token.low not in DETERMINERS
            and token.mention < 0
        ):
            at += 1
            while at < high and tokens[at].text == ",":
                at += 1
            continue
        if token.mention < 0 and (
            token.low in PREPOSITIONS
            or token.low in DAYS
            or token.low in ("given", "based")
            or token.low in SUBORDINATORS
            or verbal
        ):
            at = next((k for k in range(at, high) if tokens[k].text == ","), high) + 1
            continue
        comma = next((k for k in range(at, min(at + 6, high)) if tokens[k].text == ","), None)
        if comma is not None and at > low and _is_state(tokens, at, comma):
            at = comma + 1
            continue
        if comma is not None and (tokens[comma - 1].low in _AGO or tokens[comma - 1].text.isdigit()):
            at = comma + 1
            continue
        return phrase_starting(tokens, at, high)
    return None


def _is_state(tokens: list[Token], at: int, comma: int) -> bool:
    """ "N.H.", "OH", "Calif.": what may follow a town and a comma."""
    if tokens[at].mention >= 0 or not tokens[at].capital:
        return False
    short = tokens[at].text[-1] == "." or len(tokens[at].text) == 2
    return (comma == at + 1 and short) or (comma == at + 2 and tokens[at + 1].text == ".")


def after_dateline(tokens: list[Token], low: int, high: int) -> int:
    """The place after a dateline in capitals: "OSLO, Norway - The mayor ..."."""
    if low < high and len(tokens[low].text) > 2 and tokens[low].text.isupper():
        for k in range(low + 1, min(low + 8, high)):
            if tokens[k].low in _DASHES:
                return k + 1
    at = low
    while (
        at < min(low + 5, high) and tokens[at].mention < 0 and (tokens[at].capital or tokens[at].text == ",")
    ):
        at += 1
    dated = low < at < high - 1 and tokens[at].low in _DASHES and tokens[at + 1].capital
    return at + 1 if dated else low


def after_verb(tokens: list[Token], verb: int, high: int) -> Phrase | None:
    """The subject of an inverted verb: "said the mayor, Ann Lee, on Friday"."""
    found = phrase_starting(tokens, verb + 1, high)
    if found is None or found.head >= 0 or found.heads:
        return found
    if found.end + 1 < high and tokens[found.end].text == "," and tokens[found.end + 1].mention >= 0:
        second = phrase_starting(tokens, found.end + 1, high)
        if second is not None and second.head >= 0 and (second.end >= high or not tokens[second.end].word):
            return second
    return found


def opens_clause(tokens: list[Token], at: int) -> bool:
    """Whether the word at a place can begin the subject of an inverted verb."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.quote >= 0 or not token.word or token.low in PREPOSITIONS:
        return False
    return (
        token.mention >= 0
        or token.capital
        or token.low in DETERMINERS
        or token.low in PRONOUNS
        or token.low not in (ADVERBS | SUBORDINATORS | RELATIVES | COORDINATORS | AUXILIARIES | LIGHT)
    )
