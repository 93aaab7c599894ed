"""Rule allowance-unused."""

from factcheck import Acceptance, no_such_rule


def check_allowance_unused(allowance: Acceptance) -> None:
    """An accepted finding that no longer turns up, or an acceptance of a rule that does not exist.

    An acceptance that nothing needs would hide the next, different mistake.

    Fails:
        - quantity: 900 km
          restated: 560 miles
          allow: {conversion-error: as the agency has it}
        - quantity: 900 km
          restated: 560 miles
          allow: {conversion-eror: as the agency has it}

    Passes:
        - quantity: 900 km
          restated: 500 miles
          allow: {conversion-error: as the agency has it}
    """
    rule = allowance.allowance.rule
    assert allowance.is_known, no_such_rule(rule)
    assert allowance.is_needed, f"{rule} is accepted here, but no longer finds anything"
