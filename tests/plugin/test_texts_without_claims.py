"""Texts in ``seeds/`` that no claim file has, read in a run as ``factcheck lint`` reads them."""

from typing import Any

import pytest

import factcheck.drafting.lint as linting
from factcheck.drafting.claims_of_text import ClaimedText, claims_of_text
from factcheck.model import Document
from tests.plugin.conftest import Project

FERRY = (
    "Ferry\n\nThe ferry is 90 metres (195 ft) long, and the people of the town are glad of it.\n"
)
FOREIGN = "Der Hund und die Katze liegen im Garten, und die Kinder spielen mit dem neuen Ball.\n"
ALLOWED = "allowed:\n  - exact: 90 metres\n    allow: {conversion-error: the yard's own figure}\n"
STANDARD = "from factcheck.checks import check_allowance_unused, check_conversion_error\n"


@pytest.fixture(autouse=True)
def ferry(project: Project) -> None:
    project.write("seeds/ferry.txt", FERRY)
    project.write("seeds/ferry.md", "Where the text is from: 31 April 2021.\n")
    project.write("checks/standard.py", STANDARD)


def test_a_text_without_a_claim_file_is_left_alone_unless_asked_for(project: Project) -> None:
    project.run()
    assert project.rules_found() == ["conversion-error"]


@pytest.mark.parametrize("way", ["flag", "setting"])
def test_a_text_without_a_claim_file_is_read_where_asked_for(project: Project, way: str) -> None:
    if way == "setting":
        project.pytester.makeini("[pytest]\nfactcheck_lint = seeds\n")
    result = project.run(*["--factcheck-lint"] * (way == "flag"))
    result.stdout.fnmatch_lines(["*seeds/ferry.txt:3:14: error conversion-error*"])
    assert project.rules_found() == ["conversion-error", "conversion-error"]


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("sedes", "there is no folder sedes of texts to lint"),
        ("seeds/ferry.txt", "there is no folder seeds/ferry.txt of texts to lint"),
        ("/", "factcheck_lint is '/'; expected a folder of the project"),
    ],
)
def test_what_is_no_folder_of_the_project_is_refused(
    project: Project, folder: str, told: str
) -> None:
    result = project.run("-o", f"factcheck_lint={folder}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert told in f"{result.stdout}{result.stderr}"


def test_what_is_accepted_beside_the_text_is_accepted(project: Project) -> None:
    project.write("seeds/ferry.allow.yaml", ALLOWED)
    project.run("--factcheck-lint")
    (allowed,) = (one for one in project.report()["findings"] if one["allowance"])
    assert allowed["rule"] == "conversion-error"


def test_an_acceptance_that_nothing_needs_is_told(project: Project) -> None:
    project.write("seeds/ferry.allow.yaml", ALLOWED)
    project.write("seeds/ferry.txt", FERRY.replace("195", "295"))
    project.run("--factcheck-lint")
    assert project.rules_found() == ["conversion-error", "allowance-unused"]


def test_a_name_that_a_reference_holds_is_told_a_letter_off(project: Project) -> None:
    yamaha = "yamaha: {about: [Yamaha, founded], date: 12 October 1887}"
    held = f"source: {{title: Held}}\nclaims:\n  {yamaha}\n"
    project.write("claims/reference/yamaha.yaml", held)
    project.write("seeds/boat.txt", "Boat\n\nThe boat has two engines by Yahama of Japan.\n")
    checks = STANDARD.replace("import", "import check_text_misspells_name,")
    project.write("checks/standard.py", checks)
    result = project.run("--factcheck-lint")
    result.stdout.fnmatch_lines(["seeds/boat.txt:3:29: warning text-misspells-name*"])
    (found,) = (one for one in project.report()["findings"] if one["severity"] == "warning")
    assert found["claims"] == ["yamaha.yamaha"]


def test_a_text_that_is_not_english_is_told_and_the_others_are_checked(project: Project) -> None:
    project.write("seeds/hund.txt", FOREIGN)
    result = project.run("--factcheck-lint")
    result.stdout.fnmatch_lines(["seeds/hund.txt: the text is not English*"])
    assert project.rules_found() == ["conversion-error", "conversion-error"]
    assert result.ret == pytest.ExitCode.INTERRUPTED


def test_a_text_of_which_the_reading_fails_is_told_and_the_others_are_checked(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_for_one(document: Document, *rest: Any) -> ClaimedText:
        if document.id == "seeds/tram.txt":
            raise IndexError("list index out of range")
        return claims_of_text(document, *rest)

    project.write("seeds/tram.txt", "A tram.\n")
    monkeypatch.setattr(linting, "claims_of_text", fail_for_one)
    result = project.run("--factcheck-lint")
    assert result.ret
    assert project.rules_found() == ["conversion-error", "conversion-error"]
    assert [one["source"] for one in project.report()["breakdowns"]] == ["seeds/tram.txt"]


def test_an_id_that_is_not_of_ascii_alone_is_as_pytest_writes_it(project: Project) -> None:
    project.write("seeds/fähre.txt", FERRY)
    result = project.run("--collect-only", "-q", "--factcheck-lint", "-k", "conversion")
    assert "checks/standard.py::check_conversion_error[seeds/f\\xe4hre.txt]" in result.outlines
    assert "checks/standard.py::check_conversion_error[seeds/ferry.txt]" in result.outlines
