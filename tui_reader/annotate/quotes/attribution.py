"""What a rule finds of who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.annotate.quotes.phrases import Phrase
from tui_reader.annotate.quotes.sentences import Token
from tui_reader.annotate.words import PRONOUNS


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words for a speaker, at [start, end): `kind` is that of the evidence, `heads` the numbers of the
    mentions among the words; `cue` is the span of the reporting verb, if there is one; `pronoun` says that a
    pronoun is all they are."""

    kind: str
    start: int
    end: int
    heads: tuple[int, ...] = ()
    cue: tuple[int, int] | None = None
    pronoun: bool = False


def made(tokens: list[Token], kind: str, phrase: Phrase, verb: int | None = None) -> Attribution:
    """The attribution to a phrase of a sentence (to the name in it, if it has one), `verb` being its cue."""
    cue = (tokens[verb].start, tokens[verb].end) if verb is not None else None
    heads = phrase.heads or ((phrase.head,) if phrase.head >= 0 else ())
    start, end = phrase.start, phrase.end
    if phrase.head >= 0:
        named = [at for at in range(start, end) if tokens[at].mention == phrase.head]
        start, end = named[0], named[-1] + 1
    pronoun = end - start == 1 and tokens[start].low in PRONOUNS
    return Attribution(kind, tokens[start].start, tokens[end - 1].end, heads, cue, pronoun)
