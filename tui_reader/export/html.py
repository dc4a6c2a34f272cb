"""Findings as one self-contained HTML page: no scripts, nothing fetched, fit to print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape

from tui_reader.export.citation import characters
from tui_reader.export.segments import segments
from tui_reader.model import Finding
from tui_reader.visible import visible

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, "Times New Roman", serif; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 0; }
article { margin: 1.5rem 0; break-inside: avoid; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid #999; }
blockquote { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: #fde68a; color: #111; }
footer, dl { font: 0.8rem/1.5 system-ui, sans-serif; margin: 0.4rem 0 0 1.2rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 0.8rem; }
dt { opacity: 0.7; }
dd { margin: 0; }
code { font-size: 0.95em; }
.aligned { border-spacing: 0.3em 0; margin: 0.8rem 0; break-inside: avoid; }
.aligned th { text-align: left; padding-right: 0.7em; }
.aligned del { opacity: 0.6; }
.aligned ins, .aligned strong { text-decoration: none; border-bottom: 2px solid; }
.aligned .loud { font-weight: bold; opacity: 1; color: #b00020; }
@media print {
  :root { font-size: 10pt; }
  body { max-width: none; margin: 0; }
  h2, h2 + p { break-after: avoid; }
  .aligned .loud { color: inherit; outline: 1.5px solid; }
  mark { background: none; color: inherit; font-weight: bold; text-decoration: underline; }
}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEAD = """<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="reader">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{heading}</h1>
"""


def write_html(findings: Iterable[Finding], heading: str) -> Iterator[str]:
    """A page with an article a finding, under the title of its source; markup in sources shows as text."""
    return page(_articles(findings), heading)


def page(body: Iterable[str], heading: str) -> Iterator[str]:
    """A whole page around what stands in its body."""
    yield _HEAD.format(
        hash=_STYLE_HASH, style=_STYLE, title=escape(visible(heading)), heading=inline(heading)
    )
    yield from body
    yield "</body>\n</html>\n"


def _articles(findings: Iterable[Finding]) -> Iterator[str]:
    source = None
    for finding in findings:
        if finding.source != source:
            source = finding.source
            yield f"<h2>{inline(finding.title)}</h2>\n"
        yield article(finding)


def article(finding: Finding) -> str:
    """A finding with its details and where it stands."""
    snippet = "".join(
        f"<mark>{escape(text)}</mark>" if highlighted else escape(text)
        for text, highlighted in segments(finding)
    )
    published = f"<time>{escape(visible(finding.published))}</time>, " if finding.published else ""
    details = "".join(
        f"<dt>{escape(visible(name))}</dt><dd>{inline(value)}</dd>"
        for name, value in finding.details.items()
        if value
    )
    return (
        f"<article>\n<blockquote><bdi>{snippet}</bdi></blockquote>\n"
        + (f"<dl>{details}</dl>\n" if details else "")
        + f"<footer><cite>{inline(finding.title)}</cite>, {published}"
        f"<code>{inline(finding.source)}</code>, line {finding.line}, {characters(finding)}, "
        f"SHA-256 <code>{escape(finding.sha256)}</code></footer>\n</article>\n"
    )


def inline(text: str) -> str:
    """The text as one line, without markup, whichever way it is read."""
    return f"<bdi>{escape(visible(text))}</bdi>"
