from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.sources.header import header


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        (" date 2031-05-02 Ferry sinks\nText follows.", "Ferry sinks", "2031-05-02"),
        ("date 2031-05-02\nFerry sinks\n", None, "2031-05-02"),
        (" date 2031-13-45 Ferry sinks\nText.", "date 2031-13-45 Ferry sinks", None),
        ("Ferry sinks off Averyn\n\nText that goes on.", "Ferry sinks off Averyn", None),
        ("# Ferry sinks #\n\nText", "Ferry sinks", None),
        ("---\ntitle: 'Ferry sinks'\ndate: 2031-05-02T09:00:00Z\n---\nText", "Ferry sinks", "2031-05-02"),
        ("---\r\ntitle: Ferry\r\npublished: 2 May 2031\r\n---\r\nText", "Ferry", "2031-05-02"),
        ("---\nauthor: A\n---\n# Ferry sinks\nMay 2, 2031\n", "Ferry sinks", "2031-05-02"),
        ("Ferry sinks\nBy Ann Lee\nPublished: Friday, May 2, 2031\n\nText", "Ferry sinks", "2031-05-02"),
        ("Ferry sinks\nPublished 2nd May 2031, 10:15 GMT\n\nText", "Ferry sinks", "2031-05-02"),
        ("Ferry sinks\n2031-05-02\nText", "Ferry sinks", "2031-05-02"),
        ("Ferry sinks\n31 February 2031\nText", "Ferry sinks", None),
        ("Ferry sinks\n*By Ann Lee, the Review, 13 May 2031*\n\nText", "Ferry sinks", "2031-05-13"),
        ("Posts\nPublished 03 May 2031. Compiled by Ann Lee\n", "Posts", "2031-05-03"),
        ("THE UNION\nStatement by its secretary\n2031/05/02\n", "THE UNION", "2031-05-02"),
        ("TOWN COUNCIL\nSession of Tuesday 6 May 2031, Guildhall\n", "TOWN COUNCIL", "2031-05-06"),
        ("Ferry sinks\nAVERYN 2031-05-02\nThe ferry sank.", "Ferry sinks", "2031-05-02"),
        ("Ferry sinks\n\nAVERYN, May 2, 2031 (Agency) - The ferry sank.", "Ferry sinks", "2031-05-02"),
        ("PORT AVERYN, Estuary, 2 May 2031 /Wire/ -- The ferry sank.", None, "2031-05-02"),
        ("Ferry sinks\nN'AVERYN - 2 May 2031: The ferry sank.", "Ferry sinks", "2031-05-02"),
        ("A Pilot's Story, May 2, 2031 - Ann Lee", "A Pilot's Story, May 2, 2031 - Ann Lee", None),
        ("ST. AVERYN, N.E., May 2, 2031 — " + "The ferry sank. " * 12, None, "2031-05-02"),
        ("AVERYN 2031-05-02\nPublished: May 3, 2031\nThe ferry sank.", None, "2031-05-03"),
        ("Ferry sinks\nAVERYN, May 2, 2031, was the worst day.", "Ferry sinks", None),
        ("Ferry sinks\nAVERYN, May 2 (Agency) - The ferry sank.", "Ferry sinks", None),
        ("Ferry sinks\nANN LEE (May 2, 1931 - May 4, 2020) was a pilot.", "Ferry sinks", None),
        ("Ferry sinks\nHe was born on 2 May 1990.\n", "Ferry sinks", None),
        ("The ferry sank on May 2, 2031, and all were saved.", None, None),
        ("x" * 150 + "\nText", None, None),
        ("🎙️ This article is read aloud\nText", None, None),
        ("Read more about ferries\nText", None, None),
        ("A whole sentence.\nText", None, None),
        ("May 2, 2031\nText", None, "2031-05-02"),
        ("\n\n", None, None),
        ("", None, None),
    ],
)
def test_headers(text: str, title: str | None, published: str | None) -> None:
    assert header(text) == (title, published)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    title, published = header(text)
    assert title is None or title
    assert published is None or len(published) == 10
