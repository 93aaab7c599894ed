"""What one check found in one source: told to another process, and gathered into a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from factcheck.archive import Archive
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


class Examined(Struct, frozen=True):
    """The findings of one check in one source, what it looked at, and where it broke down."""

    rule: str
    findings: tuple[Finding, ...] = ()
    observations: tuple[Observation, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()


def result_of(archive: Archive, examined: Iterable[Examined]) -> Result:
    """Everything found, in the order of the reports, whichever order it came in."""
    parts = list(examined)
    findings = (finding for part in parts for finding in part.findings)
    observations = (observation for part in parts for observation in part.observations)
    breakdowns = (breakdown for part in parts for breakdown in part.breakdowns)
    return Result(
        archive.sources,
        archive.references,
        tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        tuple(sorted(observations, key=_observation_key)),
        tuple(sorted({part.rule for part in parts if part.rule})),
        tuple(Breakdown(*one) for one in sorted(set(map(astuple, breakdowns)))),
    )


def _observation_key(observation: Observation) -> tuple[str, ...]:
    return (observation.rule, observation.explanation, *(c.uid for c in observation.claims))


def to_plain(examined: Examined) -> Plain:
    """Builtin values only, claims by their ``file.claim``, for a report that crosses processes."""
    return {
        "rule": examined.rule,
        "findings": [_plain_finding(finding) for finding in examined.findings],
        "observations": [_plain_observation(one) for one in examined.observations],
        "breakdowns": [list(astuple(one)) for one in examined.breakdowns],
    }


def from_plain(plain: Plain, archive: Archive) -> Examined:
    """What ``to_plain`` told, with the claims of this process's archive."""
    return Examined(
        plain["rule"],
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
        "rule": observation.rule,
        "claims": [claim.uid for claim in observation.claims],
        "verdict": str(observation.verdict) if observation.verdict else None,
        "explanation": observation.explanation,
        "witnesses": [claim.uid for claim in observation.witnesses],
    }


def _observation(plain: Mapping[str, Any], archive: Archive) -> Observation:
    verdict = Verdict(plain["verdict"]) if plain["verdict"] else None
    claims, witnesses = (_claims(plain[name], archive) for name in ("claims", "witnesses"))
    return Observation(plain["rule"], claims, verdict, plain["explanation"], witnesses)


def _claims(uids: Iterable[str], archive: Archive) -> tuple[Claim, ...]:
    return tuple(archive.by_uid[uid] for uid in uids)
