"""The values that every room takes and gives: frozen, with no behaviour but their own.

Offsets are half-open and count Unicode code points of the decoded source; for every span
`source.text[span.start:span.end] == span.text`. What holds across sources is loaded when it is first asked
for: each value costs half a millisecond, and the screen is painted before.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui_reader.model.answers import (
    Asked,
    Changes,
    Facet,
    FacetKind,
    Finding,
    Hit,
    Mark,
    Order,
    PersonSummary,
    Progress,
    SearchResult,
    SourceSummary,
    Suggestion,
)
from tui_reader.model.found import (
    Annotations,
    DateExpression,
    Evidence,
    Form,
    Mention,
    Person,
    Quote,
    QuoteKind,
    Reported,
    Source,
    Span,
    Speaker,
    TimexType,
)

if TYPE_CHECKING:
    from tui_reader.model.across import (
        Companion,
        Copy,
        Dated,
        Difference,
        DifferenceKind,
        Disagreement,
        DisagreementKind,
        Event,
        EventKind,
        Join,
        NameUse,
        PersonPage,
        Profile,
        Reason,
        Reference,
        Variants,
        Version,
        VersionKind,
        Weight,
    )

__all__ = [
    "Annotations",
    "Asked",
    "Changes",
    "Companion",
    "Copy",
    "DateExpression",
    "Dated",
    "Difference",
    "DifferenceKind",
    "Disagreement",
    "DisagreementKind",
    "Event",
    "EventKind",
    "Evidence",
    "Facet",
    "FacetKind",
    "Finding",
    "Form",
    "Hit",
    "Join",
    "Mark",
    "Mention",
    "NameUse",
    "Order",
    "Person",
    "PersonPage",
    "PersonSummary",
    "Profile",
    "Progress",
    "Quote",
    "QuoteKind",
    "Reason",
    "Reference",
    "Reported",
    "SearchResult",
    "Source",
    "SourceSummary",
    "Span",
    "Speaker",
    "Suggestion",
    "TimexType",
    "Variants",
    "Version",
    "VersionKind",
    "Weight",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("tui_reader.model.across"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
