"""What a run is opened with."""

from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.model import Breakdown, Severity
from factcheck.plugin import hooks
from factcheck.reports.writing import FILES, JUNIT
from factcheck.running.examined import Examined
from factcheck.values_given import FAILING, NEVER


def test_the_settings_of_what_fails_a_run_are_the_severities() -> None:
    assert (*map(str, Severity), NEVER) == FAILING


def test_the_help_of_pytest_names_every_report() -> None:
    parser = pytest.Parser(_ispytest=True)
    hooks.pytest_addoption(parser)
    named = next(one for one in parser.getgroup("factcheck").options if "report" in one.names()[0])
    told = named.attrs()["help"].partition(": ")[2].split(", ")
    assert {"md", "json", *told} == {*FILES, JUNIT}


def test_what_fails_a_run_is_told_a_line_each(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "claims", tmp_path, tmp_path, NEVER, tmp_path)
    broken = tuple(Breakdown(rule, "a", "it broke") for rule in ("one", "two"))
    one, two = (each.explanation for each in broken)
    assert desk.complaint(Examined(breakdowns=broken)) == f"{one}\n{two}"
