"""Which files of a folder are sources: found without opening one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

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
