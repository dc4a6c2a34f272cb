"""Which files of a folder are sources: found without opening one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

SUFFIXES = (".txt", ".md")

Report = Callable[[str, str], None]


def discover(root: Path, report: Report) -> Iterator[str]:
    """The paths of all sources below `root`, relative to it, a folder's files before its subfolders.

    Hidden files and folders are left out. A link is followed if what it leads to lies in the folder and is
    not found without it. `report(path, reason)` is told of each source or folder that cannot be reached.
    """
    boundary = os.path.realpath(root)
    seen: set[str] = set()
    links: list[str] = []
    yield from _walk(boundary, "", report, seen, links)
    while links:
        link = links.pop(0)
        target = os.path.realpath(os.path.join(boundary, link))
        if os.path.commonpath([boundary, target]) != boundary:
            if link.lower().endswith(SUFFIXES) or os.path.isdir(target):
                report(link, "a link that leads out of the folder; not followed")
        elif os.path.isdir(target):
            if target not in seen:
                yield from _walk(boundary, link, report, seen, links)
        elif link.lower().endswith(SUFFIXES):
            if not os.path.exists(target):
                report(link, "a link that leads nowhere or in a circle")
            elif target not in seen:
                seen.add(target)
                yield link


def _walk(boundary: str, top: str, report: Report, seen: set[str], links: list[str]) -> Iterator[str]:
    folders = [top]
    while folders:
        folder = folders.pop()
        absolute = os.path.realpath(os.path.join(boundary, folder))
        if absolute in seen:
            continue
        seen.add(absolute)
        try:
            with os.scandir(absolute) as listing:
                entries = sorted(listing, key=lambda entry: (entry.name.casefold(), entry.name))
        except OSError as error:
            report(folder or ".", f"the folder cannot be opened: {error.strerror}")
            continue
        below = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                links.append(path)
            elif entry.is_dir(follow_symlinks=False):
                below.append(path)
            elif entry.name.lower().endswith(SUFFIXES):
                if entry.is_file(follow_symlinks=False):
                    seen.add(f"{absolute}/{entry.name}")
                    yield path
                else:
                    report(path, "not a regular file")
        folders.extend(reversed(below))


def look(root: Path, path: str) -> Literal["source", "absent", "unsure", "none"]:
    """What stands at a path of a folder that has changed, without going through the whole folder.

    A source, nothing at all, or nothing of concern; "unsure" of folders and links, as others than themselves
    may be sources now, or be none any more.
    """
    if any(part.startswith(".") for part in path.split("/")):
        return "none"
    file = os.path.join(os.path.realpath(root), path)
    if os.path.realpath(file) != file or os.path.isdir(file):
        return "unsure"
    if not os.path.exists(file):
        return "absent"
    return "source" if file.lower().endswith(SUFFIXES) else "none"
