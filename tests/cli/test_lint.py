"""``factcheck lint``: articles in, findings and an exit status out."""

from __future__ import annotations

import datetime
import io
import json
import sys
from pathlib import Path

import pytest

from factcheck.cli import main

_GOOD = "The ferry is 90 metres (295 ft) long, and the people of the town are glad that it runs.\n"
_BAD = _GOOD.replace("295", "195")
_FOREIGN = "Der Hund und die Katze liegen im Garten, und die Kinder spielen mit dem neuen Ball.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_error_is_framed_and_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    assert main(["lint", "ferry.txt"]) == 1
    printed = capsys.readouterr().out
    assert "ferry.txt:1:14: error conversion-error" in printed
    assert "1 error in 1 text." in printed


def test_an_article_without_a_finding_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_GOOD, "utf-8")
    assert main(["lint", "ferry.txt", "--published", "2024-01-17"]) == 0
    assert capsys.readouterr().out == "Nothing found in 1 text.\n"


def test_without_a_day_of_publication_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_GOOD, "utf-8")
    main(["lint", "ferry.txt"])
    assert "No day of publication is known" in capsys.readouterr().out
    Path("ferry.txt").write_text(f"Ferry\n\nHOLM, March 12, 2025 — {_GOOD}", "utf-8")
    main(["lint", "ferry.txt"])
    assert capsys.readouterr().out == "Nothing found in 1 text.\n"
    Path("mill.txt").write_text(_GOOD, "utf-8")
    main(["lint", "ferry.txt", "mill.txt"])
    assert "Of 1 text no day of publication is known" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["2024-02-30", "[soon", "5/6/2024"])
def test_a_front_matter_that_tells_no_day_leaves_it_unknown(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("ferry.md").write_text(f"---\ndate: {day}\n---\n\n{_GOOD}", "utf-8")
    assert main(["lint", "ferry.md"]) == 0
    assert "No day of publication is known" in capsys.readouterr().out
    Path("ferry.md").write_text(f"---\ndate: {day}\n---\n\nHOLM, March 12, 2025 — {_GOOD}", "utf-8")
    assert main(["lint", "ferry.md"]) == 0
    assert "No day" not in capsys.readouterr().out


def test_a_byte_order_mark_moves_no_place_and_is_not_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8-sig")
    assert main(["lint", "ferry.txt"]) == 1
    printed = capsys.readouterr().out
    assert "ferry.txt:1:14: error" in printed
    assert "  | The ferry" in printed
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(_BAD.encode("utf-8-sig"))))
    assert main(["lint", "-"]) == 1
    assert "stdin:1:14: error" in capsys.readouterr().out


def test_the_pages_of_a_text_out_of_a_pdf_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(f"{_GOOD}\n\f{_BAD}", "utf-8")
    assert main(["lint", "ferry.txt"]) == 1
    assert "ferry.txt:3:15: error conversion-error" in capsys.readouterr().out


def test_a_text_that_is_named_twice_is_read_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    main(["lint", "ferry.txt", ".", "./ferry.txt"])
    assert "1 error in 1 text." in capsys.readouterr().out


def test_a_day_that_the_dateline_contradicts_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(f"Ferry\n\nHOLM, March 12, 2025 — {_GOOD}", "utf-8")
    assert main(["lint", "ferry.txt", "--published", "2024"]) == 0
    told = "ferry.txt: --published 2024, but the text's own dateline says March 12, 2025."
    assert told in capsys.readouterr().out


def test_a_text_that_is_not_english_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    Path("hund.txt").write_text(_FOREIGN, "utf-8")
    assert main(["lint", "hund.txt"]) == 2
    printed = " ".join(capsys.readouterr().out.split())
    assert "the text is not English" in printed
    assert printed.endswith("No text was checked.")


def test_the_texts_and_markdown_of_a_folder_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/deep").mkdir(parents=True)
    Path("in/a.txt").write_text(_GOOD, "utf-8")
    Path("in/deep/b.md").write_text(f"---\ndate: 2024-01-17\n---\n\n{_BAD}", "utf-8")
    Path("in/c.rtf").write_text(_BAD, "utf-8")
    assert main(["lint", "in"]) == 1
    printed = capsys.readouterr().out
    assert "in/deep/b.md:5:14: error conversion-error" in printed
    assert "1 error in 2 texts." in printed


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(_BAD.encode())))
    assert main(["lint", "-"]) == 1
    assert "stdin:1:14: error conversion-error" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["md", "json", "html", "sarif", "github", "gitlab", "csv"])
def test_each_report_that_is_asked_for_is_written(name: str) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    assert main(["lint", "ferry.txt", "--report", name, "--reports", "out"]) == 1
    (written,) = Path("out").iterdir()
    assert "195" in written.read_text("utf-8")


def test_a_report_points_into_the_article() -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    main(["lint", "ferry.txt", "--report", "json"])
    (finding,) = json.loads(Path("reports/consistency.json").read_text("utf-8"))["findings"]
    assert finding["place"]["path"] == "ferry.txt"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing.txt"], "nothing.txt"),
        (["."], "no texts (.txt, .md, .markdown, .html, .htm, .docx) in ."),
        (["ferry.txt", "--report", "pdf"], "no report is called 'pdf'; there are md, json"),
        (["ferry.txt", "--report", "pdf"], "webannotation, claimreview\n"),
        (["ferry.pdf"], "ferry.pdf cannot be read: by its name it is no text (application/pdf)"),
        (["ferry.txt.gz"], "by its name it is no text (gzip)"),
        (
            ["ferry.txt", "--published", "5/6/2024"],
            "--published is '5/6/2024', which may be 6 May 2024 or 5 June 2024; "
            "expected a day, such as 2024-05-06 or 2024-06-05",
        ),
        (
            ["ferry.txt", "--published", "soon"],
            "--published is 'soon', which counts from another day; expected a day, "
            "such as 2024-01-17",
        ),
        (
            ["ferry.txt", "--published", "2024-02-30"],
            "--published is '2024-02-30', which is no date: February never has 30 days; expected",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_exits_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if arguments[0].startswith("ferry"):
        Path(arguments[0]).write_text(_GOOD, "utf-8")
    assert main(["lint", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_texts_that_cannot_be_read_are_all_told_and_the_others_are_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("ferry.txt").write_text(_GOOD, "utf-8")
    Path("cafe.txt").write_bytes(b"A caf\xe9.\n")
    Path("mill.txt").mkdir()
    Path("port.txt").write_text(_GOOD, "utf-8")
    Path("port.allow.yaml").write_text("allowd: []\n", "utf-8")
    assert main(["lint", ".", "--report", "md"]) == 2
    told = capsys.readouterr()
    assert "Nothing found in 1 text." in told.out
    assert "cafe.txt:1:6: byte 0xE9 is not UTF-8" in told.err
    assert "mill.txt:1:1: mill.txt cannot be read: it is no regular file" in told.err
    assert "port.allow.yaml:1:1: unknown key 'allowd'" in told.err
    assert not Path("reports").exists()
    Path("ferry.txt").write_text(_BAD, "utf-8")
    assert main(["lint", "."]) == 1
    assert main(["baseline", "--lint", ".", "-o", "x.json"]) == 2
    assert not Path("x.json").exists()


def test_a_standard_input_without_end_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.lint.MAX_BYTES", 4)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"A hall opened.")))
    assert main(["lint", "-"]) == 2
    assert "stdin cannot be read: it holds more than" in capsys.readouterr().err


def test_a_baseline_of_texts_wants_a_day_as_lint_does(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_GOOD, "utf-8")
    assert main(["baseline", "--lint", "ferry.txt", "--published", "soon"]) == 2
    assert (
        "--published is 'soon', which counts from another day; expected a day"
        in capsys.readouterr().err
    )


_ALLOW = """\
allowed:
  - exact: 90 metres
    allow: {conversion-error: the yard's own figure}
"""


def test_a_finding_is_accepted_beside_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    Path("ferry.allow.yaml").write_text(_ALLOW, "utf-8")
    assert main(["lint", "ferry.txt", "--published", "2024-01-17"]) == 0
    assert capsys.readouterr().out == "Nothing else found in 1 text; 1 allowed.\n"


def test_a_finding_is_accepted_up_to_and_on_its_last_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    today = datetime.date.today().isoformat()
    until = _ALLOW.replace("the yard's own figure", f"{{reason: so it is, until: {today}}}")
    Path("ferry.allow.yaml").write_text(until, "utf-8")
    assert main(["lint", "ferry.txt"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        (_ALLOW, "ferry.allow.yaml:3:13: error allowance-unused"),
        (
            _ALLOW.replace("the yard's own figure", "{reason: so it is, until: 2020-01-01}"),
            "ferry.allow.yaml:3:13: error allowance-expired",
        ),
        (_ALLOW.replace("-error", "-eror"), "did you mean conversion-error?"),
    ],
)
def test_what_nothing_needs_any_more_is_told(
    allowed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("ferry.txt").write_text(_GOOD, "utf-8")
    Path("ferry.allow.yaml").write_text(allowed, "utf-8")
    assert main(["lint", "ferry.txt"]) == 1
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        ("yes\n", "ferry.allow.yaml:1:1: no allow file"),
        ("allowd: yes\n", "ferry.allow.yaml:1:1: unknown key 'allowd'"),
        ("allowed: yes\n", "ferry.allow.yaml:1:10: expected a list, found text"),
        (f"{_ALLOW}  - exact: 9 m\n", "ferry.allow.yaml:4:5: 'allowed' takes exact and allow"),
        ("allowed:\n  - 9 m\n", "expected: under allowed, a list: exact: words of the text"),
        (f"{_ALLOW}  - words\n", "ferry.allow.yaml:4:5: expected a mapping (key: value)"),
        (f"{_ALLOW}  - {{exact: 9 m, allow: yes}}\n", "ferry.allow.yaml:4:25: expected a mapping"),
        (f"{_ALLOW}  - {{exact: [9], allow: {{a: b}}}}\n", "ferry.allow.yaml:4:13: expected text"),
        (f"{_ALLOW}  - {{exact: 9 m, allow: {{a: {{by: B}}}}}}\n", ":4:29: 'reason' is missing"),
        (_ALLOW.replace("the yard's own figure", "'-'"), "'-' is no reason"),
    ],
)
def test_an_allow_file_that_cannot_be_read_is_said(
    allowed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    Path("ferry.allow.yaml").write_text(allowed, "utf-8")
    assert main(["lint", "ferry.txt"]) == 2
    assert told in (printed := capsys.readouterr().err)
    if not allowed.startswith((_ALLOW[:20], "allowd")):
        expected = "under allowed, a list: exact: words of the text, and allow: {rule: why it"
        assert f"expected: {expected}" in printed


def test_findings_in_texts_are_recorded_accepted_and_told_once_they_are_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    assert main(["baseline", "--lint", "ferry.txt", "-o", "lint.json"]) == 0
    assert "Recorded 1 finding in lint.json." in capsys.readouterr().out
    assert main(["lint", "ferry.txt", "--baseline", "lint.json"]) == 0
    Path("ferry.txt").write_text(_GOOD, "utf-8")
    capsys.readouterr()
    assert main(["lint", "ferry.txt", "--baseline", "lint.json"]) == 0
    assert "lint.json records what is found no more: conversion-error" in capsys.readouterr().out


def test_of_texts_that_were_not_read_nothing_is_told_as_gone_nor_taken_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("ferry.txt", "mill.txt", "port.txt", "yard.txt"):
        Path(name).write_text(_BAD, "utf-8")
    assert main(["baseline", "--lint", ".", "-o", "lint.json"]) == 0
    recorded = Path("lint.json").read_text("utf-8")
    Path("mill.txt").write_bytes(b"A caf\xe9.\n")
    german = "Die Brücke ist seit dem Sommer für den Verkehr gesperrt, und das bleibt so. "
    Path("port.txt").write_text(german * 9, "utf-8")
    capsys.readouterr()
    assert main(["lint", "ferry.txt", "mill.txt", "port.txt", "--baseline", "lint.json"]) == 2
    assert "found no more" not in capsys.readouterr().out
    assert main(["baseline", "--lint", "ferry.txt", "port.txt", "-o", "lint.json", "--prune"]) == 0
    assert Path("lint.json").read_text("utf-8") == recorded
    Path("yard.txt").unlink()
    capsys.readouterr()
    assert main(["lint", "ferry.txt", "--baseline", "lint.json"]) == 0
    assert "found no more: conversion-error (yard.txt." in capsys.readouterr().out


def test_what_words_say_of_figures_is_shown_where_it_stands_and_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "A poll\n\nOf the voters, 55 percent were for it, 38 percent against it and 17 unsure.\n"
    Path("poll.txt").write_text(text.replace("17 ", "17 percent were "), "utf-8")
    assert main(["lint", "poll.txt"]) == 1
    told = capsys.readouterr().out
    assert told.count("Of the voters") == 1
    assert "expectation-failed" in told


def test_reports_in_a_folder_are_no_articles(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    assert main(["lint", ".", "--report", "md,html"]) == 1
    capsys.readouterr()
    assert main(["lint", "."]) == 1
    assert "1 error in 1 text.\n" in capsys.readouterr().out


def test_the_place_of_a_finding_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ferry.txt").write_text(_BAD, "utf-8")
    main(["lint", "ferry.txt"])
    assert capsys.readouterr().out.count("ferry.txt:") == 1
