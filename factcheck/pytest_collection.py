"""The hooks that collect and run checks: a test for each check and source.

``pytest_reporting`` brings together what they found. Only public hooks are used.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from factcheck.archive import SHARED
from factcheck.check import PREFIX, Check, check_of, import_check_file
from factcheck.desk import SEEDS, Desk, asked_coverage
from factcheck.errors import FactcheckError
from factcheck.examine import ARCHIVE, examine_within, part_parameter
from factcheck.examined import Examined, to_plain
from factcheck.model import Source
from factcheck.pytest_projects import Project, path_set, shown, value_set
from factcheck.reports.junit import junit_properties
from factcheck.reports.summary import counted, told_passed_over
from factcheck.settings import desk_set, settings_in

REPORTED = (
    "factcheck"  # an attribute of a test's report, which comes from any worker to the controller
)
_examined = pytest.StashKey[Examined]()


class CheckModule(pytest.Module):
    """A check file: its ``check_*`` functions are tests, one for each source."""

    desk: Desk
    checks: dict[str, Check]

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Import the file plainly: pytest's rewriting of asserts would change the messages."""
        try:
            self.obj = import_check_file(self.path)
        except Exception as error:
            raise self.CollectError(f"{type(error).__name__}: {error}") from error
        places: dict[str, tuple[str, int | None, str]] = {}
        for item in super().collect():
            if isinstance(item, pytest.Function):
                item.extra_keyword_matches.add(self.checks[item.originalname].rule)
                path, line, _ = known = places.get(item.originalname) or item.location
                item.location = (path, line, item.name)  # else looked up again for each source
                places[item.originalname] = known
            yield item

    def classnamefilter(self, name: str) -> bool:
        """A check file holds no test classes."""
        return False

    def funcnamefilter(self, name: str) -> bool:
        """Whether a function is a check that some source has something for."""
        if not name.startswith(PREFIX):
            return False
        try:
            check = self.checks[name] = check_of(getattr(self.obj, name))
            return bool(self.desk.sources_for(check))
        except FactcheckError as error:
            raise self.CollectError(str(error)) from error


class Collection:
    """Collects and runs the checks of desks in one process of a run; registered as a plugin."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self.desks = desks
        self.is_plain = False

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
        module.desk, module.checks = desk, {}
        return [module]

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Look at what is collected, and keep the garbage collector from it."""
        self.is_plain = _is_plain(session)
        gc.freeze()

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give a check the sources that have something for it."""
        module = metafunc.definition.getparent(CheckModule)
        if module is None:
            return
        check = module.checks[metafunc.function.__name__]
        parameter = part_parameter(check)
        beside = [module.desk.archive] if ARCHIVE in check.parameters else []
        sources = module.desk.sources_for(check)
        ids = [parameter if parameter in SHARED else source.id for source in sources]
        names = [parameter, ARCHIVE][: 1 + len(beside)]
        metafunc.parametrize(names, [(source, *beside) for source in sources], ids=ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> bool | None:
        """Run a check that asks nothing of pytest without the rounds that set up and take down.

        They would take as long as all checks.
        """
        if not self.is_plain:
            return None
        hook, name, location = item.ihook, item.nodeid, item.location
        hook.pytest_runtest_logstart(nodeid=name, location=location)
        call = pytest.CallInfo.from_call(partial(_run_alone, item), "call", _ENDING)
        report = hook.pytest_runtest_makereport(item=item, call=call)
        hook.pytest_runtest_logreport(report=report)
        hook.pytest_runtest_logfinish(nodeid=name, location=location)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check on every part of its source, and fail with all that it found."""
        if not isinstance(pyfuncitem.parent, CheckModule):
            return None
        _run(pyfuncitem, pyfuncitem.funcargs)
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


_ENDING = (pytest.exit.Exception, KeyboardInterrupt)
_ROUNDS = ("pytest_runtest_setup", "pytest_runtest_call", "pytest_runtest_teardown")
_KNOWN = ("_pytest.", "xdist.", "_hypothesis_pytestplugin", "factcheck.")
_SHOWING = ("usepdb", "setupshow", "setupplan", "setuponly", "xmlpath", "durations")


def _is_plain(session: pytest.Session) -> bool:
    """Whether a run has nothing but checks that take no fixture and have no mark.

    Nor does a plugin of which nothing is known listen to the rounds, or an option show them.
    """
    hooks = (getattr(session.config.hook, name) for name in (*_ROUNDS, "pytest_runtest_logreport"))
    listening = (one for hook in hooks for one in hook.get_hookimpls())
    is_shown = any(getattr(session.config.option, name, None) for name in _SHOWING)
    return (
        not is_shown
        and all(one.function.__module__.startswith(_KNOWN) for one in listening)
        and all(map(_asks_nothing, session.items))
    )


def _asks_nothing(item: pytest.Item) -> bool:
    return (
        isinstance(item, pytest.Function)
        and isinstance(item.parent, CheckModule)
        and item.callspec.params.keys() >= set(item.fixturenames)
        and next(item.iter_markers(), None) is None
    )


def _run_alone(item: pytest.Function) -> None:
    """Run a check of which nothing is set up; what it prints is kept as pytest keeps it."""
    if item.config.option.capture == "no":
        _run(item, item.callspec.params)
        return
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        try:
            _run(item, item.callspec.params)
        finally:
            for name, told in (("stdout", out), ("stderr", err)):
                if told.getvalue():
                    item.add_report_section("call", name, told.getvalue())


def _run(item: pytest.Function, given: Mapping[str, object]) -> None:
    """Run a check on every part of its source; fails with what it found."""
    module = cast(CheckModule, item.parent)
    desk, check = module.desk, module.checks[item.originalname]
    fixtures = {name: given[name] for name in check.parameters}
    source = cast(Source, fixtures.pop(part_parameter(check)))
    examined = examine_within(
        desk.check_seconds, (check,), desk.archive, source, desk.find_check, fixtures
    )
    found = desk.accepted(examined)
    item.user_properties += [
        named for finding in found.findings for named in junit_properties(finding)
    ]
    item.stash[_examined] = found
    if complaint := desk.complaint(found):
        raise pytest.fail.Exception(complaint, pytrace=False)


def _told_stale(desk: Desk) -> str:
    """That reports stand from an earlier run, where any do."""
    is_there = (desk.reports / "consistency.json").exists()
    return (
        f"\n{shown(desk.reports)}/ still holds the reports of an earlier run." if is_there else ""
    )


# -- the settings of a project: those of its own file, or of the run's where it has none


def desk_of(config: pytest.Config, project: Project) -> Desk:
    """A project as it and the run are set; raises ``UsageError`` for what means nothing."""
    try:
        return _desk_of(config, project)
    except FactcheckError as error:
        raise pytest.UsageError(str(error)) from None


_PATHS = ("claims", "checks", "baseline", "reports")


def _desk_of(config: pytest.Config, project: Project) -> Desk:
    settings = _Settings(config, project.root)
    given: dict[str, object] = {
        "factcheck_formats": settings.value("factcheck_formats"),
        "factcheck_fail_on": settings.value("factcheck_fail_on"),
        "factcheck_check_seconds": settings.seconds(),
    }
    paths = [*_PATHS, *(["lint"] if settings.value("factcheck_lint") else [])]
    given |= {f"factcheck_{name}": settings.path(f"factcheck_{name}") for name in paths}
    formats = (config.getoption("--factcheck-report") or "").split(",")
    fail_on = config.getoption("--factcheck-fail-on")
    desk = desk_set(project.root, given, project.asked, formats, fail_on)
    return replace(
        desk,
        lints=desk.lints or SEEDS * bool(config.getoption("--factcheck-lint")),
        coverage=asked_coverage(
            config.getoption("--factcheck-coverage-fail-under"),
            config.getoption("--factcheck-coverage-changed"),
            is_asked=config.getoption("--factcheck-coverage"),
        ),
    )


class _Settings:
    """What is set for a project: in a command's ``-o``, in its own file, in the run's."""

    def __init__(self, config: pytest.Config, root: Path) -> None:
        self._config = config
        self._root = root
        given = config.option.override_ini or []
        overridden = {one.partition("=")[0] for one in given}
        own = {} if root == config.rootpath else settings_in(root)
        self._own = {name: value for name, value in own.items() if name not in overridden}

    def value(self, name: str) -> object:
        return self._own[name] if name in self._own else value_set(self._config, name)

    def path(self, name: str) -> str:
        return path_set(name, self.value(name), self._root)

    def seconds(self) -> object:
        """The limit as set; pytest itself refuses what is no number."""
        try:
            return self.value("factcheck_check_seconds")
        except (ValueError, pytest.UsageError):
            return None
