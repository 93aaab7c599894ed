"""What a run is opened with."""

from factcheck import desk, pytest_plugin


def test_the_settings_of_what_fails_a_run_are_the_severities() -> None:
    assert pytest_plugin.FAILING == desk.FAILING
