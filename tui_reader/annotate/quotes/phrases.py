"""Noun phrases: where they begin and end, and which name is their head."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.annotate.quotes.cues import CUES
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.quotes.verbs import is_finite, is_reporting
from tui_reader.annotate.words import (
    ADVERBS,
    ATTACHED,
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

_LONGEST_PHRASE = 24

_BEFORE_PHRASE = (PREPOSITIONS | ADVERBS | COORDINATORS) - DETERMINERS
_BEFORE_DETERMINER = words("of all both half the these those")
_WHOLE = words("all both half")
_QUANTITIES = words("one two three four five six seven eight nine ten other most many all few half several")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, by half-open places in the tokens of its sentence.

    `head` is the number of the mention that is its head, or -1; `heads` those of "Ann and Bob".
    """

    start: int
    end: int
    head: int = -1
    heads: tuple[int, ...] = ()


def phrase_starting(tokens: list[Token], at: int, high: int) -> Phrase | None:
    """The noun phrase that begins at a place, with what is attached by a preposition."""
    begin = at
    high = min(high, at + _LONGEST_PHRASE, len(tokens))
    if at >= high or tokens[at].quote >= 0:
        return None
    while (
        at < high
        and tokens[at].low in ADVERBS
        and tokens[at].low not in DETERMINERS
        and tokens[at].mention < 0
    ):
        at += 1
        begin = at
    if at >= high or not tokens[at].word:
        return None
    if tokens[at].low in PRONOUNS and not (
        tokens[at].low == "one" and at + 1 < high and tokens[at + 1].low in ("of", "person", "man", "woman")
    ):
        return Phrase(at, at + 1)
    if tokens[at].low in PREPOSITIONS | SUBORDINATORS | RELATIVES:
        return None
    if tokens[at].low in AUXILIARIES and not tokens[at].capital:
        return None
    heads: list[int] = []
    core = _core_end(tokens, at, high)
    if core == at:
        return None
    _take_head(tokens, at, core, heads)
    end = core
    while end + 1 < high:
        token = tokens[end]
        if (token.low in ATTACHED and token.low not in ("on", "to", "against")) or token.low == "of":
            further = _core_end(tokens, end + 1, high)
            if further == end + 1 or (heads and tokens[end].low == "in"):
                break
            end = further
        elif token.low == "and" and len(heads) == 1 and tokens[end + 1].mention >= 0:
            further = _core_end(tokens, end + 1, high)
            _take_head(tokens, end + 1, further, heads)
            if len(heads) < 2:
                break
            end = further
        else:
            break
    if len(heads) > 1:
        return Phrase(begin, end, -1, tuple(heads))
    return Phrase(begin, end, heads[0] if heads else -1)


def _take_head(tokens: list[Token], start: int, end: int, heads: list[int]) -> None:
    last = tokens[end - 1]
    if end > start and last.mention >= 0 and not last.low.endswith(("'s", "’s")):
        heads.append(last.mention)


def _core_end(tokens: list[Token], at: int, high: int) -> int:
    """The place after determiner, modifiers and head of the noun phrase that begins at a place."""
    k = at
    while k < high:
        token = tokens[k]
        if not token.word or token.quote >= 0:
            break
        if token.mention >= 0 and k > at and tokens[k - 1].mention < 0 and _plural(tokens[k - 1]):
            break
        low = _function_word(tokens, k)
        if token.mention >= 0:
            k += 1
            continue
        if low in PREPOSITIONS | AUXILIARIES | RELATIVES | SUBORDINATORS or low == "and":
            break
        if (
            k > at
            and low in PRONOUNS | DETERMINERS
            and low not in _QUANTITIES
            and tokens[k - 1].low not in _WHOLE
        ):
            break
        if (
            k > at
            and not token.capital
            and (is_finite(tokens, k) or (token.low in CUES and is_reporting(tokens, k)))
        ):
            break
        if k > at and tokens[k - 1].mention >= 0 and (token.low in ADVERBS or _acts(tokens, k, high)):
            break
        if token.low in DAYS and k > at and token.capital:
            break
        k += 1
    return k


def _acts(tokens: list[Token], at: int, high: int) -> bool:
    """Whether the word after a name is its verb: "Lee backs the plan", but not "Lee aides said"."""
    if tokens[at].capital or at + 1 >= high or not tokens[at].low.endswith(("s", "ed")):
        return False
    following = tokens[at + 1]
    return following.word and (following.mention >= 0 or following.capital or following.low in DETERMINERS)


def _plural(token: Token) -> bool:
    """Whether a name after this noun begins a clause of its own: "the women Ann Lee had met"."""
    return not token.capital and (
        (token.low.endswith("s") and not token.low.endswith("ss"))
        or token.low in ("women", "men", "people", "children")
    )


def _function_word(tokens: list[Token], at: int) -> str:
    """The word at a place in lower case; "" if capitalised within a sentence, as in the title of a work."""
    token = tokens[at]
    inner = (
        token.capital and token.text != "I" and at > 0 and (tokens[at - 1].word or tokens[at - 1].text == ",")
    )
    return "" if inner else token.low


def phrase_ending(tokens: list[Token], last: int, low: int) -> Phrase | None:
    """The noun phrase that ends at a place."""
    token = tokens[last]
    if token.low in PRONOUNS and token.low not in ("one", "others"):
        return Phrase(last, last + 1)
    begin = _walk_left(tokens, last, low)
    if begin > last:
        return None
    start = _phrase_start(tokens, begin, last)
    if start is None:
        return None
    return _coordinated(tokens, start, last + 1, low) or phrase_between(tokens, start, last + 1)


def phrase_between(tokens: list[Token], start: int, end: int) -> Phrase:
    """The noun phrase between two places, with its head found before the first preposition after it began."""
    core = end
    for k in range(start + 1, end):
        if tokens[k].low in PREPOSITIONS and tokens[k].mention < 0:
            core = k
            break
    heads: list[int] = []
    _take_head(tokens, start, core, heads)
    return Phrase(start, end, heads[0] if heads else -1)


def _walk_left(tokens: list[Token], last: int, low: int) -> int:
    """The leftmost place that may still belong to the noun phrase ending at `last`."""
    k = last
    while k >= max(low, last - _LONGEST_PHRASE):
        token = tokens[k]
        if token.quote >= 0 or (not token.word and token.text not in "-/$%.&"):
            break
        word = _function_word(tokens, k)
        if word in ("and", "or") and k < last and _within_title(tokens, k):
            k -= 1
            continue
        if token.mention < 0 and (
            (word in AUXILIARIES and not token.capital)
            or word in SUBORDINATORS
            or word in RELATIVES
            or word in ("and", "but", "or", "nor", "yet")
            or (k < last and word in PRONOUNS and word != "one")
        ):
            break
        if k < last and not token.capital and (is_finite(tokens, k) and not _adjectival(tokens, k)):
            break
        k -= 1
    return k + 1


def _within_title(tokens: list[Token], at: int) -> bool:
    """Whether a coordinator stands between capitalised words that are no persons: "Time or Tide"."""
    return at > 0 and all(token.capital and token.mention < 0 for token in (tokens[at - 1], tokens[at + 1]))


def _adjectival(tokens: list[Token], at: int) -> bool:
    k = at - 1
    while k > 0 and tokens[k].low.endswith("ly"):
        k -= 1
    return k >= 0 and (tokens[k].low in DETERMINERS or tokens[k].low in PREPOSITIONS)


def _phrase_start(tokens: list[Token], begin: int, last: int) -> int | None:
    """Where, from `begin` on, the noun phrase ending at `last` starts: adjuncts before it are left out."""
    k = last
    start: int | None = None
    while k >= begin:
        token, low = tokens[k], _function_word(tokens, k)
        if token.mention >= 0 or token.capital or low in DETERMINERS:
            start = k
            if low in DETERMINERS and k > begin and tokens[k - 1].low in _BEFORE_DETERMINER:
                k -= 1
                continue
            if low in DETERMINERS and token.mention < 0 and k > begin:
                if tokens[k - 1].low in ATTACHED and k - 1 > begin:
                    k -= 2
                    continue
                break
        elif low in PREPOSITIONS:
            if low not in ATTACHED or k == begin:
                break
        elif (low in ADVERBS or token.low.endswith("ly")) and k == begin:
            break
        else:
            start = k
        k -= 1
    if start is None:
        return None
    while start < last and tokens[start].mention < 0 and tokens[start].low in _BEFORE_PHRASE:
        start += 1
    return start


def _coordinated(tokens: list[Token], start: int, end: int, low: int) -> Phrase | None:
    """ "Ann and Bob", "Ann, Bob and Cy": the phrase that ends here as the last of several names."""
    heads = [tokens[end - 1].mention]
    if heads[0] < 0 or start <= low or tokens[start - 1].low != "and":
        return None
    k = start - 2
    while k >= low and tokens[k].mention >= 0 and not tokens[k].low.endswith(("'s", "’s")):
        heads.append(tokens[k].mention)
        while k >= low and tokens[k].mention == heads[-1]:
            k -= 1
        if k >= low and tokens[k].text == ",":
            k -= 1
            continue
        break
    if len(heads) < 2:
        return None
    return Phrase(k + 1, end, -1, tuple(reversed(heads)))
