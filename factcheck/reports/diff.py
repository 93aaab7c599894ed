"""Two JSON reports set against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.reports.escaping import one_line
from factcheck.reports.json_report import VERSION
from factcheck.reports.summary import counted

Tree = Mapping[str, Any]


class OtherFormatError(FactcheckError):
    """A JSON file that is not a report, or one of another version."""


def diff_reports(old: Tree, new: Tree) -> str:
    """What is new, gone and unchanged between two reports, for a person.

    Findings are the same when their fingerprints are. Raises ``OtherFormatError``.
    """
    for report, name in ((old, "the old report"), (new, "the new report")):
        if report.get("version") != VERSION:
            raise OtherFormatError(f"{name} is not a consistency report of version {VERSION}")
    added = _beyond(new["findings"], old["findings"])
    gone = _beyond(old["findings"], new["findings"])
    unchanged = len(new["findings"]) - len(added)
    return "\n".join(
        [
            *_listed("New", added),
            *_listed("Gone", gone),
            f"Unchanged: {counted(unchanged, 'finding')}",
            *_verdicts(old["claims"], new["claims"]),
        ]
    )


def has_new_error(old: Tree, new: Tree) -> bool:
    """Whether the new report has an error that the old one has not and nobody has allowed."""
    added = _beyond(new["findings"], old["findings"])
    return any(one["severity"] == "error" and not one["allowance"] for one in added)


def _beyond(findings: Sequence[Tree], others: Sequence[Tree]) -> list[Tree]:
    """The findings that the others do not have, or not so often."""
    left = Counter(other["fingerprint"] for other in others)
    beyond = []
    for finding in findings:
        left[finding["fingerprint"]] -= 1
        if left[finding["fingerprint"]] < 0:
            beyond.append(finding)
    return beyond


def _listed(title: str, findings: Sequence[Tree]) -> Iterator[str]:
    yield f"{title}: {counted(len(findings), 'finding')}"
    for finding in findings:
        place = finding["place"]
        where = f"{place['path']}:{place['line']}:{place['column']}"
        allowed = ", allowed" if finding["allowance"] else ""
        yield (
            f"  {one_line(where)}: {finding['severity']}{allowed} {finding['rule']}: "
            f"{one_line(finding['message'])}"
        )


def _verdicts(old: Sequence[Tree], new: Sequence[Tree]) -> Iterator[str]:
    before = {claim["claim"]: claim["verdict"] for claim in old}
    changed = [one for one in new if before.get(one["claim"], one["verdict"]) != one["verdict"]]
    if changed:
        yield f"Changed: {counted(len(changed), 'verdict')}"
    for claim in changed:
        yield f"  {claim['claim']}: {before[claim['claim']]} → {claim['verdict']}"
