"""How good annotations are, by labels made by hand.

People: only names are scored. Quotes: every quoted stretch; `direct` are those that are nothing but quoted.
Indirect speech: how many of our reports stand where one is labelled, as which labels disagree on where they
begin and end and hold much that is no speech; and of these, how many speakers are right.
Speakers: over the quotes found, right if the words for the speaker overlap those labelled, or name the same.
Dates: DATE and TIME; a value counts where the extents overlap. All figures are percentages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from tests.accuracy.align import (
    Alignment,
    Label,
    Placed,
    align,
    lines,
    of_date,
    of_person,
    of_quote,
    overlap,
    placed,
)
from tests.accuracy.values import same_value

CONFIDENT = 85  # per cent of the quotes whose speakers are surest
_MOST = 0.7
_NO_NAMES = frozenset(["the", "a", "an", "of", "and", "in", "mr", "mrs", "ms", "dr", "said", "who"])
_WORD = re.compile(r"[\w'’.-]+")


@dataclass(slots=True)
class Scored:
    """What was counted over a set, and what went wrong: (layer, class of error, words, context)."""

    counts: Counter[str] = field(default_factory=Counter)
    speakers: list[tuple[float, bool]] = field(default_factory=list)
    """Of every quote found with a known speaker: our confidence (-1: none named), and whether it is right."""
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The measures of the layers that the set has."""
        n = self.counts
        found = {
            "people": _f1(n["people right"], n["people ours"], n["people gold"]),
            "aliases": _f1(n["links right"], n["links ours"], n["links gold"]),
            "quotes": _f1(n["quotes right"], n["quotes ours"], n["quotes gold"]),
            "direct": _f1(n["direct right"], n["direct ours"], n["direct gold"]),
            "speaker of direct": _percent(n["direct speakers right"], n["direct speakers"]),
            "quote+speaker": _f1(
                n["speakers right"], n["quotes ours"] - n["without speaker"], n["quotes with speaker"]
            ),
            "indirect": _percent(n["indirect right"], n["indirect ours"]),
            "speaker of indirect": _percent(n["indirect speakers right"], n["indirect speakers"]),
            f"at {CONFIDENT} %": self.right_among_surest(CONFIDENT),
            "dates": _f1(n["dates right"], n["dates ours"], n["dates gold"]),
            "values": _f1(n["values right"], n["dates ours"] - n["without value"], n["values gold"]),
        }
        return {measure: round(figure, 2) for measure, figure in found.items() if figure is not None}

    def right_among_surest(self, share: int) -> float | None:
        """How many of the surest speakers are right, of a share (in per cent) of all quotes found."""
        surest = sorted(self.speakers, key=lambda each: -each[0])[: round(len(self.speakers) * share / 100)]
        return _percent(sum(right for _, right in surest), len(surest))

    def at_threshold(self, confidence: float) -> tuple[float | None, float | None]:
        """Of the quotes found, the share whose speaker is shown, and how many of those are right."""
        shown = [right for sure, right in self.speakers if sure >= confidence]
        return _percent(len(shown), len(self.speakers)), _percent(sum(shown), len(shown))

    def wrong(self, layer: str, kind: str, words: str, text: str, extent: tuple[int, int]) -> None:
        start, end = extent
        context = text[max(0, start - 60) : end + 60].replace("\n", "⏎")
        self.errors.append((layer, kind, words, context))


def score(documents: Iterable[tuple[Label, list[dict[str, Any]]]]) -> Scored:
    """The counts over documents: each with its labels by hand, and our spans."""
    scored = Scored()
    for document, spans in documents:
        scope = document.get("scope")
        ours = [s for s in spans if scope is None or _inside(s, scope)]
        if "people" in document["layers"]:
            _people(scored, document, [s for s in ours if s["type"] == "person"])
        if "quotes" in document["layers"]:
            _quotes(scored, document, [s for s in ours if s["type"] == "quote"])
            if any(quote["kind"] == "indirect" for quote in document["quotes"]):
                _indirect(scored, document, [s for s in ours if s["type"] == "reported"])
        if {"dates", "date_extents"} & {*document["layers"]}:
            _dates(scored, document, [s for s in ours if s["type"] == "date"])
    return scored


def _people(scored: Scored, document: Label, ours: list[Label]) -> None:
    text = document["text"]
    names = [p for p in document["people"] if p.get("mention", "name") == "name"]
    others = [p for p in document["people"] if p.get("mention", "name") != "name"]
    found = align(placed(text, names, of_person), placed(text, ours, of_person))
    zones = [p.extent for p in placed(text, others, of_person)]
    _count(scored, "people", text, found, zones)
    known = [
        (gold.label["entity"], our.label.get("label"))
        for gold, our in found.pairs
        if gold.label.get("entity")
    ]
    for (entity, label), (other_entity, other_label) in combinations(known, 2):
        right, claimed = entity == other_entity, label is not None and label == other_label
        scored.counts["links gold"] += right
        scored.counts["links ours"] += claimed
        scored.counts["links right"] += right and claimed


def _quotes(scored: Scored, document: Label, ours: list[Label]) -> None:
    text = document["text"]
    labelled = list(lines(text, document["quotes"]))
    gold = placed(text, (q for q in labelled if q["kind"] != "indirect"), of_quote)
    mine = placed(text, lines(text, ours), of_quote)
    found = align(gold, mine)
    _count(scored, "quotes", text, found, [])
    direct = align([q for q in gold if q.label["kind"] == "direct"], mine)
    other = [(q["start"], q["end"]) for q in labelled if q["kind"] != "direct"]
    _count(scored, "direct", text, direct, other, errors=False)
    scored.counts["quotes with speaker"] += sum(bool(q.label["speaker"]) for q in gold)
    for quote, our in found.pairs:
        _speaker(scored, text, quote, our)


def _indirect(scored: Scored, document: Label, ours: list[Label]) -> None:
    labelled = [(range(quote["start"], quote["end"]), quote["speaker"]) for quote in document["quotes"]]
    for report in ours:
        extent = report["start"], report["end"]
        places = range(*extent)
        shared = [(sum(place in span for place in places), who) for span, who in labelled]
        right = sum(any(place in span for span, _ in labelled) for place in places) >= _MOST * len(places)
        scored.counts["indirect ours"] += 1
        scored.counts["indirect right"] += right
        if not right:
            scored.wrong("indirect", "false", report["text"], document["text"], extent)
            continue
        who, named = max(shared, key=lambda each: each[0])[1], report["speaker"]
        if who and named:
            scored.counts["indirect speakers"] += 1
            scored.counts["indirect speakers right"] += _names(who, named)
            if not _names(who, named):
                words = f"{who['text']} ≠ {named['text']}"
                scored.wrong("indirect", "speaker", words, document["text"], extent)


def _speaker(scored: Scored, text: str, quote: Placed, our: Placed) -> None:
    who, named = quote.label["speaker"], our.label.get("speaker")
    if not who:
        scored.counts["without speaker"] += 1
        return
    right = bool(named) and _names(who, named)
    scored.speakers.append((our.label.get("confidence", 1.0) if named else -1.0, right))
    direct = quote.label["kind"] == "direct"
    scored.counts["speakers right"] += right
    scored.counts["direct speakers"] += direct
    scored.counts["direct speakers right"] += direct and right
    if not right:
        why = our.label.get("why", "wrong") if named else "none named"
        scored.wrong(
            "speakers", why, f"{who['text']} ≠ {named['text'] if named else '-'}", text, quote.extent
        )


def _names(gold: Label, ours: Label) -> bool:
    """Whether our words for the speaker are at the place labelled, or their last name is among its words."""
    if gold.get("start") is not None and overlap((gold["start"], gold["end"]), (ours["start"], ours["end"])):
        return True
    known = {_plain(word) for word in _WORD.findall(gold["text"])}
    return not known.isdisjoint({_last_name(ours["text"]), _last_name(ours.get("label") or "")} - {""})


def _last_name(words: str) -> str:
    capitals = [word for word in _WORD.findall(words) if word[:1].isupper() and _plain(word) not in _NO_NAMES]
    others = [word for word in re.findall(r"[\w'’-]+", words) if word.lower() not in _NO_NAMES]
    return _plain((capitals or others or [""])[-1])


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word).strip(".").lower()


def _dates(scored: Scored, document: Label, ours: list[Label]) -> None:
    text, scope = document["text"], document.get("scope")
    dates = [d for d in document["dates"] if scope is None or _inside(d, scope)]
    points = [d for d in dates if d.get("type") in ("DATE", "TIME")]
    found = align(placed(text, points, of_date), placed(text, ours, of_date))
    spells = [(d["start"], d["end"]) for d in document["dates"] if d.get("type") not in ("DATE", "TIME")]
    _count(scored, "dates", text, found, spells)
    for gold, our in found.pairs:
        value = gold.label.get("value")
        if value is None:
            scored.counts["without value"] += 1
            continue
        right = same_value(value, our.label.get("value"))
        scored.counts["values right"] += right
        if not right:
            kinds = f"{_shape(value)} read as {_shape(our.label.get('value'))}"
            words = f"{text[slice(*gold.extent)]}: {value}, not {our.label.get('value')}"
            scored.wrong("values", kinds, words, text, gold.extent)
    scored.counts["values gold"] += sum(d.get("value") is not None for d in points)


def _shape(value: str | None) -> str:
    return re.sub(r"\d", "9", value or "nothing")


def _count(
    scored: Scored,
    layer: str,
    text: str,
    found: Alignment,
    ignored: list[tuple[int, int]],
    *,
    errors: bool = True,
) -> None:
    """Count what is right; what of ours stands where nothing is to be judged does not count."""
    extra = [our for our in found.extra if not any(overlap(our.extent, zone) for zone in ignored)]
    scored.counts[f"{layer} right"] += len(found.exact)
    scored.counts[f"{layer} ours"] += len(found.pairs) + len(extra)
    scored.counts[f"{layer} gold"] += len(found.pairs) + len(found.missed)
    if not errors:
        return
    for gold in found.missed:
        scored.wrong(layer, "missed", text[slice(*gold.extent)], text, gold.extent)
    for our in extra:
        scored.wrong(layer, "false", text[slice(*our.extent)], text, our.extent)
    for gold, our in found.near:
        (start, end), (a, b) = gold.extent, our.extent
        kind = (
            "too long" if a <= start and end <= b else "too short" if start <= a and b <= end else "shifted"
        )
        scored.wrong(layer, kind, f"{text[a:b]} ≠ {text[start:end]}".replace("\n", "⏎"), text, gold.extent)


def _inside(label: Label, scope: list[list[int]]) -> bool:
    return any(start <= label["start"] and label["end"] <= end for start, end in scope)


def _percent(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole else None


def _f1(right: int, ours: int, gold: int) -> float | None:
    """The harmonic mean of precision and recall; None where nothing is labelled."""
    return 200 * right / (ours + gold) if gold else None
