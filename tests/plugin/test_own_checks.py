"""A project's own checks, sound and broken."""

from tests.plugin.conftest import Project


def test_an_own_check_is_a_few_lines(project: Project) -> None:
    project.write(
        "checks/house_style.py",
        """
from factcheck import warning

@warning
def check_kilometers_first(claim):
    \"\"\"House style.\"\"\"
    assert "miles" not in claim.words("restated"), "miles in brackets"
""",
    )
    result = project.run()
    result.stdout.fnmatch_lines(["*kilometers-first*miles in brackets*"])
    found = [(f["rule"], f["severity"]) for f in project.report()["findings"]]
    assert found == [("conversion-error", "error"), ("kilometers-first", "warning")]


def test_pytest_fixtures_stand_beside_the_part(project: Project) -> None:
    project.write(
        "checks/own.py",
        """
import pytest

@pytest.fixture(params=["a", "b"])
def letter(request):
    return request.param

def check_own(claim, letter, tmp_path):
    assert letter == "a" and tmp_path.exists(), f"letter {letter}"
""",
    )
    result = project.run("-k", "own")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(["*own*letter b*"])


def test_a_fixture_called_date_belongs_to_the_project(project: Project) -> None:
    project.write(
        "tests/test_a.py",
        """
import pytest

@pytest.fixture
def date():
    return "mine"

def test_date(date):
    assert date == "mine"
""",
    )
    project.pytester.runpytest_inprocess("tests", "checks").assert_outcomes(passed=2, failed=1)


def test_several_sides_can_be_named(project: Project) -> None:
    project.write(
        "checks/own.py",
        """
from factcheck import Inconsistent

def check_own(source):
    first = source.claims[0]
    raise Inconsistent("look", first, working=("1 + 1 = 3",))
""",
    )
    project.run()
    own = [f for f in project.report()["findings"] if f["rule"] == "own"]
    assert [f["working"] for f in own] == [["1 + 1 = 3"]] * 2


def test_a_check_that_raises_is_its_own_error_and_no_finding(project: Project) -> None:
    project.write("checks/own.py", "def check_own(claim):\n    1 / 0\n")
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(["the check itself failed: ZeroDivisionError: division by zero *"])
    assert [f["rule"] for f in project.report()["findings"]] == ["conversion-error"]


def test_an_assert_inside_a_library_does_not_accuse_the_article(project: Project) -> None:
    project.write("library.py", "def half(x):\n    assert x % 2 == 0, 'odd'\n    return x / 2\n")
    project.write("checks/own.py", "from library import half\n"
          "def check_own(claim):\n    half(3)\n")  # fmt: skip
    project.pytester.syspathinsert()
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(["the check itself failed: AssertionError: odd *"])


def test_a_check_file_with_a_syntax_error_is_told_of(project: Project) -> None:
    project.write("checks/own.py", "def check_own(claim:\n")
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(["*SyntaxError: '(' was never closed*"])


def test_a_check_on_nothing_that_there_is_is_told_of(project: Project) -> None:
    project.write("checks/own.py", "def check_own(clam):\n    pass\n")
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(["*check_own in *own.py takes clam; expected one of claim, *"])
