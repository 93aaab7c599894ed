"""Which tests reach which line: what chooses the tests that a mutant is run against.

A room's tests are run once, unchanged, with coverage.py (Apache-2.0), one context a test; what is
known of it is kept under a digest of the code and of those tests, so that it is made anew where
either changed. What ``functools.cache`` keeps is a context too, which every test reaches that asks
for it. What runs in other processes cannot be seen, nor a line whose answer another cache keeps for
the tests after the first: tests that start a process are therefore taken to reach every line, and a
line that fewer than ``FEW`` tests reach is taken to be reached by any.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings

SECONDS = 900  # by the clock, after which tests count as failed
LEAST_SECONDS = 20  # of the processor, before tests count as endless
TIMES_LONGER = 5  # than without a mutant
FILE_SECONDS = 0.3  # to begin and to collect a file
FEW = 20
OTHERS_SECONDS = 20.0  # of the processor, for the tests of other rooms
STARTS = ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn")
QUICK = (
    *("-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=quick"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # what is imported before a fork
)
settings.register_profile(
    "quick",
    max_examples=30,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],  # others may be at work on the machine
)


_CACHE = functools.cache


class Reached(NamedTuple):
    """A room's tests with the seconds that each takes, which of them start a process, which of
    them, or what kept in a cache, reach a line of a file, and which ask for what is kept."""

    seconds: Mapping[str, float]
    starting: Collection[str]
    lines: Mapping[str, Mapping[int, Collection[str]]]
    asking: Mapping[str, Collection[str]] = {}

    def tests(self, path: str, lines: Collection[int]) -> tuple[set[str], set[str]]:
        """The tests seen to reach one of some lines, or any of the file where none is given; and
        the others that may reach them."""
        known = self.lines.get(path, {})
        contexts = {one for line in lines or known for one in known.get(line, ())}
        seen = {test for one in contexts for test in self.asking.get(one, (one,))}
        return seen, set(self.seconds if len(seen) < FEW else self.starting) - seen

    def of(self, tests: Iterable[str]) -> dict[str, float]:
        """Some tests with the seconds that each takes."""
        return {test: self.seconds[test] for test in tests}


def quickest(
    others: Iterable[Reached], own: Reached, path: str, lines: Collection[int]
) -> dict[str, float]:
    """The quickest tests of other rooms that are seen to reach one of some lines."""
    found: dict[str, float] = {}
    for other in others:
        found |= other.of(other.tests(path, lines)[0] - own.seconds.keys())
    ordered = sorted(found, key=found.__getitem__)
    spent = accumulate(found[test] for test in ordered)
    return {
        test: found[test]
        for test, sum_ in zip(ordered, spent, strict=True)
        if sum_ < OTHERS_SECONDS
    }


class Timed:
    """Tells coverage which test runs, and keeps how long it took and whether it starts others."""

    def __init__(self, say: Callable[[str], object]) -> None:
        """``say`` tells coverage of another context."""
        self.say = say
        self.seconds: dict[str, float] = {}
        self.starting: set[str] = set()
        self.now = self.context = ""
        self.asked = defaultdict[str, set[str]](set)  # by a context: what caches keep
        sys.addaudithook(self._heard)

    def _heard(self, event: str, _: object) -> None:
        if event in STARTS:
            self.starting.add(self.now)

    def _begin(self, test: str) -> None:
        self.now = test
        self.switch(test)

    def switch(self, context: str) -> str:
        """Tell coverage of another context; the one before."""
        before, self.context = self.context, context
        self.say(context)
        return before

    def cache(self, function: Callable[..., object]) -> Callable[..., object]:
        """In place of ``functools.cache``: what is computed once is told from who asks for it."""
        name = f"{function.__module__}.{function.__qualname__}"

        def computed(*given: object, **named: object) -> object:
            before = self.switch(name)
            try:
                return function(*given, **named)
            finally:
                self.switch(before)

        def asked(*given: object, **named: object) -> object:
            self.asked[self.context].add(name)
            return kept(*given, **named)

        kept = _CACHE(computed if name.startswith("factcheck.") else function)
        own = {"cache_clear": kept.cache_clear, "cache_info": kept.cache_info}
        vars(asked).update(own)
        return functools.update_wrapper(asked, function) if name.startswith("factcheck.") else kept

    def asking(self) -> dict[str, list[str]]:
        """The tests that ask for what a cache keeps, also by way of others that it keeps."""
        found = defaultdict[str, list[str]](list)
        for test in self.seconds:
            seen, left = set[str](), [test]
            while left:
                new = self.asked.get(left.pop(), set()) - seen
                seen |= new
                left += new
            for one in seen:
                found[one].append(test)
        return found

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._begin(item.nodeid)
        began = time.process_time()
        done = yield
        self.seconds[item.nodeid] = time.process_time() - began
        self._begin("")
        return done


class _Chosen:
    """Keeps some tests only, the quickest first."""

    def __init__(self, seconds: Mapping[str, float]) -> None:
        self.seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self.seconds]
        items[:] = sorted(kept, key=lambda item: self.seconds[item.nodeid])


def reached(tree: Path, tests: Sequence[str], scratch: Path) -> Reached | None:
    """What the tests of a room reach, made or known; nothing where they fail."""
    kept = scratch / f"{_digest(tree, tests)}.json"
    if not kept.exists() and not in_a_fork(tree, lambda: _recorded(tests, kept), 100 * SECONDS):
        return None
    told = json.loads(kept.read_text("utf-8"))
    names = [*told["seconds"], *told["asking"]]
    lines = {
        path: {int(line): [names[at] for at in found] for line, found in of_file.items()}
        for path, of_file in told["lines"].items()
    }
    asking = {one: [names[at] for at in found] for one, found in told["asking"].items()}
    return Reached(told["seconds"], told["starting"], lines, asking)


def _digest(tree: Path, tests: Sequence[str]) -> str:
    files = [
        file
        for folder in ("factcheck", "checks", "tests/reached.py", *tests)
        for file in [tree / folder, *(tree / folder).rglob("*")]
        if file.is_file() and "__pycache__" not in file.parts
    ]
    found = hashlib.sha256(" ".join(tests).encode())
    for file in sorted(files):
        found.update(file.read_bytes())
    return found.hexdigest()[:20]


def _recorded(tests: Sequence[str], kept: Path) -> bool:
    import coverage

    data = kept.with_suffix(".coverage")
    measured = coverage.Coverage(data_file=data, source=["factcheck", "checks"], config_file=False)
    measured.set_option("run:relative_files", True)
    timed = Timed(measured.switch_context)
    measured.start()
    functools.cache = timed.cache  # type: ignore[assignment]  # in this fork alone
    passed = passes(tests, timed)
    measured.stop()
    if passed:
        kept.write_text(json.dumps(_told(measured.get_data(), timed)), "utf-8")
    data.unlink(missing_ok=True)
    return passed


def _told(data: object, timed: Timed) -> dict[str, object]:
    from coverage import CoverageData

    assert isinstance(data, CoverageData)
    asking = timed.asking()
    number = {name: at for at, name in enumerate([*timed.seconds, *asking])}
    lines = {
        Path(path).as_posix(): {
            line: [number[name] for name in names if name in number]
            for line, names in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
    starting = sorted(timed.starting & timed.seconds.keys())
    by = {name: [number[test] for test in tests] for name, tests in asking.items()}
    return {"seconds": timed.seconds, "starting": starting, "lines": lines, "asking": by}


def passes(tests: Sequence[str], *plugins: object) -> bool:
    """Whether tests pass in this process."""
    status = pytest.main([*QUICK, *tests], plugins=plugins)
    return status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def compiled() -> bool:
    """Whether all tests can be collected; their code is then kept compiled, for all forks."""
    sys.dont_write_bytecode = False
    return passes(["--collect-only", "tests"])


def pass_by_file(chosen: Mapping[str, float]) -> bool:
    """Whether some tests pass in this process: first those of the files that cost least a test."""
    by_file = defaultdict[str, list[float]](list)
    for test, seconds in chosen.items():
        by_file[test.partition("::")[0]].append(seconds)
    files = sorted(
        by_file, key=lambda file: (FILE_SECONDS + sum(by_file[file])) / len(by_file[file])
    )
    batches = filter(None, (files[:1], files[1:3], files[3:]))
    return all(passes(batch, _Chosen(chosen)) for batch in batches)


def in_a_fork(tree: Path, work: Callable[[], bool], cpu_seconds: float) -> bool:
    """Whether work in a tree, in a fork of this process, says yes, in time and without dying."""
    process = os.fork()
    if process == 0:
        _work(tree, work, cpu_seconds)
    until = time.monotonic() + SECONDS * max(1.0, cpu_seconds / SECONDS)
    while time.monotonic() < until:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return False


def _work(tree: Path, work: Callable[[], bool], cpu_seconds: float) -> None:
    status = 1
    try:
        os.setsid()
        most = int(cpu_seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
        os.chdir(tree)
        sys.path.insert(0, str(tree))
        sys.modules["__main__"] = ModuleType("__main__")  # which other processes would run anew
        os.environ |= {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        status = int(not work())
    finally:
        os._exit(status)


def statement_lines(text: str, line: int) -> range:
    """The lines from the first of the innermost statement of a function to a line of it.

    None where the line is run by the import of its file.
    """
    inside = [
        node
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef)
        for part in function.body
        for node in ast.walk(part)
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not inside:
        return range(0)
    return range(max(node.lineno for node in inside), line + 1)
