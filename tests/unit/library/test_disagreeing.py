"""What sources tell differently: the planted disagreements of seeds/, and what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tui_reader.library import Library, open_library
from tui_reader.model import Disagreement
from tui_reader.settings import Settings

SEEDS = Path(__file__).parents[3] / "seeds"
PLANTED: list[dict[str, Any]] = json.loads((SEEDS / "gold-across.json").read_text(encoding="utf-8"))[
    "disagreements"
]


def read(folder: Path) -> Library:
    library = open_library([folder], Settings())
    for _ in library.build():
        pass
    return library


def told(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """The kind of each disagreement between sources with these texts, and what it says."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(
            f" date 2029-11-1{4 + number} Mill fire {number}\n{text}", "utf-8"
        )
    return [(one.kind, one.says) for one in read(folder).disagreements()]


def covers(found: Disagreement, planted: dict[str, Any]) -> bool:
    """Whether a disagreement is the planted one: of its kind, with words of each side (who says the same
    words, or the words)."""
    sides = {
        span["source"] if found.kind == "speaker" else span["text"].casefold()
        for span in planted["spans"]
        for place in found.places
        if place.source == span["source"] and place.start < span["end"] and span["start"] < place.end
    }
    return found.kind == planted["kind"] and len(sides) > 1


def test_every_planted_disagreement_is_found_and_no_other(seeds_library: Library) -> None:
    found = seeds_library.disagreements()
    assert [one["about"] for one in PLANTED if not any(covers(each, one) for each in found)] == []
    assert [each.says for each in found if not any(covers(each, one) for one in PLANTED)] == []


DEBT = "“The mill owes the bank {} and 212 looms must be sold by the spring,” said Owen Marlowe, who runs it."


def test_one_number_written_in_several_ways_is_one_answer(tmp_path: Path) -> None:
    written = [
        DEBT.format("£4.5 million"),
        DEBT.format("4.5 million pounds").replace("212", "two hundred and twelve"),
        DEBT.format("£5.4 million"),
        DEBT.format("£4.5m"),
    ]
    assert [says.split(": ")[1] for kind, says in told(tmp_path, *written) if kind == "number"] == [
        "“£4.5 million” in 3 sources; “£5.4 million” in 1 source"
    ]


def test_a_number_told_as_inexact_is_not_another(tmp_path: Path) -> None:
    exact = DEBT.format("£4.6 million")
    assert told(tmp_path / "1", exact, exact.replace("212 looms", "about 210 looms")) == []
    assert [kind for kind, _ in told(tmp_path / "2", exact, exact.replace("212", "about 300"))] == ["number"]
    assert [kind for kind, _ in told(tmp_path / "3", exact, exact.replace("212", "210"))] == ["number"]


MILL = (
    "BRACKENFORD - The Marlowe Mill burned on Tuesday, and Fire Chief Duncan Aldous led the crews."
    " Owen Marlowe owns it.\n\n"
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The fire broke out at 2:15 a.m. on Monday in a storeroom of the mill.",
            "Fire broke out in a storeroom of the mill at 3:40 a.m. on Monday.",
            [
                (
                    "time",
                    "When the fire was: “2:15 a.m. on Monday” in 1 source; “3:40 a.m. on Monday” in 1 source",
                )
            ],
        ),
        (
            "The fire at the mill killed two workers and injured nine others.",
            "Three workers were killed in the fire at the mill and nine others were hurt.",
            [("number", "How many were killed: 2 in 1 source; 3 in 1 source")],
        ),
        (
            "The fire at the mill killed two workers.",
            "The fire at the mill killed at least two workers. Three are still in hospital.",
            [],
        ),
        (
            "Owen Marlowe bought the mill in 2019 for £4.2 million.",
            "Owen Marlowe bought the mill for £2.4 million in 2019.",
            [
                (
                    "number",
                    "How many in “Owen Marlowe bought the mill in 2019 for £4.2 million.”: £4.2 million in 1"
                    " source; £2.4 million in 1 source",
                )
            ],
        ),
        (
            "Owen Marlowe bought the mill in 2019 for £4.2 million.",
            "Owen Marlowe bought the mill for £4 million in 2019.",
            [],
        ),
        (
            'Rosa Pellegrin said: "The sprinklers in the weaving hall did not work."',
            'Rosa Pellegrin said: "The sprinklers in the weaving hall did work."',
            [
                (
                    "negation",
                    "With or without a “not” in “The sprinklers in the weaving hall did not work.”: “did not"
                    " work” in 1 source; “did work” in 1 source",
                )
            ],
        ),
        (
            'Rosa Pellegrin said: "We will not open the hall again unless the sprinklers are mended."',
            '"We will not open the hall again," said Rosa Pellegrin.',
            [
                (
                    "cut",
                    "“unless the sprinklers are mended” is left out of “We will not open the hall again”",
                )
            ],
        ),
        (
            'Rosa Pellegrin said: "We will not open the hall again unless the sprinklers are mended."',
            'Rosa Pellegrin said that they would not "open the hall again".',
            [],
        ),
        (
            'Rosa Pellegrin said: "We will open the hall, and we will not touch the looms before the insurers'
            ' have come."',
            '"We will open the hall," said Rosa Pellegrin, "and we will not touch the looms."',
            [
                (
                    "cut",
                    "“before the insurers have come” is left out of “and we will not touch the looms.”",
                )
            ],
        ),
        (
            'Rosa Pellegrin said: "I locked the weaving hall myself before the night shift came."',
            '"I locked the weaving hall myself," said Rosa Pellegrin.',
            [],
        ),
        (
            'Rosa Pellegrin said: "The foreman locked the weaving hall after the alarm rang."',
            '"The foreman locked the weaving hall before the alarm rang," said Rosa Pellegrin.',
            [
                (
                    "negation",
                    "One word or its opposite in “The foreman locked the weaving hall after the alarm rang.”:"
                    " “after” in 1 source; “before” in 1 source",
                )
            ],
        ),
        (
            'Rosa Pellegrin said: "We are going to open the weaving hall again in June."',
            '"We are going to open the weaving hall again in July," said Rosa Pellegrin.',
            [
                (
                    "date",
                    "When in “We are going to open the weaving hall again in June.”:"
                    " “June” in 1 source; “July” in 1 source",
                )
            ],
        ),
        (
            'Rosa Pellegrin said: "The sprinklers in the hall were painted over years ago."',
            '"The sprinklers in the hall were painted over years ago," said Karl Ostrowski.',
            [
                (
                    "speaker",
                    "Who said “The sprinklers in the hall were painted over years ago.”:"
                    " Rosa Pellegrin in 1 source; Karl Ostrowski in 1 source",
                )
            ],
        ),
        (
            'Rosa Pellegrin said: "The sprinklers in the hall were painted over years ago."',
            '"The sprinklers in the hall were painted over years ago," said Mrs Pellegrin.',
            [],
        ),
        (
            'Rosa Pellegrin said: "The sprinklers in the hall were painted over years ago."',
            'Rosa Pellegrin and Owen Marlowe said: "The sprinklers in the hall were painted over years ago."',
            [],
        ),
        (
            '"Nobody at the company knew about the sprinklers before Monday," said Owen Marlowe.',
            'Karl Ostrowski kept a copy. "I wrote to the company on 12 September," he said.',
            [
                (
                    "claim",
                    "Whether anybody knew: “Nobody at the company knew about the sprinklers before Monday”"
                    " in 1 source; “I wrote to the company” in 1 source",
                )
            ],
        ),
        (
            '"Nobody at the company knew about the sprinklers before Monday," said Owen Marlowe.',
            'Karl Ostrowski kept a copy. "I wrote to the company on 13 November," he said.',
            [],
        ),
        (
            "Owen Marlowe denied that the sprinklers had been turned off.",
            "Rosa Pellegrin told the council that the sprinklers had been turned off at the pump.",
            [
                (
                    "claim",
                    "Whether it was so: “denied that the sprinklers had been turned off” in 1 source; “the"
                    " sprinklers had been turned off at the pump” in 1 source",
                )
            ],
        ),
        (
            "Owen Marlowe said he never received a letter about the sprinklers.",
            '"I sent the letter to Owen Marlowe," said Rosa Pellegrin.',
            [
                (
                    "claim",
                    "Whether it was so: “he never received a letter about the sprinklers” in 1 source;"
                    " “I sent the letter to Owen Marlowe” in 1 source",
                )
            ],
        ),
        (
            "Owen Marlowe denied that the sprinklers had been turned off.",
            "Rosa Pellegrin asked whether the sprinklers had been turned off.",
            [],
        ),
        (
            "Owen Marlowe denied that the sprinklers had been turned off.",
            "Mr Marlowe denied the sprinklers had been turned off.",
            [],
        ),
        (
            "Owen Marlowe denied that the sprinklers had been turned off.",
            "Rosa Pellegrin said that the sprinklers had been turned off in 2019.",
            [],
        ),
        (
            '"The letters were not written to mislead the insurers," said Owen Marlowe.',
            "Rosa Pellegrin said that the letters were written on company paper.",
            [],
        ),
        (
            "Owen Marlowe said the sprinklers were not turned off because of the smoke.",
            "Rosa Pellegrin said that the sprinklers were turned off at the pump.",
            [],
        ),
        (
            '"We have not sold the mill, and I have never met the insurers," said Owen Marlowe.',
            "On Friday Karl Ostrowski met the insurers, and Owen Marlowe met the insurers in the evening.",
            [],
        ),
        (
            "Inspectors visited the weaving hall of the mill on 12 October and found no fault.",
            "Safety inspectors visited the weaving hall of the mill on 14 October.",
            [
                (
                    "date",
                    "When “visited”: “12 October” in 1 source; “14 October” in 1 source",
                )
            ],
        ),
        (
            "The owners shut the weaving hall of the mill at 5.20 p.m. on 12 October.",
            "12 October, 4.20 p.m.: The owners shut the weaving hall of the mill.",
            [
                (
                    "time",
                    "When “shut”: “5.20 p.m. on 12 October” in 1 source; “4.20 p.m.” in 1 source",
                )
            ],
        ),
        (
            "The owners shut the weaving hall of the mill at 5.20 p.m. on Tuesday.",
            "The owners shut the weaving hall of the mill at 17:20 on 13 November.",
            [],
        ),
        (
            "The owners shut the weaving hall of the mill at 5.20 p.m.",
            "The owners shut the weaving hall of the mill at 4.20 p.m. GMT.",
            [],
        ),
        (
            "The fire broke out in the weaving hall of the mill at 5.20 a.m.",
            "A fire at the mill in 2019 hurt nobody. That fire broke out in the weaving hall at 11 p.m.",
            [],
        ),
        (
            "Inspectors visited the weaving hall of the mill on Monday.",
            "Inspectors visited the weaving hall of the mill on Monday.",
            [],
        ),
        (
            "The fire at the mill killed five workers. Of those killed, two were killed in the dye house.",
            "The fire at the mill killed five workers.",
            [],
        ),
        (
            "The Brackenford open chess games of the mill league were played on Thursday.",
            "The Brackenford open chess games of the mill league were played on Friday.",
            [],
        ),
        (
            "Mortgage lending by the Brackenford bank rose in January 2028.",
            "Mortgage lending by the Brackenford bank rose in March 2028.",
            [],
        ),
    ],
)
def test_what_two_sources_tell_differently(
    tmp_path: Path, one: str, other: str, expected: list[tuple[str, str]]
) -> None:
    assert told(tmp_path / "mill", MILL + one, MILL + other) == expected


def test_all_who_credit_a_speaker_and_all_who_cut_stand_in_one_line(tmp_path: Path) -> None:
    said = "“Sprinklers in the weaving hall were painted years ago unless I err,” {}."
    cut = said.replace(" unless I err", "")
    assert told(
        tmp_path / "mill",
        MILL + said.format("said Rosa Pellegrin"),
        MILL + cut.format("said Karl Ostrowski"),
        MILL + "Rosa Pellegrin was there. " + cut.format("she said"),
    ) == [
        (
            "speaker",
            "Who said “Sprinklers in the weaving hall were painted years ago unless I err”:"
            " Rosa Pellegrin in 2 sources; Karl Ostrowski in 1 source",
        ),
        (
            "cut",
            "“unless I err” is left out of “Sprinklers in the weaving hall were painted years ago” in"
            " 2 sources",
        ),
    ]


def test_sources_about_other_things_do_not_disagree(tmp_path: Path) -> None:
    one = MILL + "The fire killed two workers."
    other = (
        "PORT LOW - The Selby Inn burned on Tuesday, and Fire Chief Ada Quist led the crews. Ann Selby owns"
        " it.\n\nThe fire killed three guests."
    )
    assert told(tmp_path / "fires", one, other) == []


def test_what_changes_or_goes_changes_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "mill"
    text = MILL + "The fire at the mill killed {} workers."
    assert len(told(folder, text.format("two"), text.format("three"))) == 1
    assert told(folder, text.format("two"), text.format("two")) == []
    assert len(told(folder, text.format("two"), text.format("five"))) == 1
    (folder / "1.txt").unlink()
    assert read(folder).disagreements() == ()


def test_what_every_source_measures_anew_is_no_disagreement(tmp_path: Path) -> None:
    text = MILL + "The Brackenford weir let {} tonnes of water past the mill."
    two = [text.format(number) for number in ("300", "410")]
    assert [kind for kind, _ in told(tmp_path / "two", *two)] == ["number"]
    assert told(tmp_path / "three", *two, text.format("520")) == []
