"""What versions have otherwise than the fullest, by their places in the sources."""

from __future__ import annotations

from tui_reader.collate.wording import words_of
from tui_reader.library.differing import Worded, differences
from tui_reader.model import Finding, Version

FULL = "We closed the harbour at noon, and the pilots went home early."


def worded(source: int, group: int, text: str, start: int = 0) -> Worded:
    place = Finding(f"{source}.txt", "", "", None, start, start + len(text), 1, text)
    words = [
        word._replace(start=word.start + start, end=word.end + start) for word in words_of(text, 0, len(text))
    ]
    return Worded(Version(place, "direct"), words, (source, "quote", group))


def told(*versions: Worded) -> list[tuple[int, str, str | None, str | None]]:
    return [
        (each.version, each.kind, each.base and each.base.text, each.own and each.own.text)
        for each in differences(versions, 0)
    ]


def test_spans_are_those_of_the_sources() -> None:
    (found,) = differences([worded(1, 0, FULL, 10), worded(2, 0, FULL.replace("noon", "nine"), 50)], 0)
    assert found.base is not None and found.own is not None
    assert (found.base.start, found.base.text) == (10 + FULL.index("noon"), "noon")
    assert (found.own.start, found.own.text) == (50 + FULL.index("noon"), "nine")


def test_a_part_leaves_out_the_rest() -> None:
    assert told(worded(1, 0, FULL), worded(2, 0, "the pilots went home early.")) == [
        (1, "omitted", "We closed the harbour at noon, and", None)
    ]


def test_an_utterance_broken_by_its_cue_leaves_out_only_what_no_stretch_of_it_has() -> None:
    first, second = worded(2, 7, "We closed the harbour,"), worded(2, 7, "and the pilots went home.")
    assert told(worded(1, 0, FULL), first, second) == [
        (1, "omitted", "at noon", None),
        (2, "omitted", "early", None),
    ]
