import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import load, run
from factcheck.cli import main

Capture = pytest.CaptureFixture[str]
FILES = [
    ".gitignore",
    "checks/standard.py",
    "claims/example.yaml",
    "pyproject.toml",
    "seeds/example.txt",
]
SAID = """\
Started a claims project:
  pyproject.toml       marks the project's root for pytest
  .gitignore           leaves reports and caches out of version control
  checks/standard.py   takes in the standard checks; your own stand beside it
  claims/example.yaml  what an article says, written for the checks
  seeds/example.txt    the article as captured

Next:
  cd desk
  pytest checks/       red: one figure of the example is wrong
  Correct “294 feet” to “394 feet” in seeds/example.txt and claims/example.yaml,
  and it turns green.

Then put an article of your own into seeds/, and:
  factcheck new seeds/ARTICLE.txt   writes a first claim file for it
  factcheck rules                   lists what the checks find
"""
SLIP = "120 meters is 394 feet, not 294; 294 feet is 89.6 m, not 120."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_in(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def pytest_in(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "checks/", "-q", "-rf", "-p", "no:cacheprovider"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_starts_a_project_and_says_what_is_next(folder: Path, capsys: Capture) -> None:
    assert main(["init", "desk"]) == 0
    assert files_in(folder / "desk") == FILES
    assert capsys.readouterr().out == SAID


def test_the_example_holds_one_error_and_nothing_else(folder: Path) -> None:
    main(["init"])
    found = run(".").findings
    assert [(one.rule, one.message) for one in found] == [("conversion-error", SLIP)]


def test_every_claim_of_the_example_stands_in_its_article(folder: Path) -> None:
    main(["init"])
    (source,) = load(folder).sources
    assert [claim.id for claim in source.claims if claim.span is None] == []


def test_pytest_is_red_at_first_and_green_once_the_slip_is_corrected(folder: Path) -> None:
    main(["init"])
    red = pytest_in(folder)
    assert red.returncode == 1, red.stdout
    name = "checks/standard.py::check_conversion_error[example]"
    assert f"FAILED {name}" in red.stdout
    assert f"claims/example.yaml:18:15: error conversion-error: {SLIP}" in red.stdout
    for path in (Path("seeds/example.txt"), Path("claims/example.yaml")):
        path.write_text(path.read_text("utf-8").replace("294 feet", "394 feet"), "utf-8")
    green = pytest_in(folder)
    assert green.returncode == 0, green.stdout


def test_pytest_is_green_once_the_slip_is_recorded_as_known(folder: Path) -> None:
    main(["init"])
    main(["baseline"])
    done = pytest_in(folder)
    assert done.returncode == 0, done.stdout


def test_settings_that_are_there_stay_as_they_are(folder: Path, capsys: Capture) -> None:
    Path("pyproject.toml").write_text("[project]\n", "utf-8")
    assert main(["init"]) == 0
    assert Path("pyproject.toml").read_text("utf-8") == "[project]\n"
    said = capsys.readouterr().out.splitlines()
    assert said[5] == "  pyproject.toml       was there and stays as it is"


def test_a_file_in_the_way_is_named_and_nothing_is_written(folder: Path, capsys: Capture) -> None:
    Path("checks").mkdir()
    Path("checks/standard.py").write_text("mine\n", "utf-8")
    assert main(["init"]) == 2
    said = capsys.readouterr()
    assert said.err == "factcheck init: nothing written: checks/standard.py is there already\n"
    assert said.out == ""
    assert files_in(folder) == ["checks/standard.py"]


def test_a_folder_that_holds_claims_is_refused(folder: Path, capsys: Capture) -> None:
    Path("claims").mkdir()
    Path("claims/mine.yml").write_text("", "utf-8")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == (
        "factcheck init: . holds claims already (claims/mine.yml); "
        "factcheck new ARTICLE.txt adds a claim file\n"
    )
    assert files_in(folder) == ["claims/mine.yml"]


def test_where_a_file_cannot_be_written_none_is_left(folder: Path, capsys: Capture) -> None:
    Path("seeds").write_text("a file where a folder should be\n", "utf-8")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "factcheck init: nothing written: seeds: file exists\n"
    assert [path.name for path in folder.iterdir()] == ["seeds"]
