"""What the checks of a run found, brought together: the reports, the exit status, the summary.

Lives in the controller alone; under xdist, workers send what they found on their tests' reports.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pytest

from factcheck.check import PREFIX
from factcheck.desk import Desk
from factcheck.errors import FactcheckError
from factcheck.examined import Examined, from_plain, result_of
from factcheck.harmless import printed, without_commands
from factcheck.model import Breakdown, Result
from factcheck.pytest_collection import REPORTED
from factcheck.reports.github import render_github
from factcheck.reports.markdown import render_markdown
from factcheck.reports.paper import Paper
from factcheck.reports.terminal import render_briefly, render_terminal
from factcheck.reports.writing import (
    ReportError,
    check_formats,
    folder_in_repository,
    write_reports,
    write_whole,
)

DOCUMENTED = {"html", "sarif"}  # the reports that carry the rules' pages
JUNIT = "junit"  # the report that pytest itself writes
CUT_SHORT = {pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR}
BROKEN = 2  # exit status: a check could not be run, so the answer is not complete


class Reporting:
    """Gathers what the checks found over a run, and reports it; registered as a plugin.

    ``reached`` are the files and folders that the run was asked for.
    """

    def __init__(self, config: pytest.Config, desk: Desk, reached: Sequence[Path]) -> None:
        self.config = config
        self.desk = desk
        self.reached = reached
        self.examined: list[Examined] = []
        self.breakdowns: set[tuple[str, str, str]] = set()
        self.is_partial = False
        self.is_whole = False
        self.written: list[Path] = []
        self.unwritten = ""
        self.outdated = ""
        if JUNIT in self._asked() and not config.option.xmlpath:
            config.option.xmlpath = str(self._folder / "consistency.xml")

    @cached_property
    def result(self) -> Result:
        """All that was found, in the order of the reports."""
        broken = tuple(Breakdown(*one) for one in self.breakdowns)
        return result_of(self.desk.archive, [*self.examined, Examined("", breakdowns=broken)])

    def pytest_deselected(self) -> None:
        """Note that not everything runs."""
        self.is_partial = True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A check file that cannot be imported leaves the answer incomplete."""
        if report.failed:
            self.breakdowns.add((report.nodeid, "", _last_line(report.longreprtext)))
            self.is_partial = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Refuse a report that nobody can write before anything has run."""
        if self._asked():
            try:
                check_formats(self._formats())
            except FactcheckError as error:
                raise pytest.UsageError(str(error)) from None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather what a test found; a test that failed without a word broke down."""
        plain = vars(report).get(REPORTED)
        if plain is not None:
            self.examined.append(from_plain(plain, self.desk.archive))
        elif report.failed and self._is_check(report):
            rule, _, source = report.nodeid.rpartition("::")[2].partition("[")
            name = rule.removeprefix(PREFIX).replace("_", "-")
            self.breakdowns.add((name, source.rstrip("]"), _last_line(report.longreprtext)))

    def _is_check(self, report: pytest.TestReport) -> bool:
        return (self.config.rootpath / report.nodeid.partition("::")[0]).is_relative_to(
            self.desk.checks
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports of a whole run; set the exit status where a check broke down."""
        if self.config.option.collectonly:
            return
        self.is_whole = session.exitstatus not in CUT_SHORT and self._is_whole(session)
        if self.result.breakdowns:
            session.exitstatus = BROKEN
        if self.is_whole:
            self._write(session)

    def _is_whole(self, session: pytest.Session) -> bool:
        """Whether every check ran on every source: only then the written reports are touched."""
        option = self.config.option
        selecting = ("keyword", "markexpr", "deselect", "lf", "ignore", "ignore_glob", "stepwise")
        is_selected = any(getattr(option, name, None) for name in selecting)
        is_all = any(
            self.desk.checks.is_relative_to(path) and "::" not in argument
            for argument, path in zip(self.config.args, self.reached, strict=True)
        )
        is_stopped = session.shouldstop or session.shouldfail
        return is_all and not (is_selected or is_stopped or self.is_partial)

    def _write(self, session: pytest.Session) -> None:
        """Every report, the job's summary, and the baseline without what is gone."""
        root = self.config.rootpath
        formats = self._formats()
        pages = self.desk.checks_by_rule if DOCUMENTED.intersection(formats) else {}
        try:
            self.written = write_reports(self.result, self._folder, formats, pages, root)
            self._summarise_job()
            self._shrink_baseline()
        except FactcheckError as error:
            self.unwritten = str(error)
            session.exitstatus = BROKEN

    def _summarise_job(self) -> None:
        """Add the Markdown report to the page of a GitHub job, where the run is one."""
        page = os.environ.get("GITHUB_STEP_SUMMARY")
        if page:
            report = render_markdown(self.result, self.config.rootpath)
            try:
                with Path(page).open("a", encoding="utf-8") as summary:
                    summary.write(report)
            except OSError as error:
                raise ReportError(Path(page), error.strerror or str(error)) from error

    def _shrink_baseline(self) -> None:
        baseline = self.desk.baseline
        if baseline is None:
            return
        kept = baseline.kept(self.result.findings)
        path = self.desk.baseline_path
        if kept != path.read_text("utf-8"):
            write_whole(path, kept)
            name = path.relative_to(self.config.rootpath).as_posix()
            self.outdated = f"{name} held findings that are gone: they were taken out; commit it."

    @property
    def _folder(self) -> Path:
        return self.config.rootpath / str(self.config.getini("factcheck_reports"))

    def _formats(self) -> tuple[str, ...]:
        return ("md", "json", *(name for name in self._asked() if name != JUNIT))

    def _asked(self) -> list[str]:
        asked: str = self.config.getoption("--factcheck-report") or ""
        chosen = [*self.config.getini("factcheck_report"), *asked.split(",")]
        return [name.strip() for name in chosen if name.strip()]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the report under pytest's own lines."""
        if self.config.option.collectonly:
            return
        if self.config.get_verbosity() >= 0:
            terminalreporter.section("consistency report")
        terminalreporter.write_line(without_commands(self._printed()))
        if "github" in self._formats():
            folder = folder_in_repository(self.config.rootpath)
            for line in render_github(self.result, folder).splitlines():
                terminalreporter.write_line(self._paper().raw(line))
        if self.outdated:
            terminalreporter.write_line(self.outdated, yellow=True)
        if self.unwritten:
            terminalreporter.write_line(printed(f"ERROR: {self.unwritten}"), red=True)

    def _printed(self) -> str:
        """The report for this terminal; under ``-q`` only the findings."""
        paper = self._paper()
        verbosity = self.config.get_verbosity()
        if verbosity < 0:
            return render_briefly(self.result, paper)
        report = ", ".join(map(self._shown, self.written))
        root = self.config.rootpath
        return render_terminal(self.result, paper, root, report, self.is_whole, verbosity > 0)

    def _paper(self) -> Paper:
        writer = self.config.get_terminal_writer()
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        return Paper(writer.fullwidth, writer.hasmarkup, not _can_print("“→”", encoding))

    def _shown(self, path: Path) -> str:
        root = self.config.rootpath
        return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _can_print(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].removeprefix("E").strip() if lines else "it failed without a word"
