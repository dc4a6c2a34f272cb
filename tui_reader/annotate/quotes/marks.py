"""Quoted stretches: speech between marks, in block quotes and in the lines of a transcript.

Marks also stand around titles of works, words as words and words the writer keeps at a distance. These are
left out where their form tells them from speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui_reader.annotate.quotes.blocks import paragraphs
from tui_reader.annotate.quotes.cues import LIGHT, SPEECH, STANCE
from tui_reader.annotate.quotes.pairing import Pair, pairs
from tui_reader.annotate.quotes.titles import (
    in_title_case,
    is_nickname,
    is_view,
    is_word,
    is_word_used,
    is_work,
)
from tui_reader.annotate.quotes.unmarked import Stretch, block_quotes, transcript
from tui_reader.model import Quote, QuoteKind

_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*\w)?")
_SENTENCE_BORDER = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'A-Z])|\n\s*\n|\n")
_MOST_HEADLINES = 200
_WINDOW = 400
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_HEADLINE = re.compile(r"(?:\s*\S.*){1,2}")
_BYLINE = re.compile(r"[\"”’']{1,2},? by (?:the |The )?[A-Z]")
_TWO_APOSTROPHES = re.compile(r"(?<!\S)''(?=\w)")
"""Speech of old wire copy, which is not read; single marks in such texts are quotes within it."""
_DATELINE = re.compile(r"\s*date \d{4}-\d\d-\d\d")
_BROKEN_BY_CUE = re.compile(r"[^.!?;:]{2,160}[,.]")


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quoted stretches of a text in its order, without marks and without speakers."""
    marked = pairs(text)
    matter = _FRONT_MATTER.match(text)
    body = matter.end() if matter else 0
    spoken = [Stretch(pair.start, pair.end, pair) for pair in _speech(text, marked) if pair.start >= body]
    spoken += block_quotes(text, spoken)
    spoken += transcript(text, spoken)
    spoken.sort(key=lambda stretch: (stretch.start, -stretch.end))
    return tuple(_numbered(text, spoken))


def _speech(text: str, marked: Sequence[Pair]) -> list[Pair]:
    """The marked stretches that are speech."""
    outer = _outer(marked)
    top = Counter(pair.double for pair, around in zip(marked, outer, strict=True) if around is None)
    british = top[False] > 2 * (top[True] + len(_TWO_APOSTROPHES.findall(text)))
    said = _said_in_double_marks(text, marked) if not british else frozenset()
    headline = _HEADLINE.match(text)
    heading = headline.end() if headline else 0
    cues = _cues(text)
    kept = []
    for pair, around in zip(marked, outer, strict=True):
        if around is not None:
            keep = _is_nested_speech(text, pair, around)
        elif pair.double or british:
            keep = _is_speech(text, pair, cues)
        else:
            keep = _introduced(text, pair) or (
                _heads_line(text, pair, heading) and folded(text[pair.start : pair.end]) in said
            )
        if keep:
            kept.append(pair)
    return kept


def _outer(marked: Sequence[Pair]) -> list[Pair | None]:
    found: list[Pair | None] = []
    stack: list[Pair] = []
    for pair in marked:
        while stack and stack[-1].end < pair.end:
            stack.pop()
        found.append(stack[-1] if stack else None)
        stack.append(pair)
    return found


def folded(text: str) -> str:
    """The words of a text in lower case, one blank between them."""
    return " ".join(_WORD.findall(text.lower()))


def _said_in_double_marks(text: str, marked: Sequence[Pair]) -> frozenset[str]:
    """What single marks hold and double marks hold as well: a headline's words and where they are from."""
    singles = {
        folded(text[pair.start : pair.end])
        for pair in marked
        if not pair.double and pair.end - pair.start < 200
    }
    singles = {words for words in singles if " " in words}
    if not singles or len(singles) > _MOST_HEADLINES:
        return frozenset()
    doubles = "|".join(folded(text[pair.start : pair.end]) for pair in marked if pair.double)
    return frozenset(words for words in singles if words in doubles)


def _heads_line(text: str, pair: Pair, heading: int) -> bool:
    """Whether a stretch in the heading begins its line, or a colon leads to it: a headline that quotes."""
    if pair.start > heading:
        return False
    before = text[max(text.rfind("\n", 0, pair.start) + 1, pair.start - 80) : pair.start - 1].rstrip()
    return not before or before.endswith(":") or bool(_DATELINE.fullmatch(before))


def _is_nested_speech(text: str, pair: Pair, around: Pair) -> bool:
    body = text[pair.start : pair.end]
    words = _WORD.findall(body)
    if not words:
        return False
    if len(words) < 2 and not body.rstrip().endswith(("!", "?", ".")):
        return False
    if text[around.start : pair.start].strip("'‘\"“ ") == "" and around.end - pair.end <= 2:
        return True
    if in_title_case(words) and len(words) > 1 and not _introduced(text, pair):
        return False
    if _introduced(text, pair):
        return True
    return words[0][0].isupper() and len(words) > 2 and body.rstrip()[-1:] in ".!?,"


def _introduced(text: str, pair: Pair) -> bool:
    """Whether a reporting verb stands right before the stretch or right after it."""
    before = text[max(0, pair.start - 60) : pair.start - 1].rstrip()
    if before.endswith((",", ":")):
        before = before[:-1]
    words = _WORD.findall(before)
    if words and before.endswith(words[-1]) and words[-1].lower() in SPEECH:
        return True
    after = text[pair.end + 1 : pair.end + 60].split(".")[0]
    return text[pair.end - 1] in ",?!" and any(word.lower() in SPEECH for word in _WORD.findall(after)[:4])


def _is_speech(text: str, pair: Pair, cues: _Cues) -> bool:
    body = text[pair.start : pair.end]
    words = _WORD.findall(body[:400])
    if not words:
        return bool(re.search(r"\w", body))
    before = text[max(0, pair.start - 80) : pair.start - 1]
    introduced = _introduced(text, pair)
    if body.endswith(",") and _BYLINE.match(text, pair.end) and not introduced:
        return False
    if len(words) > 12:
        return True
    titled = in_title_case(words)
    if titled and is_work(before, text[pair.end : pair.end + 30]) and body.rstrip()[-1] not in "!?":
        return False
    if titled and len(words) < 3 and is_nickname(before, text[pair.end : pair.end + 4]):
        return False
    if is_word_used(before):
        return True
    if len(words) < 6 and is_word(before):
        return False
    if titled and len(words) > 1 and not introduced and body.rstrip()[-1] not in "!?.":
        return _strength(text, pair, cues) == "stance"
    if len(words) <= 2 and body.rstrip()[-1] not in "!?" and not _stands_alone(text, pair):
        return is_view(before) or bool(_strength(text, pair, cues))
    return True


def _stands_alone(text: str, pair: Pair) -> bool:
    """Whether a stretch is a sentence of its own: it ends like one, and one has ended before it."""
    before = text[max(0, pair.start - 20) : pair.start - 1].rstrip(" \"“”‘’'")
    return text[pair.end - 1] == "." and (not before or before[-1] in ".!?:\n")


@dataclass(frozen=True, slots=True)
class _Cues:
    """Where the sentences of a text begin and end, and where reporting verbs stand, all in order."""

    begins: list[int]
    ends: list[int]
    speech: list[int]
    stance: list[int]


def _cues(text: str) -> _Cues:
    borders = [match.span() for match in _SENTENCE_BORDER.finditer(text)]
    speech, stance = [], []
    for word in _WORD.finditer(text):
        low = word.group().lower()
        if low in STANCE:
            stance.append(word.start())
        elif low in SPEECH or low == "according":
            speech.append(word.start())
    return _Cues(
        [0, *(end for _, end in borders)], [start for start, _ in borders] + [len(text)], speech, stance
    )


def _strength(text: str, pair: Pair, cues: _Cues) -> str:
    """The strongest kind of reporting verb in the sentence around a stretch, "" for none."""
    begin = max(cues.begins[bisect_right(cues.begins, pair.start - 1) - 1], pair.start - _WINDOW)
    at = bisect_left(cues.ends, pair.end)
    end = min(cues.ends[at] if at < len(cues.ends) else len(text), pair.end + _WINDOW)
    if text[pair.end - 1] in ".!?" and text[pair.end + 1 : pair.end + 3].strip()[:1].isupper():
        end = pair.end
    for strength, places in (("stance", cues.stance), ("speech", cues.speech)):
        if _any_within(places, begin, pair.start) or _any_within(places, pair.end, end):
            return strength
    return ""


def _any_within(places: Sequence[int], begin: int, end: int) -> bool:
    at = bisect_left(places, begin)
    return at < len(places) and places[at] < end


def _numbered(text: str, spoken: Sequence[Stretch]) -> Iterator[Quote]:
    blocks = [start for start, _ in paragraphs(text)]
    stack: list[int] = []
    group = -1
    groups: list[int] = []
    previous: int | None = None
    for number, stretch in enumerate(spoken):
        while stack and spoken[stack[-1]].end < stretch.end:
            stack.pop()
        inside = stack[-1] if stack else None
        joined = (
            inside is None
            and previous is not None
            and (_continues(stretch) or _broken(text, spoken[previous], stretch, blocks))
        )
        if joined and previous is not None:
            groups.append(groups[previous])
        else:
            group += 1
            groups.append(group)
        body = text[stretch.start : stretch.end]
        yield Quote(stretch.start, stretch.end, body, _kind(text, stretch), groups[number], inside)
        if inside is None:
            previous = number
        stack.append(number)


def _continues(stretch: Stretch) -> bool:
    return stretch.continues or (stretch.pair is not None and stretch.pair.continues)


def _broken(text: str, first: Stretch, second: Stretch, blocks: Sequence[int]) -> bool:
    """Whether only a clause such as ", she said," stands between two stretches."""
    if second.start - first.end > 170 or text[first.end - 1] in ".…":
        return False
    if bisect_right(blocks, first.end) != bisect_right(blocks, second.start):
        return False
    between = text[first.end : second.start].strip("\"“”„«»'‘’` \n")
    if not _BROKEN_BY_CUE.fullmatch(between) or between.split(" ")[0] in ("and", "but", "while", "to"):
        return False
    cues = [word for word in _WORD.findall(between.lower()) if word in SPEECH or word in LIGHT]
    return len(cues) == 1


def _kind(text: str, stretch: Stretch) -> QuoteKind:
    """direct if the stretch is a sentence or clause of its own, mixed if woven into the writer's."""
    if stretch.pair is None:
        return "direct"
    first = next((char for char in text[stretch.start : stretch.end] if char.isalnum()), "")
    line = text.rfind("\n", 0, stretch.start) + 1
    before = text[max(line, stretch.start - 60) : stretch.start].rstrip("\"“”„«»'‘’` \t")
    if before.endswith((",", ":")) and (first.isupper() or before.endswith(":")):
        return "direct"
    words = _WORD.findall(before)
    last = words[-1].lower() if words and before.endswith(words[-1]) else ""
    if first.isupper() or not first.isalpha():
        return "mixed" if last and last not in SPEECH | LIGHT else "direct"
    if last or before.endswith((",", ";", "—")):
        return "mixed"
    return "direct"
