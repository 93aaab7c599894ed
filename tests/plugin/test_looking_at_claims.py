"""No run that was asked for claims or checks is green without having looked at the claims."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import cast

import pytest

from factcheck.plugin.hooks import pytest_addoption
from factcheck.plugin.projects import projects_of
from tests.plugin.conftest import ALONE, CHECKS, CLAIMS, OTHER, Project

POLICY = "policy: 7\nholder: A. Holm\n"
UNLOOKED = "ERROR: nothing looks at the claims in claims/: "


@pytest.fixture
def desks(pytester: pytest.Pytester) -> Project:
    """A repository of an application with its tests, and two desks; only the first errs."""
    pytester.makeini("[pytest]\n")
    made = Project(pytester)
    made.write("app/tests/test_app.py", "def test_app() -> None: pass\n")
    made.write("desks/a/seeds/article.txt", "It flew up to 900 kilometers (500 miles).\n")
    made.write("desks/a/claims/article.yaml", CLAIMS)
    made.write("desks/a/checks/standard.py", CHECKS)
    made.write("desks/b/claims/other.yaml", OTHER)
    made.write("desks/b/checks/standard.py", CHECKS)
    return made


def run(project: Project, *arguments: str) -> pytest.RunResult:
    return project.pytester.runpytest_inprocess(*ALONE, *arguments)


def rules_found(folder: Path) -> list[str]:
    report = json.loads((folder / "reports/consistency.json").read_text("utf-8"))
    return [finding["rule"] for finding in report["findings"]]


def test_the_checks_of_a_desk_run_beside_tests_of_another_folder(desks: Project) -> None:
    result = run(desks, "app/tests", "desks/a/checks")
    assert result.ret == 1
    result.assert_outcomes(passed=1, failed=1)
    assert rules_found(desks.path / "desks/a") == ["conversion-error"]
    assert not desks.has_reports


def test_several_desks_run_at_once_each_with_its_own_reports(desks: Project) -> None:
    result = run(desks, "desks/a/checks", "desks/b/checks")
    assert result.ret == 1
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "factcheck: desks/a: 1 source, 1 claim, no references",
            "factcheck: desks/b: 1 source, 1 claim, no references",
            "*= consistency report of desks/a =*",
            "The report: desks/a/reports/consistency.md, *",
            "*= consistency report of desks/b =*",
            "The report: desks/b/reports/consistency.md, *",
        ]
    )
    assert rules_found(desks.path / "desks/a") == ["conversion-error"]
    assert rules_found(desks.path / "desks/b") == []


def test_desks_with_settings_of_their_own_are_told_apart(desks: Project) -> None:
    (desks.path / "tox.ini").unlink()  # pytest takes the first desk for its root
    for name in ("a", "b"):
        desks.write(f"desks/{name}/pyproject.toml", "[tool.pytest.ini_options]\n")
        desks.write(f"desks/{name}/claims/article.yaml", CLAIMS)
        desks.write(
            f"desks/{name}/seeds/article.txt", "It flew up to 900 kilometers (500 miles).\n"
        )
    result = run(desks, "desks/a/checks", "desks/b/checks", "-q")
    assert result.ret == 1
    result.assert_outcomes(passed=1, failed=2)
    told = [line for line in result.outlines if "conversion-error" in line]
    assert [line.partition(":")[0] for line in told] == [
        "desks/a/claims/article.yaml",
        "desks/b/claims/article.yaml",
    ]
    assert rules_found(desks.path / "desks/b") == ["conversion-error"]


@pytest.mark.parametrize("asked", ["desks", "."])
def test_a_folder_above_several_desks_runs_all_of_them(desks: Project, asked: str) -> None:
    result = run(desks, asked)
    assert result.ret == 1
    assert result.parseoutcomes()["failed"] == 1
    result.stdout.fnmatch_lines(["*consistency report of desks/a*", "*consistency report of*/b*"])
    assert rules_found(desks.path / "desks/a") == ["conversion-error"]
    assert rules_found(desks.path / "desks/b") == []


def test_desks_that_pytest_does_not_look_into_are_left_alone(desks: Project) -> None:
    assert run(desks, "-o", "norecursedirs=desks", ".").ret == 0
    assert not (desks.path / "desks/a/reports").exists()


def test_several_desks_run_on_several_workers(desks: Project) -> None:
    run(desks, "desks/a/checks", "desks/b/checks")
    alone = [path.read_bytes() for path in sorted(desks.path.glob("desks/*/reports/*"))]
    result = desks.pytester.runpytest_subprocess("desks/a/checks", "desks/b/checks", "-n", "2")
    assert result.ret == 1
    assert [path.read_bytes() for path in sorted(desks.path.glob("desks/*/reports/*"))] == alone


def test_a_desk_is_found_from_its_folder_and_from_within(
    desks: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(desks, "desks/a").ret == 1
    monkeypatch.chdir(desks.path / "desks/a/seeds")
    assert run(desks, "../checks/standard.py").ret == 1


def test_a_desk_is_found_through_a_link(desks: Project) -> None:
    (desks.path / "linked").symlink_to(desks.path / "desks/a", target_is_directory=True)
    assert run(desks, "linked/checks").ret == 1


def test_each_desk_is_held_to_its_own_settings(desks: Project) -> None:
    desks.write("desks/b/claims/other.yaml", "source: {title: B}\nclaims: {a: {quotation: wow}}\n")
    desks.write(
        "desks/b/pyproject.toml", '[tool.pytest.ini_options]\nfactcheck_fail_on = "warning"\n'
    )
    both = ("app/tests", "desks/b/checks")
    assert run(desks, *both).ret == 1
    assert run(desks, *both, "-o", "factcheck_fail_on=error").ret == 0


def test_faults_in_one_of_several_desks_end_the_run(desks: Project) -> None:
    desks.write("desks/b/claims/other.yaml", "source: [")
    assert run(desks, "desks/a/checks", "desks/b/checks").ret == pytest.ExitCode.USAGE_ERROR


def test_tests_of_another_folder_read_no_desk_and_say_nothing(desks: Project) -> None:
    desks.write("desks/a/claims/article.yaml", "source: [")
    result = run(desks, "app/tests")
    assert result.ret == 0
    assert "factcheck:" not in result.stdout.str()


@pytest.mark.parametrize("named", ["claims", "claims/article.yaml", "claims/"])
def test_claims_that_are_named_without_checks_are_an_error_with_the_way_out(
    project: Project, named: str
) -> None:
    result = run(project, named)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"{UNLOOKED}pytest checks runs the checks"])


def test_claims_and_checks_may_be_named_together(project: Project) -> None:
    assert run(project, "claims/", "checks/").ret == 1


@pytest.mark.parametrize("checks", ["", "# none yet\n"])
def test_a_project_without_checks_is_told_how_to_have_some(project: Project, checks: str) -> None:
    shutil.rmtree(project.path / "checks")
    if checks:
        project.write("checks/mine.py", checks)
    told = (
        f"{UNLOOKED}there are no checks in checks/. The line “from factcheck.checks import [*]” in "
        "checks/standard.py takes the standard ones in; factcheck check . runs them without it"
    )
    for named in ("checks", "claims"):
        result = run(project, named)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([told])
    result = run(project)
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines([told.replace("ERROR", "factcheck")])


def test_checks_of_a_desk_without_claims_are_no_pass_beside_other_tests(desks: Project) -> None:
    shutil.rmtree(desks.path / "desks/a/claims")
    result = run(desks, "app/tests", "desks/a/checks")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: no claim files in desks/a/claims/; factcheck new *"])


def test_checks_that_find_nothing_to_look_at_are_no_pass_beside_other_tests(
    desks: Project,
) -> None:
    desks.write("desks/b/claims/other.yaml", "source: {title: B}\nclaims: {a: {text: wow}}\n")
    assert run(desks, "app/tests", "desks/b/checks").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_yaml_of_another_kind_leaves_a_project_alone(pytester: pytest.Pytester) -> None:
    project = Project(pytester)
    project.write("claims/policy.yaml", POLICY)
    project.write("claims/test_claims.py", "def test_claims() -> None: pass\n")
    project.write("checks/test_health.py", "def test_health() -> None: pass\n")
    for named in ((), ("claims",), ("checks",)):
        result = run(project, *named)
        assert result.ret == 0
        assert "factcheck:" not in result.stdout.str()


def test_yaml_of_another_kind_beside_claims_is_told_in_a_line(project: Project) -> None:
    project.write("claims/policy.yaml", POLICY)
    told = (
        "claims/policy.yaml is no claim file: none of source:, claims: and tables: stands at the "
        "left edge"
    )
    run(project, "checks").stdout.fnmatch_lines([f"factcheck: {told}"])
    project.write("claims/tariff.yaml", POLICY)
    several = told.replace("is no claim file", "and 1 other are no claim files")
    run(project, "checks", "-q").stdout.fnmatch_lines([several])


def test_yaml_of_another_kind_that_is_named_is_read_as_claims(project: Project) -> None:
    project.write("claims/policy.yaml", POLICY)
    result = run(project, "checks", "claims/policy.yaml")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines(["*claims/policy.yaml:1:1: error: unknown key 'policy'*"])


@pytest.mark.parametrize("key", ["souce", "claim", "table"])
def test_a_slip_of_the_key_turns_no_desk_green(project: Project, key: str) -> None:
    shutil.rmtree(project.path / "claims")
    project.write("claims/article.yaml", f"{key}: {{title: A}}\n")
    assert run(project, "checks").ret == pytest.ExitCode.USAGE_ERROR


def test_a_folder_of_checks_called_claims_is_no_folder_of_claims(project: Project) -> None:
    project.write("checks/claims/own.py", "def check_own(claim):\n    assert 1 == 2, 'just this'\n")
    result = run(project, "checks/claims")
    assert result.ret == 1
    result.assert_outcomes(failed=2)


def test_tests_in_a_folder_that_is_called_checks_are_no_checks(desks: Project) -> None:
    desks.write(
        "lib/tests/checks/conftest.py", '"""Fixtures for tests of factcheck\'s checks."""\n'
    )
    desks.write("lib/tests/checks/test_rule.py", "def check_x(): pass\ndef test_rule(): pass\n")
    result = run(desks, "lib/tests/checks")
    assert result.ret == 0
    result.assert_outcomes(passed=1)


class _Options:
    """Takes what a plugin adds, as pytest's parser and its groups do."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}

    def getgroup(self, *_: str) -> _Options:
        return self

    def addoption(self, name: str, *_: str, help: str = "", **__: object) -> None:  # noqa: A002 — pytest's own name
        self.told[name] = help

    def addini(self, name: str, told: str, **_: object) -> None:
        self.told[name] = told


def test_desks_are_looked_for_two_folders_down_and_in_no_file(tmp_path: Path) -> None:
    for desk in ("news/desk", "other/far/desk"):
        for name in ("claims", "checks"):
            (tmp_path / desk / name).mkdir(parents=True)
    (tmp_path / "test_app.py").touch()
    found = projects_of([tmp_path, tmp_path / "test_app.py"], "claims", "checks")
    assert [project.root for project in found] == [tmp_path / "news/desk"]


def test_every_option_and_setting_says_what_it_does() -> None:
    options = _Options()
    pytest_addoption(cast(pytest.Parser, options))
    assert len(options.told) > 10
    assert [name for name, told in options.told.items() if len(told.split()) < 2] == []
