"""pytest's entry: the settings, and whether there is anything to do.

Active where a project of claims holds what the run was asked for and the run reaches its checks;
elsewhere it imports nothing and does nothing, but that a run which was asked for claims or checks
never passes without having looked at them. The hooks of an active run are in
``collection`` and ``reporting``.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

import pytest

from factcheck.collector import collector_at_rest, no_round_at_exit
from factcheck.plugin.projects import AskedProject, absolute, projects_of, value_set
from factcheck.values_given import FAILING, SETTINGS, Allowed, checks_in, path_in


def pytest_addoption(parser: pytest.Parser) -> None:
    """Settings, each with the meaning that it has in pyproject.toml."""
    group = parser.getgroup("factcheck", "consistency of claims")
    group.addoption(
        "--factcheck-report",
        metavar="FORMATS",
        help="reports to write beside md and json, with commas: jsonl, html, sarif, github, "
        "gitlab, csv, footnotes, webannotation, claimreview, junit",
    )
    group.addoption(
        "--factcheck-fail-on",
        choices=FAILING,
        help="the least severity of a finding that fails the run (default: error)",
    )
    group.addoption(
        "--factcheck-no-cache",
        action="store_true",
        help="find everything anew, and keep nothing of it",
    )
    group.addoption(
        "--factcheck-lint",
        action="store_true",
        help="read the texts in seeds/ that have no claim file as well, as factcheck lint does",
    )
    group.addoption(
        "--factcheck-coverage",
        action="store_true",
        help="tell how much of what can be checked in the texts is claimed and compared",
    )
    group.addoption(
        "--factcheck-coverage-fail-under",
        metavar="PERCENT",
        help="the least of it that is claimed, or the run fails",
    )
    group.addoption(
        "--factcheck-coverage-changed",
        metavar="REPORT",
        help="coverage only of what an older JSON report does not have",
    )
    for name, setting in SETTINGS.items():
        parser.addini(name, setting.meaning, type=setting.kind, default=setting.default)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set up a desk for each project where there is something for it to do.

    First of all plugins, so that its clean-up comes last: the desks keep the garbage collector
    from what stays to the end anyway, also in the rounds with which pytest closes a run. Raises
    ``UsageError`` where the run names claims or checks of a project, and nothing looks at them.
    """
    projects = _projects(config)
    if any(project.root == config.rootpath for project in projects):
        _path_set(config, "factcheck_checks", checks_in)
    looked_at = [project for project in projects if project.is_looked_at]
    for project in projects:
        if project.is_named and project not in looked_at and (told := project.unlooked):
            raise pytest.UsageError(told)
    if looked_at:
        with collector_at_rest():  # whose rounds take 15 ms of the imports
            _open_desks(config, looked_at)
            gc.freeze()


def _open_desks(config: pytest.Config, projects: list[AskedProject]) -> None:
    """Register the hooks of an active run; those that report are for the controller alone."""
    _spare_the_library_rewriting(config)
    from factcheck.plugin.collection import Collection, desk_of  # 90 ms, which others are spared

    desks = [desk_of(config, project) for project in projects]
    config.add_cleanup(gc.unfreeze)
    no_round_at_exit()
    config.pluginmanager.register(Collection(desks), "factcheck-collection")
    if not hasattr(config, "workerinput"):
        from factcheck.plugin.items import REPORTING
        from factcheck.plugin.reporting import Reporting  # hooks that workers have no use for

        for desk in desks:
            reporting = Reporting(config, desk, is_alone=len(desks) == 1)
            config.pluginmanager.register(reporting, f"{REPORTING} {desk.root}")


class _AsWritten:
    """Finds the library's modules before pytest does, which rewrites the asserts of plugins.

    These have none to rewrite, and pytest takes 70 ms more than Python to load their bytecode.
    """

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        return PathFinder.find_spec(name, path) if name.startswith("factcheck.") else None


def _spare_the_library_rewriting(config: pytest.Config) -> None:
    """Import the library plainly until the run ends."""
    if _AsWritten not in sys.meta_path:
        sys.meta_path.insert(0, _AsWritten)
        config.add_cleanup(lambda: sys.meta_path.remove(_AsWritten))


def pytest_report_header(config: pytest.Config) -> list[str]:
    """That claims stand there that nothing looks at, or checks that have none to look at."""
    idle = [project for project in _projects(config) if not project.is_looked_at]
    return [f"factcheck: {told}" for project in idle if (told := project.unlooked)]


def _projects(config: pytest.Config) -> list[AskedProject]:
    claims, checks = (_path_set(config, name) for name in ("factcheck_claims", "factcheck_checks"))
    passed_over = config.getini("norecursedirs")
    return projects_of(list(_paths_asked(config)), claims, checks, passed_over)


def _path_set(config: pytest.Config, name: str, is_allowed: Allowed = path_in) -> str:
    """The path that the run sets; raises ``UsageError`` for what may not stand there."""
    try:
        return is_allowed(name, value_set(config, name), config.rootpath)
    except Exception as error:  # a FactcheckError, of whose module other runs are spared 8 ms
        raise pytest.UsageError(str(error)) from None


def _paths_asked(config: pytest.Config) -> Iterator[Path]:
    """The files and folders that the run was asked for."""
    return (absolute(argument, config.invocation_params.dir) for argument in config.args)
