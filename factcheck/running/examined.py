"""What checks found in a source: told to another process, and gathered into a result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from operator import is_
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import astuple, replace

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
    Seen,
    SeenOnce,
    Severity,
)

Plain = dict[str, Any]
Told = TypeVar("Told", Finding, Observation)
_Claims: TypeAlias = tuple[Claim, ...]


class Examined(Struct, frozen=True):
    """What some checks found in one source, what they looked at, and where they broke down.

    ``source`` is its id; empty for what is told of several, or of none.
    """

    source: str = ""
    rules: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    observations: tuple[Observation, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()


def together(source: str, examined: Iterable[Examined]) -> Examined:
    """What several checks, or rounds of them, found in one source."""
    parts = list(examined)
    rules = chain.from_iterable(one.rules for one in parts)
    findings = chain.from_iterable(one.findings for one in parts)
    observations = chain.from_iterable(one.observations for one in parts)
    breakdowns = chain.from_iterable(one.breakdowns for one in parts)
    return Examined(source, tuple(rules), tuple(findings), tuple(observations), tuple(breakdowns))


def without(examined: Examined, rules: frozenset[str]) -> Examined:
    """What the checks of other rules found in a source."""

    def left(told: tuple[str, ...]) -> tuple[str, ...]:
        return told if rules.isdisjoint(told) else tuple(one for one in told if one not in rules)

    seen = (
        one if rules.isdisjoint(one.rules) else replace(one, rules=left(one.rules))
        for one in examined.observations
    )
    return Examined(
        examined.source,
        left(examined.rules),
        tuple(one for one in examined.findings if one.rule not in rules),
        tuple(one for one in seen if one.rules),
        tuple(one for one in examined.breakdowns if one.rule not in rules),
    )


class Gathered:
    """What was found so far, in whichever order it comes; what several checks saw is kept once."""

    def __init__(self) -> None:
        self._rules: set[str] = set()
        self._findings: list[Finding] = []
        self._seen = SeenOnce()
        self._breakdowns: set[tuple[str, str, str, bool]] = set()

    def add(self, examined: Examined) -> None:
        """Take in what was found in a source."""
        self._rules.update(examined.rules)
        self._findings += examined.findings
        self._breakdowns.update(astuple(one) for one in examined.breakdowns)
        self._seen.add(examined.observations)

    def examined(self, source: str = "") -> Examined:
        """All of it, as if found in one source."""
        return Examined(
            source,
            tuple(sorted(self._rules)),
            tuple(self._findings),
            tuple(self._seen),
            tuple(Breakdown(*one) for one in self._breakdowns),
        )

    def result(self, archive: Archive, seen: Seen | None = None) -> Result:
        """Everything found, in the order of the reports; ``seen`` as in ``Result``."""
        return Result(
            archive.sources,
            archive.references,
            tuple(sorted(self._findings, key=_finding_order)),
            self._seen.in_order,
            tuple(sorted(self._rules)),
            (
                *archive.breakdowns,
                *(Breakdown(*one) for one in sorted(self._breakdowns)),
            ),
            seen=seen,
        )


def _finding_order(finding: Finding) -> tuple[object, ...]:
    return (finding.sort_key, [claim.uid for claim in finding.claims])


def gathered(archive: Archive, examined: Iterable[Examined], seen: Seen | None = None) -> Result:
    """What was found in every source, as one result; ``seen`` as in that."""
    found = Gathered()
    with collector_at_rest():
        for one in examined:
            found.add(one)
        return found.result(archive, seen)


def to_plain(examined: Examined) -> Plain:
    """Builtin values only, for a report that crosses processes.

    Claims are told by their ``file.claim``; several of them together, and the rules of checks that
    looked at one thing, once, and by a number wherever they come again.
    """
    claims: dict[_Claims, int] = _numbered()
    rules: dict[tuple[str, ...], int] = _numbered()
    return {
        "source": examined.source,
        "rules": list(examined.rules),
        "findings": [_plain_finding(finding, claims) for finding in examined.findings],
        "observations": [
            [
                rules[one.rules],
                claims[one.claims],
                str(one.verdict) if one.verdict else None,
                one.explanation,
                claims[one.witnesses],
            ]
            for one in examined.observations
        ],
        "breakdowns": [list(astuple(one)) for one in examined.breakdowns],
        "groups_of_claims": [[claim.uid for claim in some] for some in claims],
        "groups_of_rules": [list(names) for names in rules],
    }


def _numbered() -> dict[Any, int]:
    """What is told once, with the number that it is given when it is first asked for."""
    return defaultdict(count().__next__)


def from_plain(plain: Plain, find: Callable[[str], Claim]) -> Examined:
    """What ``to_plain`` told; ``find`` gives the claim of this process for a ``file.claim``."""
    claims = [tuple(map(find, uids)) for uids in plain["groups_of_claims"]]
    rules = [_interned(tuple(names)) for names in plain["groups_of_rules"]]
    return Examined(
        plain["source"],
        _interned(tuple(plain["rules"])),
        tuple(_finding(one, claims) for one in plain["findings"]),
        tuple(
            Observation(
                rules[names],
                claims[some],
                Verdict(verdict) if verdict else None,
                explanation,
                claims[witnesses],
            )
            for names, some, verdict, explanation, witnesses in plain["observations"]
        ),
        tuple(Breakdown(*one) for one in plain["breakdowns"]),
    )


class _Seen(Struct, frozen=True, array_like=True):
    """What was seen; claims and rules are told once, as by ``to_plain``, and then by a number."""

    observations: tuple[tuple[int, int, Verdict | None, str, int], ...]
    groups_of_claims: tuple[tuple[str, ...], ...]
    groups_of_rules: tuple[tuple[str, ...], ...]


_DECODE_SEEN = msgspec.msgpack.Decoder(_Seen).decode


def seen_told(observations: Iterable[Observation]) -> bytes:
    """What was seen, for another process: ``seen_in`` gives it back."""
    claims: dict[_Claims, int] = _numbered()
    rules: dict[tuple[str, ...], int] = _numbered()
    told = tuple(
        (rules[one.rules], claims[one.claims], one.verdict, one.explanation, claims[one.witnesses])
        for one in observations
    )
    uids = tuple(tuple(claim.uid for claim in some) for some in claims)
    return msgspec.msgpack.encode(_Seen(told, uids, tuple(rules)))


def seen_in(told: bytes, find: Callable[[str], Claim]) -> Iterator[Observation]:
    """What ``seen_told`` tells; ``find`` gives a claim for a ``file.claim``."""
    seen = _DECODE_SEEN(told)
    claims = [tuple(map(find, uids)) for uids in seen.groups_of_claims]
    rules = [_interned(names) for names in seen.groups_of_rules]
    for names, some, verdict, explanation, witnesses in seen.observations:
        yield Observation(rules[names], claims[some], verdict, explanation, claims[witnesses])


def of_now(examined: Examined, find: Callable[[str], Claim]) -> Examined:
    """What was found, told of the claims as they are read now, each by its ``file.claim``."""

    def told_now(one: Told) -> Told:
        claims = tuple(find(claim.uid) for claim in one.claims)
        if all(map(is_, claims, one.claims)):
            return one
        return replace(one, claims=claims, witnesses=tuple(find(c.uid) for c in one.witnesses))

    return replace(
        examined,
        findings=tuple(map(told_now, examined.findings)),
        observations=tuple(map(told_now, examined.observations)),
    )


@lru_cache(maxsize=1024)
def _interned(rules: tuple[str, ...]) -> tuple[str, ...]:
    """Some rules as one and the same value: few sets of rules look at anything."""
    return rules


def _plain_finding(finding: Finding, claims: Mapping[_Claims, int]) -> Plain:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "place": list(astuple(finding.place)),
        "claims": claims[finding.claims],
        "working": list(finding.working),
        "suggestions": list(finding.suggestions),
        "allowance": msgspec.to_builtins(finding.allowance),
        "witnesses": claims[finding.witnesses],
    }


def _finding(plain: Plain, claims: Sequence[_Claims]) -> Finding:
    return Finding(
        rule=plain["rule"],
        severity=Severity(plain["severity"]),
        message=plain["message"],
        place=Place(*plain["place"]),
        claims=claims[plain["claims"]],
        working=tuple(plain["working"]),
        suggestions=tuple(plain["suggestions"]),
        allowance=msgspec.convert(plain["allowance"], Allowance | None),
        witnesses=claims[plain["witnesses"]],
    )


def allowance_of(rule: str, claims: Iterable[Claim]) -> Allowance | None:
    """The acceptance of a rule's findings by one of the claims they are about."""
    allowances = (allowance for claim in claims for allowance in claim.allowances)
    return next((allowance for allowance in allowances if allowance.rule == rule), None)
