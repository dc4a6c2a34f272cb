"""A quote that ends, or begins, where other sources have a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.collate.disagreements.quoted import Columns, is_close, part, shortened, standing_for
from tui_reader.model import Difference, Disagreement, Span, Variants

_CONDITION = re.compile(
    r"[\s,;–—-]*(?:and |or |but )?(?:(?:only )?(?:if|when|after)|unless|until|till|except|provided|providing"
    r"|as long as|so long as|in case|without|but only|but not)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?]")
_ALWAYS = re.compile(r"\s*(?:when|after)\b", re.IGNORECASE)


def cut_disagreements(variants: Variants, columns: Columns) -> Iterator[Disagreement]:
    """One disagreement for each condition that a version, quoted as a whole sentence, does without."""
    for difference in variants.differences:
        cut = variants.versions[difference.version]
        if cut.kind != "direct" or not _is_condition(difference) or difference.base is None:
            continue
        if difference.base.text.casefold() in cut.place.text.casefold():
            continue
        if not is_close(variants, columns, difference.version) or not _joins(variants, difference.base):
            continue
        whole = [
            part(version.place, own[0].start, own[-1].end, "with the condition")
            for version, own in zip(
                variants.versions, standing_for(variants, columns, difference.base), strict=True
            )
            if own and version.place.source != cut.place.source
        ]
        if whole:
            short = part(cut.place, cut.place.start, cut.place.end, "without the condition")
            places = sorted([*whole, short], key=lambda place: place.published or "9999")
            yield Disagreement(
                "cut",
                f"{shortened(difference.base.text)} is left out of {shortened(cut.place.text)}",
                tuple(places),
            )


def _joins(variants: Variants, words: Span) -> bool:
    """Whether a condition and what it is said of are one sentence."""
    place = variants.versions[variants.base].place
    before = place.text[: words.start - place.start].rstrip()
    after = place.text[words.end - place.start :].strip()
    ends = _END.search(words.text) or (before and _END.search(before[-1:])) or False
    return not ends and (bool(before) or not _END.match(after[:1]))


def _is_condition(difference: Difference) -> bool:
    """Whether a condition is left out; a time ("when", "after") is one only after "only"."""
    if difference.kind != "omitted" or difference.base is None:
        return False
    text = difference.base.text
    return _CONDITION.match(text) is not None and _ALWAYS.match(text) is None
