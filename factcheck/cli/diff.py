"""``factcheck diff``: two JSON reports set against each other."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from factcheck.claimfiles.files import read_text
from factcheck.errors import FactcheckError
from factcheck.harmless import one_line, printed
from factcheck.model.result import UNREAD
from factcheck.reports.json_report import VERSION, JsonTree
from factcheck.reports.summary import counted

HELP = """\
Each run of pytest checks/ writes reports/consistency.json. Keep a copy, run again later, and
set the two against each other:

  cp reports/consistency.json old.json
  pytest checks/
  factcheck diff old.json reports/consistency.json

A finding is the same as long as its rule and its claims' words are, wherever they stand.
For scripts: the exit status is 1 where an error is new and not allowed, or no longer allowed, 2
where a file is no report, otherwise 0."""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("old", metavar="OLD.json", type=Path, help="the earlier report")
    parser.add_argument("new", metavar="NEW.json", type=Path, help="the later report")


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; 1 where there is a new error."""
    found = Difference(_report_in(arguments.old), _report_in(arguments.new))
    print(printed(found.told))
    return int(found.has_new_error)


def _report_in(path: Path) -> JsonTree:
    """The report in a file; raises ``FactcheckError`` where it is none."""
    try:
        report: Any = json.loads(read_text(path, str(path), str(path)))
    except (ValueError, RecursionError) as error:
        raise FactcheckError(f"{path} is not JSON: {error}") from None
    if not isinstance(report, dict):
        raise FactcheckError(f"{path} is not a report: expected a reports/consistency.json")
    return report


class _ReportedPlace(Struct, frozen=True):
    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return one_line(f"{self.path}:{self.line}:{self.column}")


class _ReportedFinding(Struct, frozen=True):
    """What a comparison needs of a finding in a report."""

    rule: str
    severity: str
    message: str
    place: _ReportedPlace
    claims: tuple[str, ...]
    fingerprint: str
    allowance: Mapping[str, object] | None


class _ReportedStanding(Struct, frozen=True):
    claim: str
    verdict: str


class _ReportedBreakdown(Struct, frozen=True):
    rule: str
    source: str


class _Report(Struct, frozen=True):
    findings: tuple[_ReportedFinding, ...]
    claims: tuple[_ReportedStanding, ...]
    breakdowns: tuple[_ReportedBreakdown, ...] = ()

    def is_untold(self, finding: _ReportedFinding) -> bool:
        """Whether nothing is known of a finding, for want of its check or its claim file."""
        sources = {"", *(claim.rpartition(".")[0] for claim in finding.claims)}
        return any(
            one.source in sources and one.rule in (finding.rule, *UNREAD) for one in self.breakdowns
        )


_Both = tuple[_ReportedFinding, _ReportedFinding]


class OtherFormatError(FactcheckError):
    """A JSON file that is not a report, or one of another version, or not whole."""


class Difference:
    """What is new, gone, accepted since and unchanged between two reports.

    Findings are the same when their fingerprints are, whatever file their check stands in and
    whatever its severity; those of a whole source, when their rule is, however they are worded.
    Raises ``OtherFormatError``.
    """

    def __init__(self, old: JsonTree, new: JsonTree) -> None:
        before, after = _read(old, "the old report"), _read(new, "the new report")
        self._both, self._added, self._gone = _compared(before.findings, after.findings)
        self._untold = [one for one in self._gone if after.is_untold(one)]
        self._gone = [one for one in self._gone if not after.is_untold(one)]
        self._allowed = [n for o, n in self._both if n.allowance and not o.allowance]
        self._reopened = [n for o, n in self._both if o.allowance and not n.allowance]
        self._verdicts = list(_verdicts(before.claims, after.claims))

    @property
    def told(self) -> str:
        """All of it, for a person."""
        both, allowed, reopened = self._both, self._allowed, self._reopened
        return "\n".join(
            [
                *_listed("New", self._added),
                *_listed("Gone", self._gone),
                *(_listed("Not looked for", self._untold) if self._untold else ()),
                *(_listed("Newly allowed", allowed) if allowed else ()),
                *(_listed("No longer allowed", reopened) if reopened else ()),
                f"Unchanged: {counted(len(both) - len(allowed) - len(reopened), 'finding')}",
                *_changes("severity", "severity", both),
                *_changes("wording", "message", [pair for pair in both if not pair[1].claims]),
                *self._verdicts,
            ]
        )

    @property
    def has_new_error(self) -> bool:
        """Whether an error that nobody allows is new, or was allowed in the old report."""
        opened = [one for one in self._added if not one.allowance] + self._reopened
        return any(one.severity == "error" for one in opened)


def _read(report: JsonTree, name: str) -> _Report:
    """The parts of a report that are compared; raises ``OtherFormatError`` where one is amiss."""
    if report.get("version") != VERSION:
        raise OtherFormatError(f"{name} is not a consistency report of version {VERSION}")
    try:
        return msgspec.convert(report, _Report)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise OtherFormatError(f"{name} is not whole: {error}") from None


def _compared(
    old: Sequence[_ReportedFinding], new: Sequence[_ReportedFinding]
) -> tuple[list[_Both], list[_ReportedFinding], list[_ReportedFinding]]:
    """The findings of both reports, those of the new one alone, and those of the old one."""
    both, added, gone = _matched(old, new, lambda finding: finding.fingerprint)
    reworded, added, gone = _matched(gone, added, _of_a_source)
    return both + reworded, added, gone


def _of_a_source(finding: _ReportedFinding) -> object:
    """What tells a finding that no claim has from others; nothing for those that have one."""
    return None if finding.claims else (finding.rule, finding.place.path)


def _matched(
    old: Sequence[_ReportedFinding],
    new: Sequence[_ReportedFinding],
    key: Callable[[_ReportedFinding], object],
) -> tuple[list[_Both], list[_ReportedFinding], list[_ReportedFinding]]:
    waiting: defaultdict[object, list[_ReportedFinding]] = defaultdict(list)
    for finding in old:
        waiting[key(finding)].append(finding)
    both, added = [], []
    for finding in new:
        known = key(finding)
        if known and waiting[known]:
            both.append((waiting[known].pop(0), finding))
        else:
            added.append(finding)
    left = {id(finding) for findings in waiting.values() for finding in findings}
    return both, added, [finding for finding in old if id(finding) in left]


def _listed(title: str, findings: Sequence[_ReportedFinding]) -> Iterator[str]:
    yield f"{title}: {counted(len(findings), 'finding')}"
    for finding in findings:
        allowed = ", allowed" if finding.allowance else ""
        yield (
            f"  {finding.place}: {one_line(finding.severity)}{allowed} {one_line(finding.rule)}: "
            f"{one_line(finding.message)}"
        )


def _changes(name: str, key: str, both: Sequence[_Both]) -> Iterator[str]:
    """Findings of both reports that are told otherwise: more gravely, or in other words."""
    told = [(getattr(before, key), getattr(after, key), after) for before, after in both]
    changed = [one for one in told if one[0] != one[1]]
    if changed:
        yield f"Changed in {name}: {counted(len(changed), 'finding')}"
    for earlier, later, finding in changed:
        words = f"{one_line(earlier)} → {one_line(later)}"
        yield f"  {finding.place}: {one_line(finding.rule)}: {words}"


def _verdicts(old: Sequence[_ReportedStanding], new: Sequence[_ReportedStanding]) -> Iterator[str]:
    before = {claim.claim: claim.verdict for claim in old}
    changed = [one for one in new if before.get(one.claim, one.verdict) != one.verdict]
    if changed:
        yield f"Changed: {counted(len(changed), 'verdict')}"
    for claim in changed:
        verdicts = f"{before[claim.claim]} → {claim.verdict}"
        yield f"  {one_line(claim.claim)}: {one_line(verdicts)}"
