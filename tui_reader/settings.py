"""What the user may choose: defaults < config.toml < environment < flags."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from tui_reader import places
from tui_reader.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """`confidence`: from 0 to 1, below it a speaker is shown as unknown. `model`: a spaCy pipeline to find
    names with, the built-in one if empty. `theme`: a theme of the screen. `keys`: key by action, such as
    `{"export": "x"}`."""

    confidence: float = 0.5
    model: str = ""
    theme: str = "reader-dark"
    keys: Mapping[str, str] = field(default_factory=dict)


_NAMES = {option.name for option in fields(Settings)}


def load_settings(
    *, config: Path | None = None, environ: Mapping[str, str] = os.environ, **flags: object
) -> Settings:
    """The settings in force; `flags` that are None count as not given.

    The environment's names are READER_CONFIDENCE, READER_MODEL and READER_THEME. Raises UsageError, which
    names where the wrong value stands.
    """
    config = config or places.config_file()
    settings = _apply(Settings(), _file_values(config), str(config))
    from_environment = {
        name: environ[f"READER_{name.upper()}"]
        for name in ("confidence", "model", "theme")
        if environ.get(f"READER_{name.upper()}")
    }
    settings = _apply(settings, from_environment, "the environment (READER_…)")
    given = {name: value for name, value in flags.items() if value is not None}
    return _apply(settings, given, "the command line")


def _file_values(config: Path) -> dict[str, object]:
    try:
        text = config.read_text("utf-8")
        from tomllib import loads  # not before there is such a file

        return loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{config}: {error}; correct or remove the file") from error


def _apply(settings: Settings, values: Mapping[str, object], where: str) -> Settings:
    for name, value in values.items():
        if name not in _NAMES:
            raise UsageError(f"{where}: no such setting {name!r}; there are {', '.join(sorted(_NAMES))}")
        settings = replace(settings, **{name: _checked(name, value, where)})
    return settings


def _checked(name: str, value: object, where: str) -> Any:
    if name == "keys":
        if isinstance(value, Mapping) and all(isinstance(key, str) for key in value.values()):
            return dict(value)
        raise UsageError(f'{where}: keys must be a table such as export = "x"')
    if name == "confidence":
        try:
            number = float(str(value))
        except ValueError:
            number = -1.0
        if 0 <= number <= 1:
            return number
        raise UsageError(f"{where}: confidence must be a number from 0 to 1, not {value!r}")
    if isinstance(value, str):
        return value
    raise UsageError(f"{where}: {name} must be a text, not {value!r}")
