"""How the cost of hostile input grows: no more than in step with its size.

    python tests/benchmarks/scaling.py                 every case
    python tests/benchmarks/scaling.py anchor names    those with these words in their name

Each case is doubled until it takes two seconds of the processor, in which what else runs does not
count. Where cost grows in step, or a budget of steps ends it, doubling the size at most doubles
the time; the last column is the worst growth from one size to the next of those that take a tenth
of a second and more. Ends with 1 where that is more than three.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import factcheck
from factcheck.text import anchor

ENOUGH = 2.0  # seconds of a size, after which none larger is tried
COUNTED = 0.1  # seconds from which growth is judged
MOST = 3.0  # times, for twice the size
LARGEST = 300_000
Case = Callable[[int], object]


def claims(line: Callable[[int], str], expect: Callable[[int], str] | None = None) -> Case:
    """A run over a project of so many claims, and relations expected of them."""

    def case(size: int) -> object:
        written = "".join(f"  c{number}: {{{line(number)}}}\n" for number in range(size))
        tail = "expect:\n" if expect else ""
        tail += "".join(f"  - {expect(number)}\n" for number in range(size - 1) if expect)
        return _run([written + tail])

    return case


def sources(line: Callable[[int], str]) -> Case:
    """A run over so many sources, of one claim each."""
    return lambda size: _run([f"  c: {{{line(number)}}}\n" for number in range(size)])


def _run(files: Sequence[str]) -> object:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "claims").mkdir()
        for number, written in enumerate(files):
            head = f"source: {{title: A{number}, published: 2024-01-17}}\nclaims:\n"
            (root / f"claims/s{number}.yaml").write_text(head + written, "utf-8")
        return factcheck.run(root)


def unreadable(case: Case) -> Case:
    """A run that only tells what is wrong with the files."""

    def refused(size: int) -> object:
        try:
            return case(size)
        except factcheck.UnreadableError as error:
            return error

    return refused


def named(number: int) -> str:
    """One of many names a letter or two apart."""
    letters = (chr(97 + number // 26**place % 26) for place in range(4))
    return f"Sergei Lavro{''.join(letters)}"


def quantity(number: int) -> str:
    """A claim of something of its own."""
    return f"quantity: {number + 10} km, about: [x{number}, y]"


def day(number: int) -> str:
    """One day after another."""
    return f"date: {datetime.date(2020, 1, 1) + datetime.timedelta(number)}, about: [x{number}, y]"


SAME = "about: [x, y]"
RESTATED = "restated: 1 mile, allow: {conversion-error: the agency’s, claims-disagree: known}"
QUOTED = "today, by: X, about: [q, z]"
LEE = "President Ann Lee of Norway said. "
CASES: dict[str, tuple[int, Case]] = {
    "anchor: words that repeat": (4000, lambda n: anchor("ab " * n, "ab " * (n // 4))),
    "anchor: a word in every place": (4000, lambda n: anchor("ab " * n, "ab")),
    "anchor: one letter": (4000, lambda n: anchor("a" * n, "a" * (n // 4))),
    "anchor: another alphabet": (4000, lambda n: anchor("а" * n, "а" * (n // 4))),
    "anchor: a prefix that never fits": (4000, lambda n: anchor("ab " * n, "ab", prefix="c")),
    "anchor: words that are nowhere": (4000, lambda n: anchor("the missile " * n, "teh misile")),
    "figures that differ": (50, claims(lambda i: f"quantity: {i + 10} km, {SAME}")),
    "dates that differ": (50, claims(lambda i: f"date: 2024-01-{i % 28 + 1:02d}, {SAME}")),
    "names of one that differ": (50, claims(lambda i: f"name: {named(i)}, about: p")),
    "names of many, alike": (200, claims(lambda i: f"name: {named(i)}, about: p{i}")),
    "speakers, alike": (
        200,
        claims(lambda i: f"name: {named(i)}, about: p{i}, by: {named(i + 1)}"),
    ),
    "quotations that differ": (50, claims(lambda i: f"quotation: we never give up {i} {QUOTED}")),
    "allowances": (20, claims(lambda i: f"quantity: {i + 10} km, {RESTATED}")),
    "names that mean nothing": (
        200,
        unreadable(claims(lambda i: f"quantity: {i + 10} km, total_of: [no{i}, nor{i}]")),
    ),
    "quotations of one speaker": (
        100,
        claims(lambda i: f"quotation: we never give up number {i}, by: Ann Lee"),
    ),
    "sources that disagree": (25, sources(lambda i: f"quantity: {i + 10} km, {SAME}")),
    "sources that disagree on days": (25, sources(lambda i: f"date: {day(i)[6:16]}, {SAME}")),
    "days in a chain": (50, claims(day, lambda i: f"c{i} < c{i + 1}")),
    "days in a chain that contradict": (50, claims(day, lambda i: f"c{i} > c{i + 1}")),
    "days counted from each other": (
        50,
        claims(lambda i: f"date: two days later, from: c{i - 1}" if i else "date: 2020-01-01"),
    ),
    "expectations in a chain": (100, claims(quantity, lambda i: f"c{i} < c{i + 1}")),
    "expectations that contradict": (50, claims(quantity, lambda i: f"c{i} > c{i + 1}")),
    "hidden marks": (4000, lambda n: factcheck.describe_hidden_characters("\u200e" * n)),
    "letters out of script": (4000, lambda n: factcheck.describe_hidden_characters("аb" * n)),
    "people in a text": (500, lambda n: factcheck.find_mentions(LEE * n, "Ann Lee")),
    "capitals in a text": (2000, lambda n: factcheck.find_mentions("Aa " * n, "Aa Aa")),
    "initials in a text": (2000, lambda n: factcheck.find_mentions("A. " * n, "A. Lee")),
}


def measured(size: int, case: Case) -> Iterator[tuple[int, float]]:
    """Sizes, each twice the one before, and the seconds that they take."""
    while size <= LARGEST:
        began = time.process_time()
        case(size)
        seconds = time.process_time() - began
        yield size, seconds
        if seconds > ENOUGH:
            return
        size *= 2


def main(words: list[str]) -> int:
    """Print the cases, each with its sizes and its worst growth."""
    worst = 0.0
    for name, (size, case) in CASES.items():
        if words and not any(word in name for word in words):
            continue
        found = list(measured(size, case))
        growth = max((b / a for (_, a), (_, b) in pairwise(found) if a >= COUNTED), default=1.0)
        worst = max(worst, growth)
        last, seconds = found[-1]
        print(f"{name:40} {last:>8,} in {seconds:5.2f} s   times {growth:.1f}", flush=True)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
