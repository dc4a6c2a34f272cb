"""Which words of a sentence are verbs, as far as closed word classes and endings tell."""

from __future__ import annotations

from tui_reader.annotate.quotes.cues import CUES
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DAYS,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)

_ARTICLES = words("a an the my your his her its our their no")
_SPANS = words("hours days weeks months years minutes hour day week month year than less more")
_COUNTS = words("one two three four five six seven eight nine ten both all many most few several some others")
_NOMINALIZERS = DETERMINERS | {"of", "no", "public", "recent", "new", "joint", "such"}

_NOUNS_TOO = words(
    """
    statement post posts tweet tweets text texts claim claims report reports question questions answer
    answers comment comments view views title titles name names address note notes call calls attack
    attacks promise promises request requests response remark remarks email emails e-mail e-mails demand
    demands state states point points label labels blast bill cast cry praise blame message messages
    share shares offer offers vow vows pledge pledges estimate estimates warning quote quotes challenge
    challenges author authors object subject position project appeal hint hints present press finish
    start close plea concern fear fears dispute protest protests reply replies support
    meaning meeting ruling finding opening beginning following feeling thinking reading hearing
    understanding try account detail details frame value voice voices word words mind reveal study test
    feature features figure figures figured record records plan plans bet bets sign signs suggestion
    allow
    """
)


def cue_places(tokens: list[Token]) -> list[int]:
    """The places of reporting verbs, without the nouns that look like them."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.quote < 0 and (_reports(tokens, at) or _puts(tokens, at))
    ]


def _reports(tokens: list[Token], at: int) -> bool:
    return tokens[at].low in CUES and is_reporting(tokens, at)


def _puts(tokens: list[Token], at: int) -> bool:
    """ "as she put it" """
    return tokens[at].low in ("put", "puts") and at + 1 < len(tokens) and tokens[at + 1].low == "it"


def is_reporting(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.mention >= 0 or (
        token.capital and at > 0 and (tokens[at - 1].quote >= 0 or tokens[at - 1].word)
    ):
        return False
    before = tokens[at - 1].low if at else ""
    if token.low.endswith(("ed", "said", "told", "wrote")) and before not in _ARTICLES:
        return True
    counted = token.low not in _NOUNS_TOO and before in _COUNTS
    if (before in _NOMINALIZERS and not counted) or before.endswith(("'s", "’s", "s'", "s’")):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.low in _NOUNS_TOO:
        if (
            following in (".", "")
            and token.low.endswith("s")
            and any(told.quote >= 0 for told in tokens[:at])
        ):
            return True
        if before in PREPOSITIONS and before != "to" and not token.low.endswith("ing"):
            return False
        return before in PRONOUNS | RELATIVES | AUXILIARIES | {"to", "and", "also"} or (
            tokens[at - 1].mention >= 0 and following not in PREPOSITIONS if at else False
        )
    return True


def is_participle(tokens: list[Token], at: int) -> bool:
    """Whether the verb at a place leans on another clause for its subject: "..., adding", "to say"."""
    low = tokens[at].low
    k = before_verb(tokens, at - 1, 0)
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


def is_finite(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not token.word or token.capital or token.mention >= 0:
        return False
    low = token.low
    before = tokens[at - 1].low if at else ""
    if low in CUES:
        return not low.endswith("ing") and before != "to" and is_reporting(tokens, at)
    if low in ("has", "had", "is", "was", "will", "would", "does", "did", "have", "are", "were"):
        return True
    if low in IRREGULAR_PASTS:
        return before != "to"
    return low.endswith("ed") and len(low) > 4 and before not in DETERMINERS and before not in PREPOSITIONS


def before_verb(tokens: list[Token], k: int, low: int) -> int:
    """The place left of the auxiliaries, adverbs and days that may stand between subject and verb."""
    while k >= low and tokens[k].quote < 0:
        token = tokens[k]
        if (
            (token.low in AUXILIARIES and not token.capital)
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
        elif token.low == "ago":
            k -= 1
            while k > low and (
                tokens[k].low in _SPANS or tokens[k].low in DETERMINERS or tokens[k].text.isdigit()
            ):
                k -= 1
        elif token.low == "to" and k > low and tokens[k - 1].low in ("went", "go", "goes", "going"):
            k -= 2
        elif token.low == "on" and k > low and tokens[k - 1].low in ("went", "goes"):
            k -= 1
        else:
            break
    return k
