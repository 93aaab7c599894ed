"""Writes down the small desk's reports, for ``test_reports_as_written.py`` to know them again.

    python tests/reports/record.py

A report that has changed on purpose is read first, then recorded anew.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from factcheck import standard_checks  # noqa: E402 — as above
from factcheck.reports.baseline import record_baseline  # noqa: E402 — as above
from factcheck.reports.paper import Paper  # noqa: E402 — as above
from factcheck.reports.suggest import suggest  # noqa: E402 — as above
from factcheck.reports.terminal import render_briefly, render_terminal  # noqa: E402 — as above
from factcheck.reports.writing import FILES, write_reports  # noqa: E402 — as above
from tests.reports.conftest import Desk, desk_in  # noqa: E402 — as above

WRITTEN = Path(__file__).with_name("written")
_REPORT = "reports/consistency.md"


def write(desk: Desk, folder: Path) -> None:
    """The desk's reports in every format, of the page its body, and what commands print."""
    rules = {check.rule: check for check in standard_checks()}
    write_reports(desk.result, folder, tuple(FILES), rules, root=desk.root)
    page = folder / "consistency.html"
    page.write_text(page.read_text("utf-8").partition("<body")[2].partition("<script")[0], "utf-8")
    for name, text in _printed(desk):
        (folder / name).write_text(f"{text}\n", "utf-8")


def _printed(desk: Desk) -> Iterator[tuple[str, str]]:
    """What commands print of the desk; an escape is shown as the sign for one."""
    result, render = desk.result, partial(render_terminal, root=desk.root, report=_REPORT)
    yield "terminal.txt", render(result, Paper(100), verbosity=2)
    coloured = Paper(60, colour=True, ascii_only=True)
    shown = (
        render(result, coloured),
        render(desk.agreeing(), coloured, verbosity=1),
        render_briefly(result, coloured),
    )
    yield "terminal_in_colours.txt", "\n\n".join(shown).replace("\033", "␛")
    yield "corrections.txt", suggest(result, desk.root)
    yield "baseline.json", record_baseline(result)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write(desk_in(Path(folder)), WRITTEN)
