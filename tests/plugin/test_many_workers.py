"""The same run on several workers."""

from tests.plugin.conftest import Project


def test_reports_are_the_same_to_the_byte(project: Project) -> None:
    alone = project.pytester.runpytest_inprocess("checks")
    written = project.reports()
    shared = project.pytester.runpytest_subprocess("checks", "-n", "2")
    assert (alone.ret, shared.ret) == (1, 1)
    assert project.reports() == written


def test_nothing_found_is_lost_when_a_worker_crashes(project: Project) -> None:
    project.write(
        "checks/zz_crash.py",
        """
import os

def check_crash(source):
    if source.id == "other":
        os._exit(1)
""",
    )
    result = project.pytester.runpytest_subprocess("checks", "-n", "2", "--max-worker-restart", "2")
    assert result.ret == 2
    found = project.report()
    assert [f["rule"] for f in found["findings"]] == ["conversion-error"]
    assert [(b["rule"], b["source"]) for b in found["breakdowns"]] == [("crash", "other")]


def test_unreadable_claims_end_the_run_as_they_do_alone(project: Project) -> None:
    project.write("claims/article.yaml", "broken: [")
    assert project.pytester.runpytest_subprocess("checks", "-n", "1").ret == 4


def test_a_check_file_that_does_not_import_breaks_the_run_as_it_does_alone(
    project: Project,
) -> None:
    project.write("checks/own.py", "import nothing_of_that_name\n")
    result = project.pytester.runpytest_subprocess("checks", "-n", "1")
    assert result.ret == 2
    result.stdout.fnmatch_lines(["*No module named 'nothing_of_that_name'*"])
