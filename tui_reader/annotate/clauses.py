"""Who does what in a sentence: the noun phrase that is the subject of a reporting verb.

A grammar over closed word classes instead of a parser. It answers only where the form of the clause is plain, and
gives None otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.annotate.cues import CUES, LIGHT
from tui_reader.annotate.sentences import Token
from tui_reader.annotate.words import (
    ADVERBS,
    ATTACHED,
    AUXILIARIES,
    BE,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    words,
)

_LONGEST_PHRASE = 24
_NOMINALIZERS = DETERMINERS | {"of", "no", "public", "recent", "new", "joint", "such"}
_QUANTITIES = words("one two three four five six seven eight nine ten other most many all few half several")
_NOUNS_TOO = words(
    """
    statement post posts tweet tweets text texts claim claims report reports question questions answer
    answers comment comments view views title titles name names address note notes call calls attack attacks
    promise promises request requests response remark remarks email emails e-mail e-mails demand demands
    state states point points label labels blast bill cast cry praise blame message messages share shares
    offer offers vow vows pledge pledges estimate estimates warning quote quotes challenge challenges author
    authors object subject position project appeal hint hints present press finish start close plea concern
    fear fears dispute protest protests reply replies support writing saying meaning meeting ruling finding
    opening beginning following feeling thinking reading hearing understanding try account detail details
    frame value voice voices word words mind reveal study test feature features figure figures figured
    record records plan plans bet bets sign signs suggestion allow
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: half-open places in the tokens of its sentence; `head` is the mention that is its head, or -1.

    `heads` are the mentions of a coordination ("Ann and Bob").
    """

    start: int
    end: int
    head: int = -1
    heads: tuple[int, ...] = ()


def cue_places(tokens: list[Token]) -> list[int]:
    """The places of reporting verbs, without the nouns that look like them."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.low in CUES and token.quote < 0 and _is_verb(tokens, at)
    ]


def _is_verb(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.mention >= 0 or (token.capital and at > 0 and tokens[at - 1].quote < 0 and tokens[at - 1].word):
        return False
    before = tokens[at - 1].low if at else ""
    if token.low.endswith(("ed", "said", "told", "wrote")) and before not in DETERMINERS:
        return True
    if before in _NOMINALIZERS or before.endswith(("'s", "’s", "s'", "s’")):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.low in _NOUNS_TOO:
        if before in PREPOSITIONS and before != "to" and not token.low.endswith("ing"):
            return False
        return before in PRONOUNS | RELATIVES | AUXILIARIES | {"to", "and", "also"} or (
            tokens[at - 1].mention >= 0 and following not in PREPOSITIONS if at else False
        )
    return True


def is_participle(tokens: list[Token], at: int) -> bool:
    """Whether the verb at a place leans on another clause for its subject: "..., adding", "to say"."""
    low = tokens[at].low
    k = _skip_left(tokens, at - 1, 0)
    before = tokens[k].low if k >= 0 else ""
    if low.endswith("ing"):
        return not any(tokens[j].low in BE or tokens[j].low in ("'s", "’s") for j in range(max(0, k), at))
    return before == "to"


def is_passive(tokens: list[Token], at: int) -> bool:
    """Whether the verb at a place is passive ("was told"), "was quoted as saying" aside."""
    low = tokens[at].low
    if low.endswith("ing") or low in ("quoted", "cited", "said", "wrote", "say", "says"):
        return False
    k = at - 1
    passive = False
    while k >= 0 and (
        tokens[k].low in AUXILIARIES or tokens[k].low in ADVERBS or tokens[k].low.endswith("ly")
    ):
        passive = passive or (tokens[k].low in BE and tokens[k].low != "'s")
        k -= 1
    return passive


def _skip_left(tokens: list[Token], k: int, low: int) -> int:
    """The place left of the auxiliaries, adverbs and days that may stand between subject and verb."""
    while k >= low and tokens[k].quote < 0:
        token = tokens[k]
        if (
            token.low in AUXILIARIES
            or token.low in ADVERBS
            or (token.low.endswith("ly") and not token.capital)
        ):
            k -= 1
        elif (
            token.low in DAYS
            and token.mention < 0
            and (k == low or not tokens[k - 1].low.endswith(("'s", "’s")))
        ):
            j = k
            while j >= low and (tokens[j].low in DAYS or tokens[j].text.isdigit()) and tokens[j].mention < 0:
                j -= 1
            if j >= low and tokens[j].low in ("on", "in", "this", "early", "that"):
                j -= 1
            k = j
        elif token.low == "to" and k > low and tokens[k - 1].low in ("went", "go", "goes", "going"):
            k -= 2
        elif token.low == "on" and k > low and tokens[k - 1].low in ("went", "goes"):
            k -= 1
        else:
            break
    return k


def subject(tokens: list[Token], verb: int, low: int = 0, depth: int = 0) -> Phrase | None:
    """The subject of the verb at a place, looked for between `low` and the verb."""
    if depth > 4:
        return None
    if is_passive(tokens, verb):
        return None
    k = _skip_left(tokens, verb - 1, low)
    if k < low:
        return None
    token = tokens[k]
    if token.quote >= 0:
        return None
    if token.low in ("who", "which", "that") and not (token.low == "that" and depth):
        return _antecedent(tokens, k, low)
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
    return phrase_ending(tokens, k, low)


def _relative_before(tokens: list[Token], last: int, low: int) -> int | None:
    """The place of "who" where a relative clause stands between subject and verb: "an aide who left says"."""
    for k in range(last, max(low, last - 15), -1):
        if not tokens[k].word:
            return None
        if tokens[k].low == "who":
            return k if any(_finite(tokens, at) for at in range(k + 1, last + 1)) else None
    return None


def _shared_subject(tokens: list[Token], verb: int, low: int, depth: int) -> Phrase | None:
    """The subject of the clause that a participle or a coordinated verb leans on."""
    for at in range(verb - 1, low - 1, -1):
        if tokens[at].low in CUES and tokens[at].quote < 0 and _finite(tokens, at):
            found = subject(tokens, at, low, depth + 1)
            if found is not None:
                return found
    return leading(tokens, low, verb)


def _finite(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not token.word or token.capital or token.mention >= 0:
        return False
    low = token.low
    before = tokens[at - 1].low if at else ""
    if low in CUES:
        return not low.endswith("ing") and before != "to" and _is_verb(tokens, at)
    if low in ("has", "had", "is", "was", "will", "would", "does", "did", "have", "are", "were"):
        return True
    if low in IRREGULAR_PASTS:
        return before != "to"
    return low.endswith("ed") and len(low) > 4 and before not in DETERMINERS and before not in PREPOSITIONS


def _antecedent(tokens: list[Token], relative: int, low: int) -> Phrase | None:
    k = relative - 1
    if k >= low and tokens[k].low in PREPOSITIONS:
        k -= 1
    if k > low and tokens[k].text == "," and tokens[k - 1].mention >= 0:
        return phrase_ending(tokens, k - 1, low)
    if k >= low and tokens[k].text == ",":
        found = _before_apposition(tokens, k, low)
        return found if found is not None else phrase_ending(tokens, k - 1, low) if k > low else None
    return phrase_ending(tokens, k, low) if k >= low and tokens[k].word else None


def _before_apposition(tokens: list[Token], comma: int, low: int) -> Phrase | None:
    """The noun phrase before ", ..., VERB": what stands between its commas describes it."""
    begin = _clause_start(tokens, comma, low)
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
        if tokens[a].low not in PREPOSITIONS | SUBORDINATORS | RELATIVES | COORDINATORS | ADVERBS
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
    at = low
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
        return phrase_starting(tokens, at, high)
    return None


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
    if tokens[at].low in PREPOSITIONS | SUBORDINATORS | RELATIVES | AUXILIARIES and tokens[at].mention < 0:
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


def _plural(token: Token) -> bool:
    """Whether a name after this noun begins a clause of its own: "the women Ann Lee had met"."""
    return not token.capital and (
        (token.low.endswith("s") and not token.low.endswith("ss"))
        or token.low in ("women", "men", "people", "children")
    )


def _function_word(tokens: list[Token], at: int) -> str:
    """The word at a place in lower case; "" if it is capitalised within a sentence, as in the title of a work."""
    token = tokens[at]
    inner = (
        token.capital and token.text != "I" and at > 0 and (tokens[at - 1].word or tokens[at - 1].text == ",")
    )
    return "" if inner else token.low


def _acts(tokens: list[Token], at: int, high: int) -> bool:
    """Whether the word after a name is its verb: "Lee backs the plan", but not "Lee aides said"."""
    if tokens[at].capital or at + 1 >= high or not tokens[at].low.endswith(("s", "ed")):
        return False
    following = tokens[at + 1]
    return following.word and (following.mention >= 0 or following.capital or following.low in DETERMINERS)


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
        if k > at and low in PRONOUNS | DETERMINERS and low not in _QUANTITIES:
            break
        if (
            k > at
            and not token.capital
            and (_finite(tokens, k) or (token.low in CUES and _is_verb(tokens, k)))
        ):
            break
        if k > at and tokens[k - 1].mention >= 0 and (token.low in ADVERBS or _acts(tokens, k, high)):
            break
        if token.low in DAYS and k > at and token.capital:
            break
        k += 1
    return k


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
            word in AUXILIARIES
            or word in SUBORDINATORS
            or word in RELATIVES
            or word in ("and", "but", "or", "nor", "yet")
            or (k < last and word in PRONOUNS and word != "one")
        ):
            break
        if k < last and not token.capital and (_finite(tokens, k) and not _adjectival(tokens, k)):
            break
        k -= 1
    return k + 1


def _within_title(tokens: list[Token], at: int) -> bool:
    """Whether a coordinator stands between capitalised words that are no persons: "Time or Tide"."""
    return at > 0 and all(token.capital and token.mention < 0 for token in (tokens[at - 1], tokens[at + 1]))


def _adjectival(tokens: list[Token], at: int) -> bool:
    return at > 0 and (
        tokens[at - 1].low in DETERMINERS
        or tokens[at - 1].low.endswith("ly")
        or tokens[at - 1].low in PREPOSITIONS
    )


def _phrase_start(tokens: list[Token], begin: int, last: int) -> int | None:
    """Where, from `begin` on, the noun phrase ending at `last` starts: adjuncts before it are left out."""
    k = last
    start: int | None = None
    while k >= begin:
        token, low = tokens[k], _function_word(tokens, k)
        if token.mention >= 0 or token.capital or low in DETERMINERS:
            start = k
            if low in DETERMINERS and k > begin and tokens[k - 1].low in ("of", "all", "both", "half"):
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
    while (
        start < last
        and tokens[start].mention < 0
        and tokens[start].low in PREPOSITIONS | ADVERBS | COORDINATORS
    ):
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
