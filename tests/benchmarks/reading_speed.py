"""What reading costs beside an earlier commit: ``reading_speed.py [--base COMMIT] [--texts DIR]``.

The commit is checked out beside the working tree, and the two read in turn (A B A B …), each time
in a process of its own, this repository's figures and dates, and texts. All are read once before
the clock starts, so that tables and calendars are loaded, and the answers are forgotten again.
Times are of the processor, the shortest of each side: what else the machine does only adds.
What the earlier commit asks for has to be there, or it reads less: ``pip install edtf text2num``
for the commit that is the default.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import _lru_cache_wrapper
from pathlib import Path
from time import process_time
from typing import Any

from answers import DRAFTING, day_asked, first_of, settle  # type: ignore[import-not-found] # a script finds what lies beside it
from corpus import questions_of  # type: ignore[import-not-found] # the same
from differences import BASE, ROOT, checked_out  # type: ignore[import-not-found] # the same
from tabulate import tabulate

READING = (("factcheck", "read"), *DRAFTING)
"""What finds everything in a text; in versions that read no text, what drafts do."""
PUBLISHED = date(2024, 6, 12)
PASSES = 3
MEASURES = ("µs a figure", "µs a date", "ms per 1,000 words")


def main() -> None:
    """Measure and print; the side that is measured runs this file again."""
    chosen = _arguments()
    if chosen.inside:
        print(json.dumps(_costs(chosen.inside, chosen.texts)))
        return
    with (
        tempfile.TemporaryDirectory(prefix="factcheck-speed-") as folder,
        checked_out(chosen.base, Path(folder) / "base") as base,
    ):
        rounds = [[_told(tree, chosen.texts) for tree in (base, ROOT)] for _ in range(chosen.times)]
    before, now = (
        [min(costs) for costs in zip(*side, strict=True)] for side in zip(*rounds, strict=True)
    )
    rows = [
        [measure, f"{old:.1f}", f"{new:.1f}", f"{old / new:.2f} times"]
        for measure, old, new in zip(MEASURES, before, now, strict=True)
    ]
    print(
        tabulate(rows, ["", chosen.base, "now", "faster"], disable_numparse=True, stralign="right")
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default=BASE, metavar="COMMIT", help="default: %(default)s")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", default=ROOT / "seeds")
    parser.add_argument("--times", type=int, default=3, help="default: %(default)s")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _told(tree: Path, texts: Path) -> list[float]:
    """What one side costs, measured in a process of its own."""
    command = [sys.executable, __file__, "--inside", str(tree), "--texts", str(texts.resolve())]
    return list(json.loads(subprocess.check_output(command)))  # noqa: S603 - this file


def _costs(tree: Path, texts: Path) -> list[float]:
    """What a figure, a date and a thousand words cost in a tree, in the order of ``MEASURES``."""
    settle(tree.resolve())
    from factcheck import read_date, read_quantity

    questions = questions_of((ROOT,))
    figures = [(words,) for words in questions["quantities"]["questions"]]
    dates = [day_asked(question) for question in questions["dates"]["questions"]]
    written = [path.read_text("utf-8") for path in sorted(texts.glob("*.txt"))]
    words = sum(len(text.split()) for text in written)
    asked = [(text, PUBLISHED) for text in written]
    return [
        1e6 * _cost(read_quantity, figures) / len(figures),
        1e6 * _cost(read_date, dates) / len(dates),
        1e6 * _cost(first_of(READING), asked) / words,
    ]


def _cost(read: Callable[..., Any], asked: Sequence[tuple[Any, ...]]) -> float:
    """The seconds of processor time that all take, tables loaded and nothing remembered."""
    _seconds(read, asked)
    return min(_anew(read, asked) for _ in range(PASSES))


def _anew(read: Callable[..., Any], asked: Sequence[tuple[Any, ...]]) -> float:
    _forget()
    gc.collect()  # so that a whole collection falls into no pass by chance
    return _seconds(read, asked)


def _forget() -> None:
    """Clear the caches of answers, which have a bound; those of tables have none."""
    kept = ("holidays", "hebrew")  # calendars
    for one in gc.get_objects():
        is_ours = isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("factcheck")
        is_ours = is_ours and not one.__module__.endswith(kept)
        if is_ours and one.cache_info().maxsize is not None:
            one.cache_clear()


def _seconds(read: Callable[..., Any], asked: Sequence[tuple[Any, ...]]) -> float:
    """What all take; where an earlier version breaks down, until then."""
    start = process_time()
    for arguments in asked:
        with suppress(Exception):
            read(*arguments)
    return process_time() - start


if __name__ == "__main__":
    main()
