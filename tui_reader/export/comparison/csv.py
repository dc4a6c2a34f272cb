"""Utterances and disagreements as comma-separated values: a row a version, or a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui_reader.export.comparison import words
from tui_reader.export.comparison.aligned import wordings
from tui_reader.export.csv import cell, row
from tui_reader.model import Disagreement, Finding, Variants

COLUMNS = (
    *("item", "kind", "says", "wording", "source", "title", "published", "line", "start", "end", "text"),
    *("context", "speaker", "confidence", "evidence", "differences", "independent", "sha256"),
)


def write_csv(items: Iterable[Variants | Disagreement]) -> Iterator[str]:
    """Rows of one `item` have its number. `kind` is `variants` or that of the disagreement; `wording` is the
    same letter for the same words, `differences` are those from the fullest version."""
    yield row([*COLUMNS])
    for number, item in enumerate(items, 1):
        if isinstance(item, Disagreement):
            for place, context in zip(item.places, item.contexts, strict=True):
                details = "; ".join(f"{name}: {value}" for name, value in place.details.items() if value)
                told = (context.text, "", "", "", details)
                yield _row(number, item.kind, item.says, "", place, told, item.independent)
        else:
            yield from _variants(number, item)


def _variants(number: int, variants: Variants) -> Iterator[str]:
    label_of = {n: wording.label for wording in wordings(variants) for n in wording.versions}
    for n, version in enumerate(variants.versions):
        told = (
            "",
            version.speaker or "",
            f"{version.confidence:.2f}",
            "; ".join(step.says for step in version.evidence),
            "; ".join(words.marked(variants, n)),
        )
        yield _row(number, "variants", "", label_of[n], version.place, told, variants.independent)


def _row(
    number: int, kind: str, says: str, label: str, place: Finding, told: Iterable[str], independent: int
) -> str:
    return row(
        [
            number,
            kind,
            cell(says),
            label,
            cell(place.source),
            cell(place.title),
            cell(place.published or ""),
            place.line,
            place.start,
            place.end,
            cell(place.text),
            *map(cell, told),
            independent,
            place.sha256,
        ]
    )
