"""Every command on a small folder: what it prints where, and its exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui_reader.errors import FOUND, NOTHING_FOUND, SOURCES_UNREAD, STOPPED, USAGE
from tui_reader.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_search_prints_hits_like_grep(run: Run, folder: Path) -> None:
    ran = run("search", folder, "dockers")
    assert ran.code == FOUND
    assert ran.out == (
        'council.txt:4: "We were not asked," said Tom Reyes, who leads the dockers. "Nobody called us."\n'
    )
    assert ran.err == "reader: 1 hit in 1 of 3 sources\n"


def test_search_joins_words_to_a_query(run: Run, folder: Path) -> None:
    assert run("search", folder, "ferry", "june").out.startswith("council.txt:2: ")


def test_search_without_hits_says_in_how_many_sources(run: Run, folder: Path) -> None:
    ran = run("search", folder, "zeppelin")
    assert (ran.code, ran.out) == (NOTHING_FOUND, "")
    assert ran.err == "reader: 0 hits in 3 of 3 sources\n"


def test_search_by_speaker_annotates_first(run: Run, folder: Path) -> None:
    ran = run("search", folder, "speaker:okafor said:july")
    assert ran.code == FOUND
    assert ran.out.startswith("statement.md:6: ")


def test_search_limit_is_told(run: Run, folder: Path) -> None:
    ran = run("search", folder, "ferry", "--limit", 1)
    assert ran.out.count("\n") == 1
    assert ran.err == "reader: 1 of 3 hits in 2 of 3 sources\n"


@pytest.mark.parametrize(
    ("order", "sources"),
    [("newest", ["statement.md", "council.txt"]), ("oldest", ["council.txt", "statement.md"])],
)
def test_search_sorts(run: Run, folder: Path, order: str, sources: list[str]) -> None:
    printed = run("search", folder, "ferry", "--sort", order).out.splitlines()
    assert list(dict.fromkeys(line.split(":")[0] for line in printed)) == sources


@pytest.mark.parametrize("query", ['"ferry', "(ferry OR boat", "person:", "sepaker:x", ""])
def test_a_query_that_does_not_parse_has_a_caret(run: Run, folder: Path, query: str) -> None:
    ran = run("search", folder, query)
    assert (ran.code, ran.out) == (USAGE, "")
    message, shown, caret = ran.err.splitlines()
    assert message.startswith("reader: query: ")
    assert shown == f"  {query}"
    assert caret.strip() == "^"
    assert len(caret) <= len(shown) + 1


def test_a_query_that_does_not_parse_is_told_before_the_folder_is_read(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "build", lambda *_: pytest.fail("read for nothing"))
    assert run("search", folder, "(ferry").code == USAGE


@pytest.mark.parametrize(
    ("query", "needs"),
    [
        ("ferry OR boat", False),
        ("source:council published:2031-05 ferry", False),
        ("ferry OR (boat NOT said:july)", True),
        ("date:2031-05", True),
    ],
)
def test_a_query_is_answered_from_the_texts_where_they_are_enough(
    run: Run, folder: Path, library: Library, query: str, needs: bool
) -> None:
    run("search", folder, query)
    assert {found.state for found in library.summaries().values()} == {"annotated" if needs else "searchable"}


def test_json_is_one_object_a_finding(run: Run, folder: Path) -> None:
    for line in run("search", folder, "ferry", "--format", "json").out.splitlines():
        found = json.loads(line)
        assert list(found)[:6] == ["source", "sha256", "start", "end", "line", "text"]
        text = (folder / found["source"]).read_text("utf-8")
        assert text[found["start"] : found["end"]] == found["text"]
        assert {text[start:end].casefold() for start, end in found["highlights"]} == {"ferry"}


def test_people_is_a_table(run: Run, folder: Path) -> None:
    ran = run("people", folder)
    header, *rows = ran.out.splitlines()
    assert ran.code == FOUND
    assert header.split() == ["NAME", "MENTIONS", "SOURCES", "ALSO", "CALLED"]
    assert {row[: header.index("MENTIONS")].strip() for row in rows} == {"Ines Okafor", "Tom Reyes"}
    assert run("people", folder, "--limit", 1).out.count("\n") == 2


def test_a_persons_page(run: Run, folder: Path) -> None:
    ran = run("people", folder, "--person", "okafor")
    assert ran.code == FOUND
    assert (
        ran.out
        == """\
Ines Okafor
  2 mentions in 2 sources
  first mentioned 2031-05-06, council.txt:2
  last mentioned 2031-05-07, statement.md:6

  Names
    Ines Okafor  2 mentions
      council.txt:2  1
      statement.md:6  1

  Quotes
    2031-05-06  council.txt:2  “will sail again by June.”
    2031-05-07  statement.md:6  “The ferry will sail again by July.”

  Mentioned with
        1 source  Tom Reyes

  Why it is one person
    statement.md: Ines Okafor, as in council.txt: the same rare full name; both write “sail” beside \
the name; both write “ferry” beside the name

"""
    )
    nobody = run("people", folder, "--person", "zed")
    assert nobody.code == NOTHING_FOUND
    assert "nobody is called 'zed'" in nobody.err


@pytest.mark.parametrize("format", ["json", "csv", "md", "html"])
def test_a_persons_page_in_every_format(run: Run, folder: Path, format: str) -> None:
    ran = run("people", folder, "--person", "okafor", "--format", format)
    assert ran.code == FOUND
    for words in ("first mention", "mentioned with", "Tom Reyes", "the same person", "sail again by July"):
        assert words in ran.out
    if format == "json":
        rows = [json.loads(line) for line in ran.out.splitlines()]
        assert {row["about"] for row in rows} == {
            "name", "quote", "mentioned with", "first mention", "last mention", "the same person",
        }  # fmt: skip
        for row in rows:
            text = (folder / row["source"]).read_text("utf-8")
            assert text[row["start"] : row["end"]] == row["text"]


def test_people_in_csv_are_mentions(run: Run, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("people", folder, "--format", "csv").out, newline="")))
    assert {row["person"] for row in rows} == {"Ines Okafor", "Tom Reyes"}


def test_quotes_name_their_speaker(run: Run, folder: Path) -> None:
    lines = run("quotes", folder).out.splitlines()
    assert "council.txt:2  Ines Okafor  “will sail again by June.”" in lines
    assert "council.txt:4  Tom Reyes  “We were not asked,”" in lines


def test_quotes_of_one_speaker(run: Run, folder: Path) -> None:
    ran = run("quotes", folder, "--speaker", "okafor", "--format", "json")
    assert {json.loads(line)["speaker"] for line in ran.out.splitlines()} == {"Ines Okafor"}
    nobody = run("quotes", folder, "--speaker", "zed")
    assert (nobody.code, nobody.out) == (NOTHING_FOUND, "")


def test_quotes_below_the_threshold_are_unknown(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_CONFIDENCE", "1")
    known = run("quotes", folder, "--format", "json").out.splitlines()
    speakers = {json.loads(line)["speaker"] for line in known if json.loads(line)["confidence"] != "1.00"}
    assert speakers == {"unknown"}
    assert len(run("quotes", folder, "--speaker", "unknown").out.splitlines()) >= 1


def test_dates_are_a_timeline(run: Run, folder: Path) -> None:
    lines = run("dates", folder).out.splitlines()
    monday = lines.index("2031-05-05 Monday")
    assert lines[monday + 1].split(maxsplit=1)[0] == "council.txt:2:"
    assert "On Monday, Mayor Ines Okafor said" in lines[monday + 1]
    days = [line.split()[0] for line in lines if line.startswith("2031-")]
    assert days == sorted(days)
    published = lines[lines.index("published") :]
    assert any(line.strip() == "2031-05-07  statement.md:2: Statement on the ferry" for line in published)
    assert "of any year" in published  # what has no year
    assert run("dates", folder, "--limit", 1).out.splitlines() == lines[:2]


def test_dates_of_a_person(run: Run, folder: Path) -> None:
    ran = run("dates", folder, "--person", "okafor")
    assert ran.code == 0 and "On Monday" in ran.out and "reyes.txt" not in ran.out
    nobody = run("dates", folder, "--person", "zed")
    assert nobody.code == 1 and "no date with 'zed'" in nobody.err


def test_dates_as_data_hold_all_expressions(run: Run, folder: Path) -> None:
    (folder / "late.txt").write_text("The vote on 8 May 2031 took three hours.", "utf-8")
    found = [json.loads(line) for line in run("dates", folder, "--format", "json").out.splitlines()]
    late = {each["text"]: each for each in found if each["source"] == "late.txt"}
    assert late["8 May 2031"]["kind"] == "event" and late["three hours"]["kind"] is None
    assert late["8 May 2031"]["passage"] == "The vote on 8 May 2031 took three hours."
    assert (late["8 May 2031"]["start"], late["8 May 2031"]["end"]) == (12, 22)
    fields = {"type", "value", "earliest", "latest", "anchor", "conflicts"}
    assert all(fields <= each.keys() for each in found)


def test_annotate_keeps_its_contract(run: Run, folder: Path) -> None:
    file = folder / "council.txt"
    ran = run("annotate", file, folder / "posts" / "reyes.txt", "--date", "2031-06-01", "--format", "json")
    first, second = (json.loads(line) for line in ran.out.splitlines())
    keys = "version source sha256 encoding title published people quotes dates persons problems"
    assert list(first) == keys.split()
    assert (first["version"], first["source"], first["published"]) == (1, str(file), "2031-05-06")
    assert second["published"] == "2031-06-01"
    text = file.read_text("utf-8")
    for kind, keys in {
        "people": "start end text person form",
        "quotes": "start end text kind group inside cue confidence speaker evidence",
        "dates": "start end text type value earliest latest anchor",
    }.items():
        assert first[kind]
        for found in first[kind]:
            assert list(found) == keys.split()
            assert text[found["start"] : found["end"]] == found["text"]
    quote = first["quotes"][0]
    assert list(quote["cue"]) == ["start", "end", "text"]
    assert list(quote["speaker"]) == ["start", "end", "text", "person", "persons"]
    assert list(quote["evidence"][0]) == ["kind", "start", "end", "says"]
    assert list(first["persons"][0]) == ["id", "name", "aliases"]


def test_annotate_goes_on_after_a_file_it_cannot_read(run: Run, folder: Path) -> None:
    ran = run("annotate", folder / "gone.txt", folder, folder / "statement.md")
    assert ran.code == SOURCES_UNREAD
    assert len(ran.out.splitlines()) == 1
    gone, no_file = ran.err.splitlines()
    assert "gone.txt: cannot be read: No such file or directory" in gone
    assert no_file.startswith(f"reader: {folder}: ")


def test_annotate_says_that_a_text_is_not_english(run: Run, folder: Path) -> None:
    german = "Der Hafen bleibt bis zum Herbst geschlossen, weil die Arbeiten an der Mauer noch dauern. " * 5
    (folder / "hafen.txt").write_text(german, "utf-8")
    found = json.loads(run("annotate", folder / "hafen.txt").out)
    assert found["quotes"] == []
    assert "not English" in "".join(found["problems"])


@pytest.mark.parametrize("date", ["2031-13-01", "yesterday"])
def test_annotate_wants_a_date(run: Run, folder: Path, date: str) -> None:
    ran = run("annotate", folder / "council.txt", "--date", date)
    assert ran.code == USAGE
    assert "--date" in ran.err


@pytest.mark.parametrize("ending", ["md", "html", "csv", "json"])
def test_export_writes_the_format_of_the_ending(run: Run, folder: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out.{ending}"
    ran = run("export", folder, "ferry", "-o", file)
    assert (ran.code, ran.out) == (FOUND, "")
    assert file.read_text("utf-8").count("characters" if ending in ("md", "html") else "council.txt") >= 1
    assert run("export", folder, "ferry", "-o", "-", "--format", ending).out.splitlines() == (
        file.read_text("utf-8").splitlines()
    )


def test_export_does_not_overwrite_unasked(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    file.write_text("mine")
    ran = run("export", folder, "ferry", "-o", file)
    assert ran.code == STOPPED
    assert ran.err == f"reader: {file}: exists already; overwrite it with --force or choose another name\n"
    assert file.read_text() == "mine"
    assert run("export", folder, "ferry", "-o", file, "--force").code == FOUND
    assert file.read_text() != "mine"


@pytest.mark.parametrize(("agrees", "code", "content"), [(False, STOPPED, "mine"), (True, FOUND, None)])
def test_export_asks_on_a_terminal_before_it_overwrites(
    run: Run,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    agrees: bool,
    code: int,
    content: str | None,
) -> None:
    file = tmp_path / "out.md"
    file.write_text("mine")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("rich_click.confirm", lambda question, err: agrees)
    assert run("export", folder, "ferry", "-o", file).code == code
    assert (file.read_text("utf-8") == "mine") is (content == "mine")


def test_export_of_nothing_writes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("export", folder, "zeppelin", "-o", tmp_path / "out.md")
    assert ran.code == NOTHING_FOUND
    assert not (tmp_path / "out.md").exists()
    assert "not written" in ran.err


def test_export_wants_to_know_the_format(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("export", folder, "ferry", "-o", "-").code == USAGE
    ran = run("export", folder, "ferry", "-o", tmp_path / "out.docx")
    assert ran.code == USAGE
    assert "--format" in ran.err


def test_index_then_status(run: Run, folder: Path) -> None:
    assert "3 of 3 sources are read, 3 are annotated" in run("index", folder).err
    ran = run("status", folder)
    assert ran.code == FOUND
    counts = dict(line.rsplit(maxsplit=1) for line in ran.out.splitlines()[1:])
    assert (counts["sources"], counts["annotated"]) == ("3", "3")
    assert run("index", folder, "--rebuild").code == FOUND


def test_status_names_what_was_not_read_and_why(run: Run, folder: Path) -> None:
    (folder / "report.txt").write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    ran = run("status", folder)
    assert ran.code == SOURCES_UNREAD
    assert "report.txt  not a text" in ran.out
    assert run("search", folder, "ferry").code == SOURCES_UNREAD
    found_nothing = run("search", folder, "zeppelin")
    assert found_nothing.code == SOURCES_UNREAD
    assert "0 hits in 3 of 4 sources" in found_nothing.err
    assert "1 of 4 sources could not be read" in found_nothing.err


def test_forget_removes_the_cache(run: Run, folder: Path, home: Path) -> None:
    run("index", folder)
    cached = home / "cache" / "tui-reader"
    assert any(cached.iterdir())
    assert run("forget", folder).code == FOUND
    assert not any(cached.iterdir())
    assert run("forget", folder / "gone").code == FOUND


@pytest.mark.parametrize("command", ["people", "quotes", "dates", "status", "index"])
def test_an_empty_folder_is_said_to_be_empty(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, tmp_path)
    assert (ran.code, ran.out) == (NOTHING_FOUND, "")
    assert "no sources here" in ran.err


@pytest.mark.parametrize("command", ["search", "people", "quotes", "dates", "status", "index", "export"])
def test_a_missing_folder_is_one_line(run: Run, tmp_path: Path, command: str) -> None:
    rest = {"search": ["x"], "export": ["x", "-o", "-", "--format", "md"]}.get(command, [])
    ran = run(command, tmp_path / "gone", *rest)
    assert (ran.code, ran.out) == (USAGE, "")
    assert ran.err.count("\n") == 1
    assert "gone: there is no such file or folder" in ran.err


def test_copies_are_counted_as_one(run: Run, folder: Path) -> None:
    story = (
        "LEEDS (Northern Press) - The library on Canal Street will close in March after ninety years, its "
        "trustees decided on Monday. The roof has leaked since the storm of last winter and nobody has "
        "offered to pay for a new one. Readers have until Friday to return what they borrowed.\n"
    )
    for name in ("first.txt", "second.txt"):
        (folder / name).write_text(story, "utf-8")
    assert run("dates", folder).code == 0
    said = run("status", folder).out.splitlines()
    assert any(line.split() == ["annotated,", "independent", "of", "each", "other", "4"] for line in said)
    assert "first.txt   100%         second.txt      Northern Press" in said
    assert "2 sources, 1 independent" in run("search", folder, "library").err
