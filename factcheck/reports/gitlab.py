"""GitLab's Code Quality report: the subset of Code Climate's format that GitLab reads."""

from __future__ import annotations

import hashlib
from collections import Counter

from factcheck.harmless import visible
from factcheck.model import Finding, Result, Severity
from factcheck.reports.findings import fingerprint, told
from factcheck.reports.json_report import json_text

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(result: Result, folder: str = "") -> str:
    """The findings that are not allowed; the format has no place for allowed ones.

    ``folder`` is where the project lies in its repository, such as ``desk/``.
    """
    seen: Counter[str] = Counter()
    entries = []
    for finding in result.findings:
        if not finding.is_allowed:
            mark = fingerprint(finding)
            seen[mark] += 1
            entries.append(_entry(finding, folder, _unique(mark, seen[mark])))
    return json_text(entries) + "\n"


def _unique(mark: str, number: int) -> str:
    """GitLab drops an entry whose fingerprint it has seen: number those that are alike."""
    return mark if number == 1 else hashlib.sha256(f"{mark}:{number}".encode()).hexdigest()[:32]


def _entry(finding: Finding, folder: str, mark: str) -> dict[str, object]:
    return {
        "description": visible(" — ".join(told(finding))),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": folder + finding.place.path,
            "lines": {"begin": finding.place.line, "end": finding.place.line},
        },
    }
