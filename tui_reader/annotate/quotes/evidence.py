"""What an attribution rests on, in words, and how often that kind of evidence is right."""

from __future__ import annotations

from tui_reader.annotate.quotes.attribution import Attribution
from tui_reader.model import Evidence, QuoteKind

# How often each kind names the right speaker of (direct, mixed) stretches: measured on the training half of
# PolNeAR 1.0 (Newell et al., LREC 2018); kinds too rare there are set by hand, below what they seem to
# earn.
_RIGHT = {
    "label": (0.97, 0.97),
    "after": (0.98, 0.98),
    "before": (0.95, 0.92),
    "around": (0.72, 0.86),
    "trailing": (0.97, 0.91),
    "according": (0.8, 0.95),
    "colon": (0.8, 0.8),
    "carried": (0.97, 0.65),
    "continued": (0.9, 0.9),
    "lead-in": (0.7, 0.6),
    "subject": (0.78, 0.72),
    "earlier": (0.62, 0.3),
    "noun": (0.8, 0.8),
    "credit": (0.85, 0.85),
    "inner": (0.7, 0.7),
    "echo": (0.8, 0.8),
}  # fmt: skip
_NAMELESS = 0.93

_SAYS = {
    "label": ("colon", 'the line is labelled "{speaker}"'),
    "after": ("cue", 'named in the same sentence: "{words}"'),
    "before": ("cue", 'named in the same sentence: "{words}"'),
    "around": ("cue", 'named in the same sentence: "{words}"'),
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
    right = _RIGHT[attribution.kind][kind == "mixed"]
    return right if attribution.heads or attribution.pronoun else right * _NAMELESS


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
