from __future__ import annotations

from tui_reader.collate.happenings import happening, kind
from tui_reader.collate.stems import stem


def test_who_strikes_has_not_struck_a_ship() -> None:
    assert happening("struck") == "collision"
    assert kind(stem("strike")) is kind(stem("strikes")) is None
