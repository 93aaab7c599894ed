"""Coverage in the terminal, and the older report that it is held against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from factcheck.claimfiles.files import read_text
from factcheck.drafting.coverage import coverage_of, only_new
from factcheck.errors import FactcheckError
from factcheck.model import Result
from factcheck.model.result import KINDS, Before, Coverage, Spot, percent_claimed
from factcheck.reports.paper import Paper

_HEAD = ("kind", "found", "claimed", "compared")
_MOST_MISSING = 40  # of a source, which a person reads on a screen


def with_coverage(result: Result, before: Before) -> Result:
    """The result with the coverage of its sources; only of what was not there before."""
    whole = result.in_memory
    return replace(whole, coverage=tuple(only_new(coverage_of(whole), before)))


def read_before(path: Path) -> Before:
    """What an older JSON report covers; raises ``FactcheckError`` where it tells of no coverage."""
    text = read_text(path, path.name, path.name)
    try:
        tree = json.loads(text)
        return [
            (one["source"], spot["kind"], spot["words"])
            for one in tree["coverage"]
            for spot in one["spots"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        message = f"{path} is no JSON report with coverage: write one with --factcheck-coverage"
        raise FactcheckError(message) from None


def render_coverage(coverage: Sequence[Coverage], paper: Paper) -> str:
    """A table for each source: by kind, what can be checked, is claimed and was compared.

    Under it what no claim states, by line, as far as a person reads on; the rest is counted.
    """
    lines = [paper.paint("Coverage", "bold"), "", *_tables(coverage, paper)]
    lines.append(f"Claimed: {percent_claimed(coverage):.1f} % of what can be checked.")
    return "\n".join(lines)


def _tables(coverage: Sequence[Coverage], paper: Paper) -> Iterator[str]:
    for one in coverage:
        yield paper.cut(one.path, paper.width)
        yield "  {:13} {:>5} {:>8} {:>9}".format(*_HEAD)
        for kind in KINDS:
            spots = [spot for spot in one.spots if spot.kind == kind]
            if spots:
                yield _row(kind, spots)
        yield from _missing(one.missing, paper)
        yield ""


def _row(kind: str, spots: Sequence[Spot]) -> str:
    claimed = sum(spot.is_claimed for spot in spots) / len(spots)
    compared = sum(spot.is_compared for spot in spots) / len(spots)
    return f"  {kind + 's':13} {len(spots):>5} {claimed:>8.0%} {compared:>9.0%}"


def _missing(spots: Sequence[Spot], paper: Paper) -> Iterator[str]:
    if not spots:
        return
    yield "  In no claim:"
    for line, on in groupby(spots[:_MOST_MISSING], key=lambda spot: spot.line):
        words = ", ".join(f"“{spot.words}”" for spot in on)
        yield paper.wrap(words, paper.width, "  ", f"line {line}: ")
    if len(spots) > _MOST_MISSING:
        more = f"and {len(spots) - _MOST_MISSING} more: the JSON report lists them all"
        yield paper.wrap(more, paper.width, "  ")
