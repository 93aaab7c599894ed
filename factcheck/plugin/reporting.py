"""What the checks of a run found, brought together: the reports, the exit status, the summary.

Lives in the controller alone; under xdist, workers send what they found on their tests' reports.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Generator
from functools import cached_property, lru_cache
from pathlib import Path

import pytest

from factcheck.check import PREFIX
from factcheck.collector import collector_at_rest
from factcheck.desk import Desk
from factcheck.errors import FactcheckError
from factcheck.harmless import printed
from factcheck.model import Breakdown, Result
from factcheck.model.result import UNREADABLE
from factcheck.plugin.found import is_asked_for_all
from factcheck.plugin.items import REPORTED
from factcheck.plugin.projects import absolute, shown
from factcheck.reports.summary import counted, some_of, told_passed_over
from factcheck.reports.writing import JUNIT, ReportError, check_formats, refuse_link
from factcheck.running.examined import Examined, Gathered, from_plain
from factcheck.whole_files import name_beside, sweep, taken_away

CUT_SHORT = {pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR}
PYTESTS_OWN_CHOICE = "fE"  # of what to list at the end, where -r says nothing
BROKEN = 2  # exit status: a check could not be run, so the answer is not complete


class Reporting:
    """Gathers what the checks found over a run, and reports it; registered as a plugin.

    ``is_alone`` is whether there is no other desk in the run.
    """

    def __init__(self, config: pytest.Config, desk: Desk, is_alone: bool) -> None:
        self.config = config
        self.desk = desk
        self.is_alone = is_alone
        self.gathered = Gathered()
        self.breakdowns: set[tuple[str, str, str]] = set()
        self.is_partial = False
        self.is_whole = False
        self.written: list[Path] = []
        self.unwritten = ""
        if JUNIT in desk.formats and not getattr(config.option, "xmlpath", None):
            folder, root = (desk.reports, desk.root) if is_alone else (config.rootpath,) * 2
            config.pluginmanager.register(WholeJunit(config, folder, root), "factcheck-junit")

    @cached_property
    def result(self) -> Result:
        """All that was found, in the order of the reports."""
        broken = tuple(Breakdown(*one) for one in self.breakdowns)
        self.gathered.add(Examined(breakdowns=broken))
        result = self.gathered.result(self.desk.archive, self.desk.seen)
        return self.desk.coverage.told_in(result) if self.desk.coverage else result

    def pytest_deselected(self) -> None:
        """Note that not everything runs."""
        self.is_partial = True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A check file that cannot be imported leaves the answer incomplete."""
        if report.failed and self._is_check(report):
            self.breakdowns.add((report.nodeid, "", _last_line(report.longreprtext)))
            self.is_partial = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Refuse a report that nobody can write before anything has run."""
        try:
            check_formats(self.desk.written_formats, (JUNIT,))
            _ = self.desk.coverage and self.desk.coverage.known
        except FactcheckError as error:
            raise pytest.UsageError(str(error)) from None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather what a test found; a test that failed without a word broke down."""
        if not self._is_check(report):
            return
        found = vars(report).get(REPORTED)
        if found is not None:
            is_here = isinstance(found, Examined)
            self.gathered.add(
                found if is_here else from_plain(found, self.desk.archive.by_uid.__getitem__)
            )
        elif report.failed:
            rule, _, source = report.nodeid.rpartition("::")[2].partition("[")
            name = rule.removeprefix(PREFIX).replace("_", "-")
            self.breakdowns.add((name, source.rstrip("]"), _last_line(report.longreprtext)))

    def _is_check(self, report: pytest.TestReport | pytest.CollectReport) -> bool:
        return self._is_of_checks(report.nodeid.partition("::")[0])

    @lru_cache(maxsize=1)  # noqa: B019 — the one plugin of a run; its tests come file by file
    def _is_of_checks(self, path: str) -> bool:
        return absolute(path, self.config.rootpath).is_relative_to(self.desk.checks)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports of a whole run; set the exit status where checks broke or none ran."""
        with collector_at_rest():
            if not self.config.option.collectonly:
                self._finish(session)
            gc.freeze()  # all of it stays to the end

    def _finish(self, session: pytest.Session) -> None:
        self.is_whole = session.exitstatus not in CUT_SHORT and self._is_whole(session)
        if self.result.is_unreadable:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        elif self.result.breakdowns:
            session.exitstatus = BROKEN
        elif session.exitstatus == pytest.ExitCode.OK and not self.result.rules:
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
        elif session.exitstatus == pytest.ExitCode.OK and self.desk.falls_short(self.result):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if self.is_whole:
            self.written, self.unwritten = self.desk.write(self.result)
            session.exitstatus = BROKEN if self.unwritten else session.exitstatus

    def _is_whole(self, session: pytest.Session) -> bool:
        """Whether every check ran on every source: only then the written reports are touched."""
        is_all = is_asked_for_all(self.config, self.desk)
        return is_all and not (session.shouldstop or session.shouldfail or self.is_partial)

    @property
    def _outdated(self) -> str:
        """What the record of findings holds that is gone; empty where nothing is."""
        recorded = self.desk.baseline if self.is_whole else None
        baseline = recorded.beside(self.result) if recorded else None
        gone = baseline.gone(self.result.findings) if baseline else ()
        if not (baseline and gone):
            return ""
        name, count = shown(self.desk.baseline_path), baseline.count_gone(self.result.findings)
        return (
            f"{name} records {counted(count, 'finding')} of which there is nothing left: "
            f"{some_of(gone)}. factcheck baseline --prune takes out what is gone."
        )

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> Generator[None, None, None]:
        """Print the report under pytest's own lines, which tell of nothing that it tells."""
        failed = terminalreporter.stats.get("failed", [])
        told = [report for report in failed if REPORTED in vars(report) and self._is_check(report)]
        if self.config.option.reportchars == PYTESTS_OWN_CHOICE:
            failed[:] = [report for report in failed if report not in told]
            yield
            failed += told
        else:
            yield
        if not self.config.option.collectonly:
            self._print(terminalreporter)
            unread = [one for one in self.result.breakdowns if one.rule == UNREADABLE]
            terminalreporter.stats.setdefault("error", []).extend(unread)  # counts in the last line

    def _print(self, terminalreporter: pytest.TerminalReporter) -> None:
        verbosity = self.config.get_verbosity()
        if verbosity >= 0:
            where = "" if self.is_alone else f" of {shown(self.desk.root)}"
            terminalreporter.section(printed(f"consistency report{where}"))
        elif self.desk.archive.passed_over:
            terminalreporter.write_line(printed(told_passed_over(self.desk.archive.passed_over)))
        writer = terminalreporter.config.get_terminal_writer()
        paper = self.desk.paper(writer.fullwidth, writer.hasmarkup)
        written = tuple(map(shown, self.written))
        for told in self.desk.told(self.result, paper, verbosity, written, self.is_whole):
            terminalreporter.write_line(told)
        if self._outdated:
            terminalreporter.write_line(paper.text(self._outdated), yellow=True)
        if self.unwritten:
            terminalreporter.write_line(printed(f"ERROR: {self.unwritten}"), red=True)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].removeprefix("E").strip() if lines else "it failed without a word"


class WholeJunit:
    """Lets pytest write its report beside the place for it; registered as a plugin.

    ``folder`` is where it belongs, ``root`` that of the project, or of the run. Raises
    ``UsageError`` where pytest would write none, and for a folder that is a link.
    """

    def __init__(self, config: pytest.Config, folder: Path, root: Path) -> None:
        if not hasattr(config.option, "xmlpath"):
            message = f"the report {JUNIT} is pytest's own: leave out -p no:junitxml"
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
                session.exitstatus = BROKEN
        for writer in writers:
            writer.logfile = str(self.path)
        sweep(self.path.parent, [self.path.name])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say that there is no report, where there is none."""
        if self.unwritten:
            terminalreporter.write_line(printed(f"ERROR: {self.unwritten}"), red=True)
