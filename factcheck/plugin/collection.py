"""The hooks that collect and run checks: a test for each check and source.

``reporting`` brings together what they found. Only public hooks are used.
"""

from __future__ import annotations

import gc
import inspect
import os
from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from factcheck.archive import SHARED
from factcheck.check import PREFIX, Check, check_of, import_check_file
from factcheck.collector import collector_at_rest
from factcheck.desk import SEEDS, Desk, asked_coverage
from factcheck.errors import FactcheckError
from factcheck.model import Source
from factcheck.plugin.found import Found, asks_nothing, is_asked_for_all
from factcheck.plugin.items import (
    EXAMINED,
    REPORTED,
    CheckItem,
    has_no_listener,
    is_plain,
    run_check,
    tell_all,
)
from factcheck.plugin.projects import AskedProject, shown, value_set
from factcheck.reports.summary import counted, told_passed_over
from factcheck.reports.writing import names_in
from factcheck.running.examine import ARCHIVE, part_parameter
from factcheck.running.examined import to_plain
from factcheck.settings import desk_set, settings_in
from factcheck.values_given import SETTINGS

_PYTESTS = ("pytest", "setup", "teardown")  # with which names begin that mean something to pytest


class CheckModule(pytest.Module):
    """A check file: its ``check_*`` functions are tests, one for each source."""

    found: Found
    checks: dict[str, Check]
    sources: dict[str, Sequence[str]]  # those that have something for a check, by their ids
    is_whole = False  # whether pytest is asked for the tests of all sources, or the first alone

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Import the file plainly: pytest's rewriting of asserts would change the messages.

        Where the first tests show that its checks ask nothing of pytest, the others are made
        without it, which would take as long as all checks.
        """
        try:
            self.obj = import_check_file(self.path)
        except Exception as error:
            raise self.CollectError(f"{type(error).__name__}: {error}") from error
        marks = getattr(self.obj, "pytestmark", ())  # which pytest reads of modules that it imports
        for mark in marks if isinstance(marks, list | tuple) else (marks,):
            self.add_marker(mark)
        asked = [name for name in vars(self.obj) if self.funcnamefilter(name)]
        if self._is_known_to_ask_nothing(asked):
            yield from chain.from_iterable(map(self._alike, asked))
            return
        first = list(super().collect())
        self.is_whole = not (all(map(_asks_nothing, first)) and self._is_told_as_is())
        if self.is_whole:
            self.found.forget()
        else:
            self.found.asking_nothing.add(self.path.parent)
        for item in super().collect() if self.is_whole else first:
            assert isinstance(item, pytest.Function)
            item.extra_keyword_matches.add(self.checks[item.originalname].rule)
            yield from [item] if self.is_whole else self._alike(item.originalname)

    def _is_known_to_ask_nothing(self, asked: Sequence[str]) -> bool:
        """Whether nothing in it is pytest's, and a test of a file beside it took no fixture.

        To ask pytest for the first tests of all standard checks takes 25 ms.
        """
        held = vars(self.obj)
        return not asked or (
            self.path.parent in self.found.asking_nothing
            and not any(name.lower().startswith(_PYTESTS) for name in held)
            and not any(type(one).__module__.startswith("_pytest.") for one in held.values())
            and all(inspect.isfunction(held[name]) for name in asked)
            and all(asks_nothing(self.checks[name]) for name in asked)
            and self._is_told_as_is()
        )

    def _is_told_as_is(self) -> bool:
        """Whether pytest writes the ids of all sources as they are, and not with escapes."""
        return all(map(_is_plain_id, set(chain.from_iterable(self.sources.values()))))

    def _alike(self, function: str) -> Iterator[CheckItem]:
        """A test of a check for each source, called as pytest calls it."""
        check, location, module = self.checks[function], None, self.nodeid
        sources = self.sources[function]
        for source, told in zip(sources, _ids_of(check, sources), strict=True):
            name = f"{function}[{told}]"
            nodeid = f"{module}::{name}"
            item = CheckItem.from_parent(
                self, name=name, nodeid=nodeid, check=check, source=source, found=self.found
            )
            item.extra_keyword_matches.add(check.rule)
            location = location or item.location  # else looked up again for each source
            item.location = (*location[:2], name)
            yield item

    def classnamefilter(self, name: str) -> bool:
        """A check file holds no test classes."""
        return False

    def funcnamefilter(self, name: str) -> bool:
        """Whether a function is a check that some source has something for."""
        if not name.startswith(PREFIX):
            return False
        if name in self.checks:
            return bool(self.sources[name])
        try:
            check = self.checks[name] = check_of(getattr(self.obj, name))
            self.sources[name] = self.found.sources_for(check)
            return bool(self.sources[name])
        except FactcheckError as error:
            raise self.CollectError(str(error)) from error


def _outside(path: Path, parent: pytest.Collector) -> str | None:
    """The id of a check file that lies outside pytest's root, which pytest would give another's.

    Another desk does where the root is that of the first desk that was named.
    """
    root = parent.config.rootpath
    return None if path.is_relative_to(root) else os.path.relpath(path, root).replace(os.sep, "/")


def _ids_of(check: Check, sources: Sequence[str]) -> Sequence[str]:
    parameter = part_parameter(check)
    return [parameter] * len(sources) if parameter in SHARED else sources


def _asks_nothing(item: pytest.Item | pytest.Collector) -> bool:
    """Whether a test takes no fixture and has no mark."""
    return (
        isinstance(item, pytest.Function)
        and item.callspec.params.keys() >= set(item.fixturenames)
        and next(item.iter_markers(), None) is None
    )


def _is_plain_id(source: str) -> bool:
    return source.isascii() and source.isprintable() and "\\" not in source


class Collection:
    """Collects and runs the checks of desks in one process of a run; registered as a plugin."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self.desks = desks
        self.found: dict[Path, Found] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Read the claims before anything is collected; what cannot be read ends the run."""
        if not __debug__:
            raise pytest.UsageError("python -O drops the asserts that checks speak with")
        with collector_at_rest():
            for desk in self.desks:
                is_kept = _is_kept(session.config, desk)
                try:
                    self.found[desk.root] = Found(desk, is_kept=is_kept)
                    _ = desk.archive, desk.baseline
                except (FactcheckError, OSError) as error:
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
            f"{counted(sum(archive.counts.values()), 'claim')}, {counted(references, 'reference')}"
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
        module = CheckModule.from_parent(parent, path=file_path, nodeid=_outside(file_path, parent))
        module.found, module.checks, module.sources = self.found[desk.root], {}, {}
        return [module]

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Keep the garbage collector from what is collected."""
        with collector_at_rest():
            collected = yield
            gc.freeze()
        return collected

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give a check the sources that have something for it."""
        module = metafunc.definition.getparent(CheckModule)
        if module is None:
            return
        name = metafunc.function.__name__
        check, asked, found = module.checks[name], module.sources[name], module.found
        if not module.is_whole:
            asked = asked[:1]
        beside = [found.desk.archive] if ARCHIVE in check.parameters else []
        ids = _ids_of(check, asked)
        names = [part_parameter(check), ARCHIVE][: 1 + len(beside)]
        metafunc.parametrize(names, [(found.source(one), *beside) for one in asked], ids=ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run checks that ask nothing of pytest, and that nothing listens to, source by source.

        Without the rounds that set up and take down, which would take as long as all checks.
        """
        if not is_plain(session):
            for found in self.found.values():
                found.forget()
            return None
        items = cast(list[CheckItem], session.items)
        for item in items:
            item.found.ask(item.check, item.source)
        for found in self.found.values():
            found.settle()
        with collector_at_rest():
            tell_all(session, items)
            gc.freeze()
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check on every part of its source, and fail with all that it found."""
        module = pyfuncitem.parent
        if not isinstance(module, CheckModule):
            return None
        check = module.checks[pyfuncitem.originalname]
        fixtures = {name: pyfuncitem.funcargs[name] for name in check.parameters}
        source = cast(Source, fixtures.pop(part_parameter(check)))
        run_check(pyfuncitem, module.found.desk, check, source, fixtures)
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Put what was found on the test's report: it reaches the controller from any worker."""
        report = yield
        if call.when == "call" and EXAMINED in item.stash:
            found = item.stash[EXAMINED]
            is_worker = hasattr(item.config, "workerinput")
            vars(report)[REPORTED] = to_plain(found) if is_worker else found
        return report


def _is_kept(config: pytest.Config, desk: Desk) -> bool:
    """Whether what is found of a desk is taken from its cache, and kept there."""
    is_wanted = not config.getoption("--factcheck-no-cache")
    return is_wanted and has_no_listener(config) and is_asked_for_all(config, desk)


def _told_stale(desk: Desk) -> str:
    """That reports stand from an earlier run, where any do."""
    is_there = (desk.reports / "consistency.json").exists()
    return (
        f"\n{shown(desk.reports)}/ still holds the reports of an earlier run." if is_there else ""
    )


# -- the settings of a project: those of its own file, or of the run's where it has none


def desk_of(config: pytest.Config, project: AskedProject) -> Desk:
    """A project as it and the run are set; raises ``UsageError`` for what means nothing."""
    try:
        return _desk_of(config, project)
    except FactcheckError as error:
        raise pytest.UsageError(str(error)) from None


def _desk_of(config: pytest.Config, project: AskedProject) -> Desk:
    settings = _Settings(config, project.root)
    given = {name: settings.value(name) for name in SETTINGS}
    formats = names_in(config.getoption("--factcheck-report") or "")
    fail_on = config.getoption("--factcheck-fail-on")
    is_typed = "factcheck_reports" in settings.overridden
    desk = desk_set(project.root, given, project.asked, formats, fail_on, is_typed=is_typed)
    return replace(
        desk,
        leaves_out=True,
        lints=desk.lints or SEEDS * bool(config.getoption("--factcheck-lint")),
        coverage=asked_coverage(
            "--factcheck-coverage-fail-under",
            config.getoption("--factcheck-coverage-fail-under"),
            config.getoption("--factcheck-coverage-changed"),
            is_asked=config.getoption("--factcheck-coverage"),
        ),
    )


class _Settings:
    """What is set for a project: in a command's ``-o``, in its own file, in the run's."""

    def __init__(self, config: pytest.Config, root: Path) -> None:
        self._config = config
        given = config.option.override_ini or []
        self.overridden = {one.partition("=")[0] for one in given}
        own = {} if root == config.rootpath else settings_in(root)
        self._own = {name: value for name, value in own.items() if name not in self.overridden}

    def value(self, name: str) -> object:
        """What is set; ``None`` for what pytest itself refuses as of another kind."""
        if name in self._own:
            return self._own[name]
        try:
            return value_set(self._config, name)
        except (ValueError, pytest.UsageError):
            return None
