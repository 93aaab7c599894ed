"""What a run leaves where a machine reads it: a job's page, annotations, JUnit."""

from xml.etree import ElementTree

import pytest

from tests.plugin.conftest import Project


def test_the_page_of_a_github_job_gets_the_report(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = tmp_path_factory.mktemp("job") / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    result = project.run("--factcheck-report=github")
    assert "conversion-error" in page.read_text("utf-8")
    result.stdout.fnmatch_lines(["::error file=claims/article.yaml,line=9,*"])


def test_the_page_of_a_job_that_cannot_be_written_is_told_of(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project.path))
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(["ERROR: the report * could not be written: Is a directory"])
    assert project.has_reports


def test_a_locale_of_ascii_alone_is_enough(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("LC_ALL", "C"), ("PYTHONCOERCECLOCALE", "0"), ("PYTHONUTF8", "0")):
        monkeypatch.setenv(name, value)
    result = project.pytester.runpytest_subprocess("checks", "--factcheck-report=html,sarif")
    assert result.ret == 1
    assert all(line.isascii() for line in result.outlines if "consistency report" in line)
    assert "consistency.html" in project.reports()


def test_annotations_are_printed_a_line_each_where_only_ascii_can_be(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    project.write("claims/third.yaml", "source: {title: C}\n"
          "claims: {a: {date: 30 February 2024}}\n")  # fmt: skip
    project.write("checks/standard.py", "from factcheck.checks import *\n")
    result = project.pytester.runpytest_subprocess("checks", "--factcheck-report=github")
    printed = [line for line in result.outlines if line.startswith("::error")]
    assert len(printed) == 2
    assert printed[1].endswith('::"30 February 2024" is no date; February never has 30 days.')


def test_junit_carries_rule_claim_and_place(project: Project) -> None:
    project.run("--junitxml=junit.xml")
    junit = (project.path / "junit.xml").read_text("utf-8")
    assert '<property name="rule" value="conversion-error"' in junit
    assert '<property name="claim" value="article.range"' in junit
    assert '<property name="place" value="claims/article.yaml:9:15"' in junit


@pytest.mark.parametrize(
    "arguments",
    [["--factcheck-report=junit,csv"], ["-o", "factcheck_formats=csv junit"]],
    ids=["command line", "setting"],
)
def test_junit_lies_beside_the_other_reports(project: Project, arguments: list[str]) -> None:
    assert project.run(*arguments).ret == 1
    assert {"consistency.xml", "consistency.csv", "consistency.md"} <= set(project.reports())
    assert b'value="conversion-error"' in project.reports()["consistency.xml"]


def test_junit_is_as_jenkins_reads_it(project: Project) -> None:
    """Elements and attributes of a test case by the XUnit plugin's junit-10.xsd, whose file no
    registry carries; https://github.com/jenkinsci/xunit-plugin documents it. pytest writes the
    ``properties`` inside a test case, which GitLab and Jenkins's JUnit plugin read."""
    project.run("--junitxml=junit.xml")
    suites = ElementTree.parse(project.path / "junit.xml").getroot()  # noqa: S314 — written here
    assert [child.tag for child in suites] == ["testsuite"]
    cases = suites.findall("testsuite/testcase")
    assert len(cases) == int(suites[0].attrib["tests"]) > 1
    assert {key for case in cases for key in case.attrib} == {"classname", "name", "time"}
    parts = [part for case in cases for part in case]
    assert {part.tag for part in parts} == {"properties", "failure"}
    named = [one.attrib for part in parts if part.tag == "properties" for one in part]
    assert all(set(one) == {"name", "value"} for one in named)
    assert {"name": "line", "value": "9"} in named
    assert {"name": "file", "value": "claims/article.yaml"} in named
