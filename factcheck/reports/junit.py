"""What pytest's own JUnit report says of a finding beside its message."""

from __future__ import annotations

from factcheck.harmless import visible
from factcheck.model import Finding
from factcheck.reports.findings import fingerprint


def junit_properties(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Names and values for ``user_properties``; ``file`` and ``line`` point into the claim file."""
    properties = [
        ("rule", finding.rule),
        ("severity", str(finding.severity)),
        *(("claim", claim.uid) for claim in dict.fromkeys(finding.claims)),
        ("place", str(finding.place)),
        ("file", finding.place.path),
        ("line", str(finding.place.line)),
        *(("suggestion", words) for words in finding.suggestions),
        ("fingerprint", fingerprint(finding)),
    ]
    if finding.allowance:
        properties.append(("allowed", finding.allowance.reason))
    return tuple((name, visible(value)) for name, value in properties)
