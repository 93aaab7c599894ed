"""The findings as a table for a terminal, and what tables are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model import Finding
from factcheck.reports.escaping import width_of
from factcheck.reports.paper import Paper
from factcheck.reports.sides import accepted

GAP = 2  # columns between two
_WIDE = 132  # columns of a terminal that has room for one line a finding


def findings_table(findings: Iterable[Finding], paper: Paper) -> str:
    """Severity, rule, claim, what is wrong and place; the last two share a column where narrow.

    Of allowed findings it says why, by whose word and until when they stand.
    """
    findings = list(findings)
    if paper.width >= _WIDE:
        return _wide_findings(findings, paper)
    heads = ["severity", "rule, claim", "what is wrong, and where"]
    left = [
        (str(finding.severity), f"{finding.rule}\n{_claim_ids(finding, paper)}")
        for finding in findings
    ]
    room = paper.width - column_width([heads[0], *(a for a, _ in left)])
    room -= column_width([heads[1], *(b for _, b in left)]) + 2 * GAP
    room = max(room, 24)
    rows = [
        (
            _severity(finding, paper),
            rule,
            f"{_wrong(finding, room, paper)}\n{_fitted(str(finding.place), room, paper)}",
        )
        for finding, (_, rule) in zip(findings, left, strict=True)
    ]
    return table(rows, heads)


def _wide_findings(findings: Sequence[Finding], paper: Paper) -> str:
    heads = ["severity", "rule", "claim", "what is wrong", "place"]
    cells = [
        [str(f.severity), f.rule, _claim_ids(f, paper), "", paper.text(str(f.place))]
        for f in findings
    ]
    columns = list(zip(heads, *cells, strict=True))
    room = paper.width - sum(column_width(column) for column in columns) - 4 * GAP
    room = max(room + len("what is wrong"), 40)
    for finding, row in zip(findings, cells, strict=True):
        row[0] = _severity(finding, paper)
        row[3] = _wrong(finding, room, paper)
    return table(cells, heads)


def _claim_ids(finding: Finding, paper: Paper) -> str:
    ids = [paper.text(claim.id) for claim in finding.claims]
    return "\n".join(dict.fromkeys(ids))


def _severity(finding: Finding, paper: Paper) -> str:
    """The severity in its colour, which an allowed finding has not."""
    severity = str(finding.severity)
    return severity if finding.is_allowed else paper.paint(severity, severity)


def _wrong(finding: Finding, room: int, paper: Paper) -> str:
    said = [finding.message, *([accepted(finding.allowance)] if finding.allowance else [])]
    return "\n".join(paper.wrap(sentence, room) for sentence in said)


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
