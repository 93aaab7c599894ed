"""Two JSON reports set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from factcheck.errors import FactcheckError
from factcheck.reports.escaping import one_line
from factcheck.reports.json_report import VERSION, JsonTree
from factcheck.reports.summary import counted

Both = tuple[JsonTree, JsonTree]


class OtherFormatError(FactcheckError):
    """A JSON file that is not a report, or one of another version."""


def diff_reports(old: JsonTree, new: JsonTree) -> str:
    """What is new, gone, accepted since and unchanged between two reports, for a person.

    Findings are the same when their fingerprints are, whatever file their check stands in and
    whatever its severity; those of a whole source, when their rule is, however they are worded.
    Raises ``OtherFormatError``.
    """
    for report, name in ((old, "the old report"), (new, "the new report")):
        if report.get("version") != VERSION:
            raise OtherFormatError(f"{name} is not a consistency report of version {VERSION}")
    both, added, gone = _compared(old["findings"], new["findings"])
    allowed, reopened = _newly_allowed(both), _no_longer_allowed(both)
    return "\n".join(
        [
            *_listed("New", added),
            *_listed("Gone", gone),
            *(_listed("Newly allowed", allowed) if allowed else ()),
            *(_listed("No longer allowed", reopened) if reopened else ()),
            f"Unchanged: {counted(len(both) - len(allowed) - len(reopened), 'finding')}",
            *_changes("severity", "severity", both),
            *_changes("wording", "message", [pair for pair in both if not pair[1]["claims"]]),
            *_verdicts(old["claims"], new["claims"]),
        ]
    )


def has_new_error(old: JsonTree, new: JsonTree) -> bool:
    """Whether an error that nobody allows is new, or was allowed in the old report."""
    both, added, _ = _compared(old["findings"], new["findings"])
    opened = [one for one in added if not one["allowance"]] + _no_longer_allowed(both)
    return any(one["severity"] == "error" for one in opened)


def _newly_allowed(both: Sequence[Both]) -> list[JsonTree]:
    return [after for before, after in both if after["allowance"] and not before["allowance"]]


def _no_longer_allowed(both: Sequence[Both]) -> list[JsonTree]:
    return [after for before, after in both if before["allowance"] and not after["allowance"]]


def _compared(
    old: Sequence[JsonTree], new: Sequence[JsonTree]
) -> tuple[list[Both], list[JsonTree], list[JsonTree]]:
    """The findings of both reports, those of the new one alone, and those of the old one."""
    both, added, gone = _matched(old, new, lambda finding: finding["fingerprint"])
    reworded, added, gone = _matched(gone, added, _of_a_source)
    return both + reworded, added, gone


def _of_a_source(finding: JsonTree) -> object:
    """What tells a finding that no claim has from others; nothing for those that have one."""
    return None if finding["claims"] else (finding["rule"], finding["place"]["path"])


def _matched(
    old: Sequence[JsonTree], new: Sequence[JsonTree], key: Callable[[JsonTree], object]
) -> tuple[list[Both], list[JsonTree], list[JsonTree]]:
    waiting: defaultdict[object, list[JsonTree]] = defaultdict(list)
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


def _listed(title: str, findings: Sequence[JsonTree]) -> Iterator[str]:
    yield f"{title}: {counted(len(findings), 'finding')}"
    for finding in findings:
        allowed = ", allowed" if finding["allowance"] else ""
        yield (
            f"  {_where(finding)}: {finding['severity']}{allowed} {finding['rule']}: "
            f"{one_line(finding['message'])}"
        )


def _changes(name: str, key: str, both: Sequence[Both]) -> Iterator[str]:
    """Findings of both reports that are told otherwise: more gravely, or in other words."""
    changed = [(before, after) for before, after in both if before[key] != after[key]]
    if changed:
        yield f"Changed in {name}: {counted(len(changed), 'finding')}"
    for before, after in changed:
        told = f"{one_line(before[key])} → {one_line(after[key])}"
        yield f"  {_where(after)}: {after['rule']}: {told}"


def _where(finding: JsonTree) -> str:
    place = finding["place"]
    return one_line(f"{place['path']}:{place['line']}:{place['column']}")


def _verdicts(old: Sequence[JsonTree], new: Sequence[JsonTree]) -> Iterator[str]:
    before = {claim["claim"]: claim["verdict"] for claim in old}
    changed = [one for one in new if before.get(one["claim"], one["verdict"]) != one["verdict"]]
    if changed:
        yield f"Changed: {counted(len(changed), 'verdict')}"
    for claim in changed:
        yield f"  {claim['claim']}: {before[claim['claim']]} → {claim['verdict']}"
