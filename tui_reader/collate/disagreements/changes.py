"""A negation, a number, a name or a day that the versions of an utterance give differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui_reader.collate.content import fold, is_content
from tui_reader.collate.disagreements.quoted import (
    Columns,
    answers,
    goes_around,
    is_close,
    part,
    shortened,
    standing_for,
)
from tui_reader.collate.english import CALENDAR, NEGATIONS
from tui_reader.collate.numbers import SIGNS
from tui_reader.collate.wording import figures, words_of
from tui_reader.model import Difference, Disagreement, DisagreementKind, Finding, Span, Variants

_KINDS: dict[str, DisagreementKind] = {"negation": "negation", "number": "number", "name": "name"}
_QUESTIONS = {
    "negation": "With or without a “not”",
    "number": "How many",
    "name": "Whose name",
    "date": "When",
}
_OPPOSITE = "One word or its opposite"
_FEW = 4
_ROUNDED = 0.05
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|nearly|almost|over|under|(?:more|less|fewer) than|at least"
    r"|up to)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_SAME_COUNTRY = ({"uk", "britain", "united kingdom"}, {"us", "usa", "america", "states"})
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*)*")


def change_disagreements(variants: Variants, columns: Columns) -> Iterator[Disagreement]:
    """One disagreement for each negation, number, name or day that another version has otherwise."""
    done: set[tuple[str, ...]] = set()
    for difference in variants.differences:
        kind = _KINDS.get(difference.weight)
        if kind == "name" and _is_day_for_day(difference):
            kind = "date"
        if kind is None or (kind == "name" and not _is_name_for_name(difference)):
            continue
        if kind == "number" and not (_has_number(difference.base) and _has_number(difference.own)):
            continue
        if kind == "number" and _is_rounded(difference):
            continue
        if _is_long(difference) or not is_close(variants, columns, difference.version):
            continue
        thing = (kind, fold(difference.base.text) if difference.base else "")
        if thing not in done:
            done.add(thing)
            found = _disagreement(kind, variants, columns, difference)
            if found is not None:
                yield found


def _disagreement(
    kind: DisagreementKind, variants: Variants, columns: Columns, difference: Difference
) -> Disagreement | None:
    """What each version has where one differs; None if that is all in one source."""
    words = difference.base or _gap(variants, columns, difference)
    if words is None:
        return None
    places: list[Finding] = []
    for version, (whole, own) in enumerate(
        zip(variants.versions, standing_for(variants, columns, words), strict=True)
    ):
        around = goes_around(variants, columns, version, words)
        if (
            own
            and difference.base is not None
            and (kind != "negation" or difference.kind == "changed" or around is None)
        ):
            start, end = own[0].start, own[-1].end
        elif around is not None:
            start, end = around[0].start, around[1].end
        else:
            continue
        places.append(part(whole.place, start, end, _said(whole.place, start, end)))
    told = {place.source: place.details["says"] or "" for place in places}
    if kind == "number":
        told = {source: words for source, words in told.items() if figures(words)}
        places = [place for place in places if figures(place.details["says"] or "")]
    denied = kind == "negation" and any(map(_is_denied, told.values()))
    if kind == "number":
        meant = _figured(told.values())
    elif denied:
        meant = [str(_is_denied(words)) for words in told.values()]
    else:
        meant = [words.casefold() for words in told.values()]
    if len(set(meant)) < 2:
        return None
    first: dict[str, str] = {}
    answered = [first.setdefault(one, words) for one, words in zip(meant, told.values(), strict=True)]
    base = variants.versions[variants.base].place
    question = _OPPOSITE if kind == "negation" and not denied else _QUESTIONS[kind]
    says = f"{question} in {shortened(base.text)}: {answers(map(shortened, answered))}"
    return Disagreement(kind, says, tuple(places))


def _figured(told: Iterable[str]) -> list[str]:
    """What numbers mean, in figures; without the signs of what they count if one of them has none."""
    found = [figures(words) for words in told]
    signed = all(figure[-1] in SIGNS for each in found for figure in each)
    return [" ".join(each if signed else (figure.rstrip(SIGNS) for figure in each)) for each in found]


def _gap(variants: Variants, columns: Columns, difference: Difference) -> Span | None:
    """The place in the base, without width, where a version has words more."""
    if difference.own is None:
        return None
    for column in columns:
        own, base = column[difference.version], column[variants.base]
        if own is not None and base is not None and own.start >= difference.own.end:
            return Span(base.start, base.start, "")
    return None


def _said(place: Finding, start: int, end: int) -> str:
    return " ".join(place.text[start - place.start : end - place.start].split())


def _is_denied(words: str) -> bool:
    return any(word.key in NEGATIONS for word in words_of(words, 0, len(words)))


def _has_number(words: Span | None) -> bool:
    """Whether the words give a number; "one" may give none."""
    return words is not None and bool(figures(words.text))


def _is_rounded(difference: Difference) -> bool:
    """Whether one of two numbers is told as inexact, and may be the other: "about 200" and 203."""
    texts = [span.text for span in (difference.base, difference.own) if span is not None]
    inexact = [_ABOUT.match(text) is not None for text in texts]
    values = [[figure.rstrip(SIGNS) for figure in figures(text)] for text in texts]
    if inexact[0] == inexact[-1] or any(len(each) != 1 for each in values):
        return False
    one, other = (float(figure) if _PLAIN.fullmatch(figure) else 0.0 for (figure,) in values)
    return abs(one - other) <= _ROUNDED * min(one, other)


def _is_long(difference: Difference) -> bool:
    """Whether so many words differ that more is said otherwise than one thing."""
    return any(
        span is not None and len(span.text.split()) > _FEW for span in (difference.base, difference.own)
    )


def _is_day_for_day(difference: Difference) -> bool:
    """Whether a day of the week or a month stands in place of another."""
    return all(span is not None and fold(span.text) in CALENDAR for span in (difference.base, difference.own))


def _is_name_for_name(difference: Difference) -> bool:
    """Whether a name stands in place of quite another, not of a longer form of it or of a pronoun."""
    if difference.base is None or difference.own is None:
        return False
    names = [
        {fold(word) for word in span.text.split() if is_content(fold(word))}
        for span in (difference.base, difference.own)
        if _CAPITAL.fullmatch(span.text)
    ]
    return (
        len(names) == 2
        and all(names)
        and not names[0] & names[1]
        and not _are_initials(*names)
        and not any(names[0] & same and names[1] & same for same in _SAME_COUNTRY)
    )


def _are_initials(one: set[str], other: set[str]) -> bool:
    """Whether one name is the initials of the other: "UN" and "United Nations"."""
    shorter, longer = sorted((one, other), key=lambda names: sum(map(len, names)))
    return sorted("".join(shorter).replace(".", "")) == sorted(word[0] for word in longer)
