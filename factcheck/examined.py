"""What checks found in a source: told to another process, and gathered into a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from factcheck.archive import Archive
from factcheck.collector import collector_at_rest
from factcheck.comparison import Verdict
from factcheck.errors import Place
from factcheck.model import (
    Allowance,
    Breakdown,
    Claim,
    Finding,
    Observation,
    Result,
    Severity,
)

Plain = dict[str, Any]
_Claims: TypeAlias = tuple[Claim, ...]


class Examined(Struct, frozen=True):
    """What some checks found in one source, what they looked at, and where they broke down."""

    rules: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    observations: tuple[Observation, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()


class Gathered:
    """What was found so far, in whichever order it comes; what several checks saw is kept once."""

    def __init__(self) -> None:
        self._rules: set[str] = set()
        self._findings: list[Finding] = []
        self._seen: dict[tuple[_Claims, Verdict | None, str, _Claims], tuple[str, ...]] = {}
        self._breakdowns: set[tuple[str, str, str, bool]] = set()

    def add(self, examined: Examined) -> None:
        """Take in what was found in a source."""
        self._rules.update(examined.rules)
        self._findings += examined.findings
        self._breakdowns.update(astuple(one) for one in examined.breakdowns)
        seen = self._seen
        for one in examined.observations:
            key = one.claims, one.verdict, one.explanation, one.witnesses
            known = seen.get(key)
            seen[key] = one.rules if known is None else _both(known, one.rules)

    def examined(self) -> Examined:
        """All of it, as if found in one source."""
        return Examined(
            tuple(sorted(self._rules)),
            tuple(self._findings),
            tuple(Observation(self._seen[key], *key) for key in self._seen),
            tuple(Breakdown(*one) for one in self._breakdowns),
        )

    def result(self, archive: Archive) -> Result:
        """Everything found, in the order of the reports."""
        return Result(
            archive.sources,
            archive.references,
            tuple(sorted(self._findings, key=_finding_order)),
            tuple(sorted((Observation(self._seen[key], *key) for key in self._seen), key=_order)),
            tuple(sorted(self._rules)),
            (
                *archive.breakdowns,
                *(Breakdown(*one) for one in sorted(self._breakdowns)),
            ),
        )


@lru_cache(maxsize=1024)
def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The rules of both, in order: few sets of rules look at anything, so each is kept once."""
    return tuple(sorted({*one, *other}))


def _finding_order(finding: Finding) -> tuple[object, ...]:
    return (finding.sort_key, [claim.uid for claim in finding.claims])


def _order(observation: Observation) -> tuple[object, ...]:
    return (observation.rules, observation.explanation, *(c.uid for c in observation.claims))


def gathered(archive: Archive, examined: Iterable[Examined]) -> Result:
    """What was found in every source, as one result."""
    found = Gathered()
    with collector_at_rest():
        for one in examined:
            found.add(one)
        return found.result(archive)


def to_plain(examined: Examined) -> Plain:
    """Builtin values only, claims by their ``file.claim``, for a report that crosses processes."""
    return {
        "rules": list(examined.rules),
        "findings": [_plain_finding(finding) for finding in examined.findings],
        "observations": [_plain_observation(one) for one in examined.observations],
        "breakdowns": [list(astuple(one)) for one in examined.breakdowns],
    }


def from_plain(plain: Plain, archive: Archive) -> Examined:
    """What ``to_plain`` told, with the claims of this process's archive."""
    return Examined(
        tuple(plain["rules"]),
        tuple(_finding(one, archive) for one in plain["findings"]),
        tuple(_observation(one, archive) for one in plain["observations"]),
        tuple(Breakdown(*one) for one in plain["breakdowns"]),
    )


def _plain_finding(finding: Finding) -> Plain:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "place": [place.path, place.line, place.column, place.end_column],
        "claims": [claim.uid for claim in finding.claims],
        "working": list(finding.working),
        "suggestions": list(finding.suggestions),
        "allowance": msgspec.to_builtins(finding.allowance),
        "witnesses": [claim.uid for claim in finding.witnesses],
    }


def _finding(plain: Plain, archive: Archive) -> Finding:
    claims = _claims(plain["claims"], archive)
    return Finding(
        rule=plain["rule"],
        severity=Severity(plain["severity"]),
        message=plain["message"],
        place=Place(*plain["place"]),
        claims=claims,
        working=tuple(plain["working"]),
        suggestions=tuple(plain["suggestions"]),
        allowance=msgspec.convert(plain["allowance"], Allowance | None),
        witnesses=_claims(plain["witnesses"], archive),
    )


def allowance_of(rule: str, claims: Iterable[Claim]) -> Allowance | None:
    """The acceptance of a rule's findings by one of the claims they are about."""
    allowances = (allowance for claim in claims for allowance in claim.allowances)
    return next((allowance for allowance in allowances if allowance.rule == rule), None)


def _plain_observation(observation: Observation) -> Plain:
    return {
        "rules": list(observation.rules),
        "claims": [claim.uid for claim in observation.claims],
        "verdict": str(observation.verdict) if observation.verdict else None,
        "explanation": observation.explanation,
        "witnesses": [claim.uid for claim in observation.witnesses],
    }


def _observation(plain: Mapping[str, Any], archive: Archive) -> Observation:
    verdict = Verdict(plain["verdict"]) if plain["verdict"] else None
    claims, witnesses = (_claims(plain[name], archive) for name in ("claims", "witnesses"))
    rules, explanation = tuple(plain["rules"]), plain["explanation"]
    return Observation(rules, claims, verdict, explanation, witnesses)


def _claims(uids: Iterable[str], archive: Archive) -> tuple[Claim, ...]:
    return tuple(archive.by_uid[uid] for uid in uids)
