"""Writes down what the checks tell of their own examples, for ``test_examples.py`` to know again.

    python tests/record_examples.py

A message that has changed on purpose is read first, then recorded anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from factcheck import Finding, Result  # noqa: E402 — as above
from factcheck.check import Check, Example, find_checks  # noqa: E402 — as above
from factcheck.examples import result_of  # noqa: E402 — as above
from factcheck.harmless import one_line  # noqa: E402 — as above

RECORD = ROOT / "tests/checks/told.txt"
CHECKS = find_checks(ROOT / "checks")
_VERSION = re.compile(r"(?<=[A-Za-z]) \d+(?:\.\d+)+(?=\))")  # of a package that answers


def examples() -> Iterator[tuple[str, Check, Example]]:
    """Each check with each of its examples, named by rule, sort and number."""
    for check in CHECKS:
        for sort, fails in (("fails", True), ("passes", False)):
            chosen = (example for example in check.examples if example.fails is fails)
            for number, example in enumerate(chosen, 1):
                yield f"{check.rule} {sort} {number}", check, example


def told(result: Result, rule: str) -> Iterator[str]:
    """What a check found, or what it looked at and how that came out."""
    found = [one for one in result.findings if one.rule == rule]
    lines = [line for one in found for line in _told_of(one)]
    seen = [one for one in result.observations if rule in one.rules and one.explanation]
    lines += [] if found else [f"{one.verdict}: {one.explanation}" for one in seen]
    yield from (_VERSION.sub("", one_line(line)) for line in lines)


def _told_of(finding: Finding) -> Iterator[str]:
    place, claims = finding.place, " ".join(claim.uid for claim in finding.claims)
    yield f"{place.line}:{place.column} {finding.severity} {claims}: {finding.message}"
    yield from (f"= {step}" for step in finding.working if step != finding.message)
    yield from (f"> {suggestion}" for suggestion in finding.suggestions)


def recorded() -> Mapping[str, list[str]]:
    """What was written down, by the example's name."""
    parts = RECORD.read_text("utf-8").split("\n\n") if RECORD.exists() else []
    return {name: lines for name, *lines in (part.strip("\n").splitlines() for part in parts)}


def main() -> None:
    """Write what is told of every example of which something is."""
    parts = {
        name: list(told(result_of(check, example), check.rule))
        for name, check, example in examples()
    }
    text = "\n\n".join("\n".join([name, *lines]) for name, lines in parts.items() if lines)
    RECORD.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
