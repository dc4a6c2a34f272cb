"""What sources say alike and otherwise, written down: versions aligned word by word, and disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui_reader.export.comparison.csv import write_csv
from tui_reader.export.comparison.html import write_html
from tui_reader.export.comparison.json import write_json
from tui_reader.export.comparison.markdown import write_markdown
from tui_reader.model import Disagreement, Variants

if TYPE_CHECKING:
    from tui_reader.export import Format


def write_comparison(
    items: Iterable[Variants | Disagreement], format: Format, heading: str = "Comparison"
) -> Iterator[str]:
    """The items in the format, in chunks, as they come; `heading` says what was asked for."""
    match format:
        case "md":
            return write_markdown(items, heading)
        case "html":
            return write_html(items, heading)
        case "csv":
            return write_csv(items)
    return write_json(items)
