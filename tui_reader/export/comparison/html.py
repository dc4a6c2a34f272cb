"""Utterances and disagreements as one HTML page: the wordings as a table, then each version as an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from tui_reader.export.comparison import words
from tui_reader.export.comparison.aligned import Cell, Wording, blocks, wordings
from tui_reader.export.comparison.weighing import LOUD
from tui_reader.export.html import article, inline, page
from tui_reader.model import Disagreement, Variants

_WIDTH = 72


def write_html(items: Iterable[Variants | Disagreement], heading: str) -> Iterator[str]:
    """A page with a section an item; its table and each version stay on one sheet of paper where they can."""
    return page(map(_section, items), heading)


def _section(item: Variants | Disagreement) -> str:
    body = "".join(_places(item) if isinstance(item, Disagreement) else _variants(item))
    head = f"<h2>{inline(words.title(item))}</h2>\n<p>{escape(words.counted(item))}</p>\n"
    return f'<section class="group">\n{head}{body}</section>\n'


def _places(item: Disagreement) -> Iterator[str]:
    return map(article, words.in_context(item))


def _variants(item: Variants) -> Iterator[str]:
    rows = wordings(item)
    fullest = next(row for row in rows if row.fullest)
    for columns in blocks(rows, _WIDTH):
        yield '<table class="aligned">\n'
        yield from (_row(row, fullest, [column for column, _ in columns]) for row in rows if row.has(columns))
        yield "</table>\n"
    label_of = {number: row.label for row in rows for number in row.versions}
    for number, version in enumerate(item.versions):
        found = [each for each in item.differences if each.version == number]
        own = tuple((each.own.start, each.own.end) for each in found if each.own is not None)
        details = {
            "wording": label_of[number],
            "speaker": words.credited(version),
            "differs": "; ".join(words.marked(item, number)),
        }
        yield article(replace(version.place, highlights=own, details=details))


def _row(row: Wording, fullest: Wording, columns: Sequence[int]) -> str:
    cells = "".join(f"<td>{_cell(row.cells[column], fullest.cells[column])}</td>" for column in columns)
    times = f" ×{len(row.versions)}" if len(row.versions) > 1 else ""
    return f"<tr><th>{row.label}{times}</th>{cells}</tr>\n"


def _cell(cell: Cell, base: Cell) -> str:
    """What is left out is shown struck out, unless a sign stands there instead ("...")."""
    tags = {"omitted": "span" if cell.text else "del", "added": "ins", "changed": "strong"}
    tag, text = tags.get(cell.kind or "", "span"), cell.text or (base.text if cell.kind else "")
    loud = ' class="loud"' if cell.weight in LOUD and cell.kind else ""
    return f"<{tag}{loud}><bdi>{escape(text)}</bdi></{tag}>" if text else ""
