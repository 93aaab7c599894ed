"""A test of a check for one source, which is run as pytest runs tests, or told what is known.

The rounds that set up and take down take as long as all checks: where nothing hangs on them, a test
is told without them. Only public hooks are used.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import partial
from time import time
from typing import Any

import pytest

from factcheck.check import Check
from factcheck.desk import Desk
from factcheck.model import Source
from factcheck.plugin.found import Found
from factcheck.reports.findings import junit_properties
from factcheck.running.examine import examine_within
from factcheck.running.examined import Examined

REPORTED = (
    "factcheck"  # an attribute of a test's report, which comes from any worker to the controller
)
EXAMINED = pytest.StashKey[Examined]()


class CheckItem(pytest.Item):
    """A test of a check that asks nothing of pytest, for one source."""

    parent: pytest.Module

    def __init__(self, *, check: Check, source: str, found: Found, **given: Any) -> None:
        super().__init__(**given)
        self.check = check
        self.source = source
        self.found = found
        self.function = check.function  # by whose attributes -k selects

    def reportinfo(self) -> tuple[str, int, str]:
        """Where the check stands, as pytest tells it of a function."""
        code = inspect.unwrap(self.function).__code__
        return code.co_filename, code.co_firstlineno - 1, self.name

    def runtest(self) -> None:
        """Run the check on every part of its source; fails with what it found."""
        self.found.forget()
        run_check(self, self.found.desk, self.check, self.found.source(self.source), {})


_ROUNDS = ("protocol", "logstart", "setup", "call", "teardown", "makereport", "logreport")
_KNOWN = ("_pytest.", "xdist.", "_hypothesis_pytestplugin", "factcheck.")
_SHOWING = ("usepdb", "setupshow", "setupplan", "setuponly", "xmlpath", "durations", "maxfail")


def is_plain(session: pytest.Session) -> bool:
    """Whether a run has nothing but checks that ask nothing of pytest.

    Nor does a plugin of which nothing is known listen to the rounds, or an option show them; nor
    has anything gone wrong before, or are others to run what is collected.
    """
    return (
        not session.testsfailed
        and has_no_listener(session.config)
        and bool(session.items)
        and all(isinstance(item, CheckItem) for item in session.items)
    )


def has_no_listener(config: pytest.Config) -> bool:
    """Whether nothing listens to the rounds of a test, and they run here, if they run."""
    option, hook = config.option, config.hook
    listening = (
        one for name in _ROUNDS for one in getattr(hook, f"pytest_runtest_{name}").get_hookimpls()
    )
    return (
        not (option.collectonly or hasattr(config, "workerinput") or getattr(option, "tx", None))
        and not any(getattr(option, name, None) for name in _SHOWING)
        and all(one.function.__module__.startswith(_KNOWN) for one in listening)
    )


def tell_all(session: pytest.Session, items: Sequence[CheckItem]) -> None:
    """Tell pytest what each test has found, until it has enough."""
    telling = _Telling(session.config)
    for item in items:
        telling.tell(item, item.found.by(item.check, item.source))
        if session.shouldfail:
            raise session.Failed(session.shouldfail)
        if session.shouldstop:
            raise session.Interrupted(session.shouldstop)


_DEAF = ("logging-plugin", "session")  # pytest's plugins to whom a test without a word is nothing
REPORTING = "factcheck-reporting"  # with what the names of plugins begin that gather what is found


class _Telling:
    """Tells pytest what tests have found, without its rounds.

    Of a test that has nothing to say, the first of its check is told to all plugins, the others to
    those alone to whom they say more: the terminal, unless it has a line for each, and what keeps
    which tests have failed.
    """

    def __init__(self, config: pytest.Config) -> None:
        manager, self._hook = config.pluginmanager, config.hook
        deaf = [*filter(None, map(manager.get_plugin, _DEAF))]
        deaf += (one for name, one in manager.list_name_plugin() if name.startswith(REPORTING))
        start, self._log, finish = (
            manager.subset_hook_caller(f"pytest_runtest_{name}", deaf)
            for name in ("logstart", "logreport", "logfinish")
        )
        has_lines = config.get_verbosity(pytest.Config.VERBOSITY_TEST_CASES) > 0
        self._are_all_told = has_lines or bool(finish.get_hookimpls() or start.get_hookimpls()[1:])
        self._last: tuple[object, object] | None = None
        self._keywords: dict[str, Any] = {}  # of the last test's file, which its tests share

    def tell(self, item: CheckItem, found: Examined | None) -> None:
        """Tell what a test has found; where that is not known, it goes through the rounds."""
        last, self._last = self._last, (item.parent, item.check)
        is_first = last != self._last
        if is_first:
            self._keywords = dict.fromkeys(item.parent.keywords, 1)
        if found is None:
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        elif _is_of_note(item, found):
            self._tell_all(item, found, _failed_or_told(item, found))
        elif is_first or found.observations or self._are_all_told:
            self._tell_all(item, found, self._passed(item))
        else:
            self._log(report=self._passed(item))

    def _passed(self, item: CheckItem) -> pytest.TestReport:
        """The report that pytest makes of a test with nothing to say, in a fifth of the time."""
        keywords, now = {item.name: 1, **self._keywords}, time()
        name = getattr(item, "id", item.nodeid)  # as pytest has parsed it, from 9.2 on
        return pytest.TestReport(
            name, item.location, keywords, "passed", None, "call", start=now, stop=now
        )

    def _tell_all(self, item: CheckItem, found: Examined, report: pytest.TestReport) -> None:
        nodeid, location = item.nodeid, item.location
        self._hook.pytest_runtest_logstart(nodeid=nodeid, location=location)
        vars(report)[REPORTED] = found
        self._hook.pytest_runtest_logreport(report=report)
        self._hook.pytest_runtest_logfinish(nodeid=nodeid, location=location)


def _is_of_note(item: CheckItem, found: Examined) -> bool:
    """Whether pytest is to make the report itself: of what is found, or a test marked since."""
    return bool(found.findings or found.breakdowns or item.own_markers or item.user_properties)


def _failed_or_told(item: CheckItem, found: Examined) -> pytest.TestReport:
    call = pytest.CallInfo.from_call(partial(_tell, item, item.found.desk, found), "call")
    return pytest.TestReport.from_item_and_call(item, call)


def run_check(
    item: pytest.Item, desk: Desk, check: Check, source: Source, fixtures: Mapping[str, object]
) -> None:
    """Run a check on every part of its source; fails with what it found."""
    seconds = desk.check_seconds
    examined = examine_within(seconds, (check,), desk.archive, source, desk.find_check, fixtures)
    _tell(item, desk, desk.accepted(examined))


def _tell(item: pytest.Item, desk: Desk, found: Examined) -> None:
    """Keep what a test found; fails with it."""
    item.user_properties += [
        named for finding in found.findings for named in junit_properties(finding)
    ]
    item.stash[EXAMINED] = found
    if complaint := desk.complaint(found):
        raise pytest.fail.Exception(complaint, pytrace=False)
