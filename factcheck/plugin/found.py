"""What the checks of a desk find in a run of pytest, before it is told test by test.

All checks of a source are asked at once, or what they find is taken from the project's cache.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import CodeType

import pytest

from factcheck.check import Check, find_checks
from factcheck.desk import Desk
from factcheck.errors import FactcheckError
from factcheck.heard import listening
from factcheck.model import Breakdown, Finding, Observation, Source
from factcheck.plugin.projects import absolute
from factcheck.running.examine import ALLOWANCE, examine_within, needs_pytest, part_parameter
from factcheck.running.examined import Examined, together

_OUTCOMES = (pytest.skip.Exception, pytest.xfail.Exception, pytest.fail.Exception)
_OF_ALL = ""
_SELECTING = ("keyword", "markexpr", "deselect", "lf", "ignore", "ignore_glob", "stepwise")


def is_asked_for_all(config: pytest.Config, desk: Desk) -> bool:
    """Whether no option leaves out a check or a source of a desk."""
    folder = config.invocation_params.dir
    is_all = any(
        desk.checks.is_relative_to(absolute(argument, folder))
        for argument in config.args
        if "::" not in argument
    )
    return is_all and not any(getattr(config.option, name, None) for name in _SELECTING)


class Found:
    """What the checks of a desk find, source by source; with its cache where that ``is_kept``.

    Sources are told by their ids: what is kept is told without the claims in memory.
    """

    def __init__(self, desk: Desk, *, is_kept: bool = False) -> None:
        self.desk = desk
        self._kept: dict[str, list[Examined]] = {}
        self._rules: Mapping[str, frozenset[str]] = {}  # of what is kept of each source
        self._codes: Mapping[str, CodeType] = {}  # of the checks that what is kept is of
        self._asked: dict[str, list[Check]] = defaultdict(list)
        self._told: dict[str, dict[str, Examined]] = {}
        self.asking_nothing: set[Path] = set()
        """Folders of which a test took no fixture: what others hold that they take, they share."""
        if is_kept and not desk.lints and (checks := _that_ask_nothing(desk)):
            self._keep(checks)

    def _keep(self, checks: Sequence[Check]) -> None:
        """Find all that checks find in the desk, unless that is known."""
        from factcheck.running.engines import (
            examine_on,  # 10 ms with the next, for runs that keep nothing
        )
        from factcheck.running.portions import Asking

        desk = self.desk
        asking = Asking(
            str(desk.checks),
            frozenset(one.rule for one in checks),
            desk.check_seconds,
            str(desk.reports),
        )
        with listening() as heard:
            warnings.simplefilter("always")
            try:
                archive, examined, seen = examine_on("", 0, desk.project, asking, is_kept=True)
            except (FactcheckError, OSError, *_OUTCOMES):
                return  # it is told of where the claims are loaded, or the check is asked by itself
        if not heard.is_quiet:
            return  # each check is asked by itself, so that it is told which
        desk.take(archive, seen)
        self._codes = {check.rule: check.function.__code__ for check in checks}
        looked_at_all = tuple(check.rule for check in checks if check.key) if seen else ()
        self._kept = {
            name: [Examined(name, looked_at_all)] if count else []
            for name, count in archive.counts.items()
        }
        for one in chain.from_iterable(map(_by_source, examined)):
            self._kept[one.source].append(one)
        self._rules = {
            source: frozenset(chain.from_iterable(one.rules for one in told))
            for source, told in self._kept.items()
        }

    def forget(self) -> None:
        """Ask for everything anew: what is kept is not all that the run asks for."""
        if self._kept:
            self._kept, self._rules, self._codes = {}, {}, {}
            self.desk.read_again()

    def sources_for(self, check: Check) -> Sequence[str]:
        """The sources that have something for a check."""
        if self._codes.get(check.rule) != check.function.__code__:
            self.forget()
            return [source.id for source in self.desk.sources_for(check)]
        return [name for name, rules in self._rules.items() if check.rule in rules]

    def source(self, name: str) -> Source:
        """A source with its claims."""
        return self.desk.archive.sources[self._places[name]]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.desk.archive.counts)}

    def ask(self, check: Check, source: str) -> None:
        """Note that a test is to be told what a check finds in a source."""
        self._asked[source].append(check)

    def settle(self) -> None:
        """Forget what is kept, unless it is of the very checks that are asked of each source."""
        if not all(map(self._is_asked_as_kept, self._kept)):
            self.forget()

    def _is_asked_as_kept(self, source: str) -> bool:
        asked = {check.rule: check.function.__code__ for check in self._asked[source]}
        return asked == {rule: self._codes[rule] for rule in self._rules[source]}

    def by(self, check: Check, source: str) -> Examined | None:
        """What a check found, for its test: for the first of a source, with what all have seen.

        ``None`` where that would show otherwise than if each were asked by itself: where they
        print, warn or skip, or two are of one rule. A check of what others find is asked by
        itself.
        """
        if source not in self._told:
            examined = self._kept_of(source) if self._kept else self._examined_at_once(source)
            self._told[source] = _of_each(examined) if examined else {}
        told = self._told[source]
        if check.rule not in told:
            return None
        seen = told.pop(_OF_ALL, None)
        found = told[check.rule]
        return together(source, (found, seen)) if seen else found

    def _kept_of(self, source: str) -> Examined:
        return self.desk.accepted(together(source, self._kept[source]))

    def _examined_at_once(self, source: str) -> Examined | None:
        """What the checks of a source find, all of them asked at once."""
        desk = self.desk
        checks = [one for one in self._asked[source] if part_parameter(one) != ALLOWANCE]
        if len({check.rule for check in checks}) != len(checks):
            return None
        with listening() as heard:
            warnings.simplefilter("always")
            try:
                examined = examine_within(
                    desk.check_seconds, checks, desk.archive, self.source(source), desk.find_check
                )
            except _OUTCOMES:
                return None
        return self.desk.accepted(examined) if heard.is_quiet else None


def _that_ask_nothing(desk: Desk) -> Sequence[Check]:
    """The checks of a desk where none takes a fixture or has a mark; none where a file breaks."""
    try:
        checks = find_checks(desk.checks)
        return checks if all(map(asks_nothing, checks)) else ()
    except Exception:  # told where pytest collects the file
        return ()


def asks_nothing(check: Check) -> bool:
    """Whether a check takes no fixture and has no mark of pytest's."""
    return (
        not needs_pytest(check)
        and not hasattr(check.function, "pytestmark")
        and "pytestmark" not in check.function.__globals__
    )


def _by_source(examined: Examined) -> Iterator[Examined]:
    """What was found in a source; what was found between several, in that of the first claim."""
    if examined.source:
        yield examined
        return
    findings: dict[str, list[Finding]] = defaultdict(list)
    observations: dict[str, list[Observation]] = defaultdict(list)
    for finding in examined.findings:
        findings[finding.claims[0].document.id].append(finding)
    for one in examined.observations:
        observations[one.claims[0].document.id].append(one)
    for source in findings.keys() | observations.keys():
        yield Examined(source, (), tuple(findings[source]), tuple(observations[source]))


def _of_each(examined: Examined) -> dict[str, Examined]:
    """What was found by rule; what all have seen together, under a name that no rule has."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    breakdowns: dict[str, list[Breakdown]] = defaultdict(list)
    for finding in examined.findings:
        findings[finding.rule].append(finding)
    for one in examined.breakdowns:
        breakdowns[_OF_ALL if one.is_cut_short else one.rule].append(one)
    source = examined.source
    each = {
        rule: Examined(source, (rule,), tuple(findings[rule]), (), tuple(breakdowns[rule]))
        for rule in examined.rules
    }
    seen = Examined(source, (), (), examined.observations, tuple(breakdowns[_OF_ALL]))
    return {**each, _OF_ALL: seen}
