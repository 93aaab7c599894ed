"""A project's own checks, sound and broken."""

import json
import re
import signal

import pytest

from tests.plugin.conftest import ALONE, Project

HANGS = """
def check_own(source):
    while source.id == "article":
        pass
"""
needs_alarm = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="the system has no alarms"
)


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
    result.stdout.fnmatch_lines(["*warning kilometers-first", "*^ miles in brackets."])
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
    result.stdout.fnmatch_lines(["*error own", "*^ letter b."])


@pytest.mark.parametrize("beside", ["", "import pytest\npytestmark = pytest.mark.house\n"])
def test_what_a_check_prints_is_shown_where_it_fails(project: Project, beside: str) -> None:
    project.pytester.makeini("[pytest]\nmarkers = house\n")
    project.write(
        "checks/own.py",
        f"{beside}def check_own(source):\n    print('looked at it')\n    assert False, 'no'\n",
    )
    result = project.run("-rA", "-k", "own")
    result.stdout.fnmatch_lines(["*Captured stdout call*", "looked at it"])


def test_a_check_may_leave_a_source_out_while_it_runs(project: Project) -> None:
    project.write(
        "checks/own.py",
        """
import pytest

def check_own(source):
    if source.id == "other":
        pytest.skip("not here")
    assert False, "no"
""",
    )
    result = project.run("-rs")
    result.assert_outcomes(passed=1, failed=2, skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*not here"])


def test_a_warning_of_a_check_is_told(project: Project) -> None:
    project.write(
        "checks/own.py",
        "import warnings\ndef check_own(source):\n    warnings.warn('will go')\n",
    )
    result = project.run("-W", "default")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        ["checks/own.py::check_own[[]article]", "checks/own.py::check_own[[]other]"]
    )
    result.stdout.fnmatch_lines(["*UserWarning: will go"])


def test_two_checks_of_one_rule_each_tell_what_they_find(project: Project) -> None:
    for number in "12":
        project.write(
            f"checks/own_{number}.py",
            f"def check_own(source):\n    assert False, 'number {number}'\n",
        )
    project.run("-k", "own").assert_outcomes(failed=4)
    assert project.run().ret == 1
    found = [one["message"] for one in project.report()["findings"] if one["rule"] == "own"]
    assert found == ["number 1.", "number 2."] * 2


def test_a_mark_skips_a_check(project: Project) -> None:
    project.write(
        "checks/own.py",
        "import pytest\n@pytest.mark.skip\ndef check_own(source):\n    assert False, 'no'\n",
    )
    project.run().assert_outcomes(passed=1, failed=1, skipped=2)


ROUNDS = """
import pytest

seen = []

def pytest_runtest_setup(item):
    seen.append(item.name)

def pytest_runtest_logreport(report):
    seen.append(report.when)

def pytest_unconfigure():
    print(*seen[:4])
"""


def test_a_conftest_that_listens_to_the_rounds_of_a_test_hears_them(project: Project) -> None:
    project.write("conftest.py", ROUNDS)
    result = project.run("-k", "conversion")
    result.stdout.fnmatch_lines(["check_conversion_error[[]article[]] setup call teardown"])


TELLING = """
def pytest_report_teststatus(report):
    if report.when == "call":
        told = dict(vars(report), start=0, stop=0, duration=0, factcheck="")
        print("told:", report.nodeid, {name: str(told[name]) for name in sorted(told)})
"""
MARKING = """
def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker("slow")
"""
HEARING = """
def pytest_runtest_setup(item):
    pass
"""


@pytest.mark.parametrize("marking", ["", MARKING])
def test_a_test_that_passes_without_its_rounds_is_reported_as_with_them(
    project: Project, marking: str
) -> None:
    told = []
    for hearing in ("", HEARING):
        project.write("conftest.py", TELLING + marking + hearing)
        lines = project.run("-s", "-W", "ignore").outlines
        told.append([line[line.index("told:") :] for line in lines if "told:" in line])
    assert told[0] == told[1]
    assert any("'outcome': 'passed'" in line for line in told[0])
    assert all("'slow': 1" in line for line in told[0]) is bool(marking)


@pytest.mark.parametrize(
    "options",
    [
        *(("-q",), ("-v",), ("-vv", "-rA"), ("--color=yes",), ("-p", "no:logging")),
        *(("-o", "console_output_style=count"), ("-o", "console_output_style=classic")),
    ],
)
def test_a_run_without_rounds_shows_and_keeps_what_one_with_them_does(
    project: Project, options: tuple[str, ...]
) -> None:
    project.write("checks/standard.py", "from factcheck.checks import *\n")
    project.write("checks/own.py", "def check_own(source):\n    pass\n")
    failed_before = {"checks/own.py::check_own[other]": True}
    told = []
    for hearing in ("", HEARING):
        project.write("conftest.py", hearing)
        project.write(".pytest_cache/v/cache/lastfailed", json.dumps(failed_before))
        lines = project.pytester.runpytest_inprocess(*ALONE, *options, "checks").outlines
        failed = json.loads((project.path / ".pytest_cache/v/cache/lastfailed").read_text())
        told.append(([re.sub(r"[\d.]+s\b", "", line) for line in lines], failed, project.reports()))
    assert told[0] == told[1]
    assert failed_before.items().isdisjoint(told[0][1].items())


def test_a_fixture_for_every_test_is_one_for_checks(project: Project) -> None:
    project.write(
        "checks/conftest.py",
        "import pytest\n@pytest.fixture(autouse=True)\ndef ring():\n    pytest.skip('rung')\n",
    )
    assert project.run().parseoutcomes()["skipped"] == 2


@pytest.mark.parametrize(
    "rung",
    [
        "@pytest.fixture(autouse=True)\ndef ring():\n    pytest.skip('rung')\n",
        "def setup_function(function):\n    pytest.skip('rung')\n",
        "pytestmark = pytest.mark.skip\n",
        "from ring import bell\n",
    ],
)
def test_what_a_file_has_of_pytests_counts_for_it_and_not_for_the_file_before(
    project: Project, rung: str
) -> None:
    bell = "import pytest\n@pytest.fixture(autouse=True)\ndef bell():\n    pytest.skip('rung')\n"
    project.write("ring.py", bell)
    project.pytester.syspathinsert()
    check = "def check_{}(source):\n    assert False, 'asked'\n"
    project.write("checks/plain.py", check.format("plain"))
    project.write("checks/rung.py", f"import pytest\n{rung}{check.format('rung')}")
    project.run().assert_outcomes(passed=1, failed=3, skipped=2)


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
    result.stdout.fnmatch_lines(
        ["own: the check itself failed on article: ZeroDivisionError: division by zero*"]
    )
    assert [f["rule"] for f in project.report()["findings"]] == ["conversion-error"]


@needs_alarm
@pytest.mark.parametrize("workers", [(), ("-n", "1")])
def test_a_check_that_hangs_is_stopped_and_the_rest_goes_on(
    project: Project, workers: tuple[str, ...]
) -> None:
    project.pytester.makeini("[pytest]\nfactcheck_check_seconds = 0.5\n")
    project.write("checks/own.py", HANGS)
    if workers:
        result = project.pytester.runpytest_subprocess("checks", *workers, timeout=50)
    else:
        result = project.run()
    assert result.ret == 2
    result.assert_outcomes(passed=2, failed=2)
    report = project.report()
    assert [f["rule"] for f in report["findings"]] == ["conversion-error"]
    assert [(b["rule"], b["source"]) for b in report["breakdowns"]] == [("own", "article")]
    message = report["breakdowns"][0]["message"]
    assert message in {f"it was stopped after 0.5 seconds (own.py:{line})" for line in (3, 4)}


@needs_alarm
def test_an_allowance_of_a_check_that_hangs_does_not_stop_the_collection(
    project: Project,
) -> None:
    project.pytester.makeini("[pytest]\nfactcheck_check_seconds = 0.2\n")
    project.write("checks/own.py", HANGS)
    project.write("checks/upkeep.py", "from factcheck.checks import check_allowance_unused\n")
    path = project.path / "claims/article.yaml"
    path.write_text(path.read_text("utf-8") + "    allow: {own: as printed}\n", "utf-8")
    assert project.run().ret == 2
    broken = {b["rule"]: b["message"] for b in project.report()["breakdowns"]}
    assert broken.keys() == {"own", "allowance-unused"}
    assert "(own.py:" in broken["allowance-unused"]


def test_an_assert_inside_a_library_does_not_accuse_the_article(project: Project) -> None:
    project.write("library.py", "def half(x):\n    assert x % 2 == 0, 'odd'\n    return x / 2\n")
    project.write("checks/own.py", "from library import half\n"
          "def check_own(claim):\n    half(3)\n")  # fmt: skip
    project.pytester.syspathinsert()
    result = project.run()
    assert result.ret == 2
    result.stdout.fnmatch_lines(["own: the check itself failed on article: AssertionError: odd *"])


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
