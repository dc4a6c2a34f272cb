"""The two themes of the house: ink on paper, and the same page at night."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="reader-dark",
    dark=True,
    background="#1b1a18",
    surface="#211f1d",
    panel="#2b2926",
    foreground="#d6d0c4",
    primary="#8fb0c9",
    secondary="#b9a37e",
    accent="#d9a75f",
    warning="#d9a75f",
    error="#d98473",
    success="#9bb58a",
    variables={
        "border": "#3a3733",
        "input-cursor-background": "#d6d0c4",
        "input-cursor-foreground": "#1b1a18",
        "scrollbar": "#3a3733",
        "scrollbar-hover": "#57524b",
        "scrollbar-active": "#8fb0c9",
        "scrollbar-background": "#1b1a18",
        "scrollbar-background-hover": "#1b1a18",
        "scrollbar-background-active": "#1b1a18",
        "scrollbar-corner-color": "#1b1a18",
    },
)

LIGHT = Theme(
    name="reader-light",
    dark=False,
    background="#faf7f0",
    surface="#f3efe5",
    panel="#e8e2d4",
    foreground="#2b2925",
    primary="#2d5f82",
    secondary="#6e5a34",
    accent="#9a5b13",
    warning="#8d5410",
    error="#a33a2c",
    success="#47682f",
    variables={
        "border": "#d3ccbc",
        "input-cursor-background": "#2b2925",
        "input-cursor-foreground": "#faf7f0",
        "scrollbar": "#d3ccbc",
        "scrollbar-hover": "#b5ad9b",
        "scrollbar-active": "#2d5f82",
        "scrollbar-background": "#faf7f0",
        "scrollbar-background-hover": "#faf7f0",
        "scrollbar-background-active": "#faf7f0",
        "scrollbar-corner-color": "#faf7f0",
    },
)
