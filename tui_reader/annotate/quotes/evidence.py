"""What an attribution rests on, in words, and how often that kind of evidence is right."""

from __future__ import annotations

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.model import Evidence, QuoteKind

# How often each kind of evidence names the right speaker by (a name, a pronoun, other words), in direct and
# in mixed stretches. Measured on the 5,900 stretches of PolNeAR 1.0's training articles (Newell et al., LREC
# 2018); kinds rare there (label, credit, inner, echo) are set by hand, below what they seem to earn.
_RIGHT = {
    "label": ((0.95, 0.95, 0.9), (0.95, 0.95, 0.9)),
    "after": ((0.98, 0.99, 0.97), (0.98, 0.99, 0.97)),
    "before": ((0.98, 0.99, 0.8), (0.96, 0.98, 0.87)),
    "among": ((0.89, 0.92, 0.78), (0.86, 0.92, 0.69)),
    "trailing": ((0.98, 0.98, 0.8), (0.98, 0.98, 0.75)),
    "according": ((0.85, 0.85, 0.9), (0.85, 0.85, 0.9)),
    "colon": ((0.85, 0.9, 0.77), (0.85, 0.9, 0.77)),
    "carried": ((0.98, 0.99, 0.93), (0.7, 0.8, 0.7)),
    "continued": ((0.95, 0.95, 0.7), (0.95, 0.95, 0.7)),
    "lead-in": ((0.9, 0.8, 0.45), (0.9, 0.8, 0.45)),
    "noun": ((0.8, 0.9, 0.8), (0.8, 0.9, 0.8)),
    "subject": ((0.8, 0.8, 0.67), (0.76, 0.82, 0.7)),
    "earlier": ((0.84, 0.8, 0.4), (0.4, 0.4, 0.3)),
    "credit": ((0.9, 0.9, 0.8), (0.7, 0.7, 0.6)),
    "inner": ((0.7, 0.7, 0.65), (0.7, 0.7, 0.65)),
    "echo": ((0.8, 0.8, 0.75), (0.8, 0.8, 0.75)),
}  # fmt: skip

_SAYS = {
    "label": ("colon", 'the line is labelled "{speaker}"'),
    "after": ("cue", 'named in the same sentence: "{words}"'),
    "before": ("cue", 'named in the same sentence: "{words}"'),
    "among": ("cue", 'named in the same sentence: "{words}"'),
    "trailing": ("cue", 'named at the end of the sentence: "{words}"'),
    "according": ("cue", 'named in the same sentence: "{words}"'),
    "colon": ("colon", 'introduced by a colon after "{speaker}"'),
    "carried": ("carried", 'carried over from the quote beside it: "{words}"'),
    "continued": ("carried", 'the same speech goes on from the paragraph before: "{words}"'),
    "lead-in": ("carried", 'the sentence before leads up to it: "{words}"'),
    "subject": ("subject", 'the sentence is about "{speaker}"'),
    "earlier": ("carried", 'carried over from an earlier paragraph: "{words}"'),
    "noun": ("cue", 'the words of "{speaker}", as the sentence calls them'),
    "credit": ("credit", 'credited beside the quote: "{speaker}"'),
    "inner": ("cue", 'named within the quote around it: "{words}"'),
    "echo": ("echo", 'the same words are quoted below, of "{speaker}"'),
}


def confidence(attribution: Attribution, kind: QuoteKind) -> float:
    """How sure an attribution is, from 0 to 1, before anybody asks whom its words stand for."""
    form = 0 if attribution.heads else 1 if attribution.pronoun else 2
    return _RIGHT[attribution.kind][kind == "mixed"][form]


def evidence(text: str, attribution: Attribution) -> Evidence:
    """The words an attribution rests on, and what they tell."""
    start, end = attribution.start, attribution.end
    if attribution.cue is not None:
        start, end = min(start, attribution.cue[0]), max(end, attribution.cue[1])
    kind, says = _SAYS[attribution.kind]
    words, speaker = _shortened(text[start:end]), _shortened(text[attribution.start : attribution.end])
    return Evidence(kind, start, end, says.format(words=words, speaker=speaker))


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:28].rstrip() + " … " + words[-28:].lstrip()
