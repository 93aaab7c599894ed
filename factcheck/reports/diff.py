"""Two JSON reports set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.reports.escaping import one_line
from factcheck.reports.json_report import VERSION, JsonTree
from factcheck.reports.summary import counted


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


class _Report(Struct, frozen=True):
    findings: tuple[_ReportedFinding, ...]
    claims: tuple[_ReportedStanding, ...]


_Both = tuple[_ReportedFinding, _ReportedFinding]


class OtherFormatError(FactcheckError):
    """A JSON file that is not a report, or one of another version, or not whole."""


def diff_reports(old: JsonTree, new: JsonTree) -> str:
    """What is new, gone, accepted since and unchanged between two reports, for a person.

    Findings are the same when their fingerprints are, whatever file their check stands in and
    whatever its severity; those of a whole source, when their rule is, however they are worded.
    Raises ``OtherFormatError``.
    """
    before, after = _read(old, "the old report"), _read(new, "the new report")
    both, added, gone = _compared(before.findings, after.findings)
    allowed, reopened = _newly_allowed(both), _no_longer_allowed(both)
    return "\n".join(
        [
            *_listed("New", added),
            *_listed("Gone", gone),
            *(_listed("Newly allowed", allowed) if allowed else ()),
            *(_listed("No longer allowed", reopened) if reopened else ()),
            f"Unchanged: {counted(len(both) - len(allowed) - len(reopened), 'finding')}",
            *_changes("severity", "severity", both),
            *_changes("wording", "message", [pair for pair in both if not pair[1].claims]),
            *_verdicts(before.claims, after.claims),
        ]
    )


def _read(report: JsonTree, name: str) -> _Report:
    """The parts of a report that are compared; raises ``OtherFormatError`` where one is amiss."""
    if report.get("version") != VERSION:
        raise OtherFormatError(f"{name} is not a consistency report of version {VERSION}")
    try:
        return msgspec.convert(report, _Report)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise OtherFormatError(f"{name} is not whole: {error}") from None


def has_new_error(old: JsonTree, new: JsonTree) -> bool:
    """Whether an error that nobody allows is new, or was allowed in the old report.

    Raises ``OtherFormatError``.
    """
    before, after = _read(old, "the old report"), _read(new, "the new report")
    both, added, _ = _compared(before.findings, after.findings)
    opened = [one for one in added if not one.allowance] + _no_longer_allowed(both)
    return any(one.severity == "error" for one in opened)


def _newly_allowed(both: Sequence[_Both]) -> list[_ReportedFinding]:
    return [after for before, after in both if after.allowance and not before.allowance]


def _no_longer_allowed(both: Sequence[_Both]) -> list[_ReportedFinding]:
    return [after for before, after in both if before.allowance and not after.allowance]


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
