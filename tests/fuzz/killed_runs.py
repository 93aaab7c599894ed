"""Runs that are killed, interrupted, out of space or two at once, and what they leave.

    python tests/fuzz/killed_runs.py --rounds 1000

Each round writes all reports, a baseline and a claim file in a process of its own, and ends it in
one of four ways at a moment drawn by the seed. Whatever is there afterwards has to be whole: as it
was before the round, or as a round that nobody disturbs leaves it. Needs ``fork``.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import factcheck
from factcheck.cli.writing import write_new
from factcheck.errors import FactcheckError
from factcheck.reports.baseline import record_baseline
from factcheck.reports.writing import FILES, write_reports, write_whole

CLAIMS = """\
source: {{title: A}}
claims:
  range: {{quantity: 900 km, restated: {miles} miles, about: [missile, range]}}
  other: {{quantity: {miles} km, about: [missile, range]}}
"""
WAYS = ("killed", "interrupted", "disk full", "two at once")
Contents = dict[str, bytes]
Write = Callable[[Path], None]


def writer(miles: int) -> Write:
    """Writes everything that the library writes, of a project with one figure or another."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "claims").mkdir()
        (root / "claims/a.yaml").write_text(CLAIMS.format(miles=miles), "utf-8")
        result = factcheck.run(root)

    def write(root: Path) -> None:
        write_reports(result, root / "reports", FILES, root=root)
        write_whole(root / "baseline.json", record_baseline(result))
        with suppress(FactcheckError):  # it may be there already
            write_new({root / "claims/new.yaml": CLAIMS.format(miles=miles)})

    return write


def contents(root: Path) -> Contents:
    """Every file that a person would find: those beside their place begin with a full stop."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {str(p.relative_to(root)): p.read_bytes() for p in found if not p.name.startswith(".")}


@contextmanager
def started(write: Write, root: Path, most_bytes: int | None = None) -> Iterator[int]:
    """A process that writes; in the end it is waited for.

    It is not interrupted before it writes: it would go on as this one, and clear up its folder.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = os.fork()
    if process == 0:
        _run(write, root, most_bytes)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        yield process
    finally:
        os.waitpid(process, 0)


def _run(write: Write, root: Path, most_bytes: int | None) -> None:
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        if most_bytes is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        write(root)
        status = 0
    except (FactcheckError, KeyboardInterrupt):
        pass
    finally:
        os._exit(status)


def disturbed(
    way: str, write: Write, other: Write, root: Path, chance: random.Random, seconds: float
) -> None:
    """Write once, and be disturbed in one of the ways."""
    if way == "disk full":
        with started(write, root, most_bytes=chance.randrange(12_000)):
            return
    if way == "two at once":
        with started(write, root), started(other, root):
            return
    with started(write, root) as process:
        time.sleep(chance.random() * seconds)
        os.kill(process, signal.SIGKILL if way == "killed" else signal.SIGINT)


def seconds_of(write: Write) -> float:
    """How long a process that nobody disturbs takes."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with started(write, Path(folder)):
            pass
        return time.monotonic() - began


def half_written(found: Contents, allowed: Mapping[str, set[bytes]]) -> list[str]:
    """The files that are neither as before nor as after."""
    return [name for name, content in found.items() if content not in allowed.get(name, set())]


def rounds(number: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """The way of each round, and the files that it left half or lost."""
    chance = random.Random(seed)  # noqa: S311 — a draw that can be repeated
    first, second = writer(500), writer(550)
    whole = []
    for write in (first, second):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder))
            whole.append(contents(Path(folder)))
    allowed = {name: {each[name] for each in whole} for name in whole[0]}
    seconds = seconds_of(second)
    for _ in range(number):
        way = chance.choice(WAYS)
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            if is_begun := chance.random() < 0.7:
                first(root)
            disturbed(way, second, first, root, chance, seconds)
            found = contents(root)
            lost = [name for name in allowed if is_begun and name not in found]
            yield way, half_written(found, allowed) + lost


def main() -> int:
    """Print how many rounds of each way there were, and every file that was half or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    count, bad = Counter[str](), 0
    for way, wrong in rounds(given.rounds, given.seed):
        count[way] += 1
        bad += bool(wrong)
        if wrong:
            print(f"{way}: {', '.join(wrong)}")
    print(
        ", ".join(f"{count[way]} {way}" for way in WAYS)
        + f": {bad} rounds left a half or lost file"
    )
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
