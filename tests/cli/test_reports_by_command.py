import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck import run
from factcheck.check import find_checks
from factcheck.cli import main
from factcheck.reports.json_report import render_json

Capture = pytest.CaptureFixture[str]
PATCH = """\
--- a/claims/example.yaml
+++ b/claims/example.yaml
@@ -12,10 +12,10 @@
     date: Saturday, May 4, 2024
     tense: past
   length:
-    exact: 120 meters (294 feet) long
+    exact: 120 meters (394 feet) long
     about: [footbridge, length]
     quantity: 120 meters
-    restated: 294 feet
+    restated: 394 feet
   load:
     exact: up to 400 people at a time
     about: [footbridge, load]

seeds/example.txt:5:19
  It is 120 meters ([-294 feet-]{+394 feet+}) long and carries up to 400 people at a time.
"""
GONE = """\
New: no findings
Gone: 1 finding
  claims/example.yaml:18:15: error conversion-error: 120 meters is 394 feet, not 294; \
294 feet is 89.6 m, not 120.
Unchanged: no findings
Changed: 1 verdict
  example.length: conflicts → agrees
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    monkeypatch.chdir(tmp_path)
    main(["init"])
    capsys.readouterr()
    return tmp_path


def correct() -> None:
    for path in (Path("seeds/example.txt"), Path("claims/example.yaml")):
        path.write_text(path.read_text("utf-8").replace("294 feet", "394 feet"), "utf-8")


def record(name: str) -> None:
    Path(name).write_text(render_json(run(".")), "utf-8")


def test_corrections_are_printed_and_nothing_is_changed(capsys: Capture) -> None:
    before = Path("claims/example.yaml").read_text("utf-8")
    assert main(["suggest"]) == 0
    assert capsys.readouterr().out == PATCH
    assert Path("claims/example.yaml").read_text("utf-8") == before


def test_what_is_printed_can_be_applied_by_git(capsys: Capture) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    main(["suggest"])
    Path("suggested.patch").write_text(capsys.readouterr().out, "utf-8")
    subprocess.run([git, "apply", "suggested.patch"], check=True)  # noqa: S603 - our own patch
    assert "restated: 394 feet" in Path("claims/example.yaml").read_text("utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("is_ended", [True, False])
def test_a_patch_applies_to_a_file_with_any_line_ends_and_with_none_at_its_end(
    capsys: Capture, end: str, is_ended: bool
) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    path = Path("claims/example.yaml")
    whole, length = path.read_text("utf-8"), re.compile(r"  length:\n(?:    .*\n)+")
    found = length.search(whole)
    assert found
    moved = length.sub("", whole) + found[0]
    path.write_bytes((moved if is_ended else moved.rstrip()).replace("\n", end).encode())
    main(["suggest"])
    Path("suggested.patch").write_bytes(capsys.readouterr().out.encode())
    subprocess.run([git, "apply", "suggested.patch"], check=True)  # noqa: S603 - our own patch
    corrected = moved.replace("294 feet", "394 feet")
    written = (corrected if is_ended else corrected.rstrip()).replace("\n", end)
    assert path.read_bytes() == written.encode()


def test_where_all_is_right_nothing_is_suggested(capsys: Capture) -> None:
    correct()
    assert main(["suggest", "."]) == 0
    assert capsys.readouterr().out == "No corrections: nothing was found to be wrong.\n"


def test_findings_without_a_correction_are_counted_where_none_has_one(capsys: Capture) -> None:
    path = Path("claims/example.yaml")
    correct()
    claim = "  {}: {{about: [footbridge, cost], quantity: {} euros}}\n"
    allowed = claim.replace("}}", ", allow: {{claims-disagree: a known slip}}}}")
    path.write_text(path.read_text("utf-8") + claim.format("one", 5), "utf-8")
    for more, told in (
        (allowed.format("two", 7), "1 finding is allowed"),
        (claim.format("three", 9), "1 finding has none and 2 findings are allowed"),
    ):
        path.write_text(path.read_text("utf-8") + more, "utf-8")
        assert main(["suggest"]) == 0
        assert capsys.readouterr().out == f"No corrections: {told}.\n"


def test_a_baseline_is_pruned_of_what_is_gone_when_asked(capsys: Capture) -> None:
    main(["baseline"])
    assert main(["baseline", "--prune"]) == 0
    correct()
    assert main(["baseline", "--prune"]) == 0
    assert main(["baseline", "--prune"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Everything that baseline.json records is found still.",
        "Took 1 finding out of baseline.json: conversion-error (example.length).",
        "Everything that baseline.json records is found still.",
    ]
    assert json.loads(Path("baseline.json").read_text("utf-8"))["findings"] == []


def test_pruning_records_nothing_new(capsys: Capture) -> None:
    assert main(["baseline", "--prune"]) == 2
    told = "factcheck baseline: there is no baseline.json; factcheck baseline writes one\n"
    assert capsys.readouterr().err == told
    Path("baseline.json").write_text('{"version": 1, "findings": []}\n', "utf-8")
    assert main(["baseline", "--prune"]) == 0
    assert json.loads(Path("baseline.json").read_text("utf-8"))["findings"] == []


def test_a_baseline_records_today_s_findings(capsys: Capture) -> None:
    assert main(["baseline"]) == 0
    assert capsys.readouterr().out == "Recorded 1 finding in baseline.json.\n"
    (entry,) = json.loads(Path("baseline.json").read_text("utf-8"))["findings"]
    assert (entry["rule"], entry["claims"], entry["count"]) == (
        "conversion-error",
        ["example.length"],
        1,
    )


def test_two_reports_are_compared(capsys: Capture) -> None:
    record("old.json")
    correct()
    record("new.json")
    assert main(["diff", "old.json", "new.json"]) == 0
    assert capsys.readouterr().out == GONE


def test_a_new_error_is_told_by_the_exit_status() -> None:
    record("wrong.json")
    correct()
    record("right.json")
    assert main(["diff", "right.json", "wrong.json"]) == 1
    assert main(["diff", "wrong.json", "wrong.json"]) == 0


def test_a_new_finding_that_is_allowed_or_no_error_leaves_the_exit_status() -> None:
    record("wrong.json")
    correct()
    record("right.json")
    report = json.loads(Path("wrong.json").read_text("utf-8"))
    for key, value in (("severity", "warning"), ("allowance", {"reason": "it stands"})):
        changed = report | {"findings": [report["findings"][0] | {key: value}]}
        Path("changed.json").write_text(json.dumps(changed), "utf-8")
        assert main(["diff", "right.json", "changed.json"]) == 0


def test_a_finding_of_an_own_check_in_a_renamed_file_is_unchanged(capsys: Capture) -> None:
    own = Path("checks/house.py")
    own.write_text(
        'def check_few_words(source):\n    """A short title."""\n    assert False, "short"\n'
    )
    for name in ("old.json", "new.json"):
        Path(name).write_text(render_json(run(".", find_checks("checks"))), "utf-8")
        own = own.rename("checks/titles.py")
    assert main(["diff", "old.json", "new.json"]) == 0
    assert capsys.readouterr().out == (
        "New: no findings\nGone: no findings\nUnchanged: 2 findings\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "old.json is not JSON: Expecting property name enclosed in double quotes: "
              "line 1 column 2 (char 1)"),
        ("[]", "old.json is not a report: expected a reports/consistency.json"),
        ("{}", "the old report is not a consistency report of version 1"),
        ('{"version": 1}', "the old report is not whole: Object missing required field `findings`"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_said_so(content: str, message: str, capsys: Capture) -> None:
    record("new.json")
    Path("old.json").write_text(content, "utf-8")
    assert main(["diff", "old.json", "new.json"]) == 2
    assert capsys.readouterr() == ("", f"factcheck diff: {message}\n")


@pytest.mark.parametrize("command", ["suggest", "baseline"])
def test_a_folder_without_claims_is_said_so(command: str, capsys: Capture) -> None:
    Path("empty").mkdir()
    assert main([command, "empty"]) == 2
    assert capsys.readouterr() == ("", f"factcheck {command}: no folder claims/ in empty\n")


@pytest.mark.parametrize("command", ["suggest", "baseline"])
def test_a_folder_that_is_not_there_is_said_so(command: str, capsys: Capture) -> None:
    assert main([command, "nowhere"]) == 2
    assert capsys.readouterr() == ("", f"factcheck {command}: there is no folder nowhere\n")


def test_a_check_that_breaks_down_leaves_nothing_recorded(
    capsys: Capture,
) -> None:
    Path("checks/broken.py").write_text(
        'def check_broken(claim):\n    """Break."""\n    claim.nothing\n', "utf-8"
    )
    assert main(["baseline"]) == 2
    assert capsys.readouterr() == (
        "",
        "factcheck baseline: the check broken broke down: AttributeError: "
        "'Claim' object has no attribute 'nothing' (broken.py:3)\n",
    )
    assert not Path("baseline.json").exists()
