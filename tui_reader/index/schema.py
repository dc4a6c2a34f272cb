"""What the index holds, and where it lives.

Two documents a source, because annotations come later than text. An index lies in parts, each a folder with
a writer of its own, so that several can be written at once. It is a cache of the user's own making: as
Whoosh's files hold pickles, only a folder with our marker is opened.
"""

from __future__ import annotations

import os
import pickle
import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from time import sleep
from typing import Any

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshError
from whoosh.reading import SegmentReader

from tui_reader.index.text import fold, positions

FORMAT = "tui-reader index 4\n"  # to be counted up whenever the schema or the words it holds change
UNSURE, UNORDERED = "unsure", "unordered"
OF_TEXT = ("text", "name", "published")  # what is asked of the document of a text; all else, of the other
_MARKER = "complete"
_TRIES = 10
DAMAGED = (WhooshError, FileFormatError, OSError, EOFError, struct.error, pickle.UnpicklingError)
_UNREADABLE = (*DAMAGED, ValueError, LookupError, AttributeError, ImportError)  # what damaged pickles raise


class _Ordered(formats.Positions):  # type: ignore[misc]
    """The positions of a word, four bytes each: a third faster to write and read than Whoosh's pickles."""

    def encode(self, positions: list[int]) -> bytes:
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // array("I").itemsize

    def decode_weight(self, value: bytes) -> float:
        return float(self.decode_frequency(value))


Words = dict[str, list[int]]
"""The words of a text, each with its positions."""


def words_of(text: str) -> Words:
    """The words that `positions` finds in a text."""
    places: Words = {}
    for place, word in positions(fold(text)):
        if (known := places.get(word)) is None:
            places[word] = [place]
        else:
            known.append(place)
    return places


class _Words(fields.FieldType):  # type: ignore[misc]
    """Takes the words of a text (`words_of`), with their order or only counted."""

    def __init__(self, ordered: bool) -> None:
        super().__init__(_Ordered() if ordered else formats.Existence(), None)
        self.ordered = ordered

    def index(self, value: Words, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        encode = self.format.encode
        for word, places in value.items():
            yield word.encode(), len(places), float(len(places)), encode(places) if self.ordered else b""


class _Held:
    """A lock that is always had: the writer holds one of its own, and Whoosh, if it fails, keeps its lock."""

    def acquire(self) -> bool:
        return True

    def release(self) -> None:
        pass


class _MappedFile(StructFile):  # type: ignore[misc]
    """A file that the system maps into memory: to get a piece of it takes no seeking and reading."""

    def get(self, position: int, length: int) -> bytes:
        piece: bytes = self.file[position : position + length]
        return piece


class _Mapped(FileStorage):  # type: ignore[misc]
    """Reads files where the system keeps them; Whoosh itself would copy the whole index at each opening."""

    def lock(self, name: str) -> _Held:
        return _Held()

    def open_file(self, name: str, **options: Any) -> Any:
        with (Path(self.folder) / name).open("rb") as file:
            if not os.fstat(file.fileno()).st_size:  # cannot be mapped
                return super().open_file(name, **options)
            return _MappedFile(mmap(file.fileno(), 0, access=ACCESS_READ), name=name, **options)


def schema() -> fields.Schema:
    return fields.Schema(
        # Of the document of a text:
        text_of=fields.COLUMN(columns.VarBytesColumn()),  # the path
        size=fields.COLUMN(columns.NumericColumn("I")),  # code points
        text=_Words(ordered=True),
        order=fields.ID,  # UNORDERED where the text is long and each of its words is held but once
        name=_Words(ordered=True),  # the words of the path
        published=fields.ID,
        # Of the document of what was found in it:
        found_in=fields.COLUMN(columns.VarBytesColumn()),  # the path
        person=_Words(ordered=False),  # the names and aliases of the persons
        speaker=_Words(ordered=False),
        said=_Words(ordered=True),
        unsure=fields.ID,  # UNSURE where the speaker of a quote is not known for sure
        date=fields.KEYWORD(commas=True),  # the earliest days that date expressions may mean
        # Of a document for each commit of texts:
        vocabulary=fields.COLUMN(columns.VarBytesColumn()),  # their words, see `packed`
    )


def packed(words: Iterable[str]) -> bytes:
    """Words as the value of a `vocabulary`: Whoosh takes a second to tell all words of a large index."""
    return zlib.compress("\n".join(words).encode(), 1)


def unpacked(vocabulary: bytes) -> list[str]:
    return zlib.decompress(vocabulary).decode().split("\n")


def codec() -> W3Codec:
    """Whoosh's codec, without the statistics of lengths, which we do not rank by."""
    plain = W3Codec()
    plain.length_stats = False
    return plain


def key(path: str) -> bytes:
    """A path as bytes, whatever its file's name is made of."""
    return path.encode("utf-8", "surrogatepass")


def path_of(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")


def parts(directory: Path) -> list[Path]:
    """The parts that an index has, in their order."""
    try:
        found = [folder for folder in directory.iterdir() if folder.name.isdecimal() and folder.is_dir()]
    except OSError:
        return []
    return sorted(found, key=lambda folder: int(folder.name))


def opened(directory: Path) -> FileIndex | None:
    """The part of an index in a folder, None if there is none that is whole and of our format."""
    try:
        if (directory / _MARKER).read_text("utf-8") != FORMAT:
            return None
    except (OSError, ValueError):
        return None
    for _ in range(_TRIES):
        try:
            return _Mapped(str(directory)).open_index()
        except FileNotFoundError:  # a writer has just put another generation in its place
            sleep(0.01)
        except _UNREADABLE:
            break
    return None


def segments(index: FileIndex) -> Iterator[tuple[SegmentReader, int]]:
    """The segments of a part as it stands now, each with Whoosh's number of its first document."""
    for reader, first in index.reader().leaf_readers():
        if reader.doc_count_all():
            yield reader, first


def state(directory: Path) -> list[tuple[str, int, int]]:
    """A value that differs once anything was committed to a part of an index."""
    found = []
    for part in parts(directory):
        for entry in os.scandir(part):
            if entry.name.endswith(".toc"):
                with suppress(FileNotFoundError):  # another one has just been put in its place
                    file = entry.stat()
                    found.append((entry.path, file.st_mtime_ns, file.st_ino))
    return found


def is_whole(directory: Path) -> bool:
    """Whether there is an index in a folder all of whose parts can be searched."""
    found = parts(directory)
    return bool(found) and all(opened(part) is not None for part in found)


def created(directory: Path) -> FileIndex:
    """A new, empty part of an index in a folder, in place of what was there of one."""
    (directory / _MARKER).unlink(missing_ok=True)
    for file in directory.iterdir():
        if file.is_file() and file.name.lstrip("_").startswith("MAIN"):
            file.unlink()
    return _Mapped(str(directory)).create_index(schema())


def complete(directory: Path) -> None:
    """Marks the part of an index in a folder as whole."""
    marker = directory / _MARKER
    if not marker.exists():
        marker.write_text(FORMAT, "utf-8")
