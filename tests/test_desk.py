"""What a run is opened with."""

import pytest

from factcheck.model import Severity
from factcheck.plugin import hooks
from factcheck.reports.writing import FILES, JUNIT
from factcheck.values_given import FAILING, NEVER


def test_the_settings_of_what_fails_a_run_are_the_severities() -> None:
    assert (*map(str, Severity), NEVER) == FAILING


def test_the_help_of_pytest_names_every_report() -> None:
    parser = pytest.Parser(_ispytest=True)
    hooks.pytest_addoption(parser)
    named = next(one for one in parser.getgroup("factcheck").options if "report" in one.names()[0])
    told = named.attrs()["help"].partition(": ")[2].split(", ")
    assert {"md", "json", *told} == {*FILES, JUNIT}
