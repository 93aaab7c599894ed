"""Commands run in processes of their own: how long they take, and how much memory at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

# Only the plugins that a command names, in ours as in bare pytest; bytecode is kept, as it is
# where a package is installed, but away from the tree.
ENVIRONMENT = os.environ | {
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "factcheck-speed-bytecode")),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took; of a job that measures itself, what it measured."""

    seconds: float
    processor_seconds: float
    megabytes: float
    status: int = 0
    told: dict[str, Any] | None = None


def run(arguments: Sequence[str], folder: Path) -> Cost:
    """Run Python with some arguments in a folder; its output is shown only where it breaks down."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 — the benchmark's own commands
            [sys.executable, *arguments], cwd=folder, stdout=output, stderr=output, env=ENVIRONMENT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}:\n{text}")
    processor = usage.ru_utime + usage.ru_stime
    return Cost(seconds, processor, usage.ru_maxrss / 1024, process.returncode, _told(text))


def _told(text: str) -> dict[str, Any] | None:
    """The last line, where it is a job's own account."""
    last = text.rstrip().rpartition("\n")[2]
    return dict(json.loads(last)) if last.startswith("{") else None


def job(name: str, folder: Path) -> Cost:
    """Run a job of ``jobs.py``, without the start of Python."""
    cost = run([str(Path(__file__).with_name("jobs.py")), name, str(folder)], folder)
    if cost.told is None:
        raise SystemExit(f"the job {name} told nothing")
    return Cost(cost.told["seconds"], cost.told["processor"], cost.megabytes, 0, cost.told)


def in_turn(times: int, *commands: Callable[[], Cost]) -> list[Cost]:
    """Run commands in turn (A B A B …) and give the median of each."""
    rounds = [[command() for command in commands] for _ in range(times)]
    return [_median(costs) for costs in zip(*rounds, strict=True)]


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.processor_seconds for cost in costs),
        median(cost.megabytes for cost in costs),
        costs[0].status,
        costs[0].told,
    )
