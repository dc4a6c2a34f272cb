"""A quote that ends, or begins, where other sources have a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui_reader.collate.disagreements.quoted import Columns, counted, is_close, part, shortened, standing_for
from tui_reader.collate.english import NEGATIONS
from tui_reader.collate.wording import words_of
from tui_reader.model import Difference, Disagreement, Finding, Span, Variants, Version

_CONDITION = re.compile(
    r"[\s,;–—-]*(?:and |or |but )?(?:(?:only )?(?:if|when|after)|unless|until|till|except|provided|providing"
    r"|as long as|so long as|in case|without|but only|but not)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?]")
_ALWAYS = re.compile(r"\s*(?:when|after)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\s*before\b", re.IGNORECASE)


def cut_disagreements(variants: Variants, columns: Columns) -> Iterator[Disagreement]:
    """One disagreement for each condition that versions, quoted as whole sentences, do without."""
    found: dict[Span, list[Finding]] = {}
    for difference in variants.differences:
        cut, condition = variants.versions[difference.version], difference.base
        if condition is None or not _is_whole(cut, variants) or not _is_condition(difference, variants):
            continue
        if condition.text.casefold() in cut.place.text.casefold():
            continue
        if is_close(variants, columns, difference.version) and _joins(variants, condition):
            found.setdefault(condition, []).append(cut.place)
    for condition, places in found.items():
        yield from _disagreement(variants, columns, condition, places)


def _disagreement(
    variants: Variants, columns: Columns, condition: Span, cut: Sequence[Finding]
) -> Iterator[Disagreement]:
    """A disagreement of those who have a condition with those who cut it, if it is not all in one source."""
    sources = {place.source for place in cut}
    standing = standing_for(variants, columns, condition)
    whole = [
        found
        for version, own in zip(variants.versions, standing, strict=True)
        if version.place.source not in sources
        if (found := _with(version.place, own, condition.text)) is not None
    ]
    if whole:
        short = [part(place, place.start, place.end, "without the condition") for place in cut]
        yield Disagreement(
            "cut",
            f"{shortened(condition.text)} is left out of {shortened(cut[0].text)}"
            + (f" in {counted(len(sources))}" if len(sources) > 1 else ""),
            tuple(sorted([*whole, *short], key=lambda place: place.published or "9999")),
        )


def _with(place: Finding, own: Sequence[Span], condition: str) -> Finding | None:
    """Where a version has the condition: in the same place as the fullest one, or elsewhere."""
    if own:
        start, end = own[0].start, own[-1].end
    else:
        at = place.text.casefold().find(condition.casefold())
        if at < 0:
            return None
        start, end = place.start + at, place.start + at + len(condition)
    return part(place, start, end, "with the condition")


def _joins(variants: Variants, words: Span) -> bool:
    """Whether a condition and what it is said of are one sentence."""
    place = variants.versions[variants.base].place
    before = place.text[: words.start - place.start].rstrip()
    after = place.text[words.end - place.start :].strip()
    ends = _END.search(words.text) or (before and _END.search(before[-1:])) or False
    return not ends and (bool(before) or not _END.match(after[:1]))


def _is_whole(cut: Version, variants: Variants) -> bool:
    """Whether a version is quoted as a sentence, or goes on with one after its cue."""
    return cut.kind == "direct" or (
        cut.kind == "mixed"
        and any(
            other.kind == "direct"
            and other.place.source == cut.place.source
            and other.place.end < cut.place.start
            and other.place.line == cut.place.line
            for other in variants.versions
        )
    )


def _is_condition(difference: Difference, variants: Variants) -> bool:
    """Whether a condition is left out; a time ("when", "after") is one only after "only", a time before
    which something is not done is one too."""
    if difference.kind != "omitted" or difference.base is None:
        return False
    text = difference.base.text
    if _BEFORE.match(text):
        place = variants.versions[variants.base].place
        clause = words_of(place.text, 0, difference.base.start - place.start)
        return any(word.key in NEGATIONS and word.sentence == clause[-1].sentence for word in clause)
    return _CONDITION.match(text) is not None and _ALWAYS.match(text) is None
