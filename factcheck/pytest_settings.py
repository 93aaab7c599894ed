"""The settings of a project in a run: those of its own file, or of the run's where it has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from factcheck.desk import SEEDS, Desk, asked_coverage
from factcheck.errors import FactcheckError
from factcheck.pytest_projects import Project, path_set, value_set
from factcheck.settings import desk_set, settings_in


def desk_of(config: pytest.Config, project: Project) -> Desk:
    """A project as it and the run are set; raises ``UsageError`` for what means nothing."""
    try:
        return _desk_of(config, project)
    except FactcheckError as error:
        raise pytest.UsageError(str(error)) from None


_PATHS = ("claims", "checks", "baseline", "reports")


def _desk_of(config: pytest.Config, project: Project) -> Desk:
    settings = _Settings(config, project.root)
    given: dict[str, object] = {
        "factcheck_formats": settings.value("factcheck_formats"),
        "factcheck_fail_on": settings.value("factcheck_fail_on"),
        "factcheck_check_seconds": settings.seconds(),
    }
    paths = [*_PATHS, *(["lint"] if settings.value("factcheck_lint") else [])]
    given |= {f"factcheck_{name}": settings.path(f"factcheck_{name}") for name in paths}
    formats = (config.getoption("--factcheck-report") or "").split(",")
    fail_on = config.getoption("--factcheck-fail-on")
    desk = desk_set(project.root, given, project.asked, formats, fail_on)
    return replace(
        desk,
        lints=desk.lints or SEEDS * bool(config.getoption("--factcheck-lint")),
        coverage=asked_coverage(
            config.getoption("--factcheck-coverage-fail-under"),
            config.getoption("--factcheck-coverage-changed"),
            is_asked=config.getoption("--factcheck-coverage"),
        ),
    )


class _Settings:
    """What is set for a project: in a command's ``-o``, in its own file, in the run's."""

    def __init__(self, config: pytest.Config, root: Path) -> None:
        self._config = config
        self._root = root
        given = config.option.override_ini or []
        overridden = {one.partition("=")[0] for one in given}
        own = {} if root == config.rootpath else settings_in(root)
        self._own = {name: value for name, value in own.items() if name not in overridden}

    def value(self, name: str) -> object:
        return self._own[name] if name in self._own else value_set(self._config, name)

    def path(self, name: str) -> str:
        return path_set(name, self.value(name), self._root)

    def seconds(self) -> object:
        """The limit as set; pytest itself refuses what is no number."""
        try:
            return self.value("factcheck_check_seconds")
        except (ValueError, pytest.UsageError):
            return None
