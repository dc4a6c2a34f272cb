"""Findings as Markdown (CommonMark, safe in GitHub's and Pandoc's dialects)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui_reader.export.citation import characters
from tui_reader.export.segments import segments
from tui_reader.model import Finding
from tui_reader.visible import visible

_ACTIVE = re.compile(r"[\\`*_\[\]{}<>&|~^$#]|(?<=http):(?=//)|(?<=https):(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENS_BLOCK = re.compile(r"^( *\d*)([+\-=:.)])")


def write_markdown(findings: Iterable[Finding], heading: str) -> Iterator[str]:
    """A heading a source, under it a block quote a finding with its citation; highlights are bold.

    All markup in the sources is escaped: what is shown is what stands in them.
    """
    yield f"# {inline(heading)}\n"
    source = None
    for finding in findings:
        if finding.source != source:
            source = finding.source
            yield f"\n## {inline(finding.title)}\n"
        yield f"\n{block_quote(finding)}\n{cited(finding)}"


def block_quote(finding: Finding) -> str:
    """The text line by line, highlights bold; bold never reaches over a line break, where Markdown would
    end it."""
    lines = [""]
    plain = "".join(text for text, _ in segments(finding))
    position = 0
    for text, highlighted in segments(finding):
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append("")
                position += 1
            before, after = plain[position - 1 : position], plain[position + len(part) :][:1]
            lines[-1] += _bold(part, before, after) if highlighted else _escape(part)
            position += len(part)
    return "".join(f"> {line}".rstrip(" ") + "\n" for line in _broken([_opening(line) for line in lines]))


def cited(finding: Finding) -> str:
    """A paragraph that says where a finding stands, below its details."""
    title = finding.title.strip()
    where = [f"*{inline(title)}*"] if title else []
    where += [inline(finding.published)] if finding.published else []
    where += [_code(finding.source), f"line {finding.line}", characters(finding)]
    where += [f"SHA-256 `{finding.sha256}`"]
    details = [f"{inline(name)}: {inline(value)}" for name, value in finding.details.items() if value]
    return paragraph([*details, "— " + ", ".join(where)])


def paragraph(lines: list[str]) -> str:
    """Lines of Markdown that stay lines when they are shown."""
    return "".join(f"{line}\n" for line in _broken(lines))


def _bold(text: str, before: str, after: str) -> str:
    """Stars where CommonMark lets them open and close for sure (6.2), else the HTML they stand for."""
    inner = text.strip()
    if not inner:
        return text
    lead, _, trail = text.partition(inner)
    opens = inner[0].isalnum() or not (lead or before).strip()
    closes = inner[-1].isalnum() or not (trail or after).strip()
    if opens and closes:
        return f"{lead}**{_escape(inner)}**{trail}"
    return f"{lead}<strong>{_escape(inner)}</strong>{trail}"


def _broken(lines: list[str]) -> list[str]:
    """Lines with a hard break after each that is followed by another of the same paragraph."""
    following = [*lines[1:], ""]
    return [f"{line}\\" if line and after else line for line, after in zip(lines, following, strict=True)]


def inline(text: str) -> str:
    """The text as one line, without markup."""
    return _escape(visible(text))


def _escape(text: str) -> str:
    return _ACTIVE.sub(lambda found: "\\" + found.group(), text)


def _opening(line: str) -> str:
    """A line that opens no list, heading or code block: four blanks as they are would make one."""
    if not line.strip():
        return ""
    line = _OPENS_BLOCK.sub(r"\1\\\2", line)
    text = line.lstrip(" ")
    return "&#32;" * (len(line) - len(text)) + text


def _code(text: str) -> str:
    """A code span, fenced by more backticks than stand together in it."""
    shown = visible(text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    padding = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{padding}{shown}{padding}{fence}"
