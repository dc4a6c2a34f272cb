"""The status line in words: where you are, which match of how many, what is still being read."""

from __future__ import annotations

from collections.abc import Mapping

from tui_reader.model import Annotations, Progress, Source
from tui_reader.ui.results import plural
from tui_reader.ui.widgets.line import Words
from tui_reader.visible import visible


def here(
    source: Source | None,
    offset: int,
    line: int,
    annotations: Annotations | None,
    stories: Mapping[str, str],
) -> list[Words]:
    """The source, how far into it, which others hold much of its text (by `Library.stories`), and why people,
    quotes and dates are not marked in it."""
    if source is None:
        return []
    percent = 100 * offset // max(1, len(source.text) - 1) if source.text else 0
    words: list[Words] = [(visible(source.path), ""), (f"  line {line:,} · {min(percent, 100)} %", "dim")]
    words += _copies(source.path, stories)
    if annotations is not None:
        words += [(f"  {problem}", "warning") for problem in annotations.problems]
    elif source.text:
        words.append(("  people and quotes not found yet", "dim"))
    return words


def _copies(path: str, stories: Mapping[str, str]) -> list[Words]:
    if path not in stories:
        return []
    others = sorted(other for other, story in stories.items() if story == stories[path] and other != path)
    more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
    return [(f"  ≈ {visible(others[0])}{more}", "dim")]


def elsewhere(where: str, progress: Progress | None, problems: int) -> list[Words]:
    """Everything at the right end: the match, the build, the sources with problems."""
    parts: list[Words] = []
    if where:
        parts.append((where, "accent"))
    if progress is not None and (words := doing(progress)):
        parts.append((words, "dim"))
    if problems:
        parts.append((f"! {plural(problems, 'problem')}", "warning"))
    spaced: list[Words] = []
    for part in parts:
        spaced += [("   ", ""), part]
    return [*spaced, (" ", "")]


def doing(progress: Progress) -> str:
    """What the build is doing, as long as it is doing something."""
    match progress.stage:
        case "reading" if progress.done < progress.total:
            return f"reading {progress.done:,} of {progress.total:,}{_left(progress.seconds)}"
        case "annotating" if progress.done < progress.total:
            return f"finding people {progress.done:,} of {progress.total:,}{_left(progress.seconds)}"
        case "collating" if progress.done < progress.total:
            return f"comparing {progress.done:,} of {progress.total:,}{_left(progress.seconds)}"
        case "waiting":
            return "another reader is reading this folder" if progress.message else "reading"
        case "failed":
            return "reading stopped"
    return ""


def _left(seconds: float | None) -> str:
    """How long it will take yet, no more exactly than it can be known."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if minutes >= 90:
        return f" · {round(minutes / 60)} h left"
    return f" · {minutes} min left" if minutes > 1 else " · a minute left" if seconds > 20 else ""
