from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from factcheck.reports import writing
from factcheck.reports.writing import (
    FILES,
    ReportError,
    UnknownFormatError,
    write_reports,
    write_whole,
)
from factcheck.whole_files import write_beside
from tests.reports.conftest import Desk


def test_every_format_is_written_to_its_file(desk: Desk, tmp_path: Path) -> None:
    written = write_reports(desk.result, tmp_path / "reports", FILES, root=desk.root)
    names = [name if name != "footnotes/" else "footnotes/lavrov.html" for name in FILES.values()]
    assert [path.relative_to(tmp_path / "reports").as_posix() for path in written] == names
    assert sorted(filter(Path.is_file, (tmp_path / "reports").rglob("*"))) == sorted(written)


def test_two_runs_write_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_reports(desk.result, tmp_path / folder, FILES, root=desk.root)
    for path in filter(Path.is_file, (tmp_path / "one").rglob("*")):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_a_folder_that_is_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("")
    with pytest.raises(ReportError) as refused:
        write_whole(tmp_path / "reports" / "consistency.md", "text")
    path = tmp_path / "reports" / "consistency.md"
    assert str(refused.value) == f"the report {path} could not be written: reports is no folder"


def test_a_full_disk_leaves_the_older_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_whole(tmp_path / "consistency.md", "older")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ReportError, match=r"could not be written: No space left on device$"):
        write_whole(path, "newer")
    assert path.read_text("utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_where_one_report_cannot_be_written_the_others_stay_as_they_were(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = write_reports(desk.result, tmp_path, ("md", "json"), root=desk.root)
    for path in older:
        path.write_text("older")
    write = write_beside

    def fill(path: Path, pieces: Iterable[str]) -> Path:
        if "json" in path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, pieces)

    monkeypatch.setattr(writing, "write_beside", fill)
    with pytest.raises(ReportError, match=r"consistency\.json could not be written: No space"):
        write_reports(desk.result, tmp_path, ("md", "json"), root=desk.root)
    assert {path.read_text() for path in tmp_path.iterdir()} == {"older"}
    assert sorted(tmp_path.iterdir()) == sorted(older)


def test_a_folder_by_a_reports_name_leaves_the_others_as_they_were(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "consistency.json").mkdir()
    with pytest.raises(ReportError, match="a folder has its name"):
        write_reports(desk.result, tmp_path, ("md", "json"), root=desk.root)
    assert [path.name for path in tmp_path.iterdir()] == ["consistency.json"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "htlm",
            "no report is called 'htlm'; did you mean html? There are md, json, jsonl, html, "
            "sarif, github, gitlab, csv, footnotes, webannotation, claimreview",
        ),
        (
            "junit",
            "no report is called 'junit'; there are md, json, jsonl, html, sarif, github, gitlab, "
            "csv, footnotes, webannotation, claimreview; JUnit is pytest's own: --junitxml=PATH",
        ),
    ],
)
def test_an_unknown_format_is_refused_before_anything_is_written(
    desk: Desk, tmp_path: Path, name: str, message: str
) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        write_reports(desk.result, tmp_path / "reports", ("md", name), root=desk.root)
    assert str(refused.value) == message
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize("folder", ["reports", "out/reports"])
def test_a_linked_folder_is_refused_and_nothing_written_through_it(
    desk: Desk, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / folder.partition("/")[0]).symlink_to("elsewhere")
    with pytest.raises(ReportError, match=r"could not be written: it is a link, or lies in one$"):
        write_reports(desk.result, tmp_path / folder, root=tmp_path)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_a_killed_run_left_is_swept_up_by_the_next(desk: Desk, tmp_path: Path) -> None:
    left = tmp_path / ".consistency.md.0123456789abcdef.part"
    left.write_text("half")
    os.utime(left, (0, 0))
    written = write_reports(desk.result, tmp_path, root=desk.root)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_the_pages_of_sources_that_are_gone_are_taken_away(desk: Desk, tmp_path: Path) -> None:
    write_reports(desk.copies(25), tmp_path, ("html",), root=desk.root)
    own = tmp_path / "html" / "by-hand.html"
    own.write_text("<!doctype html>", "utf-8")
    assert (tmp_path / "html" / "lavrov-24.html").exists()
    write_reports(desk.copies(24), tmp_path, ("html",), root=desk.root)
    assert not (tmp_path / "html" / "lavrov-24.html").exists()
    assert (tmp_path / "html" / "lavrov-23.html").exists()
    write_reports(desk.result, tmp_path, ("html",), root=desk.root)
    assert list((tmp_path / "html").iterdir()) == [own]


def test_pages_are_left_alone_by_a_run_that_writes_none(desk: Desk, tmp_path: Path) -> None:
    write_reports(desk.copies(25), tmp_path, ("html",), root=desk.root)
    write_reports(desk.result, tmp_path, ("md", "json"), root=desk.root)
    assert (tmp_path / "html" / "lavrov-24.html").exists()
    assert (tmp_path / "consistency.html").exists()


def test_pages_in_a_folder_that_is_a_link_are_somebody_elses(desk: Desk, tmp_path: Path) -> None:
    write_reports(desk.copies(25), tmp_path / "theirs", ("html",), root=desk.root)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "html").symlink_to("../theirs/html")
    write_reports(desk.result, tmp_path / "own", ("html",), root=desk.root)
    assert (tmp_path / "theirs" / "html" / "lavrov-24.html").exists()
