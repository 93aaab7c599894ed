"""Findings recorded at one time, so that afterwards only new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from factcheck.claimfiles.files import read_text
from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import Allowance, Finding, Result
from factcheck.model.result import UNREAD
from factcheck.reports.findings import fingerprint
from factcheck.reports.json_report import json_text


class RecordedFinding(Struct, frozen=True):
    """How many findings of one content fingerprint are recorded, with their rule and claims."""

    fingerprint: str
    rule: str
    claims: tuple[str, ...]
    count: Annotated[int, Meta(gt=0)]


class _File(Struct, frozen=True):
    version: Literal[1]
    findings: tuple[RecordedFinding, ...]


class Baseline(Struct, frozen=True, eq=False, dict=True):
    """What a baseline file records: how many findings of each content fingerprint.

    ``path`` is the file's, from the project's root. ``untold`` are the fingerprints of which a run
    could not tell whether anything is found still.
    """

    path: str
    entries: tuple[RecordedFinding, ...]
    untold: frozenset[str] = frozenset()

    def beside(self, result: Result, unread: Callable[[str], bool] | None = None) -> Baseline:
        """The same, of what is recorded of sources that are ``unread``, by their ids, untold.

        So is that of a check that broke down.
        """
        broken = {(one.rule, one.source) for one in result.breakdowns}
        missing = {one.source for one in result.breakdowns if one.rule in UNREAD}

        def is_untold(entry: RecordedFinding) -> bool:
            sources = {claim.rpartition(".")[0] for claim in entry.claims}
            ends = ((entry.rule, source) in broken for source in ("", *sources))
            is_read = missing.isdisjoint(sources) and not (unread and any(map(unread, sources)))
            return any(ends) or not is_read

        marks = (entry.fingerprint for entry in self.entries if is_untold(entry))
        return replace(self, untold=frozenset(marks))

    def accept(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, those that are recorded allowed.

        An entry covers as many findings as were recorded, and never one that has changed.
        """
        left = Counter({entry.fingerprint: entry.count for entry in self.entries})
        accepted = []
        for finding in findings:
            mark = fingerprint(finding)
            if not finding.is_allowed and left[mark] > 0:
                left[mark] -= 1
                finding = replace(finding, allowance=self._allowance(finding))
            accepted.append(finding)
        return tuple(accepted)

    def kept(self, findings: Iterable[Finding]) -> str:
        """The text of the file without the entries that none of the findings needs any more."""
        found = self._needing(findings)
        return _written(
            entry
            if entry.fingerprint in self.untold
            else replace(entry, count=min(entry.count, found[entry.fingerprint]))
            for entry in self.entries
            if found[entry.fingerprint] or entry.fingerprint in self.untold
        )

    def gone(self, findings: Iterable[Finding]) -> tuple[str, ...]:
        """What is recorded and found no more, or less often: rule and claims of each."""
        return tuple(
            f"{entry.rule} ({', '.join(entry.claims)})" + f" {count} times" * (count > 1)
            for entry, count in self._fewer(findings)
        )

    def count_gone(self, findings: Iterable[Finding]) -> int:
        """How many findings are recorded and found no more."""
        return sum(count for _, count in self._fewer(findings))

    def _fewer(self, findings: Iterable[Finding]) -> Iterator[tuple[RecordedFinding, int]]:
        """The entries that cover more findings than there are, and how many more."""
        found = self._needing(findings)
        for entry in self.entries:
            if entry.fingerprint in self.untold:
                continue
            if entry.count > found[entry.fingerprint]:
                yield entry, entry.count - found[entry.fingerprint]

    def _needing(self, findings: Iterable[Finding]) -> Counter[str]:
        """How many findings need an entry, by their fingerprints: those that no claim allows."""
        return Counter(
            fingerprint(finding)
            for finding in findings
            if finding.allowance is None or finding.allowance.place.path == self.path
        )

    def _allowance(self, finding: Finding) -> Allowance:
        return Allowance(finding.rule, "recorded in the baseline", Place(self.path, 1, 1))


def record_baseline(result: Result) -> str:
    """The findings that are not allowed, as the text of a baseline file.

    An entry is a finding's content fingerprint: it follows its claim through the file, and no
    longer covers it once the claim's words, or those of any other side, change.
    """
    recorded = [finding for finding in result.findings if not finding.is_allowed]
    last = {fingerprint(finding): finding for finding in recorded}
    counts = Counter(map(fingerprint, recorded))
    return _written(
        RecordedFinding(
            mark, finding.rule, tuple(claim.uid for claim in finding.claims), counts[mark]
        )
        for mark, finding in last.items()
    )


def _written(entries: Iterable[RecordedFinding]) -> str:
    ordered = sorted(entries, key=lambda entry: (entry.rule, entry.claims, entry.fingerprint))
    return json_text(_File(1, tuple(ordered))) + "\n"


def baseline_at(path: Path) -> Baseline:
    """The baseline in a file; raises ``UnreadableError`` for what cannot be read, or is none."""
    return read_baseline(read_text(path, path.name, path.name), path.name)


def read_baseline(baseline: str, path: str) -> Baseline:
    """The baseline in a file's text; raises ``UnreadableError`` where it is none."""
    try:
        tree = json.loads(baseline)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise UnreadableError([Fault(f"not JSON: {error.msg}", place)]) from None
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all measure
        raise UnreadableError([Fault(f"not JSON: {error}", Place(path, 1, 1))]) from None
    try:
        return Baseline(path, msgspec.convert(tree, _File).findings)
    except (msgspec.ValidationError, UnicodeEncodeError):  # of another form, or half a character
        expected = "a file that factcheck baseline wrote"
        fault = Fault("not a baseline of version 1", Place(path, 1, 1), expected)
        raise UnreadableError([fault]) from None
