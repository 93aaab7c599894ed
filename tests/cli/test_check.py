"""``factcheck check`` reports what a run of pytest does, with the same status."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli import main
from tests.plugin.conftest import ALONE

Capture = pytest.CaptureFixture[str]
Status = Callable[[], int]
SLIP = "120 meters is 394 feet, not 294"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    main(["init", "desk"])
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def status(pytester: pytest.Pytester, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Status:
    """The status of a run of pytest in the project."""
    monkeypatch.chdir(folder)
    options = (
        *ALONE,
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore:Passing a value that is not a string",
    )
    return lambda: int(pytester.runpytest_inprocess(*options, "checks").ret)


def with_pytest(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "checks", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "80"},
    )


def correct() -> None:
    for path in (Path("seeds/example.txt"), Path("claims/example.yaml")):
        path.write_text(path.read_text("utf-8").replace("294 feet", "394 feet"), "utf-8")


def test_the_report_and_the_status_are_those_of_pytest(capsys: Capture) -> None:
    run = with_pytest("--factcheck-report=html,sarif,csv,github")
    written = {path.name: path.read_bytes() for path in Path("reports").iterdir()}
    assert main(["check", "--report", "html,sarif,csv,github"]) == run.returncode == 1
    told = capsys.readouterr().out
    assert SLIP in told
    assert told in run.stdout
    assert {path.name: path.read_bytes() for path in Path("reports").iterdir()} == written


def test_quiet_prints_a_line_for_each_finding(capsys: Capture) -> None:
    assert main(["check", "-q"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"claims/example.yaml:18:15: error conversion-error: {SLIP}")


def test_verbose_tells_what_each_claim_came_to(capsys: Capture) -> None:
    main(["check", "-v"])
    assert "example: 5 claims\nverdict" in capsys.readouterr().out


def test_a_sound_project_is_0(status: Status, capsys: Capture) -> None:
    correct()
    assert main(["check"]) == status() == 0
    assert "no errors" in capsys.readouterr().out


def test_a_project_without_checks_has_the_standard_ones() -> None:
    Path("checks/standard.py").unlink()
    assert main(["check"]) == 1


def test_what_fails_is_set_as_for_pytest(status: Status) -> None:
    assert main(["check", "--fail-on", "never"]) == 0
    settings = '[tool.pytest.ini_options]\nfactcheck_fail_on = "never"\n'
    Path("pyproject.toml").write_text(settings, "utf-8")
    assert main(["check"]) == status() == 0


@pytest.mark.filterwarnings("ignore:Passing a value that is not a string")
@pytest.mark.parametrize(
    "setting",
    [
        'factcheck_lint = ["a"]',
        'factcheck_lint = "seds"',
        'factcheck_lint = "/"',
        'factcheck_baseline = ["x"]',
        "factcheck_checks = 5",
        'factcheck_checks = "chekcs"',
        'factcheck_reports = ".."',
        'factcheck_check_seconds = "soon"',
        "factcheck_check_seconds = -1",
        'factcheck_fail_on = "x"',
        'factcheck_formats = ["htlm"]',
    ],
)
def test_a_setting_that_means_nothing_is_4_as_with_pytest(
    setting: str, status: Status, capsys: Capture
) -> None:
    Path("pyproject.toml").write_text(f"[tool.pytest.ini_options]\n{setting}\n", "utf-8")
    assert main(["check"]) == 4
    assert (
        setting.partition(" ")[0].partition("_")[2] in capsys.readouterr().err or "htlm" in setting
    )
    assert status() == 4
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--workers", "-3", "--engine", "processes"],
            "--workers is '-3'; expected a whole number",
        ),
        (["--workers", "0"], "--workers is '0'; expected a whole number from 1 to 1000"),
        (["--workers", "two"], "--workers is 'two'; expected a whole number from 1 to 1000"),
        (["--coverage-fail-under", "101"], "--coverage-fail-under is '101'; expected a percentage"),
        (["--coverage-fail-under=-1"], "--coverage-fail-under is '-1'; expected a percentage"),
        (["--coverage-fail-under", "nan"], "--coverage-fail-under is 'nan'; expected a percentage"),
        (["--report", "junit"], "no report is called 'junit'; there are md, json"),
    ],
)
def test_an_option_that_means_nothing_is_4(options: list[str], told: str, capsys: Capture) -> None:
    assert main(["check", "--no-cache", *options]) == 4
    assert told in capsys.readouterr().err


def test_a_claim_file_that_is_named_and_cannot_be_read_is_all_that_is_told(
    folder: Path, capsys: Capture
) -> None:
    (folder / "claims" / "other.yaml").write_text("source: {title: A}\nclaim: {}\n", "utf-8")
    assert main(["check", "--no-cache", "claims/other.yaml"]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    assert "claims/other.yaml:2:1: error: unknown key 'claim'; did you mean claims?" in told.err
    assert main(["check", "--no-cache", "claims/example.yaml"]) == 4
    assert SLIP in capsys.readouterr().out
    assert not (folder / "reports" / "consistency.md").exists()


def test_reports_are_written_to_a_folder_that_is_typed_wherever_it_lies(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere") / "reports"
    main(["check", "--no-cache", "--report", "csv", "--reports", str(folder)])
    names = ["consistency.csv", "consistency.json", "consistency.md"]
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == names
    main(["check", "--no-cache", "--reports", "mine"])
    assert Path("mine/consistency.md").is_file()


def test_the_reports_of_two_projects_go_into_no_one_folder(
    tmp_path_factory: pytest.TempPathFactory, capsys: Capture
) -> None:
    other = tmp_path_factory.mktemp("other")
    main(["init", str(other / "desk")])
    assert main(["check", ".", str(other / "desk"), "--reports", "mine"]) == 4
    assert "--reports is 'mine'; expected one project" in capsys.readouterr().err
    assert not Path("mine").exists()


def test_a_recorded_finding_is_accepted(status: Status) -> None:
    main(["baseline"])
    assert main(["check"]) == status() == 0


def test_claims_that_cannot_be_read_are_4(status: Status, capsys: Capture) -> None:
    Path("claims/example.yaml").write_text("source: [", "utf-8")
    assert main(["check"]) == status() == 4
    assert "claims/example.yaml:1:" in capsys.readouterr().err


def test_a_check_that_breaks_down_is_2(status: Status, capsys: Capture) -> None:
    Path("checks/own.py").write_text("def check_own(claim):\n    1 / 0\n", "utf-8")
    assert main(["check"]) == status() == 2
    assert "own: the check itself failed on example: ZeroDivisionError" in capsys.readouterr().out


def test_a_check_that_needs_fixtures_is_told_of(capsys: Capture) -> None:
    own = "def check_own(claim, tmp_path):\n    assert tmp_path, 'none'\n"
    Path("checks/own.py").write_text(own, "utf-8")
    assert main(["check"]) == 2
    assert "own: the check itself failed: it needs pytest's fixtures" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["desk", "desk/claims", "desk/checks"])
def test_a_project_is_found_from_anything_in_it(
    folder: Path, path: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(folder.parent)
    assert main(["check", path]) == 1
    told = capsys.readouterr().out
    assert told.startswith("desk/claims/example.yaml:18:15: error conversion-error\n")
    assert "The report: desk/reports/consistency.md, " in told


@pytest.mark.parametrize("path", ["claims/example.yaml", "seeds/example.txt"])
def test_one_file_is_checked_alone_and_the_reports_stay(path: str, capsys: Capture) -> None:
    write_another()
    assert main(["check"]) == 1
    written = {one.name: one.read_bytes() for one in Path("reports").iterdir()}
    correct()
    capsys.readouterr()
    assert main(["check", path]) == 0
    told = capsys.readouterr().out
    assert "1 source · 5 claims" in told
    assert "The report" not in told
    assert {one.name: one.read_bytes() for one in Path("reports").iterdir()} == written
    assert main(["check", "claims/another.yaml"]) == 1


def test_one_file_is_held_against_the_others(capsys: Capture) -> None:
    write_another("  opening: {about: [footbridge opens, date], date: 1 May 2024}\n")
    main(["check", "claims/example.yaml"])
    assert "claims-disagree" in capsys.readouterr().out


def test_what_is_wrong_in_another_file_alone_is_not_told(capsys: Capture) -> None:
    write_another("  opening: {about: [footbridge opens, date], date: 1 May 2024}\n")
    main(["check", "claims/another.yaml"])
    told = capsys.readouterr().out
    assert "claims-disagree" in told
    assert SLIP not in told


def write_another(
    claims: str = "  wall: {quantity: 900 meters, restated: 2500 feet}\n",
) -> None:
    text = f"source: {{title: Another, published: 2024-05-05}}\nclaims:\n{claims}"
    Path("claims/another.yaml").write_text(text, "utf-8")


def test_several_projects_have_the_worst_status(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct()
    monkeypatch.chdir(folder.parent)
    main(["init", "other"])
    assert main(["check", "desk", "other"]) == 1
    assert Path("other/reports/consistency.json").exists()


def test_what_is_no_project_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["check", str(tmp_path / "empty")]) == 4
    assert "no claim files above" in capsys.readouterr().err
    assert main(["check", "nowhere"]) == 4
    assert capsys.readouterr().err == "factcheck check: there is no nowhere\n"
    assert main(["check", "--report", "htlm"]) == 4


def test_pytest_is_not_loaded() -> None:
    program = "import sys\nfrom factcheck.cli import main\nmain(['check', '-q'])\n"
    program += "print('pytest' in sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
