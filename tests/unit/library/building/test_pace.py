from __future__ import annotations

from tui_reader.library.building.pace import Pace


def test_the_rest_takes_as_long_as_the_pace_of_the_last_minute_says() -> None:
    pace = Pace()
    assert pace.left(0, 1_000, 100.0) is None
    assert pace.left(10, 1_000, 101.0) is None
    assert pace.left(150, 1_000, 115.0) == 85
    for second in range(116, 200):
        left = pace.left(150 + 5 * (second - 115), 1_000, float(second))
    assert left == (1_000 - 570) / 5


def test_nothing_is_said_of_what_stands_still_or_begins_again() -> None:
    pace = Pace()
    assert [pace.left(5, 10, float(second)) for second in range(20)] == [None] * 20
    assert pace.left(8, 10, 20.0) is not None
    assert pace.left(0, 10, 21.0) is None
