"""Rule allowance-expired."""

from factcheck import Acceptance


def check_allowance_expired(allowance: Acceptance) -> None:
    """An accepted finding whose acceptance has run out.

    Somebody wanted to look at it again by then. One that nothing needs any more is told as
    `allowance-unused` alone.

    Fails:
        - quantity: 900 km
          restated: 500 miles
          allow: {conversion-error: {reason: to be corrected, until: 2020-06-30}}

    Passes:
        - quantity: 900 km
          restated: 500 miles
          allow: {conversion-error: {reason: to be corrected, until: 9999-12-31}}
        - quantity: 900 km
          restated: 500 miles
          allow: {conversion-error: as the agency has it}
        - quantity: 900 km
          restated: 560 miles
          allow: {conversion-error: {reason: to be corrected, until: 2020-06-30}}
    """
    rule, until = allowance.allowance.rule, allowance.allowance.until
    is_over = allowance.is_expired and allowance.is_needed
    assert not is_over, f"{rule} was accepted until {until}; look at it again"
