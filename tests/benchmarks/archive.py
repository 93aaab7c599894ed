"""What an archive costs: ``archive.py SIZE [--engine E] [--workers N] [--kept] [--base COMMIT]``.

Writes an archive of so many claims, 33 a source, of which 2 % have an error that is known, and
prints what a claim costs to parse, and to check, and what the JSON report takes beside: here, with
each engine and number of workers, with a cache that is empty and one that is full, and, where a
commit is named, as it was then. Every figure is of a process of its own; that of an engine holds
what its workers took. Where an engine is asked with one worker and with more, its efficiency is
told beside that of the machine: what so many processes that only parse take longer than one.
Ends with 1 where not all planted errors are found, or others.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

from desks import SLIPS, write_desk  # type: ignore[import-not-found] # a script finds its neighbours
from processes import ENVIRONMENT, Cost, run  # type: ignore[import-not-found] # the same
from tabulate import tabulate

ROOT = Path(__file__).resolve().parents[2]
PER_SOURCE = 33
HEADS = ["", "elapsed", "processor", "a claim", "report", "a worker", "parent"]
HEADS += ["planted", "found", "besides"]


def main() -> int:
    """Write the archive, measure, print."""
    asked = _arguments()
    planted: set[tuple[str, str]] = set()
    with tempfile.TemporaryDirectory(prefix="factcheck-archive-") as folder:
        desk = Path(folder, "desk")
        planted.update(write_desk(desk, asked.size, max(1, asked.size // PER_SOURCE)))
        print(f"{asked.size:,} claims, {PER_SOURCE} a source, {SLIPS:.0%} with an error\n")
        rows, elapsed, is_right = [], {}, True
        for name, cost in _measured(asked, desk, Path(folder)):
            elapsed[name] = (cost.told or {})["seconds"]
            found = {tuple(one) for one in (cost.told or {}).get("found", ())}
            if found or "parse" not in name:
                is_right &= found == planted or "as of" in name
            rows.append(_row(name, cost, asked.size, planted, found))
            print(tabulate(rows[-1:], tablefmt="plain", disable_numparse=True), flush=True)
    print("\n" + tabulate(rows, HEADS, disable_numparse=True))
    _tell_efficiency(asked, elapsed)
    return 0 if is_right else 1


def _tell_efficiency(asked: argparse.Namespace, elapsed: dict[str, float]) -> None:
    """Of each engine and number of workers, beside one worker of it."""
    for workers in asked.workers if 1 in asked.workers else []:
        for engine in asked.engine if workers > 1 else []:
            one, many = (elapsed[f"{engine}, {n} workers"] for n in (1, workers))
            machine = elapsed["parse alone"] / elapsed[f"parse alone, {workers} at once"]
            print(
                f"\n{engine}, {workers} workers: efficiency {one / workers / many:.2f}; "
                f"of the machine itself {machine:.2f}"
            )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, help="claims")
    parser.add_argument("--engine", action="append", default=[], help="processes, dask, …")
    parser.add_argument("--workers", action="append", type=int, default=[])
    parser.add_argument("--no-plain", action="store_true", help="the engines alone")
    parser.add_argument("--kept", action="store_true", help="with a cache, empty and full")
    parser.add_argument("--base", default="", help="a commit to measure as well")
    return parser.parse_args()


def _measured(asked: argparse.Namespace, desk: Path, folder: Path) -> Iterator[tuple[str, Cost]]:
    yield "parse alone", _job(desk, "parse", ROOT)
    for workers in asked.workers:
        if workers > 1:
            yield f"parse alone, {workers} at once", _at_once(desk, workers)
    if asked.base:
        with _checkout(asked.base, folder / "base") as base:
            yield f"parse alone, as of {asked.base}", _job(desk, "parse", base)
            yield f"plain, as of {asked.base}", _job(desk, "plain", base)
    if not asked.no_plain:
        yield "plain", _job(desk, "plain", ROOT)
    for engine in asked.engine:
        for workers in asked.workers or [2]:
            yield f"{engine}, {workers} workers", _job(desk, f"{engine} {workers}", ROOT)
    if asked.kept:
        yield "cache, empty", _job(desk, "kept", ROOT)
        yield "cache, full", _job(desk, "kept", ROOT)


@contextmanager
def _checkout(commit: str, folder: Path) -> Iterator[Path]:
    """A commit in a folder of its own."""
    _git("worktree", "add", "--detach", str(folder), commit)
    (folder / "factcheck/checks").symlink_to("../checks")  # its own, not those installed here
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _git(*words: str) -> None:
    git = shutil.which("git") or "git"
    subprocess.run([git, "-C", str(ROOT), *words], check=True, capture_output=True)  # noqa: S603


def _job(desk: Path, job: str, root: Path) -> Cost:
    """A job of this file, in a process with the library of a checkout."""
    ENVIRONMENT["PYTHONPATH"] = str(root)
    return run([__file__, "--job", *job.split(), str(desk)], desk)


def _at_once(desk: Path, workers: int) -> Cost:
    """The slowest of some processes that parse the whole archive side by side."""
    with ThreadPoolExecutor(workers) as pool:
        costs = list(pool.map(lambda _: _job(desk, "parse", ROOT), range(workers)))
    return max(costs, key=lambda cost: float((cost.told or {})["seconds"]))


def _row(
    name: str, cost: Cost, size: int, planted: set[tuple[str, str]], found: set[tuple[str, str]]
) -> list[str]:
    told = cost.told or {}
    return [
        name,
        f"{told['seconds']:.2f} s",
        f"{told['processor']:.2f} s",
        f"{1e6 * told['processor'] / size:.0f} µs",
        f"{told['report']:.2f} s",
        f"{told['worker']:.0f} MB",
        f"{cost.megabytes:.0f} MB",
        f"{len(planted):,}",
        f"{len(planted & found):,}",
        f"{len(found - planted):,}",
    ]


def _work(words: list[str]) -> None:
    """Carry out a job, and tell what it took and found."""
    desk = Path(words[-1])
    watch = Watch()
    began, spent = time.perf_counter(), time.process_time()
    if words[0] == "parse":
        from factcheck.claimfiles.stream import parse

        for path in sorted(desk.rglob("claims/**/*.yaml")):
            parse(path.read_text("utf-8"), path.name)
        found, result = [], None
    else:
        result = _result(words, desk)
        found = [(one.rule, one.claims[0].uid) for one in result.findings]
    told = {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - spent + watch.seconds,
        "found": found,
    }
    told |= {"report": _reported(result), "worker": watch.megabytes}
    print(json.dumps(told))


def _reported(result: Any) -> float:
    """The seconds of the processor that the whole report takes, in pieces; 0 without a result."""
    spent = time.process_time()
    with suppress(ImportError):  # of an older commit
        from factcheck.reports.json_report import json_pieces

        sum(map(len, json_pieces(result) if result else ()))
    return time.process_time() - spent


def _result(words: list[str], desk: Path) -> Any:
    import factcheck

    if words[0] == "kept":
        from factcheck.archive.loading import find_project
        from factcheck.check import standard_folder
        from factcheck.running.engines import examine_on
        from factcheck.running.examined import gathered
        from factcheck.running.portions import Asking

        asking = Asking(str(standard_folder()))
        return gathered(*examine_on("here", 1, find_project(desk), asking, is_kept=True))
    if words[0] == "plain":
        checks = Path(factcheck.__file__).parents[1] / "checks"  # those of the same commit
        return factcheck.run(desk, factcheck.find_checks(checks))
    return factcheck.run(desk, engine=words[0], workers=int(words[1]))


class Watch:
    """What the processes below this one take, looked up in /proc until they end."""

    def __init__(self) -> None:
        self._seconds: dict[int, float] = {}
        self._own = 0.0  # of this thread, which on a busy machine looks up many times
        self.megabytes = 0.0
        Thread(target=self._look, daemon=True).start()

    @property
    def seconds(self) -> float:
        """Of the processor, all of them together, without those of the looking up."""
        return sum(self._seconds.values()) - self._own

    def _look(self) -> None:
        while True:
            for process in self._below(os.getpid()):
                with suppress(OSError, IndexError, ValueError):
                    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                    self._seconds[process] = sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK")
                    status = Path(f"/proc/{process}/status").read_text()
                    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
                    self.megabytes = max(self.megabytes, peak)
            self._own = time.thread_time()
            time.sleep(0.1)

    def _below(self, parent: int) -> Iterator[int]:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):  # of each of its threads
            with suppress(OSError):
                for child in map(int, children.read_text().split()):
                    yield child
                    yield from self._below(child)


if __name__ == "__main__":
    if "--job" in sys.argv:
        _work(sys.argv[2:])
    else:
        sys.exit(main())
