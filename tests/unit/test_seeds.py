"""Accuracy is measured by the labels of the sample sources; here those labels are held to account."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
WINDOWS_1252 = {"02-evening-beacon.txt"}
UNMARKED_SPEECH = {"08-council-transcript.txt"}  # SPEAKER: words
MARKS = '"“”'
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
BY_ID = {record["id"]: record for record in GOLD}
ACROSS: dict[str, Any] = json.loads((SEEDS / "gold-across.json").read_text(encoding="utf-8"))
every_source = pytest.mark.parametrize("record", GOLD, ids=list(BY_ID))

# TIMEX3 values in use: years to days, weeks and seasons; parts of days and clock times; durations; sets.
VALUE = {
    "DATE": r"(\d{4}|XXXX)(-\d\d(-\d\d)?|-W\d\d(-WE)?|-(SP|SU|FA|WI))?|(PAST|PRESENT|FUTURE)_REF",
    "TIME": r"(\d{4}|XXXX)-\d\d-\d\dT(MO|AF|EV|NI|\d\d:\d\d)",
    "DURATION": r"P(\d+|X)[YMWD]|PT(\d+|X)[HM]",
    "SET": r"P\d+[YMWD]|PT\d+[HM]|XXXX-WXX-[1-7]",
}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def decoded(name: str) -> str:
    encoding = "cp1252" if name in WINDOWS_1252 else "utf-8-sig"
    return (SEEDS / name).read_bytes().decode(encoding)


def spans(record: dict[str, Any]) -> list[dict[str, Any]]:
    speakers = [quote["speaker"] for quote in record["quotes"] if quote["speaker"]]
    return [*record["people"], *record["quotes"], *record["dates"], *speakers]


def test_every_source_is_labelled_once() -> None:
    sources = sorted(path.name for path in SEEDS.iterdir() if path.suffix in {".txt", ".md"})
    assert [record["id"] for record in GOLD] == sources
    assert len(sources) >= 10


def test_lengths() -> None:
    words = {name: len(decoded(name).split()) for name in BY_ID}
    assert {name: n for name, n in words.items() if not 300 <= n <= 1200} == {}
    assert 6500 <= sum(words.values()) <= 8000


def test_one_source_is_not_utf_8_and_one_has_a_byte_order_mark() -> None:
    for name in WINDOWS_1252:
        with pytest.raises(UnicodeDecodeError):
            (SEEDS / name).read_bytes().decode("utf-8")
        assert "\r\n" in decoded(name)
    marked = [name for name in BY_ID if (SEEDS / name).read_bytes().startswith(b"\xef\xbb\xbf")]
    assert marked == ["12-union-statement.txt"]


@every_source
def test_text_is_the_decoded_file(record: dict[str, Any]) -> None:
    assert record["text"] == decoded(record["id"])
    assert record["layers"] == ["people", "quotes", "dates"]


@every_source
def test_every_span_holds_its_text(record: dict[str, Any]) -> None:
    for span in spans(record):
        assert 0 <= span["start"] < span["end"] <= len(record["text"])
        assert record["text"][span["start"] : span["end"]] == span["text"]
        assert span["text"].strip() == span["text"]


@every_source
def test_layers_are_in_order_without_repeats_or_overlaps(record: dict[str, Any]) -> None:
    for layer in ("people", "quotes", "dates"):
        places = [(span["start"], -span["end"]) for span in record[layer]]
        assert places == sorted(set(places))
    for layer in ("people", "dates"):
        ends = [span["end"] for span in record[layer]]
        starts = [span["start"] for span in record[layer]]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@every_source
def test_people(record: dict[str, Any]) -> None:
    assert {person["mention"] for person in record["people"]} <= {"name", "pronoun", "nominal"}
    for person in record["people"]:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", person["entity"])
        if person["mention"] == "name":
            assert not re.search(r"['’]s$|^(Mr|Mrs|Ms|Miss|Mayor|Judge|Captain|Councillor)\b", person["text"])
            assert person["text"][0].isupper()


@every_source
def test_no_occurrence_of_a_full_name_is_left_unlabelled(record: dict[str, Any]) -> None:
    labelled = {(person["start"], person["end"]) for person in record["people"]}
    full_names = {p["text"] for r in GOLD for p in r["people"] if p["mention"] == "name" and " " in p["text"]}
    for name in full_names:
        for match in re.finditer(rf"\b{re.escape(name)}\b", record["text"]):
            assert match.span() in labelled


def test_a_full_name_means_one_person_in_every_source() -> None:
    entities = defaultdict(set)
    for record in GOLD:
        for person in record["people"]:
            if person["mention"] == "name" and " " in person["text"]:
                entities[person["text"].replace("’", "'").casefold()].add(person["entity"])
    assert {name: found for name, found in entities.items() if len(found) > 1} == {}


def test_one_surname_belongs_to_two_people_and_one_person_has_several_names() -> None:
    surname, names = defaultdict(set), defaultdict(set)
    for record in GOLD:
        for person in record["people"]:
            if person["mention"] == "name":
                surname[person["text"]].add(person["entity"])
                names[person["entity"]].add(person["text"])
    assert surname["Verhulst"] == {"anselm-verhulst", "lotte-verhulst"}
    assert {"Abraham Hesketh", "Bram Hesketh", "Bram", "Hesketh"} <= names["bram-hesketh"]


@every_source
def test_quotes(record: dict[str, Any]) -> None:
    quotes = record["quotes"]
    groups: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for quote in quotes:
        assert quote["kind"] in {"direct", "mixed"}
        groups[quote["group"]].append(quote)
    assert list(groups) == list(range(len(groups)))  # numbered in the order of the text
    for parts in groups.values():
        assert all(part["speaker"] == parts[0]["speaker"] for part in parts)


@every_source
def test_nested_quotes_lie_in_the_innermost_quote_they_name(record: dict[str, Any]) -> None:
    quotes = record["quotes"]
    for quote in quotes:
        around = [
            index
            for index, other in enumerate(quotes)
            if other is not quote and other["start"] <= quote["start"] and quote["end"] <= other["end"]
        ]
        innermost = min(around, key=lambda index: quotes[index]["end"] - quotes[index]["start"], default=None)
        assert quote["inside"] == innermost


@every_source
def test_quotes_stop_at_their_marks(record: dict[str, Any]) -> None:
    text = record["text"]
    for quote in record["quotes"]:
        assert "\n" not in quote["text"]
        if record["id"] in UNMARKED_SPEECH and quote["inside"] is None:
            continue
        assert quote["text"][0] not in MARKS and quote["text"][-1] not in MARKS
        assert text[quote["start"] - 1] in MARKS + "‘'"


@every_source
def test_speakers_are_mentions_of_the_same_person(record: dict[str, Any]) -> None:
    mentions = {(person["start"], person["end"]): person["entity"] for person in record["people"]}
    for quote in record["quotes"]:
        speaker = quote["speaker"]
        if speaker:
            assert mentions.get((speaker["start"], speaker["end"])) == speaker["entity"]


def test_some_quotes_have_no_speaker_and_some_speakers_no_name() -> None:
    speakers = [quote["speaker"] for record in GOLD for quote in record["quotes"]]
    assert None in speakers
    assert any(speaker and speaker["entity"] is None for speaker in speakers)


@every_source
def test_dates(record: dict[str, Any]) -> None:
    for date in record["dates"]:
        assert re.fullmatch(VALUE[date["type"]], date["value"]), date
    if record["date"]:
        assert record["date"] in {date["value"] for date in record["dates"]}
        datetime.date.fromisoformat(record["date"])


@every_source
def test_weekdays_agree_with_the_calendar(record: dict[str, Any]) -> None:
    for date in record["dates"]:
        named = [n for n, day in enumerate(WEEKDAYS) if day in date["text"].lower()]
        day = re.match(r"\d{4}-\d\d-\d\d", date["value"])
        if named and day:
            assert datetime.date.fromisoformat(day[0]).weekday() == named[0], date


def test_a_source_without_a_date_resolves_no_year() -> None:
    undated = [record for record in GOLD if record["date"] is None]
    assert len(undated) >= 2
    values = [date["value"] for record in undated for date in record["dates"]]
    assert not [value for value in values if re.match(r"\d{4}", value)]


def test_variant_groups_agree_with_the_labels_of_the_quotes() -> None:
    labelled = Counter(
        (quote["variant"], record["id"], quote["start"], quote["end"], quote["text"])
        for record in GOLD
        for quote in record["quotes"]
        if quote["variant"]
    )
    collated = Counter(
        (group["id"], quote["source"], quote["start"], quote["end"], quote["text"])
        for group in ACROSS["variants"]
        for quote in group["quotes"]
    )
    assert collated == labelled
    for group in ACROSS["variants"]:
        assert len({quote["source"] for quote in group["quotes"]}) > 1
        assert all(quote["note"] for quote in group["quotes"])


def test_indirect_speech_stands_where_it_is_labelled() -> None:
    texts = {record["id"]: record["text"] for record in GOLD}
    for group in ACROSS["indirect"]:
        assert len({quote["source"] for quote in group["quotes"]}) > 1
        for quote in group["quotes"]:
            assert texts[quote["source"]][quote["start"] : quote["end"]] == quote["text"]


def test_one_statement_has_five_versions_and_a_wrong_speaker() -> None:
    (group,) = [group for group in ACROSS["variants"] if group["id"] == "steering-fault"]
    assert len({quote["text"] for quote in group["quotes"]}) >= 5
    speakers = {
        quote["speaker"]["entity"]
        for record in GOLD
        for quote in record["quotes"]
        if quote["variant"] == "steering-fault"
    }
    assert {"niamh-ocarrick", "dolores-quintanar"} <= speakers


def test_disagreements_point_at_what_they_say() -> None:
    assert {"speaker", "number", "date", "time", "claim"} == {
        item["kind"] for item in ACROSS["disagreements"]
    }
    for item in ACROSS["disagreements"]:
        assert item["about"].endswith(("?", "."))
        assert len({span["source"] for span in item["spans"]}) > 1
        for span in item["spans"]:
            assert BY_ID[span["source"]]["text"][span["start"] : span["end"]] == span["text"]


def test_sources_that_disagree_about_a_date_hold_two_values() -> None:
    (item,) = [item for item in ACROSS["disagreements"] if item["kind"] == "date"]
    values = {
        date["value"]
        for span in item["spans"]
        for date in BY_ID[span["source"]]["dates"]
        if (date["start"], date["end"]) == (span["start"], span["end"])
    }
    assert values == {"2031-04-09", "2031-04-17"}


def test_wire_copies_share_most_of_their_words() -> None:
    for first, second in ACROSS["wire"]:
        runs = [
            {tuple(words[i : i + 5]) for i in range(len(words) - 4)}
            for words in (re.findall(r"\w+", BY_ID[name]["text"]) for name in (first, second))
        ]
        assert len(runs[0] & runs[1]) / min(map(len, runs)) > 0.5
