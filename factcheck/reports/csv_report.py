"""Findings and claims for a spreadsheet."""

from __future__ import annotations

import csv
import io

from factcheck.harmless import visible
from factcheck.model import Finding, Result, Standing
from factcheck.reports.findings import fingerprint

COLUMNS = (
    "row",
    "status",
    "rules",
    "claims",
    "as written",
    "why",
    "working",
    "suggestions",
    "allowed",
    "file",
    "line",
    "column",
    "fingerprint",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_csv(result: Result) -> str:
    """A row for each finding, then one for each claim: RFC 4180, with LF at the end of a row.

    A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV
    Injection").
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = [*map(_finding_row, result.findings), *map(_claim_row, result.standings)]
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _finding_row(finding: Finding) -> list[str]:
    place = finding.place
    return [
        "finding",
        str(finding.severity),
        finding.rule,
        " ".join(claim.uid for claim in dict.fromkeys(finding.claims)),
        " | ".join(claim.value_words for claim in dict.fromkeys(finding.claims)),
        finding.message,
        " · ".join(finding.working),
        " | ".join(finding.suggestions),
        finding.allowance.reason if finding.allowance else "",
        place.path,
        str(place.line),
        str(place.column),
        fingerprint(finding),
    ]


def _claim_row(standing: Standing) -> list[str]:
    claim, place = standing.claim, standing.claim.place
    words = claim.words("exact") or claim.value_words
    rules = " ".join(standing.rules)
    found = ["claim", str(standing.verdict), rules, claim.uid, words, standing.why]
    return [*found, "", "", "", place.path, str(place.line), str(place.column), ""]


def _safe(cell: str) -> str:
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown
