"""Utterances and disagreements as Markdown: the wordings one above another in a code block, then each version
with where it stands, what it has otherwise bold, what it has not struck out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len, set_cell_size

from tui_reader.export.comparison import words
from tui_reader.export.comparison.aligned import Wording, blocks, wordings
from tui_reader.export.comparison.weighing import is_part
from tui_reader.export.markdown import block_quote, cited, inline, paragraph
from tui_reader.model import Difference, Disagreement, Variants

_WIDTH = 88
GAP = "·"


def write_markdown(items: Iterable[Variants | Disagreement], heading: str) -> Iterator[str]:
    """A heading an item; all markup in the sources is escaped."""
    yield f"# {inline(heading)}\n"
    for number, item in enumerate(items, 1):
        yield f"\n## {number}. {inline(words.title(item))}\n"
        yield from _disagreement(item) if isinstance(item, Disagreement) else _variants(item)


def _disagreement(item: Disagreement) -> Iterator[str]:
    yield f"\n{words.counted(item)}\n"
    for place in words.in_context(item):
        yield f"\n{block_quote(place)}\n{cited(place)}"


def _variants(item: Variants) -> Iterator[str]:
    rows = wordings(item)
    yield f"\n{words.counted(item)}\n\n{aligned(rows)}"
    label_of = {number: row.label for row in rows for number in row.versions}
    for number, version in enumerate(item.versions):
        found = [each for each in item.differences if each.version == number]
        own = tuple((each.own.start, each.own.end) for each in found if each.own is not None)
        told = ", ".join(_told(each) for each in found if not is_part(item, each))
        who = f"**{label_of[number]}** {inline(words.credited(version))}"
        place = replace(version.place, highlights=own, details={})
        yield f"\n{paragraph([who, told] if told else [who])}\n{block_quote(place)}\n{cited(place)}"


def aligned(rows: Sequence[Wording]) -> str:
    """A code block with the wordings one above another."""
    labels = [f"{row.label} ×{len(row.versions)}" if len(row.versions) > 1 else row.label for row in rows]
    margin = max(map(len, labels)) + 2
    lines: list[str] = []
    for columns in blocks(rows, _WIDTH - margin):
        lines += [""] if lines else []
        for label, row in zip(labels, rows, strict=True):
            if not row.has(columns):
                continue
            cells = ((row.cells[column], wide) for column, wide in columns)
            shown = " ".join(
                _padded(cell.text or (GAP * wide if cell.kind else ""), wide) for cell, wide in cells
            )
            lines.append(f"{label:<{margin}}{shown}".rstrip())
    fence = "`" * max(3, *(len(run) + 1 for line in lines for run in re.findall("`+", line) or [""]))
    return "\n".join([f"{fence}text", *lines, f"{fence}\n"])


def _padded(text: str, wide: int) -> str:
    return set_cell_size(text, wide) if cell_len(text) != wide else text


def _told(difference: Difference) -> str:
    base = f"~~{inline(' '.join(difference.base.text.split()))}~~" if difference.base else ""
    own = f"**{inline(' '.join(difference.own.text.split()))}**" if difference.own else ""
    told = f"{own} for {base}" if base and own else f"{own} added" if own else f"without {base}"
    return f"{told} ({difference.weight})"
