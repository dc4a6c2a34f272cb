"""What a source says to be so, and what it quotes or reports somebody as saying not to be so, each as the
words that carry it: "he never received a letter" can meet "she sent him the letter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tui_reader.collate import content
from tui_reader.collate.clauses import PREPOSITIONS, Clause, Speech, Token, head, is_of_another_year, split
from tui_reader.collate.converses import gives, takes
from tui_reader.collate.listed import listed
from tui_reader.collate.sentences import paragraphs, sentences
from tui_reader.collate.stems import stem
from tui_reader.model import Annotations, Source


@dataclass(frozen=True, slots=True)
class Denial:
    """In [start, end), that something was done: by a `verb`, to what `of` names.

    `agent` and `taker` are who is said not to have done it, and to whom it was not done (a letter sent,
    something told), where that is said: a person's surname with an @ before, or a noun's stem. `by` is who
    denies it; `so_far` says that it is denied of all time until then ("has not").
    """

    start: int
    end: int
    verb: str
    agent: str
    taker: str
    of: frozenset[str]
    by: str
    so_far: bool


@dataclass(frozen=True, slots=True)
class Assertion:
    """In [start, end), a clause that denies, supposes and asks nothing: its stems in order, persons by
    surname with an @ before, verbs in the past with a +, participles of the passive with a =. `by` is who
    says it, empty where the source does."""

    start: int
    end: int
    words: str
    by: str

    def stems(self) -> Iterator[str]:
        """The stems without what is marked."""
        return (word.lstrip("@+=") for word in self.words.split())


_NOT = frozenset(listed("not never wasn't weren't didn't hadn't hasn't haven't"))
_NOBODY = frozenset(listed("nobody none"))
_NEGATIONS = (
    _NOT
    | _NOBODY
    | frozenset(
        listed("no nothing neither nor without cannot hardly isn't aren't don't doesn't can't won't wouldn't")
    )
)
_SUPPOSING = frozenset(
    listed("if whether unless would could should may might must can will shall almost nearly")
)
_DISPUTING = frozenset(
    listed(
        """
    deny denies denied denying denial denials false falsely untrue rumour rumours rumor rumors hoax contrary
    dispute disputes disputed reject rejects rejected rejecting refute refutes refuted alleged allegedly
    dismissed dismisses baseless unfounded supposedly
    """
    )
)
_BE = frozenset(listed("was were been be being wasn't weren't"))
_BEFORE_VERB = _BE | _NOT | frozenset(listed("did had has have didn't hadn't hasn't haven't"))
_SO_FAR = frozenset(listed("has have hasn't haven't"))
_BEFORE_THEN = frozenset(listed("had hadn't"))
_PRESENT = frozenset(listed("is are am do does isn't aren't don't doesn't"))
_ADVERBS = frozenset(listed("ever also already even just personally actually once then"))
_STAND_INS = (["it"], ["they"], ["he"], ["she"])
_NO_DEED = frozenset(
    map(stem, listed("be have do say think believe want need feel seem hope expect plan intend like"))
)
_DETERMINERS = frozenset(listed("the a an his her its their our my any this that these those"))
_DETAILS = frozenset(listed("of about from"))
"""What stands behind these tells more of the thing, which others may leave out."""

_NARROWING = frozenset(listed("only just simply merely fully all enough properly both again"))
_GOING_ON = re.compile(
    r",?\s+(?:because|until|till|before|after|when|while|since|as|unless|but|than|so|where|who|which|that|if|why"
    r"|how|what|whether)\b"
)


def propositions(
    source: Source, annotations: Annotations
) -> tuple[tuple[Denial, ...], tuple[Assertion, ...]]:
    """What is denied in a source, in quotes and in indirect speech, and what is asserted."""
    speech = Speech(source.text, annotations)
    return tuple(_denials(source, annotations, speech)), tuple(_assertions(source, speech))


def _denials(source: Source, annotations: Annotations, speech: Speech) -> Iterator[Denial]:
    for reported in annotations.reported:
        by = speech.speaker(reported)
        for number, clause in enumerate(_whole_clauses(source, speech.tokens(reported, by))):
            if not reported.negated:
                yield from _negated(clause, by)
            elif number == 0 and (denial := _denied(clause, by)) is not None:
                start = min(reported.cue.start, reported.start)
                yield replace(denial, start=start, end=max(reported.cue.end, reported.end))
    for quote in annotations.quotes:
        by = speech.speaker(quote)
        for sentence in sentences(source.text, quote.start, quote.end) if by else ():
            if not source.text[sentence[0] : sentence[1]].endswith("?"):
                for clause in _whole_clauses(source, speech.tokens(sentence, by)):
                    yield from _negated(clause, by)


def _whole_clauses(source: Source, tokens: Clause) -> Iterator[Clause]:
    """The clauses that are denied as a whole: who did "not resign because of the leak" may have resigned."""
    for clause in split(tokens):
        narrowed = _NARROWING.intersection(token.low for token in clause)
        goes_on = _GOING_ON.match(source.text, clause[-1].end)
        if not (narrowed or goes_on or is_of_another_year(clause, source.published)):
            yield clause


def _negated(clause: Clause, by: str) -> Iterator[Denial]:
    """What a clause denies by a "not", a "never", a "nobody" or a "no"."""
    lows = [token.low for token in clause]
    if not _SUPPOSING.isdisjoint(lows):
        return
    negations = [at for at, low in enumerate(lows) if low in _NEGATIONS]
    if len(negations) == 1:
        at = negations[0]
        if lows[at] in _NOBODY or (lows[at] == "no" and lows[at + 1 : at + 2] == ["one"]):
            found = _deed(clause, by, "nobody")
        elif lows[at] == "no":
            found = _deed(clause, by, "no") if at == 0 else None
        else:
            found = _deed(clause, by, "not") if lows[at] in _NOT else None
        if found is not None:
            yield found


def _denied(clause: Clause, by: str) -> Denial | None:
    """What is denied by a verb: "denied that the alarm was off", "denied paying"."""
    lows = [token.low for token in clause]
    if not _NEGATIONS.isdisjoint(lows) or not _SUPPOSING.isdisjoint(lows):
        return None
    if not lows[0].endswith("ing"):
        return _deed(clause, by, "denied")
    at = next((k for k, low in enumerate(lows) if low not in ("having", "being", "been")), len(lows))
    if at == len(lows) or (at and not clause[at].is_past):
        return None
    passive = any(low in ("being", "been") for low in lows[:at])
    return _made(clause, at, by, passive, clause[:0], by, False)


def _deed(clause: Clause, by: str, how: str) -> Denial | None:
    """The deed that a clause denies; None if it has no verb in a past tense."""
    at = next(
        (at for at, token in enumerate(clause) if at and (token.low in _BEFORE_VERB or token.is_past)), None
    )
    if at is None or any(token.low in _PRESENT for token in clause[: at + 1]):
        return None
    verb = at
    while verb < len(clause) and (clause[verb].low in _BEFORE_VERB | _ADVERBS or _is_adverb(clause[verb])):
        verb += 1
    before = [token.low for token in clause[at:verb]]
    helpers = [low for low in before if low in _BEFORE_VERB - {"not", "never"}]
    is_being = bool(helpers) and helpers[-1] in _BE
    if verb == len(clause) or (how == "not" and _NOT.isdisjoint(before)):
        return None
    if not (
        clause[verb].is_past or (is_being and clause[verb].low.endswith("ing")) or (helpers and not is_being)
    ):
        return None
    subject = clause[:at]
    if how == "nobody":
        agent = ""
    else:
        agent = by if [token.low for token in subject] in _STAND_INS else head(subject)
        if not agent:
            return None
    so_far = _SO_FAR if how == "denied" else _SO_FAR | _BEFORE_THEN
    passive = is_being and clause[verb].is_past
    return _made(clause, verb, agent, passive, subject, by, not so_far.isdisjoint(helpers))


def _is_adverb(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > 4


def _made(
    clause: Clause, at: int, subject: str, passive: bool, phrase: Clause, by: str, so_far: bool
) -> Denial | None:
    """A denial by its verb, at this place of the clause, and its subject."""
    verb = clause[at].stem
    if verb in _NO_DEED or not verb.isalpha() or _has_infinitive(clause[at + 1 :]):
        return None
    objects, adjuncts = _objects(clause[at + 1 :])
    agent = taker = ""
    if (gives(verb) and passive) or (takes(verb) and not passive):
        taker = subject
    elif passive:
        objects, adjuncts = _nouns(phrase), [*objects, *adjuncts]
    else:
        agent = subject
    if gives(verb) and not taker:
        persons = [each for each in objects if each[0] == "@"]
        taker = persons[0] if persons else ""
    of = frozenset(objects) - {taker}
    if not of:
        return None
    return Denial(clause[0].start, clause[-1].end, verb, agent, taker, of.union(adjuncts), by, so_far)


def _has_infinitive(after: Clause) -> bool:
    """Whether words tell what something was done for: "not written to mislead"."""
    return any(
        token.low == "to" and following.stem[0] != "@" and following.low not in _DETERMINERS
        for token, following in pairwise(after)
    )


def _objects(after: Clause) -> tuple[list[str], list[str]]:
    """The stems of what a verb is done to: of the first phrase after it that has a noun, and of persons
    before; and of the phrases that tell where or with what, which are denied as well."""
    objects: list[str] = []
    adjuncts: list[str] = []
    found = objects
    for token in after:
        if token.low in PREPOSITIONS and any(stem[0] != "@" for stem in objects):
            if token.low in _DETAILS:
                break
            found = adjuncts
        elif token.stem[0] == "@" or _is_noun(token):
            found.append(token.stem)
    return objects, adjuncts


def _nouns(phrase: Clause) -> list[str]:
    """The stems of a noun phrase up to its first preposition."""
    found: list[str] = []
    for token in phrase:
        if token.low in PREPOSITIONS and found:
            break
        if token.stem[0] == "@" or _is_noun(token):
            found.append(token.stem)
    return found


def _is_noun(token: Token) -> bool:
    return content.is_content(token.low) and token.low[0].isalpha() and not _is_adverb(token)


def _assertions(source: Source, speech: Speech) -> Iterator[Assertion]:
    text = source.text
    for paragraph in paragraphs(text):
        for start, end in sentences(text, *paragraph):
            if "?" not in text[start:end]:
                yield from _asserted(speech, start, end, source.published)


def _asserted(speech: Speech, start: int, end: int, published: str | None) -> Iterator[Assertion]:
    """The clauses of a sentence, as far as nothing is denied or supposed in it."""
    tokens = speech.tokens((start, end))
    if any(token.low in _DISPUTING for token in tokens):
        return
    for clause in split(tokens, speech.begins):
        if any(token.low in _NEGATIONS or token.low in _SUPPOSING for token in clause):
            return
        if not any(token.is_past for token in clause) or is_of_another_year(clause, published):
            continue
        by = speech.speaker_at(clause[0].start)
        words = [word for at in range(len(clause)) if (word := _word(clause, at, by))]
        if len(words) > 1:
            yield Assertion(clause[0].start, clause[-1].end, " ".join(words), by)


def _word(clause: Clause, at: int, by: str) -> str:
    """A word of an assertion as it is kept, empty if it is not."""
    token = clause[at]
    if token.stem[0] == "@":
        return token.stem
    if token.low in ("i", "me"):
        return by
    if token.is_past and token.stem not in _NO_DEED and (at == 0 or clause[at - 1].low != "to"):
        before = [other.low for other in clause[max(0, at - 3) : at] if not _is_adverb(other)]
        passive = bool(before) and before[-1] in _BE
        return ("=" if passive else "+") + token.stem
    return token.stem if _is_noun(token) else ""
