"""pytest's own JUnit report, written whole or not at all like the reports beside it."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from factcheck.harmless import printed
from factcheck.reports.writing import ReportError, refuse_link
from factcheck.whole_files import name_beside, sweep, taken_away

FORMAT = "junit"
"""What a run asks for the report by."""
UNWRITTEN = 2
"""The exit status of a run whose report could not be written."""


class WholeJunit:
    """Lets pytest write its report beside the place for it; registered as a plugin.

    ``folder`` is where it belongs, ``root`` that of the project, or of the run. Raises
    ``UsageError`` where pytest would write none, and for a folder that is a link.
    """

    def __init__(self, config: pytest.Config, folder: Path, root: Path) -> None:
        if not hasattr(config.option, "xmlpath"):
            message = f"the report {FORMAT} is pytest's own: leave out -p no:junitxml"
            raise pytest.UsageError(message)
        try:
            refuse_link(folder, root)
        except ReportError as error:
            raise pytest.UsageError(str(error)) from None
        self.path = Path(os.path.abspath(folder / "consistency.xml"))  # noqa: PTH100 — as pytest's
        self.unwritten = ""
        config.option.xmlpath = str(self.path)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None]:
        """Move the report into its place once pytest has written it, before the run is told of."""
        beside = name_beside(self.path)
        writers = [
            plugin
            for plugin in session.config.pluginmanager.get_plugins()
            if getattr(plugin, "logfile", None) == str(self.path)
        ]
        for writer in writers:
            writer.logfile = str(beside)
        with taken_away([beside]):
            try:
                yield
                if beside.exists():
                    beside.replace(self.path)
            except OSError as error:
                if Path(error.filename or "") not in (beside, self.path.parent):
                    raise
                self.unwritten = str(ReportError(self.path, error.strerror or str(error)))
                session.exitstatus = UNWRITTEN
        for writer in writers:
            writer.logfile = str(self.path)
        sweep(self.path.parent, [self.path.name])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say that there is no report, where there is none."""
        if self.unwritten:
            terminalreporter.write_line(printed(f"ERROR: {self.unwritten}"), red=True)
