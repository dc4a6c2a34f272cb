"""What is drawn of a row: codes, colours, labels, and no character of a source but as text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui_reader.model import Annotations, DateExpression, Mark, Mention, Person, Quote, Source, Span, Speaker
from tui_reader.ui.columns import columns
from tui_reader.ui.inks import HUES, Inks, Palette, contrast, person_colour, person_colours
from tui_reader.ui.page import Extents, Page, title_in
from tui_reader.ui.render import character_at, draw, head_rows, merge
from tui_reader.visible import visible

TEXT = 'Ines Calloway said "the pumps failed" and "nobody came" on Monday.\n"Why?" asked Tobias Renfrew.\n'
PERSONS = (Person("c", "Ines Calloway", ("Ines Calloway", "Calloway")), Person("r", "Tobias Renfrew"))


def palette(dark: bool = True) -> Palette:
    ink, paper = Color.parse("#d6d0c4"), Color.parse("#1b1a18")
    tint = Color.parse("#8fb0c9" if dark else "#2d5f82")
    return Palette(paper if dark else ink, ink if dark else paper, tint, tint, tint, tint)


def find(words: str, nth: int = 0) -> tuple[int, int, str]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words), words


def source(text: str = TEXT, title: str = "The pumps", **fields: object) -> Source:
    return Source("press/one.txt", text, "0" * 64, "utf-8", title, **fields)  # type: ignore[arg-type]


def speaker(words: str, person: str | None = None) -> Speaker:
    return Speaker(*find(words), person=person, persons=(person,) if person else ())


def annotations(*quotes: Quote) -> Annotations:
    return Annotations(
        people=(Mention(*find("Ines Calloway"), "c"), Mention(*find("Tobias Renfrew"), "r")),
        quotes=quotes,
        dates=(DateExpression(*find("Monday")),),
        persons=PERSONS,
    )


def page(*quotes: Quote, text: str = TEXT) -> Page:
    made = Page(source(text))
    made.annotate(annotations(*quotes), {})
    return made


def style_at(made: Page, offset: int, current: Span | Mark | None = None) -> Style:
    return Inks(palette()).of(made.paint(offset, offset + 1, current)[0])


# Items by place


LENGTHS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)))


@given(LENGTHS, st.integers(0, 45), st.integers(1, 10))
def test_items_found_by_bisection_are_those_a_scan_finds(
    pairs: list[tuple[int, int]], at: int, size: int
) -> None:
    spans = {Span(start, start + length, "") for start, length in pairs}
    extents = Extents(spans)
    end = at + size
    assert set(extents.within(at, end)) == {span for span in spans if span.start < end and at < span.end}
    assert set(extents.starting(at, end)) == {span for span in spans if at <= span.start < end}


def test_the_same_item_twice_is_one() -> None:
    assert len(Extents([Span(1, 2, "a"), Span(1, 2, "a")]).items) == 1


# Colours


def test_a_person_has_one_colour_by_name_however_it_is_written() -> None:
    assert person_colour("Ines Calloway") == person_colour("INES CALLOWAY")
    assert len({person_colour(f"Person {number}") for number in range(100)}) == len(HUES)
    assert 0 <= person_colour("\ud83d") < len(HUES)


@pytest.mark.parametrize(
    "paper", ["#1b1a18", "#faf7f0", "#000000", "#ffffff", "#808080", "#002b36", "#fdf6e3"]
)
def test_colours_of_persons_are_legible_and_differ(paper: str) -> None:
    background = Color.parse(paper)
    colours = person_colours(background)
    assert len(colours) == len(HUES)
    assert min(contrast(colour, background) for colour in colours) >= (4.5 if paper != "#808080" else 3.5)
    if paper != "#808080":
        assert len(set(colours)) == len(HUES)


def test_the_terminals_own_colours_are_used_where_a_theme_does() -> None:
    assert {colour.ansi for colour in person_colours(Color.parse("ansi_default"))} >= {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("dark", [True, False])
def test_each_kind_has_an_attribute_of_its_own(dark: bool) -> None:
    quote = Quote(*find("the pumps failed"), speaker=speaker("Ines Calloway", "c"), confidence=0.9)
    made = page(quote)
    made.matches = Extents([Span(*find("nobody"))])
    assert style_at(made, find("said")[0]) == Inks(palette()).plain
    assert style_at(made, find("Ines")[0]).bold
    assert style_at(made, quote.start).italic
    assert style_at(made, find("Monday")[0]).underline
    match = made.matches.items[0]
    assert style_at(made, match.start).reverse and not style_at(made, match.start).bold
    assert style_at(made, match.start, match).reverse and style_at(made, match.start, match).bold
    assert style_at(made, quote.start, quote) != style_at(made, quote.start)
    inks = Inks(palette(dark))
    assert inks.plain != inks.faint != inks.warning


# Speakers in the gutter


def label(made: Page, line: int = 0, width: int = 14) -> str:
    start = 0 if line == 0 else TEXT.index("\n") + 1
    found = made.label(start, TEXT.index("\n", start) + 1, width)
    return found[0] if found else ""


def said(words: str, by: Speaker | None, confidence: float = 0.9, **fields: object) -> Quote:
    return Quote(*find(words), speaker=by, confidence=confidence, **fields)  # type: ignore[arg-type]


def test_a_quote_carries_its_speaker() -> None:
    assert label(page(said("the pumps failed", speaker("Ines Calloway", "c")))) == "Ines Calloway"
    assert label(page(said("the pumps failed", speaker("Ines Calloway", "c"))), width=10) == "Calloway"
    assert label(page(said("the pumps failed", speaker("Ines Calloway", "c"))), width=6) == "Callo…"
    assert label(page(said("the pumps failed", speaker("pumps")))) == "pumps"


def test_where_no_name_is_short_enough_the_initials_stand() -> None:
    made = Page(source())
    found = annotations(said("the pumps failed", speaker("Ines Calloway", "a")))
    made.annotate(replace(found, persons=(Person("a", "Clémence Marie Aubertin"),)), {})
    assert label(made) == "C. M. Aubertin"
    assert label(made, width=10) == "Aubertin"


def test_several_who_speak_together_are_counted_where_their_words_are_too_long() -> None:
    both = Speaker(*find("Ines Calloway"), None, ("c", "r"))
    assert label(page(said("the pumps failed", both))) == "Ines Calloway"
    assert label(page(said("the pumps failed", both)), width=11) == "Calloway +1"


def test_a_speaker_who_is_not_sure_enough_is_unknown() -> None:
    assert label(page(said("the pumps failed", None))) == "unknown"
    assert label(page(said("the pumps failed", speaker("Ines Calloway", "c"), 0.49))) == "unknown ?"


def test_several_speakers_in_a_row_are_counted() -> None:
    calloway, tobias = speaker("Ines Calloway", "c"), speaker("Tobias")
    two = said("the pumps failed", calloway), said("nobody came", tobias, group=1)
    assert label(page(*two)) == "Calloway +1"
    unsure = (said("the pumps failed", calloway, 0.1), two[1])
    assert label(page(*unsure), width=10) == "unknown ?"


def test_an_utterance_is_labelled_once_a_line() -> None:
    by = speaker("Ines Calloway", "c")
    parts = said("the pumps failed", by), said("nobody came", by), said("Why?", by)
    made = page(*parts)
    middle = parts[1].start
    assert made.label(middle, middle + 5, 14) is None
    assert label(made) == label(made, 1) == "Ines Calloway"


def test_a_quote_within_a_quote_is_labelled_for_another_speaker_in_a_later_row_only() -> None:
    by, other = speaker("Ines Calloway", "c"), speaker("Tobias Renfrew", "r")
    outer = said("the pumps failed", by)
    made = page(outer, said("failed", other, group=1, inside=0))
    inner = find("failed")[0]
    assert label(made) == "Ines Calloway"
    found = made.label(inner, inner + 6, 14)
    assert found is not None and found[0] == "Tobias Renfrew"
    assert page(outer, said("failed", by, group=1, inside=0)).label(inner, inner + 6, 14) is None
    assert page(said("failed", by, inside=7)).label(inner, inner + 6, 14) is not None


def test_a_name_known_from_other_sources_gives_name_and_colour() -> None:
    made = Page(source())
    made.annotate(annotations(said("nobody came", speaker("Tobias Renfrew", "r"))), {"r": "T. R. Renfrew"})
    assert label(made) == "T. R. Renfrew"
    assert made.colour_of("r") == person_colour("T. R. Renfrew")
    assert made.colour_of("nobody") == 0


# A row as segments


def row_text(made: Page, start: int, end: int, width: int = 80) -> str:
    return "".join(segment.text for segment in draw(made, start, end, columns(width), Inks(palette())))


def test_a_row_has_the_width_of_the_pane_and_few_segments() -> None:
    made = page(said("the pumps failed", speaker("Ines Calloway", "c")))
    made.marks = Extents([Mark("one", "0", 5, 9, "Call", "2024-01-01")])
    segments = draw(made, 0, 60, columns(90), Inks(palette()), cursor=Style(bold=True))
    text = "".join(segment.text for segment in segments)
    assert cell_len(text) == 90
    assert text.startswith("Ines Calloway ›▌ Ines Calloway said")
    assert len(segments) <= 12
    assert all(one.style != other.style for one, other in pairwise(segments))


@given(st.text(max_size=60), st.integers(1, 100))
def test_nothing_of_a_source_is_drawn_but_visible_text(text: str, width: int) -> None:
    made = Page(source(text, title=text))
    made.matches = Extents([Span(1, 3, ""), Span(2, 900, "")])
    drawn = row_text(made, 0, len(text), width)
    assert visible(drawn) == drawn
    rows = head_rows(source(text, title=text, problems=(text,)), columns(width), in_text=False)
    assert all(visible(words) == words for _, words in rows)


def test_blanks_cost_no_segment_where_no_style_shows_on_them() -> None:
    plain, bold, lined = Style(bgcolor="black"), Style(bgcolor="black", bold=True), Style(underline=True)
    blank, word = Segment("  ", plain), Segment("word", bold)
    assert merge([blank, word, blank, Segment("", lined), word]) == [Segment("  word  word", bold)]
    assert merge([blank, Segment("x", lined), blank]) == [blank, Segment("x", lined), blank]


def test_characters_stay_with_their_marks_where_styles_change() -> None:
    made = Page(source("cafe\u0301 noir"))
    made.matches = Extents([Span(0, 4, "cafe")])
    segments = draw(made, 0, 10, columns(40), Inks(palette()))
    assert "cafe\u0301" in [segment.text for segment in segments]


def test_a_cell_leads_to_its_character() -> None:
    assert [character_at("a港b", x) for x in range(5)] == [0, 1, 1, 2, None]
    assert character_at("word   \n", 5) is None


# The head


def test_the_head_says_whence_what_and_what_is_wrong() -> None:
    rows = head_rows(source(published="2024-03-12", problems=("3 bytes lost",)), columns(80), in_text=False)
    assert [row for row in rows if row[1]] == [
        ("faint", "2024-03-12 · press/one.txt"),
        ("title", "The pumps"),
        ("warning", "! 3 bytes lost"),
    ]
    assert ("faint", "(empty)") in head_rows(source(""), columns(80), in_text=False)
    assert any("…" in words for _, words in head_rows(source(), columns(10), in_text=True))


def test_a_title_is_not_set_twice() -> None:
    assert title_in(source("  date 2024-03-12 The pumps\nText", "The pumps")) == (18, 27)
    assert title_in(source("Text\nThe pumps", "The pumps")) is None
    assert title_in(source("Text", "")) is None
    assert style_at(Page(source("The pumps\nText")), 0).bold
