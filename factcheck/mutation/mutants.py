"""Slips planted one at a time, and what the checks say then that they did not say before."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from factcheck.affected import Snapshot, affected, imprint_of, snapshot_of
from factcheck.archive import Archive
from factcheck.archive.replacing import with_source
from factcheck.check import Check
from factcheck.errors import ExpressionError, Place
from factcheck.examine import ARCHIVE, examine, part_parameter
from factcheck.examined import Examined
from factcheck.model import Claim, Finding, Observation, Severity, Source
from factcheck.mutation.advice import remedy_for
from factcheck.mutation.planting import Planted, planted

UPKEEP = frozenset(
    {
        "about-unmatched",
        "allowance-unused",
        "quote-ambiguous",
        "quote-not-in-source",
        "value-not-in-quote",
    }
)
"""The rules that look after claim files: of a slip in the article they know nothing."""
REFUSED = "unreadable"
"""What a mutant is noticed by with which a claim file cannot be read any more."""


class Mutant(Struct, frozen=True):
    """One slip in one source: what it does and where, and what notices it.

    ``claims`` are those that quote the place. ``rule`` is the check that notices, empty where
    none does; then ``remedy`` says what would. One in a claim that is found wrong as it is is
    left out: nothing can be told of it.
    """

    source: str
    kind: str
    told: str
    place: Place
    claims: tuple[str, ...]
    rule: str = ""
    severity: str = ""
    message: str = ""
    remedy: str = ""
    is_left_out: bool = False

    @property
    def is_noticed(self) -> bool:
        """Whether a check says something that it did not say before."""
        return bool(self.rule)


def mutants_of(
    archive: Archive,
    source: Source,
    checks: Iterable[Check],
    seed: int = 1,
    most: int | None = None,
) -> Iterator[Mutant]:
    """Every slip that one source may have, planted by itself, with what notices it.

    ``most`` draws so many of them. The same seed gives the same mutants.
    """
    bench = _Bench(_around(archive, source), checks)
    slips = list(planted(source, str(seed)))
    if most is not None and most < len(slips):
        draw = random.Random(f"{seed} {source.id}")  # noqa: S311 — no secret
        slips = [slips[at] for at in sorted(draw.sample(range(len(slips)), most))]
    return (_mutant(source, one, bench) for one in slips)


def _mutant(source: Source, slip: Planted, bench: _Bench) -> Mutant:
    claims = tuple(claim.uid for claim in slip.claims)
    mutant = Mutant(source.id, slip.kind, slip.told, slip.place, claims)
    if not bench.wrong.isdisjoint(slip.claims):
        return replace(mutant, is_left_out=True)
    try:
        found = bench.noticed(slip.source)
    except ExpressionError as error:
        return replace(mutant, rule=REFUSED, severity="error", message=error.message)
    if found is None:
        return replace(mutant, remedy=remedy_for(slip, bench.archive, bench.observations))
    return replace(mutant, rule=found.rule, severity=str(found.severity), message=found.message)


def _around(archive: Archive, source: Source) -> Archive:
    """The archive as far as a change of the source can reach.

    Of another source that is what names its claims or is named by them, whole, and otherwise
    the claims about the same.
    """
    taken = snapshot_of(archive).sources
    own = taken[source.id]
    about = frozenset(own.about.values())

    def is_tied(other: Source) -> bool:
        there = taken[other.id]
        is_named = not own.named.isdisjoint(there.claims) or other.id in own.quoted
        names = not there.named.isdisjoint(own.claims) or source.id in there.quoted
        return other is source or is_named or names

    kept = []
    for other in archive.sources:
        if is_tied(other):
            kept.append(other)
        else:
            fellows = tuple(c for c in other.claims if (c.subject, c.aspect) in about and c.about)
            kept += [replace(other, claims=fellows)] if fellows else []
    named = {one.id for one in kept}
    expectations = {name: said for name, said in archive.expectations.items() if name in named}
    return replace(archive, sources=tuple(kept), expectations=expectations)


class _Bench:
    """The sources that a slip can touch, with what is found in them as they are."""

    def __init__(self, archive: Archive, checks: Iterable[Check]) -> None:
        self.archive = archive
        self._checks = sorted(filter(_is_asked, checks), key=_cost)
        self._by_rule = {check.rule: check for check in self._checks}
        self._taken = snapshot_of(archive)
        self._found = {
            (check.rule, source.id): self._examined(check, archive, source)
            for check in self._checks
            for source in archive.sources
        }

    def _examined(self, check: Check, archive: Archive, source: Source) -> Examined:
        return examine((check,), archive, source, self._by_rule.get)

    @cached_property
    def wrong(self) -> frozenset[Claim]:
        """The claims that an error accuses already, which nobody has accepted."""
        return frozenset(
            claim
            for one in self._found.values()
            for finding in one.findings
            if finding.severity is Severity.ERROR and not finding.is_allowed
            for claim in finding.claims
            if claim not in finding.witnesses
        )

    @cached_property
    def observations(self) -> list[Observation]:
        """What the checks looked at, as it is."""
        return [seen for one in self._found.values() for seen in one.observations]

    def noticed(self, mistyped: Source) -> Finding | None:
        """The first error that a source has made new, or else the first finding.

        Only what the change can reach is asked again. Raises ``ExpressionError``.
        """
        archive = with_source(self.archive, mistyped)
        reach = affected(self._taken, self._snapshot(archive))
        lighter: list[Finding] = []
        for check in self._checks:
            for source in archive.sources:
                new = self._new(check, archive, source) if reach.is_asked(check, source.id) else ()
                for finding in new:
                    if finding.severity is Severity.ERROR:
                        return finding
                    lighter.append(finding)
        return min(lighter, key=lambda one: one.sort_key, default=None)

    def _new(self, check: Check, archive: Archive, source: Source) -> Iterator[Finding]:
        known = Counter(map(_key, _open(self._found[check.rule, source.id])))
        for finding in _open(self._examined(check, archive, source)):
            known[_key(finding)] -= 1
            if known[_key(finding)] < 0:
                yield finding

    def _snapshot(self, archive: Archive) -> Snapshot:
        changed = {
            now.id: imprint_of(now, archive.expectations.get(now.id, ()))
            for before, now in zip(self.archive.sources, archive.sources, strict=True)
            if now is not before
        }
        return Snapshot({**self._taken.sources, **changed}, archive.today)


def _is_asked(check: Check) -> bool:
    takes = {part_parameter(check), ARCHIVE}
    return check.rule not in UPKEEP and set(check.parameters) <= takes


def _cost(check: Check) -> bool:
    """Joint conflicts last: they cost most, and mostly others have noticed before."""
    return "conflict" in check.parameters


def _open(one: Examined) -> list[Finding]:
    return [finding for finding in one.findings if not finding.is_allowed]


def _key(finding: Finding) -> tuple[tuple[str, bool], ...]:
    """The rule and whom a finding accuses: its words change with the claim's."""
    claims = {claim.uid: claim in finding.witnesses for claim in finding.claims}
    return ((finding.rule, False), *sorted(claims.items()))
