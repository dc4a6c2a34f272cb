"""Whether a text is English, the one language that is annotated."""

from __future__ import annotations

from functools import cache
from typing import Any

_SAMPLE = 2_000
_SURE = 0.9
# py3langid's labels of English, of creoles it takes English for, and of text in no language.
_ENGLISH_OR_NONE = frozenset({"en", "pcm", "zxx"})


def is_english(text: str) -> bool:
    """False only where another language is all but certain: a table or a note of few words counts as English.

    Judged by py3langid (a port of langid.py, Lui and Baldwin, ACL 2012) on the first 2,000 code points.
    """
    language, probability = _identifier().classify(text[:_SAMPLE])
    return language in _ENGLISH_OR_NONE or probability < _SURE


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
