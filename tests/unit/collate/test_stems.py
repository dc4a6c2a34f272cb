from __future__ import annotations

import pytest

from tui_reader.collate.content import content
from tui_reader.collate.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "ask asks asked asking",
        "drop dropped dropping",
        "keep kept keeping",
        "colour colours color",
        "city cities",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


def test_what_any_news_has_is_no_content() -> None:
    said = "On Monday, the eleven of them didn't say they'd go across, according to Mr Hale."
    assert content(said) == {"hal"}
