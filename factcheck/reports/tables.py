"""The findings as a table for a terminal, and what tables are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model import Finding
from factcheck.reports.escaping import width_of
from factcheck.reports.paper import Paper

GAP = 2
_WIDE = 132


def findings_table(findings: Iterable[Finding], paper: Paper) -> str:
    """Severity, rule, claim, what is wrong and place; the last two share a column where narrow."""
    findings = sorted(findings, key=lambda finding: finding.is_allowed)
    if paper.width >= _WIDE:
        return _wide_findings(findings, paper)
    heads = ["severity", "rule, claim", "what is wrong, and where"]
    left = [
        (_severity(finding), f"{finding.rule}\n{_claim_ids(finding, paper)}")
        for finding in findings
    ]
    room = paper.width - column_width([heads[0], *(a for a, _ in left)])
    room -= column_width([heads[1], *(b for _, b in left)]) + 2 * GAP
    room = max(room, 24)
    rows = [
        (
            paper.paint(severity, finding.severity),
            rule,
            f"{paper.wrap(_wrong(finding), room)}\n{_fitted(str(finding.place), room, paper)}",
        )
        for finding, (severity, rule) in zip(findings, left, strict=True)
    ]
    return table(rows, heads)


def _wide_findings(findings: Sequence[Finding], paper: Paper) -> str:
    heads = ["severity", "rule", "claim", "what is wrong", "place"]
    cells = [
        [_severity(f), f.rule, _claim_ids(f, paper), "", paper.text(str(f.place))] for f in findings
    ]
    columns = list(zip(heads, *cells, strict=True))
    room = paper.width - sum(column_width(column) for column in columns) - 4 * GAP
    room = max(room + len("what is wrong"), 40)
    for finding, row in zip(findings, cells, strict=True):
        row[0] = paper.paint(row[0], finding.severity)
        row[3] = paper.wrap(_wrong(finding), room)
    return table(cells, heads)


def _severity(finding: Finding) -> str:
    return "allowed" if finding.is_allowed else str(finding.severity)


def _claim_ids(finding: Finding, paper: Paper) -> str:
    ids = [paper.text(claim.id) for claim in finding.claims]
    return "\n".join(dict.fromkeys(ids))


def _wrong(finding: Finding) -> str:
    if finding.allowance is None:
        return finding.message
    return f"{finding.message} Allowed: {finding.allowance.reason}"


def _fitted(place: str, room: int, paper: Paper) -> str:
    """A place whose folders are cut from the left where it is too long for its column."""
    place = paper.text(place)
    if len(place) <= room:
        return place
    ellipsis = "..." if paper.ascii_only else "…"
    return ellipsis + place[-(room - len(ellipsis)) :]


def table(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    """Rows under their heads; figures stay as they are written."""
    from tabulate import tabulate

    return tabulate(rows, heads, tablefmt="simple", disable_numparse=True)


def column_width(cells: Iterable[str]) -> int:
    """The columns of a terminal that the widest line of some cells takes."""
    return max(width_of(line) for cell in cells for line in cell.split("\n"))
