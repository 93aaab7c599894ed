"""Writes down the small desk's reports, for ``test_reports_as_written.py`` to know them again.

    python tests/reports/record.py

A report that has changed on purpose is read first, then recorded anew.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from factcheck import standard_checks  # noqa: E402 — as above
from factcheck.reports.paper import Paper  # noqa: E402 — as above
from factcheck.reports.terminal import render_terminal  # noqa: E402 — as above
from factcheck.reports.writing import FILES, write_reports  # noqa: E402 — as above
from tests.reports.conftest import Desk, desk_in  # noqa: E402 — as above

WRITTEN = Path(__file__).with_name("written")


def write(desk: Desk, folder: Path) -> None:
    """The desk's reports in every format, of the page its body, and what a terminal shows."""
    rules = {check.rule: check for check in standard_checks()}
    write_reports(desk.result, folder, tuple(FILES), rules, root=desk.root)
    page = folder / "consistency.html"
    page.write_text(page.read_text("utf-8").partition("<body")[2].partition("<script")[0], "utf-8")
    shown = render_terminal(
        desk.result, Paper(100), root=desk.root, report="reports/consistency.md", verbosity=2
    )
    (folder / "terminal.txt").write_text(f"{shown}\n", "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write(desk_in(Path(folder)), WRITTEN)
