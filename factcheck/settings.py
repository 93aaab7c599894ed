"""What a project sets in its own file, and what may stand there."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from factcheck.desk import FAILING
from factcheck.errors import FactcheckError

_DAY = 86_400  # seconds


def settings_in(folder: Path) -> Mapping[str, Any]:
    """The settings of pytest in a folder's own file, by the order in which pytest looks.

    Raises ``FactcheckError`` for a file that cannot be read.
    """
    try:
        return _read(folder)
    except (OSError, ValueError, configparser.Error, AttributeError, TypeError) as error:
        raise FactcheckError(f"the settings in {folder} cannot be read: {error}") from None


def _read(folder: Path) -> Mapping[str, Any]:
    ini = folder / "pytest.ini"
    if ini.is_file():
        parser = configparser.ConfigParser(interpolation=None)
        parser.read_string(ini.read_text("utf-8"))
        return dict(parser["pytest"]) if parser.has_section("pytest") else {}
    toml = folder / "pyproject.toml"
    if toml.is_file():
        settings: Any = tomllib.loads(toml.read_text("utf-8")).get("tool", {}).get("pytest", {})
        return {**settings, **settings.get("ini_options", {})}
    return {}


def words_of(value: object) -> list[str]:
    """The words of a setting that takes several: a list, or one text with blanks between."""
    if isinstance(value, str):
        return value.split()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def fail_on_of(setting: str) -> str:
    """The least severity that fails a run; raises ``FactcheckError`` for what is none."""
    if setting not in FAILING:
        expected = f"expected {', '.join(FAILING[:-1])} or {FAILING[-1]}"
        raise FactcheckError(f"factcheck_fail_on is {setting!r}; {expected}")
    return setting


def seconds_of(setting: object) -> float:
    """How many seconds a check may take in a source; 0 is no limit.

    Raises ``FactcheckError`` where the setting is no such number.
    """
    with suppress(TypeError, ValueError):
        seconds = float(str(setting))
        if 0 <= seconds <= _DAY:
            return seconds
    raise FactcheckError(
        f"factcheck_check_seconds is no number of seconds up to {_DAY}, or 0 for no limit"
    )
