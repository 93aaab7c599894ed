"""Checks on an archive → a result, without pytest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from factcheck.archive import Archive, load
from factcheck.archive.loading import find_project
from factcheck.check import Check, CheckError, check_of, standard_checks, standard_folder
from factcheck.collector import collector_at_rest
from factcheck.model import Result
from factcheck.running.engines import examine_on
from factcheck.running.examine import examine_all, needs_pytest
from factcheck.running.examined import Examined, gathered
from factcheck.running.portions import Asking
from factcheck.running.workers import EngineError
from factcheck.values_given import workers_of


def run(
    archive: Archive | str | Path = ".",
    checks: Iterable[Check | Callable[..., None]] | None = None,
    engine: str = "",
    workers: int = 0,
) -> Result:
    """Run checks on every source of an archive, or of the project at a path.

    Without ``checks``, the standard ones. ``engine`` is empty for this process, ``processes`` for
    several, ``dask`` for a Dask cluster on this machine, ``dask://HOST:PORT`` for the one whose
    scheduler is there; it takes a path, and the standard checks. Without ``workers`` there is one
    for each processor. Whichever it is, the result is the same.

    Raises ``UnreadableError`` for claim files that cannot be read, ``CheckError`` for a check that
    needs a pytest fixture or runs on no known part, ``EngineError`` for an engine that cannot run.
    A check that fails by itself is a breakdown in the result, never a finding.
    """
    if engine:
        return _run_on(engine, workers, archive, checks)
    loaded = archive if isinstance(archive, Archive) else load(archive)
    chosen = standard_checks() if checks is None else tuple(map(_as_check, checks))
    for check in chosen:
        if needs_pytest(check):
            raise CheckError(f"{check.rule} needs pytest's fixtures: run it with pytest")
    by_rule = {check.rule: check for check in chosen}
    with collector_at_rest():
        every = Examined(rules=tuple(by_rule))
        return gathered(loaded, chain([every], examine_all(chosen, loaded, by_rule.get)))


def _run_on(engine: str, workers: int, archive: Archive | str | Path, checks: object) -> Result:
    if isinstance(archive, Archive) or checks is not None:
        raise EngineError(f"{engine!r} takes a path, and the checks that stand in files")
    asking, count = Asking(str(standard_folder())), workers and workers_of("workers", workers)
    whole, examined, seen = examine_on(engine, count, find_project(archive), asking)
    every = Examined(rules=tuple(one.rule for one in asking.chosen))
    return gathered(whole, [every, *examined], seen)


def _as_check(check: Check | Callable[..., None]) -> Check:
    return check if isinstance(check, Check) else check_of(check)
