"""pytest's entry: the settings, and whether there is anything to do.

Active where the project's root holds claim files and the run reaches its checks; elsewhere it
imports nothing and does nothing. The hooks of an active run are in ``pytest_collection`` and
``pytest_reporting``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

FAILING = ("error", "warning", "note", "never")  # what may fail a run, as in ``desk``
PYTESTS_OWN_CHOICE = "fE"  # of what to list at the end, where -r says nothing


def pytest_addoption(parser: pytest.Parser) -> None:
    """Settings, each with the meaning that it has in pyproject.toml."""
    group = parser.getgroup("factcheck", "consistency of claims")
    group.addoption(
        "--factcheck-report",
        metavar="FORMATS",
        help="reports to write beside md and json, with commas: html, sarif, junit, github, "
        "gitlab, csv",
    )
    group.addoption(
        "--factcheck-fail-on",
        choices=FAILING,
        help="the least severity of a finding that fails the run (default: error)",
    )
    parser.addini("factcheck_claims", "the folder of claim files", default="claims")
    parser.addini("factcheck_checks", "the folder of checks", default="checks")
    parser.addini("factcheck_reports", "the folder that reports are written to", default="reports")
    parser.addini("factcheck_baseline", "the file of recorded findings", default="baseline.json")
    parser.addini("factcheck_report", "as --factcheck-report", type="args", default=[])
    parser.addini("factcheck_fail_on", "as --factcheck-fail-on", default="error")
    parser.addini(
        "factcheck_check_seconds",
        "the seconds after which a check is stopped in a source, 0 for no limit; Windows has none",
        type="float",
        default=60.0,
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set up a desk where there is something for it to do.

    First of all plugins, so that its clean-up comes last: the desk keeps the garbage collector
    from what stays to the end anyway, also in the rounds with which pytest closes a run.
    """
    claims = config.rootpath / config.getini("factcheck_claims")
    checks = config.rootpath / config.getini("factcheck_checks")
    if checks.is_dir() and _holds_claims(claims) and _reaches(config, checks):
        _open_desk(config, checks)
        if config.get_verbosity() < 0:
            _leave_the_word_to_the_findings(config, checks)


def _open_desk(config: pytest.Config, checks: Path) -> None:
    """Register the hooks of an active run; those that report are for the controller alone."""
    from factcheck.desk import Desk  # 250 ms, which a run without claims is spared
    from factcheck.pytest_collection import Collection

    fail_on = config.getoption("--factcheck-fail-on") or config.getini("factcheck_fail_on")
    baseline = config.rootpath / config.getini("factcheck_baseline")
    desk = Desk(config.rootpath, config.getini("factcheck_claims"), checks, baseline, fail_on)
    config.add_cleanup(gc.unfreeze)
    config.pluginmanager.register(Collection(config, desk), "factcheck-collection")
    if not hasattr(config, "workerinput"):
        from factcheck.pytest_reporting import Reporting  # 15 ms, which workers are spared

        reached = tuple(_reached_by(config))
        config.pluginmanager.register(Reporting(config, desk, reached), "factcheck-reporting")


def pytest_report_header(config: pytest.Config) -> str | None:
    """That there is nothing to check, where checks of claims stand ready."""
    folder = config.getini("factcheck_claims")
    checks = config.rootpath / config.getini("factcheck_checks")
    is_idle = checks.is_dir() and not _holds_claims(config.rootpath / folder)
    if is_idle and _reaches(config, checks) and _speaks_of_factcheck(checks):
        return f"factcheck: no claim files in {folder}/; factcheck new ARTICLE.txt writes one"
    return None


def _speaks_of_factcheck(checks: Path) -> bool:
    return any(b"factcheck" in path.read_bytes() for path in checks.glob("*.py") if path.is_file())


def _leave_the_word_to_the_findings(config: pytest.Config, checks: Path) -> None:
    """Of a quiet run of checks alone, keep pytest from printing each finding once more."""
    is_checks_alone = all(path.is_relative_to(checks) for path in _reached_by(config))
    if is_checks_alone and config.option.tbstyle == "auto":
        config.option.tbstyle = "no"
    if is_checks_alone and config.option.reportchars == PYTESTS_OWN_CHOICE:
        config.option.reportchars = ""


def _holds_claims(folder: Path) -> bool:
    return any(folder.rglob("*.y*ml")) if folder.is_dir() else False


def _reached_by(config: pytest.Config) -> Iterator[Path]:
    """The files and folders that the run was asked for."""
    for argument in config.args:
        yield (config.invocation_params.dir / argument.partition("::")[0]).resolve()


def _reaches(config: pytest.Config, checks: Path) -> bool:
    """Whether an argument of the run names the checks, a part of them, or a folder around them."""
    return any(
        path.is_relative_to(checks) or checks.is_relative_to(path) for path in _reached_by(config)
    )
