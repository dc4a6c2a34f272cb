from __future__ import annotations

import pytest

from tests.unit.collate.people import LISTS
from tui_reader.collate.names import Likeness, form, is_full, likeness


def test_a_name_is_its_words_without_case_marks_and_suffix() -> None:
    assert form("Síle O’Brien-LEE Jr.") == ("sile", "obrien-lee")
    assert form("J. Lund") == ("j", "lund")
    assert form("42") == ()


def test_a_full_name_ends_in_a_surname() -> None:
    assert is_full(form("J. Lund")) and is_full(form("Ann Lund"))
    assert not is_full(form("Lund")) and not is_full(form("Ann L."))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ann Lund", "ANN LUND", "same"),
        ("Ann Lund", "Ann Marie Lund", "longer"),
        ("Ann M. Lund", "Ann Marie Lund", "longer"),
        ("A. Lund", "Ann Lund", "initial"),
        ("Dan Lund", "Daniel Lund", "short"),
        ("Bill Lund", "William Lund", "short"),
        ("Yassir Lund", "Yasser Lund", "spelling"),
        ("Marie Lund", "Mary Lund", None),
        ("Ann Lund", "Bo Lund", None),
        ("Ann Lund", "Anna Lund", None),
        ("Frances Lund", "Francis Lund", None),
        ("Ann B. Lund", "Ann Marie Lund", None),
        ("B. Lund", "Ann Lund", None),
    ],
)
def test_full_names_with_one_surname_agree_or_not(one: str, other: str, expected: Likeness | None) -> None:
    assert likeness(form(one), form(other), LISTS) == expected
    assert likeness(form(other), form(one), LISTS) == expected
