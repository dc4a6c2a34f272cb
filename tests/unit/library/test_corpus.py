"""Where the corpus of real texts lies beside the project: searches agree with a plain look at every text."""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from tui_reader.library import Library, open_library
from tui_reader.settings import Settings

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
SAMPLE = 300
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="no corpus")


def words(text: str) -> list[str]:
    """The words of a text, folded; those joined by a hyphen or an apostrophe in one, with marks between."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Mn", "Cf"))
    return re.findall(r"[^\W_]+(?:['-][^\W_]+)*", plain)


def forms(text: str) -> list[set[str]]:
    """Of each word the ways to write it: as it is, its parts, and neighbouring parts as one."""
    found = []
    for word in words(text):
        each = re.split("['-]", word)
        starts = range(len(each))
        found.append({"".join(each[start:end]) for start in starts for end in range(start + 1, start + 5)})
    return found


def parts(text: str) -> list[str]:
    """The words of a text in a row, joined ones apart."""
    return [part for word in words(text) for part in re.split("['-]", word)]


def edits(a: str, b: str) -> int:
    """Levenshtein's distance; 2 and more are all the same."""
    if abs(len(a) - len(b)) > 1:
        return 2
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (char != other))
    return row[-1]


def read(folder: Path) -> tuple[Library, dict[str, str]]:
    """A sample of the corpus as files, searchable, and their texts."""
    with lzma.open(CORPUS / "2000.jsonl.xz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in islice(lines, SAMPLE)]
    texts = {f"{n:03}.txt": f"{each['title']}\n\n{each['body']}\n" for n, each in enumerate(documents)}
    for path, text in texts.items():
        (folder / path).write_text(text, "utf-8")
    library = open_library([folder], Settings())
    for _ in library.build(annotate=False):
        pass
    return library, texts


def test_no_source_is_lost_and_none_invented(tmp_path: Path) -> None:
    library, texts = read(tmp_path)
    held = {path: set().union(*forms(text)) for path, text in texts.items()}
    vocabulary = set().union(*held.values())
    rows = {path: " ".join(["", *parts(text), ""]) for path, text in texts.items()}
    queries = json.loads((CORPUS / "q2000.json").read_text())

    def check(query: str, answers: Callable[[str], bool]) -> bool:
        there = {path for path in texts if answers(path)}
        result = library.search(query)
        assert {hit.source for hit in result.hits} == set(result.paths) == there, query
        return bool(there)

    def holding(*wanted: str) -> Callable[[str], bool]:
        return lambda path: held[path].issuperset(wanted)

    def holding_any(wanted: Callable[[str], bool]) -> Callable[[str], bool]:
        words = set(filter(wanted, vocabulary))
        return lambda path: not words.isdisjoint(held[path])

    for kind in ("term", "hl", "and2", "filter", "phrase", "prefix", "fuzzy"):
        answered = 0
        for asked in queries[kind][:20]:
            match kind:
                case "phrase":
                    answered += check(f'"{asked}"', lambda path, asked=asked: f" {asked} " in rows[path])
                case "prefix":
                    answered += check(f"{asked}*", holding_any(lambda word, of=asked: word.startswith(of)))
                case "fuzzy":
                    answered += check(f"{asked}~1", holding_any(lambda word, of=asked: edits(word, of) < 2))
                case "filter":
                    answered += check(f"source:txt {asked[1]}", holding(asked[1]))
                case "and2":
                    answered += check(" ".join(asked), holding(*asked))
                case _:
                    wanted = " ".join(asked) if isinstance(asked, list) else asked
                    answered += check(wanted, holding(*wanted.split()))
        assert answered > 3, kind
