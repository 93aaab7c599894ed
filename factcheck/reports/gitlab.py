"""GitLab's Code Quality report: the subset of Code Climate's format that GitLab reads."""

from __future__ import annotations

import hashlib

from factcheck.harmless import visible
from factcheck.model import Finding, Result, Severity
from factcheck.reports.findings import numbered_fingerprints, told
from factcheck.reports.json_report import json_text

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(result: Result, folder: str = "") -> str:
    """The findings that are not allowed; the format has no place for allowed ones.

    ``folder`` is where the project lies in its repository, such as ``desk/``.
    """
    numbered = numbered_fingerprints(result.open_findings)
    entries = [_entry(one, folder, _unique(mark, number)) for one, mark, number in numbered]
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
