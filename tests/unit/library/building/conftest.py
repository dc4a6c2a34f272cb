"""What spares builds in processes of their own the slow start of each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# In place of py3langid, whose model takes each process half a second to unpack.
_LANGID = """
MODEL_FILE = ""

class LanguageIdentifier:
    @classmethod
    def from_model_file(cls, *_, **__):
        return cls()

    def rank(self, text):
        return [("fr", 1.0), ("en", 0.0), ("pcm", 0.0), ("zxx", 0.0)]
"""


@pytest.fixture
def all_french(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Processes that are started take every text for French, which is not annotated."""
    folder = tmp_path_factory.mktemp("all-french")
    (folder / "py3langid").mkdir()
    (folder / "py3langid" / "__init__.py").touch()
    (folder / "py3langid" / "langid.py").write_text(_LANGID)
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *([before] if before else [])]))
    return folder
