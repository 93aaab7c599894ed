"""What a desk sees and gets from `pytest checks/`."""

import json
import shutil
import sys

import pytest

from factcheck.cli import main
from factcheck.reports.baseline import record_baseline
from factcheck.running.run import run as run_checks
from tests.plugin.conftest import Project

ERROR = "checks/standard.py::check_conversion_error[article]"


def test_errors_are_red_reported_and_written(project: Project) -> None:
    result = project.run()
    assert result.ret == 1
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(
        ["*error conversion-error", "*900 kilometers is 559 miles, not 500*", "*900 km = 559 mi*"]
    )
    printed = result.stdout.str()
    assert printed.count("900 kilometers is 559 miles") == 1
    assert "FAILURES" not in printed
    assert "short test summary" not in printed
    assert project.rules_found() == ["conversion-error"]
    assert "559 miles" in project.reports()["consistency.md"].decode()


def test_only_checks_that_ran_are_counted_as_rules(project: Project) -> None:
    project.run("--factcheck-report=sarif")
    assert project.report()["rules"] == ["conversion-error"]
    sarif = json.loads(project.reports()["consistency.sarif"])
    told = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in told] == ["conversion-error"]
    assert all({"shortDescription", "fullDescription", "help"} <= set(rule) for rule in told)


def test_a_sound_article_is_green(project: Project) -> None:
    (project.path / "claims/article.yaml").unlink()
    assert project.run().ret == 0
    assert project.rules_found() == []


def test_warnings_are_reported_and_green_unless_asked_otherwise(project: Project) -> None:
    project.write("claims/article.yaml", "source: {title: A}\nclaims: {a: {quotation: wow}}\n")
    assert project.run().ret == 0
    assert project.rules_found() == ["quotation-unattributed"]
    assert project.run("--factcheck-fail-on=warning").ret == 1


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("factcheck_fail_on = maybe", "*factcheck_fail_on is 'maybe'; expected error, warning*"),
        ("factcheck_check_seconds = soon", "*factcheck_check_seconds is no*; expected seconds*"),
        ("factcheck_check_seconds = -1", "*factcheck_check_seconds is -1.0; expected seconds*"),
        ("factcheck_check_seconds = 1e9", "*factcheck_check_seconds is 1*; expected seconds*"),
        ("factcheck_checks = chekcs", "*factcheck_checks is 'chekcs'; expected a folder*"),
        (
            "factcheck_formats = htlm",
            "*no report is called 'htlm'; did you mean html? There are *, junit",
        ),
    ],
)
def test_a_setting_that_means_nothing_is_told_before_anything_runs(
    project: Project, setting: str, told: str
) -> None:
    project.pytester.makeini(f"[pytest]\n{setting}\n")
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([told])
    assert not project.has_reports


def test_checks_without_claims_are_told_of(project: Project) -> None:
    project.write("checks/standard.py", "from factcheck.checks import *\n")
    for path in (project.path / "claims").rglob("*.yaml"):
        path.unlink()
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: no claim files in claims/; factcheck new *"])


def test_an_accepted_finding_is_green_and_still_reported(project: Project) -> None:
    path = project.path / "claims/article.yaml"
    path.write_text(
        path.read_text("utf-8") + "    allow: {conversion-error: as printed}\n", "utf-8"
    )
    result = project.run()
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*1 allowed*"])
    assert project.rules_found() == ["conversion-error"]


def test_every_fault_of_every_claim_file_is_told_and_nothing_runs(project: Project) -> None:
    project.write("claims/article.yaml", "source: {titel: A}\nclaims: {a: {exact: b}}\n")
    project.write("claims/other.yaml", "source: {title: A}\nclaims: {a: {quantitiy: b}}\n")
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(
        [
            "*claims/article.yaml:1:10: unknown key 'titel'",
            "*claims/other.yaml:2:14: unknown key 'quantitiy'",
        ]
    )
    assert not project.has_reports


def test_there_is_a_test_for_each_check_and_source_that_has_something_for_it(
    project: Project,
) -> None:
    result = project.run("--collect-only", "-q")
    result.stdout.fnmatch_lines(
        ["checks/standard.py::check_conversion_error[[]article[]]",
         "checks/standard.py::check_conversion_error[[]other[]]"]
    )  # fmt: skip
    assert "unattributed" not in result.stdout.str()
    assert not project.has_reports


@pytest.mark.parametrize(
    ("selection", "ran"),
    [
        (["-k", "conversion-error"], 2),
        (["-k", "other"], 1),
        (["-k", "quotation-unattributed"], 0),
        (["--deselect", ERROR], 1),
    ],
)
def test_a_selection_prints_and_leaves_the_reports_alone(
    project: Project, selection: list[str], ran: int
) -> None:
    result = project.run(*selection)
    outcomes = result.parseoutcomes()
    assert outcomes.get("passed", 0) + outcomes.get("failed", 0) == ran
    assert not project.has_reports


def test_a_selection_tells_of_what_it_compared_and_says_that_it_is_part(project: Project) -> None:
    result = project.run("-k", "conversion-error", "-v")
    result.stdout.fnmatch_lines(
        [
            "*: * of *, as far as the checks that ran can tell",
            "conflicts * see conversion-error",
            "Only some checks ran: the others may say otherwise of a claim, *",
        ]
    )
    assert "not compared" not in result.stdout.str()


def test_claims_without_checks_are_no_run(project: Project) -> None:
    shutil.rmtree(project.path / "checks")
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert not project.has_reports


def test_a_run_that_stops_at_the_first_error_leaves_the_reports_alone(project: Project) -> None:
    project.write("claims/zebra.yaml", "source: {title: Z}\n"
          "claims: {a: {quantity: 900 km, restated: 500 miles}}\n")  # fmt: skip
    result = project.run("-x")
    result.assert_outcomes(failed=1)
    assert not project.has_reports


def test_a_run_that_is_cut_short_leaves_reports_and_record_alone(project: Project) -> None:
    project.run()
    record = project.path / "baseline.json"
    record.write_text(record_baseline(run_checks(project.path)), "utf-8")
    kept = project.reports(), record.read_bytes()
    ending = "import pytest\n\n\ndef pytest_runtest_call():\n    pytest.exit('enough')\n"
    project.write("conftest.py", ending)
    assert project.run().ret == pytest.ExitCode.INTERRUPTED
    assert (project.reports(), record.read_bytes()) == kept


def test_the_last_failures_can_be_run_again(project: Project) -> None:
    project.pytester.runpytest_inprocess("checks")
    result = project.pytester.runpytest_inprocess("checks", "--lf")
    result.assert_outcomes(failed=1)


def test_one_test_can_be_named(project: Project) -> None:
    result = project.run(where=ERROR)
    assert result.ret == 1
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*error conversion-error", "*900 kilometers is 559 miles, not 500*"]
    )


def test_a_message_is_the_asserts_own_when_the_file_is_named(project: Project) -> None:
    project.write("checks/own.py", "def check_own(claim):\n    assert 1 == 2, 'just this'\n")
    result = project.run(where="checks/own.py")
    result.stdout.fnmatch_lines(["claims/article.yaml:6:3: error own", "*^ just this."])


def test_failures_of_other_tests_are_told_as_ever(project: Project) -> None:
    project.write("tests/test_a.py", "def test_a() -> None:\n    assert 1 == 2, 'not so'\n")
    result = project.run("tests", "-o", "testpaths=")
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(
        [
            "*= FAILURES =*",
            "*AssertionError: not so",
            "*= short test summary info =*",
            "FAILED tests/test_a.py::test_a*",
            "*= consistency report =*",
        ]
    )
    assert result.stdout.str().count("FAILED") == 1


def test_what_r_asks_for_is_listed(project: Project) -> None:
    project.run("-rfE", "-rA").stdout.fnmatch_lines([f"FAILED {ERROR}*".replace("[", "[[]")])


def test_quiet_prints_a_line_for_each_finding(project: Project) -> None:
    result = project.run("-q")
    result.stdout.fnmatch_lines(["claims/article.yaml:9:15: error conversion-error: 900 kilo*"])
    printed = result.stdout.str()
    assert printed.count("conversion-error") == 1
    assert "consistency report" not in printed


def test_quiet_still_tells_of_a_check_that_failed_by_itself(project: Project) -> None:
    project.write("checks/own.py", "def check_own(claim):\n    1 / 0\n")
    project.write("checks/broken.py", "def check_broken(claim:\n")
    result = project.run("-q", "--continue-on-collection-errors")
    assert result.ret == 2
    result.stdout.fnmatch_lines(
        ["checks/broken.py: the check itself failed: *SyntaxError*",
         "own: the check itself failed on article: ZeroDivisionError: division by zero *"]
    )  # fmt: skip


def test_a_check_that_cannot_be_collected_leaves_nothing_told_to_be_right(
    project: Project,
) -> None:
    project.write("checks/own.py", "def check_own(clam):\n    assert clam\n")
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(
        ["1 check broken", "No check ran: nothing is known of any claim, *"]
    )
    assert "no errors" not in result.stdout.str()


def test_a_project_without_claims_is_left_alone(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_a="def test_a() -> None: pass")
    result = pytester.runpytest_inprocess()
    assert result.ret == 0
    assert "factcheck:" not in result.stdout.str()


def test_other_tests_of_a_project_do_not_read_its_claims(project: Project) -> None:
    project.write("claims/article.yaml", "broken: [")
    project.write("tests/test_a.py", "def test_a() -> None: pass")
    result = project.pytester.runpytest_inprocess("tests")
    assert result.ret == 0


def test_optimised_python_is_refused(project: Project) -> None:
    result = project.pytester.run(sys.executable, "-O", "-m", "pytest", "checks")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*python -O drops the asserts that checks speak with*"])


def test_reports_that_cannot_be_written_are_told_of(project: Project) -> None:
    project.write("reports", "a file where the folder should be")
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(
        ["ERROR: the report *reports/consistency.md could not be written:*"]
    )


@pytest.mark.parametrize("outside", ["..", "../elsewhere", "a/../../b", "/elsewhere"])
def test_a_projects_own_file_sets_no_folder_of_reports_outside_of_it(
    project: Project, outside: str
) -> None:
    (project.path / "tox.ini").unlink(missing_ok=True)
    project.write("pyproject.toml", f'[tool.pytest.ini_options]\nfactcheck_reports = "{outside}"\n')
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    told = f"*factcheck_reports is '{outside}'; expected a folder of the project; pytest -o *"
    result.stderr.fnmatch_lines([told])
    assert main(["check", str(project.path)]) == pytest.ExitCode.USAGE_ERROR


def test_reports_may_lie_outside_of_the_project_where_that_is_typed(project: Project) -> None:
    folder = project.path.parent / "elsewhere"
    run = project.run("-o", f"factcheck_reports={folder}")
    run.stdout.fnmatch_lines([f"The report: {folder}/consistency.md, *"])
    assert (folder / "consistency.json").exists()


def test_a_recorded_finding_is_green_and_what_is_gone_of_the_record_is_told(
    project: Project,
) -> None:
    recorded = record_baseline(run_checks(project.path))
    project.write("baseline.json", recorded)
    assert project.run().ret == 0
    assert project.rules_found() == ["conversion-error"]
    project.write("claims/article.yaml", "source: {title: A}\nclaims: {a: {quantity: 5 km}}\n")
    result = project.run()
    assert result.ret == 0
    result.stdout.fnmatch_lines(
        [
            "baseline.json records 1 finding of which there is nothing left: conversion-error "
            "(article.range). factcheck baseline --prune takes out what is gone."
        ]
    )
    assert (project.path / "baseline.json").read_text("utf-8") == recorded


def test_a_changed_finding_is_not_hidden_by_the_record(project: Project) -> None:
    project.write("baseline.json", record_baseline(run_checks(project.path)))
    path = project.path / "claims/article.yaml"
    path.write_text(path.read_text("utf-8").replace("restated: 500", "restated: 400"), "utf-8")
    assert project.run().ret == 1


def test_a_record_that_cannot_be_read_ends_the_run(project: Project) -> None:
    project.write("baseline.json", "{")
    assert project.run().ret == 4


OTHERS = """\
source: {title: Another article}
claims:
  range: {quantity: 900 km, restated: 500 miles}
  late: {quantity: 900 km, restated: 559 miles, allow: {conversion-error: so it is}}
"""


@pytest.mark.parametrize("options", [(), ("-k", "conversion")])
def test_what_is_wrong_with_one_claim_file_leaves_the_others_to_be_checked(
    project: Project, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("checks/own.py", "from factcheck.checks import check_allowance_unused")
    project.write("claims/other.yaml", OTHERS)
    project.write("claims/article.yaml", "source: {title: A}\nclaims:\n  a: {quantiti: 9 km}\n")
    project.write(
        "claims/naming.yaml",
        "source: {title: A}\nclaims: {a: {quantity: 9 km}}\nexpect: [a < article.a, b < a]\n",
    )
    result = project.run(*options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    told = [
        "claims/article.yaml:3:7: error: unknown key 'quantiti'; did you mean quantity?",
        "claims/naming.yaml:3:25: error: there is no claim b; expected *",
        "claims/naming.yaml:3:14: error: there is no claim article.a; the file of that*",
    ]
    result.stdout.fnmatch_lines(["claims/other.yaml:*: error conversion-error", *told])
    result.stdout.fnmatch_lines(["2 claim files not read*", "*1 failed*, 3 errors in *"])
    result.stdout.no_fnmatch_line("*allowance-unused*")
    if not options:
        capsys.readouterr()
        assert main(["check", str(project.path)]) == pytest.ExitCode.USAGE_ERROR
        assert "error conversion-error" in capsys.readouterr().out


def test_a_reference_that_cannot_be_read_ends_the_run_as_all_may_hang_on_it(
    project: Project,
) -> None:
    project.write("claims/reference/known.yaml", "source: {title: A}\nclaims: {a: {quantiti: 9}}\n")
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*known.yaml:2:14: unknown key 'quantiti'*"])


def test_reports_of_an_earlier_run_are_told_where_the_claims_cannot_be_read(
    project: Project,
) -> None:
    project.run()
    project.write("claims/reference/known.yaml", "claims: [")
    told = "*reports/ still holds the reports of an earlier run."
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([told])
    (project.path / "reports/consistency.json").unlink()
    project.run().stderr.no_fnmatch_line(told)
