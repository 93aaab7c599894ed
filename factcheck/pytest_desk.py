"""The hooks of an active run: checks collected, a test for each check and source, the report.

Only public hooks are used.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import cast

import pytest

from factcheck.archive import SHARED, Archive, load
from factcheck.check import PREFIX, Check, check_of, find_checks, import_check_file
from factcheck.errors import FactcheckError
from factcheck.examined import Examined, from_plain, result_of, to_plain
from factcheck.model import Breakdown, Result, Severity, Source
from factcheck.pytest_plugin import arguments_of
from factcheck.run import FindCheck, examine, part_parameter, subjects_of

WIDEST = 120  # columns: a longer line is hard to read
DOCUMENTED = {"html", "sarif"}  # the reports that carry the rules' pages
BROKEN = 2  # exit status: a check could not be run, so the answer is not complete

_ATTRIBUTE = "factcheck"  # of a test's report: pytest carries it from a worker to the controller
_examined = pytest.StashKey[Examined]()


class CheckModule(pytest.Module):
    """A check file: its ``check_*`` functions are tests, one for each source."""

    desk: Desk

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Import the file plainly: pytest's rewriting of asserts would change the messages."""
        try:
            self.obj = import_check_file(self.path)
        except Exception as error:
            raise self.CollectError(f"{type(error).__name__}: {error}") from error
        for item in super().collect():
            if isinstance(item, pytest.Function):
                item.extra_keyword_matches.add(check_of(item.obj).rule)
            yield item

    def classnamefilter(self, name: str) -> bool:
        """A check file holds no test classes."""
        return False

    def funcnamefilter(self, name: str) -> bool:
        """Whether a function is a check that some source has something for."""
        if not name.startswith(PREFIX):
            return False
        try:
            check = check_of(getattr(self.obj, name))
            return bool(self.desk.sources_for(part_parameter(check)))
        except FactcheckError as error:
            raise self.CollectError(str(error)) from error


class Desk:
    """Gathers what the checks found over a run, and reports it; registered as a plugin itself."""

    def __init__(self, config: pytest.Config, checks: Path) -> None:
        self.config = config
        self.checks = checks
        self.is_worker = hasattr(config, "workerinput")
        self.examined: list[Examined] = []
        self.breakdowns: set[tuple[str, str, str]] = set()
        self.is_partial = False
        self.written: list[Path] = []
        self.unwritten = ""

    @cached_property
    def archive(self) -> Archive:
        """The project's claims."""
        return load(self.config.rootpath, self.config.getini("factcheck_claims"))

    @cached_property
    def result(self) -> Result:
        """All that was found, in the order of the reports."""
        broken = tuple(Breakdown(*one) for one in self.breakdowns)
        return result_of(self.archive, [*self.examined, Examined("", breakdowns=broken)])

    @property
    def fail_on(self) -> str:
        """The least severity that fails the run, or ``never``."""
        chosen: str = self.config.getoption("--factcheck-fail-on") or self.config.getini(
            "factcheck_fail_on"
        )
        return chosen

    def sources_for(self, parameter: str) -> list[Source]:
        """The sources that have something for a check with this parameter."""
        return [source for source in self.archive.sources if self._has(parameter, source)]

    def _has(self, parameter: str, source: Source) -> bool:
        return bool(subjects_of(parameter, self.archive, source, self.find_check))

    @cached_property
    def find_check(self) -> FindCheck:
        """The project's checks by their rules; imported only where an allowance asks."""

        @cache
        def checks() -> dict[str, Check]:
            return {check.rule: check for check in find_checks(self.checks)}

        return lambda rule: checks().get(rule)

    def complaint(self, found: Examined) -> str:
        """What a test fails with; empty where nothing fails it."""
        lines = [f"the check itself failed: {one.message}" for one in found.breakdowns]
        lines += [
            f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}"
            for finding in found.findings
            if not finding.is_allowed and self._fails(finding.severity)
        ]
        return "\n".join(lines)

    def _fails(self, severity: Severity) -> bool:
        return self.fail_on != "never" and severity.rank <= Severity(self.fail_on).rank

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Read the claims before anything is collected; what cannot be read ends the run."""
        if not __debug__:
            raise pytest.UsageError("python -O drops the asserts that checks speak with")
        try:
            _ = self.archive
        except FactcheckError as error:
            raise pytest.UsageError(str(error)) from None

    def pytest_report_header(self) -> str:
        """What the run is about."""
        archive = self.archive
        sources, references = len(archive.sources), len(archive.trusted)
        return (
            f"factcheck: {sources} sources, {len(archive.claims)} claims, {references} references"
        )

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """Collect a file of the checks' folder as checks, and as nothing else."""
        collectors = yield
        is_check = file_path.is_relative_to(self.checks) and file_path.suffix == ".py"
        if not is_check or file_path.name.startswith("_"):
            return collectors
        module = CheckModule.from_parent(parent, path=file_path)
        module.desk = self
        return [module]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give a check the sources that have something for it."""
        if metafunc.definition.getparent(CheckModule) is None:
            return
        parameter = part_parameter(check_of(metafunc.function))
        sources = self.sources_for(parameter)
        ids = [parameter if parameter in SHARED else source.id for source in sources]
        metafunc.parametrize(parameter, sources, ids=ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check on every part of its source, and fail with all that it found."""
        if pyfuncitem.getparent(CheckModule) is None:
            return None
        check = check_of(pyfuncitem.obj)
        fixtures = {name: pyfuncitem.funcargs[name] for name in check.parameters}
        source = cast(Source, fixtures.pop(part_parameter(check)))
        found = examine(check, self.archive, source, self.find_check, fixtures)
        pyfuncitem.stash[_examined] = found
        complaint = self.complaint(found)
        if complaint:
            raise pytest.fail.Exception(complaint, pytrace=False)
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Put what was found on the test's report: it reaches the controller from any worker."""
        report = yield
        if call.when == "call" and _examined in item.stash:
            vars(report)[_ATTRIBUTE] = to_plain(item.stash[_examined])
        return report

    def pytest_deselected(self) -> None:
        """Note that not everything runs."""
        self.is_partial = True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A check file that cannot be imported leaves the answer incomplete."""
        if report.failed and not self.is_worker:
            self.breakdowns.add((report.nodeid, "", _last_line(report.longreprtext)))
            self.is_partial = True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather what a test found; a test that failed without a word broke down."""
        if self.is_worker:
            return
        plain = vars(report).get(_ATTRIBUTE)
        if plain is not None:
            self.examined.append(from_plain(plain, self.archive))
        elif report.failed and self._is_check(report):
            rule, _, source = report.nodeid.rpartition("::")[2].partition("[")
            name = rule.removeprefix(PREFIX).replace("_", "-")
            self.breakdowns.add((name, source.rstrip("]"), _last_line(report.longreprtext)))

    def _is_check(self, report: pytest.TestReport) -> bool:
        return (self.config.rootpath / report.nodeid.partition("::")[0]).is_relative_to(self.checks)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports of a whole run; set the exit status where a check broke down."""
        if self.is_worker or self.config.option.collectonly:
            return
        if self.result.breakdowns:
            session.exitstatus = BROKEN
        if self._is_whole(session):
            self._write(session)

    def _is_whole(self, session: pytest.Session) -> bool:
        """Whether every check ran on every source: only then the written reports are touched."""
        option = self.config.option
        selecting = ("keyword", "markexpr", "deselect", "lf", "ignore", "ignore_glob", "stepwise")
        is_selected = any(getattr(option, name, None) for name in selecting)
        is_all = any(
            self.checks.is_relative_to(path) and "::" not in argument
            for argument, path in zip(self.config.args, arguments_of(self.config), strict=True)
        )
        is_stopped = session.shouldstop or session.shouldfail
        return is_all and not (is_selected or is_stopped or self.is_partial)

    def _write(self, session: pytest.Session) -> None:
        from factcheck.reports.writing import write_reports

        root = self.config.rootpath
        folder = root / self.config.getini("factcheck_reports")
        formats = self._formats()
        rules = find_checks(self.checks) if DOCUMENTED.intersection(formats) else ()
        pages = {check.rule: check for check in rules}
        try:
            self.written = write_reports(self.result, folder, formats, pages, root)
        except FactcheckError as error:
            self.unwritten = str(error)
            session.exitstatus = BROKEN

    def _formats(self) -> tuple[str, ...]:
        asked: str = self.config.getoption("--factcheck-report") or ""
        chosen = [*self.config.getini("factcheck_report"), *asked.split(",")]
        return ("md", "json", *(name.strip() for name in chosen if name.strip()))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the report under pytest's own lines."""
        if self.config.option.collectonly:
            return
        from factcheck.reports import render_terminal

        quiet = self.config.get_verbosity() < 0
        if not quiet:
            terminalreporter.section("consistency report")
        writer = self.config.get_terminal_writer()
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        terminalreporter.write_line(
            render_terminal(
                self.result,
                width=min(writer.fullwidth, WIDEST),
                colour=writer.hasmarkup,
                ascii_only=not _can_print("“→”", encoding),
                quiet=quiet,
                root=self.config.rootpath,
                report=", ".join(map(self._shown, self.written)),
            )
        )
        if self.unwritten:
            terminalreporter.write_line(f"ERROR: {self.unwritten}", red=True)

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.config.rootpath).as_posix()


def _can_print(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].removeprefix("E").strip() if lines else "it failed without a word"
