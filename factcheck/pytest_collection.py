"""The hooks that collect and run checks: a test for each check and source.

``pytest_reporting`` brings together what they found. Only public hooks are used.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest

from factcheck.archive import SHARED
from factcheck.check import PREFIX, check_of, import_check_file
from factcheck.desk import Desk
from factcheck.errors import FactcheckError
from factcheck.examine import ARCHIVE, examine_within, part_parameter
from factcheck.examined import Examined, to_plain
from factcheck.model import Source
from factcheck.pytest_projects import shown
from factcheck.reports.junit import junit_properties
from factcheck.reports.summary import counted, told_passed_over

REPORTED = (
    "factcheck"  # an attribute of a test's report, which comes from any worker to the controller
)
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
            return bool(self.desk.sources_for(check))
        except FactcheckError as error:
            raise self.CollectError(str(error)) from error


class Collection:
    """Collects and runs the checks of desks in one process of a run; registered as a plugin."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self.desks = desks

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Read the claims before anything is collected; what cannot be read ends the run."""
        if not __debug__:
            raise pytest.UsageError("python -O drops the asserts that checks speak with")
        for desk in self.desks:
            try:
                _ = desk.archive, desk.baseline
            except FactcheckError as error:
                raise pytest.UsageError(f"{error}{_told_stale(desk)}") from None
        gc.freeze()

    def pytest_report_header(self) -> list[str]:
        """What the run is about."""
        return [line for desk in self.desks for line in self._headed(desk)]

    def _headed(self, desk: Desk) -> Iterator[str]:
        archive = desk.archive
        sources, references = len(archive.sources), len(archive.trusted)
        where = "" if len(self.desks) == 1 else f"{shown(desk.root)}: "
        yield (
            f"factcheck: {where}{counted(sources, 'source')}, "
            f"{counted(len(archive.claims), 'claim')}, {counted(references, 'reference')}"
        )
        if archive.passed_over:
            yield f"factcheck: {where}{told_passed_over(archive.passed_over)}"

    def _desk_of(self, path: Path) -> Desk | None:
        """The desk whose checks a file belongs to."""
        return next((desk for desk in self.desks if path.is_relative_to(desk.checks)), None)

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """Collect a file of the checks' folder as checks, and as nothing else."""
        collectors = yield
        desk = self._desk_of(file_path) if file_path.suffix == ".py" else None
        if desk is None or file_path.name.startswith("_"):
            return collectors
        module = CheckModule.from_parent(parent, path=file_path)
        module.desk = desk
        return [module]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give a check the sources that have something for it."""
        module = metafunc.definition.getparent(CheckModule)
        if module is None:
            return
        check = check_of(metafunc.function)
        parameter = part_parameter(check)
        beside = [module.desk.archive] if ARCHIVE in check.parameters else []
        sources = module.desk.sources_for(check)
        ids = [parameter if parameter in SHARED else source.id for source in sources]
        names = [parameter, ARCHIVE][: 1 + len(beside)]
        metafunc.parametrize(names, [(source, *beside) for source in sources], ids=ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check on every part of its source, and fail with all that it found."""
        module = pyfuncitem.getparent(CheckModule)
        if module is None:
            return None
        desk = module.desk
        check = check_of(pyfuncitem.obj)
        fixtures = {name: pyfuncitem.funcargs[name] for name in check.parameters}
        source = cast(Source, fixtures.pop(part_parameter(check)))
        examined = examine_within(
            desk.check_seconds, (check,), desk.archive, source, desk.find_check, fixtures
        )
        found = desk.accepted(examined)
        pyfuncitem.user_properties += [
            named for finding in found.findings for named in junit_properties(finding)
        ]
        pyfuncitem.stash[_examined] = found
        complaint = desk.complaint(found)
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
            found = item.stash[_examined]
            is_worker = hasattr(item.config, "workerinput")
            vars(report)[REPORTED] = to_plain(found) if is_worker else found
        return report


def _told_stale(desk: Desk) -> str:
    """That reports stand from an earlier run, where any do."""
    is_there = (desk.reports / "consistency.json").exists()
    return (
        f"\n{shown(desk.reports)}/ still holds the reports of an earlier run." if is_there else ""
    )
