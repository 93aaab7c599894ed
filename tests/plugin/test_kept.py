"""What a run of pytest finds is what it finds anew, whatever is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.check import Check, files_behind
from factcheck.running import examine
from factcheck.running.cache import FOLDER
from factcheck.running.examined import Examined
from tests.often import times
from tests.plugin.conftest import ALONE, CLAIMS, Project
from tests.random_desk import RandomDesk

STANDARD = "from factcheck.checks import *\n"


def _told(project: Project, *arguments: str) -> tuple[list[str], dict[str, bytes]]:
    """The lines of a run, without how long it took, and the reports."""
    result = project.run("-v", "-v", *arguments)
    lines = [line for line in result.outlines if not line.startswith("====")]
    return lines, project.reports()


@given(seed=st.integers(0, 1_000_000))
@settings(times(6), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_each_change_it_is_a_run_anew(seed: int, project: Project) -> None:
    for path in project.path.glob("[cs]*/**/*.*"):
        path.unlink()
    project.write("checks/standard.py", STANDARD)
    desk = RandomDesk(seed, is_corrected=True)
    for _ in range(3):
        desk.loaded(project.path)
        assert _told(project) == _told(project) == _told(project, "--factcheck-no-cache")
        desk.change()


def test_what_sources_agree_on_is_told_in_the_test_of_the_later(project: Project) -> None:
    project.write("checks/standard.py", STANDARD)
    for name in ("first", "second"):
        project.write(
            f"claims/{name}.yaml",
            f"source: {{title: {name}}}\n"
            "claims:\n  p: {about: [the pass, height], quantity: 1900 meters}\n",
        )
    anew = _told(project, "--factcheck-no-cache")
    assert any("check_claims_disagree[second]" in line for line in anew[0])
    assert _told(project) == _told(project) == anew


def test_where_a_plugin_leaves_tests_out_the_others_are_asked_anew(project: Project) -> None:
    project.write("checks/standard.py", STANDARD)
    left_out = "def pytest_collection_modifyitems(items):\n    items[:] = items[{}::2]\n"
    for start in (0, 1):
        project.write("conftest.py", left_out.format(start))
        anew = _told(project, "--factcheck-no-cache")
        assert _told(project) == _told(project) == anew


def test_what_has_not_changed_is_not_asked_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = examine.examine

    def counted(checks: Sequence[Check], *given: Any) -> Examined:
        asked.extend(check.rule for check in checks if check.rule == "conversion-error")
        return real(checks, *given)

    monkeypatch.setattr(examine, "examine", counted)
    numbers = []
    for name in ("", "", "article", ""):
        if name:
            project.write(f"claims/{name}.yaml", CLAIMS.replace("500 miles", "550 miles"))
        project.run()
        numbers.append(len(asked))
        asked.clear()
    assert numbers == [2, 0, 1, 0]


def test_without_the_cache_nothing_is_kept(project: Project) -> None:
    project.run("--factcheck-no-cache")
    assert not Path(project.path, FOLDER).exists()
    project.run()
    assert Path(project.path, FOLDER).exists()


@pytest.mark.parametrize(
    "selection",
    [
        *(("-k", "conversion"), ("-m", "not slow"), ("--lf",), ("-x",), ("--collect-only",)),
        *(("--deselect", "checks/standard.py::check_conversion_error"), ("--stepwise",)),
        *(("--ignore", "checks/own.py"), ("--ignore-glob", "*own*")),
    ],
)
def test_where_not_all_is_asked_for_nothing_is_kept(
    project: Project, selection: tuple[str, ...]
) -> None:
    project.pytester.runpytest_inprocess(*ALONE, "checks", *selection)
    assert not Path(project.path, FOLDER).exists()


def test_a_check_with_a_mark_or_a_fixture_is_asked_beside_what_is_kept(project: Project) -> None:
    project.write(
        "checks/own.py",
        """
import pytest

@pytest.mark.skip
def check_skipped(source):
    assert False, "skipped"

def check_with_folder(source, tmp_path):
    assert not tmp_path.exists(), "it is there"
""",
    )
    anew = _told(project, "--factcheck-no-cache")
    assert _told(project) == _told(project) == anew
    assert "with-folder" in project.rules_found()


def test_what_is_expected_is_evaluated_for_a_check_that_is_asked_beside_what_is_kept(
    project: Project,
) -> None:
    project.write(
        "claims/two.yaml",
        "source: {title: T}\nclaims:\n  p: {quantity: 2 km}\nexpect: [p == 30 km]\n",
    )
    project.write(
        "checks/own.py",
        "def check_own(expectation, tmp_path):\n    assert not expectation.conflicts, 'no'\n",
    )
    for _ in range(2):
        project.run()
        assert project.rules_found().count("own") == 1


def test_a_check_that_skips_or_does_not_import_leaves_nothing_kept(project: Project) -> None:
    for text in (
        "import pytest\ndef check_own(source):\n    pytest.skip('no')\n",
        "import no_such\n",
    ):
        project.write("checks/own.py", text)
        anew = project.run("--factcheck-no-cache").parseoutcomes()
        assert project.run().parseoutcomes() == project.run().parseoutcomes() == anew


def test_what_a_check_prints_or_warns_of_is_told_in_each_run(project: Project) -> None:
    for said in ("print('looked at it')", "import warnings; warnings.warn('looked at it')"):
        project.write("checks/own.py", f"def check_own(source):\n    {said}\n    assert False\n")
        for _ in range(2):
            project.run("-rA").stdout.fnmatch_lines(["*looked at it*"])


def test_a_check_that_changes_is_asked_as_it_is_now(project: Project) -> None:
    for message in ("one", "three"):
        project.write("checks/own.py", f"def check_own(source):\n    assert False, '{message}'\n")
        project.run()
        told = {one["message"] for one in project.report()["findings"] if one["rule"] == "own"}
        assert told == {f"{message}."}


def test_a_check_that_does_not_import_is_told_as_one_that_pytest_cannot_collect(
    project: Project,
) -> None:
    project.write("checks/own.py", "import no_such\n\ndef check_own(source):\n    pass\n")
    project.run().assert_outcomes(errors=1)


COUNTED = """from pathlib import Path
{more}

def check_own(source):
    with Path({asked!r}).open("a") as asked:
        asked.write(".")
"""


def _times_asked(project: Project, tmp_path: Path, more: str = "", where: str = "checks") -> str:
    asked = tmp_path / "asked"
    asked.unlink(missing_ok=True)
    project.write(f"{where}/own.py", COUNTED.format(more=more, asked=str(asked)))
    for _ in range(3):
        project.run("--factcheck-report=html", where=where)
    return asked.read_text()


def test_what_runs_write_into_a_folder_of_checks_asks_none_of_them_anew(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project.pytester.makeini("[pytest]\nfactcheck_checks = .\n")
    assert _times_asked(project, tmp_path_factory.mktemp("told"), where=".") == ".."


def test_reports_among_all_else_hide_no_file_that_checks_hang_on(tmp_path: Path) -> None:
    for name in ("own.py", "rates.csv", ".kept/a", "reports/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    def names(written: Path) -> set[str]:
        return {path.name for path in files_behind(tmp_path, written)}

    assert names(tmp_path / "reports") == {"own.py", "rates.csv"}
    assert names(tmp_path) == names(tmp_path.parent) == {"own.py", "rates.csv", "b.html"}


def test_a_check_may_import_from_a_zip_and_name_more_folders_than_there_are(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("told")
    with ZipFile(folder / "packed.zip", "w") as packed:
        packed.writestr("zipped.py", "LIMIT = 5\n")
    monkeypatch.syspath_prepend(folder / "packed.zip")
    lazy = f"def lazy():\n    from {'.' * 99}far import x\n"
    assert _times_asked(project, folder, f"import zipped\n\n{lazy}") == ".."


LIMITS = {  # what may hold the limit of a check, and how it comes to it
    "checks/_limits.py": "from _limits import LIMIT",
    "src/wards/tables.py": "from wards import tables\n    LIMIT = tables.LIMIT",
    "checks/limit.txt": "LIMIT = Path(__file__).with_name('limit.txt').read_text()[8:].strip()",
    "src/house/limits.py": "from house.rules import LIMIT",
    "src/house/deep/lazy.py": "LIMIT = import_module('house.deep.lazy').LIMIT",
}
RULES = "def __getattr__(name):\n    from .limits import LIMIT\n    return LIMIT\n"


@given(
    changes=st.lists(
        st.tuples(st.sampled_from(sorted(LIMITS)), st.integers(10, 99)), min_size=1, max_size=3
    )
)
@settings(times(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_check_imports_or_has_beside_it_is_asked_anew_as_it_changes(
    changes: Sequence[tuple[str, int]], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)  # within a second, it would be of before
    project.pytester.makeini("[pytest]\npythonpath = checks src\n")
    told = "\n    ".join(f"{way}\n    told.append(str(LIMIT))" for way in LIMITS.values())
    project.write(
        "checks/own.py",
        "from importlib import import_module\nfrom pathlib import Path\n\n"
        f"def check_own(source):\n    told = []\n    {told}\n    assert False, ' '.join(told)\n",
    )
    project.write("src/house/rules.py", RULES)
    limits = dict.fromkeys(LIMITS, 5)
    for path in LIMITS:
        project.write(path, "LIMIT = 5\n")
    for path, limit in [("", 5), *changes]:
        if path:
            limits[path] = limit
            project.write(path, f"LIMIT = {limit}\n")
        project.run()
        messages = {one["message"] for one in project.report()["findings"]}
        assert f"{' '.join(map(str, limits.values()))}." in messages
