"""Whether a text is English, the one language that is annotated."""

from __future__ import annotations

from functools import cache
from typing import Any

_SAMPLE = 2_000
# Tables and notes of a few names get more than this, the shortest sentence of another language less.
_LEAST = 0.02
# py3langid's labels of English, of the creole nearest to it, and of text in no language.
_ENGLISH_OR_NONE = ("en", "pcm", "zxx")


def is_english(text: str) -> bool:
    """False only where another language is all but certain: a table or a note of few words counts as English.

    Judged by py3langid (a port of langid.py, Lui and Baldwin, ACL 2012) on the first 2,000 code points.
    """
    probabilities = dict(_identifier().rank(text[:_SAMPLE]))
    return bool(sum(probabilities[label] for label in _ENGLISH_OR_NONE) >= _LEAST)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
