"""The hooks that collect and run checks: a test for each check and source.

``pytest_reporting`` brings together what they found. Only public hooks are used.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import cast

import pytest

from factcheck.archive import SHARED
from factcheck.check import PREFIX, check_of, import_check_file
from factcheck.desk import FAILING, Desk
from factcheck.errors import FactcheckError
from factcheck.examined import Examined, to_plain
from factcheck.model import Source
from factcheck.reports.junit import junit_properties
from factcheck.reports.summary import counted
from factcheck.run import ARCHIVE, examine_within, part_parameter

REPORTED = (
    "factcheck"  # an attribute of a test's report, which comes from any worker to the controller
)
_DAY = 86_400  # seconds
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


class Collection:
    """Collects and runs a desk's checks in one process of a run; registered as a plugin."""

    def __init__(self, config: pytest.Config, desk: Desk) -> None:
        self.config = config
        self.desk = desk

    @cached_property
    def check_seconds(self) -> float:
        """How many seconds a check may take in a source; 0 is no limit.

        Raises ``UsageError`` where the setting is no such number.
        """
        with suppress(TypeError, ValueError, pytest.UsageError):
            seconds: float = self.config.getini("factcheck_check_seconds")
            if 0 <= seconds <= _DAY:
                return seconds
        raise pytest.UsageError(
            f"factcheck_check_seconds is no number of seconds up to {_DAY}, or 0 for no limit"
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Read the claims before anything is collected; what cannot be read ends the run."""
        if not __debug__:
            raise pytest.UsageError("python -O drops the asserts that checks speak with")
        if self.desk.fail_on not in FAILING:
            expected = f"expected {', '.join(FAILING[:-1])} or {FAILING[-1]}"
            raise pytest.UsageError(f"factcheck_fail_on is {self.desk.fail_on!r}; {expected}")
        try:
            _ = self.desk.archive, self.desk.baseline, self.check_seconds
        except FactcheckError as error:
            raise pytest.UsageError(f"{error}{self._told_stale()}") from None
        gc.freeze()

    def _told_stale(self) -> str:
        """That reports stand from an earlier run, where any do."""
        folder = self.config.getini("factcheck_reports")
        is_there = (self.config.rootpath / folder / "consistency.json").exists()
        return f"\n{folder}/ still holds the reports of an earlier run." if is_there else ""

    def pytest_report_header(self) -> str:
        """What the run is about."""
        archive = self.desk.archive
        sources, references = len(archive.sources), len(archive.trusted)
        return (
            f"factcheck: {counted(sources, 'source')}, {counted(len(archive.claims), 'claim')}, "
            f"{counted(references, 'reference')}"
        )

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """Collect a file of the checks' folder as checks, and as nothing else."""
        collectors = yield
        is_check = file_path.is_relative_to(self.desk.checks) and file_path.suffix == ".py"
        if not is_check or file_path.name.startswith("_"):
            return collectors
        module = CheckModule.from_parent(parent, path=file_path)
        module.desk = self.desk
        return [module]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give a check the sources that have something for it."""
        if metafunc.definition.getparent(CheckModule) is None:
            return
        check = check_of(metafunc.function)
        parameter = part_parameter(check)
        beside = [self.desk.archive] if ARCHIVE in check.parameters else []
        sources = self.desk.sources_for(parameter)
        ids = [parameter if parameter in SHARED else source.id for source in sources]
        names = [parameter, ARCHIVE][: 1 + len(beside)]
        metafunc.parametrize(names, [(source, *beside) for source in sources], ids=ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check on every part of its source, and fail with all that it found."""
        if pyfuncitem.getparent(CheckModule) is None:
            return None
        check = check_of(pyfuncitem.obj)
        fixtures = {name: pyfuncitem.funcargs[name] for name in check.parameters}
        source = cast(Source, fixtures.pop(part_parameter(check)))
        examined = examine_within(
            self.check_seconds, check, self.desk.archive, source, self.desk.find_check, fixtures
        )
        found = self.desk.accepted(examined)
        pyfuncitem.user_properties += [
            named for finding in found.findings for named in junit_properties(finding)
        ]
        pyfuncitem.stash[_examined] = found
        complaint = self.desk.complaint(found)
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
            vars(report)[REPORTED] = to_plain(item.stash[_examined])
        return report
