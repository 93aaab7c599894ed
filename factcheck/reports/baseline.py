"""Findings recorded at one time, so that afterwards only new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import Allowance, Finding, Result
from factcheck.reports.fingerprints import fingerprint

VERSION = 1


@dataclass(frozen=True, eq=False)
class Applied:
    """A result whose recorded findings are allowed, and the baseline that is still needed.

    ``gone`` counts the entries that no finding needs any more; ``baseline`` is without them.
    """

    result: Result
    baseline: str
    gone: int


def record_baseline(result: Result) -> str:
    """The findings that are not allowed, as the text of a baseline file.

    An entry is a finding's content fingerprint: it follows its claim through the file, and no
    longer covers it once the claim's words, or those of any other side, change.
    """
    marks: Counter[str] = Counter()
    entries: dict[str, dict[str, Any]] = {}
    for finding in result.findings:
        if not finding.is_allowed:
            mark = fingerprint(finding)
            marks[mark] += 1
            entries[mark] = _entry(finding, mark, marks[mark])
    return _written(list(entries.values()))


def apply_baseline(result: Result, baseline: str, path: str) -> Applied:
    """Allow the findings that a baseline records; ``path`` is its file, from the root.

    An entry covers as many findings as were recorded, and never one that has changed. Raises
    ``UnreadableError`` for a text that is not a baseline.
    """
    entries = _read(baseline, path)
    left = Counter({entry["fingerprint"]: entry["count"] for entry in entries})
    used: Counter[str] = Counter()
    findings = []
    for finding in result.findings:
        mark = fingerprint(finding)
        if not finding.is_allowed and used[mark] < left[mark]:
            used[mark] += 1
            finding = replace(finding, allowance=_allowance(finding, path))
        findings.append(finding)
    kept = [e | {"count": used[e["fingerprint"]]} for e in entries if used[e["fingerprint"]]]
    gone = left.total() - used.total()
    return Applied(replace(result, findings=tuple(findings)), _written(kept), gone)


def _entry(finding: Finding, mark: str, count: int) -> dict[str, Any]:
    return {
        "fingerprint": mark,
        "rule": finding.rule,
        "claims": [claim.uid for claim in finding.claims],
        "count": count,
    }


def _written(entries: list[dict[str, Any]]) -> str:
    entries.sort(key=lambda entry: (entry["rule"], entry["claims"], entry["fingerprint"]))
    tree = {"version": VERSION, "findings": entries}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _allowance(finding: Finding, path: str) -> Allowance:
    return Allowance(finding.rule, "recorded in the baseline", Place(path, 1, 1))


def _read(baseline: str, path: str) -> list[dict[str, Any]]:
    try:
        tree = json.loads(baseline)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise UnreadableError([Fault(f"not JSON: {error.msg}", place)]) from None
    if not _is_baseline(tree):
        expected = "a file that factcheck baseline wrote"
        fault = Fault(f"not a baseline of version {VERSION}", Place(path, 1, 1), expected)
        raise UnreadableError([fault])
    return list(tree["findings"])


def _is_baseline(tree: object) -> bool:
    if not isinstance(tree, Mapping) or tree.get("version") != VERSION:
        return False
    entries = tree.get("findings")
    return isinstance(entries, list) and all(map(_is_entry, entries))


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, Mapping)
        and isinstance(entry.get("fingerprint"), str)
        and isinstance(entry.get("rule"), str)
        and isinstance(entry.get("claims"), list)
        and isinstance(entry.get("count"), int)
        and entry["count"] > 0
    )
