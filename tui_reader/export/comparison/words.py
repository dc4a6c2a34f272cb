"""What differs between the versions of an utterance, and in how many sources they stand, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tui_reader.export.comparison.weighing import WEIGHTS, is_part
from tui_reader.library.findings import UNKNOWN
from tui_reader.model import Difference, Disagreement, Finding, Span, Variants, Version, Weight
from tui_reader.visible import visible

PART = "a part only"
_TITLE = 100  # characters of an utterance in a title


def title(item: Variants | Disagreement) -> str:
    """What a disagreement says; of an utterance, the fullest version, cut where it is long."""
    if isinstance(item, Disagreement):
        return f"{item.kind}: {item.says}"
    text = " ".join(item.versions[item.base].place.text.split())
    return f"“{text}”" if len(text) <= _TITLE else f"“{text[:_TITLE].rpartition(' ')[0] or text[:_TITLE]} …”"


def counted(item: Variants | Disagreement) -> str:
    """In how many sources it stands, and how many of them independent."""
    if isinstance(item, Disagreement):
        return sources(item.places, item.independent)
    return sources((version.place for version in item.versions), item.independent)


def in_context(item: Disagreement) -> list[Finding]:
    """The sentences in which its places stand, in which these are highlighted."""
    return [_around(place, context) for place, context in zip(item.places, item.contexts, strict=True)]


def _around(place: Finding, context: Span) -> Finding:
    return replace(
        place,
        start=context.start,
        end=context.end,
        line=place.line - context.text[: place.start - context.start].count("\n"),
        text=context.text,
        highlights=((place.start, place.end),),
        details={name: value for name, value in place.details.items() if value != place.text},
    )


def credited(version: Version) -> str:
    """Who is credited with a version, how sure that is, and why."""
    why = "; ".join(step.says for step in version.evidence)
    return (
        f"{version.speaker or UNKNOWN} ({version.kind}, {version.confidence:.2f}{': ' if why else ''}{why})"
    )


def sources(places: Iterable[Finding], independent: int) -> str:
    """`3 sources, 2 independent`."""
    count = len({place.source for place in places})
    return "1 source" if count == 1 else f"{count:,} sources, {independent:,} independent"


def differences(variants: Variants, version: int) -> list[tuple[Weight, str]]:
    """How a version differs from the fullest, once each, what weighs most first: `“four” for “three”`.

    That what stands before or after a part is left out is said once, and last.
    """
    found = [each for each in variants.differences if each.version == version]
    told = dict.fromkeys((each.weight, _told(each)) for each in found if not is_part(variants, each))
    part: list[tuple[Weight, str]] = (
        [("form", PART)] if any(is_part(variants, each) for each in found) else []
    )
    return [*sorted(told, key=lambda each: WEIGHTS.index(each[0])), *part]


def marked(variants: Variants, version: int) -> list[str]:
    """The same, each difference with what it weighs: `“four” for “three” (number)`."""
    return [told if told == PART else f"{told} ({weight})" for weight, told in differences(variants, version)]


def _told(difference: Difference) -> str:
    base = _quoted(difference.base.text) if difference.base else ""
    own = _quoted(difference.own.text) if difference.own else ""
    if difference.kind == "changed":
        return f"{own} for {base}"
    return f"{own} added" if difference.kind == "added" else f"without {base}"


def _quoted(text: str) -> str:
    return f"“{' '.join(visible(text).split())}”"
