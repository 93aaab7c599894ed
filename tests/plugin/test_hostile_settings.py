"""Settings, names and files that no project should have: said with a way out, never a traceback."""

from __future__ import annotations

import errno
import os
from itertools import product
from typing import Any

import pytest

from tests.plugin.conftest import Project

PATHS = ("claims", "checks", "reports", "baseline")
LONG = "x" * 5000


def run_with(project: Project, *settings: str, options: tuple[str, ...] = ()) -> pytest.RunResult:
    (project.path / "tox.ini").unlink(missing_ok=True)
    project.write("pyproject.toml", "\n".join(("[tool.pytest.ini_options]", *settings)))
    return project.run("-W", "ignore:Passing a value that is not a string", *options)


def told(result: pytest.RunResult) -> str:
    return result.stdout.str() + result.stderr.str()


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("value", ['["a"]', "[]", r'"a\u0000b"', f'"{LONG}"', '""'])
def test_a_setting_that_is_no_path_is_refused_by_its_name(
    project: Project, name: str, value: str
) -> None:
    result = run_with(project, f"factcheck_{name} = {value}")
    assert result.ret == 4
    assert f"factcheck_{name} is " in told(result)
    assert "expected a path from the project's folder" in told(result)
    assert "Traceback" not in told(result)


NO_WORDS = ("{a = 1}", "1", "true")
SETTINGS = [
    *product(PATHS, NO_WORDS),
    *product(("report", "fail_on", "check_seconds"), (*NO_WORDS, '["a"]', r'"a\u0000b"', "[]")),
]


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_no_setting_ends_a_run_with_an_internal_error(
    project: Project, name: str, value: str
) -> None:
    result = run_with(project, f"factcheck_{name} = {value}")
    assert result.ret in (0, 1, 4, 5)
    assert "INTERNALERROR" not in told(result)
    assert "Traceback" not in told(result)


@pytest.mark.parametrize(
    "text", ["[tool", "[tool]\npytest = 1", '[tool.pytest]\nini_options = "a"', "\x00"]
)
def test_settings_of_one_project_of_several_that_cannot_be_read_are_refused(
    project: Project, text: str
) -> None:
    for name in ("a", "b"):
        for folder in ("claims", "checks"):
            for file in (project.path / folder).iterdir():
                project.write(f"{name}/{folder}/{file.name}", file.read_text("utf-8"))
        project.write(f"{name}/seeds/article.txt", (project.path / "seeds/article.txt").read_text())
    project.write("b/pyproject.toml", text)
    result = project.run("b/checks", where="a/checks")
    assert result.ret == 4
    assert "cannot be read" in told(result)


def test_a_setting_of_a_kind_that_pytest_refuses_is_refused(project: Project) -> None:
    (project.path / "tox.ini").unlink()
    project.write("pyproject.toml", '[tool.pytest]\nfactcheck_claims = ["a"]\n')
    result = project.run()
    assert result.ret in (4, 5)  # before pytest 9 such a table means nothing
    assert "INTERNALERROR" not in told(result)


@pytest.mark.parametrize("where", [LONG, f"{LONG}::a", f"checks/{LONG}", "a\nb"])
def test_an_argument_that_is_no_path_is_left_to_pytest(project: Project, where: str) -> None:
    result = project.run(where=where)
    assert result.ret == 4
    assert "INTERNALERROR" not in told(result)


def test_a_junit_report_without_pytests_plugin_for_it_is_refused(project: Project) -> None:
    result = project.run("-p", "no:junitxml", "--factcheck-report=junit")
    assert result.ret == 4
    assert "the report junit is pytest's own: leave out -p no:junitxml" in told(result)


@pytest.mark.parametrize("formats", ["html", "junit"])
def test_a_linked_folder_of_reports_is_refused(project: Project, formats: str) -> None:
    (project.path / "elsewhere").mkdir()
    (project.path / "reports").symlink_to("elsewhere")
    result = project.run(f"--factcheck-report={formats}")
    assert result.ret in (2, 4)
    assert "could not be written: it is a link, or lies in one" in told(result)
    assert list((project.path / "elsewhere").iterdir()) == []


def test_a_junit_report_that_cannot_be_written_is_told_of_at_the_end(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = project.run("--factcheck-report=junit")
    assert written.ret == 1
    older = (project.path / "reports/consistency.xml").read_bytes()

    def full(path: Any, mode: str = "r", **named: Any) -> Any:
        if str(path).endswith(".part"):
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return open(path, mode, **named)  # noqa: PTH123 — as pytest opens it

    monkeypatch.setattr("_pytest.junitxml.open", full, raising=False)
    result = project.run("--factcheck-report=junit")
    assert result.ret == 2
    result.stdout.fnmatch_lines(
        ["ERROR: the report *consistency.xml could not be written: No space*"]
    )
    assert (project.path / "reports/consistency.xml").read_bytes() == older
    assert [path.name for path in (project.path / "reports").glob("*.part")] == []


def test_a_folder_of_reports_that_is_a_file_is_told_of_at_the_end(project: Project) -> None:
    project.write("reports", "")
    result = project.run("--factcheck-report=junit")
    assert result.ret == 2
    assert "consistency.xml could not be written" in told(result)


@pytest.mark.parametrize(
    ("name", "ending"),
    [("other.YAML", ".YAML"), ("other.Yml", ".Yml"), ("other.yaml.txt", ".yaml.txt")],
)
def test_a_claim_file_whose_ending_is_not_that_of_yaml_is_never_left_out_in_silence(
    project: Project, name: str, ending: str
) -> None:
    (project.path / "claims/other.yaml").rename(project.path / "claims" / name)
    result = project.run()
    assert result.ret == 4
    assert f"claims/{name}:1:1: the file's name ends with {ending}" in told(result)


@pytest.mark.skipif(os.name == "nt", reason="a file name of Windows is text")
@pytest.mark.parametrize("name", [b"\xff.yaml", b"a\nb.yaml", b"\x1b[31m.yaml"])
def test_a_claim_file_whose_name_is_no_text_is_refused(project: Project, name: bytes) -> None:
    path = os.fsencode(project.path / "claims") + b"/" + name
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 — pathlib takes no bytes
        file.write("source: {title: A}\nclaims: {a: {text: b}}\n")
    result = project.run()
    assert result.ret == 4
    assert "cannot stand before a claim's id" in told(result)


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"\xff\x00", b"[" * 100_000, b'{"version": ' + b"9" * 5000 + b"}", b"[]", b"null"],
)
def test_a_baseline_that_is_none_ends_the_run_at_its_place(
    project: Project, content: bytes
) -> None:
    (project.path / "baseline.json").write_bytes(content)
    result = project.run()
    assert result.ret == 4
    assert "baseline.json:1:" in told(result)
    assert "INTERNALERROR" not in told(result)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing"])
def test_a_baseline_that_is_no_file_ends_the_run(project: Project, kind: str) -> None:
    path = project.path / "baseline.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere")
    result = project.run()
    assert result.ret == 4
    assert "baseline.json cannot be read: " in told(result)
