"""Speech without quotation marks: Markdown's block quotes and the lines of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui_reader.annotate.quotes.blocks import paragraphs
from tui_reader.annotate.quotes.pairing import Pair
from tui_reader.annotate.words import words

_BLOCK_QUOTE = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
_BLOCK_LINE = re.compile(r" {0,3}>+[ \t]?")
LABEL = re.compile(
    r"[ \t]*(?:\*\*)?(?P<label>[A-Z][\w.'’-]*(?:,?[ \t]+[A-Z][\w.'’-]*){0,5})"
    r"(?:[ \t]*[(\[][^)\]\n]{1,40}[)\]])?(?:\*\*)?:(?:\*\*)?[ \t]*"
)
_NOT_A_SPEAKER = words(
    "note update editor ps p.s related correction source sources photo picture image caption tags by"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|me|us)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of speech; `pair` are its marks, if it has any. It may continue the one before it."""

    start: int
    end: int
    pair: Pair | None = None
    continues: bool = False


def block_quotes(text: str, spoken: Sequence[Stretch]) -> Iterator[Stretch]:
    """The paragraphs of Markdown's block quotes, those left out that hold speech between marks already."""
    starts = sorted(stretch.start for stretch in spoken)
    for block in _BLOCK_QUOTE.finditer(text):
        continues = False
        for begin, end in _block_paragraphs(text, block.start(), block.end()):
            label = LABEL.match(text, begin, end)
            if not _any_between(starts, begin, end) and not (
                label and label["label"].lower() in _NOT_A_SPEAKER
            ):
                yield Stretch(begin, end, None, continues)
                continues = True


def _block_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = stop = -1
    while start <= end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        marker = _BLOCK_LINE.match(text, start, line_end)
        body = text[marker.end() if marker else start : line_end]
        if body.strip():
            begin = line_end - len(body.lstrip()) if begin < 0 else begin
            stop = line_end - len(body) + len(body.rstrip())
        elif begin >= 0:
            yield begin, stop
            begin = -1
        start = line_end + 1
    if begin >= 0:
        yield begin, stop


def _any_between(starts: Sequence[int], begin: int, end: int) -> bool:
    at = bisect_left(starts, begin)
    return at < len(starts) and starts[at] < end


def transcript(text: str, spoken: Sequence[Stretch]) -> Iterator[Stretch]:
    """The speech of lines such as "SMITH: ...", where the text has several of them.

    A paragraph without a label goes on with the speech before it if it is in the first or second person.
    """
    blocks = paragraphs(text)
    labels = [LABEL.match(text, start, end) for start, end in blocks]
    counted = Counter(found["label"] for found in labels if found is not None and _is_speaker(found["label"]))
    shouted = {label for label in counted if label.isupper() and len(label) > 1}
    if sum(counted[label] for label in shouted) >= 2:
        speakers = shouted
    elif len(counted) > 1 and max(counted.values()) > 1 and sum(counted.values()) > 3:
        speakers = {label for label in counted if counted[label] > 1}
    else:
        return
    starts = sorted(stretch.start for stretch in spoken)
    speaking = False
    for (start, end), found in zip(blocks, labels, strict=True):
        if found is not None and found["label"] in speakers:
            speaking = not _any_between(starts, found.end(), found.end() + 2)
            if speaking and any(char.isalpha() for char in text[found.end() : end]):
                yield Stretch(found.end(), end)
        elif text[start] not in "[(*":
            speaking = speaking and _FIRST_PERSON.search(text, start, end) is not None
            if speaking and not _any_between(starts, start, start + 3):
                yield Stretch(start, end, None, True)


def _is_speaker(label: str) -> bool:
    return label.split()[0].rstrip(".").lower() not in _NOT_A_SPEAKER and label not in ("Q", "A")
