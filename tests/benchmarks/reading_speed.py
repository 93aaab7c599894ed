"""What reading costs beside an earlier commit: ``reading_speed.py [--base COMMIT] [--texts DIR]``.

The commit is checked out beside the working tree, and the two read in turn (A B A B …), each time
in a process of its own, this repository's figures and dates, and texts. Every string is read
once, so that no cache of answers tells; a tenth of them are read before the clock starts, so
that all tables are loaded. Times are of the processor, the shortest of each side: what else the
machine does only adds to them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
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
LOADING = ("2024-05?", "2001-21", "Easter 2024", "the Islamic New Year 2024", "Diwali 2024",
           "Hanukkah 2024", "Orthodox Christmas 2024", "Labor Day 2024")  # fmt: skip
"""Dates for which libraries are loaded."""
WARMING = 10  # one string in so many is read before the clock starts
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
    _seconds(read_date, [(words,) for words in LOADING])
    dates = [day_asked(question) for question in questions["dates"]["questions"]]
    written = [path.read_text("utf-8") for path in sorted(texts.glob("*.txt"))]
    words = sum(len(text.split()) for text in written)
    asked = [(text, PUBLISHED) for text in written]
    read = first_of(READING)
    _seconds(read, asked[::WARMING])
    return [
        1e6 * _each(read_quantity, figures),
        1e6 * _each(read_date, dates),
        1e6 * _seconds(read, asked) / words,
    ]


def _each(read: Callable[..., Any], asked: Sequence[tuple[Any, ...]]) -> float:
    """The seconds of processor time that one takes, tables loaded."""
    _seconds(read, asked[::WARMING])
    rest = [one for at, one in enumerate(asked) if at % WARMING]
    return _seconds(read, rest) / len(rest)


def _seconds(read: Callable[..., Any], asked: Sequence[tuple[Any, ...]]) -> float:
    start = process_time()
    for arguments in asked:
        read(*arguments)
    return process_time() - start


if __name__ == "__main__":
    main()
