from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.errors import QueryError, ReaderError, SourceError, UsageError
from tui_reader.library import Library, open_library
from tui_reader.settings import Settings


def test_a_folder_or_files_can_be_opened_and_nothing_else(folder: Path) -> None:
    assert open_library([folder], Settings()).root == folder.resolve()
    with pytest.raises(UsageError, match="no such file"):
        open_library([folder / "none.txt"], Settings())
    with pytest.raises(UsageError, match="one folder, or files only"):
        open_library([folder, folder / "council.txt"], Settings())


def test_paths_are_found_before_anything_is_read(library: Library) -> None:
    assert list(library.paths()) == ["council.txt", "statement.md", "posts/reyes.txt"]
    assert library.summaries() == {}
    assert library.search("ferry").searched == 0
    assert library.people() == ()


def test_a_source_is_read_from_the_disk_and_its_annotations_from_the_cache(read_library: Library) -> None:
    source = read_library.read("council.txt")
    assert (source.title, source.published) == ("Council delays harbour vote", "2031-05-06")
    found = read_library.annotations(source)
    assert found is not None
    assert found == read_library.annotate(source)
    with pytest.raises(SourceError):
        read_library.read("none.txt")


def test_a_changed_source_has_no_annotations_yet(read_library: Library, folder: Path) -> None:
    (folder / "council.txt").write_text("Another text.")
    assert read_library.annotations(read_library.read("council.txt")) is None


def test_a_publication_date_can_be_given(read_library: Library) -> None:
    source = read_library.read("posts/reyes.txt")
    assert source.published is None
    values = {date.value for date in read_library.annotate(source, "2031-05-09").dates}
    assert "2031-05-02" in values


def test_hits_come_with_counts_and_people_first(read_library: Library) -> None:
    result = read_library.search("okafor")
    assert [person.name for person in result.persons] == ["Ines Okafor"]
    assert (result.searched, result.known) == (3, 3)
    assert result.total == len(result.hits) == 2
    for hit in result.hits:
        text = read_library.read(hit.source).text
        for span in (hit.passage, *hit.matches):
            assert text[span.start : span.end] == span.text


def test_a_limit_cuts_the_hits_and_not_their_count(read_library: Library) -> None:
    whole = read_library.search("ferry OR nobody")
    assert (len(whole.hits), whole.sources) == (whole.total, 3)
    cut = read_library.search("ferry OR nobody", limit=1)
    assert cut.hits == whole.hits[:1]
    assert (cut.total, cut.sources) == (whole.total, 3)


def test_a_search_can_stay_within_one_source(read_library: Library) -> None:
    result = read_library.search("ferry", within="statement.md")
    assert {hit.source for hit in result.hits} == {"statement.md"}


def test_a_query_that_does_not_parse_says_where(read_library: Library) -> None:
    with pytest.raises(QueryError) as caught:
        read_library.search('ferry "harbour')
    assert caught.value.position == 6


def test_forgetting_leaves_the_users_own_work(read_library: Library) -> None:
    read_library.desk.remember("council.txt", 7)
    one = open_library([read_library.root / "council.txt"], read_library.settings)
    list(one.build(annotate=False))
    assert one.desk.position("council.txt") == 7
    read_library.forget()
    assert not read_library.cache_dir.exists()
    assert not one.cache_dir.exists()
    assert read_library.desk.position("council.txt") == 7
    read_library.forget()


def test_what_cannot_be_forgotten_is_an_error(read_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("shutil.rmtree", refuse)
    with pytest.raises(ReaderError, match="by hand"):
        read_library.forget()
