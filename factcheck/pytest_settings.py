"""The settings of a project in a run: those of its own file, or of the run's where it has none."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk import FAILING, Desk
from factcheck.pytest_projects import Project, path_set, value_set
from factcheck.yaml_kind import SUFFIXES

_DAY = 86_400  # seconds


def desk_of(config: pytest.Config, project: Project) -> Desk:
    """A project as it and the run are set; raises ``UsageError`` for what means nothing."""
    root = project.root
    settings = _Settings(config, root)
    asked: str = config.getoption("--factcheck-report") or ""
    formats = [*settings.words("factcheck_report"), *asked.split(",")]
    return Desk(
        root=root,
        claims=settings.path("factcheck_claims"),
        checks=root / settings.path("factcheck_checks"),
        baseline_path=root / settings.path("factcheck_baseline"),
        fail_on=_fail_on(
            config.getoption("--factcheck-fail-on") or settings.word("factcheck_fail_on")
        ),
        reports=root / settings.path("factcheck_reports"),
        formats=tuple(name.strip() for name in formats if name.strip()),
        check_seconds=_seconds(settings),
        named=tuple(path for path in project.asked if path.suffix in SUFFIXES),
    )


class _Settings:
    """What is set for a project: in a command's ``-o``, in its own file, in the run's."""

    def __init__(self, config: pytest.Config, root: Path) -> None:
        self._config = config
        self._root = root
        given = config.option.override_ini or []
        overridden = {one.partition("=")[0] for one in given}
        own = {} if root == config.rootpath else _settings_in(root)
        self._own = {name: value for name, value in own.items() if name not in overridden}

    def _value(self, name: str) -> object:
        return self._own[name] if name in self._own else value_set(self._config, name)

    def word(self, name: str) -> str:
        return str(self._value(name))

    def path(self, name: str) -> str:
        return path_set(name, self._value(name), self._root)

    def words(self, name: str) -> list[str]:
        value = self._value(name)
        if isinstance(value, str):
            return value.split()
        return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _settings_in(folder: Path) -> Mapping[str, Any]:
    """The settings of pytest in a folder's own file, by the order in which pytest looks.

    Raises ``UsageError`` for a file that cannot be read.
    """
    try:
        return _read(folder)
    except (OSError, ValueError, configparser.Error, AttributeError, TypeError) as error:
        raise pytest.UsageError(f"the settings in {folder} cannot be read: {error}") from None


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


def _fail_on(setting: str) -> str:
    if setting not in FAILING:
        expected = f"expected {', '.join(FAILING[:-1])} or {FAILING[-1]}"
        raise pytest.UsageError(f"factcheck_fail_on is {setting!r}; {expected}")
    return setting


def _seconds(settings: _Settings) -> float:
    """How many seconds a check may take in a source; 0 is no limit."""
    with suppress(TypeError, ValueError, pytest.UsageError):
        seconds = float(settings.word("factcheck_check_seconds"))
        if 0 <= seconds <= _DAY:
            return seconds
    raise pytest.UsageError(
        f"factcheck_check_seconds is no number of seconds up to {_DAY}, or 0 for no limit"
    )
