"""Agencies are known by where they are credited and by what they are called."""

from __future__ import annotations

import pytest

from tui_reader.collate.credits import agencies

STORY = "The roof of the library leaks, and nobody knows who will pay for a new one."


@pytest.mark.parametrize(
    ("head", "credited"),
    [
        ("LEEDS (Northern Press) - {}", {"Northern Press"}),
        ("WASHINGTON, May 3 (Reuters) - {}", {"Reuters"}),
        ("PARIS (AP) — {}", {"Associated Press"}),
        ("By Courier staff and Northern Press\n\n{}", {"Northern Press"}),
        ("By JANE ROE Associated Press\n{}", {"Associated Press"}),
        ("Jane Roe | AFP\n{}", {"Agence France-Presse"}),
        ("By Jane Roe\n{}", set()),
        ("{} (Photo) - by the river", set()),
        ("By the time the News came, {}", set()),
        ("{}", set()),
    ],
)
def test_head(head: str, credited: set[str]) -> None:
    assert agencies(head.format(STORY)) == credited


@pytest.mark.parametrize(
    ("foot", "credited"),
    [
        ("Additional reporting by Reuters and Jane Roe.", {"Reuters"}),
        ("Additional reporting by Jane Roe. Editing by John Doe.", set()),
        ("The Associated Press contributed to this report.", {"Associated Press"}),
        ("Associated Press writer Jane Roe contributed to this story.", {"Associated Press"}),
        ("© PA 2031", {"Press Association"}),
        ("Copyright 2031 The Associated Press. All rights reserved.", {"Associated Press"}),
        ("It may rain again on Sunday. — AFP", {"Agence France-Presse"}),
        ("Copyright 2031 Canal Street Courier", set()),
        ("The AP exam is in May.", set()),
    ],
)
def test_foot(foot: str, credited: set[str]) -> None:
    assert agencies(f"{STORY}\n\n{foot}\n") == credited


def test_a_long_line_takes_no_long_time() -> None:
    assert agencies("contributed to it " * 20_000) == frozenset()
