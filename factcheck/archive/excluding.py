"""What a source's claims cannot all say at once: its minimal conflicts, and who tells of them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.conflict_notes import tell_conflict
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.scopes import expected_in_one_unit
from factcheck.consistency.statements import Statements, statements_of
from factcheck.consistency.system import MinimalConflict
from factcheck.consistency.values import value_of_claim
from factcheck.model import Claim, Conflict, Derivation, Expectation, Source


def conflicts_in(
    source: Source,
    references: Sequence[Claim],
    expectations: Sequence[Expectation],
    derivations: Sequence[Derivation],
) -> tuple[Conflict, ...]:
    """Every independent minimal conflict among what a source says, and the desk knows and expects.

    ``references`` are those about what the source speaks of; others can clash with nothing.
    What could not be decided within the budget is told too, as *cannot tell*.
    """
    plain = [one for one in expectations if not _leaves_out_a_unit(one)]
    statements = statements_of(source, references, plain, derivations)
    result = find_conflicts(statements.members)
    found = [_conflict(core, statements) for core in result.conflicts]
    undecided = [Conflict((), Comparison(Verdict.CANNOT_TELL, why)) for why in result.undecided]
    return (*found, *undecided)


def _leaves_out_a_unit(expectation: Expectation) -> bool:
    """Whether a claim in it is read in the unit of another, which the claim alone does not say."""
    tree = parse_expectation(expectation.text)
    own = {
        name: value_of_claim(claim)
        for name, claim in zip(tree.claim_names, expectation.claims, strict=False)
    }
    told = expected_in_one_unit(tree, own.get)
    return any(told(name) is not value for name, value in own.items())


def _conflict(core: MinimalConflict, statements: Statements) -> Conflict:
    claims = [claim for name in core.names for claim in statements.claims.get(name, ())]
    ordered = sorted(dict.fromkeys(claims), key=lambda claim: claim.is_reference)
    return Conflict(tuple(ordered), tell_conflict(core, statements))
