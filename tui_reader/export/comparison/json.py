"""Utterances and disagreements as JSON Lines: one object each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tui_reader.export.json import encode, place
from tui_reader.model import Difference, Disagreement, Span, Variants, Version


def write_json(items: Iterable[Variants | Disagreement]) -> Iterator[str]:
    """`kind` tells them apart; `base` and the `version` of a difference are indices of `versions`."""
    for item in items:
        if isinstance(item, Disagreement):
            places = [
                {**place(found), **found.details, "context": context.text}
                for found, context in zip(item.places, item.contexts, strict=True)
            ]
            yield encode(
                {
                    "kind": "disagreement",
                    "about": item.kind,
                    "says": item.says,
                    "places": places,
                    "sources": len({found.source for found in item.places}),
                    "independent": item.independent,
                }
            )
        else:
            yield encode(
                {
                    "kind": "variants",
                    "versions": [_version(version) for version in item.versions],
                    "base": item.base,
                    "differences": [_difference(each) for each in item.differences],
                    "sources": len({version.place.source for version in item.versions}),
                    "independent": item.independent,
                }
            )


def _version(version: Version) -> dict[str, Any]:
    return {
        **place(version.place),
        "kind": version.kind,
        "speaker": version.speaker,
        "confidence": version.confidence,
        "evidence": [
            {"kind": step.kind, "start": step.start, "end": step.end, "says": step.says}
            for step in version.evidence
        ],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "version": difference.version,
        "kind": difference.kind,
        "weight": difference.weight,
        "base": _span(difference.base),
        "own": _span(difference.own),
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}
