"""The small desk's reports, whole, are what was read by a person and recorded."""

from __future__ import annotations

from pathlib import Path

from tests.reports.conftest import Desk
from tests.reports.record import WRITTEN, write


def _texts(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_every_report_of_the_desk_is_the_one_that_was_recorded(desk: Desk, tmp_path: Path) -> None:
    write(desk, tmp_path)
    written, recorded = _texts(tmp_path), _texts(WRITTEN)
    assert written.keys() == recorded.keys()
    assert [name for name in written if written[name] != recorded[name]] == [], (
        "read what has changed, and run tests/reports/record.py"
    )
