"""Who reports a quoted stretch, as the sentence it stands in tells: cue and subject, in any order."""

from __future__ import annotations

from tui_reader.annotate.quotes.attribution import Attribution, made
from tui_reader.annotate.quotes.clauses import after_verb, leading, opens_clause, subject
from tui_reader.annotate.quotes.cues import LIGHT, SPEECH, STANCE
from tui_reader.annotate.quotes.phrases import Phrase, phrase_starting
from tui_reader.annotate.quotes.sentences import Sentence, Token
from tui_reader.annotate.quotes.verbless import agent, colon, named_before_colon, noun, subject_of
from tui_reader.annotate.quotes.verbs import cue_places, is_participle
from tui_reader.annotate.words import ADVERBS, DETERMINERS, RELATIVES, words


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
        hinted = named_before_colon(tokens, place) or _said_after(tokens, place, cues)
        return (
            (hinted if near not in cues else None)
            or _before(tokens, place, cues, introduced)
            or colon(tokens, place)
            or _after(tokens, place, cues)
            or _trailing(tokens, place, cues)
        )
    opens = place == 0 or tokens[place - 1].quote >= 0 or tokens[place - 1].text in ",—–-"
    if opens:
        told = _after(tokens, place, cues) or _before(tokens, place, cues)
    else:
        told = _before(tokens, place, cues) or _after(tokens, place, cues)
    return (
        told
        or _trailing(tokens, place, cues)
        or agent(tokens, place)
        or noun(tokens, place)
        or subject_of(tokens, place, cues)
    )


def _inverted(tokens: list[Token], place: int, cues: list[int]) -> bool:
    """Whether a verb of speech and its subject follow the stretch at once: "...", said the mayor."""
    at = place + 2 if place + 1 < len(tokens) and tokens[place + 1].text == "," else place + 1
    return at in cues and tokens[at].low in SPEECH and opens_clause(tokens, at + 1)


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
    whole = place == 0 and " " in tokens[place].text
    for verb in cues:
        if verb <= at or verb >= high:
            continue
        if not pause and not (whole and tokens[verb].low in SPEECH and verb - at < _UNPAUSED):
            return None
        phrase = subject(tokens, verb, at)
        named = phrase is not None and (phrase.head >= 0 or phrase.heads)
        if phrase is not None and phrase.start <= at and (named or not is_participle(tokens, verb)):
            return made(tokens, "after", phrase, verb)
        if not is_participle(tokens, verb):
            break
    return None


def _said_after(tokens: list[Token], place: int, cues: list[int]) -> Attribution | None:
    """A verb of speech right after the stretch, which outweighs what a colon hints at before it."""
    found = _after(tokens, place, cues)
    spoken = found is not None and found.cue is not None and found.cue[0] - tokens[place].end < _CLOSE
    return found if spoken else None


_CLOSE = 40
_FARTHEST = 12
_UNPAUSED = 4
_BETWEEN = words("that how simply only as it him her them me us")
_WHILE = words("when while as after before once if although though since")
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
        if phrase is None or _in_passing(tokens, phrase):
            continue
        if best is None or (
            low in SPEECH
            and not _subordinate(tokens, phrase, best[1])
            and not _relative(tokens, best[1], best[0])
            and _reports(tokens, verb, best[1], best[0] >= near and tokens[place - 1].text in ",:")
        ):
            best = verb, phrase
    if best is not None and introduced and best[0] < near:
        main = leading(tokens, 0, place - 1)
        if main is not None and main.head >= 0 and main.start != best[1].start:
            return made(tokens, "colon", main)
    if best is not None:
        return made(tokens, "before" if _alone(tokens, place, cues) else "among", best[1], best[0])
    at = next((k for k in range(place) if tokens[k].low == "according"), None)
    if at is not None and at + 1 < place and tokens[at + 1].low == "to":
        named = phrase_starting(tokens, at + 2, place)
        if named is not None:
            return made(tokens, "according", named, at)
    return None


def _alone(tokens: list[Token], place: int, cues: list[int]) -> bool:
    """Whether one verb only reports before the stretch, and no subordinate clause stands there."""
    others = sum(cue < place for cue in cues) > 1
    return not others and not any(token.low == "who" or token.low in _WHILE for token in tokens[:place])


def _in_passing(tokens: list[Token], phrase: Phrase) -> bool:
    """The writer's own ", and I quote," within somebody else's clause."""
    k = phrase.start
    return k > 2 and tokens[k].low in ("i", "we") and tokens[k - 1].low == "and" and tokens[k - 2].text == ","


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
    if tokens[phrase.start - 1].low in RELATIVES - {"that"}:
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


def _relative(tokens: list[Token], phrase: Phrase, verb: int) -> bool:
    """Whether the verb stands in a relative clause that a comma parts from its noun: "to Lee, who said"."""
    comma = phrase.end
    who = comma + 1 < verb and tokens[comma].text == "," and tokens[comma + 1].low in ("who", "which")
    return who and all(token.text != "," for token in tokens[comma + 1 : verb])


def _subordinate(tokens: list[Token], outer: Phrase, inner: Phrase) -> bool:
    """Whether the inner phrase begins a main clause: "when Lee said it leaked, the crew yelled"."""
    before = outer.start - 1
    return (
        before >= 0
        and tokens[before].low in _WHILE
        and inner.start > outer.end
        and tokens[inner.start - 1].text == ","
    )


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
