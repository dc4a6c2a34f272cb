from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.errors import UsageError
from tui_reader.settings import Settings, load_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_defaults(config: Path) -> None:
    assert load_settings(config=config, environ={}) == Settings()


def test_the_file_yields_to_the_environment_and_that_to_flags(config: Path) -> None:
    config.write_text('confidence = 0.7\ntheme = "textual-light"\n[keys]\nexport = "x"\n')
    assert load_settings(config=config, environ={}) == Settings(0.7, "", "textual-light", {"export": "x"})
    assert load_settings(config=config, environ={"READER_CONFIDENCE": "0.8"}).confidence == 0.8
    flagged = load_settings(config=config, environ={"READER_CONFIDENCE": "0.8"}, confidence=0.9, model=None)
    assert (flagged.confidence, flagged.model) == (0.9, "")


@pytest.mark.parametrize(
    "written",
    [
        "confidence = 2",
        "confidence = 'much'",
        "colour = 'red'",
        "theme = 3",
        "keys = 'x'",
        "keys = {a = 1}",
        "not toml",
    ],
)
def test_a_wrong_value_is_named_with_where_it_stands(config: Path, written: str) -> None:
    config.write_text(written)
    with pytest.raises(UsageError, match=r"config\.toml"):
        load_settings(config=config, environ={})


def test_a_wrong_environment_is_named(config: Path) -> None:
    with pytest.raises(UsageError, match="environment"):
        load_settings(config=config, environ={"READER_CONFIDENCE": "high"})


def test_the_users_file_is_read(home: Path) -> None:
    file = home / "config" / "tui-reader" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("confidence = 0.9")
    assert load_settings().confidence == 0.9
