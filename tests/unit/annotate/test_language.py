"""Which texts are taken for English."""

from __future__ import annotations

import pytest

from tui_reader.annotate.language import is_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The ferry sank on Friday and nobody was hurt, the ministry said in a statement.", True),
        (
            "Die Fähre sank am Freitag, und niemand wurde verletzt, teilte das Ministerium mit.",
            False,
        ),
        (
            "Le ferry a coulé vendredi et personne n'a été blessé, a indiqué le ministère.",
            False,
        ),
        ("Паром затонул в пятницу, никто не пострадал, сообщило министерство.", False),
        ("1. Reyes 10.2\n2. Okafor 10.3\n3. Lee 10.9", True),
        ("", True),
    ],
)
def test_only_what_is_surely_another_language_is_not_english(text: str, english: bool) -> None:
    assert is_english(text) is english
