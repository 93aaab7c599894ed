"""What a run is opened with."""

import pytest

from factcheck import desk, pytest_plugin
from factcheck.reports.writing import FILES, JUNIT
from factcheck.settings import SETTINGS


def test_the_settings_of_what_fails_a_run_are_the_severities() -> None:
    assert pytest_plugin.FAILING == desk.FAILING


def test_pytest_and_a_projects_own_file_know_the_same_settings_and_reports() -> None:
    parser = pytest.Parser(_ispytest=True)
    pytest_plugin.pytest_addoption(parser)
    assert set(parser._inidict) == set(SETTINGS)
    named = next(one for one in parser.getgroup("factcheck").options if "report" in one.names()[0])
    told = named.attrs()["help"].partition(": ")[2].split(", ")
    assert {"md", "json", *told} == {*FILES, JUNIT}
