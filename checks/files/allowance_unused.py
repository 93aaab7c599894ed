"""Rule allowance-unused."""

from factcheck import Acceptance, standard_checks


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
    assert allowance.is_known, f"No check has the rule {rule}, which is accepted here{_meant(rule)}"
    assert allowance.is_needed, f"{rule} is accepted here, but no longer finds anything"


def _meant(rule: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(rule, [check.rule for check in standard_checks()], n=1)
    return f"; did you mean {near[0]}?" if near else ""
