"""Who reports a quoted stretch, as the sentence it stands in tells: cue and subject, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tui_reader.annotate.quotes.clauses import after_verb, leading, opens_clause, subject
from tui_reader.annotate.quotes.cues import LIGHT, SPEECH, STANCE
from tui_reader.annotate.quotes.nouns import POSSESSIVES, reporting_noun
from tui_reader.annotate.quotes.phrases import Phrase, phrase_starting
from tui_reader.annotate.quotes.sentences import Sentence, Token
from tui_reader.annotate.quotes.verbs import cue_places, is_participle, is_passive
from tui_reader.annotate.words import ADVERBS, DETERMINERS, PRONOUNS, RELATIVES, words


@dataclass(frozen=True, slots=True)
class Attribution:
    """How one stretch got its speaker: the kind of evidence, the words that name him, and the cue.

    `start` and `end` are offsets of the words, `heads` the numbers of the mentions among them.
    """

    kind: str
    start: int
    end: int
    heads: tuple[int, ...] = ()
    cue: tuple[int, int] | None = None
    pronoun: bool = False


def in_sentence(sentence: Sentence, place: int) -> Attribution | None:
    tokens = sentence.tokens
    cues = cue_places(tokens)
    near = _near_before(tokens, place)
    introduced = place > 0 and tokens[place - 1].text == ":"
    after = [token.low for token in tokens[place + 1 : place + 6]]
    if "words" in after and after[: after.index("words") + 2][-4:] == ["in", "the", "words", "of"]:
        phrase = phrase_starting(tokens, place + after.index("words") + 3, len(tokens))
        if phrase is not None:
            return made(tokens, "according", phrase)
    if introduced or (near in cues and not _inverted(tokens, place, cues)):
        return (
            (_named_before_colon(tokens, place) if introduced and near not in cues else None)
            or _before(tokens, place, cues, introduced)
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
            or _noun(tokens, place)
            or _subject(tokens, place, cues)
        )
    return (
        _before(tokens, place, cues)
        or _after(tokens, place, cues)
        or _trailing(tokens, place, cues)
        or _agent(tokens, place)
        or _noun(tokens, place)
        or _subject(tokens, place, cues)
    )


def _inverted(tokens: list[Token], place: int, cues: list[int]) -> bool:
    """Whether a verb of speech and its subject follow the stretch at once: "...", said the mayor."""
    at = place + 2 if place + 1 < len(tokens) and tokens[place + 1].text == "," else place + 1
    return at in cues and tokens[at].low in SPEECH and opens_clause(tokens, at + 1)


def made(tokens: list[Token], kind: str, phrase: Phrase, verb: int | None = None) -> Attribution:
    cue = (tokens[verb].start, tokens[verb].end) if verb is not None else None
    heads = phrase.heads or ((phrase.head,) if phrase.head >= 0 else ())
    start, end = phrase.start, phrase.end
    if phrase.head >= 0:
        named = [at for at in range(start, end) if tokens[at].mention == phrase.head]
        start, end = named[0], named[-1] + 1
    pronoun = end - start == 1 and tokens[start].low in PRONOUNS
    return Attribution(kind, tokens[start].start, tokens[end - 1].end, heads, cue, pronoun)


def _near_before(tokens: list[Token], place: int) -> int:
    """The place of the word right before a stretch, a comma or colon left aside."""
    k = place - 1
    if k >= 0 and tokens[k].text in ",:—–-":
        k -= 1
    if k >= 0 and tokens[k].low in _BETWEEN:
        k -= 1
    return k


def _after(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """A reporting clause that follows the stretch."""
    at = place + 1
    high = next((k for k in range(at, len(tokens)) if tokens[k].quote >= 0), len(tokens))
    pause = tokens[place].text[-1] in ".,?!-—–…" or (at < high and tokens[at].text in ",—–-")
    while at < high and (tokens[at].text in ",—–-"):
        at += 1
    if at >= high:
        return None
    while at < high and (
        tokens[at].low in ("as", "so") or (tokens[at].low in ADVERBS - DETERMINERS and tokens[at].mention < 0)
    ):
        at += 1
    if at + 1 < high and tokens[at].low == "according" and tokens[at + 1].low == "to":
        phrase = phrase_starting(tokens, at + 2, high)
        return made(tokens, "according", phrase, at) if phrase else None
    if at in cues and (pause or tokens[at].low in SPEECH) and not tokens[at].low.endswith("ing"):
        if opens_clause(tokens, at + 1):
            phrase = after_verb(tokens, at, high)
            if phrase is not None:
                return made(tokens, "after", phrase, at)
        return None
    if not pause:
        return None
    for verb in cues:
        if verb <= at or verb >= high:
            continue
        phrase = subject(tokens, verb, at)
        named = phrase is not None and (phrase.head >= 0 or phrase.heads)
        if phrase is not None and phrase.start <= at and (named or not is_participle(tokens, verb)):
            return made(tokens, "after", phrase, verb)
        if not is_participle(tokens, verb):
            break
    return None


_FARTHEST = 12
_BETWEEN = words("that how simply only as it him her them me us")
_NOBODY = words("it this that there it's that's there's it’s that’s there’s here more what")
_NEW_CLAUSE = words("and but while although though whereas so")


def _before(tokens: list[Token], place: int, cues: list[int], introduced: bool = False) -> Attribution | None:
    """A reporting verb before the stretch, the nearest first unless another reports it as well."""
    near = _near_before(tokens, place)
    best: tuple[int, Phrase] | None = None
    for verb in reversed([cue for cue in cues if cue < place][-_FARTHEST:]):
        low = tokens[verb].low
        close = verb >= near
        if (low in LIGHT and place - verb > 6) or (low in STANCE and not close and best is not None):
            continue
        phrase = subject(tokens, verb) or (_led_by_participle(tokens, place) if verb == 0 else None)
        if phrase is None:
            continue
        if best is None or (
            low in SPEECH
            and _reports(tokens, verb, best[1], best[0] >= near and tokens[place - 1].text in ",:")
        ):
            best = verb, phrase
    if best is not None and introduced and best[0] < near:
        main = leading(tokens, 0, place - 1)
        if main is not None and main.head >= 0 and main.start != best[1].start:
            return made(tokens, "colon", main)
    if best is not None:
        return made(tokens, "before" if place - best[0] <= 8 else "around", best[1], best[0])
    at = next((k for k in range(place) if tokens[k].low == "according"), None)
    if at is not None and at + 1 < place and tokens[at + 1].low == "to":
        named = phrase_starting(tokens, at + 2, place)
        if named is not None:
            return made(tokens, "according", named, at)
    return None


def _led_by_participle(tokens: list[Token], place: int) -> Phrase | None:
    """The subject after the stretch: "Calling it a "wreck", Lee left"."""
    after = place + 1 if tokens[place].text[-1] == "," else place + 2
    pause = after == place + 1 or (place + 1 < len(tokens) and tokens[place + 1].text == ",")
    return phrase_starting(tokens, after, len(tokens)) if pause else None


def _reports(tokens: list[Token], outer: int, phrase: Phrase, introduces: bool) -> bool:
    """Whether the clause of an inner verb, whose subject is given, is what an outer verb reports.

    Where the inner verb introduces speech of its own, it must follow the outer one at once.
    """
    if phrase.start <= outer or is_participle(tokens, outer):
        return False
    between = tokens[outer + 1 : phrase.start]
    if outer and tokens[outer - 1].low in RELATIVES and any(token.text == "," for token in between):
        return False
    if introduces:
        return all(token.low in ("that", "how", ",") or token.low in ADVERBS for token in between)
    return not any(
        token.text in (";", ":") or (token.text == "," and after.low in _NEW_CLAUSE)
        for token, after in zip(between, tokens[outer + 2 : phrase.start + 1], strict=True)
    )


def _named_before_colon(tokens: list[Token], place: int) -> Attribution | None:
    """ "a statement by the mayor, Ann Lee: ...", "a message from the family: ..."."""
    for k in range(place - 2, max(0, place - 10), -1):
        if tokens[k].low in ("by", "from"):
            phrase = after_verb(tokens, k, place - 1)
            if phrase is None or phrase.end < place - 1:
                return None
            somebody = phrase.head >= 0 or phrase.heads or tokens[phrase.start].low in DETERMINERS
            return made(tokens, "colon", phrase) if somebody else None
    return None


def _colon(tokens: list[Token], place: int) -> Attribution | None:
    """A clause without a reporting verb that ends in a colon: "Then it was the mayor: ..."."""
    if place == 0 or tokens[place - 1].text != ":":
        return None
    phrase = leading(tokens, 0, place - 1)
    return made(tokens, "colon", phrase) if phrase is not None else None


def _trailing(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """A reporting clause at the end of the sentence: "The plan was "dead", he said"."""
    for verb in reversed([cue for cue in cues if cue > place][-_FARTHEST:]):
        if tokens[verb].low not in SPEECH:
            continue
        phrase = subject(tokens, verb, place + 1)
        if phrase is not None and phrase.start > 0 and tokens[phrase.start - 1].text in (",", "—", "–"):
            return made(tokens, "trailing", phrase, verb)
        if tokens[verb - 1].text == "," and opens_clause(tokens, verb + 1):
            phrase = after_verb(tokens, verb, len(tokens))
            if phrase is not None:
                return made(tokens, "trailing", phrase, verb)
    at = next((k for k in range(place + 1, len(tokens) - 2) if tokens[k].low == "according"), None)
    if at is not None and tokens[at + 1].low == "to":
        named = phrase_starting(tokens, at + 2, len(tokens))
        if named is not None:
            return made(tokens, "according", named, at)
    return None


def _agent(tokens: list[Token], place: int) -> Attribution | None:
    """ "called ... by Ann": the agent of a passive reporting verb after the stretch."""
    verbs = [k for k in range(place) if tokens[k].low in STANCE or tokens[k].low in SPEECH]
    if verbs and place + 2 < len(tokens) and tokens[place + 1].low == "by":
        phrase = phrase_starting(tokens, place + 2, len(tokens))
        if phrase is not None:
            return made(tokens, "around", phrase, verbs[-1])
    return None


_GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")


def _noun(tokens: list[Token], place: int) -> Attribution | None:
    """ "her claim that ...", where no verb reports the stretch."""
    phrase = reporting_noun(tokens, place)
    if phrase is None:
        return None
    attribution = made(tokens, "noun", phrase)
    owner = tokens[phrase.end - 1]
    ending = _GENITIVE.search(owner.text)
    length = len(ending.group()) if ending else 0
    return replace(attribution, end=attribution.end - length, pronoun=owner.low in POSSESSIVES)


def _subject(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
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
