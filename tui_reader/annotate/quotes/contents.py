"""Where reported content begins and ends: after its verb, or around the clause that reports it."""

from __future__ import annotations

from tui_reader.annotate.quotes.clauses import after_dateline, leading, subject
from tui_reader.annotate.quotes.cues import inflected
from tui_reader.annotate.quotes.phrases import phrase_starting
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.quotes.verbs import before_verb, is_finite, is_passive
from tui_reader.annotate.words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)

DENIALS = inflected("deny dispute reject refute")
SINCE = words("when while as after before once although though since whereas")
PAUSES = (",", "—", "–")
ENDS = (".", "!", "?", ";", ":", "…", ",", "—", "–", "-")

_PLAINLY = inflected("say tell think believe insist")
_WITHOUT_THAT = _PLAINLY | inflected(
    """
    add claim argue admit warn deny allege note explain suggest reveal confirm announce recall promise
    acknowledge conclude declare feel estimate concede assert testify write joke predict hear swear
    """
)
_TELLING = inflected("tell")
_TO_SOMEONE = inflected("tell remind warn inform assure advise ask urge reassure promise beg")
_TO_DO = inflected("promise vow pledge swear threaten tell warn advise ask urge beg")
_DOING = inflected("deny admit recall acknowledge suggest recommend")
_ASKING = inflected("ask wonder question explain tell recall reveal describe")
_ADDING = inflected("add note say")
_ASKED = words("whether if how why what")
_ADJUNCT = words("in on at to during after before through via with from by outside following of under for")
_DATED = DAYS | words("jan. feb. mar. apr. aug. sept. oct. nov. dec. ago this late early last next")
_NO_ADJUNCT = DETERMINERS | {"not"}
_NEAR = 6


def content_start(tokens: list[Token], verb: int) -> int | None:
    """The place where the content after a verb begins, a "that" left out."""
    low = tokens[verb].low
    begin = past_addressee(tokens, verb)
    at = past_adjuncts(tokens, begin)
    if at + 1 >= len(tokens) or tokens[at].quote >= 0:
        return None
    token = tokens[at]
    if token.low == "that":
        following = tokens[at + 1]
        relative = at > verb + 1 and _acts(tokens, at + 1)
        return at + 1 if (following.word or following.quote >= 0) and not relative else None
    if (
        (low in _TO_DO and token.low == "to")
        or (low in _TO_DO and token.low == "not" and tokens[at + 1].low == "to")
        or (low in _DOING and token.low.endswith("ing"))
        or (low in _ASKING and token.low in _ASKED and at == begin)
        or (low in DENIALS and at == verb + 1 and phrase_starting(tokens, at, len(tokens)) is not None)
        or (low in _WITHOUT_THAT and _opens_content(tokens, at, low))
    ):
        return at
    return None


def _opens_content(tokens: list[Token], at: int, verb: str) -> bool:
    """Whether a clause without "that" begins at a place: a noun phrase and its verb."""
    if tokens[at].low in ("i", "he", "she", "they", "we", "you", "it", "there", "nobody"):
        return tokens[at + 1].word or tokens[at + 1].quote >= 0
    phrase = phrase_starting(tokens, at, len(tokens))
    if phrase is None or tokens[at].low in RELATIVES:
        return False
    if any(token.low == "but" for token in tokens[at : phrase.end]):
        return False
    k = phrase.end
    while k < len(tokens) and tokens[k].low in ADVERBS:
        k += 1
    if k < len(tokens) and _acts(tokens, k):
        return True
    if verb not in _PLAINLY:
        return False
    comma = next((k for k in range(phrase.end, len(tokens)) if not tokens[k].word), len(tokens))
    return any(_acts(tokens, k) for k in range(phrase.end, min(phrase.end + 12, comma - 1)))


def _acts(tokens: list[Token], at: int) -> bool:
    return (tokens[at].low in AUXILIARIES and tokens[at].low != "'s") or is_finite(tokens, at)


def past_addressee(tokens: list[Token], verb: int) -> int:
    """The place after a verb and the one it is told to: "told reporters", "pointed out"."""
    at = verb + 1
    if at < len(tokens) and tokens[at].low == "out":
        return at + 1
    if tokens[verb].low not in _TO_SOMEONE:
        return at
    phrase = phrase_starting(tokens, at, len(tokens))
    if phrase is None or tokens[at].low == "that":
        return at
    told = tokens[verb].low in _TELLING and not is_passive(tokens, verb)
    if phrase.end < len(tokens) and _acts(tokens, phrase.end) and not (told and phrase.end > at + 1):
        return at
    return next((k for k in range(at, phrase.end) if tokens[k].low in ("not", "never")), phrase.end)


def past_adjuncts(tokens: list[Token], at: int) -> int:
    """The place after when and where something was said: "on Friday", "in a letter to the council"."""
    while at < len(tokens):
        token = tokens[at]
        if token.quote >= 0 or token.mention >= 0:
            break
        if (
            token.low in _DATED
            or (token.text.isdigit() and tokens[at - 1].low in _DATED)
            or (token.low in ADVERBS and token.low not in _NO_ADJUNCT)
            or (token.low.endswith("ly") and not token.capital)
        ):
            at += 1
        elif token.low in _ADJUNCT and at + 1 < len(tokens):
            after = _past_adjunct(tokens, at)
            if after is None:
                break
            at = after
        else:
            break
    return at


def _past_adjunct(tokens: list[Token], preposition: int) -> int | None:
    """The place after "on Friday", "in a letter"; None before a clause ("after it leaked") or "to do"."""
    at = preposition + 1
    if tokens[at].low in _DATED:
        return at + 1
    if tokens[preposition].low == "to" and not _is_someone(tokens[at]):
        return None
    phrase = phrase_starting(tokens, at, len(tokens))
    if phrase is None or (phrase.end < len(tokens) and _acts(tokens, phrase.end)):
        return None
    return phrase.end


def _is_someone(token: Token) -> bool:
    return token.mention >= 0 or token.capital or token.low in DETERMINERS or token.low.endswith("s")


def content_end(tokens: list[Token], verb: int, start: int, later: list[int]) -> int:
    """The place where content that begins at a place ends: before "but", or what another verb reports."""
    stop = next((k for k in range(start, len(tokens)) if tokens[k].text in (";", ":")), len(tokens))
    but = (k for k in range(start + 1, stop - 2) if tokens[k].text == "," and tokens[k + 1].low == "but")
    stop = next((k for k in but if tokens[k + 2].low != "that"), stop)
    for cue in later[:_NEAR]:
        if start < cue < stop:
            stop = _before_clause(tokens, cue, start, tokens[verb].low) or stop
    return stop


def coordinator(tokens: list[Token], verb: int) -> int | None:
    """The place of "and" where a verb leans on a clause before it for its subject."""
    k = before_verb(tokens, verb - 1, 0)
    return k if k > 0 and tokens[k].low in COORDINATORS else None


def _before_clause(tokens: list[Token], verb: int, low: int, outer: str) -> int | None:
    """The place before a clause that a comma or a coordinator sets beside others, if it does.

    Whether "said the crew was late and told ..." goes on with who said or with the crew, only a comma or a
    verb like the outer one tells.
    """
    leans = coordinator(tokens, verb)
    if leans is not None and leans > low + 1:
        if tokens[leans - 1].text in PAUSES:
            return leans - 1
        return leans if tokens[verb].low == outer or tokens[verb].low in _ADDING else None
    k = before_verb(tokens, verb - 1, low)
    phrase = subject(tokens, verb, low) if k >= low and tokens[k].word else None
    if phrase is not None and low < phrase.start <= k:
        k = phrase.start - 1
    if k > low and tokens[k].low in COORDINATORS | SINCE:
        k -= 1
    return k if k > low and tokens[k].text in PAUSES else None


def around(tokens: list[Token], start: int, end: int) -> list[tuple[int, int]]:
    """The content around a reporting clause between two places: before it, and after it if it goes on."""
    low = after_dateline(tokens, 0, start)
    low = next((k + 1 for k in range(start - 1, low, -1) if tokens[k].text == ";"), low)
    before = start - 1 if start > low and tokens[start - 1].text in PAUSES else None
    if before is None:
        if start > low and tokens[start].low != "according":
            return []
        before = start
    comma = next((k for k in range(end, len(tokens)) if tokens[k].text in ENDS), len(tokens))
    goes_on = comma + 1 < len(tokens) and tokens[comma].text == ","
    if before <= low:
        return [(_past_apposition(tokens, comma) + 1, len(tokens))] if goes_on else []
    if _complete(tokens, low, before):
        return [(low, before)]
    if not goes_on:
        return []
    if _acts(tokens, comma + 1):
        return [(low, before), (comma + 1, len(tokens))]
    adverbial = tokens[low].low in PREPOSITIONS | ADVERBS | COORDINATORS
    return [(comma + 1, len(tokens))] if adverbial and _complete(tokens, comma + 1, len(tokens)) else []


def _past_apposition(tokens: list[Token], comma: int) -> int:
    """The comma after which a clause begins: not that of "according to Ann Lee, the engineer, ..."."""
    for k in range(comma + 1, len(tokens)):
        if tokens[k].text == ",":
            return k
        if _acts(tokens, k) or tokens[k].quote >= 0:
            return comma
    return comma


def _complete(tokens: list[Token], low: int, high: int) -> bool:
    """Whether a clause with a subject and a verb stands between two places."""
    phrase = leading(tokens, low, high)
    first = tokens[low].low if phrase is None else ""
    if phrase is None and first not in PRONOUNS | {"there"}:
        return False
    return any(_acts(tokens, k) for k in range(phrase.end if phrase is not None else low, high))
