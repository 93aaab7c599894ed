"""Settings of all tests: few examples at the desk, many where CI=true; ids that tell a case."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Generator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

settings.register_profile("desk", max_examples=30, deadline=None)
settings.register_profile("ci", max_examples=50, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

LONGEST_ID = 60
MEMORY = Path("/dev/shm")  # noqa: S108 — folders in it are made as tempfile and pytest make them
LEAST_MEMORY = 2**30  # bytes free: some times what the tests leave there


def pytest_configure(config: pytest.Config) -> None:
    """Keep what is compiled, as other caches are, even where Python is told to keep none: it is
    half of what each process that a test starts has to do, and a quarter of the collection."""
    if hasattr(config, "cache"):
        sys.dont_write_bytecode = False
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if "TMPDIR" not in os.environ and _has_memory():
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def _has_memory() -> bool:
    """Whether files can lie in memory, and programs run from there: on a disk, a folder that is
    taken away as soon as it was made takes some milliseconds, and thousands are."""
    if not os.access(MEMORY, os.W_OK):
        return False
    found = os.statvfs(MEMORY)
    return found.f_bavail * found.f_frsize > LEAST_MEMORY and not found.f_flag & os.ST_NOEXEC


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let a worker that has no more tests take some of another's, so that none waits at the end."""
    from xdist.scheduler import WorkStealingScheduling  # only where there are workers

    return WorkStealingScheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the tests themselves, which stay, from the garbage collector: its rounds through them
    took a fifth of the collection, and half a second each from then on."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _inner_runs_without_hypothesis() -> Generator[None]:
    """Spare the runs of pytest inside tests a third of their time: pytest looks through all files
    of a plugin's package as it starts, and hypothesis has the most."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")
        yield


@pytest.fixture
def only_new_garbage() -> None:
    """Keep what is there already from the garbage collector, which takes a second to look at it."""
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Look once for what was left behind: pytest looks five times, through all that is there."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object) -> str | None:
    """A case by what it holds, where pytest would number it: long words, lists, days, fractions."""
    if isinstance(val, str) and len(val) <= LONGEST_ID:
        return None
    told = _told(val)
    return told if told is None or len(told) <= LONGEST_ID else told[: LONGEST_ID - 3] + "..."


def _told(value: object) -> str | None:
    if isinstance(value, str | int | date | Fraction):
        return " ".join(str(value).split())
    if isinstance(value, list | tuple):
        members = [_told(member) for member in value]
        return ", ".join(filter(None, members)) if None not in members else None
    words = getattr(value, "words", None)
    return words if isinstance(words, str) else None
